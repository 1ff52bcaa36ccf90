"""Which period holds where: expressions of time resolved by the document's context, inherited, and scoped by (下同)."""

from __future__ import annotations

import re
from datetime import date

from kg.model.document import Block, Context, Genre, Part
from kg.model.period import Period
from kg.model.timing import TimeExpression, TimeKind

#: A story of one of the first months looks back on years that are over.
_EARLY = 4
_SAME_BELOW = re.compile(r"^\(?,?下同")


def now_year(context: Context, part: Part) -> int | None:
    """The year that 今年 means.

    A report speaks at the congress that opens the year it plans; a digest of a plan speaks in the year it plans;
    everything else in the year of its own day.
    """
    if context.genre.looks_both_ways:
        return context.plan_year or context.year
    if context.genre is Genre.NEWS and context.day:
        return context.day.year
    return context.plan_year if part is Part.PLAN else context.year


def resolve(time: TimeExpression, context: Context, block: Block, inherited: Period | None) -> Period | None:
    """The period that an expression of time means where it stands, or None where nothing tells.

    Args:
        time: the expression.
        context: the document's context.
        block: the block it stands in.
        inherited: the period that held before it.
    """
    now = now_year(context, block.part)
    base = inherited or block.period
    own = base.year if base else now
    if time.deadline and own and block.period and own < block.period.year:
        own = block.period.year  # 去年引进的项目|6月底前开工
    match time.kind:
        case TimeKind.YEARS:
            return _years(time, context.year if time.shift == 0 and _met_late(context, block.part) else now)
        case TimeKind.MONTHS:
            year = _year_of(time, now, own)
            return Period.of_months(year, time.first, time.last) if year else None
        case TimeKind.DAY:
            year = _year_of(time, now, own)
            return _day(year, time) if year else None
        case TimeKind.WHOLE:
            return Period.of_year(own) if own else None
        case TimeKind.BACK:
            last = (now - 1 if now and _looks_back_from_january(context) else now) or own
            if time.first <= 1:
                return Period.of_year(base.year) if base else None
            return Period.of_years(last - time.first + 1, last) if last else None
        case TimeKind.AHEAD:
            return Period.of_years(now, now + time.first - 1) if now else None


def _met_late(context: Context, part: Part) -> bool:
    """Whether a congress met within the year that it looks back on: 今年以来 in a review of December is that year."""
    day = context.day
    return context.genre.looks_both_ways and part is Part.REVIEW and day is not None and day.year == context.year


def _looks_back_from_january(context: Context) -> bool:
    """Whether the years that lie behind end with the one before this: at a congress, and in a story of the first months."""
    early = context.genre is Genre.NEWS and context.day is not None and context.day.month <= _EARLY
    return context.genre.looks_both_ways or early


def _year_of(time: TimeExpression, now: int | None, own: int | None) -> int | None:
    if time.year is not None:
        return time.year
    if time.shift is not None:
        return now + time.shift if now else None
    return own


def _years(time: TimeExpression, now: int | None) -> Period | None:
    if time.shift is not None:
        return Period.of_year(now + time.shift) if now else None
    if time.first and time.last:
        return Period.of_years(time.first, time.last)
    return None


def _day(year: int, time: TimeExpression) -> Period | None:
    try:
        return Period.of_day(date(year, time.first, time.last))
    except ValueError:
        return None


def spreads(text: str, time: TimeExpression) -> bool:
    """Whether a scope note makes a time hold for all that follows in its block: 1~11月份(下同)."""
    return _SAME_BELOW.match(text[time.span.end : time.span.end + 4]) is not None
