"""Which place a press story is about: the one that its title or its dateline names and its text goes on to speak of.

A story names many places, often one that an official visited or one where a firm comes from; the headline names its own.
"""

from __future__ import annotations

import re
from collections import Counter

from kg.documents.own_words import own_words
from kg.documents.places import Place, above_zone, full_names, short_names, zone_names
from kg.lexicon import word_list, words
from kg.lexicon.divisions import divisions, short_name
from kg.model.document import Division, Level

#: A headline is a line without a full stop; these letters are the most that one has.
_LONGEST_HEADLINE = 60
#: So often a bare 高新区 is not said by the way.
_OFTEN = 3
_LEVELS = list(Level)
_AUTONOMOUS = ("自治县", "自治旗")
#: 天津频道, 本报郑州讯, 新华社合肥3月5日电.
_DATELINE = re.compile(
    r"(?:^|\n)[\s(【]*(?:(?P<channel>[\u4e00-\u9fff]{2,8}?)(?:频道|讯)[ ,:]"
    r"|(?:本报|本网|新华社|新华网|人民网|中新社|中新网|央广网|中国网)(?P<city>[\u4e00-\u9fff]{2,8}?)(?:\d+月\d+日)?[电讯])"
)
_DATELINE_WITHIN = 500
_OPENING_ZONE = re.compile(
    r"((?!国家|全国|我国|我省|我市|全省|全市|各|多|一批|首批|两|三)[\u4e00-\u9fff]{2,4}?"
    r"(?:高新技术产业开发区|经济技术开发区|经济开发区|产业集聚区|高新区|经开区|开发区|新区|工业园区|保税区))"
)


def place_of_story(text: str) -> Place | None:
    """The place that the headline or the dateline of a story names; None where they tell nothing.

    Args:
        text: the view's text.
    """
    headline, _, body = text.lstrip().partition("\n")
    if len(headline) > _LONGEST_HEADLINE or "。" in headline:
        headline, body = "", text
    return _zone(headline, body) or _division(headline, body) or _of_dateline(body) or _only_zone(body)


def _zone(headline: str, body: str) -> Place | None:
    """The zone of the headline, by its longest name: 临沂|经济开发区 is called 临沂经济技术开发区 below."""
    named = zone_names(headline)
    if not named:
        return _zone_of_its_own_name(headline, body)
    kinds = [kind for kind in words("layout", "places", "zones") if named[-1].endswith(kind)]
    city = named[-1].removesuffix(max(kinds, key=len))
    same = [zone for zone in zone_names(body) if zone.startswith(city) and _alike(zone, named[-1])]
    if not same:
        return None
    best = max(same, key=len)
    return Place(None, best, above_zone(best), inferred=True)


def _zone_of_its_own_name(headline: str, body: str) -> Place | None:
    """A zone that opens the headline, is named after no division, and is named again below: 青石岭开发区.

    Its city may stand before it: 湖州|青石岭新区.
    """
    city = _opening_divisions(headline, body)
    for at in (0, len(city)):
        opening = _OPENING_ZONE.match(headline, at)
        if opening is None or divisions().named(opening[1]):
            continue
        if opening[1] in body or _called_by_kind(opening[1], body):
            return Place(None, opening[1], _above(body) or above_zone(city), inferred=True)
    return None


def _called_by_kind(zone: str, body: str) -> bool:
    """Whether a story goes on to call the zone of its headline by the common noun: 开发区组团招商."""
    kind = max((kind for kind in words("layout", "places", "zones") if zone.endswith(kind)), key=len, default="")
    return bool(kind) and re.search(rf"[,，。;；:：\n](?:我|全|该)?{kind}", body) is not None


def _opening_divisions(headline: str, body: str) -> str:
    """The names of divisions, one in the other, that a headline opens with."""
    at = 0
    above: Division | None = None
    for name, span in short_names().find(headline):
        division = _meant(name, headline + "\n" + body)
        if span.start != at or division is None or (above and above not in divisions().ancestors(division)):
            break
        at, above = span.end, division
    return headline[:at]


