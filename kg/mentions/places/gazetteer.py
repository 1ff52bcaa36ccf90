"""Divisions of China on the raw text, before any segmentation; ambiguous names need their context."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from kg.lexicon import word_list, words
from kg.lexicon.divisions import divisions, short_name
from kg.lexicon.matcher import Layer, Layers
from kg.mentions.places.own_towns import OwnTowns
from kg.mentions.places.peopled import beside_cities, opens_town
from kg.mentions.walking.walk import Words
from kg.mentions.words import dictionary, rare_places, tags
from kg.model.document import Context, Division, Level
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

#: The finder of towns behind the name of their county.
TOWN = "town"
_TOWN_SIZES = (6, 5, 4, 3)
#: A word that the dictionary counts so often is no place's name without its first letter.
_OFTEN = 1000
_RANKS = (Level.PROVINCE, Level.CITY, Level.COUNTY)
_CLASSES = {
    Level.PROVINCE: NameClass.PROVINCE,
    Level.CITY: NameClass.CITY,
    Level.COUNTY: NameClass.DISTRICT,
    Level.TOWNSHIP: NameClass.SUBDISTRICT,
}


class _Everywhere(NamedTuple):
    """What is the same for every document: the names of all divisions, by what each may be known everywhere."""

    known: dict[str, Division]
    of_province: dict[str, dict[str, Division]]
    below: dict[str | None, list[Division]]
    rare: dict[str, list[Division]]
    matcher: Layer


def _names(row: Division) -> Iterator[str]:
    """The names by which a division is known everywhere."""
    short = short_name(row.name)
    wide = row.level is not Level.COUNTY
    if row.name not in words("layout", "common_names"):
        yield row.name
    if wide and row.name.endswith("自治州"):
        yield f"{short}州"  # 大理州
    elif row.name.endswith(("自治县", "自治旗")) and len(short) >= 2 and not divisions().named(short + row.name[-1]):
        yield short + row.name[-1]  # 三江县
    if wide and _is_called(row, short):
        yield short


def _is_called(row: Division, short: str) -> bool:
    """Whether a short name means the division and no common word."""
    return (
        short != row.name
        and short not in words("layout", "common_names")
        and (short == "海南" or short not in words("layout", "common_short_names"))
    )


@cache
def _everywhere() -> _Everywhere:
    """The names of all divisions, made once in a process: it takes as long as reading two pages."""
    known: dict[str, Division] = {}
    of_province: dict[str, dict[str, Division]] = defaultdict(dict)
    below: dict[str | None, list[Division]] = defaultdict(list)
    rare: dict[str, list[Division]] = defaultdict(list)
    called_so = words("layout", "places", "county_cities") | rare_places()
    for row in divisions().called:
        mine = of_province[row.code[:2]]
        for name in _names(row):
            _know(known, name, row)
            _know(mine, name, row)
        short = short_name(row.name)
        if row.level is Level.COUNTY and _is_called(row, short):
            if len(short) >= 2:
                below[row.parent_code].append(row)
            if short in called_so:
                rare[row.code[:2]].append(row)
    return _Everywhere(known, of_province, below, rare, Layer(known))


def _know(known: dict[str, Division], name: str, division: Division) -> None:
    """Of two namesakes the higher one is known, then the first; what a division is called today before what it was."""
    held = known.get(name)
    if (
        held is None
        or _RANKS.index(division.level) < _RANKS.index(held.level)
        or (held.code == division.code and division is divisions().get(held.code))
    ):
        known[name] = division


class Gazetteer:
    """The divisions that may be named in a document, by the place it is about.

    All provinces and cities are known by full and short name; counties by full name, and by short name only within the
    document's own city, behind the name of theirs (上海虹口), or where a province calls them so (义乌); towns only of the document's own county.

    Args:
        division: the division that the document is about, where one was found.
        ancestors: the divisions above it, province first.
    """

    def __init__(self, division: Division | None, ancestors: tuple[Division, ...]) -> None:
        everywhere = _everywhere()
        own = division
        places = (*ancestors, *((own,) if own else ()))
        # of two namesakes the one in the document's own province is known
        known = dict(everywhere.of_province.get(ancestors[0].code[:2], {}) if ancestors else everywhere.known)
        for code in dict.fromkeys(place.code for place in places):
            for row in everywhere.below.get(code, ()):
                _know(known, short_name(row.name), row)
        if own and own.level is Level.PROVINCE:
            for row in everywhere.rare.get(own.code[:2], ()):
                _know(known, short_name(row.name), row)
        self.known = everywhere.known | known
        self.ancestors = ancestors
        towns = divisions().townships(own.code) if own is not None and own.level is Level.COUNTY else ()
        self.towns = OwnTowns(towns)
        if own is not None:
            for name in self.towns.named:
                if name in self.known and self.known[name].code[:2] != own.code[:2]:
                    del self.known[name]  # 安阳 in a county of another province that has an 安阳镇
            for name in (own.name, short_name(own.name)):
                self.known[name] = own
            for town in towns:
                self.known.setdefault(town.name, town)
        local = Layer(sorted(name for name in self.known if name not in everywhere.known))
        self._matcher = Layers((everywhere.matcher, local))
        self._own = {short_name(place.name) for place in places}

    def fixed(self, text: str, start: int, end: int) -> list[Span]:
        """The places of ``[start, end)`` that no word may cross: full names, and the short names of the document's own places."""
        return [
            at
            for name, at in self._matcher.within(text, start, end)
            if (len(name) > 2 or name in self._own) and not (at.start > start and _is_torn(text, at, name))
        ]

    def find(self, words: Words, start: int, end: int) -> list[Mention]:
        """The divisions named in ``[start, end)`` of the block; only whole words count, never a part of a longer word."""
        text = words.text
        found = []
        aims = word_list("layout", "places", "aims")
        taken = start
        for name, span in self._matcher.within(text, start, end):
            division = self.known.get(name)
            if division is None or (name in aims and _is_aim(words, span.start, start)):
                continue
            if span.start < taken or not self._is_whole(words, span, name, division):
                continue
            if (below := self._below(words, span.end, end, division)) is not None:
                whole = Span(span.start, below[0])
                taken = whole.end
                county = below[1]
                found.append(
                    Mention(whole, NameClass.DISTRICT, text[whole.start : whole.end], "gazetteer", 0.85, county.code)
                )
                continue
            kind = _CLASSES[division.level]
            found.append(Mention(span, kind, name, "gazetteer", 0.95 if name == division.name else 0.85, division.code))
            if division.level in (Level.CITY, Level.COUNTY) and (town := _town_behind(text, span.end, end)):
                found.append(Mention(town, NameClass.SUBDISTRICT, text[town.start : town.end], TOWN, 0.8))
        cities = [m.span for m in found if m.kind is NameClass.CITY]
        for span, city in beside_cities(text, start, end, cities):
            if words.begins_at(span.start) and words.ends_at(span.end) is not None and span not in cities:
                name = text[span.start : span.end]
                found.append(Mention(span, NameClass.CITY, name, "gazetteer", 0.75, city.code))
        return found

    def _below(self, words: Words, at: int, end: int, above: Division) -> tuple[int, Division] | None:
        """The county whose short name follows the name of its city: 上海|虹口; where it ends, and which it is."""
        if above.level not in (Level.CITY, Level.PROVINCE):
            return None
        for size in (3, 2):
            close = at + size
            if close > end or words.ends_at(close) is None or words.text[close : close + 1] in "区县市路街镇":
                continue
            for county in divisions().short(words.text[at:close]):
                if county.level is Level.COUNTY and above in divisions().ancestors(county)[-1:]:
                    return close, county
        return None

    def _is_whole(self, words: Words, span: Span, name: str, division: Division) -> bool:
        if name in word_list("layout", "places", "conjunctions") and words.text[span.start - 1 : span.start].isalpha():
            before = words.text[max(0, span.start - 4) : span.start]
            return any(
                before.endswith((above.name, short_name(above.name))) for above in divisions().ancestors(division)
            )
        if name[-1] in "东西南北" and words.text.startswith(("麓", "坡", "岸", "侧"), span.end):
            return False  # 华家|山西麓
        if name != division.name and _is_longer(words.text, span):
            return False
        index = words.index_at(span.start)
        starts = index < len(words.words) and words.words[index].start == span.start
        ends = words.ends_at(span.end) is not None
        if name == division.name and len(name) > 2:
            return starts
        return starts and ends


