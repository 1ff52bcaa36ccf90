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


#: 200台|(件)|以上, 35起|(件): another measure word for the same count.
_OTHER_UNIT = re.compile("\\([\u4e00-\u9fff]{1,2}\\)(?=以上|及以上|以下|以内|左右)")


def comparator_after(text: str, at: int, end: int) -> tuple[Comparator | None, int]:
    """The comparator that begins where the number with its unit ends (以上, 左右), and where it ends."""
    if text[at : at + 1] == "(" and (other := _OTHER_UNIT.match(text, at, end)) is not None:
        at = other.end()  # 200台(件)|以上
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


#: 失业率|远低于全省4%控制线: a line that a higher place has set, and whose it is stands between.
_SET_BY = re.compile(
    "(?:远远?|大大|大幅|明显)?(?P<way>低于|少于|高于|超过|超出|突破|控制在)"
    "(?P<who>(?:全[省市国州]|国家|[省市州]|上级)(?:[级定里委]|政府|下达|确定|规定|要求|核定){0,2}的?)?$"
)
_LINE = re.compile(
    "的?(?:年度?|年初|预期|规划|考核|调控|管控|控制|约束性?|警戒|平均|目标|任务|指标|[一二三]级){0,2}"
    "(?:控制线|警戒线|红线|底线|限值|上限|下限|标准|要求|(?:(?<=控制)|(?<=约束性))指标|目标(?:任务|值)?|任务)"
    "(?P<within>(?:以|之)?内|以下)?(?![一-鿿])"
)
_LINE_WAYS = {"低于": Comparator.LESS_THAN, "少于": Comparator.LESS_THAN, "控制在": Comparator.AT_MOST}
_FARTHEST_SETTER = 14


def line_set(text: str, at: int, tail: int, start: int, end: int) -> tuple[Comparator, int, int] | None:
    """How a number that is a line set for a value bounds the value, and from where to where it is said; else None.

    A difference has no such line behind it: 低于全市3个百分点 is another thing than 低于全市3%的控制线.

    Args:
        text: the text.
        at: where the number begins.
        tail: where its unit ends.
        start: where to look from.
        end: where to look to.

    >>> text = "失业率远低于全省4%控制线"
    >>> comparator, left, right = line_set(text, 8, 10, 0, len(text))
    >>> comparator.value, text[left:right], line_set("失业率低于全省4%", 7, 9, 0, 9)
    ('lessThan', '远低于全省4%控制线', None)
    """
    line = _LINE.match(text, tail, end)
    found = _SET_BY.search(text, max(start, at - _FARTHEST_SETTER), at) if line is not None else None
    if line is None or found is None or (found["way"] == "控制在") != bool(line["within"]):
        return None
    return _LINE_WAYS.get(found["way"], Comparator.MORE_THAN), found.start(), line.end()
