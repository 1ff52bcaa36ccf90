"""Which place a document is about: its administrative division with the divisions above it, a town, or a named zone.

Many reports never print their own name in full (代表县人民政府); then the short name, the words 全县 and 全区, the
divisions named around it and, last of all, the file's name have to tell.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from kg.documents.joining import Crosses
from kg.documents.own_words import Own, own_words
from kg.lexicon import words
from kg.lexicon.divisions import divisions, short_name
from kg.lexicon.matcher import Matcher
from kg.model.document import Division, Genre, Level

_STRONG = (
    re.compile(r"代表(?:中共)?([\u4e00-\u9fff]{2,20}?)(?:第[一二三四五六七八九十]+届)?人民政府"),
    re.compile(r"(?:^|\n)([\u4e00-\u9fff]{2,16}?)人民政府(?:代?理?[县区市省州旗]长|盟长|主席)"),
    re.compile(r"(?:^|\n)([\u4e00-\u9fff]{1,12}?[县区市州旗盟])代?理?[县区市州旗盟]长"),
    re.compile(r"(?:^|\n)(?:20\d\d年)?([\u4e00-\u9fff]{2,20}?)(?:人民政府|行政公署)?(?:20\d\d年)?(?:政府)?工作报告"),
    re.compile(r"在([\u4e00-\u9fff]{2,20}?)(?:第?[一二三四五六七八九十]+届)?(?:人民代表大会|人大)"),
    re.compile(r"聚焦([\u4e00-\u9fff]{2,6}?)两会"),
    re.compile(r"(?:^|\n|[,。 ])([\u4e00-\u9fff]{2,12}[区县市州旗盟省])委(?:常委会|书记)"),
    re.compile(r"(?:中国共产党|中共)([\u4e00-\u9fff]{2,16}?)(?:第[一二三四五六七八九十]+(?:届|次)|委员会)"),
    re.compile(r"政协([\u4e00-\u9fff]{2,16}?)(?:第[一二三四五六七八九十]+届)?(?:委员会|常)"),
    re.compile(r"(?:^|\n)(?:关于)?(?:20\d\d年)?([\u4e00-\u9fff]{2,16}?)(?:20\d\d年)?(?:国民经济|预算|财政|一般公共预算|统计公报)"),
    re.compile(r"(?:^|\n)([\u4e00-\u9fff]{2,16}?)(?:统计局|财政局|发展和改革委员会|发展和改革局|发改委)(?:\n|$)"),
)  # fmt: skip
#: The government of the country speaks, in the front of its report.
_NATION = re.compile(
    r"代表国务院,?向|受国务院(?:的)?委托|在第?[一二三四五六七八九十]+届全国(?:人民代表大会|人大)[^。]{0,12}会议上"
)
_FRONT = 400
#: 来源:某某日报, 来源:某某新闻网.
_PAPER = re.compile(
    r"来源:? ?([\u4e00-\u9fff]{2,4}?)(?:日报|晚报|时报|新闻网|新闻中心|融媒体?中心|融媒|电视台|广播电视台|在线|网|宣传部|(?:人民)?政府网?|发布|信息港)"
)
_ZONE = re.compile(
    r"[\u4e00-\u9fff]{2,6}?(?:工业园区|高新区|经开区|高新技术产业开发区|经济技术开发区|经济开发区|新区|开发区|保税区)"
)
_ZONE_SPEAKS = re.compile(
    rf"(?:^|\n|代表|在)(?:20\d\d年)?({_ZONE.pattern})(?:党工委|管理委员会|管委会|[、和]){{0,4}}(?:20\d\d年|关于|向)?.{{0,6}}(?:工作(?:报告|总结)|大会)"
)
_TOWN_SPEAKS = re.compile(
    r"代表(?:[\u4e00-\u9fff]{2,12}?)?(?:镇|乡|街道)(?:党委、|党工委、)?(?:人民政府|政府|办事处|党委|党工委)"
    r"|(?:镇|乡|街道)(?:第[一二三四五六七八九十]+届)?人民代表大会|(?:镇|乡)第[一二三四五六七八九十]+次代表大会"
    r"|(?:^|\n)[\u4e00-\u9fff]{2,12}(?:镇|乡|街道)(?:人民政府|办事处)?(?:20\d\d年)?(?:政府)?工作(?:报告|总结)"
)
_TOWN = re.compile(
    r"([\u4e00-\u9fff]{2,16}?(?:镇|乡|街道))(?=办事处|人民政府|政府|(?:20\d\d年)?工作|第[一二三四五六七八九十]+[届次]|人民代表大会|人大|党委|党工委)"
)
#: From this score on nothing needs to be guessed.
_SURE = 12
#: A full name that stands so often is stated, whatever else is named.
_OFTEN = 10
#: Below this score hardly anything speaks for a place.
_FEW = 8


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a document: a division where it is one, else only a name."""

    division: Division | None
    name: str
    ancestors: tuple[Division, ...]
    inferred: bool