#: How small places are called that a road or a railway runs to, and what joins them.
_SMALL = frozenset("关沟滩堡坡坪渡坝寨铺岭")
_JOINS = frozenset("至到—-~")
#: What small things are called after whatever the letters in front mean elsewhere: 安阳|桥, 平凉|村, 南京|路; not 保定|村镇, 庄园.
_THINGS = re.compile(
    "桥(?![梁头])|路(?![演网径线段灯况])|街(?![道头区])|大道|[村屯](?![镇级民委居办垦])|庄(?![园严稼重])|寨|堡(?!垒)"
)


def _is_longer(text: str, span: Span) -> bool:
    """Whether a city's name is the front of a small place's or thing's: 安阳|桥, 平凉|沟至石坡段, 石坡至平凉|沟.

    >>> text = "平凉沟至石坡段,石坡至平凉沟,石坡至平凉"
    >>> [_is_longer(text, Span(at, at + 2)) for at in (0, 11, 18)]
    [True, True, False]
    """
    if _THINGS.match(text, span.end) or opens_town(text, span):
        return True
    joined = text[span.start - 1 : span.start] in _JOINS or text[span.end + 1 : span.end + 2] in _JOINS
    return joined and text[span.end : span.end + 1] in _SMALL


def _town_behind(text: str, at: int, end: int) -> Span | None:
    """The town that a place's name brings in, whatever common word it is called by: 某县|新兴乡, 某市|和平镇.

    >>> text = "位于某县新兴乡,某县农业乡镇,某县农业乡"
    >>> [_town_behind(text, at, len(text)) for at in (4, 10, 17)]
    [Span(start=4, end=7), None, None]
    """
    for size in _TOWN_SIZES:
        close = at + size
        if close <= end and text[close - 1] in "乡镇道" and text[close : close + 1] not in ("镇", "村", "级"):
            if divisions().is_township(text[at:close]):
                return Span(at, close)
    return None


