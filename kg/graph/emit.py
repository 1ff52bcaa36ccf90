"""One document's facts as the triples of its own named graph: the unit of load and of retraction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.graph.assessments import objective_iri
from kg.graph.draft import Draft
from kg.graph.events import write_event
from kg.graph.figures import FigureWriter
from kg.graph.iris import Iris
from kg.graph.order import Graph, said_of
from kg.graph.statements import STATED, stated, statement_iri, sure
from kg.graph.terms import DERIVED, LABEL, A, Term, Triple, address, day, gwr, gwrs, integer, node, plain, zh
from kg.graph.vocabulary import DCTERMS, PROV
from kg.model.entity import Entity, KnowledgeBase
from kg.model.fact import DocumentFacts, Objective, Predicate, Relation, Stage
from kg.model.period import Period
from kg.model.quantity import RejectionKind
from kg.model.span import Span

#: What a relation says: its predicate, its stage, its subject, its object.
_Said = tuple[Predicate, Stage | None, Term, Term | None]
_REJECTED = A, gwr("rejectionType"), DERIVED
#: What is told of every aim.
_AIMED = A, LABEL, gwr("about"), gwr("commitmentLevel"), DERIVED, gwr("confidence")
_STAGES = {stage: gwrs(f"status-{stage.value}") for stage in Stage}
_PREDICATES = {predicate: gwr(predicate.value) for predicate in Predicate}


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
        draft = Draft(self.base, self.iris, number)
        facts = draft.facts
        self._source(draft)
        mentioned = gwr("mentionedIn")
        for thing, node_ in zip(facts.things, draft.nodes, strict=True):
            if node_ and thing.mentions:
                draft.pairs[node_] += [(mentioned, draft.evidence(span)) for span in thing.mentions]
        writer = FigureWriter(self.base, self.iris, self.run, self.dataset)
        seen: dict[Span, int] = {}
        for index, figure in enumerate(facts.figures):
            nth = seen[figure.number] = seen.get(figure.number, 0) + 1
            writer.write(draft, index, figure, nth)
        self._relations(draft)
        for objective in facts.objectives:
            self._objective(draft, objective)
        for rejection in facts.rejections:
            if rejection.kind is RejectionKind.UNRESOLVED:
                iri = self.iris.of(f"rejection-{draft.key}-{rejection.span.start}-{rejection.span.end}")
                kind = gwrs(f"rejection-{rejection.kind.value}")
                draft.tell(iri, said_of(_REJECTED, (gwr("Rejection"), kind, draft.evidence(rejection.span))))
        return draft.done()

    def _source(self, draft: Draft) -> None:
        facts, context = draft.facts, draft.facts.context
        periods = [Period.of_year(year) for year in {context.year, context.plan_year} if year is not None]
        draft.add(self._described(draft, facts, [draft.period(period) for period in periods]))

    def _described(self, draft: Draft, facts: DocumentFacts, periods: list[Term]) -> Iterator[Triple]:
        iri, context = self.iris.document(facts), facts.context
        yield (iri, A, gwr("SourceDocument"))
        yield (iri, node(DCTERMS + "title"), zh(context.title or facts.name))
        yield (iri, node(DCTERMS + "source"), plain(facts.name))
        yield (iri, node(DCTERMS + "language"), plain("zh"))
        yield (iri, gwr("sha256"), plain(facts.sha256))
        yield (iri, gwr("characterCount"), integer(facts.length))
        yield (iri, gwr("genre"), gwrs(f"genre-{context.genre.value}"))
        yield (iri, node(PROV + "wasGeneratedBy"), self.run)
        if facts.things and draft.nodes[0]:
            yield (iri, node(DCTERMS + "spatial"), draft.nodes[0])
        for period in periods:
            yield (iri, node(DCTERMS + "temporal"), period)
        if context.day is not None:
            yield (iri, node(DCTERMS + "date"), day(context.day.isoformat()))
        if not context.refusal:
            yield (iri, gwr("issuer"), plain(context.issuer.value))
        if context.address.startswith(("https://", "http://")):
            yield (iri, gwr("sourceAddress"), address(context.address))
        for name in sorted(context.inferred):
            yield (iri, gwr("inferred"), plain(name))

    def _relations(self, draft: Draft) -> None:
        """All relations; two names that mean one thing may say one thing twice, as surely as the surer."""
        relations = draft.facts.relations
        surest: dict[_Said, float] = {}
        rows = [_said(draft, relation) for relation in relations]
        for said, relation in zip(rows, relations, strict=True):
            surest[said] = max(relation.confidence, surest.get(said, 0.0))
        dated: set[Term] = set()
        for said, relation in zip(rows, relations, strict=True):
            if relation.confidence != surest[said]:
                relation = replace(relation, confidence=surest[said])
            self._relation(draft, relation, dated)

    def _relation(self, draft: Draft, relation: Relation, dated: set[Term]) -> None:
        subject, source = draft.entities[relation.subject], draft.nodes[relation.subject]
        if subject is None:
            return
        entity: Entity | None = None
        if relation.stage is not None:
            target = _STAGES[relation.stage]
        else:
            assert relation.object is not None
            entity, target = draft.entities[relation.object], draft.nodes[relation.object]
            if entity is None or entity.key == subject.key:
                return
        predicate, evidence = _PREDICATES[relation.predicate], draft.evidence(relation.evidence)
        iri = statement_iri(self.iris, draft.facts, source, predicate, target)
        draft.say(source, predicate, target)
        predicates: tuple[Term, ...] = STATED
        values = stated(source, predicate, target, relation.confidence, evidence, self.run)
        if relation.period is not None and iri not in dated:
            dated.add(iri)  # two names that mean one thing may say one thing of two periods: the first is kept
            predicates, values = (*predicates, gwr("refPeriod")), (*values, draft.period(relation.period))
        if relation.role:
            predicates, values = (*predicates, gwr("role")), (*values, zh(relation.role))
        draft.tell(iri, said_of(predicates, values))
        write_event(self.iris, draft, relation, subject, entity, evidence)

    def _objective(self, draft: Draft, objective: Objective) -> None:
        subject = draft.nodes[objective.about]
        if not subject:
            return
        iri = objective_iri(self.iris, draft.key, objective)
        draft.say(subject, gwr("targets"), iri)  # the objective carries its own evidence
        more = []
        if objective.period is not None:
            more.append((gwr("refPeriod"), draft.period(objective.period)))
        if objective.deadline is not None:
            more.append((gwr("deadline"), day(objective.deadline.isoformat())))
        if objective.concerns is not None and draft.nodes[objective.concerns]:
            more.append((gwr("concerns"), draft.nodes[objective.concerns]))
        told = (
            gwr("Objective"),
            zh(objective.wording),
            subject,
            gwrs(f"commitment-{objective.commitment.value}"),
            draft.evidence(objective.evidence),
            sure(0.7),
            *[value for _, value in more],
        )
        draft.tell(iri, said_of((*_AIMED, *[predicate for predicate, _ in more]), told))


def _said(draft: Draft, relation: Relation) -> _Said:
    """What a relation says once its names are those of things."""
    other = draft.nodes[relation.object] if relation.object is not None else None
    return relation.predicate, relation.stage, draft.nodes[relation.subject], other
