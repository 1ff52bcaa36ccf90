"""Relations between the named things of a document: the driver that runs the rules clause by clause."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import partial

from kg.facts.clauses import Clause, find_clauses
from kg.facts.rules.builders import built_of
from kg.facts.rules.carried_stages import carried_stages
from kg.facts.rules.dealings import dealings_of
from kg.facts.rules.deeds import deeds_of
from kg.facts.rules.hosts import host_of
from kg.facts.rules.moment import Moment
from kg.facts.rules.offices import offices_of
from kg.facts.rules.parts import parts_of
from kg.facts.rules.placement import Placement
from kg.facts.rules.sites import sites_of
from kg.facts.rules.stands import stands_in
from kg.facts.rules.story_works import told_of_works
from kg.facts.rules.sureness import sureness
from kg.facts.subjects.subjects import Subjects
from kg.facts.things import ThingTable
from kg.facts.times.scope import resolve
from kg.facts.times.story_mood import looks_ahead
from kg.mentions.reading import Reading
from kg.model.document import BlockKind, Document
from kg.model.fact import Predicate, Relation, Stage
from kg.model.mention import DIVISIONS, Mention
from kg.model.period import Period
from kg.model.values import replaced


def find_relations(document: Document, readings: list[Reading], table: ThingTable) -> list[Relation]:
    """All relations of a document, one for each statement, in the order of the text.

    Args:
        document: the document.
        readings: its blocks.
        table: its things; mentions must have been counted in.
    """
    found: list[Relation] = []
    placement = Placement(document, table)
    place = 0
    for reading in readings:
        place = _section_of(reading, table, place)
        if reading.block.kind is BlockKind.NOTE or not reading.names:
            continue
        subjects = Subjects(reading, table)
        for moment in _moments(document, reading, table, subjects, place):
            found.extend(deeds_of(moment))
            found.extend(dealings_of(moment))
            found.extend(carried_stages(moment))
            found.extend(built_of(moment))
            found.extend(parts_of(moment))
            found.extend(placement.of_clause(moment))
            found.extend(sites_of(moment))
            found.extend(stands_in(moment))
        found.extend(offices_of(document, reading, table))
        found.extend(told_of_works(document, reading, table))
    return _merged(found, document, table)


_MARKED = re.compile(r"[【\[(](?=[^】\])]{2,12}[】\])])|(?=[^,。;:]{2,8}[:]$)")


def _section_of(reading: Reading, table: ThingTable, place: int) -> int:
    """The division whose part of a digest a block opens or goes on with: 【甲县】….

    Args:
        reading: the block.
        table: the things of the document.
        place: the division of the block before.
    """
    text, block = reading.words.text, reading.block
    marked = _MARKED.match(text, block.start, block.end)
    if marked is None:
        return place
    for mention in reading.names:
        if mention.kind in DIVISIONS and mention.span.start == marked.end():
            if text[mention.span.end : mention.span.end + 1] in ("】", "]", ")", ":"):
                return table.number_of(mention)
    return place


def _moments(
    document: Document, reading: Reading, table: ThingTable, subjects: Subjects, place: int
) -> Iterable[Moment]:
    """Every clause that names something, with the clauses of its sentence before it and the period that holds in it."""
    text = document.view.text
    clauses = find_clauses(text, reading.block.start, reading.block.end)
    period: Period | None = None
    of_block = subjects.of_block()
    ends = {clause.sentence: clause.end for clause in clauses}
    starts = [m.span.start for m in reading.names]
    area = of_block
    sentence = -1
    earlier: list[Clause] = []
    opened_by: dict[Clause, Mention | None] = {}
    for clause in clauses:
        if clause.sentence != sentence:
            sentence, period, earlier = clause.sentence, None, []
            opened = subjects.of_sentence(clause.start, ends[sentence])
            heads = clause.start == reading.block.start and of_block is None
            if heads or subjects.opens_item(clause.start):
                of_block = opened
            area = opened if opened is not None else subjects.being_built(clause.start)
            area = area if area is not None else of_block
        elif earlier and earlier[-1].mark == ";":
            area = subjects.of_sentence(clause.start, clause.end) or area
        for time in reading.times:
            if clause.start <= time.span.start < clause.end:
                period = resolve(time, document.context, reading.block, period) or period
        first, last = bisect_left(starts, clause.start), bisect_left(starts, clause.end)
        names = tuple([m for m in reading.names[first:last] if m.span.end <= clause.end]) if first < last else ()
        if names:
            lead = text[earlier[0].start if earlier else clause.start : clause.start]
            ahead = looks_ahead(document, clause, lead, reading.block.part, period)
            when, before = period or reading.block.period, tuple(earlier)
            host = partial(host_of, reading, table, (*before, clause), opened_by)
            yield Moment(document, reading, table, clause, before, names, when, area, place, ahead, host)
        earlier.append(clause)


def _merged(found: list[Relation], document: Document, table: ThingTable) -> list[Relation]:
    """What one block says of two things is one relation, counted in the source.

    What a document says of two things in several blocks is one fact with several pieces of evidence: all are as sure as
    the surest, and what happens once has its time. What goes on is said of the time that each block speaks of: works
    that are under way in the review may still be in the plan.
    """
    starts = [block.start for block in document.blocks]
    seen: dict[tuple[object, ...], Relation] = {}
    surest: dict[tuple[object, ...], Relation] = {}
    for relation in found:
        if relation.subject == relation.object:
            continue
        source = document.view.source_span(*relation.evidence)
        rank = sureness(relation, table), -source.length
        fact = _fact(relation)
        block = *fact, bisect_right(starts, relation.evidence.start)
        here, anywhere = _is_surer(rank, seen.get(block)), _is_surer(rank, surest.get(fact))
        if here or anywhere:
            located = replaced(relation, evidence=source, confidence=rank[0])
            if here:
                seen[block] = located
            if anywhere:
                surest[fact] = located
    kept = [_as_sure(relation, surest[_fact(relation)]) for relation in seen.values()]
    return sorted(kept, key=lambda r: (r.evidence, r.predicate, r.subject, r.object or -1))


def _fact(relation: Relation) -> tuple[object, ...]:
    return relation.subject, relation.predicate, relation.object, relation.stage


def _is_surer(rank: tuple[float, int], held: Relation | None) -> bool:
    return held is None or rank > (held.confidence, -held.evidence.length)


#: What goes on from one year to the next.
_LASTING = frozenset({Predicate.PROMOTES, Predicate.IMPLEMENTS, Predicate.TARGETS})


def _as_sure(relation: Relation, surest: Relation) -> Relation:
    if relation is surest:
        return relation
    period, day = surest.period, surest.day
    if relation.period is not None and (relation.stage is Stage.UNDERWAY or relation.predicate in _LASTING):
        period, day = relation.period, relation.day
    return replaced(relation, confidence=surest.confidence, period=period, day=day, role=surest.role or relation.role)
