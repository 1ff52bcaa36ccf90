"""Turtle in canonical order, and back: any text survives, and the order of making changes no byte."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph

from kg.exports.turtle import canonical_quads, canonical_triples, write_nquads, write_turtle

EX = "https://example.org/"
names = st.sampled_from(["a", "b", "c-1", "d.e", "f_2", "区"]).map(lambda n: ox.NamedNode(EX + n))
#: Any text that XML and Turtle can carry: no surrogates, no NUL.
texts = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\0"), max_size=30)
literals = st.one_of(
    texts.map(ox.Literal),
    texts.map(lambda t: ox.Literal(t, language="zh")),
    st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9).map(
        lambda d: ox.Literal(str(d), datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal"))
    ),
)
quads = st.lists(st.builds(ox.Quad, names, names, st.one_of(names, literals), names), max_size=20)
PREFIXES = {"ex": EX, "xsd": "http://www.w3.org/2001/XMLSchema#"}


def written(triples: list[ox.Triple]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.ttl"
        write_turtle(triples, PREFIXES, path)
        return path.read_bytes()


@given(quads)
def test_what_is_written_is_read_again(made):
    triples = canonical_triples(made)
    data = written(triples)
    assert [q.triple for q in ox.parse(data, format=ox.RdfFormat.TURTLE)] == triples
    graph = Graph().parse(data=data, format="turtle")
    back = graph.serialize(format="nt", encoding="utf-8")
    assert {q.triple for q in ox.parse(back, format=ox.RdfFormat.N_TRIPLES)} == set(triples)


@given(quads, st.randoms(use_true_random=False))
def test_the_order_of_making_changes_no_byte(made, random):
    mixed = [*made, *made[:3]]
    random.shuffle(mixed)
    assert written(canonical_triples(mixed)) == written(canonical_triples(made))
    assert list(canonical_quads(mixed)) == list(canonical_quads(made))


@given(quads)
def test_quads_come_back_with_their_graphs(made):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.nq"
        write_nquads(canonical_quads(made), path)
        assert set(ox.parse(path=str(path), format=ox.RdfFormat.N_QUADS)) == set(made)


def test_the_class_of_a_thing_comes_first():
    kind = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    one, about = ox.NamedNode(EX + "z"), ox.NamedNode("http://purl.org/a")
    ordered = canonical_triples([ox.Quad(one, about, one), ox.Quad(one, kind, one)])
    assert [t.predicate for t in ordered] == [kind, about]
