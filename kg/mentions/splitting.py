"""Lists cut at their marks: 、 outside of brackets and quotation marks."""

from __future__ import annotations

import re

from kg.mentions.walk import Words
from kg.model.span import Span

#: Brackets and quotation marks, the opening ones in the order of the closing ones.
OPEN, CLOSE = "(“《[‘", ")”》]’"
#: Conjunctions that join the last two items.
JOINTS = frozenset({"和", "与", "及", "以及"})
#: The fewest items of a list, and the fewest letters of one.
_LEAST = 2
_SIGNS = re.compile(f"[、{re.escape(OPEN + CLOSE)}]")


def split_items(text: str, start: int, end: int) -> list[Span]:
    """The parts of ``[start, end)`` between 、 (and 和, 与 before the last) at bracket and quote depth 0.

    >>> split_items("嵩山路(农业路、陇海路)、桐柏路", 0, 16)
    [Span(start=0, end=12), Span(start=13, end=16)]
    """
    if text.find("、", start, end) < 0:
        return [Span(start, end)] if end > start else []
    items = []
    depth = 0
    at = start
    for sign in _SIGNS.finditer(text, start, end):
        letter = sign[0]
        if letter in OPEN:
            depth += 1
        elif letter in CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0:
            items.append(Span(at, sign.start()))
            at = sign.end()
    items.append(Span(at, end))
    return [item for item in items if item.end > item.start]


def with_last_two(words: Words, spans: list[Span]) -> list[Span]:
    """The items of a list whose last two a conjunction joins: 甲食品、乙电子|和|丙机械.

    Args:
        words: the words of the block.
        spans: the items as the marks part them.
    """
    if len(spans) < _LEAST:
        return spans
    last = spans[-1]
    for index in reversed(words.inside(last.start + _LEAST, last.end - _LEAST)):
        if words.string(index) in JOINTS:
            joint = words.words[index]
            return [*spans[:-1], Span(last.start, joint.start), Span(joint.end, last.end)]
    return spans
