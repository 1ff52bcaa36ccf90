"""A document's own graph: what it says twice of one thing is one statement."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import permutations

import pyoxigraph as ox
from support.make import context_of, facts_of_sentence

from kg.entities.assemble import assemble
from kg.exports.turtle import write_turtle
from kg.graph.build import GraphPlan, graphs, prefixes
from kg.graph.order import Sayings, ordered, said_of
from kg.graph.terms import A

PLAN = GraphPlan("https://w3id.org/gwr/id/", "0", None)
CONFIDENCE = "https://w3id.org/gwr/core#confidence"


def confidences(facts, place) -> dict[str, set[str]]:
    """The confidences of each statement and event in the graph of a document."""
    path = place / "graph.ttl"
    write_turtle(graphs(assemble([facts]), PLAN), prefixes(PLAN), path)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
        if quad.predicate.value == CONFIDENCE:
            found[str(quad.subject)].add(quad.object.value)
    return found


def test_two_names_of_one_thing_that_say_one_thing_say_it_as_surely_as_the_surer(tmp_path):
    facts = facts_of_sentence(
        "云湖供气支线开工建设。云湖供气支线工程位于奉化区,加快建设。云湖供气支线落户奉化区。", context_of()
    )
    names = {facts.things[r.subject].name for r in facts.relations}
    assert {"云湖供气支线", "云湖供气支线工程"} <= names
    unlike = tuple(replace(r, confidence=0.5 + n / 100) for n, r in enumerate(facts.relations))
    found = confidences(replace(facts, relations=unlike), tmp_path)
    assert found
    assert {iri: said for iri, said in found.items() if len(said) > 1} == {}


def test_what_is_told_of_a_fact_is_what_its_triples_say():
    """In any order of the predicates, with one of them twice, with the same said twice."""
    rows = [("<urn:p>", "<urn:b>"), (A, "<urn:c>"), ("<urn:a>", "<urn:o>"), ("<urn:p>", "<urn:a>")]
    for some in permutations(rows):
        predicates, values = zip(*some, strict=True)
        assert said_of(predicates, values) == ordered(list(some))
        assert said_of((*predicates, "<urn:p>"), (*values, "<urn:b>")) == ordered(list(some))


def test_a_subject_that_is_told_of_twice_keeps_all():
    made, wanted = Sayings(), [("<urn:p>", "<urn:o>"), ("<urn:q>", "<urn:o>"), ("<urn:q>", "<urn:z>")]
    made.tell("<urn:s>", ordered(wanted[:2]))
    made.say("<urn:s>", *wanted[2])
    made.tell("<urn:s>", ordered(wanted[:1]))
    assert made.graph("<urn:g>").subjects == {"<urn:s>": ordered(wanted)}
