"""A graph of a million triples: the seeds' graph many times over, each copy with names, codes and IRIs of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

MILLION = 1_000_000
_THING = re.compile(r"/id/(?!period-|graph-shared)")
_NAMES = ("#label", "#altLabel", "#prefLabel", "#mergedName", "/source", "/title")
_CODES = ("#gb2260Code", "#gbt10114Code")


def copies(graph: Path, wanted: int = MILLION) -> Iterator[ox.Triple]:
    """The triples of a graph, and of as many renamed copies of it as make the number wanted."""
    triples = [quad.triple for quad in ox.parse(path=str(graph))]
    yield from triples
    shared = {t for t in triples if _renamed(t, 1) == t}
    made, number = len(triples), 0
    while made < wanted:
        number += 1
        for triple in triples:
            if triple not in shared:
                yield _renamed(triple, number)
        made += len(triples) - len(shared)


def _renamed(triple: ox.Triple, number: int) -> ox.Triple:
    subject = _iri(triple.subject, number)
    value = triple.object
    if isinstance(value, ox.NamedNode):
        value = _iri(value, number)
    elif triple.predicate.value.endswith(_NAMES) and subject != triple.subject:
        value = ox.Literal(f"{value.value}·{number}", language=value.language) if value.language else value
        if triple.predicate.value.endswith("/source"):
            value = ox.Literal(f"{number}-{value.value}")
    elif triple.predicate.value.endswith(_CODES):
        value = ox.Literal(f"{int(value.value) + 1_000_000 * number}")
    return ox.Triple(subject, triple.predicate, value)


def _iri(node: ox.NamedNode, number: int) -> ox.NamedNode:
    return ox.NamedNode(f"{node.value}-c{number}") if _THING.search(node.value) else node


def write(graph: Path, place: Path, wanted: int = MILLION) -> int:
    """Write the million triples in N-Triples; how many they are."""
    count = 0

    def counted() -> Iterator[ox.Triple]:
        nonlocal count
        for triple in copies(graph, wanted):
            count += 1
            yield triple

    ox.serialize(counted(), str(place), format=ox.RdfFormat.N_TRIPLES)
    return count
