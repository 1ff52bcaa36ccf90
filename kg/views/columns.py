"""Columns of values as the shortest JSON of a few simple forms; the page's script has the way back.

A page of ten thousand things must stay small, and most columns of a table repeat, run on or are nearly empty. Each form
is a list with one letter in front: ``c`` a constant, ``p`` plain values, ``d`` differences, ``r`` runs, ``s`` a default
with exceptions, ``j`` strings joined by a bar.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, groupby, pairwise
from typing import Any

Value = int | float | str


def encode(values: Sequence[Value]) -> list[Any]:
    """The shortest form of a column.

    >>> encode([4, 4, 4]), encode([100000, 100001, 100003, 100004])
    (['c', 4], ['d', [100000, 1, 2, 1]])
    """
    if (constant := _constant(values)) is not None:
        return constant  # no other form is shorter
    forms = [form for make in _FORMS if (form := make(values)) is not None]
    return min(forms, key=lambda form: (len(dump(form)), form[0]))


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


def _constant(values: Sequence[Value]) -> list[Any] | None:
    if not values:
        return ["c", 0]
    return ["c", values[0]] if all(v == values[0] for v in values) else None


def _plain(values: Sequence[Value]) -> list[Any] | None:
    return ["p", list(values)]


def _differences(values: Sequence[Value]) -> list[Any] | None:
    whole = [v for v in values if isinstance(v, int)]
    if len(whole) != len(values) or not whole:
        return None
    return ["d", [whole[0], *(b - a for a, b in pairwise(whole))]]


def _runs(values: Sequence[Value]) -> list[Any] | None:
    pairs = [(value, len(list(same))) for value, same in groupby(values)]
    return ["r", [part for pair in pairs for part in pair]]


def _sparse(values: Sequence[Value]) -> list[Any] | None:
    if not values:
        return None
    counts = Counter(values)
    default = min(counts, key=lambda v: (-counts[v], str(v)))
    at = [n for n, value in enumerate(values) if value != default]
    gaps = [b - a for a, b in zip([0, *at], at, strict=False)]
    return ["s", default, gaps, [values[n] for n in at]]


def _joined(values: Sequence[Value]) -> list[Any] | None:
    words = [v for v in values if isinstance(v, str) and "|" not in v]
    return ["j", "|".join(words)] if values and len(words) == len(values) else None


_FORMS = (_plain, _differences, _runs, _sparse, _joined)
