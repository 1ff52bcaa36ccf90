"""Stages told in a clause behind the one that only names the works: 投资3亿元的某项目,|年内竣工投产."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.facts.clauses import Clause, find_clauses
from kg.facts.rules.moment import Moment
from kg.facts.rules.stage_words import Told
from kg.facts.rules.stages import stage_alone
from kg.facts.times.scope import resolve
from kg.model.document import Genre
from kg.model.fact import Predicate, Relation, Stage
from kg.model.mention import DIVISIONS, Mention, NameClass

#: What is built and finished, and may be the topic of several clauses.
_TOPICS = frozenset({NameClass.PROJECT, NameClass.ROAD, NameClass.FACILITY, NameClass.PUBLIC_INSTITUTION})
#: So many clauses behind the name are looked at.
_REACH = 4
#: In a plan what is to be finished has no stage yet.
_PLANNED = {Stage.OPENED: None, Stage.COMPLETED: None, Stage.STARTED: Stage.PLANNED}


def carried_stages(moment: Moment) -> Iterator[Relation]:
    """The stage of works that a clause only names and the next ones speak of.

    Args:
        moment: the clause that may end with their name.
    """
    topic = _topic(moment)
    if topic is None:
        return
    earlier = (*moment.earlier, moment.clause)
    period = moment.period
    for clause in _behind(moment):
        if any(m.span.start < clause.end and clause.start < m.span.end for m in moment.reading.names):
            return  # it names something else
        for time in moment.reading.times:
            if clause.start <= time.span.start < clause.end:
                period = resolve(time, moment.document.context, moment.block, period) or period
        told = stage_alone(replace(moment, clause=clause, earlier=earlier, names=(), period=period))
        if told is not None:
            yield from _said(replace(moment, clause=clause, period=period), topic, told)
            return
        earlier = (*earlier, clause)


def _topic(moment: Moment) -> Mention | None:
    """The works with whose name a clause ends that says nothing of them but how large they are."""
    if moment.clause.mark != "," or moment.document.context.genre is Genre.NEWS:
        return None  # a story is read by `story_works`
    ending = [m for m in moment.names if m.kind not in DIVISIONS and m.span.end == moment.clause.end]
    last = max(ending, key=lambda m: (m.span.length, len(m.name)), default=None)
    if last is None or last.kind not in _TOPICS or moment.list_around(last) != (last, last):
        return None
    before = moment.before(last).rstrip("“")
    return last if not before or (before.endswith("的") and before[:1] in _OPENS_SIZE) else None


#: A clause that only says how large what it names is opens so: 总投资, 投资, 计划, 占地, 占, 全长, 年产, 由某公司.
_OPENS_SIZE = frozenset("总投计占全年由预")


def _behind(moment: Moment) -> list[Clause]:
    """The clauses of the sentence behind a clause."""
    clauses = find_clauses(moment.text, moment.block.start, moment.block.end)
    inside = [c for c in clauses if c.sentence == moment.clause.sentence and c.start > moment.clause.start]
    kept: list[Clause] = []
    for clause in inside[:_REACH]:
        kept.append(clause)
        if clause.mark == ";":
            break
    return kept


def _said(moment: Moment, topic: Mention, told: Told) -> Iterator[Relation]:
    number = moment.number(topic)
    stage: Stage | None = told.stage
    if moment.is_plan or told.ahead:
        yield moment.relation(moment.place, Predicate.TARGETS, number, confidence=0.7, method="carried", dated=True)
        stage = _PLANNED.get(told.stage, told.stage)
    if stage is not None:
        yield moment.relation(number, Predicate.HAS_STATUS, None, stage=stage, confidence=0.7, method="carried-stage")
