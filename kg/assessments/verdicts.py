"""The two numbers of a target and its outcome: which verdict they allow, and their ratio."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from kg.assessments.claims import Claim
from kg.lexicon import word_list
from kg.model.entity import Verdict
from kg.model.fact import Figure, Measure
from kg.model.quantity import Comparator

#: A target with 左右 bounds nothing: it is taken as met from this share of its value.
ROUGHLY = Decimal("0.95")
#: A reported lower bound that is below the target by less than this share may hide that it was reached; a line that is not
#: crossed (控制在4%以内) always may.
_HIDDEN = Decimal("0.1")
#: 左右 around the very number planned decides nothing: from how far away it does.
_ROUND = Decimal("0.01")
_LOOSE = frozenset({Comparator.ABOUT, Comparator.NEARLY})
_LOWER = frozenset({Comparator.AT_LEAST, Comparator.MORE_THAN, Comparator.SLIGHTLY_MORE_THAN})
_UPPER = frozenset({Comparator.AT_MOST, Comparator.LESS_THAN})
_RATIOS = frozenset({Measure.LEVEL, Measure.SHARE, Measure.CHANGE})


@cache
def _less() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, word_list("assessments", "less", "words"))))


def less_is_better(target: Claim) -> bool:
    """Whether a target asks for a number that is not exceeded."""
    figure = target.figure
    if figure.comparator in _UPPER or figure.measure is Measure.RANK:
        return True
    if figure.normal < 0:
        return figure.comparator not in _LOWER or figure.comparator is Comparator.SLIGHTLY_MORE_THAN
    if figure.comparator in _LOWER:
        return False
    return figure.measure is not Measure.RATIO and _less().search(figure.indicator) is not None


def bound_of(figure: Figure, *, less: bool) -> Decimal:
    """The number that an outcome is held against: the easier end of a range."""
    if figure.upper is None or figure.value == 0:
        return figure.normal
    upper = figure.upper * (figure.normal / figure.value)
    return max(figure.normal, upper) if less else min(figure.normal, upper)


def verdict_of(target: Claim, value: Decimal, comparator: Comparator, upper: Decimal | None = None) -> Verdict | None:
    """What a reported number says of a target, or None where it does not decide.

    Args:
        target: the target.
        value: the reported value in the normal unit.
        comparator: how the reported number bounds the true one.
        upper: the upper end of a reported range.
    """
    figure = target.figure
    less = less_is_better(target)
    bound = bound_of(figure, less=less)
    if figure.comparator in (Comparator.ABOUT, Comparator.NEARLY):
        bound += abs(bound) * (1 - ROUGHLY) * (1 if less else -1)
    side = _side(comparator)
    if value < 0 and comparator is Comparator.SLIGHTLY_MORE_THAN:
        side = -side  # 下降10多个百分点
    if upper is not None and side == 0:
        value = min(value, upper) if not less else max(value, upper)
    if less:
        bound, value, side = -bound, -value, -side
    strict = figure.comparator in (Comparator.MORE_THAN, Comparator.LESS_THAN)
    reached = value > bound or (value == bound and (not strict or comparator is Comparator.MORE_THAN))
    if side < 0:  # the true number is at most the reported one
        return None if reached else Verdict.NOT_MET
    if comparator is Comparator.NEARLY and value == bound:
        return Verdict.NOT_MET
    if comparator is Comparator.ABOUT and figure.comparator not in _LOOSE and abs(value - bound) <= abs(bound) * _ROUND:
        return None
    if reached:
        return Verdict.MET
    hidden = side > 0 and (less or bound - value <= abs(value) * _HIDDEN)
    return None if hidden else Verdict.NOT_MET


def _side(comparator: Comparator) -> int:
    return 1 if comparator in _LOWER else -1 if comparator in _UPPER else 0


def achievement_of(target: Claim, value: Decimal) -> Decimal | None:
    """The outcome over the target to four places, where the two can be divided."""
    figure = target.figure
    if figure.measure not in _RATIOS or figure.normal <= 0 or value < 0:
        return None
    return (value / figure.normal).quantize(Decimal("0.0001")).normalize()
