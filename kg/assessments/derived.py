"""Growth from levels of two years and a level from growth: computed to compare with, never stored as reported."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from kg.assessments.claims import Claim
from kg.assessments.ledger import Ledger, base_of
from kg.assessments.likeness import Likeness
from kg.assessments.matching import Match
from kg.assessments.phrases import Said, number, planned, reported
from kg.assessments.verdicts import achievement_of, verdict_of
from kg.lexicon import word_list, words
from kg.model.entity import Assessment, Verdict
from kg.model.fact import Figure, Measure
from kg.model.quantity import Comparator

_HUNDRED = Decimal(100)
#: Growth beyond these shares within a year tells that two levels are not of one thing: of most, and of what leaps.
_FALL, _RISE, _LEAP = Decimal(-15), Decimal(50), Decimal(300)
#: By how many points a rate from revised bases may be off.
_REVISED = Decimal(5)
_PLAIN = frozenset({Comparator.EQUAL})


@cache
def _nominal() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, word_list("assessments", "nominal", "words"))))


def derive(target: Claim, found: list[Match], ledger: Ledger) -> Assessment | None:
    """A target whose own measure was not reported, held against a value computed from stated ones.

    Args:
        target: the target, a growth rate or a level.
        found: the figures that answer to it in another measure.
        ledger: the figures of all documents.
    """
    for match in found:
        if match.doubts == ("stock",) and target.is_added and (made := _added(target, match)) is not None:
            return made
        if set(match.doubts) != {"measure"} or match.likeness < Likeness.NEAR or not match.outcome.whole_year:
            continue
        if target.indicator.minted or match.outcome.indicator != target.indicator:
            continue
        pair = (target.figure.measure, match.outcome.figure.measure)
        if pair == (Measure.GROWTH, Measure.LEVEL):
            made = _growth(target, match, ledger)
        elif pair == (Measure.LEVEL, Measure.GROWTH) and not target.is_added:
            made = _level(target, match, ledger)
        else:
            continue
        if made is not None:
            return made
    return None


def _base(outcome: Claim, ledger: Ledger, unit: str) -> Claim | None:
    """The level of the year before, stated for the same thing and indicator without a bound."""
    year = outcome.period.end.year - 1
    for claim in ledger.outcomes(outcome.about.key, year):
        figure = claim.figure
        same = claim.indicator == outcome.indicator and figure.measure is Measure.LEVEL and claim.whole_year
        if same and figure.normal_unit == unit and figure.normal > 0 and figure.comparator in _PLAIN:
            if not figure.qualifier:
                return claim
    return None


def _added(target: Claim, match: Match) -> Assessment | None:
    """What was added, where the report tells from what to what something grew: 创新平台由242家增至278家."""
    outcome = match.outcome
    base = base_of(outcome.document, outcome.figure)
    exact = outcome.figure.comparator in _PLAIN and base is not None and base.comparator in _PLAIN
    if base is None or not exact or base.normal_unit != outcome.figure.normal_unit or outcome.of_years:
        return None
    added = outcome.figure.normal - base.normal
    factor = target.figure.normal / target.figure.value if target.figure.value else Decimal(1)
    shown = number((added / factor).normalize()) + target.figure.unit
    formula = f"{_stated(outcome)} - {number(base.value)}{base.unit} = {shown}"
    made = Said(f"推算为增加{shown}（{formula}）", f"computed: an increase of {shown} ({formula})")
    return _computed(target, outcome, added, formula, made)


def _growth(target: Claim, match: Match, ledger: Ledger) -> Assessment | None:
    outcome = match.outcome
    if outcome.figure.comparator not in _PLAIN:
        return None
    base = _base(outcome, ledger, outcome.figure.normal_unit)
    if base is None:
        return None
    rate = ((outcome.figure.normal / base.figure.normal - 1) * _HUNDRED).quantize(Decimal("0.1"))
    leaps = outcome.indicator.key in words("assessments", "yearly", "leaping")
    if not _FALL <= rate <= (_LEAP if leaps else _RISE):
        return None  # the two are of different coverage, whatever they are called
    now, before = _stated(outcome), _stated(base)
    formula = f"({now} ÷ {before} - 1) × 100% = {number(rate)}%"
    made = _of_years(f"增速{number(rate)}%", f"growth of {number(rate)}%", formula)
    return _computed(target, outcome, rate, formula, made, slack=_slack(target, outcome, base))


def _slack(target: Claim, outcome: Claim, base: Claim) -> Decimal:
    """By how many points a rate may be off: both levels are rounded, and the bases of some are revised every year."""
    revised = words("assessments", "yearly", "revised")
    if outcome.indicator.key in revised or any(
        word in target.clause for word in word_list("assessments", "comparable", "bases")
    ):
        return _REVISED
    shares = sum(_half(claim.figure) / claim.figure.normal for claim in (outcome, base))
    return shares * _HUNDRED


def _half(figure: Figure) -> Decimal:
    """Half of the last place of a number as printed, in the normal unit."""
    exponent = figure.value.as_tuple().exponent
    factor = figure.normal / figure.value if figure.value else Decimal(1)
    return Decimal(5).scaleb(int(exponent) - 1) * factor


def _level(target: Claim, match: Match, ledger: Ledger) -> Assessment | None:
    outcome = match.outcome
    base = _base(outcome, ledger, target.figure.normal_unit)
    if base is None or outcome.figure.comparator not in _PLAIN:
        return None
    level = base.figure.normal * (1 + outcome.figure.normal / _HUNDRED)
    factor = target.figure.normal / target.figure.value if target.figure.value else Decimal(1)
    shown = number((level / factor).quantize(Decimal("0.01"))) + target.figure.unit
    formula = f"{_stated(base)} × (1 + {number(outcome.figure.normal)}%) = {shown}"
    return _computed(target, outcome, level, formula, _of_years(shown, shown, formula))


def _of_years(zh: str, en: str, formula: str) -> Said:
    return Said(f"据两年的数推算为{zh}（{formula}）", f"computed from the figures of two years: {en} ({formula})")


def _stated(claim: Claim) -> str:
    return f"{number(claim.figure.value)}{claim.figure.unit}"


def _computed(
    target: Claim, outcome: Claim, value: Decimal, formula: str, made: Said, slack: Decimal = Decimal(0)
) -> Assessment:
    plan, report = planned(target), reported(outcome)
    if _nominal().search(target.figure.indicator + target.indicator.zh):
        note = Said(
            "推算的是名义数，计划按可比价，不可比",
            "The computed figure is nominal, the target is at comparable prices: not comparable",
        )
        verdict, ratio = Verdict.NOT_COMPARABLE, None
    elif slack and len({verdict_of(target, value + off, Comparator.EQUAL) for off in (-slack, slack)}) > 1:
        note = Said(
            "两年的数经过取整，或基数常经修订，推算的数与目标相近，不能断定：不可比",
            "The figures of both years are rounded, or their base is often revised, and the computed one is near the target: not comparable",
        )
        verdict, ratio = Verdict.NOT_COMPARABLE, None
    else:
        verdict = verdict_of(target, value, Comparator.EQUAL) or Verdict.NOT_COMPARABLE
        ratio = achievement_of(target, value)
        word = {Verdict.MET: Said("达到目标", "Met"), Verdict.NOT_MET: Said("未达到目标", "Not met")}
        note = word.get(verdict, Said("不可比", "Not comparable"))
    reason = Said(f"{plan.zh}；{report.zh}，{made.zh}。{note.zh}。", f"{plan.en}; {report.en}; {made.en}. {note.en}.")
    return Assessment(target.ref, outcome.ref, verdict, *reason, ratio, derived=value.normalize(), formula=formula)
