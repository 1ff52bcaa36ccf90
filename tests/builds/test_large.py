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
from kg.exports.runs import merged_runs, sorted_runs
from kg.graph.order import graph_of


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
    """Memory that holds next to nothing, and few open files."""
    monkeypatch.setattr(gather, "HELD", 0)
    monkeypatch.setattr(pieces, "_TOGETHER", 2)
    monkeypatch.setattr(runs, "_FAN", 3)
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


@pytest.mark.parametrize("fan", [2, 3, 200])
def test_runs_merge_to_what_sorting_in_memory_gives(tmp_path, monkeypatch, fan):
    monkeypatch.setattr(runs, "_FAN", fan)
    monkeypatch.setattr(runs, "_SORTED", 7)
    triples = [(f"<urn:{n * 7 % 11}>", f"<urn:p{n % 3}>", f'"{n % 5} \\t"') for n in range(100)]
    parts = sorted_runs(triples, tmp_path / "x.runs")
    assert len(parts) > 10
    assert dict(merged_runs(parts, tmp_path)) == graph_of("<urn:g>", triples).subjects
    assert list(merged_runs(parts, tmp_path)) == list(graph_of("<urn:g>", triples).subjects.items()), "once more"
