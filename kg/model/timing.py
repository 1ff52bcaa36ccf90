"""Expressions of time as they stand in the text, before the document's context resolves them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.model.span import Span
from kg.model.values import found_at_once, made_by_slots


@found_at_once
class TimeKind(StrEnum):
    """What an expression of time speaks of."""

    YEARS = "years"  # 2020年, 2016-2020年, 十四五期间, 今年
    MONTHS = "months"  # 2024年1~11月份, 10月底前, 上半年
    DAY = "day"  # 2024年12月30日, 2月2日
    WHOLE = "whole"  # 全年, 年内, 年底: the year that the clause stands in
    BACK = "back"  # 五年来, 近三年: the last `first` years
    AHEAD = "ahead"  # 未来五年: the next `first` years


@made_by_slots
@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One expression of time in the view.

    Attributes:
        span: its words.
        kind: what it speaks of.
        year: the (last) year it prints, or None.
        shift: the years from now where it says 今年 (0), 去年 (-1) or 明年 (1), or None.
        first: the first year or month, or the number of years, as the kind says.
        last: the last year or month, or the day of the month.
        deadline: whether it says *by* that time (年底前).
        until: whether it counts up to that time (截至9月底).
        since: whether it says *since* (2019年以来).
        plan: whether it names a five-year plan.
    """

    span: Span
    kind: TimeKind
    year: int | None = None
    shift: int | None = None
    first: int = 0
    last: int = 0
    deadline: bool = False
    until: bool = False
    since: bool = False
    plan: bool = False
