"""Comparators around a number: 超过, 不低于, 近 before it, 以上, 左右, 以内 behind it."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import table
from kg.model.quantity import Comparator

#: 处置时限提速到|1小时|内: how long something may take is measured, not set a date.
LIMIT = re.compile("(?:时限|时间|时长|时效|周期|用时|耗时)[^,。;、]{0,10}(?:至|到|为|在|不超过)[^,。;、]{0,8}$")


@cache
def _before_words() -> dict[str, tuple[tuple[str, Comparator], ...]]:
    found: dict[str, list[tuple[str, Comparator]]] = {}
    for name, row in table("comparators")["before"].items():
        for word in row:
            found.setdefault(word[-1], []).append((word, Comparator(name)))
    return {letter: tuple(sorted(rows, key=lambda r: -len(r[0]))) for letter, rows in found.items()}


@cache
def _not_behind() -> dict[str, str]:
    return dict(table("comparators")["not_behind"])


def comparator_before(text: str, at: int, start: int) -> tuple[Comparator | None, int]:
    """The comparator that ends where the number begins, and where it begins."""
    if at <= start:
        return None, at
    if text.startswith("“双", at - 2) and at - 2 > start:  # 签约率突破“双|95%”
        outer, further = comparator_before(text, at - 2, start)
        return (outer, further) if outer is not None else (None, at)
    for word, comparator in _before_words().get(text[at - 1], ()):
        if at - len(word) >= start and text.startswith(word, at - len(word)):
            left = at - len(word)
            if left > start and text[left - 1] in _not_behind().get(word, ""):
                continue  # 签约|120家, 附近|60户
            if comparator is Comparator.EQUAL:
                return None, at
            inner, further = comparator_before(text, left, start)
            return (inner if inner is not None and comparator is Comparator.ABOUT else comparator), min(left, further)
    return None, at


@cache
def _after_words() -> dict[str, tuple[tuple[str, Comparator], ...]]:
    """The comparators that may follow, by their first letters, in the order of the table."""
    found: dict[str, list[tuple[str, Comparator]]] = {}
    for name, row in table("comparators")["after"].items():
        for word in row if name != "inside" else ():
            found.setdefault(word[0], []).append((word, Comparator(name)))
    return {letter: tuple(rows) for letter, rows in found.items()}


def comparator_after(text: str, at: int, end: int) -> tuple[Comparator | None, int]:
    """The comparator that begins where the number with its unit ends (以上, 左右), and where it ends."""
    for word, comparator in _after_words().get(text[at : at + 1], ()):
        if text.startswith(word, at) and at + len(word) <= end and not _is_other(text, at, word):
            return comparator, at + len(word)
    return None, at


def _is_other(text: str, at: int, word: str) -> bool:
    """Whether a word of bounds is the beginning or the end of something else: 3年|内, 5家|起步."""
    if word == "内":
        return text[at - 1] != "%" and (
            text[at - 1] not in "时天日钟月" or LIMIT.search(text, max(0, at - 28), at) is None
        )
    return text.startswith(tuple(table("comparators")["not_before"].get(word, ())), at + len(word))
