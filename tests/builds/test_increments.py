"""A build after changes writes the bytes of a clean one, and reads only what changed."""

from __future__ import annotations

import itertools
import json
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.corpus import reports
from support.outputs import different, outputs

from kg.builds import fingerprint, gather, pieces
from kg.builds.cache import Cache
from kg.builds.run import build
from kg.config import Settings
from kg.errors import InputError
from kg.model.source import NOTHING

#: How many sequences of changes are tried; more with ``make bench``.
SEQUENCES = 25 if os.environ.get("KG_LONG") else 3
CLEAN = Settings(workers=1, cache=False)
TEXTS = [text for _, text in reports(6, 900, years=3)]
NAMES = [f"{name}.txt" for name in ("甲", "b/乙", "b/c/丙", "丁")]

CHANGES = st.one_of(
    st.tuples(st.just("write"), st.sampled_from(NAMES), st.integers(0, len(TEXTS) - 1)),
    st.tuples(st.just("remove"), st.sampled_from(NAMES), st.just(0)),
    st.tuples(st.just("rename"), st.sampled_from(NAMES), st.integers(0, len(NAMES) - 1)),
    st.tuples(st.just("say"), st.sampled_from(NAMES), st.integers(2006, 2009)),  # a sidecar
)


def change(folder: Path, what: str, name: str, number: int) -> None:
    """One change of a folder of documents."""
    place = folder / name
    place.parent.mkdir(parents=True, exist_ok=True)
    if what == "write":
        place.write_text(TEXTS[number], "utf-8")
    elif what == "remove":
        place.unlink(missing_ok=True)
    elif what == "rename" and place.exists():
        other = folder / NAMES[number]
        other.parent.mkdir(parents=True, exist_ok=True)
        place.replace(other)
    elif what == "say":
        place.with_suffix(".toml").write_text(f"year = {number}\n", "utf-8")


def built(documents: Path, output: Path, settings: Settings) -> int | None:
    """Build; how many files had not changed, or None where there is nothing to build from."""
    try:
        return build([documents], output, settings, check=False).kept
    except InputError:
        return None


@pytest.mark.parametrize("held", [gather.HELD, 0], ids=["in-memory", "piece-by-piece"])
@settings(max_examples=SEQUENCES)
@given(st.lists(st.lists(CHANGES, min_size=1, max_size=4), min_size=2, max_size=3))
def test_after_any_changes_the_bytes_are_those_of_a_clean_build(tmp_path_factory, held, steps):
    place = tmp_path_factory.mktemp("steps")
    documents, output = place / "documents", place / "output"

    def again() -> int | None:
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(gather, "HELD", held)
            patched.setattr(pieces, "_TOGETHER", 2)
            return built(documents, output, Settings(workers=1))

    for number, name in enumerate(NAMES[:2]):
        change(documents, "write", name, number)
    again()
    for number, step in enumerate(steps):
        for one in step:
            change(documents, *one)
        clean = place / f"clean-{number}"
        done = again()
        assert (done is None) == (built(documents, clean, CLEAN) is None)
        if done is not None:
            assert different(outputs(clean), outputs(output)) == []
    shutil.rmtree(place)


@pytest.fixture
def documents(tmp_path) -> Path:
    folder = tmp_path / "documents"
    for name, number in zip(NAMES, itertools.count()):
        change(folder, "write", name, number)
    return folder


def test_only_what_changed_is_read_again(documents, tmp_path):
    output = tmp_path / "output"
    assert built(documents, output, Settings()) == 0
    assert built(documents, output, Settings()) == 4
    change(documents, "write", NAMES[1], 5)
    assert built(documents, output, Settings()) == 3
    change(documents, "rename", NAMES[3], 3)
    assert built(documents, output, Settings()) == 4
    documents.rename(tmp_path / "elsewhere")
    assert built(tmp_path / "elsewhere", output, Settings()) == 4, "the folder's place is nothing to a document"


