"""Files that did not change are known by their seals; whatever changes them, their surroundings or their entries is seen."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from support.corpus import reports
from support.outputs import different, outputs

from kg.builds import known
from kg.builds.cache import Cache
from kg.builds.run import build
from kg.config import Settings

TEXTS = [text for _, text in reports(3, 900, years=3)]
AGED = Settings(workers=1)


@pytest.fixture
def documents(tmp_path, monkeypatch) -> Path:
    """A folder of reports in a folder, which were not changed a moment ago."""
    folder = tmp_path / "documents"
    (folder / "inner").mkdir(parents=True)
    for number, text in enumerate(TEXTS):
        (folder / "inner" / f"{number}.txt").write_text(text, "utf-8")
    monkeypatch.setattr(known, "_MOMENT", -(10**18))
    return folder


@pytest.fixture
def looked_at(monkeypatch) -> list[str]:
    """What is read to see whether it changed: the names of files, the keys of entries."""
    found: list[str] = []
    bytes_of, find = known.bytes_of, Cache.find
    monkeypatch.setattr(known, "bytes_of", lambda path: found.append(path.name) or bytes_of(path))
    monkeypatch.setattr(Cache, "find", lambda cache, key: found.append("entry") or find(cache, key))
    return found


def kept(documents: Path, output: Path) -> int:
    return build([documents], output, AGED, check=False).kept


def test_nothing_is_read_where_nothing_changed(documents, tmp_path, looked_at):
    output = tmp_path / "output"
    kept(documents, output)
    assert kept(documents, output) == 3
    looked_at.clear()
    assert kept(documents, output) == 3
    assert looked_at == []


def test_every_change_of_a_file_is_seen(documents, tmp_path):
    output, place = tmp_path / "output", documents / "inner" / "1.txt"
    kept(documents, output)
    kept(documents, output)
    before = place.stat()
    place.write_text(TEXTS[1].replace("1", "2"), "utf-8")
    os.utime(place, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert place.stat().st_size == before.st_size
    assert kept(documents, output) == 2, "size and time are those of before, but it was written"
    build([documents], tmp_path / "clean", Settings(workers=1, cache=False), check=False)
    assert different(outputs(tmp_path / "clean"), outputs(output)) == []


@pytest.mark.parametrize("name", ["inner/1.toml", "inner/1.txt.toml", "inner/manifest.csv", "manifest.csv"])
def test_what_is_said_beside_a_file_is_seen(documents, tmp_path, name):
    output = tmp_path / "output"
    kept(documents, output)
    kept(documents, output)
    said = "year = 2011\n" if name.endswith(".toml") else "file,year\n1.txt,2011\ninner/1.txt,2011\n"
    (documents / name).write_text(said, "utf-8")
    assert kept(documents, output) == 2
    assert kept(documents, output) == 3
    (documents / name).unlink()
    assert kept(documents, output) == 2, "its entry of before was swept"


def test_an_entry_that_was_damaged_is_made_anew(documents, tmp_path):
    output = tmp_path / "output"
    kept(documents, output)
    kept(documents, output)
    entry = min((output / ".kg" / "facts").glob("??/*"))
    data = entry.read_bytes()
    entry.write_bytes(data[:99] + bytes([data[99] ^ 1]) + data[100:])
    assert kept(documents, output) == 2


def test_a_damaged_list_of_what_is_known_counts_as_none(documents, tmp_path):
    output = tmp_path / "output"
    kept(documents, output)
    kept(documents, output)
    listed = output / ".kg" / "facts" / "known"
    data = listed.read_bytes()
    listed.write_bytes(data[: len(data) // 2])
    assert kept(documents, output) == 3
    assert listed.read_bytes() == data


def test_a_file_that_was_changed_a_moment_ago_is_not_known(documents, tmp_path, monkeypatch, looked_at):
    monkeypatch.setattr(known, "_MOMENT", 10**12)
    output = tmp_path / "output"
    kept(documents, output)
    kept(documents, output)
    looked_at.clear()
    kept(documents, output)
    assert sorted(looked_at) == ["0.txt", "1.txt", "2.txt"]
