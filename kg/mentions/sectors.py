"""The three sectors of an economy in a row: 三次产业结构调整为12.5:40.3:47.2 gives three shares."""

from __future__ import annotations

import re

_TRIPLE = re.compile(r"(?<![\d:.])(\d+(?:\.\d+)?)\s?:\s?(\d+(?:\.\d+)?)\s?:\s?(\d+(?:\.\d+)?)(?![\d:])")
_NAMED = re.compile(
    "三次产业|三产(?:业)?(?:结构|比例|比重|占比|之比)|[一二三]、?[二三]、?三次?产业?(?:结构|比例|比重|占比|之比|增加值)|产业结构|产业比例|产业比重"
)
#: So far before its numbers the row is named.
_REACH = 60
#: The longest of a row up to its last number.
_WIDTH = 16


def row_at(text: str, at: int, start: int) -> re.Match[str] | None:
    """The row of three shares in which a number stands, or None where it is no such row."""
    for found in _TRIPLE.finditer(text, max(start, at - _WIDTH), at + _WIDTH + 8):
        if found.start() <= at < found.end():
            before = text[max(start, found.start() - _REACH) : found.start()].rsplit("。", maxsplit=1)[-1]
            whole = sum(float(part) for part in found.groups())
            return found if _NAMED.search(before) and 97 <= whole <= 103 else None
    return None


def sector_at(text: str, at: int, start: int) -> int:
    """Which of the three sectors a number at a place is the share of (1, 2, 3), or 0.

    >>> text = "三次产业结构为12.5:40.3:47.2"
    >>> [sector_at(text, at, 0) for at in (7, 12, 17)], sector_at("比分为12:40:48", 3, 0)
    ([1, 2, 3], 0)
    """
    found = row_at(text, at, start)
    return next((n for n in (1, 2, 3) if found.start(n) == at), 0) if found is not None else 0
