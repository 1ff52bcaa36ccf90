"""What a reader should know of a target and the figure that it is held against."""

from __future__ import annotations

import re
from datetime import date

from kg.assessments.matching import Match
from kg.assessments.phrases import Said
from kg.assessments.verdicts import less_is_better
from kg.model.fact import Status
from kg.model.period import Period

#: What tells when within the year something was reached.
_MONTH = re.compile("[0-9一二三四五六七八九十]月|上半年|[一二三]季度|暑期|提前")
_DECEMBER = 12


def due_within(deadline: date | None, period: Period | None) -> int:
    """The month before the last one in which a target is due, or 0 where it has the whole year.

    >>> due_within(date(2021, 6, 30), Period.of_year(2021)), due_within(None, Period.of_months(2021, 6, 6))
    (6, 6)
    >>> due_within(date(2021, 12, 31), Period.of_year(2021)), due_within(None, Period.of_year(2021))
    (0, 0)
    """
    last = deadline or (period.end if period is not None else None)
    return 0 if last is None or last.month == _DECEMBER else last.month


def told_when(words: str) -> bool:
    """Whether words tell when within the year something was reached.

    >>> told_when("云岭公园5月建成"), told_when("云岭公园建成")
    (True, False)
    """
    return _MONTH.search(words) is not None


def undated(month: int) -> Said:
    """What a reader should know where a target has a month and what was reported has none."""
    return Said(
        f"计划限{month}月，报告没有说明何时完成，只能按全年对照",
        f"Due by month {month}; the report does not say when it was done, so it is held against the whole year",
    )


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
    if (due := due_within(target.figure.deadline, target.period)) and not told_when(outcome.sentence):
        notes.append(undated(due))
    if less_is_better(target):
        notes.append(Said("该指标以不超过目标为达到", "For this indicator not exceeding the target is reaching it"))
    return notes
