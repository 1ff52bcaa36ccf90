"""Aims without a number held against what later reports say of the same thing."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from kg.assessments.content import content
from kg.assessments.ledger import Ledger
from kg.assessments.notes import due_within, told_when, undated
from kg.assessments.parts import phase_told
from kg.assessments.phrases import Said, unreported
from kg.assessments.progress import (
    FIT,
    body_in,
    builds,
    first_in,
    goal_of,
    is_ongoing,
    is_vague,
    is_won,
    is_works,
    lacks_inside,
    objects_of,
    other_names_of,
    timeless,
)
from kg.assessments.reviews import Clause, Reviews, stage_of
from kg.assessments.silence import Silence
from kg.assessments.wording import bare
from kg.lexicon import word_list
from kg.model.entity import Assessment, FactRef, Locus, Passage, Verdict
from kg.model.fact import DocumentFacts, Objective, Predicate, Stage

#: The share of an aim's letter pairs in the best clause below which it is not spoken of, and from which it is for sure.
_HINT, _SURE = 0.35, 0.7
#: The letters at the front and at the end of a name that make it likely to be meant where they are said.
_FRONT, _END = 3, 4
_SHORTEST = 4
#: The share of a thing's words, weighed by how rare they are, that a clause says that is of it.
_TOLD = 0.6
_UNSURE = 0.5
_MAIN = "主体"
#: What is aimed at for all, and how a report says that it is for all.
_ALL, _OF_ALL = "全覆盖", re.compile("覆盖|全部|所有|全域|全面|100%|实现")
_COUNTED, _TERM_REACH = re.compile("[0-9]"), 400
_QUOTED = re.compile("“([^”]{3,})(?:”|$)")


class _Found(NamedTuple):
    """What reports say of one thing: the share of its letters in the clause, the clause, its document, the stage and phase."""

    share: float
    clause: Clause
    report: int
    stage: Stage | None
    phase: str = ""


def assess_aim(
    number: int, index: int, aim: Objective, ledger: Ledger, reviews: Reviews, silence: Silence
) -> Assessment | None:
    """What came of one aim, or None where nothing can be said.

    Args:
        number: the document that sets it.
        index: the number of the aim in it.
        aim: the aim.
        ledger: the figures of all documents.
        reviews: the clauses of the reports.
        silence: what share of a thing they say.
    """
    place = ledger.base.entity_of(number, aim.about)
    things = objects_of(aim.wording)
    if place is None or aim.period is None or len(things[0]) < _SHORTEST or is_vague(aim.wording):
        return None
    year = aim.period.end.year
    reports = ledger.reports(place.key, year, number)
    if not reports:
        return None
    target, goal = FactRef(number, index), goal_of(aim.wording)
    plan = Said(f"计划（{aim.period.key}）“{aim.wording}”", f"Planned for {aim.period.key}: “{aim.wording}”")
    found = [_best(thing, reports, aim.wording, reviews, silence) for thing in things]
    if len(things) == 1 and not any(one is not None and one.share >= _SURE for one in found):
        going = _still_going(things[0], reports, aim.wording, reviews)
        if going is not None:
            return _held(target, aim, plan, goal, going, ledger, reviews)
    if all(one is None or one.share < _HINT for one in found):
        named = [*things, *(bare(name) for name in _QUOTED.findall(aim.wording))]
        if any(_hinted(thing, report, reviews) for thing in named for report in reports):
            return (
                None  # the report speaks of what the aim begins or ends with: silence cannot be told from other words
            )
        if sum(map(len, content(aim.wording))) < _SHORTEST or not silence.is_sure(reports, aim.wording):
            return None
        names = [ledger.base.documents[n].context.title or ledger.base.documents[n].name for n in reports]
        return Assessment(target, None, Verdict.NOT_REPORTED, *unreported(plan, year, names), objective=True)
    sure = [one for one in found if one is not None and one.share >= _SURE]
    if len(sure) < len(found):
        return None
    least = min(sure, key=lambda one: FIT[one.stage] if one.stage is not None else -1)
    return _held(target, aim, plan, goal, least, ledger, reviews)


def _best(thing: str, reports: list[int], aim: str, reviews: Reviews, silence: Silence) -> _Found | None:
    """What the reports say most clearly of a thing, by any of its names."""
    named = [_told_of(name, reports, words, reviews, silence) for name, words in other_names_of(thing, aim)]
    return max((one for one in named if one is not None), key=lambda one: (one.share, -one.report), default=None)


def _told_of(thing: str, reports: list[int], aim: str, reviews: Reviews, silence: Silence) -> _Found | None:
    """What the reports say most clearly of a thing by one of its names."""
    found = []
    goal, built = goal_of(aim), builds(aim)
    for report in reports:
        hit = reviews.best(report, thing, goal, built=built)
        if hit is None:
            continue
        share, clause = hit
        if share >= _SURE and not _is_it(thing, aim, report, clause, silence):
            share = _UNSURE
        stage = stage_of(clause.words, thing, goal, built=built, main=_MAIN in aim, first=first_in(aim))
        if _ALL in aim and not _OF_ALL.search(clause.words):
            stage = None
        phase = phase_told(clause.words, thing, aim) if goal is Stage.COMPLETED else ""
        found.append(_Found(share, clause, report, stage, phase))
    return max(found, key=lambda one: (one.share, -one.report), default=None)


def _still_going(thing: str, reports: list[int], aim: str, reviews: Reviews) -> _Found | None:
    """The clause that tells that the works of a body still goes on, where the reports say nothing else of that body."""
    name = body_in(thing)
    if not name or not builds(aim) or goal_of(aim) is not Stage.COMPLETED:
        return None
    said = [(report, clause) for report in reports for clause in reviews.naming(report, name)]
    if not said or not all(is_ongoing(clause.words) and is_works(clause.words) for _, clause in said):
        return None
    report, clause = said[0]
    return _Found(_SURE, clause, report, Stage.UNDERWAY)


def _is_it(thing: str, aim: str, report: int, clause: Clause, silence: Silence) -> bool:
    """Whether a clause that says most letters of a thing is of that thing: it has its telling words, and its kind."""
    if lacks_inside(clause.words, _named_in(aim, thing)):
        return False
    if thing in clause.words:
        return True
    if silence.share(report, thing, clause) < _TOLD:
        return False
    return not is_won(aim) or thing[-1] in clause.words


def _named_in(aim: str, thing: str) -> str:
    """A thing as its aim names it, with verbs inside its name: 上市 in 企业上市服务中心."""
    words = bare(timeless(aim))
    return words[max(words.find(thing[:2]), 0) :]


def _hinted(thing: str, report: int, reviews: Reviews) -> bool:
    ends = len(thing) > _END + 1 and reviews.names(report, thing[-_END:])
    return ends or reviews.names(report, thing[:_FRONT])


_SAYS = {
    Verdict.MET: Said("达到目标", "met"),
    Verdict.NOT_MET: Said("还没有完成", "not completed"),
    Verdict.NOT_COMPARABLE: Said(
        "提到了，但没有说明是否完成：不可比", "mentioned, but not whether it was done: not comparable"
    ),
}


def _held(
    target: FactRef, aim: Objective, plan: Said, goal: Stage, found: _Found, ledger: Ledger, reviews: Reviews
) -> Assessment:
    clause, report, stage = found.clause, found.report, found.stage
    verdict = Verdict.NOT_COMPARABLE
    if stage is not None:
        verdict = Verdict.MET if FIT[stage] >= FIT[goal] else Verdict.NOT_MET
    document = ledger.base.documents[report]
    if verdict is Verdict.NOT_MET and _sums_up(document, clause):
        verdict, stage = Verdict.NOT_COMPARABLE, None
    words = reviews.quote(report, clause)
    said, note = _SAYS[verdict], Said("", "")
    if verdict is Verdict.MET and found.phase:
        verdict, said = Verdict.NOT_COMPARABLE, _of_a_phase(found.phase)
    elif verdict is Verdict.MET and not told_when(clause.words) and (due := due_within(aim.deadline, aim.period)):
        note = Said(*(f"{one}{end}" for one, end in zip(undated(due), "。.", strict=True)))
    reason = Said(
        f"{plan.zh}；报告“{words}”：{said.zh}。{note.zh}",
        f"{plan.en}; reported: “{words}”: {said.en}. {note.en}".rstrip(),
    )
    relation = _relation(report, document, clause, ledger, target)
    locus = Locus(report, *clause.span)
    passage = None if relation is not None else Passage(locus, stage or Stage.UNDERWAY)
    return Assessment(
        target, None, verdict, *reason, objective=True, outcome_relation=relation, outcome_passage=passage
    )


def _of_a_phase(phase: str) -> Said:
    return Said(
        f"只说了其中的“{phase}”，没有说整个项目：不可比",
        f"only “{phase}” is told of, not the whole: not comparable",
    )


def _sums_up(document: DocumentFacts, clause: Clause) -> bool:
    """Whether a clause counts what was done over some years, or was done at all: that says nothing of what is left."""
    words = document.text[slice(*clause.span)]
    before = document.text[max(0, clause.span.start - _TERM_REACH) : clause.span.start].rsplit("\n", 1)[-1]
    looks_back = any(word in before + words for word in word_list("assessments", "terms", "words"))
    return _COUNTED.search(words) is not None and (looks_back or "了" in words)


def _relation(report: int, document: DocumentFacts, clause: Clause, ledger: Ledger, target: FactRef) -> FactRef | None:
    """The relation that a clause states of the thing that the aim is about, where there is one."""
    aim = ledger.base.documents[target.document].objectives[target.number]
    if aim.concerns is None:
        return None
    wanted = ledger.base.entity_of(target.document, aim.concerns)
    if wanted is None:
        return None
    starts = [r.evidence.start for r in document.relations]
    for index in range(bisect_left(starts, clause.span.start - 200), len(document.relations)):
        relation = document.relations[index]
        if relation.evidence.start >= clause.span.end:
            break
        if not relation.evidence.overlaps(clause.span):
            continue
        subject = ledger.base.entity_of(report, relation.subject)
        value = ledger.base.entity_of(report, relation.object) if relation.object is not None else None
        staged = relation.predicate is Predicate.HAS_STATUS and subject is not None and subject.key == wanted.key
        won = relation.predicate is Predicate.AWARDED and value is not None and value.key == wanted.key
        if staged or won:
            return FactRef(report, index)
    return None