def test_a_removed_document_leaves_and_its_entry_too(documents, tmp_path):
    output = tmp_path / "output"
    built(documents, output, Settings())
    (documents / NAMES[2]).unlink()
    built(documents, output, Settings())
    assert not (output / "texts" / NAMES[2]).exists()
    assert not (output / "texts" / "b" / "c").exists()
    assert "丙" not in (output / "report.json").read_text("utf-8")
    assert len([p for p in (output / ".kg" / "facts").rglob("??/*") if p.is_file()]) == 3


def test_other_files_of_the_folder_stay(documents, tmp_path):
    output = tmp_path / "output"
    (output / "texts").mkdir(parents=True)
    (output / "README.md").write_text("mine", "utf-8")
    (output / "texts" / "mine.txt").write_text("mine", "utf-8")
    built(documents, output, Settings())
    built(documents, output, Settings())
    assert (output / "README.md").read_text("utf-8") == (output / "texts" / "mine.txt").read_text("utf-8") == "mine"


def test_damaged_and_foreign_entries_are_read_again(documents, tmp_path):
    output = tmp_path / "output"
    built(documents, output, Settings())
    clean = outputs(output)
    entries = sorted(p for p in (output / ".kg" / "facts").rglob("??/*") if p.is_file())
    data = entries[0].read_bytes()
    entries[0].write_bytes(data[:-1])
    entries[1].write_bytes(data[: len(data) // 2] + b"\0" + data[len(data) // 2 + 1 :])
    entries[2].write_bytes(b"")
    assert built(documents, output, Settings()) == 1
    assert different(clean, outputs(output)) == []


def test_other_code_or_another_lexicon_reads_everything_again(documents, tmp_path, monkeypatch):
    output = tmp_path / "output"
    built(documents, output, Settings())
    monkeypatch.setattr("kg.builds.cache.fingerprint", lambda: "another")
    assert built(documents, output, Settings()) == 0


def test_the_manifest_tells_what_read_the_documents(documents, tmp_path):
    built(documents, tmp_path / "output", Settings())
    manifest = json.loads((tmp_path / "output" / "manifest.json").read_text("utf-8"))
    assert manifest["reading"] == fingerprint.fingerprint()
    assert [one["name"] for one in manifest["inputs"]] == sorted(NAMES)


def test_the_fingerprint_knows_code_and_lexicon(tmp_path, monkeypatch):
    package = tmp_path / "kg"
    shutil.copytree(Path(fingerprint.__file__).parents[1], package, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(fingerprint, "files", lambda _: package)
    found = []
    for changed in ("", "lexicon/units.toml", "facts/figures.py", "views/page.py"):
        if changed:
            with (package / changed).open("a", encoding="utf-8") as file:
                file.write("\n# another line\n")
        found.append(fingerprint.fingerprint.__wrapped__())
    assert len(set(found)) == 3
    assert found[2] == found[3], "the page does not decide what is read"
    (package / "facts" / "figures.cpython-311-x86_64-linux-gnu.so").write_bytes(b"machine code")
    assert fingerprint.fingerprint.__wrapped__() == found[3], "compiled code gives the same facts"


def test_a_key_knows_bytes_name_and_what_is_said(tmp_path):
    from dataclasses import replace

    cache = Cache(tmp_path)
    said = replace(NOTHING, year=2020)
    keys = {
        cache.key_of(*row) for row in [("a", "n", NOTHING), ("b", "n", NOTHING), ("a", "m", NOTHING), ("a", "n", said)]
    }
    assert len(keys) == 4


def test_no_cache_keeps_nothing_and_a_named_one_is_used_by_two_outputs(documents, tmp_path):
    built(documents, tmp_path / "a", CLEAN)
    assert not (tmp_path / "a" / ".kg" / "facts").exists()
    shared = Settings(cache_folder=tmp_path / "shared")
    assert built(documents, tmp_path / "b", shared) == 0
    (documents / NAMES[0]).unlink()
    assert built(documents, tmp_path / "c", shared) == 3
    assert len([p for p in (tmp_path / "shared").rglob("??/*") if p.is_file()]) == 4, "a named cache is not swept"
