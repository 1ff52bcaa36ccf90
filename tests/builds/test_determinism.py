"""The same documents give the same bytes: whatever the hash seed, the working folder, the order and the machine's place."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.outputs import different, outputs

from kg.builds.run import build

BUILD = "import sys; from kg.builds.run import build; build(sys.argv[2:], sys.argv[1])"


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of an output, by name."""
    return {name: data for name, data in outputs(folder).items() if name != "findings.json"}  # the tests' own


def built_elsewhere(seed: str, working: Path, output: Path, *paths: str) -> dict[str, bytes]:
    """Build in a process of its own."""
    working.mkdir(parents=True)
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-c", BUILD, str(output), *paths]
    subprocess.run(command, cwd=working, env=environment, check=True, capture_output=True)
    return files_of(output)


@pytest.fixture(scope="module")
def first(seed_output):
    return files_of(seed_output)


@pytest.mark.parametrize("seed", ["1", "4711"])
def test_hash_seed_and_working_folder_change_nothing(first, seeds, tmp_path, seed):
    working = tmp_path / "here" / "and" / "there"
    copied = tmp_path / f"copied-{seed}" / "seeds"
    shutil.copytree(seeds[0].parent, copied)
    working.parent.mkdir(parents=True)
    found = built_elsewhere(seed, working, tmp_path / "out", os.path.relpath(copied, working))
    assert len(found) >= 10
    assert different(first, found) == []


def test_a_second_build_into_the_same_folder_changes_nothing(seeds, tmp_path):
    few = [str(seeds[0]), str(seeds[3])]
    build(few, tmp_path, check=False)
    once = files_of(tmp_path)
    build(few, tmp_path, check=False)
    assert different(once, files_of(tmp_path)) == []


def test_the_order_of_the_files_changes_nothing(seeds, tmp_path):
    build([str(p) for p in seeds[:3]], tmp_path / "a", check=False)
    build([str(p) for p in reversed(seeds[:3])], tmp_path / "b", check=False)
    assert different(files_of(tmp_path / "a"), files_of(tmp_path / "b")) == []


def test_no_file_tells_where_or_when_it_was_built(first, seeds, tmp_path_factory):
    telling = [str(seeds[0].parent), str(tmp_path_factory.getbasetemp()), str(Path.home() / ".")]
    for name, data in first.items():
        text = data.decode("utf-8")
        assert not [word for word in telling if len(word) > 5 and word in text], name


def test_the_clock_is_only_recorded_when_asked_for(seeds, tmp_path):
    from kg.config import Settings

    build([seeds[0]], tmp_path / "plain", check=False)
    build([seeds[0]], tmp_path / "clock", Settings(clock=True), check=False)
    changed = different(files_of(tmp_path / "plain"), files_of(tmp_path / "clock"))
    assert {"graph.ttl", "manifest.json"} <= set(changed)
    assert not [name for name in changed if name.startswith("tables/")]
