"""A build of more than memory holds writes the bytes of one in memory."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.corpus import write_reports
from support.outputs import different, outputs

from kg.builds import gather, pieces, write
from kg.builds.cache import Cache
from kg.builds.run import build, build_shard, merge
from kg.builds.shelf import Shelf
from kg.config import Settings
from kg.exports import runs
from kg.exports.runs import merged_runs, row_of, sorted_runs, write_run
from kg.graph.order import Graph, graph_of, merged


@pytest.fixture(scope="module")
def corpus(tmp_path_factory, seeds) -> Path:
    """Nine short reports of three places, and the seeds, which have contradictions, merges and targets met."""
    folder = tmp_path_factory.mktemp("corpus")
    write_reports(folder, 9, 1500, years=3)
    for path in seeds:
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


@pytest.fixture(scope="module")
def held(corpus, tmp_path_factory):
    """What a build in memory writes."""
    output = tmp_path_factory.mktemp("held")
    build([corpus], output, Settings(workers=1, cache=False), check=False)
    return outputs(output)


@pytest.fixture
def small_memory(monkeypatch):
    """Memory that holds next to nothing, and is read by a few letters at a time."""
    monkeypatch.setattr(gather, "HELD", 0)
    monkeypatch.setattr(pieces, "_TOGETHER", 2)
    monkeypatch.setattr(runs, "_LEAST", 2)
    monkeypatch.setattr(runs, "_AHEAD", 20)
    monkeypatch.setattr(runs, "_BUFFER", 50)
    monkeypatch.setattr(runs, "_SORTED", 500)
    monkeypatch.setattr("kg.builds.shelf._AT_HAND", 2)


@pytest.mark.parametrize(("workers", "cache"), [(1, True), (2, True), (1, False)])
def test_every_byte_is_that_of_a_build_in_memory(corpus, held, tmp_path, small_memory, workers, cache):
    result = build([corpus], tmp_path, Settings(workers=workers, cache=cache), check=False)
    assert isinstance(result.base.documents, Shelf)
    assert different(held, outputs(tmp_path)) == []


def test_shards_are_put_together_without_holding_them(corpus, held, tmp_path, small_memory):
    for number in (1, 2):
        build_shard([corpus], (number, 2), tmp_path / "shards", Settings(workers=1))
    merge([tmp_path / "shards"], tmp_path / "out", Settings(workers=1), check=False)
    assert different(held, outputs(tmp_path / "out")) == []


def test_decisions_of_a_person_hold(corpus, tmp_path, small_memory, monkeypatch):
    rows = json.loads(_built(corpus, tmp_path / "first", None)["review.json"])
    lines = [row["decision"].split("# or")[0] for row in rows if row["kind"] in ("doubtful-name", "doubtful-figure")][
        :12
    ]
    assert len(lines) > 3
    review = tmp_path / "review.toml"
    review.write_text("\n".join(lines), "utf-8")
    large = _built(corpus, tmp_path / "large", review)
    monkeypatch.setattr(gather, "HELD", 10**9)
    assert different(_built(corpus, tmp_path / "held", review), large) == []
    applied = json.loads(large["report.json"])["decisions"]
    assert sum(one["applied"] for one in applied) > 3


def _built(corpus, output, review):
    build([corpus], output, Settings(workers=1, review=review), check=False)
    return outputs(output)


def test_the_shapes_are_checked_on_a_sample_that_is_told(corpus, tmp_path, small_memory, monkeypatch):
    monkeypatch.setattr(write, "_CHECKED", 0)
    monkeypatch.setattr(write, "_SAMPLE", 3)
    result = build([corpus], tmp_path, Settings(workers=1))
    assert result.report["shapes"]["conform"] is True
    assert result.report["shapes"]["sample"] == 3
    assert "3" in (tmp_path / "report.md").read_text("utf-8").split("shapes")[1].splitlines()[0]


def test_documents_on_a_shelf_are_those_that_were_put_there(corpus, tmp_path, small_memory):
    tasks, _ = gather.tasks_of([corpus])
    cache = Cache(tmp_path)
    found = gather.gathered(gather.outcomes(tasks, cache, 1)).found
    loaded = [one.load() for one in found]
    shelf = Shelf(found, [facts.context for facts in loaded], {})
    assert [document.held() for document in shelf] == loaded
    names = [f.name for f in loaded]
    assert [d.name for d in shelf[2:5]] == names[2:5]
    last = shelf[-1]
    for name in DocumentFields:
        assert getattr(last, name) == getattr(loaded[-1], name), name


DocumentFields = [
    "name", "sha256", "length", "context", "things", "figures", "relations", "objectives", "rejections", "seams", "text",
    "stretches", "pages",
]  # fmt: skip


def test_every_field_of_a_document_is_on_the_shelf():
    from dataclasses import fields

    from kg.model.fact import DocumentFacts

    assert [f.name for f in fields(DocumentFacts)] == DocumentFields


@pytest.mark.parametrize("size", [1, 7, 1 << 20])
def test_runs_merge_to_what_sorting_in_memory_gives(tmp_path, monkeypatch, size):
    monkeypatch.setattr(runs, "_LEAST", 1)
    monkeypatch.setattr(runs, "_AHEAD", size)
    monkeypatch.setattr(runs, "_BUFFER", size)
    monkeypatch.setattr(runs, "_SORTED", 7)
    triples = [(f"<urn:{n * 7 % 11}{'+' * (n % 2)}>", f"<urn:p{n % 3}>", f'"{n % 5} \\t"') for n in range(100)]
    parts = sorted_runs(triples, tmp_path / "x.runs")
    assert len(parts) > 10
    assert dict(merged_runs(parts)) == graph_of("<urn:g>", triples).subjects
    assert list(merged_runs(parts)) == list(graph_of("<urn:g>", triples).subjects.items()), "once more"
    assert list(merged_runs([])) == []


@pytest.mark.parametrize("size", [30, 1 << 20])
def test_runs_of_different_lengths_are_merged_in_order(tmp_path, monkeypatch, size):
    """One has many subjects where the other has few, and some say the same."""
    monkeypatch.setattr(runs, "_LEAST", 1)
    monkeypatch.setattr(runs, "_AHEAD", size)
    monkeypatch.setattr(runs, "_BUFFER", size)
    monkeypatch.setattr(runs, "_LINES", 3)
    many = {f"<urn:{n:04}>": (("<urn:p>",), (f'"{n}"',)) for n in range(400)}
    few = {f"<urn:{n:04}>": (("<urn:p>",), ('"x"',)) for n in (0, 7, 250, 399, 400)}
    last = {"<urn:9>": (("<urn:p>",), ('"y"',))}
    with (tmp_path / "x.runs").open("wb") as file:
        parts = [
            write_run((row_of(*row) for row in some.items()), tmp_path / "x.runs", file)
            for some in (many, {}, few, last)
        ]
    graphs = [Graph("", some) for some in (many, few, last)]
    assert list(merged_runs(parts)) == list(merged(graphs))


def test_a_run_that_is_cut_off_is_no_end(tmp_path):
    parts = sorted_runs([(f"<urn:{n}>", "<urn:p>", '"o"') for n in range(1000)], tmp_path / "x.runs")
    data = (tmp_path / "x.runs").read_bytes()
    (tmp_path / "x.runs").write_bytes(data[: len(data) // 2])
    with pytest.raises(OSError, match="cut off"):
        list(merged_runs(parts))
