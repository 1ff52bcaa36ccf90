"""Turtle and N-Quads written by several processes have the bytes that one writes."""

from __future__ import annotations

import pytest

from kg.builds import stretches
from kg.builds.stretches import write_graphs
from kg.exports.turtle import write_nquads, write_turtle
from kg.graph.order import graph_of
from kg.graph.terms import A, integer, node, plain
from kg.graph.vocabulary import PREFIXES

EX = "https://example.org/"
SPACES = {**PREFIXES, "ex": EX}


def some_graphs(count: int, subjects: int):
    """Graphs that say something of the same things, and each of things of its own."""
    for number in range(count):
        made = [
            (node(f"{EX}{word}-{n}"), predicate, value)
            for n in range(subjects)
            for word in ("all", f"own-{number}")
            for predicate, value in (
                (A, node(EX + "Thing")),
                (node(EX + "p"), integer(number)),
                (node(EX + "q"), plain("乙")),
            )
        ]
        yield graph_of(node(f"{EX}graph-{number}"), made)


@pytest.mark.parametrize("workers", [2, 3, 7])
@pytest.mark.parametrize(("count", "subjects"), [(1, 40), (5, 9), (3, 1)])
def test_any_number_of_workers_writes_the_same(tmp_path, monkeypatch, workers, count, subjects):
    monkeypatch.setattr(stretches, "WORTH", 1)
    made = list(some_graphs(count, subjects))
    triples = write_turtle(made, SPACES, tmp_path / "one.ttl")
    write_nquads(made, tmp_path / "one.nq")
    assert write_graphs(made, SPACES, tmp_path / "all.ttl", tmp_path / "all.nq", workers) == triples
    for ending in ("ttl", "nq"):
        assert (tmp_path / f"all.{ending}").read_bytes() == (tmp_path / f"one.{ending}").read_bytes()
    assert len(list(tmp_path.iterdir())) == 4
