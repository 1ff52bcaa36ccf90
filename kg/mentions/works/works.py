"""Works on a thing with a name are projects: 容贾路|改造升级, 大马庄村|棚户区改造, 地铁14号线|二期."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import alternatives
from kg.lexicon.matcher import Shared
from kg.mentions.walking.bounded import town_acts
from kg.mentions.walking.suffixes import suffix_before
from kg.mentions.walking.walk import Words
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

_PHYSICAL = frozenset(
    {
        NameClass.ROAD,
        NameClass.FACILITY,
        NameClass.FUNCTIONAL_AREA,
        NameClass.SUBDISTRICT,
        NameClass.NEIGHBOURHOOD,
        NameClass.WATER_BODY,
        NameClass.PARK,
        NameClass.GREEN_SPACE,
        NameClass.COMPOUND,
        NameClass.PROJECT,
        NameClass.PUBLIC_INSTITUTION,
    }
)
_SURE = 0.7


@cache
def _tail() -> re.Pattern[str]:
    tails = alternatives("names", "works", "tails")
    middles = alternatives("names", "works", "middles")
    phase = r"(?:[一二三四五六]期|\([一二三四五六]期(?:工程)?\))"
    alone = r"\((?:[一二三四五六]期(?:工程)?|迁建|扩建|改扩建|重建|新建|改造)\)"
    stretch = r"(?:\([\u4e00-\u9fff]{2,6}段\))?"
    return re.compile(rf"{stretch}(?:{middles})?(?:{tails}){{1,2}}(?:[一二三四五]期)?(?:项目|工程)?{phase}?|{alone}")


@cache
def _weak() -> re.Pattern[str]:
    tails = alternatives("names", "works", "weak")
    middles = alternatives("names", "works", "middles")
    return re.compile(
        rf"(?:\([\u4e00-\u9fff]{{2,6}}段\))?(?:{middles})?(?:{tails})(?:项目|工程)?(?=[、,。;和及与等]|$)"
    )


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives('names', 'works', 'carried_out')})")


_MARKS = ",。;:!?\n "
_ROADS_AND_WATERS = frozenset({NameClass.ROAD, NameClass.WATER_BODY})


def _carried_out(text: str, mention: Mention, end: int) -> re.Match[str] | None:
    """What is done to a road or a water, where a verb in front says that it is carried out: 实施|青石河|治理."""
    if mention.kind not in _ROADS_AND_WATERS:
        return None
    tail = _weak().match(text, mention.span.end, end)
    return tail if tail is not None and _is_governed(text, mention.span.start) else None


def _is_governed(text: str, at: int) -> bool:
    """Whether a verb of carrying out stands before a place in its clause."""
    floor = max(text.rfind(mark, max(0, at - 40), at) for mark in _MARKS) + 1
    return _verbs().search(text, max(floor, at - 40), at) is not None


#: What is measured of works, and no works: 云湖路绿化|率, 云湖镇亮化|面积.
_RATED = re.compile("[率度量带]|面积|水平|程度|覆盖|标准|效果")


def find_works(words: Words, names: list[Mention], end: int) -> list[Mention]:
    """The projects that a deed right behind a name makes of it.

    Args:
        words: the words of the block.
        names: the names found so far.
        end: where the block ends.
    """
    text = words.text
    found = []
    for mention in names:
        if mention.kind not in _PHYSICAL or mention.confidence < _SURE:
            continue
        tail = _tail().match(text, mention.span.end, end) or _carried_out(text, mention, end)
        if tail is None or words.ends_at(tail.end()) is None or _RATED.match(text, tail.end(), end):
            continue
        if mention.kind in _TOWNS and town_acts(words, mention.span.start, tail.start(), tail.end(), end):
            continue
        if mention.kind in _GROUNDS and tail[0] in _IMPROVED:
            continue  # 云岭综合保税区|提质增效: how it fares
        if mention.kind is NameClass.PROJECT and not (
            _is_house(mention)
            or tail[0].endswith(("期", ")"))
            or mention.name.endswith(("期", "公路", "铁路"))
            or mention.method == "numbered"
        ):
            continue
        bracket = _IN_BRACKETS.match(text, tail.end(), end)
        span = Span(mention.span.start, bracket.end() if bracket else tail.end())
        name = mention.name + text[tail.start() : span.end]
        found.append(Mention(span, NameClass.PROJECT, name, "works", 0.75))
    return found


_TOWNS = frozenset({NameClass.SUBDISTRICT, NameClass.NEIGHBOURHOOD})
#: Grounds that fare better, and what says so of them without any works.
_GROUNDS = frozenset({NameClass.PARK, NameClass.FUNCTIONAL_AREA})
_IMPROVED = ("提质", "提质增效", "提质升级", "提质扩容", "扩容", "扩能")


def _is_house(mention: Mention) -> bool:
    """Whether what is built has the name of a house: 县医院病房楼|改扩建项目."""
    suffix = suffix_before(mention.name, 0, len(mention.name))
    return suffix is not None and suffix.kind is NameClass.FACILITY


@cache
def _of_firm() -> re.Pattern[str]:
    deeds = alternatives("names", "works", "of_firms")
    said = alternatives("names", "placed", "behind")
    adverbs = alternatives("names", "placed", "adverbs")
    return re.compile(rf"(?:{deeds})(?:项目|工程)?(?=[、,。;及和与等]|(?:{adverbs})*(?:{said})|$)")


def find_works_of_firms(words: Words, names: list[Mention], end: int) -> Iterator[Mention]:
    """What firms do to their own plants: 某啤|搬迁扩产, 某某纸业|技改.

    Args:
        words: the words of the block.
        names: the names found so far.
        end: where the block ends.
    """
    for firm in names:
        if firm.kind is not NameClass.ENTERPRISE:
            continue
        deed = _of_firm().match(words.text, firm.span.end, end)
        if deed is None or words.ends_at(deed.end()) is None:
            continue
        told = deed[0].endswith(("项目", "工程")) or words.text[deed.end() : deed.end() + 1] not in ",。;\n"
        if told or _is_governed(words.text, firm.span.start):
            span = Span(firm.span.start, deed.end())
            yield Mention(span, NameClass.PROJECT, words.text[span.start : span.end], "works", 0.7)


def deed_behind(text: str, at: int, end: int) -> str:
    """The works that are done to what ends at a place, with 工程 or 项目 behind them; empty where none are.

    >>> deed_behind("6条道路改造工程,", 4, 9), deed_behind("6条道路通车", 4, 6)
    ('改造工程', '')
    """
    tail = _tail().match(text, at, end)
    return "" if tail is None or _RATED.match(text, tail.end(), end) else tail[0]


#: What branches off or crosses: 某高速|双溪互通, 某高速某段|青石连接线.
_BRANCH = r"(?:(?![的了和与及至段在])[\u4e00-\u9fff]){2,4}(?:支线|连接线|互通(?:立交|枢纽)?|枢纽互通)(?:至[\u4e00-\u9fff]{2,6}(?:连接线|段)(?:工程)?)?"
_STRETCH = re.compile(
    rf"(?:\(|)(?P<part>[\u4e00-\u9fff\d]{{2,12}}?|[东南西北中])(?<!阶)段(?!\)?(?:落|位|时|子|长|代|路面))\)?(?:{_BRANCH})?|(?:[东南西北]延)?{_BRANCH}"
)


_SIDES = frozenset("东南西北中")
#: Greens along a way or a water, which are made stretch by stretch: 石坡河碧道|示范段.
_LONG_DRAWN = ("碧道", "绿道", "活力带", "景观带", "风光带", "骑行道")


def find_stretches(words: Words, names: list[Mention], end: int) -> list[Mention]:
    """Stretches of roads and lines, with what is done to them: 某高铁|云岭段, 某大道|某省道至某国道段|拓宽改造.

    Args:
        words: the words of the block.
        names: the names found so far.
        end: where the block ends.
    """
    text = words.text
    found = []
    for mention in names:
        way = mention.kind in (NameClass.ROAD, NameClass.PROJECT) or mention.name.endswith(_LONG_DRAWN)
        if not way or mention.confidence < _SURE:
            continue
        part = _STRETCH.match(text, mention.span.end, end)
        if part is None or _PARTICLE.search(part["part"] or "") or words.ends_at(part.end()) is None:
            continue
        end_ = part.end() + 2 if text.startswith(("工程", "项目"), part.end()) else part.end()
        done = _tail().match(text, part.end(), end)  # what is done to the stretch: 云岭段|拓宽改造
        if done is not None and words.ends_at(done.end()) is not None and not _RATED.match(text, done.end(), end):
            end_ = done.end()
        if part["part"] in _SIDES and end_ == part.end():
            continue  # 云湖大道|北段, where no works are told of
        name = text[mention.span.start : end_]
        found.append(Mention(Span(mention.span.start, end_), NameClass.PROJECT, name, "works", 0.7))
    return found


#: What stands at a line: 云岭铁路|白石站, 地铁2号线|东岭站.
_STATION = re.compile(
    r"(?P<station>(?:(?![的了和与及等在至到])[\u4e00-\u9fff]){2,4}?站)(?![点台房前位城区场厅长内外])(?:综合交通枢纽|站房)?"
)
_RAIL = ("铁路", "高铁", "城际", "客专", "号线", "专线")


def find_stations(words: Words, names: list[Mention], end: int) -> list[Mention]:
    """The stations that are called by their line and place.

    Args:
        words: the words of the block.
        names: the names found so far.
        end: where the block ends.
    """
    text = words.text
    found = []
    for mention in names:
        if mention.kind not in (NameClass.PROJECT, NameClass.ROAD) or not mention.name.endswith(_RAIL):
            continue
        at = _STATION.match(text, mention.span.end, end)
        if at is None or words.ends_at(at.end()) is None or _NO_STATION.search(at["station"]):
            continue
        span = Span(mention.span.start, at.end("station"))
        name = text[span.start : span.end]
        found.append(Mention(span, NameClass.FACILITY, name, "works", 0.75, aliases=(at["station"],)))
    return found


_NO_STATION = re.compile(
    r"引入|接入|进入|途经|连接|建设|施工|改造|新建|沿线|车站|枢纽|全线|个站|座站|设站|开通|延伸|全部|[一二三四五六七八九十]站"
)
_IN_BRACKETS = re.compile(r"\([\u4e00-\u9fff]{2,6}段\)")
_PARTICLE = re.compile(r"[的了在和与及等为将已正]|进行|开展|建设|施工|全|完成|推进|改造|工程|标|[一二三四]期")


@cache
def _lines() -> re.Pattern[str]:
    openers = alternatives("names", "lines", "openers")
    return re.compile(
        rf"(?P<opener>{openers})?(?P<numbers>\d{{1,2}}(?:号线?)?(?:[、和及]\d{{1,2}}(?:号线?)?)*)号线(?:支线)?"
    )


_LINES_OF_ROAD = re.compile(r"(?:国道|省道|县道)[GSXY]?\d{2,4}线?")
_RINGS = re.compile(
    r"(?<![东南西北])[东南西北](?:(?:外|内|[一二三四五])环(?:高速|快速路|线|路)?|环(?:路|高速|快速路|大道)(?![网段基况]))"
    r"|环城[东南西北]路|(?<![东南西北])(?:外|内|[一二三四五])环(?:高速|快速路|路)"
)
#: Streets of a grid, by their numbers: 经三路, 纬十二街.
_GRID = re.compile(r"(?<![东中北曾已])[经纬][一二三四五六七八九十\d]{1,3}(?:支?[路街]|大道|大街)")
_ROADS = re.compile(r"[GSXY]?\d{2,4}(?:国道|省道|县道|乡道|复线|高速)")


_MORE_OF_ROAD = re.compile(r"(?:、|和|及)(?P<number>[GSXY]?\d{2,4}线)")


def _more_of_grade(text: str, road: re.Match[str], end: int) -> Iterator[Mention]:
    """The roads behind one whose grade they share: 省道241线|、232线."""
    grade = road[0][:2]
    more = _MORE_OF_ROAD.match(text, road.end(), end) if road[0].endswith("线") and not grade[0].isascii() else None
    while more is not None:
        span = Span(*more.span("number"))
        name = grade + more["number"]
        yield Mention(span, NameClass.ROAD, name, "numbered", 0.85, aliases=(more["number"],))
        more = _MORE_OF_ROAD.match(text, more.end(), end)


#: Roads by their grade, before or behind a number.
_GRADED = ("国道", "省道", "县道", "复线")


@cache
def _numbered() -> Shared:
    """What roads and lines have beside their numbers; none of it holds another."""
    return Shared(("号线", "环", *_GRADED))


def find_numbered(text: str, start: int, end: int) -> list[Mention]:
    """Lines of rail and roads that a number names: 轨道10号、14号线, 107国道.

    >>> [(m.name, m.kind.value) for m in find_numbered("轨道10号、14号线和107国道", 0, 16)]
    [('轨道10号线', 'Project'), ('轨道14号线', 'Project'), ('107国道', 'Road')]
    """
    found: list[Mention] = []
    told = {word for word, _ in _numbered().within(text, start, end)}
    at = text.find("号线", start, end) if "号线" in told else -1
    while at >= 0:
        floor = max(start, at - 40)
        match = next((m for m in _lines().finditer(text, floor, at + 4) if m.start() <= at < m.end()), None)
        if match is not None:
            for number in re.finditer(r"\d{1,2}", match["numbers"]):
                begin = match.start("numbers") + number.start()
                opener = match["opener"] or ""
                led = opener if begin == match.start("numbers") else ""
                stop = match.end() if match.end() - begin <= 6 else begin + number.end() - number.start()
                name = f"{opener}{number[0]}号线"
                aliases = (f"{number[0]}号线",) if opener else ()
                found.append(
                    Mention(Span(begin - len(led), stop), NameClass.PROJECT, name, "numbered", 0.85, aliases=aliases)
                )
        at = text.find("号线", at + 2, end)
    for letter in "经纬":
        at = text.find(letter, start, end)
        while at >= 0:
            if match := _GRID.match(text, at, end):
                found.append(Mention(Span(at, match.end()), NameClass.ROAD, match[0], "numbered", 0.9))
            at = text.find(letter, at + 1, end)
    at = text.find("环", start, end) if "环" in told else -1
    while at >= 0:
        begins = (_RINGS.match(text, begin, end) for begin in range(max(start, at - 2), at + 1))
        match = next((m for m in begins if m is not None and m.end() > at), None)
        if match is not None and not text.startswith(("境", "节", "保", "球", "卫"), match.end()):
            found.append(Mention(Span(*match.span()), NameClass.ROAD, match[0], "numbered", 0.75))
        at = text.find("环", at + 1, end)
    for trigger in _GRADED if not told.isdisjoint(_GRADED) else ():
        at = text.find(trigger, start, end)
        while at >= 0:
            match = next((m for m in _ROADS.finditer(text, max(start, at - 5), at + 2) if m.end() == at + 2), None)
            match = match or _LINES_OF_ROAD.match(text, at, end)
            if match is not None:
                found.append(Mention(Span(match.start(), match.end()), NameClass.ROAD, match[0], "numbered", 0.85))
                found.extend(_more_of_grade(text, match, end))
            at = text.find(trigger, at + 2, end)
    found.extend(_by_code(text, start, end))
    return found


#: Roads by their code alone, before what is done to them or which stretch is meant: G329|云岭段, S101|改建.
_CODED = re.compile(
    r"[GS](?<![A-Za-z0-9].)\d{1,4}(?!国道|省道|县道|线)(?=[\u4e00-\u9fff]{1,8}?段(?![落位时])|改线|改建|改造|改扩建|扩建|绕城|过境|大修|升级|(?:[\u4e00-\u9fff]{2,4}至[\u4e00-\u9fff]{2,4})(?:段|公路|高速|改))"
)


def _by_code(text: str, start: int, end: int) -> Iterator[Mention]:
    """The national and provincial roads of ``[start, end)`` that are called by their code."""
    for match in _CODED.finditer(text, start, end):
        yield Mention(Span(*match.span()), NameClass.ROAD, match[0], "numbered", 0.8)
