"""Which place a document is about: its administrative division with the divisions above it, or a named zone.

Many reports never print their own name in full (代表县人民政府); then the short name, the words 全县 and 全区, the
divisions named around it and, last of all, the file's name have to tell.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from kg.lexicon import words
from kg.lexicon.divisions import divisions, short_name
from kg.lexicon.matcher import Matcher
from kg.model.document import Division, Genre, Level

_STRONG = (
    re.compile(r"代表([\u4e00-\u9fff]{2,10}?)(?:第[一二三四五六七八九十]+届)?人民政府"),
    re.compile(
        r"(?:^|\n)([\u4e00-\u9fff]{2,10}?)人民政府(?:代?理?县长|代?理?区长|代?理?市长|代?理?省长|代?理?州长|主席)"
    ),
    re.compile(r"(?:^|\n)(?:20\d\d年)?([\u4e00-\u9fff]{2,8}?)(?:20\d\d年)?政府工作报告"),
    re.compile(r"在([\u4e00-\u9fff]{2,10}?)(?:第?[一二三四五六七八九十]+届)?(?:人民代表大会|人大)"),
    re.compile(r"聚焦([\u4e00-\u9fff]{2,6}?)两会"),
    re.compile(r"(?:^|\n|[,。 ])([\u4e00-\u9fff]{2,6}[区县市])委(?:常委会|书记)"),
    re.compile(r"中国共产党([\u4e00-\u9fff]{2,12}?)第[一二三四五六七八九十]+届委员会"),
)
_ZONE = re.compile(
    r"[\u4e00-\u9fff]{2,6}?(?:高新区|经开区|高新技术产业开发区|经济技术开发区|经济开发区|新区|开发区|保税区)"
)
_OWN = {
    Level.PROVINCE: ("全省", "我省", "全区", "自治区"),
    Level.CITY: ("全市", "我市", "市委", "全州", "我州"),
    Level.COUNTY: ("全县", "我县", "全区", "我区", "县委", "区委", "全旗", "我旗"),
}


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
    return Matcher(d.name for d in divisions().rows if d.name not in words("layout", "common_names"))


def find_place(text: str, genre: Genre, name: str) -> Place:
    """Decide which place ``text`` is about.

    Args:
        text: the view's text.
        genre: the kind of document; news may be about a zone that is no division.
        name: the file's name, which counts like a weak witness.
    """
    scores: Counter[str] = Counter()
    head = text[:1500]
    for pattern in _STRONG:
        for found in pattern.finditer(head):
            for word, _ in _tail_names(found[1]):
                scores[word] += 12 if found[1].endswith(word) else 4
    mentions = Counter(word for word, _ in full_names().find(text))
    for word, count in mentions.items():
        scores[word] += min(count, 10)
    for word, _ in full_names().find(name):
        scores[word] += 6
    if genre is Genre.NEWS:
        zones = Counter(z for z in _zone_names(text) if divisions().short(z[:2]) or divisions().short(z[:3]))
        best = max(zones, key=lambda z: (zones[z], -len(z)), default=None)
        if best and zones[best] >= 3 and zones[best] > max(scores.values(), default=0):
            return Place(None, best, _above_zone(best), True)
    ranked = [
        (score + _level_bonus(division, text, mentions), division)
        for word, score in scores.items()
        for division in divisions().named(word)
    ]
    ranked += _by_short_names(text, name) if not ranked or max(r[0] for r in ranked) < 8 else []
    if not ranked:
        return Place(None, "", (), True)
    score, division = max(ranked, key=lambda r: (r[0], r[1].level == Level.COUNTY, r[1].code))
    return Place(division, division.name, divisions().ancestors(division), inferred=score < 12)


def _tail_names(text: str) -> list[tuple[str, int]]:
    found = [(word, span.end) for word, span in full_names().find(text)]
    return found[-1:]


def _level_bonus(division: Division, text: str, mentions: Counter[str]) -> float:
    """The document's own level is the one it calls 全X; relatives named in the text speak for one of several namesakes."""
    own = {level: sum(text.count(cue) for cue in cues) for level, cues in _OWN.items()}
    top = max(own.values())
    bonus = 4.0 * own[division.level] / top if top else 0.0
    suffix = division.name[-1]
    if suffix in "县区市旗省":
        bonus += 6.0 * text.count("全" + suffix) / (1 + max(text.count("全" + s) for s in "县区市旗省"))
    for above in divisions().ancestors(division):
        bonus += min(3.0, 1.0 * mentions[above.name] + 0.5 * text.count(short_name(above.name)))
    return bonus


def _by_short_names(text: str, name: str) -> list[tuple[float, Division]]:
    ranked = []
    for division in divisions().rows:
        short = short_name(division.name)
        if short in text and (count := text.count(short)) >= 3:
            bonus = 6.0 if division.name in name else 0.0
            ranked.append((min(count, 10) * 0.5 + bonus + _level_bonus(division, text, Counter()), division))
    return ranked


def _zone_names(text: str) -> list[str]:
    found = []
    for match in _ZONE.finditer(text):
        zone = match[0]
        for size in (2, 3):  # 苏州高新区: a city's short name, then the kind of zone
            for at in range(len(zone) - size):
                if divisions().short(zone[at : at + size]) and zone[at + size :] in _zone_kinds():
                    found.append(zone[at:])
    return found


@cache
def _zone_kinds() -> frozenset[str]:
    return frozenset(
        ("高新区", "经开区", "高新技术产业开发区", "经济技术开发区", "经济开发区", "新区", "开发区", "保税区")
    )


def _above_zone(zone: str) -> tuple[Division, ...]:
    for size in (3, 2):
        for division in divisions().short(zone[:size]):
            return (*divisions().ancestors(division), division)
    return ()