@cache
def full_names() -> Matcher:
    """All full names of divisions, but for those that are common nouns as well (城区, 郊区)."""
    return Matcher(d.name for d in divisions().called if d.name not in words("layout", "common_names"))


@cache
def short_names() -> Matcher:
    """All names of divisions, long and short; of the short ones those that are no common words."""
    shorts = {short_name(d.name) for d in divisions().called} - words("layout", "common_short_names")
    return Matcher(sorted({d.name for d in divisions().called} | {s for s in shorts if len(s) > 1}))


def find_place(text: str, genre: Genre, name: str, crosses: Crosses) -> Place:
    """Decide which place ``text`` is about.

    Args:
        text: the view's text.
        genre: the kind of document; news may be about a zone that is no division.
        name: the file's name, which counts like a weak witness.
        crosses: tells whether a word reaches across the seam of two texts.
    """
    head = text[:1500]
    mentions = _mentions(text, crosses)
    own = own_words(text)
    scores: Counter[str] = Counter()
    for pattern in _STRONG:
        for found in pattern.finditer(head):
            for word in _below_its_city(found[1]) or _last_name(found[1]):
                scores[word] += _SURE if found[1].endswith(word) else 4
    for word, count in mentions.items():
        scores[word] += min(count, 10)
    for word, _ in full_names().find(name):
        scores[word] += 6
    if _NATION.search(head[:_FRONT]):
        return Place(None, "中国", (), inferred=False)  # of the whole country, and of none of the places that it names
    if genre is Genre.NEWS:
        if zone := _zone_of_story(text, scores):
            return zone
    elif found_zone := _ZONE_SPEAKS.search(head):
        zone_name = (zone_names(found_zone[1]) or [found_zone[1]])[-1]
        zone_above = above_zone(zone_name)
        short = short_name(zone_above[0].name) if len(zone_above) == 1 else ""
        if short and _ZONE.fullmatch(zone_name.removeprefix(short)):
            zone_name = zone_name.removeprefix(short)  # 河北|雄安新区
        if not divisions().named(zone_name):
            return Place(None, zone_name, zone_above, inferred=False)
    ranked = [
        (score + _bonus(division, text, mentions, own), division)
        for word, score in scores.items()
        for division in divisions().named(word)
    ]
    # A story names many places, and calls its own by its full name: only where hardly any is named do short names count.
    best = max((score for score, _ in ranked), default=0.0) if genre is Genre.NEWS else max(scores.values(), default=0)
    if best < (_FEW if genre is Genre.NEWS else _SURE):
        ranked += _by_short_names(text, name, scores, mentions, own, story=genre is Genre.NEWS)
    score, division = max(ranked, key=_rank, default=(0.0, None))
    if genre is not Genre.NEWS and _TOWN_SPEAKS.search(head):
        if town := _town(head, division):
            return town
    if genre is Genre.NEWS and (division is None or own.fit(division) < 0):
        if paper := _of_paper(text, own):
            return paper
        if division is not None and mentions[division.name] <= 1 and division.name not in name:
            return Place(None, "", (), True)  # a partner's district in a story of 全县
    if division is None or score <= 0:
        return Place(None, "", (), True)
    inferred = score < _SURE and mentions[division.name] < _OFTEN
    return Place(division, division.name, divisions().ancestors(division), inferred)


def _of_paper(text: str, own: Own) -> Place | None:
    """The county or city whose own paper or office printed a story, where the story's own words are of its level."""
    for found in _PAPER.finditer(text[:_FRONT]):
        for name in (found[1][:3], found[1][:2]):
            divisions_of = [*divisions().named(name), *divisions().short(name)]
            best = max(divisions_of, key=lambda d: (own.fit(d), d.code), default=None)
            if best is not None and own.fit(best) > 0 and found[1] in (best.name, short_name(best.name)):
                return Place(best, best.name, divisions().ancestors(best), inferred=True)
    return None


def _rank(row: tuple[float, Division | None]) -> tuple[float, bool, str]:
    score, division = row
    return score, division is not None and division.level is Level.COUNTY, division.code if division else ""


def _mentions(text: str, crosses: Crosses) -> Counter[str]:
    """How often each full name stands in the text; 示范县 is not 范县, 市政府和县委 not 和县, 城东区域 not 城东区."""
    counts: Counter[str] = Counter()
    for word, span in full_names().find(text):
        after = text[span.end : span.end + 1]
        if word[-1] == "区" and after in words("layout", "places", "not_behind"):
            continue
        if len(word) == 2:
            before, behind = text[max(0, span.start - 6) : span.start], text[span.start : span.end + 6]
            if before and crosses(before, behind):
                continue
            if word in words("layout", "places", "conjunctions") and _is_han(before[-1:]):
                continue
        counts[word] += 1
    return counts


