"""Targets with a number held against the figures that were reported later."""

from __future__ import annotations

import re
from decimal import Decimal

from kg.assessments.checkable import is_checkable
from kg.assessments.claims import Claim
from kg.assessments.composed import of_both
from kg.assessments.derived import derive
from kg.assessments.kin import counted_for, has_kin
from kg.assessments.ledger import Ledger
from kg.assessments.likeness import Likeness
from kg.assessments.matching import Match, is_generic, is_telling, matches
from kg.assessments.phrases import Said, amount, compared, number, planned, reported, unreported
from kg.assessments.progress import object_of
from kg.assessments.reviews import Reviews, stage_of
from kg.assessments.silence import Silence
from kg.assessments.verdicts import achievement_of, less_is_better, verdict_of
from kg.assessments.wording import bare
from kg.lexicon import word_list, words
from kg.model.entity import Assessment, Locus, Passage, Verdict
from kg.model.fact import Measure, Stage, Status

#: Why two figures of one indicator cannot be compared.
_WHY = {
    "scope": Said("两处所指范围不同", "The two are of different scope"),
    "wider": Said("报告的范围更宽，计划所指只是其中一部分", "What is reported is wider; the plan is for a part of it only"),
    "some": Said("计划只针对其中几个项目，报告是全部的数", "The plan is for some named projects only, the report for all"),
    "measure": Said("一处是{plan}，一处是{report}，不是同一种度量", "One is {plan}, the other {report}: not the same measure"),
    "unit": Said("两处的计量单位不同（{plan}，{report}）", "The two have different units ({plan}, {report})"),
    "stock": Said("两数相差悬殊，或一处是新增、一处是总量", "The two are far apart, or one is what was added and the other all there is"),
    "subset": Said("其中一处只是一部分", "One of the two is only a part of the other"),
    "period": Said("两处的时期不同（{plan}，{report}）", "The two are of different periods ({plan}, {report})"),
    "average": Said("一处是多年平均或多年累计的增速", "One of the two is a growth rate over several years"),
    "stage": Said("一处说的是推进，一处说的是完成", "One tells of what is under way, the other of what was done"),
    "years": Said("报告的是几年合计的数", "The report sums up several years"),
}  # fmt: skip
_LISTED = re.compile(r"[0-9]\S*、20\d\d年$")
_QUOTED = re.compile("“([^”]{2,10})”")
#: How far behind a number the next one may tell what it leaves out.
_NEXT = 9
#: The letters of a thing that a report is searched for.
_NAMED = 4
_MEASURES = {
    Measure.LEVEL: Said("数量", "an amount"),
    Measure.GROWTH: Said("增速", "a growth rate"),
    Measure.CHANGE: Said("增减量", "a change"),
    Measure.DIFFERENCE: Said("差值", "a difference"),
    Measure.SHARE: Said("占比", "a share"),
    Measure.COMPLETION: Said("完成率", "a completion rate"),
    Measure.RANK: Said("排名", "a rank"),
    Measure.RATIO: Said("压减比例", "a cut"),
}


