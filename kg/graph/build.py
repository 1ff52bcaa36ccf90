"""The whole graph of a knowledge base, as named graphs in canonical order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.graph.assessments import AssessmentWriter
from kg.graph.emit import Emitter
from kg.graph.iris import Iris, digest
from kg.graph.order import Graph, graph_of
from kg.graph.shared import concept_triples, dataset_triples, entity_triples
from kg.graph.terms import Triple
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


class Names:
    """The IRIs that all graphs of a build share.

    Args:
        base: the knowledge base; its whole, also where a part of it is written.
        plan: what else decides the bytes.
    """

    def __init__(self, base: KnowledgeBase, plan: GraphPlan) -> None:
        self.iris = Iris(plan.base)
        self.run = self.iris.of(f"run-{digest(plan.version, *(d.sha256 for d in base.documents))}")
        self.dataset = self.iris.of("dataset-gwr")
        self.assessments = self.iris.of("graph-assessments")
        self.shared = self.iris.of("graph-shared")


def graphs(base: KnowledgeBase, plan: GraphPlan) -> Iterator[Graph]:
    """The named graphs in canonical order: one for each document, what was held against each other, what all share."""
    names = Names(base, plan)
    emitter = Emitter(base, names.iris, names.run, names.dataset)
    numbers = {names.iris.document(facts): number for number, facts in enumerate(base.documents)}
    for name in sorted({*numbers, names.assessments, names.shared}):
        if name in numbers:
            yield emitter.document(numbers[name])
        elif name == names.assessments:
            yield AssessmentWriter(base, names.iris, names.run).graph(name)
        else:
            yield graph_of(name, shared_triples(base, names, plan))


def shared_triples(
    base: KnowledgeBase, names: Names, plan: GraphPlan, units: Iterable[str] | None = None
) -> Iterator[Triple]:
    """What all documents share.

    Args:
        base: the knowledge base.
        names: the IRIs of the build.
        plan: what else decides the bytes.
        units: the normal units that occur, where they are known.
    """
    yield from dataset_triples(names.iris, base, names.run, names.dataset, plan.version, plan.stamp)
    yield from entity_triples(names.iris, base)
    yield from concept_triples(names.iris, base, units)


def prefixes(plan: GraphPlan) -> dict[str, str]:
    """The prefixes of a graph's Turtle."""
    return {**PREFIXES, "gwrs": GWRS, "id": plan.base}
