"""The sections of the Turtle: what many speak of, then document by document, every subject once with all that is said of it."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from kg.graph.build import GraphPlan, graphs
from kg.graph.order import Graph, graph_of, pairs_of
from kg.graph.sections import OWN, sections
from kg.graph.terms import A, node

SPACE = "https://example.org/"
#: Documents whose names begin alike, words that begin alike, and what no document alone speaks of.
KEYS = ["0a", "0a1", "f0"]
WORDS = [*OWN, "document", "stmts", "area", "targe", "spa"]


def name(local: str) -> str:
    return node(SPACE + local)


subjects = st.builds(lambda word, key: name(f"{word}-{key}"), st.sampled_from(WORDS), st.sampled_from(KEYS))
triples = st.lists(
    st.tuples(subjects, st.sampled_from([A, "<urn:p>"]), st.sampled_from(["<urn:o>", '"o"', '"p"'])), max_size=25
)


@st.composite
def datasets(draw):
    """Graphs of documents, each with subjects of its own and shared ones, and a graph that speaks of both."""
    made = []
    for key in KEYS:
        mine = [row for row in draw(triples) if row[0].endswith(f"-{key}>") or not is_own(row[0])]
        made.append(graph_of(name(f"doc-{key}"), mine))
    held = graph_of(name("graph-held"), draw(triples))
    owners = {one: name("doc-" + one.rpartition("-")[2][:-1]) for one in held.subjects if is_own(one)}
    return [*made, Graph(held.name, held.subjects, owners), graph_of(name("graph-shared"), draw(triples.map(shared)))]


def is_own(subject: str) -> bool:
    return subject.removeprefix(f"<{SPACE}").partition("-")[0] in OWN


def shared(rows):
    return [row for row in rows if not is_own(row[0])]


@given(datasets())
def test_every_subject_stands_once_with_all_that_is_said_of_it(dataset):
    said = {(one, *pair) for graph in dataset for one, told in graph.subjects.items() for pair in pairs_of(told)}
    rows = [row for section in sections(dataset) for row in section]
    assert max(Counter(subject for subject, _ in rows).values(), default=1) == 1
    assert sorted((one, *pair) for one, told in rows for pair in pairs_of(told)) == sorted(said)


@given(datasets())
def test_what_a_document_alone_speaks_of_stands_in_its_section(dataset):
    common, *documents = sections(dataset)
    assert not any(is_own(subject) for subject, _ in common)
    assert [subject for subject, _ in common] == sorted(subject for subject, _ in common)
    for key, rows in zip(KEYS, documents, strict=True):
        places = [(OWN.index(subject.removeprefix(f"<{SPACE}").partition("-")[0]), subject) for subject, _ in rows]
        assert places == sorted(places)
        assert all(subject.endswith(f"-{key}>") for subject, _ in rows)


def test_what_belongs_to_a_document_that_is_not_there_is_shared():
    held = Graph(name("graph-held"), {name("obs-0a"): (("<urn:p>",), ("<urn:o>",))}, {name("obs-0a"): name("doc-0a")})
    assert sections([held]) == [[(name("obs-0a"), (("<urn:p>",), ("<urn:o>",)))]]


def test_the_assessments_of_a_build_stand_with_their_targets():
    from views import made

    base = made.made_base(60)
    plan = GraphPlan(SPACE, "0")
    every = list(graphs(base, plan))
    common, *documents = sections(every)
    place = {subject: number for number, rows in enumerate(documents) for subject, _ in rows}
    found = [subject for subject in place if subject.startswith(f"<{SPACE}assessment-")]
    assert found
    for subject in found:
        assert place[subject] == place[subject.replace("assessment-", "", 1)]
    assert not any(is_own(subject) for subject, _ in common)
