"""The whole graph of a knowledge base: quads by document and shared quads, and the triples in canonical order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph.assessments import AssessmentWriter
from kg.graph.emit import Emitter
from kg.graph.iris import Iris, digest
from kg.graph.shared import concept_triples, dataset_triples, entity_triples
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


def quads(base: KnowledgeBase, plan: GraphPlan) -> Iterator[ox.Quad]:
    """All quads: what the documents share, what was held against each other, then each document in its own graph."""
    iris = Iris(plan.base)
    run = iris.of(f"run-{digest(plan.version, *(d.sha256 for d in base.documents))}")
    dataset = iris.of("dataset-gwr")
    shared = iris.of("graph-shared")
    for source in (
        dataset_triples(iris, base, run, dataset, plan.version, plan.stamp),
        entity_triples(iris, base),
        concept_triples(iris, base),
    ):
        for t in source:
            yield ox.Quad(t.subject, t.predicate, t.object, shared)
    held = iris.of("graph-assessments")
    for t in AssessmentWriter(base, iris, run).triples():
        yield ox.Quad(t.subject, t.predicate, t.object, held)
    emitter = Emitter(base, iris, run, dataset)
    for number in range(len(base.documents)):
        yield from emitter.document(number)


def prefixes(plan: GraphPlan) -> dict[str, str]:
    """The prefixes of a graph's Turtle."""
    return {**PREFIXES, "gwrs": GWRS, "id": plan.base}
