"""Targets whose year has not been reported yet, held against the latest figure before it."""

from __future__ import annotations

import re
from decimal import Decimal

from kg.assessments.claims import Claim
from kg.assessments.ledger import Ledger
from kg.assessments.matching import Match, matches
from kg.assessments.notes import notes_on
from kg.assessments.phrases import Said, amount, compared, planned, reported
from kg.assessments.verdicts import achievement_of, verdict_of
from kg.model.entity import Assessment, Verdict
from kg.model.fact import Measure

_LISTED = re.compile(r"[0-9]\S*、20\d\d年$")


def on_the_way(target: Claim, ledger: Ledger) -> Assessment | None:
    """A target whose year has not been reported yet, held against the latest figure before it.

    Args:
        target: the target.
        ledger: the figures of all documents.
    """
    year, since = target.period.end.year, target.document.context.plan_year or target.document.context.year
    if since is None or target.figure.measure not in (Measure.LEVEL, Measure.SHARE) or year <= since:
        return None
    if target.is_added and _LISTED.search(target.before_number):
        return None  # 2024年1.8万套、2025年1.9万套: each is of its year alone
    if target.period.start.year != year or "累计" in target.clause:
        return None  # a sum over years: what one year adds says nothing of the whole
    for earlier in ledger.years(target.about.key, since, year - 1):
        for match in matches(target, ledger.near(target, target.about.key, earlier)):
            if set(match.doubts) - {"period"} or not match.outcome.whole_year:
                continue
            return _so_far(match, since, ledger)
    return None


def _so_far(match: Match, since: int, ledger: Ledger) -> Assessment | None:
    target, outcome = match.target, match.outcome
    figure, year, at = outcome.figure, target.period.end.year, outcome.period.end.year
    if verdict_of(target, figure.normal, figure.comparator) is Verdict.MET:
        notes = [*notes_on(match), Said(f"期限是{year}年，{at}年已经达到", f"Due in {year}, reached by {at}")]
        ratio = achievement_of(target, figure.normal)
        return Assessment(
            target.ref, outcome.ref, Verdict.MET, *compared(target, outcome, Verdict.MET, ratio, notes), ratio
        )
    base = next(
        (
            m.outcome
            for m in matches(target, ledger.near(target, target.about.key, since - 1))
            if not set(m.doubts) - {"period"} and m.outcome.whole_year
        ),
        None,
    )
    if target.wording.family and not target.is_total:
        base = None  # what is added over the years has no base
    elif base is None:
        base = _own_base(target, since - 1, ledger)
    plan, report = planned(target), reported(outcome)
    if base is None or figure.normal == base.figure.normal:
        zh, en = f"期限是{year}年，{at}年的数还不能下结论", f"Due in {year}; the figure of {at} decides nothing yet"
        reason = Said(f"{plan.zh}；{report.zh}（{at}）。{zh}。", f"{plan.en}; {report.en} ({at}). {en}.")
        return Assessment(target.ref, outcome.ref, Verdict.NOT_COMPARABLE, *reason)
    way = target.figure.normal - base.figure.normal
    done = (figure.normal - base.figure.normal) / way if way else Decimal(1)
    due = Decimal(at - since + 1) / Decimal(year - since + 1)
    ahead = done >= due
    zh = f"期限是{year}年；从{since - 1}年的{amount(base).zh}算起，到{at}年走完{done:.0%}，匀速应走完{due:.0%}"
    en = f"Due in {year}; from {amount(base).en} in {since - 1}, {done:.0%} of the way was made by {at}, where an even pace makes {due:.0%}"
    verdict = Verdict.ON_TRACK if ahead else Verdict.NOT_COMPARABLE
    end = Said("进度没有落后", "On track") if ahead else Said("进度落后，但期限未到", "Behind, but not yet due")
    reason = Said(
        f"{plan.zh}；{report.zh}（{at}）。{zh}：{end.zh}。", f"{plan.en}; {report.en} ({at}). {en}: {end.en}."
    )
    return Assessment(target.ref, outcome.ref, verdict, *reason)


def _own_base(target: Claim, year: int, ledger: Ledger) -> Claim | None:
    """The figure of the year before the plan that the plan's own document reports."""
    for outcome in ledger.outcomes(target.about.key, year):
        same = outcome.indicator == target.indicator and outcome.figure.measure is target.figure.measure
        if same and outcome.whole_year and outcome.figure.normal_unit == target.figure.normal_unit:
            return outcome
    return None