def assess_figure(target: Claim, ledger: Ledger, reviews: Reviews, silence: Silence) -> Assessment | None:
    """What came of one target, or None where nothing can be said.

    Args:
        target: the target.
        ledger: the figures of all documents.
        reviews: the clauses of the reports.
        silence: what share of a thing they say.
    """
    year = target.period.end.year
    if (target.document.context.year or year) > year:
        return None
    if not is_checkable(target):
        return None
    if not is_telling(target) and not target.of_some and (target.indicator.minted or is_generic(target)):
        return None  # 两个项目: too little to look for
    found = matches(target, ledger.near(target, target.about.key, year))
    best = found[0] if found else None
    if (best is None or best.doubts) and target.about.key == target.place:
        best = next((m for m in matches(target, ledger.carried(target, year)) if _sure(m)), best)
    if best is not None and not best.doubts:
        return _held(best)
    if (completed := _completion(target, found)) is not None:
        return completed
    if (reached := _by_a_part(target, found)) is not None:
        return reached
    if (both := of_both(target, ledger)) is not None:
        return both
    if (computed := derive(target, found, ledger)) is not None:
        return computed
    reports = ledger.reports(target.place, year, target.ref.document)
    if best is not None:
        return None if _hides(best) else _apart(best)
    if not reports:
        return _on_the_way(target, ledger)
    if target.about.key != target.place and matches(target, ledger.near(target, target.place, year)):
        return None  # the whole district reports it; of this part nothing can be said
    if (told := _without_number(target, reports, reviews)) is not None:
        return told
    quoted = [bare(name) for name in _QUOTED.findall(target.lead)]
    if any(reviews.names(report, name) for report in reports for name in quoted):
        return None  # 启动“云岭大环”建设，新建一级公路7.5公里: what the report says of that may be of this
    named = target.indicator.key in words("assessments", "yearly", "keys")
    texts = (target.wording.noun,) if named else (target.wording.noun, target.besides)
    if (count := counted_for(target, ledger.near(target, target.about.key, year))) is not None:
        return _apart(Match(target, count, Likeness.OTHER_SCOPE, 0.0, ("measure",)))
    if has_kin(target, ledger.outcomes(target.about.key, year)):
        return None  # 人行天桥20座 may be what is told as 便民天桥21座
    if not silence.is_sure(reports, *texts, unit=target.figure.unit, named=named):
        return None  # the report may well tell of it in words that no rule could read
    if target.figure.measure is Measure.LEVEL and silence.repeats(
        reports, number(target.figure.value), target.sentence
    ):
        return None
    names = [ledger.base.documents[n].context.title or ledger.base.documents[n].name for n in reports]
    reason = unreported(planned(target), year, names)
    return Assessment(target.ref, None, Verdict.NOT_REPORTED, *reason)


def _sure(match: Match) -> bool:
    """Whether a figure is beyond doubt of what a target is of, whatever body it was taken to be of."""
    known = not match.target.indicator.minted and match.target.indicator == match.outcome.indicator
    return not match.doubts and (known or match.likeness is Likeness.SAME)


def _hides(match: Match) -> bool:
    """Whether what stands behind an amount added tells all there is, or the other way round: 新增1家，总量47家."""
    told = word_list("assessments", "stock", "totals" if match.target.is_total else "added")
    end = match.outcome.figure.number.end
    behind = match.outcome.document.text[end : end + _NEXT]
    return "stock" in match.doubts and any(word in behind for word in told)


def _by_a_part(target: Claim, found: list[Match]) -> Assessment | None:
    """A target that is reached by a part of what it is of: 绿色工厂10家, 国家级绿色工厂12家."""
    for match in found:
        figure = match.outcome.figure
        if not match.reached_by_a_part or less_is_better(target) or target.figure.measure is not Measure.LEVEL:
            continue
        if verdict_of(target, figure.normal, figure.comparator) is Verdict.MET:
            note = Said("报告的只是其中一部分，已达到目标", "What is reported is only a part, and reaches the target")
            reason = compared(target, match.outcome, Verdict.MET, None, [*_notes(match), note])
            return Assessment(target.ref, match.outcome.ref, Verdict.MET, *reason)
    return None


def _without_number(target: Claim, reports: list[int], reviews: Reviews) -> Assessment | None:
    """A target that a report speaks of as reached without giving a number: 城镇新增就业任务圆满完成."""
    thing = object_of(target.figure.indicator)
    if target.figure.measure is not Measure.LEVEL or len(thing) < _NAMED:
        return None
    for report in reports:
        hit = reviews.best(report, thing, Stage.COMPLETED)
        if (
            hit is None
            or thing not in hit[1].words
            or hit[1].words.startswith(word_list("assessments", "tasks", "means"))
            or any(letter.isdigit() for letter in hit[1].words)
        ):
            continue
        if stage_of(hit[1].words, thing, Stage.COMPLETED) is not Stage.COMPLETED:
            continue
        plan, words = planned(target), reviews.quote(report, hit[1])
        passage = Passage(Locus(report, *hit[1].span), Stage.COMPLETED)
        if _task_done(thing, hit[1].words):
            reason = Said(
                f"{plan.zh}；报告“{words}”，没有给出数：达到目标。",
                f"{plan.en}; reported: “{words}”, without a number: met.",
            )
            return Assessment(target.ref, None, Verdict.MET, *reason, outcome_passage=passage)
        reason = Said(
            f"{plan.zh}；报告“{words}”，没有给出可以对照的数：不可比。",
            f"{plan.en}; reported: “{words}”, without a number to compare with: not comparable.",
        )
        return Assessment(target.ref, None, Verdict.NOT_COMPARABLE, *reason, outcome_passage=passage)
    return None


