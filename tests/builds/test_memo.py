"""What was written of documents that did not change is taken again, and the bytes are those of a clean build."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from support.corpus import reports
from support.outputs import different, outputs

from kg.builds import gather, large, memo, pieces
from kg.builds.pieces import Desk
from kg.builds.run import build, build_shard, merge
from kg.config import Settings
from kg.entities.regions import Body, Head
from kg.graph import build as graph_build
from kg.model.entity import Verdicts

#: Three places of two cities with three reports each.
TEXTS = [text for _, text in reports(9, 900, years=3)]


@pytest.fixture
def documents(tmp_path, monkeypatch) -> Path:
    """A folder of reports, and memory that holds none of them."""
    monkeypatch.setattr(gather, "HELD", 0)
    monkeypatch.setattr(pieces, "_TOGETHER", 2)
    folder = tmp_path / "documents"
    folder.mkdir()
    for number, text in enumerate(TEXTS):
        (folder / f"{number}.txt").write_text(text, "utf-8")
    return folder


@pytest.fixture
def written(monkeypatch) -> list[list[int]]:
    """The documents of every piece that is written anew."""
    found: list[list[int]] = []
    write = Desk.piece

    def counted(desk, numbers):
        found.append(list(numbers))
        return write(desk, numbers)

    monkeypatch.setattr(Desk, "piece", counted)
    return found


def built(documents: Path, output: Path, **settings) -> dict[str, bytes]:
    build([documents], output, Settings(workers=1, **settings), check=False)
    return outputs(output)


def clean(documents: Path, output: Path, **settings) -> dict[str, bytes]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(gather, "HELD", 10**9)
        return built(documents, output, cache=False, **settings)


def test_only_the_pieces_of_what_changed_are_written_anew(documents, tmp_path, written):
    output = tmp_path / "output"
    built(documents, output)
    assert sorted(map(sorted, written)) == [[0, 1, 2], [3, 4, 5], [6, 7, 8]]
    written.clear()
    built(documents, output)
    assert written == []
    with (documents / "4.txt").open("a", encoding="utf-8") as file:
        file.write("新建公园3个。\n")
    found = built(documents, output)
    assert written == [[3, 4, 5]]
    assert different(clean(documents, tmp_path / "clean"), found) == []


@pytest.fixture
def leaves(monkeypatch) -> list[str]:
    """The names of the documents that are written anew, each by itself."""
    found: list[str] = []
    write = pieces._Writer._write

    def counted(writer, places):
        found.extend(writer._part.documents[place].name for place in places)
        return write(writer, places)

    monkeypatch.setattr(pieces, "_TOGETHER", 1)
    monkeypatch.setattr(pieces._Writer, "_write", counted)
    return found


def test_of_a_piece_only_the_documents_that_changed_are_written_anew(documents, tmp_path, leaves):
    output = tmp_path / "output"
    built(documents, output)
    assert sorted(leaves) == [f"{number}.txt" for number in range(9)]
    leaves.clear()
    with (documents / "8.txt").open("a", encoding="utf-8") as file:
        file.write("新建公园3个。\n")
    found = built(documents, output)
    assert "8.txt" in leaves
    assert "6.txt" not in leaves, "nothing of it is told in the last report, whose name is another now"
    assert different(clean(documents, tmp_path / "clean"), found) == []


def test_a_document_is_written_anew_where_something_else_came_of_its_targets(documents, tmp_path, leaves):
    output = tmp_path / "output"
    built(documents, output)
    before = build([documents], output, Settings(workers=1), check=False).base
    (target, outcome) = next(
        (one.target.document, one.outcome.document)
        for one in before.assessments
        if one.outcome is not None and one.outcome.document != one.target.document
    )
    (documents / f"{outcome}.txt").write_text(TEXTS[outcome].replace("增长", "下降"), "utf-8")
    leaves.clear()
    found = built(documents, output)
    assert {f"{target}.txt", f"{outcome}.txt"} <= set(leaves)
    assert different(clean(documents, tmp_path / "clean"), found) == []
    (documents / f"{outcome}.txt").unlink()
    leaves.clear()
    found = built(documents, output)
    assert f"{target}.txt" in leaves
    assert len(leaves) < 3
    assert different(clean(documents, tmp_path / "less"), found) == []


def test_of_regions_in_which_nothing_changed_no_more_is_read_than_tells_so(documents, tmp_path, monkeypatch):
    output = tmp_path / "output"
    built(documents, output)
    read: list[type] = []
    block, write = memo.block, large.LargeWriter._write_pieces

    def counted(path, at, kind):
        read.append(kind)
        return block(path, at, kind)

    def written(writer, progress):
        write(writer, progress)
        assert read.count(Head) == 3, "two regions, and one once more as it was resolved"
        assert read.count(Body) == 1
        read.append(bool)

    monkeypatch.setattr(large, "_FEW", 1)
    monkeypatch.setattr(memo, "block", counted)
    monkeypatch.setattr(large.LargeWriter, "_write_pieces", written)
    with (documents / "8.txt").open("a", encoding="utf-8") as file:
        file.write("新建公园3个。\n")
    found = built(documents, output)
    assert bool in read
    assert different(clean(documents, tmp_path / "clean"), found) == []


def test_documents_that_others_precede_are_not_written_anew(documents, tmp_path, written):
    output = tmp_path / "output"
    built(documents, output)
    (documents / "0.txt").unlink()
    written.clear()
    found = built(documents, output)
    assert written == [[0, 1]], "all other documents have new numbers, but the same pieces"
    assert different(clean(documents, tmp_path / "clean"), found) == []


@pytest.mark.parametrize("name", ["graph.nq", "graph.ttl", "tables/relations.csv"])
def test_an_output_that_another_hand_touched_is_not_copied_from(documents, tmp_path, written, name):
    output = tmp_path / "output"
    whole = built(documents, output)
    data = (output / name).read_bytes()
    (output / name).write_bytes(data.replace(b"2", b"3"))
    written.clear()
    assert different(whole, built(documents, output)) == []
    assert len(written) == 3
    os.utime(output / name, ns=(1, 1))
    written.clear()
    assert different(whole, built(documents, output)) == []
    assert len(written) == 3


def test_texts_that_did_not_change_stay_where_they_are(documents, tmp_path):
    output = tmp_path / "output"
    built(documents, output)
    files = {path.name: path.stat().st_ino for path in (output / "texts").iterdir()}
    (documents / "0.txt").unlink()
    with (documents / "4.txt").open("a", encoding="utf-8") as file:
        file.write("新建公园3个。\n")
    found = built(documents, output)
    assert different(clean(documents, tmp_path / "clean"), found) == []
    after = {path.name: path.stat().st_ino for path in (output / "texts").iterdir()}
    assert files.keys() - after.keys() == {"0.txt"}
    assert {name for name in after if after[name] != files[name]} == {"4.txt"}


def test_a_text_that_another_hand_touched_is_written_again(documents, tmp_path):
    output = tmp_path / "output"
    whole = built(documents, output)
    data = (output / "texts" / "1.txt").read_bytes()
    (output / "texts" / "1.txt").write_bytes(data.replace("，".encode(), "。".encode()))
    (output / "texts" / "2.txt").unlink()
    assert different(whole, built(documents, output)) == []


def test_assessments_are_read_back_as_they_were_made(documents, tmp_path):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(gather, "HELD", 10**9)
        whole = build([documents], tmp_path / "whole", Settings(workers=1), check=False).base
    for _ in range(2):
        kept = build([documents], tmp_path / "output", Settings(workers=1), check=False).base
        assert isinstance(kept.assessments, Verdicts)
        assert not isinstance(whole.assessments, Verdicts)
        assert tuple(kept.assessments) == whole.assessments
        assert len(kept.assessments) == len(whole.assessments) > 0
        assert kept.assessments[0] == whole.assessments[0]
        assert kept.verdicts() == whole.verdicts()
        some = {1, 4, 5}
        assert list(kept.assessed(some)) == list(whole.assessed(some)) != []


def test_damaged_pieces_and_regions_are_made_anew(documents, tmp_path, written):
    output = tmp_path / "output"
    whole = built(documents, output)
    kept = sorted(p for p in (output / ".kg" / "pieces").rglob("??/*") if p.is_file())
    assert len(kept) == 6
    for number, path in enumerate(kept):
        data = path.read_bytes()
        middle = len(data) // 2
        path.write_bytes(data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :])
        if number % 2:
            path.unlink()
    written.clear()
    assert different(whole, built(documents, output)) == []
    assert len(written) == 3
    assert different(whole, built(documents, output)) == []
    assert len(written) == 3


def test_other_code_writes_all_anew(documents, tmp_path, written, monkeypatch):
    built(documents, tmp_path / "output")
    written.clear()
    monkeypatch.setattr(memo, "writing", lambda: "another")
    built(documents, tmp_path / "output")
    assert len(written) == 3


def test_decisions_and_another_base_count(documents, tmp_path, written):
    output = tmp_path / "output"
    first = built(documents, output)
    name = first["registry.csv"].decode().splitlines()[40].split(",")[-1]
    review = tmp_path / "review.toml"
    review.write_text(f'[[not-a-name]]\nnames = ["{name}"]\n', "utf-8")
    written.clear()
    second = built(documents, output, review=review)
    assert 0 < len(written) < 3
    assert different(clean(documents, tmp_path / "clean", review=review), second) == []
    written.clear()
    third = built(documents, output, base="https://example.org/")
    assert len(written) == 3
    assert different(clean(documents, tmp_path / "other", base="https://example.org/"), third) == []


def test_pieces_that_are_no_longer_used_leave(documents, tmp_path):
    output = tmp_path / "output"
    built(documents, output)
    for number in range(3, 9):
        (documents / f"{number}.txt").unlink()
    built(documents, output)
    assert len([p for p in (output / ".kg" / "pieces").rglob("??/*") if p.is_file()]) == 2


def test_nothing_is_kept_where_nothing_is_to_be_kept(documents, tmp_path):
    built(documents, tmp_path / "output", cache=False)
    assert not (tmp_path / "output" / ".kg").exists()


def test_shards_are_merged_with_what_is_kept(documents, tmp_path, written):
    for number in (1, 2):
        build_shard([documents], (number, 2), tmp_path / "shards", Settings(workers=1))
    merge([tmp_path / "shards"], tmp_path / "out", Settings(workers=1), check=False)
    whole = outputs(tmp_path / "out")
    written.clear()
    merge([tmp_path / "shards"], tmp_path / "out", Settings(workers=1), check=False)
    assert written == []
    assert different(whole, outputs(tmp_path / "out")) == []


def test_a_run_that_a_text_names_is_not_taken_for_the_run(documents, tmp_path):
    """The name of a run in the words of a document stays as it is, also where the run changes."""
    output = tmp_path / "output"
    built(documents, output)
    text = (output / "graph.nq").read_text("utf-8")
    run = text[text.index("/run-") + 1 :][:20]
    (documents / "9.txt").write_text(
        f"{TEXTS[0]}新建<https://w3id.org/gwr/id/{run}>公园3个，id:{run} 广场4个。\n", "utf-8"
    )
    built(documents, output)
    (documents / "5.txt").unlink()
    assert different(clean(documents, tmp_path / "clean"), built(documents, output)) == []


def test_a_run_that_a_text_names_by_chance_is_not_replaced(documents, tmp_path, monkeypatch):
    """The name of the very run that writes a document, in its words, stays as it is where a later run has another name."""
    output = tmp_path / "output"
    monkeypatch.setattr(graph_build, "digest", lambda *_: "0" * 16)
    run = f"https://w3id.org/gwr/id/run-{'0' * 16}"
    (documents / "9.txt").write_text(f"{TEXTS[0]}新建<{run}>公园3个，id:run-{'0' * 16} 广场4个。\n", "utf-8")
    assert f"新建<{run}>公园".encode() in built(documents, output)["graph.nq"]
    (documents / "5.txt").unlink()
    monkeypatch.setattr(graph_build, "digest", lambda *_: "1" * 16)
    assert different(clean(documents, tmp_path / "clean"), built(documents, output)) == []
