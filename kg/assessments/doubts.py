"""Why two numbers of one indicator cannot be compared: their measure, unit and time, what was added and all there is."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kg.assessments.claims import Claim, one_unit
from kg.assessments.parts import new_alone, other_names
from kg.lexicon import word_list, words
from kg.model.fact import Measure
from kg.model.quantity import UnitKind

#: An amount so many times another one is of something else.
_STOCKS = 8
#: Numbers that meet by chance.
_PLAIN = frozenset({Decimal(0), Decimal(1), Decimal(100)})
_MANY = 10
#: What is done when it is reached, whatever was under way.
_ENDS = frozenset({"build", "make", "renew", "remove"})
#: What there can be more of every year.
_STOCKED = frozenset({UnitKind.COUNT, UnitKind.AREA, UnitKind.LENGTH})


def doubts_of(target: Claim, outcome: Claim, *, same: bool) -> Iterable[str]:
    """Why two numbers cannot be compared although they are of one indicator, by the names of the reasons.

    Args:
        target: the target.
        outcome: what was reported.
        same: whether both have one wording.
    """
    plan, report = target.figure, outcome.figure
    if plan.measure is not report.measure:
        if not _both_added(target, outcome):
            yield "measure"
    elif not one_unit(target, outcome):
        yield "unit"
    if (
        outcome.of_some == target.of_some
        and report.qualifier != plan.qualifier
        and plan.measure is not Measure.COMPLETION
    ):
        if _subset(report.qualifier) != _subset(plan.qualifier):
            yield "subset"
    if plan.measure is report.measure is Measure.LEVEL and _far(target, outcome, same=same):
        yield "stock"
    under_way = [claim.under_way for claim in (target, outcome)]
    if under_way[0] and not under_way[1] and report.normal < plan.normal:
        yield "stage"
    if under_way[1] and not under_way[0] and (report.normal < plan.normal or _is_to_be_done(target, outcome)):
        yield "stage"
    if other_names(target, outcome):
        yield "named"
    if new_alone(target, outcome):
        yield "new"
    elif new_alone(outcome, target):
        yield "renewed"
    if target.averaged != outcome.averaged:
        yield "average"
    if outcome.span_of_time != target.period and not _inside(target, outcome):
        yield "period"
    elif (
        outcome.of_years
        and outcome.span_of_time == outcome.period
        and target.period.start.year == target.period.end.year
    ):
        yield "years"


def _far(target: Claim, outcome: Claim, *, same: bool) -> bool:
    """Whether one of two amounts is what was added and the other, by its words or its size, all there is."""
    low, high = sorted((abs(target.figure.normal), abs(outcome.figure.normal)))
    if low and high >= low * (_STOCKS * 2 if same else _STOCKS):
        return True
    if target.figure.kind in _STOCKED and (target.is_total, outcome.is_total) in ((True, False), (False, True)):
        flow = outcome if target.is_total else target
        return flow.is_added or high > low * 2
    if "累计" in outcome.clause and "累计" not in target.clause and high > low * 2:
        return True
    added = [claim.wording.text.startswith("新") or "新增" in claim.clause for claim in (target, outcome)]
    stock = any(word in outcome.clause for word in words("assessments", "stock", "words"))
    return added == [True, False] and (stock or not outcome.is_done) and high > low * 2


def _is_to_be_done(target: Claim, outcome: Claim) -> bool:
    """Whether a target asks for things to be done that are told to be under way only: 建成10个, 推进10个."""
    ended = word_list("assessments", "progress", "built") + word_list("assessments", "progress", "complete")
    return target.wording.family in _ENDS and not any(word in outcome.clause for word in ended)


def _both_added(target: Claim, outcome: Claim) -> bool:
    """Whether an amount added and a change are the same: 新增上市企业10家, 上市企业一年增加12家."""
    measures = {target.figure.measure, outcome.figure.measure}
    level = target if target.figure.measure is Measure.LEVEL else outcome
    return measures == {Measure.LEVEL, Measure.CHANGE} and level.is_added and one_unit(target, outcome)


def _subset(qualifier: str) -> bool:
    return qualifier.startswith("其中")


def _inside(target: Claim, outcome: Claim) -> bool:
    """Whether an outcome covers the time of the target: the whole year for a target due within it."""
    same_year = target.period.start.year == target.period.end.year == outcome.span_of_time.end.year
    dated = target.figure.deadline is not None or not target.whole_year
    return same_year and outcome.whole_year and (dated or target.whole_year)


def same_number_in(target: Claim, outcome: Claim) -> int:
    """Whether the very number planned is reported: 1 for a small one, 2 for one that does not meet by chance, else 0."""
    plan, report = target.figure, outcome.figure
    if plan.measure is not report.measure or plan.measure not in (Measure.LEVEL, Measure.CHANGE):
        return 0
    if plan.normal != report.normal or not one_unit(target, outcome) or plan.value in _PLAIN:
        return 0
    return 1 if plan.value < _MANY and plan.value == plan.value.to_integral_value() else 2
