"""Other people's readers read what a build writes: all the same triples and quads, whatever the texts hold."""

from __future__ import annotations

import re
from collections import Counter

import pyoxigraph as ox
import pytest
from support.once import once, shared
from support.readers import READERS, Refused, Tools, install_n3, missing

from kg.exports.turtle import write_nquads, write_turtle
from kg.graph.build import GraphPlan, graphs, prefixes
from kg.graph.order import graph_of
from kg.graph.terms import node, plain, zh

FILES = ("graph.ttl", "graph.nq")
PLAN = GraphPlan("https://w3id.org/gwr/id/", "0")
#: What literals may hold that trips readers; the names of the page's hostile graph come besides.
HOSTILE = (
    '"', '""', '"""', "'''", "\\", "\\\\", "ends in \\", '\\"', "\\u0041", "\\U0001F600", "\\n", "\\x41", "%41%", "<urn:x>",
    "\n", "\r", "\r\n", "\t", "  ", "", "\x0b\x0c\x08", "\u0085\u2028\u2029", "\ufeff", "\ufffd", "\ufffe\uffff",
    "".join(map(chr, range(1, 32))), "".join(map(chr, range(127, 160))), "\U00010ffff", "😀\u200d🧑\u0301", "\u202e卐\u2066",
    "@zh", '"@zh', '"^^<http://www.w3.org/2001/XMLSchema#string>', ". <urn:s> <urn:p> <urn:o> .", "# no comment", "{}|^`",
)  # fmt: skip


@pytest.fixture(scope="session")
def tools(tmp_path_factory):
    """What readers need that no package brings."""
    return Tools(shared(tmp_path_factory) / "n3")


@pytest.fixture(scope="session")
def hostile_output(tmp_path_factory):
    """The graph of a base in which everything that a document could word is hostile, and of texts that are worse."""
    from views import made

    place = tmp_path_factory.mktemp("hostile")
    thing, found = node("https://w3id.org/gwr/id/thing-hostile"), []
    for number, text in enumerate(HOSTILE):
        says = node(f"https://w3id.org/gwr/core#says{number}")
        found += [(thing, says, plain(text)), (thing, says, zh(text))]
    worse = graph_of(node("https://w3id.org/gwr/id/doc-worse"), found)
    write_turtle([*graphs(made.hostile_base(), PLAN), worse], prefixes(PLAN), place / "graph.ttl")
    write_nquads([*graphs(made.hostile_base(), PLAN), worse], place / "graph.nq")
    return place


@pytest.fixture(params=["seeds", "hostile"])
def output(request):
    return request.getfixturevalue({"seeds": "seed_output", "hostile": "hostile_output"}[request.param])


def read(reader, file, tools):
    if remedy := missing(reader):
        pytest.skip(f"no {reader} on this machine ({remedy})")
    if reader == "n3js":
        once(tools.n3, install_n3)
    return READERS[reader](file, tools)


def gentle(file, folder):
    """The file without what Raptor cannot hold: its strings end at NUL as those of C do, and U+FFFE is no text to it."""
    kept = [q for q in ox.parse(path=str(file)) if not re.search("[\0\ufffe\uffff]", getattr(q.object, "value", ""))]
    place = folder / file.name
    form = ox.RdfFormat.N_QUADS if file.suffix == ".nq" else ox.RdfFormat.TURTLE
    ox.serialize((q if file.suffix == ".nq" else q.triple for q in kept), str(place), format=form)
    return place


@pytest.mark.tools
@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("reader", READERS)
def test_every_reader_reads_the_same(reader, name, output, tools, tmp_path):
    file = gentle(output / name, tmp_path) if reader == "rapper" and output.name != "seed-build" else output / name
    listed = list(ox.parse(path=str(file)))
    wanted = set(listed)
    assert len(wanted) == len(listed) > 1000, "nothing stands there twice"
    found = read(reader, file, tools)
    assert len(found) == len(wanted) and found == wanted


@pytest.mark.tools
@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("reader", READERS)
def test_every_reader_refuses_what_is_cut_off(reader, name, seed_output, tools, tmp_path):
    whole = (seed_output / name).read_bytes()
    broken = tmp_path / name
    broken.write_bytes(whole[: whole.rindex(b'"')])
    with pytest.raises(Refused):
        read(reader, broken, tools)


@pytest.mark.tools
def test_riot_refuses_a_number_that_is_none(seed_output, tools, tmp_path):
    text = (seed_output / "graph.nq").read_text("utf-8")
    broken = tmp_path / "graph.nq"
    broken.write_text(text.replace("#decimal>", "#boolean>", 1), "utf-8")
    with pytest.raises(Refused, match="not valid for datatype"):
        read("riot", broken, tools)


def test_the_quads_are_the_triples(seed_output):
    quads = {q.triple for q in ox.parse(path=str(seed_output / "graph.nq"))}
    assert quads == {q.triple for q in ox.parse(path=str(seed_output / "graph.ttl"))}


def test_each_document_has_a_graph_of_its_own(seed_output, seeds):
    named = Counter(q.graph_name.value for q in ox.parse(path=str(seed_output / "graph.nq")))
    assert len([name for name in named if "/doc-" in name]) == len(seeds)
    assert all(named.values())
