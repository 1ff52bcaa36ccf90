"""Turtle and N-Quads in canonical order: what pyoxigraph would write of the same triples, in any order of making."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph as RdflibGraph

from kg.exports.turtle import write_nquads, write_turtle
from kg.graph.order import Graph, graph_of, ordered
from kg.graph.statements import TOLD
from kg.graph.terms import A, Term, Triple, day, decimal, en, integer, node, plain, zh
from kg.graph.vocabulary import PREFIXES as KNOWN

EX = "https://example.org/"
PREFIXES = {**KNOWN, "ex": EX, "deep": EX + "deep/"}
#: Local names that Turtle writes bare, with a backslash, or whole, and names in spaces that lie in one another.
locals_ = st.one_of(
    st.sampled_from(["", "a", "b", "c-1", "-c", "d.e", "d.", "f_2", "区", "1", "a/b", "deep/x", "a%20b", "a~b", "a:b"]),
    st.text(
        st.characters(codec="ascii", categories=("L", "N", "Pd", "Pc", "Po"), exclude_characters='\\"'), max_size=5
    ),
).filter(lambda local: not set(local) & set('%#\\"<>^`{|}') or local == "a%20b")
names = st.builds(
    lambda space, local: node(space + local), st.sampled_from([EX, "urn:other:", *KNOWN.values()]), locals_
)
#: Names that rdflib reads too.
plain_names = st.sampled_from(["a", "b", "c-1", "d.e", "f_2", "区"]).map(lambda local: node(EX + local))
#: Any text that XML and Turtle can carry: no surrogates, no NUL.
texts = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\0"), max_size=30)
well_formed = st.one_of(
    texts.map(plain),
    texts.map(zh),
    texts.map(en),
    st.integers(-(10**20), 10**20).map(integer),
    st.dates().map(lambda d: day(d.isoformat())),
    st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9).map(
        lambda d: decimal(str(d))
    ),
    st.sampled_from(['"true"^^<http://www.w3.org/2001/XMLSchema#boolean>', '"x"^^<urn:t>', '"x"@de']),
)
#: What rdflib writes otherwise than it read it.
odd = ["1", ".5", "-0.50", "+1.0", "1.", "1e3", "", "x"]
literals = st.one_of(well_formed, st.sampled_from(odd).map(decimal))
plain_subjects = st.sampled_from([node(EX + "a"), node(EX + "b"), node(EX + "a-"), node("urn:z")])
subjects = plain_subjects | st.sampled_from(["c.", "-c", "", "d.e", "deep/a", "deep/", "区"]).map(
    lambda s: node(EX + s)
)
predicates = st.sampled_from([A, node(EX + "p"), node("http://a.org/p"), node("urn:p")])


def datasets_of(
    values: st.SearchStrategy[Term], of: st.SearchStrategy[Term] = subjects
) -> st.SearchStrategy[dict[Term, list[Triple]]]:
    made = st.lists(st.tuples(of, predicates, values), max_size=20)
    return st.dictionaries(st.sampled_from([node(EX + "g1"), node(EX + "g2"), node("urn:g3")]), made, max_size=3)


datasets = datasets_of(st.one_of(names, literals))
triples = st.lists(st.tuples(subjects, predicates, st.one_of(names, literals)), max_size=20)


def graphs_of(dataset: dict[Term, list[Triple]]) -> list[Graph]:
    return [graph_of(name, dataset[name]) for name in sorted(dataset)]


def objects(dataset: dict[Term, list[Triple]]) -> list[ox.Quad]:
    """The same quads as pyoxigraph reads them."""
    text = "".join(f"{s} {p} {o} {g} .\n" for g, made in dataset.items() for s, p, o in made)
    return list(ox.parse(text, format=ox.RdfFormat.N_QUADS))


def key(triple: ox.Triple) -> tuple[str, bool, str, str]:
    """The canonical order."""
    return str(triple.subject), str(triple.predicate) != A, str(triple.predicate), str(triple.object)


def written(write: Callable[[Path], object]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x"
        write(path)
        return path.read_bytes()


@given(datasets)
def test_turtle_is_what_pyoxigraph_writes(dataset):
    expected = sorted({quad.triple for quad in objects(dataset)}, key=key)
    count = 0

    def write(path: Path) -> None:
        nonlocal count
        count = write_turtle(graphs_of(dataset), PREFIXES, path)

    text = written(write)
    assert count == len(expected)
    if expected:
        prefixes = dict(sorted(PREFIXES.items()))
        assert text.decode() == ox.serialize(expected, format=ox.RdfFormat.TURTLE, prefixes=prefixes).decode()


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["a", "b-1", "-c", "d.e", "", "f/g", "deep/h", "区", "z"]),
            st.lists(literals | names, min_size=7, max_size=7),
        ),
        min_size=1,
        max_size=4,
        unique_by=lambda row: row[0],
    ),
    st.booleans(),
    st.lists(st.tuples(st.sampled_from(["a", "a-", "b", "zz"]), predicates), max_size=3),
)
def test_what_has_the_predicates_of_evidence_is_written_likewise(rows, usual, others):
    """With the objects that evidence has, or with any, alone and among others."""
    made = []
    for local, values in rows:
        if usual:
            values = [
                node(EX + "Evidence"),
                integer(len(local)),
                plain("“x”"),
                node(EX + "d"),
                plain(""),
                *values[:1],
                plain("\n"),
            ]
        made += [(node(EX + local), predicate, value) for predicate, value in zip(TOLD, values, strict=True)]
    made += [(node(EX + local), predicate, node(EX + "d")) for local, predicate in others]
    graph = graph_of("<urn:g>", made)
    expected = sorted({quad.triple for quad in objects({"<urn:g>": made})}, key=key)
    text = written(lambda path: write_turtle([graph], PREFIXES, path))
    assert (
        text.decode()
        == ox.serialize(expected, format=ox.RdfFormat.TURTLE, prefixes=dict(sorted(PREFIXES.items()))).decode()
    )


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=30))
def test_like_subjects_among_others_stand_in_their_places(shapes):
    """Predicates may be equal without being the very same, and those of others stand between."""
    told = [["<urn:p>"], ["<urn:p>", "<urn:q>"], ["<urn:p>", "<urn:p>", "<urn:r>"]]
    same = {(shape, copy): tuple(told[shape]) for shape in range(3) for copy in range(3)}
    rows = {
        f"<urn:{number:02}>": (same[shape], tuple(f'"{number} {n}"' for n, _ in enumerate(same[shape])))
        for number, shape in enumerate(shapes)
    }
    text = written(lambda path: write_turtle([Graph("<urn:g>", rows)], {}, path))
    made = [(subject, *pair) for subject, said in rows.items() for pair in zip(*said, strict=True)]
    expected = [quad.triple for quad in objects({"<urn:g>": made})]
    assert text.decode() == ox.serialize(expected, format=ox.RdfFormat.TURTLE).decode()


@given(datasets)
def test_quads_are_what_pyoxigraph_writes(dataset):
    expected = sorted(set(objects(dataset)), key=lambda quad: (str(quad.graph_name), *key(quad.triple)))
    text = written(lambda path: write_nquads(graphs_of(dataset), path))
    assert text.decode() == ox.serialize(expected, format=ox.RdfFormat.N_QUADS).decode()


@given(datasets_of(st.one_of(plain_names, well_formed), plain_subjects))
def test_rdflib_reads_the_same_triples(dataset):
    data = written(lambda path: write_turtle(graphs_of(dataset), PREFIXES, path))
    back = RdflibGraph().parse(data=data, format="turtle").serialize(format="nt", encoding="utf-8")
    held = {quad.triple for quad in objects(dataset)}
    read = {quad.triple for quad in ox.parse(back, format=ox.RdfFormat.N_TRIPLES)}
    assert {str(t) for t in read} == {str(t) for t in held}


@given(triples, st.randoms(use_true_random=False))
def test_the_order_of_making_changes_nothing(made, random):
    mixed = [*made, *made[:3]]
    random.shuffle(mixed)
    assert list(graph_of("<urn:g>", mixed).subjects.items()) == list(graph_of("<urn:g>", made).subjects.items())


@given(texts)
def test_a_text_is_escaped_as_pyoxigraph_does(text):
    assert plain(text) == str(ox.Literal(text))
    assert zh(text) == str(ox.Literal(text, language="zh"))


def test_control_characters_are_escaped():
    text = "".join(map(chr, range(1, 0x100))) + "\ufffe\uffff\ufdd0\U0001fffe"
    assert plain(text) == str(ox.Literal(text))


def test_the_class_of_a_thing_comes_first():
    about, odd = node("http://purl.org/a"), node("http://a.org/type")
    pairs = [(about, "<urn:o>"), (A, "<urn:b>"), (odd, "<urn:o>"), (A, "<urn:a>")]
    assert ordered(pairs) == ((A, A, odd, about), ("<urn:a>", "<urn:b>", "<urn:o>", "<urn:o>"))
