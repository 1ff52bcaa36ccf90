"""Lists cut at their marks: 、 outside of brackets and quotation marks."""

from __future__ import annotations

import re

from kg.model.span import Span

#: Brackets and quotation marks, the opening ones in the order of the closing ones.
OPEN, CLOSE = "(“《[‘", ")”》]’"
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
