"""The works, roads and houses of which a phase or a stretch is named: 云湖博览城|一期, 云岭铁路|鄞州段, 滨湖景观带|西段."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import alternatives, table
from kg.mentions.walking.suffixes import suffix_before
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

METHOD = "whole"
_IN_PARTS = frozenset(
    {
        NameClass.PROJECT,
        NameClass.ROAD,
        NameClass.PARK,
        NameClass.FACILITY,
        NameClass.GREEN_SPACE,
        NameClass.FUNCTIONAL_AREA,
        NameClass.PUBLIC_INSTITUTION,
    }
)
_PHASE = re.compile(r"(?:第?[一二三四五]期|首期)(?:工程|项目|建设)?$")
_SECTION = re.compile(r"(?:[东南西北中][段延]|[东南西北]延(?:线|段)|延长线|延伸段)(?:工程|项目)?$")
#: Ways for trains, which are works and no roads: 云松城际|石坡段.
_RAILS = ("城际", "客专", "客运专线")
#: A whole (no line of an underground, which has no beginning without its phases) has at least so many letters in front of what says its class.
_LEAST = 2


@cache
def _stretch() -> re.Pattern[str]:
    roads = alternatives("names", "wholes", "roads")
    return re.compile(
        rf"(?P<road>[\u4e00-\u9fffA-Z\d]{{2,14}}?(?:{roads}))[\u4e00-\u9fff\d至—-]{{2,14}}?(?:段|连接线)(?:工程|项目)?$"
    )


@cache
def _classes() -> tuple[tuple[str, NameClass], ...]:
    rows: dict[str, str] = table("names")["wholes"]["ends"]
    listed = [(end, NameClass(name)) for name, ends in rows.items() for end in ends.split()]
    return tuple(sorted(listed, key=lambda row: -len(row[0])))


def find_wholes(text: str, names: list[Mention]) -> Iterator[Mention]:
    """The wholes in the names of phases and stretches.

    Args:
        text: the view.
        names: the names found so far.
    """
    for name in names:
        if name.kind not in _IN_PARTS:
            continue
        start, end = name.span
        stretch = _stretch().fullmatch(text, start, end)
        if stretch is not None:
            rails = stretch["road"].endswith(_RAILS)
            yield _whole(text, start, stretch.end("road"), NameClass.PROJECT if rails else NameClass.ROAD)
            continue
        part = _PHASE.search(text, start, end) or _SECTION.search(text, start, end)
        if part is None or part.start() <= start or text.endswith("号线", start, part.start()):
            continue
        kind = _class_of(text, start, part.start())
        if kind is not None:
            yield _whole(text, start, part.start(), kind)


def _whole(text: str, start: int, end: int, kind: NameClass) -> Mention:
    return Mention(Span(start, end), kind, text[start:end], METHOD, 0.8)


def _class_of(text: str, start: int, end: int) -> NameClass | None:
    """The class of the whole by its last letters; None where they tell none."""
    for word, kind in _classes():
        if text.endswith(word, start + _LEAST, end):
            return kind
    suffix = suffix_before(text, start, end)
    return suffix.kind if suffix is not None and end - start - len(suffix.word) >= _LEAST else None