def _task_done(thing: str, said: str) -> bool:
    """Whether a clause says that the very task was done: 新增就业任务圆满完成."""
    behind = said.split(thing, 1)[1]
    partly = any(word in said for word in word_list("assessments", "tasks", "partly"))
    return behind.startswith(word_list("assessments", "tasks", "heads")) and "完成" in said and not partly


def _held(match: Match) -> Assessment:
    """A target and an outcome that can be compared."""
    target, outcome = match.target, match.outcome
    figure = outcome.figure
    upper = figure.upper * (figure.normal / figure.value) if figure.upper is not None and figure.value else None
    verdict = verdict_of(target, figure.normal, figure.comparator, upper)
    ratio = achievement_of(target, figure.normal) if verdict is not None else None
    notes = _notes(match)
    if verdict is None:
        notes.append(
            Said(
                f"报告只说“{amount(outcome).zh}”，不能断定是否达到目标",
                "The reported bound does not tell whether the target was reached",
            )
        )
        verdict = Verdict.NOT_COMPARABLE
    reason = compared(target, outcome, verdict, ratio, notes)
    return Assessment(target.ref, outcome.ref, verdict, *reason, ratio)


def _notes(match: Match) -> list[Said]:
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


def _apart(match: Match) -> Assessment:
    """A target and the nearest figure, which cannot be compared."""
    target, outcome = match.target, match.outcome
    notes = _notes(match) if "scope" not in match.doubts else []
    for doubt in match.doubts:
        plan, report = _named(doubt, target), _named(doubt, outcome)
        why = _WHY[doubt]
        notes.append(Said(why.zh.format(plan=plan.zh, report=report.zh), why.en.format(plan=plan.en, report=report.en)))
    reason = compared(target, outcome, Verdict.NOT_COMPARABLE, None, notes)
    return Assessment(target.ref, outcome.ref, Verdict.NOT_COMPARABLE, *reason)


def _named(doubt: str, claim: Claim) -> Said:
    if doubt == "measure":
        return _MEASURES[claim.figure.measure]
    text = claim.figure.unit if doubt == "unit" else claim.period.key
    return Said(text, text)


def _completion(target: Claim, found: list[Match]) -> Assessment | None:
    """为年度目标的101.25%: the report gives the share of the target that was reached, not the number."""
    for match in found:
        outcome = match.outcome
        if outcome.figure.measure is Measure.COMPLETION and set(match.doubts) == {"measure"}:
            if target.figure.measure is not Measure.LEVEL:
                continue
            ratio = (outcome.figure.normal / Decimal(100)).normalize()
            if not Decimal("0.05") <= ratio <= Decimal(5):
                continue
            verdict = Verdict.MET if ratio >= 1 else Verdict.NOT_MET
            reason = compared(
                target,
                outcome,
                verdict,
                ratio,
                [Said("报告给出的是目标完成率", "The report gives the share of the target")],
            )
            return Assessment(target.ref, outcome.ref, verdict, *reason, ratio)
    return None


def _on_the_way(target: Claim, ledger: Ledger) -> Assessment | None:
    """A target whose year has not been reported yet, held against the latest figure before it."""
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
        notes = [*_notes(match), Said(f"期限是{year}年，{at}年已经达到", f"Due in {year}, reached by {at}")]
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
