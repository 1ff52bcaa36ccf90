"""Files: which are found, and which are refused with a clear message."""

from __future__ import annotations

import os

import pytest
from support.formats import zip_of

from kg.documents.readers.extract import MAX_BYTES, MAX_LINE
from kg.documents.reading import find_files, read_source, read_sources
from kg.errors import InputError

TEXT = "完成投资3亿元。\n"


def test_folders_are_searched_in_a_fixed_order(tmp_path):
    for name in ("b.txt", "a/z.md", "a/b.HTML", ".hidden/c.txt", "d.exe", "manifest.csv", "e.toml", "f.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, "utf-8")
    assert [name for name, _ in find_files([tmp_path])] == ["a/b.HTML", "a/z.md", "b.txt", "f.pdf"]


def test_a_file_that_is_named_is_taken_whatever_its_ending(tmp_path):
    (tmp_path / "report.dat").write_text(TEXT, "utf-8")
    ((name, path),) = find_files([tmp_path / "report.dat"])
    assert read_source(path, name).text == TEXT


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t", "empty"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Word"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Word"),
        ("a.rtf", b"{\\rtf1 x}", "RTF"),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "picture"),
        ("a.pdf", b"\xff\xd8\xff\xe0", "picture"),
        ("a.txt", bytes(1000), "binary"),
    ],
)
def test_what_is_no_document_is_refused(tmp_path, name, data, what):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read_source(path)
    assert what in caught.value.what
    assert caught.value.where == str(path)
    assert caught.value.remedy


def test_one_line_of_fifty_megabytes_is_refused(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("增长".encode() * (50 * 1024 * 1024 // 6))
    with pytest.raises(InputError, match="characters"):
        read_source(path)


def test_a_line_longer_than_any_report_is_refused_and_named(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("标题\n" + "增" * MAX_LINE, "utf-8")
    with pytest.raises(InputError, match="line 2"):
        read_source(path)


def test_a_file_larger_than_any_document_is_refused_unread(tmp_path):
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(InputError, match="bytes"):
        read_source(path)


def test_links_in_folders_are_refused_and_named_links_are_followed(tmp_path):
    (tmp_path / "secret.txt").write_text(TEXT, "utf-8")
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    for link in (folder / "link.txt", folder / "deep" / "link.txt"):
        link.symlink_to(tmp_path / "secret.txt")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    for name, path in find_files([folder]):
        with pytest.raises(InputError, match="link"):
            list(read_sources(path, name))
    ((name, path),) = find_files([folder / "link.txt"])
    assert (name, read_source(path, name).text) == ("link.txt", TEXT)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_pipes_and_devices_are_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    ((_, path),) = find_files([tmp_path])
    for place in (path, type(path)("/dev/zero")):
        with pytest.raises(InputError, match="regular file"):
            list(read_sources(place))


def test_a_file_of_several_documents_is_no_single_source(tmp_path):
    path = tmp_path / "a.zip"
    path.write_bytes(zip_of({"a.txt": TEXT.encode(), "b.txt": TEXT.encode()}))
    with pytest.raises(InputError, match="2 documents"):
        read_source(path)
