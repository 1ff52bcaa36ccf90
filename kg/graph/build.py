"""The whole graph of a knowledge base, as named graphs in canonical order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from kg.graph.assessments import AssessmentWriter
from kg.graph.emit import Emitter
from kg.graph.iris import Iris, digest
from kg.graph.order import Graph, graph_of
from kg.graph.shared import concept_triples, dataset_triples, entity_triples
from kg.graph.terms import Term, Triple
from kg.graph.vocabulary import GWRS, PREFIXES
from kg.model.entity import KnowledgeBase


@dataclass(frozen=True, slots=True)
class GraphPlan:
    """What decides the bytes of a graph besides the knowledge base.

    Attributes:
        base: the base IRI of things.
        version: the version of the software.
        stamp: the time of the build in ISO 8601, or None to leave it out, which keeps the bytes equal.
    """

    base: str
    version: str
    stamp: str | None = None


def graphs(base: KnowledgeBase, plan: GraphPlan) -> Iterator[Graph]:
    """The named graphs in canonical order: one for each document, what was held against each other, what all share."""
    iris = Iris(plan.base)
    run = iris.of(f"run-{digest(plan.version, *(d.sha256 for d in base.documents))}")
    dataset = iris.of("dataset-gwr")
    emitter = Emitter(base, iris, run, dataset)

    def shared() -> Iterator[Triple]:
        yield from dataset_triples(iris, base, run, dataset, plan.version, plan.stamp)
        yield from entity_triples(iris, base)
        yield from concept_triples(iris, base)

    made: dict[Term, Callable[[], Iterator[Triple]]] = {
        iris.document(facts): partial(emitter.document, number) for number, facts in enumerate(base.documents)
    }
    made[iris.of("graph-assessments")] = AssessmentWriter(base, iris, run).triples
    made[iris.of("graph-shared")] = shared
    for name in sorted(made):
        yield graph_of(name, made[name]())


def prefixes(plan: GraphPlan) -> dict[str, str]:
    """The prefixes of a graph's Turtle."""
    return {**PREFIXES, "gwrs": GWRS, "id": plan.base}