def _above(body: str) -> tuple[Division, ...]:
    """The division of the dateline with those above it, else the one that is named in full first."""
    if of_dateline := _of_dateline(body):
        return (*of_dateline.ancestors, *((of_dateline.division,) if of_dateline.division else ()))
    for name, _ in full_names().find(body[:_DATELINE_WITHIN]):
        division = divisions().named(name)[0]
        return (*divisions().ancestors(division), division)
    return ()


def _only_zone(body: str) -> Place | None:
    """The only zone that a story names after its city, where it goes on to call it by the common noun: 高新区, 全区."""
    named = set(zone_names(body))
    if len(named) != 1:
        return None
    zone = named.pop()
    kind = max((kind for kind in words("layout", "places", "zones") if zone.endswith(kind)), key=len)
    opens = zone in body[: body.find("。") + 1] and ("全区" in body or "我区" in body)
    if body.count(kind) <= _OFTEN and not opens:
        return None
    return Place(None, zone, above_zone(zone), inferred=True)


def _alike(one: str, other: str) -> bool:
    """Whether two names of zones can be one: the letters of the shorter stand in the longer in their order.

    >>> _alike("临沂经济技术开发区", "临沂经济开发区"), _alike("临沂高新区", "临沂经济开发区")
    (True, False)
    """
    short, long_ = sorted((one, other), key=len)
    letters = iter(long_)
    return all(letter in letters for letter in short)


def _division(headline: str, body: str) -> Place | None:
    """The first division of the headline that the text below speaks of; of 湖南|长沙县 the smaller."""
    best: Division | None = None
    end = -1
    for name, span in short_names().find(headline):
        if best is not None and span.start != end:
            break
        if name[-1] == "县" and headline.startswith(("区", "市区"), span.end):
            name = name[:-1]  # 铁岭|县区
        division = _meant(name, headline + "\n" + body)
        if division is None or headline.startswith(tuple(word_list("layout", "places", "firms")), span.end):
            continue
        if best is None or best in divisions().ancestors(division):
            best, end = division, span.end
    if best is None or short_name(best.name) not in body:
        return None
    best = _speaking_below(best, body) or best
    return Place(best, best.name, divisions().ancestors(best), inferred=True)


def _speaking_below(above: Division, body: str) -> Division | None:
    """The county of a city's headline whose own words a story uses: a city's projects, told by 某县 that says 全县."""
    own = own_words(body)
    if own.fit(above) >= 0:
        return None
    named = Counter(name for name, _ in full_names().find(body))
    for name in [name for name in named if name.endswith(_AUTONOMOUS)]:
        named[name] += body.count(short_name(name) + name[-1])  # 三江侗族自治县 is called 三江县 from then on
    below = [
        d
        for name, count in named.items()
        if count > 1
        for d in divisions().named(name)
        if above in divisions().ancestors(d) and own.fit(d) > 0
    ]
    return max(below, key=lambda d: (named[d.name], d.code), default=None)


def _of_dateline(body: str) -> Place | None:
    found = _DATELINE.search(body[:_DATELINE_WITHIN])
    division = _meant(found["channel"] or found["city"], body) if found else None
    if division is None or body.count(short_name(division.name)) < 2:
        return None
    return Place(division, division.name, divisions().ancestors(division), inferred=True)


def _meant(name: str, text: str) -> Division | None:
    """Of the divisions with a name the one that the text calls by its full name, has the superiors of, or the highest."""
    candidates = [*divisions().named(name), *divisions().short(name)]

    def rank(division: Division) -> tuple[bool, int, int, str]:
        above = sum(short_name(a.name) in text for a in divisions().ancestors(division))
        return division.name in text, -_LEVELS.index(division.level), above, division.code

    return max(candidates, key=rank, default=None)
