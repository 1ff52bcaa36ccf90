"""ZIP archives: their documents one after another; bombs, links, paths that lead out, and damage refused."""

from __future__ import annotations

import io
import stat
import zipfile

import pytest
from support.agreement import sources
from support.formats import docx_of, zip_of

from kg.documents.readers import unzip
from kg.errors import InputError

REPORT = "2021年鄞州区政府工作报告\n各位代表：全年完成地区生产总值2100.1亿元，增长3.9%。\n"


def named(data: bytes) -> dict[str, object]:
    """The documents of an archive by name; the errors by the place they name."""
    found = sources(data, "a.zip")
    return {s.where if isinstance(s, InputError) else s.name: s for s in found}


def with_member(name: str, content: bytes = REPORT.encode(), *, mode: int = 0, system: int = 3) -> bytes:
    """An archive with a good document and one more member."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("good.txt", REPORT)
        member = zipfile.ZipInfo(name)
        member.filename = name
        member.create_system = system
        member.external_attr = mode << 16
        archive.writestr(member, content)
    return out.getvalue()


def test_all_documents_are_read_and_nothing_else():
    files = {
        "b.txt": REPORT.encode(),
        "deep/a.docx": docx_of(REPORT),
        "c.zip": zip_of({"d.md": REPORT.encode()}),
        "picture.jpg": b"\xff\xd8\xff",
        "__MACOSX/._b.txt": b"\0\1",
        ".hidden/e.txt": b"",
    }
    assert list(named(zip_of(files))) == ["a.zip/b.txt", "a.zip/c.zip/d.md", "a.zip/deep/a.docx"]


def test_names_in_gbk_are_restored():
    data = zip_of({"xxxx.txt": REPORT.encode()}).replace(b"xxxx", "报告".encode("gbk"))
    assert list(named(data)) == ["a.zip/报告.txt"]


def test_a_manifest_and_sidecars_speak_of_members():
    files = {
        "in/a.txt": REPORT.encode(),
        "in/manifest.csv": "文件,标题\na.txt,甲\n".encode(),
        "b.txt": REPORT.encode(),
        "b.txt.toml": 'title = "乙"'.encode(),
    }
    found = named(zip_of(files))
    assert {name: source.given.title for name, source in found.items()} == {"a.zip/in/a.txt": "甲", "a.zip/b.txt": "乙"}


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (with_member("../out.txt"), "out of the archive"),
        (with_member("/etc/out.txt"), "out of the archive"),
        (with_member("in/../../out.txt"), "out of the archive"),
        (with_member("C:/out.txt"), "out of the archive"),
        (with_member("..\\out.txt", system=0), "out of the archive"),
        (with_member("link.txt", b"/etc/passwd", mode=stat.S_IFLNK | 0o777), "link or a device"),
        (with_member("device.txt", b"", mode=stat.S_IFCHR | 0o666), "link or a device"),
        (with_member("pipe.txt", b"", mode=stat.S_IFIFO | 0o666), "link or a device"),
        (with_member("empty.txt", b""), "empty"),
        (with_member("binary.txt", bytes(range(256))), "binary"),
    ],
)
def test_a_hostile_member_is_refused_and_the_others_go_on(data, what):
    (good, bad) = sorted(named(data).values(), key=lambda s: isinstance(s, InputError))
    assert good.name == "a.zip/good.txt"
    assert what in bad.what
    assert bad.where.startswith("a.zip/")
    assert bad.remedy


def test_an_encrypted_member_is_refused():
    data = bytearray(zip_of({"a.txt": REPORT.encode()}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (error,) = sources(bytes(data), "a.zip")
    assert "encrypted" in error.what


def test_a_damaged_member_is_refused():
    data = bytearray(zip_of({"a.txt": REPORT.encode() * 50}))
    data[60:70] = b"\xff" * 10
    (error,) = sources(bytes(data), "a.zip")
    assert "damaged" in error.what


@pytest.mark.parametrize("name", ["bomb.txt", "bomb.docx", "bomb.zip"])
def test_a_bomb_is_refused_unopened(name):
    with pytest.raises(InputError, match="times its size"):
        sources(zip_of({name: b"0" * 50_000_000}), "a.zip")


def test_a_word_file_that_is_a_bomb_is_refused():
    with pytest.raises(InputError, match="times its size"):
        sources(zip_of({"[Content_Types].xml": b"<Types/>", "word/document.xml": b" " * 50_000_000}), "a.docx")


def test_a_member_that_lies_about_its_size_is_refused():
    data = bytearray(zip_of({"a.txt": b"0" * 50_000_000}))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    (error,) = sources(bytes(data), "a.zip")
    assert "damaged" in error.what


def test_too_many_members_and_too_much_in_all_are_refused(monkeypatch):
    data = zip_of({f"{n}.txt": REPORT.encode() for n in range(5)})
    monkeypatch.setattr(unzip, "MAX_MEMBERS", 4)
    with pytest.raises(InputError, match="members"):
        sources(data, "a.zip")
    monkeypatch.setattr(unzip, "MAX_MEMBERS", 5)
    monkeypatch.setattr(unzip, "MAX_UNPACKED", 5 * len(REPORT.encode()) - 1)
    with pytest.raises(InputError, match="unpacks"):
        sources(data, "a.zip")


def test_archives_in_archives_in_archives_are_refused():
    inner = zip_of({"a.txt": REPORT.encode()})
    (error,) = sources(zip_of({"b.zip": zip_of({"c.zip": inner})}), "a.zip")
    assert isinstance(error, InputError)
    assert "archive in an archive" in error.what


@pytest.mark.parametrize("data", [b"PK\x03\x04", zip_of({"a.txt": b"x"})[:-10], zip_of({}), zip_of({"a.exe": b"MZ"})])
def test_what_holds_no_document_is_refused(data):
    with pytest.raises(InputError) as caught:
        sources(data, "a.zip")
    assert caught.value.where == "a.zip"
    assert caught.value.remedy
