"""A build that is killed leaves the old output whole, and the next one writes the bytes of a clean one."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from support.corpus import write_reports
from support.outputs import different, outputs

import kg
from kg.builds import gather
from kg.builds.output import Output
from kg.builds.run import build
from kg.config import Settings
from kg.errors import OutputError
from kg.landing import JOURNAL, OWN, land, promise, settle

#: How many builds are killed; 50 with ``make bench``.
KILLS = 50 if os.environ.get("KG_LONG") else 5
BUILD = """
import sys
from kg.builds import gather, pool
from kg.builds.run import build
from kg.config import Settings
pool.WORTH, pool._CHUNK = 1, 1000
gather.HELD = int(sys.argv[3])
print("begin", flush=True)
build([sys.argv[1]], sys.argv[2], Settings(workers=2), check=False)
"""


@pytest.fixture(scope="module")
def corpora(tmp_path_factory) -> tuple[Path, Path]:
    """Two sets of documents with some in common."""
    a, b = tmp_path_factory.mktemp("a"), tmp_path_factory.mktemp("b")
    write_reports(a, 5, 900, years=2)
    write_reports(b, 5, 900, years=3)
    return a, b


@pytest.fixture(scope="module")
def clean(corpora, tmp_path_factory) -> list[dict[str, bytes]]:
    """What a clean build of each writes."""
    made = []
    for corpus in corpora:
        output = tmp_path_factory.mktemp("clean")
        build([corpus], output, Settings(cache=False), check=False)
        made.append(outputs(output))
    return made


@pytest.mark.parametrize("held", [gather.HELD, 0], ids=["in-memory", "piece-by-piece"])
def test_builds_killed_at_random_moments_leave_one_whole_output(corpora, clean, tmp_path, monkeypatch, held):
    monkeypatch.setattr(gather, "HELD", held)
    output, draw, killed = tmp_path / "out", random.Random(9), 0
    build([corpora[0]], output, check=False)
    whole = clean[0]
    began = time.monotonic()
    subprocess.run(
        [sys.executable, "-c", BUILD, str(corpora[1]), str(tmp_path / "timed"), str(held)],
        check=True,
        capture_output=True,
    )
    longest = time.monotonic() - began
    attempts = 0
    while killed < KILLS:
        attempts += 1
        assert attempts < 10 * KILLS, "builds end before they can be killed"
        corpus, following = corpora[attempts % 2], clean[attempts % 2]
        began = time.monotonic()
        words = [sys.executable, "-c", BUILD, str(corpus), str(output), str(held)]
        with subprocess.Popen(words, stdout=subprocess.DEVNULL, start_new_session=True) as process:
            try:
                assert process.wait(draw.uniform(0.2, 1.0) * longest) == 0
                longest = time.monotonic() - began  # it was faster than thought
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                killed += process.wait() == -signal.SIGKILL
        settle(output)
        found = outputs(output)
        assert found in (whole, following), different(whole, found)
        whole = found
    for corpus, expected in zip(corpora, clean, strict=True):
        build([corpus], output, check=False)
        assert different(expected, outputs(output)) == []
        assert sorted(p.name for p in (output / OWN).iterdir()) == (["facts"] if held else ["facts", "pieces"])


def promised(folder: Path) -> list[Path]:
    """An output with a build that was killed just before its first rename: three new files, one that goes."""
    stage = folder / OWN / "new-x"
    for name in ("a.txt", "texts/b/c.txt", "d.txt"):
        (stage / name).parent.mkdir(parents=True, exist_ok=True)
        (stage / name).write_text(f"new {name}")
    (folder / "texts" / "old").mkdir(parents=True)
    (folder / "texts" / "old" / "e.txt").write_text("old")
    (folder / "a.txt").write_text("old")
    promise(folder, stage, ["a.txt", "texts/b/c.txt", "d.txt"], ["texts/old/e.txt"])
    return [stage / "a.txt", stage / "texts" / "b" / "c.txt"]


@pytest.mark.parametrize("renamed", [0, 1, 2])
def test_a_promise_is_kept_wherever_it_was_broken(tmp_path, renamed):
    for path in promised(tmp_path)[:renamed]:
        place = tmp_path / path.relative_to(tmp_path / OWN / "new-x")
        place.parent.mkdir(parents=True, exist_ok=True)
        path.replace(place)
    assert land(tmp_path)
    assert {n: d.decode() for n, d in outputs(tmp_path).items()} == {
        n: f"new {n}" for n in ("a.txt", "texts/b/c.txt", "d.txt")
    }
    assert not (tmp_path / "texts" / "old").exists()
    assert not land(tmp_path)
    assert list((tmp_path / OWN).iterdir()) == []


def test_what_a_journal_says_of_other_places_is_not_done(tmp_path):
    outside, output = tmp_path / "outside.txt", tmp_path / "out"
    outside.write_text("mine")
    stage = output / OWN / "new-x"
    stage.mkdir(parents=True)
    promise(output, stage, ["../outside.txt", "/etc/x", ".kg/y"], ["../outside.txt", str(outside)])
    assert land(output)
    assert outside.read_text() == "mine"
    (output / OWN / JOURNAL).write_text(json.dumps({"stage": "../..", "files": 1}))
    settle(output)
    (output / OWN / JOURNAL).write_text("{")
    assert not land(output)


def test_whoever_opens_the_output_finishes_the_build(corpora, tmp_path, monkeypatch):
    build([corpora[0]], tmp_path, check=False)
    monkeypatch.setattr("kg.builds.output.land", lambda folder: False)  # killed before the first rename
    build([corpora[1]], tmp_path, check=False)
    monkeypatch.undo()
    assert (tmp_path / OWN / JOURNAL).exists()
    old = (tmp_path / "graph.ttl").read_bytes()
    graph = kg.load(tmp_path)
    assert (tmp_path / "graph.ttl").read_bytes() != old
    assert len(graph.query("documents")) == 5
    assert not (tmp_path / OWN / JOURNAL).exists()


def test_a_build_that_fails_changes_nothing(corpora, clean, tmp_path):
    build([corpora[0]], tmp_path, check=False)
    with pytest.raises(ZeroDivisionError), Output(tmp_path) as out:
        out.write("graph.ttl", "half")
        raise ZeroDivisionError
    assert different(clean[0], outputs(tmp_path)) == []


def test_two_builds_into_one_folder_do_not_mix(tmp_path, monkeypatch):
    monkeypatch.setattr("kg.builds.output._PATIENCE", 0.2)
    with Output(tmp_path), pytest.raises(OutputError, match="another build"):
        Output(tmp_path)
    with Output(tmp_path) as out:
        out.write("a.txt", "after")
    assert (tmp_path / "a.txt").read_text() == "after"
