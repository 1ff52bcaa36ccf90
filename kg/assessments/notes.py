"""What a reader should know of a target and the figure that it is held against."""

from __future__ import annotations

from kg.assessments.matching import Match
from kg.assessments.phrases import Said
from kg.assessments.verdicts import less_is_better
from kg.model.fact import Status


def notes_on(match: Match) -> list[Said]:
    """The notes on a match, for its reason.

    Args:
        match: the target with its outcome.
    """
    target, outcome = match.target, match.outcome
    notes = []
    if target.wording.text != outcome.wording.text:
        notes.append(
            Said(
                f"两处措辞相近而不相同（“{target.figure.indicator}”与“{outcome.figure.indicator}”），按同一指标比较",
                f"The wordings are near, not the same (“{target.figure.indicator}”, “{outcome.figure.indicator}”); compared as one indicator",
            )
        )
    if outcome.figure.status is Status.ESTIMATE:
        notes.append(Said("结果是预计数", "The outcome is an estimate"))
    if outcome.comparable:
        notes.append(Said("报告的增速按可比口径计算", "The reported growth is at comparable prices or coverage"))
    elif target.comparable:
        notes.append(
            Said("计划按可比口径，报告没有说明口径", "The target is at comparable coverage; the report does not say")
        )
    if less_is_better(target):
        notes.append(Said("该指标以不超过目标为达到", "For this indicator not exceeding the target is reaching it"))
    return notes
