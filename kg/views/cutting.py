"""Some documents, things and years of a knowledge base, cut out with everything numbered anew.

A fact stays where everything that it speaks of stays and its period meets the years; a fact without a period stays with
its document, whose years count for it. A document stays where a fact of it does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from kg.model.entity import Assessment, Contradiction, Entity, FactRef, KnowledgeBase, Locus
from kg.model.fact import DocumentFacts, Figure, Objective, Relation
from kg.model.period import Period


def cut_out(
    base: KnowledgeBase, wanted: set[int] | None, years: tuple[int, int] | None, documents: list[int] | None = None
) -> KnowledgeBase:
    """A knowledge base of some documents, things and years.

    Args:
        base: the whole.
        wanted: the numbers of the entities to keep, or None for all.
        years: the first and last year, or None for all.
        documents: the numbers of the documents to take, ascending, or None for all.
    """
    rows = [
        row
        for number in (range(len(base.documents)) if documents is None else documents)
        if (row := _Document(base, number, wanted, years)).has_facts
    ]
    used = sorted(set().union(*(row.used for row in rows)) if rows else set())
    used_indicators = sorted({base.measured[row.number][i] for row in rows for i in row.figures})
    entity_at = {old: new for new, old in enumerate(used)}
    indicator_at = {old: new for new, old in enumerate(used_indicators)}
    document_at = {row.number: new for new, row in enumerate(rows)}
    entities = tuple(_with_mentions(base.entities[old], document_at) for old in used)
    row_of = {row.number: row for row in rows}
    assessments = tuple(a for one in base.assessed(row_of) if (a := _renumbered(one, row_of, document_at)) is not None)
    return KnowledgeBase(
        tuple(row.facts() for row in rows),
        entities,
        tuple(tuple(entity_at.get(link, -1) for link in base.links[row.number]) for row in rows),
        tuple(base.indicators[old] for old in used_indicators),
        tuple(tuple(indicator_at[base.measured[row.number][i]] for i in row.figures) for row in rows),
        assessments,
        contradictions=_kept(base.contradictions, row_of, document_at),
    )


class _Document:
    """What stays of one document: the old numbers of its facts, in order."""

    def __init__(
        self, base: KnowledgeBase, number: int, wanted: set[int] | None, years: tuple[int, int] | None
    ) -> None:
        self.number, self.document, self.links = number, base.documents[number].held(), base.links[number]
        self.wanted, self.years = wanted, years
        self.figures = [i for i, f in enumerate(self.document.figures) if self._stays(f.period, f.about, *f.exemplars)]
        self.relations = [
            i for i, r in enumerate(self.document.relations) if self._stays(r.period, r.subject, r.object)
        ]
        self.aims = [i for i, o in enumerate(self.document.objectives) if self._stays(o.period, o.about)]
        self.has_facts = bool(self.figures or self.relations or self.aims) or (wanted is None and years is None)
        self.used = self._used()

    def _stays(self, period: Period | None, *things: int | None) -> bool:
        if self.wanted is not None:
            named = {self.links[t] for t in things[:2] if t is not None}
            if not named & self.wanted or named - self.wanted - {self.links[0]}:
                return False
        if self.years is None:
            return True
        first, last = self.years
        if period is not None:
            return period.start.year <= last and period.end.year >= first
        context = self.document.context
        return any(y is not None and first <= y <= last for y in (context.year, context.plan_year))

    def _used(self) -> set[int]:
        """The entities that the page needs: those of the facts, and where only documents were chosen all of them."""
        if self.years is None:
            every = {link for link in self.links if link >= 0}
            return (
                every
                if self.wanted is None
                else (every & self.wanted) | ({self.links[0]} - {-1} if self.links else set())
            )
        things: set[int | None] = {0} if self.links else set()
        for figure in self.kept_figures():
            things |= {figure.about, *figure.exemplars}
        for relation in self.kept_relations():
            things |= {relation.subject, relation.object}
        things |= {t for aim in self.kept_aims() for t in (aim.about, aim.concerns)}
        found = {self.links[t] for t in things if t is not None} - {-1}
        return found if self.wanted is None else found & (self.wanted | {self.links[0]})

    def kept_figures(self) -> tuple[Figure, ...]:
        return tuple(self.document.figures[i] for i in self.figures)

    def kept_relations(self) -> tuple[Relation, ...]:
        return tuple(self.document.relations[i] for i in self.relations)

    def kept_aims(self) -> tuple[Objective, ...]:
        return tuple(self.document.objectives[i] for i in self.aims)

    def facts(self) -> DocumentFacts:
        return replace(
            self.document, figures=self.kept_figures(), relations=self.kept_relations(), objectives=self.kept_aims()
        )


def _with_mentions(entity: Entity, document_at: dict[int, int]) -> Entity:
    kept = tuple(Locus(document_at[m.document], m.start, m.end) for m in entity.mentions if m.document in document_at)
    return replace(entity, mentions=kept)


def _kept(
    found: Iterable[Contradiction], rows: dict[int, _Document], document_at: dict[int, int]
) -> tuple[Contradiction, ...]:
    """The contradictions of which every figure is left, with their new numbers."""
    return tuple(
        replace(
            one,
            figures=tuple(FactRef(document_at[d], rows[d].figures.index(n)) for d, n in one.figures),
            places=tuple(at._replace(document=document_at[at.document]) for at in one.places),
        )
        for one in found
        if all(d in rows and n in rows[d].figures for d, n in one.figures)
    )


def _renumbered(one: Assessment, rows: dict[int, _Document], document_at: dict[int, int]) -> Assessment | None:
    """An assessment with the new numbers of its facts, or None where its target is gone."""

    def place(ref: FactRef | None, which: Callable[[_Document], list[int]]) -> FactRef | None:
        if ref is None or ref.document not in rows or ref.number not in which(rows[ref.document]):
            return None
        return FactRef(document_at[ref.document], which(rows[ref.document]).index(ref.number))

    target = place(one.target, lambda row: row.aims if one.objective else row.figures)
    if target is None:
        return None
    outcome = place(one.outcome, lambda row: row.figures)
    reported = place(one.outcome_relation, lambda row: row.relations)
    passage = one.outcome_passage
    if passage is not None:
        moved = document_at.get(passage.locus.document)
        passage = None if moved is None else passage._replace(locus=passage.locus._replace(document=moved))
    return replace(one, target=target, outcome=outcome, outcome_relation=reported, outcome_passage=passage)
