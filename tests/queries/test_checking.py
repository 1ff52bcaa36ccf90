"""``kg check``: a good graph is clean, every way to break it is caught, and each finding has its words."""

import json
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest
from support.command import run

from kg.builds.run import build
from kg.errors import QueryError
from kg.queries.checking import check_graph
from kg.queries.graph import KnowledgeGraph

from . import mutations

MADE = Path(__file__).parent / "data" / "made"


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """The graph of one short report."""
    folder = tmp_path_factory.mktemp("made")
    build([MADE], folder, check=False)
    return folder / "graph.ttl"


@pytest.fixture(scope="session")
def good(made):
    return mutations.read(KnowledgeGraph(made).triples())


def broken(good, way, folder):
    path = folder / "broken.nt"
    path.write_text(mutations.write(way(good)), "utf-8")
    return path


def test_the_good_graph_has_no_findings(made):
    assert check_graph(KnowledgeGraph(made)) == ()


@pytest.mark.parametrize(("rule", "way"), [pytest.param(r, w, id=n) for n, r, w in mutations.WAYS])
def test_what_is_broken_is_caught(good, tmp_path, rule, way):
    found = {located.finding.rule for located in check_graph(KnowledgeGraph(broken(good, way, tmp_path)))}
    assert rule in found


def test_there_are_many_ways_and_many_rules():
    assert len({name for name, _, _ in mutations.WAYS}) == len(mutations.WAYS) >= 40
    assert len({rule for _, rule, _ in mutations.WAYS}) >= 40


@pytest.mark.parametrize("name", ["graph.nq", "graph.ttl"])
def test_quads_and_triples_are_checked_alike(made, name):
    assert check_graph(KnowledgeGraph(made.with_name(name))) == ()


def test_numbers_are_checked_as_they_stand_in_the_file(good, tmp_path):
    """A store would write 709.30 as 709.3 and so mend what is wrong."""
    way = mutations.swap("gwr:value", '"709.30"^^xsd:decimal')
    found = check_graph(KnowledgeGraph(broken(good, way, tmp_path)))
    assert [(f.finding.rule, f.finding.value) for f in found] == [("number-value", "709.30")]


def test_a_finding_tells_the_words_the_document_and_what_to_do(good, tmp_path, monkeypatch, capsys):
    way = mutations.drop("gwr:comparator", "gwr:Observation")
    path = broken(good, way, tmp_path)
    done = run(monkeypatch, capsys, "check", path, "--json")
    data = json.loads(done.out)
    assert done.code == 1 and data["conform"] is False
    (finding,) = data["findings"]
    evidence, text = finding["evidence"], next(MADE.iterdir()).read_text("utf-8")
    assert text[evidence["start"] : evidence["end"]] == evidence["quote"]
    assert evidence["document"] == "中原区政府工作报告.txt" and finding["label"].startswith("中原区")
    text = run(monkeypatch, capsys, "check", path)
    assert text.code == 1 and f"「{evidence['quote']}」" in text.out and "错误 1" in text.out
    assert "violation 1" in run(monkeypatch, capsys, "check", path, "--en").out
    quiet = run(monkeypatch, capsys, "check", path, "-q")
    assert (quiet.code, quiet.out, quiet.err) == (1, "", "")


def test_a_warning_alone_does_not_fail(good, tmp_path, monkeypatch, capsys):
    path = broken(good, mutations.swap("gwr:deadline", '"2031-06-30"^^xsd:date'), tmp_path)
    done = run(monkeypatch, capsys, "check", path)
    assert done.code == 0 and "警告 1" in done.out
    assert "没有发现问题" in run(monkeypatch, capsys, "check", path, "--violations").out


def test_many_findings_of_one_rule_are_cut(good, tmp_path, monkeypatch, capsys):
    labels = {i for i, (_, p, _) in enumerate(good) if p == mutations.term("gwr:comparator")}
    path = broken(good, lambda triples: [t for i, t in enumerate(triples) if i not in labels], tmp_path)
    cut = run(monkeypatch, capsys, "check", path, "--limit", "2").out
    assert f"{len(labels) - 2} 项未列出" in cut and cut.count("[number-comparator]") == 2
    assert run(monkeypatch, capsys, "check", path, "--limit", "0").out.count("[number-comparator]") == len(labels)


def test_what_cannot_be_read(tmp_path, monkeypatch, capsys):
    path = tmp_path / "x.ttl"
    path.write_text("<urn:a> <urn:b> .", "utf-8")
    with pytest.raises(QueryError, match="cannot be read"):
        KnowledgeGraph(path).triples()
    done = run(monkeypatch, capsys, "check", path)
    assert done.code == 2 and "x.ttl" in done.err
    assert run(monkeypatch, capsys, "check", tmp_path / "none.ttl").code == 2


def test_words_that_do_not_stand_in_the_kept_text_are_caught(made, good, tmp_path):
    shutil.copytree(made.parent / "texts", tmp_path / "texts")
    assert check_graph(KnowledgeGraph(broken(good, list, tmp_path))) == ()
    at = next(i for i, (_, p, o) in enumerate(good) if p == mutations.term("oa:exact") and "709.3亿元" in o)
    s, p, o = good[at]
    lie = [*good[:at], (s, p, o.replace("709.3", "907.3")), *good[at + 1 :]]
    (finding,) = check_graph(KnowledgeGraph(broken(lie, list, tmp_path)))
    assert finding.finding.rule == "evidence_differs" and finding.finding.severity == "violation"
    assert "709.3亿元" in finding.finding.value and "907.3亿元" in finding.quote


@pytest.mark.parametrize(
    ("text", "what"),
    [("", "the graph is empty"), ("<urn:a> a <urn:b> .", "nothing in the terms of the ontology")],
)
def test_a_graph_with_nothing_to_check_is_no_good_graph(text, what, tmp_path, monkeypatch, capsys):
    (tmp_path / "x.ttl").write_text(text, "utf-8")
    done = run(monkeypatch, capsys, "check", tmp_path / "x.ttl")
    assert done.code == 2 and what in done.err and "kg build" in done.err


def test_lines_of_n_triples_read_back():
    triple = ("<urn:a>", "<urn:b>", '"a\\"b"@zh')
    (quad,) = ox.parse(mutations.write([triple]), format=ox.RdfFormat.N_TRIPLES)
    assert mutations.read([quad.triple]) == [triple]
