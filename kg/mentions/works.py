"""Works on a thing with a name are projects: 容贾路|改造升级, 大马庄村|棚户区改造, 地铁14号线|二期."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import alternatives
from kg.mentions.walk import Words
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
    return re.compile(rf"(?:{middles})?(?:{tails}){{1,2}}(?:项目|工程)?(?:[一二三四五六]期)?")


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
        tail = _tail().match(text, mention.span.end, end)
        if tail is None or words.ends_at(tail.end()) is None or _RATED.match(text, tail.end(), end):
            continue
        if mention.kind is NameClass.PROJECT and not (
            tail[0].endswith("期") or mention.name.endswith(("期", "公路", "铁路")) or mention.method == "numbered"
        ):
            continue
        bracket = _IN_BRACKETS.match(text, tail.end(), end)
        span = Span(mention.span.start, bracket.end() if bracket else tail.end())
        name = mention.name + text[tail.start() : span.end]
        found.append(Mention(span, NameClass.PROJECT, name, "works", 0.75))
    return found


def deed_behind(text: str, at: int, end: int) -> str:
    """The works that are done to what ends at a place, with 工程 or 项目 behind them; empty where none are.

    >>> deed_behind("6条道路改造工程,", 4, 9), deed_behind("6条道路通车", 4, 6)
    ('改造工程', '')
    """
    tail = _tail().match(text, at, end)
    return "" if tail is None or _RATED.match(text, tail.end(), end) else tail[0]


_STRETCH = re.compile(
    r"(?:\(|)(?P<part>[\u4e00-\u9fff\d]{2,12}?)段(?!\)?(?:落|位|时|子|长|代|路面))\)?|[\u4e00-\u9fff]{2,4}支线"
)


def find_stretches(words: Words, names: list[Mention], end: int) -> list[Mention]:
    """Stretches of roads and lines: 某高铁|罗湖段, 某大道|61省道至329国道段.

    Args:
        words: the words of the block.
        names: the names found so far.
        end: where the block ends.
    """
    text = words.text
    found = []
    for mention in names:
        if mention.kind not in (NameClass.ROAD, NameClass.PROJECT) or mention.confidence < _SURE:
            continue
        part = _STRETCH.match(text, mention.span.end, end)
        if part is None or _PARTICLE.search(part["part"] or "") or words.ends_at(part.end()) is None:
            continue
        end_ = part.end() + 2 if text.startswith("工程", part.end()) else part.end()
        name = text[mention.span.start : end_]
        found.append(Mention(Span(mention.span.start, end_), NameClass.PROJECT, name, "works", 0.7))
    return found


_IN_BRACKETS = re.compile(r"\([\u4e00-\u9fff]{2,6}段\)")
_PARTICLE = re.compile(r"[的了在和与及等为将已正]|建设|施工|全|完成|推进|改造|工程|标|[一二三四]期")


@cache
def _lines() -> re.Pattern[str]:
    openers = alternatives("names", "lines", "openers")
    return re.compile(
        rf"(?P<opener>{openers})?(?P<numbers>\d{{1,2}}(?:号线?)?(?:[、和及]\d{{1,2}}(?:号线?)?)*)号线(?:支线)?"
    )


_LINES_OF_ROAD = re.compile(r"(?:国道|省道|县道)[GSXY]?\d{2,4}线?")
_RINGS = re.compile(
    r"(?<![东南西北])[东南西北](?:(?:外|内|[一二三四五])环(?:高速|快速路|线|路)?|环(?:路|高速|快速路|大道)(?![网段基况]))"
    r"|环城[东南西北]路"
)
#: Streets of a grid, by their numbers: 经三路, 纬十二街.
_GRID = re.compile(r"(?<![东中北曾已])[经纬][一二三四五六七八九十\d]{1,3}(?:支?[路街]|大道|大街)")
_ROADS = re.compile(r"[GSXY]?\d{2,4}(?:国道|省道|县道|乡道|复线|高速)")


def find_numbered(text: str, start: int, end: int) -> list[Mention]:
    """Lines of rail and roads that a number names: 轨道10号、14号线, 107国道.

    >>> [(m.name, m.kind.value) for m in find_numbered("轨道10号、14号线和107国道", 0, 16)]
    [('轨道10号线', 'Project'), ('轨道14号线', 'Project'), ('107国道', 'Road')]
    """
    found: list[Mention] = []
    at = text.find("号线", start, end)
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
    at = text.find("环", start, end)
    while at >= 0:
        match = _RINGS.match(text, max(start, at - 2), end)
        if match is not None and match.end() > at and not text.startswith(("境", "节", "保", "球", "卫"), match.end()):
            found.append(Mention(Span(*match.span()), NameClass.ROAD, match[0], "numbered", 0.75))
        at = text.find("环", at + 1, end)
    for trigger in ("国道", "省道", "县道", "复线"):
        at = text.find(trigger, start, end)
        while at >= 0:
            match = next((m for m in _ROADS.finditer(text, max(start, at - 5), at + 2) if m.end() == at + 2), None)
            match = match or _LINES_OF_ROAD.match(text, at, end)
            if match is not None:
                found.append(Mention(Span(match.start(), match.end()), NameClass.ROAD, match[0], "numbered", 0.85))
            at = text.find(trigger, at + 2, end)
    return found
