"""Columns of values as the shortest JSON of a few simple forms; the page's script has the way back.

A page of ten thousand things must stay small, and most columns of a table repeat, run on or are nearly empty. Each form
is a list with one letter in front: ``c`` a constant, ``p`` plain values, ``d`` differences, ``r`` runs, ``s`` a default
with exceptions, ``j`` strings joined by a bar.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, compress, repeat
from operator import ne, sub
from typing import Any

Value = int | float | str


def encode(values: Sequence[Value]) -> list[Any]:
    """The shortest form of a column.

    >>> encode([4, 4, 4]), encode([100000, 100001, 100003, 100004])
    (['c', 4], ['d', [100000, 1, 2, 1]])
    """
    counts = Counter(values)
    if len(counts) < 2:
        return ["c", values[0] if values else 0]  # no other form is shorter
    kinds = set(map(type, values))
    whole = kinds == {int}
    best = _joined(values, kinds)
    each = 2 * len(values) + 6  # what a form takes at least that tells of every value
    if best is None:
        made = [form for make in (_runs, _sparse) if (form := make(values, counts, whole, 0, each)) is not None]
        sizes = [(_size(form, whole), form[0]) for form in made]
        if sizes and min(sizes)[0] < each:
            return made[sizes.index(min(sizes))]
        best = ["p", list(values)]
    plain = _size(best, whole)
    least = plain, best[0]
    for make in (_differences, _runs, _sparse):
        form = make(values, counts, whole, plain, least[0])
        if form is not None and (length := (_size(form, whole), form[0])) < least:
            best, least = form, length
    return best


def decode(form: Sequence[Any], count: int) -> list[Value]:
    """The values of a column, as the page's script reads them.

    >>> decode(encode(["甲", "乙", "乙"]), 3)
    ['甲', '乙', '乙']
    """
    kind, body = form[0], form[1]
    if kind == "c":
        return [body] * count
    if kind == "d":
        return list(accumulate(body))
    if kind == "r":
        return [value for value, times in zip(body[::2], body[1::2], strict=True) for _ in range(times)]
    if kind == "s":
        found = [body] * count
        for at, value in zip(accumulate(form[2]), form[3], strict=True):
            found[at] = value
        return found
    return body.split("|") if kind == "j" else list(body)


def dump(value: object) -> str:
    """JSON without spaces, Chinese as it is."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _size(form: Sequence[Any], whole: bool) -> int:
    """How long the JSON of a form is; `whole` says that its column holds whole numbers only."""
    if not whole:
        return len(dump(form))
    return 5 + sum(1 + _digits(part) for part in form[1:])


def _digits(part: int | list[int]) -> int:
    """How long the JSON of whole numbers is: Python's own form of them, without the spaces."""
    return len(str(part)) - (len(part) - 1 if isinstance(part, list) and part else 0)


def _joined(values: Sequence[Value], kinds: set[type]) -> list[Any] | None:
    """Strings, which are always shorter so than plain."""
    if all(issubclass(kind, str) for kind in kinds):
        text = "|".join(map(str, values))
        return ["j", text] if text.count("|") == len(values) - 1 else None
    return None


# The forms below are made only where they may be shorter than the shortest so far. They get how often each value
# occurs, whether all are whole numbers, and the sizes of the plain form and of the shortest.


def _differences(
    values: Sequence[Value], counts: Counter[Value], whole: bool, plain: int, least: int
) -> list[Any] | None:
    return ["d", [values[0], *map(sub, values[1:], values)]] if whole else None


def _runs(values: Sequence[Value], counts: Counter[Value], whole: bool, plain: int, least: int) -> list[Any] | None:
    if 4 * len(counts) > least:
        return None
    runs = 1 + sum(map(ne, values[1:], values))
    saved = (len(values) - runs) * (1 + _widest(counts, whole)) if runs < len(values) else 0
    if 2 * runs + max(2 * runs, plain - 8 - saved) > least:
        return None
    starts = [0, *compress(range(1, len(values)), map(ne, values[1:], values))]
    pairs = zip([values[n] for n in starts], map(sub, [*starts[1:], len(values)], starts), strict=True)
    return ["r", [part for pair in pairs for part in pair]]


def _widest(counts: Counter[Value], whole: bool) -> int:
    """A length that the JSON of no value is beyond."""
    if whole:
        return max(len(str(min(counts))), len(str(max(counts))))
    return max(6 * len(value) + 2 if isinstance(value, str) else 30 for value in counts)


def _sparse(values: Sequence[Value], counts: Counter[Value], whole: bool, plain: int, least: int) -> list[Any] | None:
    most = max(counts.values())
    default = min((value for value, count in counts.items() if count == most), key=str)
    others = len(values) - most
    saved = most * (1 + len(dump(default))) if whole or isinstance(default, str) else plain
    if 2 * others + max(2 * others, plain - 8 - saved) > least:
        return None
    at = list(compress(range(len(values)), map(ne, values, repeat(default))))
    return ["s", default, list(map(sub, at, [0, *at])), [values[n] for n in at]]
