"""Targets held against their outcomes as triples, with both facts one step away."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import repeat

from kg.graph.figures import figure_iri
from kg.graph.iris import Iris, canonical, document_key
from kg.graph.order import Graph, graph_of
from kg.graph.statements import STATED, evidence_of, stated, statement_iri
from kg.graph.terms import A, Term, Triple, decimal, en, gwr, gwrs, plain, value_of, zh
from kg.model.entity import Assessment, FactRef, KnowledgeBase, Passage
from kg.model.fact import Objective
from kg.model.once import once
from kg.model.span import Span

#: What a passage that reports on an aim without a number is believed to say rightly.
_CONFIDENCE = 0.7


class AssessmentWriter:
    """Writes the assessments of a knowledge base.

    Args:
        base: the knowledge base.
        iris: the maker of IRIs.
        run: the IRI of the run that made the facts.
    """

    def __init__(self, base: KnowledgeBase, iris: Iris, run: Term) -> None:
        self.base = base
        self.iris = iris
        self.run = run
        self._owners: dict[Term, Term] = {}

    def graph(self, name: Term) -> Graph:
        """All assessments of facts that are in the graph, as a graph of that name that knows whose each of its subjects is."""
        found = graph_of(name, self._triples())
        return Graph(name, found.subjects, self._owners)

    def _triples(self) -> Iterator[Triple]:
        for assessment in self.base.assessments:
            target = self._target(assessment)
            if target is not None:
                yield from self._assessment(assessment, target)

    def _assessment(self, one: Assessment, target: Term) -> Iterator[Triple]:
        iri = self.iris.of(f"assessment-{value_of(target).rsplit('/', 1)[-1]}")
        self._owners[iri] = self._owners[target] = self.iris.document(self.base.documents[one.target.document])
        yield (iri, A, gwr("TargetAssessment"))
        yield (iri, gwr("target"), target)
        outcome: Term | None = None
        if one.outcome is not None:
            outcome = self._figures[one.outcome]
        elif one.outcome_relation is not None:
            outcome = self._relation(one.outcome_relation)
        elif one.outcome_passage is not None:
            document = self.base.documents[one.outcome_passage.locus.document]
            status = gwrs(f"status-{one.outcome_passage.stage.value}")
            outcome = statement_iri(self.iris, document, target, gwr("hasStatus"), status)
            yield from self._passage(one.outcome_passage, outcome, target)
        if outcome is not None:
            yield (iri, gwr("outcome"), outcome)
        yield (iri, gwr("verdict"), gwrs(f"verdict-{one.verdict.value}"))
        yield (iri, gwr("reason"), zh(one.reason_zh))
        yield (iri, gwr("reason"), en(one.reason_en))
        if one.achievement is not None:
            yield (iri, gwr("achievement"), decimal(canonical(one.achievement)))
        if one.derived is not None:
            yield (iri, gwr("derivedValue"), decimal(canonical(one.derived)))
            yield (iri, gwr("formula"), plain(one.formula))

    def _passage(self, passage: Passage, iri: Term, target: Term) -> Iterator[Triple]:
        """How far an aim has come, as a statement with the words that say so."""
        document, span = self.base.documents[passage.locus.document], Span(passage.locus.start, passage.locus.end)
        evidence = self.iris.evidence(document, span)
        self._owners[iri] = self._owners[evidence] = self.iris.document(document)
        status = gwrs(f"status-{passage.stage.value}")
        yield (target, gwr("hasStatus"), status)
        said = stated(target, gwr("hasStatus"), status, _CONFIDENCE, evidence, self.run)
        yield from zip(repeat(iri), STATED, said)
        for source, (predicates, values) in evidence_of(self.iris, document, {span: evidence}).items():
            yield from zip(repeat(source), predicates, values)

    def _target(self, one: Assessment) -> Term | None:
        if not one.objective:
            return self._figures.get(one.target)
        facts = self.base.documents[one.target.document]
        return objective_iri(self.iris, document_key(facts), facts.objectives[one.target.number])

    def _relation(self, ref: FactRef) -> Term | None:
        facts = self.base.documents[ref.document]
        relation = facts.relations[ref.number]
        subject = self.base.entity_of(ref.document, relation.subject)
        if subject is None:
            return None
        predicate = gwr(relation.predicate.value)
        if relation.stage is not None:
            value = gwrs(f"status-{relation.stage.value}")
        else:
            entity = self.base.entity_of(ref.document, relation.object) if relation.object is not None else None
            if entity is None:
                return None
            value = self.iris.of(entity.key)
        return statement_iri(self.iris, facts, self.iris.of(subject.key), predicate, value)

    @once
    def _figures(self) -> dict[FactRef, Term]:
        """The IRIs of all figures that the graph holds."""
        found: dict[FactRef, Term] = {}
        for number, facts in enumerate(self.base.documents):
            seen: dict[Span, int] = {}
            for index, figure in enumerate(facts.figures):
                seen[figure.number] = seen.get(figure.number, 0) + 1
                if figure.period is not None and self.base.entity_of(number, figure.about) is not None:
                    found[FactRef(number, index)] = figure_iri(self.iris, facts, figure, seen[figure.number])
        return found


def objective_iri(iris: Iris, key: str, objective: Objective) -> Term:
    """The IRI of an aim without a number: its document and where it stands."""
    return iris.of(f"objective-{key}-{objective.evidence.start}-{objective.evidence.end}")