def _is_han(letter: str) -> bool:
    return "\u4e00" <= letter <= "\u9fff"


def _last_name(text: str) -> list[str]:
    return [word for word, _ in full_names().find(text)][-1:]


def _below_its_city(text: str) -> list[str]:
    """A name that is a common noun too, where that of the division above stands before it: 兰州市|城关区."""
    for name in words("layout", "common_names"):
        before = text.removesuffix(name)
        if before != text and any(
            before.endswith((above.name, short_name(above.name)))
            for division in divisions().named(name)
            for above in divisions().ancestors(division)[-1:]
        ):
            return [name]
    return []


def _bonus(division: Division, text: str, mentions: Counter[str], own: Own) -> float:
    """What the words 全县 and 我区 say for a division; relatives named in the text speak for one of several namesakes."""
    bonus = own.fit(division)
    for above in divisions().ancestors(division):
        bonus += min(3.0, 1.0 * mentions[above.name] + 0.5 * text.count(short_name(above.name)))
    return bonus


def _by_short_names(
    text: str, name: str, scores: Counter[str], mentions: Counter[str], own: Own, *, story: bool
) -> list[tuple[float, Division]]:
    """Divisions that the text calls by their short names only, or mostly: 滦南经济开发区, 打造滦南品牌."""
    counts = Counter(word for word, _ in short_names().find(text))
    above = {
        a.code for n, c in mentions.items() if c >= 3 for d in divisions().named(n) for a in divisions().ancestors(d)
    }
    ranked = []
    for short, count in counts.items():
        for division in divisions().short(short):
            if division.name == short or count < 3 or not own.allows(division):
                continue
            if any(mentions[other.name] > mentions[division.name] for other in divisions().short(short)):
                continue  # 荆州 is 荆州市 where that is named, not 荆州区
            if division.code in above and not mentions[division.name]:
                continue  # the city of a district that is named
            known = scores[division.name] or (6 if division.name in name else 0)
            score = min(count, 10) * 0.5 if story else min(count, 30) * 0.5 + known
            ranked.append((score + _bonus(division, text, mentions, own), division))
    return ranked


def _zone_of_story(text: str, scores: Counter[str]) -> Place | None:
    zones = Counter(z for z in zone_names(text) if divisions().short(z[:2]) or divisions().short(z[:3]))
    best = max(zones, key=lambda z: (zones[z], -len(z)), default=None)
    if best and zones[best] >= 3 and zones[best] > max(scores.values(), default=0):
        return Place(None, best, above_zone(best), True)
    return None


def zone_names(text: str) -> list[str]:
    """The zones that a text names after their city, in its order: 苏州高新区."""
    found = []
    for match in _ZONE.finditer(text):
        zone = match[0]
        for size in (2, 3):  # 苏州高新区: a city's short name, then the kind of zone
            for at in range(len(zone) - size):
                if divisions().short(zone[at : at + size]) and zone[at + size :] in words("layout", "places", "zones"):
                    found.append(zone[at:])
    return found


def above_zone(zone: str) -> tuple[Division, ...]:
    """The divisions that a zone with a name after its city lies in, from the highest."""
    levels = list(Level)
    for size in (3, 2):
        if zone[size : size + 1] in tuple("山河江湖岭岛"):
            continue  # 长白山|保护开发区 is not of 长白
        for division in sorted(divisions().short(zone[:size]), key=lambda d: (levels.index(d.level), d.code)):
            return (*divisions().ancestors(division), division)
    return ()


def _town(head: str, county: Division | None) -> Place | None:
    """The town or township that speaks: with its code where the table of its county has it."""
    for found in _TOWN.finditer(head):
        words_before = found[1]
        for above, span in full_names().find(words_before):
            if span.end < len(words_before):
                words_before = found[1][span.end :] if found[1].endswith(found[1][span.end :]) else words_before
                county = _nearest(above, county)
        town = re.split(r"代表|关于|中共|共产党|在", words_before)[-1]
        if len(town) < 3 and not town.endswith("街道"):
            continue
        if county is None or county.level is not Level.COUNTY:
            return Place(None, town, (*divisions().ancestors(county), county) if county else (), inferred=False)
        known = next((d for d in divisions().townships(county.code) if d.name == town), None)
        return Place(known, town, (*divisions().ancestors(county), county), inferred=False)
    return None


def _nearest(name: str, known: Division | None) -> Division | None:
    """The division of a name: the one already decided on, where it has the name, or the only or first of the name."""
    if known is not None and known.name == name:
        return known
    named = divisions().named(name)
    return next(
        (d for d in named if known is not None and known in divisions().ancestors(d)), named[0] if named else known
    )
