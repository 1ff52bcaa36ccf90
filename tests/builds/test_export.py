"""The graph in pieces: parts that are the whole again, districts with all that their documents say."""

import gzip
import json

import pyoxigraph as ox
import pytest
from support.corpus import write_reports
from support.outputs import outputs

from kg.builds.export import export_districts, export_parts
from kg.builds.run import build
from kg.config import Settings
from kg.errors import InputError
from kg.exports.parts import graph_in, stretches
from kg.graph.vocabulary import DCTERMS, GWR
from kg.stores.source import files_of, parts, source_file

SPATIAL = ox.NamedNode(DCTERMS + "spatial")
MENTIONED, TARGET = ox.NamedNode(GWR + "mentionedIn"), ox.NamedNode(GWR + "target")


@pytest.fixture(scope="module")
def output(tmp_path_factory):
    """A build of some reports of a few places."""
    folder = tmp_path_factory.mktemp("export")
    write_reports(folder / "in", 6, length=3000)
    build([folder / "in"], folder / "out", Settings(workers=1), check=False)
    return folder / "out"


def cut(output, size):
    return list(stretches(output / "graph.nq", size))


@pytest.mark.parametrize("size", [1, 50_000, 400_000, 10**9])
def test_a_file_is_cut_between_graphs_and_nothing_is_lost(output, size):
    data = (output / "graph.nq").read_bytes()
    found = cut(output, size)
    assert b"".join(data[one.start : one.end] for one in found) == data
    graphs = [{graph_in(line) for line in data[one.start : one.end].splitlines()} for one in found]
    assert sum(map(len, graphs)) == len(set().union(*graphs)), "no graph stands in two parts"
    assert all(one.end - one.start >= size for one in found[:-1])
    assert len(found) == 1 if size == 10**9 else len(found) > 2 or size > 300_000


def test_parts_are_the_graph_again_and_the_same_bytes_each_time(output, tmp_path, monkeypatch):
    monkeypatch.setattr("kg.builds.export._MEGABYTE", 50_000)
    counts = export_parts(output, tmp_path / "a", 1, workers=1)
    export_parts(output, tmp_path / "b", 1, workers=2)
    assert outputs(tmp_path / "a") == outputs(tmp_path / "b")
    files = sorted((tmp_path / "a").glob("*.nq.gz"))
    lines = b"".join(gzip.decompress(file.read_bytes()) for file in files)
    assert len(files) == len(counts) > 2 and lines == (output / "graph.nq").read_bytes()
    assert sum(counts.values()) == lines.count(b"\n")
    said = json.loads((tmp_path / "a" / "manifest.json").read_text("utf-8"))
    assert said["triples"] == counts and set(said["outputs"]) == set(counts)


def test_fewer_parts_leave_none_of_the_export_before(output, tmp_path, monkeypatch):
    monkeypatch.setattr("kg.builds.export._MEGABYTE", 50_000)
    before = export_parts(output, tmp_path, 1, workers=1)
    after = export_parts(output, tmp_path, 100, workers=1)
    assert len(after) < len(before)
    assert {file.name for file in tmp_path.glob("*.nq.gz")} == set(after)


def test_parts_are_loaded_like_the_whole(output, tmp_path, monkeypatch):
    monkeypatch.setattr("kg.builds.export._MEGABYTE", 50_000)
    export_parts(output, tmp_path, 1, workers=1)
    assert source_file(tmp_path, per_document=True) == tmp_path and len(files_of(tmp_path)) > 2
    one = [(p.graph, p.body) for p in parts(tmp_path, None, 1000, per_document=True)]
    whole = [(p.graph, p.body) for p in parts(output / "graph.nq", None, 1000, per_document=True)]
    assert one == whole


def test_a_district_has_its_documents_its_verdicts_and_names(output, tmp_path):
    counts = export_districts(output, tmp_path / "a", workers=1)
    export_districts(output, tmp_path / "b", workers=2)
    assert outputs(tmp_path / "a") == outputs(tmp_path / "b")
    quads = list(ox.parse(path=str(output / "graph.nq"), format=ox.RdfFormat.N_QUADS))
    whole = {quad.triple for quad in quads}
    places = {quad.object: quad.subject for quad in quads if quad.predicate == SPATIAL}
    assert {f"{place.value.rsplit('/', 1)[1]}.ttl" for place in places} == set(counts)
    verdicts = 0
    for name, count in counts.items():
        triples = {q.triple for q in ox.parse(path=str(tmp_path / "a" / name), format=ox.RdfFormat.TURTLE)}
        assert len(triples) == count and triples <= whole
        place = next(p for p in places if p.value.endswith("/" + name.removesuffix(".ttl")))
        documents = {q.subject for q in quads if q.predicate == SPATIAL and q.object == place}
        assert {q.triple for q in quads if q.graph_name in documents} <= triples
        subjects = {t.subject for t in triples}
        named = {
            t.subject for t in triples if t.predicate == ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
        }
        assert {t.subject for t in triples if t.predicate == MENTIONED} <= named
        targets = {t.object for t in triples if t.predicate == TARGET}
        of_here = {q.subject for q in quads if q.predicate == TARGET and q.object in subjects}
        assert targets <= subjects and of_here <= subjects
        verdicts += len(targets)
    assert verdicts


def test_an_output_without_a_graph_is_named(tmp_path):
    with pytest.raises(InputError, match="there is no graph here"):
        export_parts(tmp_path, tmp_path / "parts")
