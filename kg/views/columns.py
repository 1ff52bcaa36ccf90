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
from typing import Any, TypeGuard, TypeVar

Value = int | float | str
_Kind = TypeVar("_Kind", int, str)


def encode(values: Sequence[Value]) -> list[Any]:
    """The shortest form of a column.

    >>> encode([4, 4, 4]), encode([100000, 100001, 100003, 100004])
    (['c', 4], ['d', [100000, 1, 2, 1]])
    """
    if (constant := _constant(values)) is not None:
        return constant  # no other form is shorter
    best = _joined(values) or _plain(values)
    least = len(dump(best)), best[0]
    for make in (_differences, _runs, _sparse):
        form = make(values)
        if form is not None and _at_least(form) <= least[0] and (length := (len(dump(form)), form[0])) < least:
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


def _at_least(form: Sequence[Any]) -> int:
    """A length that the JSON of a form surely has: a letter and a comma for each value."""
    return 2 * sum(len(part) for part in form if isinstance(part, list))


def _all_of(values: Sequence[Value], kind: type[_Kind]) -> TypeGuard[Sequence[_Kind]]:
    return all(issubclass(found, kind) for found in set(map(type, values)))


def _constant(values: Sequence[Value]) -> list[Any] | None:
    if not values:
        return ["c", 0]
    return ["c", values[0]] if values.count(values[0]) == len(values) else None


def _plain(values: Sequence[Value]) -> list[Any]:
    return ["p", list(values)]


def _joined(values: Sequence[Value]) -> list[Any] | None:
    """Strings, which are always shorter so than plain."""
    if _all_of(values, str):
        text = "|".join(values)
        return ["j", text] if text.count("|") == len(values) - 1 else None
    return None


def _differences(values: Sequence[Value]) -> list[Any] | None:
    return ["d", [values[0], *map(sub, values[1:], values)]] if _all_of(values, int) else None


def _runs(values: Sequence[Value]) -> list[Any]:
    starts = [0, *compress(range(1, len(values)), map(ne, values[1:], values))]
    pairs = zip([values[n] for n in starts], map(sub, [*starts[1:], len(values)], starts), strict=True)
    return ["r", [part for pair in pairs for part in pair]]


def _sparse(values: Sequence[Value]) -> list[Any]:
    counts = Counter(values)
    most = max(counts.values())
    default = min((value for value, count in counts.items() if count == most), key=str)
    at = list(compress(range(len(values)), map(ne, values, repeat(default))))
    return ["s", default, list(map(sub, at, [0, *at])), [values[n] for n in at]]
