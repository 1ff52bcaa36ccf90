"""A large file of many documents, read in parts by several processes: the same as read by one."""

import csv
import io
import json
import zipfile

import pytest
from support.corpus import reports
from support.outputs import different, outputs

from kg.builds import gather
from kg.builds.run import build
from kg.config import Settings
from kg.documents.share import Share

ENDINGS = (".jsonl", ".csv", ".zip")


@pytest.fixture(scope="module")
def texts():
    return [text for _, text in reports(7, length=1200)]


def jsonl(texts):
    rows = [json.dumps({"text": text}, ensure_ascii=False) for text in texts]
    return "\n".join([*rows[:3], "no JSON", "", *rows[3:]]).encode()


def table(texts):
    found = io.StringIO()
    csv.writer(found).writerows([["正文"], *([text] for text in texts)])
    return found.getvalue().encode()


def archive(texts):
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED) as packed:
        for number, text in enumerate(texts):
            packed.writestr(f"{number}.txt", text)
        packed.writestr("odd.txt", b"\x00\x01\x02" * 50)
        packed.writestr("notes.xml", b"<a/>")
    return found.getvalue()


def built(folder, output, monkeypatch, shares, **settings):
    """A build with files in so many shares."""
    with monkeypatch.context() as patch:
        sizes = dict.fromkeys(ENDINGS, 10**9)
        if shares > 1:
            size = max(path.stat().st_size for path in folder.iterdir())
            sizes = dict.fromkeys(ENDINGS, -(-size // shares))
        patch.setattr(gather, "_SHARES", sizes)
        return build([folder], output, Settings(**{"workers": 1, **settings}), check=False)


@pytest.mark.parametrize(("name", "make"), [("a.jsonl", jsonl), ("a.csv", table), ("a.zip", archive)])
@pytest.mark.parametrize("shares", [2, 3, 20])
def test_any_number_of_shares_writes_the_same_bytes(texts, tmp_path, monkeypatch, name, make, shares):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / name).write_bytes(make(texts))
    alone = built(tmp_path / "in", tmp_path / "alone", monkeypatch, 1)
    shared = built(tmp_path / "in", tmp_path / "shared", monkeypatch, shares)
    assert not different(outputs(tmp_path / "alone"), outputs(tmp_path / "shared"))
    assert alone.failures == shared.failures and len(shared.base.documents) == len(texts)
    again = built(tmp_path / "in", tmp_path / "shared", monkeypatch, shares)
    assert not different(outputs(tmp_path / "alone"), outputs(tmp_path / "shared"))
    assert again.kept == (name == "a.csv"), "where a row cannot be read, its share is read again"


def test_a_share_without_failures_is_kept(texts, tmp_path, monkeypatch):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.csv").write_bytes(table(texts))
    built(tmp_path / "in", tmp_path / "out", monkeypatch, 3)
    assert len([p for p in (tmp_path / "out" / ".kg" / "facts").rglob("*-of-*") if p.is_file()]) == 3
    built(tmp_path / "in", tmp_path / "out", monkeypatch, 1)
    assert not list((tmp_path / "out" / ".kg" / "facts").rglob("*-of-*")), "what is no longer used goes"


def test_several_processes_read_one_file(texts, tmp_path, monkeypatch):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.jsonl").write_bytes(jsonl(texts))
    monkeypatch.setattr("kg.builds.pool.WORTH", 1)
    monkeypatch.setattr("kg.builds.pool._CHUNK", 1)
    built(tmp_path / "in", tmp_path / "alone", monkeypatch, 1)
    built(tmp_path / "in", tmp_path / "shared", monkeypatch, 4, workers=2)
    assert not different(outputs(tmp_path / "alone"), outputs(tmp_path / "shared"))


def test_what_is_wrong_with_a_whole_file_is_told_once(texts, tmp_path, monkeypatch):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text(texts[0], "utf-8")
    (tmp_path / "in" / "bad.csv").write_text("a,b\n" + "1,2\n" * 2000, "utf-8")
    (tmp_path / "in" / "bad.zip").write_bytes(archive(texts)[:-2000])
    result = built(tmp_path / "in", tmp_path / "out", monkeypatch, 3)
    assert [failure.file.rsplit("/", 1)[1] for failure in result.failures] == ["bad.csv", "bad.zip"]


def test_a_document_under_a_name_of_many_is_read_once(texts, tmp_path, monkeypatch):
    from support.formats import docx_of

    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "really-word.zip").write_bytes(docx_of(texts[0]))
    result = built(tmp_path / "in", tmp_path / "out", monkeypatch, 3)
    assert len(result.base.documents) == 1 and not result.failures


@pytest.mark.parametrize("count", [0, 1, 5, 64, 65])
@pytest.mark.parametrize("of", [1, 2, 7, 64])
def test_shares_together_are_all_in_order(count, of):
    rows = list(range(count))
    parts = [list(Share(number, of).of_rows(iter(rows))) for number in range(of)]
    assert [row for part in parts for row in part] == rows
    assert max(map(len, parts)) - min(map(len, parts)) <= 1
