"""Relations between the named things of a document: the driver that runs the rules clause by clause."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from kg.facts.clauses import Clause, find_clauses
from kg.facts.deeds import deeds_of
from kg.facts.moment import Moment
from kg.facts.offices import offices_of
from kg.facts.placement import Placement
from kg.facts.scope import resolve
from kg.facts.subjects import Subjects
from kg.facts.things import ThingTable
from kg.mentions.reading import Reading
from kg.model.document import BlockKind, Document
from kg.model.fact import Predicate, Relation
from kg.model.period import Period


#: What is said again and again, each time with evidence of its own.
_REPEATED = frozenset({Predicate.LOCATED_IN, Predicate.WITHIN, Predicate.PROMOTES, Predicate.IMPLEMENTS})


def find_relations(document: Document, readings: list[Reading], table: ThingTable) -> list[Relation]:
    """All relations of a document, one for each statement, in the order of the text.

    Args:
        document: the document.
        readings: its blocks.
        table: its things; mentions must have been counted in.
    """
    found: list[Relation] = []
    placement = Placement(document, table)
    for reading in readings:
        if reading.block.kind is BlockKind.NOTE or not reading.names:
            continue
        block_area = Subjects(reading, table).of_block()
        for moment in _moments(document, reading, table, block_area):
            found.extend(deeds_of(moment))
            found.extend(placement.of_clause(moment))
        found.extend(offices_of(document, reading, table))
    return _merged(found, document)


def _moments(document: Document, reading: Reading, table: ThingTable, area: int | None) -> Iterable[Moment]:
    """Every clause that names something, with the clauses of its sentence before it and the period that holds in it."""
    text = document.view.text
    clauses = find_clauses(text, reading.block.start, reading.block.end)
    period: Period | None = None
    sentence = -1
    earlier: list[Clause] = []
    for clause in clauses:
        if clause.sentence != sentence:
            sentence, period, earlier = clause.sentence, None, []
        for time in reading.times:
            if clause.start <= time.span.start < clause.end:
                period = resolve(time, document.context, reading.block, period) or period
        names = tuple(m for m in reading.names if clause.start <= m.span.start and m.span.end <= clause.end)
        if names:
            yield Moment(document, reading, table, clause, tuple(earlier), names, period or reading.block.period, area)
        earlier.append(clause)


def _merged(found: list[Relation], document: Document) -> list[Relation]:
    """What one block says of two things is one relation, counted in the source; all of one document are as sure as the
    surest. What has a stage is one event, said once.
    """
    blocks = document.blocks
    starts = [block.start for block in blocks]
    seen: dict[tuple[object, ...], Relation] = {}
    surest: dict[tuple[object, ...], float] = {}
    for relation in found:
        if relation.subject == relation.object:
            continue
        fact = (relation.subject, relation.predicate, relation.object, relation.stage)
        surest[fact] = max(surest.get(fact, 0.0), relation.confidence)
        once = relation.predicate not in _REPEATED
        key = (*fact, -1 if once else bisect_right(starts, relation.evidence.start))
        located = replace(relation, evidence=document.view.source_span(*relation.evidence))
        held = seen.get(key)
        if held is None or (located.confidence, -located.evidence.length) > (held.confidence, -held.evidence.length):
            seen[key] = located
    kept = [replace(r, confidence=surest[r.subject, r.predicate, r.object, r.stage]) for r in seen.values()]
    return sorted(kept, key=lambda r: (r.evidence, r.predicate, r.subject, r.object or -1))
