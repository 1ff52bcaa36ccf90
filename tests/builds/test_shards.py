"""Shards put together give the bytes of one build, whatever their number; a shard that does not fit is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.command import run
from support.corpus import write_reports
from support.outputs import different, outputs

from kg.builds.cache import Stored
from kg.builds.gather import tasks_of
from kg.builds.run import build, build_shard, merge
from kg.builds.shards import asked, read_shards, shard_of, shards_among
from kg.config import Settings
from kg.errors import InputError

ALONE = Settings(workers=1, cache=False)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory) -> Path:
    """Nine short reports, an empty file, a twin, and an archive of tables."""
    folder = tmp_path_factory.mktemp("corpus")
    write_reports(folder, 9, 1200, years=3)
    (folder / "empty.txt").write_bytes(b"")
    for name in ("a-twin.txt", "zz-twin.txt"):
        (folder / name).write_bytes(min(folder.rglob("*/*.txt")).read_bytes())
    rows = [
        {"title": "x", "text": path.read_text("utf-8") + "\n又一份。"} for path in sorted(folder.rglob("*/*.txt"))[:2]
    ]
    (folder / "rows.jsonl").write_text(
        "\n".join(json.dumps(r, ensure_ascii=False) for r in [*rows, {"no": "text"}]), "utf-8"
    )
    return folder


@pytest.fixture(scope="module")
def paths(corpus) -> list[Path]:
    """The corpus, and a file that is not there."""
    return [corpus, corpus / "missing.txt"]


@pytest.fixture(scope="module")
def alone(paths, tmp_path_factory):
    output = tmp_path_factory.mktemp("alone")
    result = build(paths, output, ALONE, check=False)
    assert len(result.failures) >= 4, result.failures
    return outputs(output)


@pytest.mark.parametrize("of", [1, 3])
def test_shards_put_together_are_one_build(paths, alone, tmp_path, of):
    counts = [build_shard(paths, (number, of), tmp_path / "shards", ALONE)[1] for number in range(1, of + 1)]
    assert sum(counts) >= 12
    assert of == 1 or sum(map(bool, counts)) > 1
    merge([tmp_path / "shards"], tmp_path / "out", check=False)
    assert different(alone, outputs(tmp_path / "out")) == []


def test_a_shard_made_again_reads_only_what_changed_and_has_the_same_bytes(paths, tmp_path):
    place, _ = build_shard(paths, (1, 2), tmp_path)
    once = place.read_bytes()
    place.unlink()
    assert build_shard(paths, (1, 2), tmp_path)[0].read_bytes() == once
    assert build_shard(paths, (1, 2), tmp_path / "clean", ALONE)[0].read_bytes() == once


def test_a_file_is_in_one_shard_wherever_it_lies(corpus):
    tasks, _ = tasks_of([corpus])
    for of in (1, 2, 7):
        assert {shard_of(task.name, of) for task in tasks} <= set(range(1, of + 1))
    assert shard_of("a/甲.txt", 5) == 2, "another machine and another day, the same shard"


@pytest.fixture(scope="module")
def pair(paths, tmp_path_factory) -> list[Path]:
    folder = tmp_path_factory.mktemp("pair")
    return [build_shard(paths, (number, 2), folder, ALONE)[0] for number in (1, 2)]


def test_shards_that_do_not_fit_are_named(pair, corpus, tmp_path):
    with pytest.raises(InputError, match="1/2 is missing"):
        read_shards(pair[1:])
    with pytest.raises(InputError, match="there twice"):
        read_shards([*pair, pair[0]])
    with pytest.raises(InputError, match="no shards"):
        read_shards(shards_among([tmp_path]))
    other, _ = build_shard([next(corpus.glob("*-twin.txt"))], (2, 2), tmp_path, ALONE)
    with pytest.raises(InputError, match="another build"):
        read_shards([pair[0], other])


def test_shards_of_other_code_are_refused(pair, monkeypatch):
    monkeypatch.setattr("kg.builds.shards.fingerprint", lambda: "another")
    with pytest.raises(InputError, match="another version"):
        read_shards(pair)


@pytest.mark.parametrize("cut", [0, 5, 200, -1])
def test_damaged_shards_are_refused(pair, tmp_path, cut):
    damaged = tmp_path / "shard-1-of-2.kgs"
    damaged.write_bytes(pair[0].read_bytes()[:cut])
    with pytest.raises(InputError, match="again"):
        read_shards([damaged, pair[1]])


def test_damaged_facts_are_refused(pair, tmp_path):
    data = bytearray(pair[0].read_bytes())
    data[len(data) // 3] ^= 255
    damaged = tmp_path / "shard-1-of-2.kgs"
    damaged.write_bytes(data)
    with pytest.raises(InputError, match="damaged"):
        merge([damaged, pair[1]], tmp_path / "out", check=False)
    assert not outputs(tmp_path / "out")
    data[len(data) // 3] ^= 255
    damaged.write_bytes(data)
    outcomes, _ = read_shards([damaged, pair[1]])
    stored = next(i.found for o in outcomes for i in o.items if isinstance(i.found, Stored) and i.found.path == damaged)
    data[stored.start + 9] ^= 255
    damaged.write_bytes(data)  # after it was looked at
    with pytest.raises(InputError, match="damaged"):
        stored.load()


@pytest.mark.parametrize("text", ["0/4", "5/4", "1", "a/b", "1/0"])
def test_what_is_no_shard_is_refused(text):
    with pytest.raises(InputError, match="1/4"):
        asked(text)


def test_the_commands(corpus, alone, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for number in (1, 2):
        done = run(monkeypatch, capsys, "build", corpus, "--shard", f"{number}/2", "-o", "shards", "--json")
        assert done.code == 0
        assert json.loads(done.out)["documents"] > 0
    done = run(monkeypatch, capsys, "merge", "shards", "-o", "out", "-q")
    assert done.code == 2, "some files could not be read"
    assert "the same bytes as" in done.err
    found = outputs(tmp_path / "out")
    assert found["graph.nq"] == alone["graph.nq"]
