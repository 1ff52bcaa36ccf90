"""Targets for two groups at once (城乡居民), held against what was reported of each."""

from __future__ import annotations

import re

from kg.assessments.claims import Claim
from kg.assessments.ledger import Ledger
from kg.assessments.phrases import Said, planned, reported
from kg.assessments.verdicts import verdict_of
from kg.lexicon import table
from kg.model.entity import Assessment, Verdict
from kg.model.fact import Status

#: One number for each of the two: 分别达到甲、乙，均增长8.5%.
_EACH = re.compile("均(?:增长|达|为|实现|超)")


def of_both(target: Claim, ledger: Ledger) -> Assessment | None:
    """A target for both of two groups, or None where it is for no such two, or one of them was not reported.

    It is met where both reach it, not met where neither does; where one does, the two cannot be compared with one number.

    Args:
        target: the target: 城乡居民人均可支配收入增长7%.
        ledger: the figures of all documents.
    """
    found = []
    for word, keys in table("assessments")["composed"].items():
        if word in target.figure.indicator:
            found = [_reported(target, key, ledger) for key in keys.split()]
    outcomes = [claim for claim in found if claim is not None]
    if not outcomes or (len(outcomes) < len(found) and not _EACH.search(outcomes[0].clause)):
        return None
    verdicts = [verdict_of(target, c.figure.normal, c.figure.comparator) for c in outcomes]
    if any(verdict is None for verdict in verdicts):
        return None
    if len(set(verdicts)) == 1 and verdicts[0] is not None:
        verdict, last = verdicts[0], outcomes[0]
        says = Said("两项都达到目标", "both met") if verdict is Verdict.MET else Said("两项都未达到目标", "neither met")
    else:
        verdict, last = Verdict.NOT_COMPARABLE, outcomes[verdicts.index(Verdict.NOT_MET)]
        says = Said("一项达到、一项未达到，不能合成一个结论", "one met and one not: no one verdict")
    plan, told = planned(target), [reported(claim) for claim in outcomes]
    guess = any(claim.figure.status is Status.ESTIMATE for claim in outcomes)
    note = Said("结果是预计数。", " The outcome is an estimate.") if guess else Said("", "")
    return Assessment(
        target.ref,
        last.ref,
        verdict,
        f"{plan.zh}；{'，'.join(t.zh for t in told)}：{says.zh}。{note.zh}",
        f"{plan.en}; {', '.join(t.en for t in told)}: {says.en}.{note.en}",
    )


def _reported(target: Claim, key: str, ledger: Ledger) -> Claim | None:
    """The figure of one of the groups that can be held against a target."""
    for claim in ledger.outcomes(target.about.key, target.period.end.year):
        figure = claim.figure
        same = (figure.measure, figure.normal_unit) == (target.figure.measure, target.figure.normal_unit)
        if claim.indicator.key != key or not same or claim.span_of_time != target.period:
            continue
        other = claim.ref.document != target.ref.document and claim.looks_back
        if other and claim.averaged == target.averaged and figure.qualifier in ("", "年均"):
            return claim
    return None
