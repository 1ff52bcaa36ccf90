"""One document's facts as the triples of its own named graph: the unit of load and of retraction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.graph.assessments import objective_iri
from kg.graph.events import event_quads
from kg.graph.figures import FigureWriter
from kg.graph.iris import Iris, document_key
from kg.graph.order import Graph, graph_of
from kg.graph.statements import evidence_of, period_triples, statement_iri, statement_triples
from kg.graph.terms import DERIVED, LABEL, A, Term, Triple, address, day, decimal, gwr, gwrs, integer, node, plain, zh
from kg.graph.vocabulary import DCTERMS, PROV
from kg.model.entity import Entity, KnowledgeBase
from kg.model.fact import DocumentFacts, Objective, Relation
from kg.model.period import Period
from kg.model.quantity import RejectionKind
from kg.model.span import Span


@dataclass(frozen=True, slots=True)
class Emitter:
    """Writes documents as triples.

    Attributes:
        base: the knowledge base.
        iris: the maker of IRIs.
        run: the IRI of the run that made the facts.
        dataset: the IRI of the dataset that observations belong to.
    """

    base: KnowledgeBase
    iris: Iris
    run: Term
    dataset: Term

    def document(self, number: int) -> Graph:
        """The graph of one document."""
        facts = self.base.documents[number]
        spans: set[Span] = set()
        triples = list(self._triples(number, facts, spans))
        return graph_of(self.iris.document(facts), triples, evidence_of(self.iris, facts, spans))

    def _triples(self, number: int, facts: DocumentFacts, spans: set[Span]) -> Iterator[Triple]:
        yield from self._source(number, facts)
        for index, thing in enumerate(facts.things):
            entity = self.base.entity_of(number, index)
            if entity is None:
                continue
            spans.update(thing.mentions)
            iri, mentioned = self.iris.of(entity.key), gwr("mentionedIn")
            for span in thing.mentions:
                yield (iri, mentioned, self.iris.evidence(facts, span))
        writer = FigureWriter(self.base, self.iris, self.run, self.dataset)
        seen: dict[Span, int] = {}
        for index, figure in enumerate(facts.figures):
            seen[figure.number] = seen.get(figure.number, 0) + 1
            yield from writer.triples(number, index, figure, seen[figure.number], spans)
        dated: set[Term] = set()
        surest: dict[tuple[str, ...], float] = {}
        for relation in facts.relations:
            said = self._said(number, relation)
            surest[said] = max(relation.confidence, surest.get(said, 0.0))
        for relation in facts.relations:
            sure = surest[self._said(number, relation)]  # two names that mean one thing may say one thing twice
            relation = relation if relation.confidence == sure else replace(relation, confidence=sure)
            yield from self._relation(number, facts, relation, spans, dated)
        for objective in facts.objectives:
            yield from self._objective(number, facts, objective, spans)
        for rejection in facts.rejections:
            if rejection.kind is RejectionKind.UNRESOLVED:
                spans.add(rejection.span)
                iri = self.iris.of(f"rejection-{document_key(facts)}-{rejection.span.start}-{rejection.span.end}")
                yield (iri, A, gwr("Rejection"))
                yield (iri, gwr("rejectionType"), gwrs(f"rejection-{rejection.kind.value}"))
                yield (iri, DERIVED, self.iris.evidence(facts, rejection.span))

    def _said(self, number: int, relation: Relation) -> tuple[str, ...]:
        """What a relation says once its names are those of things."""
        ends = (relation.subject, relation.object) if relation.object is not None else (relation.subject,)
        things = [self.base.entity_of(number, end) for end in ends]
        keys = (thing.key if thing is not None else "" for thing in things)
        return (relation.predicate.value, relation.stage.value if relation.stage else "", *keys)

    def _source(self, number: int, facts: DocumentFacts) -> Iterator[Triple]:
        iri, context = self.iris.document(facts), facts.context
        yield (iri, A, gwr("SourceDocument"))
        yield (iri, node(DCTERMS + "title"), zh(context.title or facts.name))
        yield (iri, node(DCTERMS + "source"), plain(facts.name))
        yield (iri, node(DCTERMS + "language"), plain("zh"))
        yield (iri, gwr("sha256"), plain(facts.sha256))
        yield (iri, gwr("characterCount"), integer(facts.length))
        yield (iri, gwr("genre"), gwrs(f"genre-{context.genre.value}"))
        yield (iri, node(PROV + "wasGeneratedBy"), self.run)
        place = self.base.entity_of(number, 0) if facts.things else None
        if place is not None:
            yield (iri, node(DCTERMS + "spatial"), self.iris.of(place.key))
        years = {context.year, context.plan_year} - {None}
        for year in sorted(y for y in years if y is not None):
            period = Period.of_year(year)
            yield (iri, node(DCTERMS + "temporal"), self.iris.period(period))
            yield from period_triples(self.iris, period)
        if context.day is not None:
            yield (iri, node(DCTERMS + "date"), day(context.day.isoformat()))
        if not context.refusal:
            yield (iri, gwr("issuer"), plain(context.issuer.value))
        if context.address.startswith(("https://", "http://")):
            yield (iri, gwr("sourceAddress"), address(context.address))
        for name in sorted(context.inferred):
            yield (iri, gwr("inferred"), plain(name))

    def _relation(
        self, number: int, facts: DocumentFacts, relation: Relation, spans: set[Span], dated: set[Term]
    ) -> Iterator[Triple]:
        subject = self.base.entity_of(number, relation.subject)
        if subject is None:
            return
        target: Term
        entity: Entity | None = None
        if relation.stage is not None:
            target = gwrs(f"status-{relation.stage.value}")
        else:
            assert relation.object is not None
            entity = self.base.entity_of(number, relation.object)
            if entity is None or entity.key == subject.key:
                return
            target = self.iris.of(entity.key)
        spans.add(relation.evidence)
        evidence = self.iris.evidence(facts, relation.evidence)
        source, predicate = self.iris.of(subject.key), gwr(relation.predicate.value)
        iri = statement_iri(self.iris, facts, source, predicate, target)
        yield from statement_triples(iri, source, predicate, target, relation.confidence, evidence, self.run)
        if relation.period is not None and iri not in dated:
            dated.add(iri)  # two names that mean one thing may say one thing of two periods: the first is kept
            yield (iri, gwr("refPeriod"), self.iris.period(relation.period))
            yield from period_triples(self.iris, relation.period)
        if relation.role:
            yield (iri, gwr("role"), zh(relation.role))
        yield from event_quads(self.iris, facts, relation, subject, entity, evidence)

    def _objective(self, number: int, facts: DocumentFacts, objective: Objective, spans: set[Span]) -> Iterator[Triple]:
        about = self.base.entity_of(number, objective.about)
        if about is None:
            return
        spans.add(objective.evidence)
        iri = objective_iri(self.iris, document_key(facts), objective)
        subject = self.iris.of(about.key)
        yield (iri, A, gwr("Objective"))
        yield (iri, LABEL, zh(objective.wording))
        yield (iri, gwr("about"), subject)
        evidence = self.iris.evidence(facts, objective.evidence)
        yield (subject, gwr("targets"), iri)  # the objective carries its own evidence
        yield (iri, gwr("commitmentLevel"), gwrs(f"commitment-{objective.commitment.value}"))
        yield (iri, DERIVED, evidence)
        yield (iri, gwr("confidence"), decimal("0.7"))
        if objective.period is not None:
            yield (iri, gwr("refPeriod"), self.iris.period(objective.period))
            yield from period_triples(self.iris, objective.period)
        if objective.deadline is not None:
            yield (iri, gwr("deadline"), day(objective.deadline.isoformat()))
        if objective.concerns is not None and (entity := self.base.entity_of(number, objective.concerns)) is not None:
            yield (iri, gwr("concerns"), self.iris.of(entity.key))
