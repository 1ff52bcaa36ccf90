"""Turtle in canonical order: the same triples give the same bytes, whatever order they were made in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

Term = ox.NamedNode | ox.Literal


def sort_key(triple: ox.Triple) -> tuple[str, str, str]:
    """Subject, predicate and object by their N-Triples forms; rdf:type comes first, as readers expect.

    >>> ex = ox.NamedNode
    >>> sort_key(ox.Triple(ex("urn:s"), ex("urn:p"), ex("urn:o")))
    ('<urn:s>', 'urn:p', '<urn:o>')
    """
    predicate = triple.predicate.value
    if predicate.endswith("#type"):
        predicate = ""
    return str(triple.subject), predicate, str(triple.object)


def canonical_triples(quads: Iterable[ox.Quad]) -> list[ox.Triple]:
    """The distinct triples of ``quads`` in canonical order."""
    distinct = {ox.Triple(q.subject, q.predicate, q.object) for q in quads}
    return sorted(distinct, key=sort_key)


def write_turtle(triples: Iterable[ox.Triple], prefixes: dict[str, str], path: Path) -> None:
    """Write triples, in the order given, to a Turtle file."""
    ox.serialize(triples, str(path), format=ox.RdfFormat.TURTLE, prefixes=dict(sorted(prefixes.items())))


def canonical_quads(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """The distinct quads, ordered by graph and then as triples are."""
    distinct = set(quads)
    return iter(sorted(distinct, key=lambda q: (str(q.graph_name), *sort_key(q.triple))))


def write_nquads(quads: Iterable[ox.Quad], path: Path) -> None:
    """Write quads, in the order given, to an N-Quads file."""
    ox.serialize(quads, str(path), format=ox.RdfFormat.N_QUADS)
