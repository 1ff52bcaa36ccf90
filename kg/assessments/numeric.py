"""Targets with a number held against the figures that were reported later."""

from __future__ import annotations

import re
from decimal import Decimal

from kg.assessments.checkable import is_checkable
from kg.assessments.claims import Claim
from kg.assessments.composed import of_both
from kg.assessments.derived import derive
from kg.assessments.due import on_the_way
from kg.assessments.kin import counted_for, has_kin, told_closer
from kg.assessments.ledger import Ledger
from kg.assessments.likeness import Likeness
from kg.assessments.matching import Match, is_generic, is_telling, matches
from kg.assessments.notes import notes_on
from kg.assessments.phrases import Said, amount, compared, number, planned, unreported
from kg.assessments.progress import object_of
from kg.assessments.reviews import Reviews, stage_of
from kg.assessments.silence import Silence
from kg.assessments.verdicts import achievement_of, less_is_better, verdict_of
from kg.assessments.wording import bare
from kg.lexicon import word_list, words
from kg.model.entity import Assessment, Locus, Passage, Verdict
from kg.model.fact import Measure, Stage

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
    "named": Said("计划点了名，报告没有提到所点的名称", "The plan names some of them, and the report none of these"),
    "new": Said("计划是新建和改造合计，报告只说新建", "The plan is for new and renewed ones together, the report for new ones"),
    "renewed": Said("计划只是新建，报告是新建和改造合计", "The plan is for new ones, the report for new and renewed ones together"),
    "years": Said("报告的是几年合计的数", "The report sums up several years"),
}  # fmt: skip
#: Those that tell that the two are not of the same things: near wordings then need no note.
_OF_OTHERS = frozenset({"scope", "named", "new", "renewed"})
_QUOTED = re.compile("“([^”]{2,10})”")
#: How far behind a number the next one may tell what it leaves out.
_NEXT = 9
#: The share of the words behind a number that a clause without one must say to be of the same.
_TOLD = 0.5
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
    near = ledger.near(target, target.about.key, year)
    found = matches(target, near)
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
        return None if _hides(best) or told_closer(best, near) else _apart(best)
    if not reports:
        return on_the_way(target, ledger)
    if target.about.key != target.place and matches(target, ledger.near(target, target.place, year)):
        return None  # the whole district reports it; of this part nothing can be said
    if (told := _without_number(target, reports, reviews, silence)) is not None:
        return told
    quoted = [bare(name) for name in _QUOTED.findall(target.lead)]
    quoted += [name for name in map(bare, _QUOTED.findall(target.words)) if len(name) > _NAMED]
    if len(target.wording.noun) >= _NAMED:
        quoted.append(target.wording.noun)
    if any(reviews.names(report, name) for report in reports for name in quoted):
        return None  # 启动“云岭大环”建设，新建一级公路7.5公里: what the report says of that may be of this
    named = target.indicator.key in words("assessments", "yearly", "keys")
    texts = (target.wording.noun,) if named else (target.wording.noun, target.besides)
    if (count := counted_for(target, near)) is not None:
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
            reason = compared(target, match.outcome, Verdict.MET, None, [*notes_on(match), note])
            return Assessment(target.ref, match.outcome.ref, Verdict.MET, *reason)
    return None


def _without_number(target: Claim, reports: list[int], reviews: Reviews, silence: Silence) -> Assessment | None:
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
            or silence.share(report, bare(target.behind_number), hit[1]) < _TOLD
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
    notes = notes_on(match)
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


def _apart(match: Match) -> Assessment:
    """A target and the nearest figure, which cannot be compared."""
    target, outcome = match.target, match.outcome
    notes = notes_on(match) if not _OF_OTHERS & set(match.doubts) else []
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
