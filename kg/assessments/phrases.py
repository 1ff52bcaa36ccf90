"""The sentences of an assessment: what was planned, what was reported, and why the verdict is what it is."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from kg.assessments.claims import Claim
from kg.assessments.wording import shown
from kg.model.entity import Verdict
from kg.model.fact import Measure, Status
from kg.model.quantity import Comparator

_BEFORE_ZH = {
    Comparator.AT_LEAST: "不低于", Comparator.MORE_THAN: "超过", Comparator.AT_MOST: "不超过", Comparator.LESS_THAN: "低于",
    Comparator.ABOUT: "约", Comparator.NEARLY: "近",
}  # fmt: skip
_BEFORE_EN = {
    Comparator.AT_LEAST: "at least ", Comparator.MORE_THAN: "more than ", Comparator.AT_MOST: "at most ",
    Comparator.LESS_THAN: "less than ", Comparator.ABOUT: "about ", Comparator.NEARLY: "nearly ",
    Comparator.SLIGHTLY_MORE_THAN: "a little over ",
}  # fmt: skip
_MEASURE_ZH = {
    Measure.GROWTH: "增长", Measure.RATIO: "压减", Measure.RANK: "排名第", Measure.COMPLETION: "目标完成率",
    Measure.DIFFERENCE: "相差", Measure.CHANGE: "增加",
}  # fmt: skip
_MEASURE_EN = {
    Measure.GROWTH: "growth of ", Measure.RATIO: "a cut of ", Measure.RANK: "rank ", Measure.COMPLETION: "completion of ",
    Measure.DIFFERENCE: "a difference of ", Measure.CHANGE: "a change of ",
}  # fmt: skip
_VERDICT_ZH = {
    Verdict.MET: "达到目标", Verdict.NOT_MET: "未达到目标", Verdict.ON_TRACK: "进度没有落后",
    Verdict.NOT_COMPARABLE: "不可比", Verdict.NOT_REPORTED: "没有报告结果",
}  # fmt: skip
_VERDICT_EN = {
    Verdict.MET: "met", Verdict.NOT_MET: "not met", Verdict.ON_TRACK: "on track",
    Verdict.NOT_COMPARABLE: "not comparable", Verdict.NOT_REPORTED: "no outcome reported",
}  # fmt: skip


class Said(NamedTuple):
    """One text in both languages."""

    zh: str
    en: str


def number(value: Decimal) -> str:
    """A number as people write it.

    >>> number(Decimal("54.40")), number(Decimal("1E+3"))
    ('54.4', '1000')
    """
    text = format(value.normalize(), "f")
    return "0" if text == "-0" else text


def amount(claim: Claim) -> Said:
    """The value of a figure in words.

    >>> amount.__name__
    'amount'
    """
    figure = claim.figure
    falls = figure.normal < 0 and figure.measure in (Measure.GROWTH, Measure.CHANGE, Measure.DIFFERENCE)
    value = number(abs(figure.value) if falls else figure.value)
    if figure.upper is not None:
        value += f"—{number(abs(figure.upper) if falls else figure.upper)}"
    unit = "" if figure.unit == "1" else figure.unit
    more = "多" if figure.comparator is Comparator.SLIGHTLY_MORE_THAN else ""
    zh, en = _MEASURE_ZH.get(figure.measure, ""), _MEASURE_EN.get(figure.measure, "")
    bound = figure.comparator.mirrored if falls else figure.comparator
    if falls:
        zh, en = "下降", "a fall of "
    return Said(
        f"{zh}{_BEFORE_ZH.get(bound, '')}{value}{more}{unit}",
        f"{en}{_BEFORE_EN.get(bound, '')}{value}{' ' if unit and not unit.startswith('%') else ''}{unit}",
    )


def name(claim: Claim) -> Said:
    """What a figure is of: as the text words it in Chinese, the scheme's label in English where there is one."""
    word = shown(claim.figure.indicator)
    return Said(word, claim.indicator.en or f"“{word}”")


def planned(target: Claim) -> Said:
    """What was planned."""
    what, value = name(target), amount(target)
    when = target.period.key
    return Said(
        f"计划（{when}）“{what.zh}”{value.zh}",
        f"Planned for {when}: {what.en}, {value.en}",
    )


def reported(outcome: Claim) -> Said:
    """What was reported."""
    what, value = name(outcome), amount(outcome)
    guess = outcome.figure.status is Status.ESTIMATE
    return Said(
        f"{'预计' if guess else '报告'}“{what.zh}”{value.zh}",
        f"{'estimated' if guess else 'reported'}: {what.en}, {value.en}",
    )


def compared(target: Claim, outcome: Claim, verdict: Verdict, ratio: Decimal | None, notes: list[Said]) -> Said:
    """A target and the figure that it was held against, with the verdict and what to know about it."""
    plan, report = planned(target), reported(outcome)
    share = (
        Said(f"，为目标的{_percent(ratio)}", f", {_percent(ratio)} of the target")
        if ratio is not None
        else Said("", "")
    )
    return Said(
        f"{plan.zh}；{report.zh}{share.zh}：{_VERDICT_ZH[verdict]}。" + "".join(f"{n.zh}。" for n in notes),
        f"{plan.en}; {report.en}{share.en}: {_VERDICT_EN[verdict]}." + "".join(f" {n.en}." for n in notes),
    )


def _percent(ratio: Decimal) -> str:
    """A ratio as a percentage to one place.

    >>> _percent(Decimal("1.0125"))
    '101.3%'
    """
    return number((ratio * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)) + "%"


def unreported(target: Said, year: int, documents: list[str]) -> Said:
    """A target or aim that the reports of its period do not come back to."""
    shown = documents[0] + ("等" if len(documents) > 1 else "")
    more = f" and {len(documents) - 1} more" if len(documents) > 1 else ""
    return Said(
        f"{target.zh}；在报告{year}年情况的文档（{shown}）中没有找到对应的结果。",
        f"{target.en}; the documents that report on {year} ({documents[0]}{more}) give no outcome that answers to it.",
    )