def _is_torn(text: str, span: Span, name: str) -> bool:
    """Whether a name is made of the end of a verb and a common noun: 新|增城市|书房."""
    common = dictionary().counts.get(name[1:], 0) > _OFTEN
    return common and tags().get(text[span.start - 1 : span.start + 1], "").startswith("v")


def _is_aim(words: Words, at: int, start: int) -> bool:
    """Whether a county of one letter is a slogan's verb and object: 文旅|富县, 教育|兴县."""
    index = words.ends_at(at)
    return index is not None and words.words[index].start >= start and words.words[index].tag[0] in "nvbj"


_BEFORE_LIST = frozenset("与和对在同及向赴到,。;:、(\n ")
_BEHIND_ITEM = frozenset("、等和及与,。;签开合结协建)的两三四五六七八九十\n ")


def _may_open(source: Words, at: int) -> bool:
    """Whether a list may open at a place: behind a mark or a joint, or behind a verb: 帮助|靖西、那坡."""
    if source.text[at - 1] in _BEFORE_LIST:
        return True
    index = source.ends_at(at)
    return index is not None and source.words[index].tag == "v" and source.begins_at(at)


def _last_close(source: Words, place: int, provinces: set[str]) -> int:
    """Where the last county of a list ends that the sentence goes on behind, in a province of those before it; -1 for none."""
    for size in (2, 3):
        close = place + size
        if source.ends_at(close) is None or source.text[close : close + 1] in "省市县区乡镇村街路山河湖江站桥":
            continue
        if any(
            d.level is Level.COUNTY and d.code[:2] in provinces for d in divisions().short(source.text[place:close])
        ):
            return close
    return -1


def find_county_lists(source: Words, start: int, end: int) -> list[Mention]:
    """Counties by their short names, where at least two stand in a list of nothing else: 与海丰、惠东、龙门签订协议.

    Args:
        source: the words of the block.
        start: where the block begins.
        end: where it ends.
    """
    text = source.text
    found: list[Mention] = []
    common = words("layout", "common_short_names")
    at = text.find("、", start, end)
    short = divisions().short
    while at >= 0:
        if not (short(text[at - 2 : at]) or short(text[at - 3 : at]) or short(text[at - 3 : at - 1])):
            at = text.find("、", at + 1, end)
            continue  # no county before the mark
        first = next(
            (
                at - size
                for size in (2, 3)
                if at - size >= start and (at - size == start or _may_open(source, at - size))
            ),
            None,
        )
        run: list[tuple[Span, tuple[Division, ...]]] = []
        place = first if first is not None else end
        while place < end:
            close = next((place + size for size in (2, 3) if text[place + size : place + size + 1] in _BEHIND_ITEM), -1)
            if close < 0 and run:
                close = _last_close(source, place, {d.code[:2] for _, counties in run for d in counties})
            name = text[place:close] if close > 0 else ""
            counties = tuple(d for d in divisions().short(name) if d.level is Level.COUNTY) if name else ()
            if not counties or name in common or close > end:
                break
            run.append((Span(place, close), counties))
            if text[close : close + 1] not in "、和与":
                break
            place = close + 1
        if len(run) >= 2:
            provinces = Counter(code for _, counties in run for code in {d.code[:2] for d in counties})
            usual = provinces.most_common(1)[0][0]
            for span, counties in run:
                chosen = next((d for d in counties if d.code[:2] == usual), counties[0])
                name = text[span.start : span.end]
                found.append(Mention(span, NameClass.DISTRICT, name, "gazetteer", 0.75, chosen.code))
            at = run[-1][0].end
        at = text.find("、", at + 1, end)
    return found


@lru_cache(maxsize=64)
def _made(division: Division | None, ancestors: tuple[Division, ...]) -> Gazetteer:
    return Gazetteer(division, ancestors)


def gazetteer_of(context: Context) -> Gazetteer:
    """The gazetteer for a document; documents about one place share it.

    Args:
        context: the document's context.
    """
    return _made(context.division, context.ancestors)
