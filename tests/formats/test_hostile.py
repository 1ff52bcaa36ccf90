"""Files made to do harm: each is refused at once, with its place, the reason and the remedy."""

from __future__ import annotations

import io
import time
import zipfile
import zlib

import pytest
from support.agreement import sources
from support.formats import zip_of

from kg.documents.reading import sources_of
from kg.errors import InputError

TEXT = "完成投资3亿元。\n".encode()
#: Seconds of processor time; the largest of these files has fifty megabytes.
QUICK = 5.0


def special(name: str, mode: int) -> bytes:
    """An archive with a member that is no file, and one that is."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        member = zipfile.ZipInfo(name)
        member.external_attr = mode << 16
        archive.writestr(member, "/etc/hostname")
        archive.writestr("z.txt", TEXT)
    return out.getvalue()


def pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, the first its catalogue."""
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    xref = b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root 1 0 R>>\n" % (size, table, size)
    return out + xref + b"startxref\n%d\n%%%%EOF" % len(out)


def stream(data: bytes, keys: bytes = b"") -> bytes:
    return b"<</Length %d%b>>stream\n%b\nendstream" % (len(data), keys, data)


ROOT = b"<</Type/Catalog/Pages 2 0 R>>"
LEAF = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R%b>>"
FORM = b"/Resources<</XObject<</X 5 0 R>>>>"

REFUSED = {
    "zip-bomb": ("a.zip", lambda: zip_of({"a.txt": bytes(30_000_000)}), "times its size"),
    "docx-bomb": ("a.docx", lambda: zip_of({"word/document.xml": b" " * 30_000_000}), "times its size"),
    "zip-of-many": ("a.zip", lambda: zip_of({f"{n}.txt": b"x" for n in range(20_001)}), "more than 20000"),
    "nested-html": ("a.html", lambda: b"<html><body>" + b"<div>" * 100_000 + TEXT, "nested 100000 deep"),
    "page-of-fifty-megabytes": ("a.html", lambda: b"<html><body><p>" + TEXT.strip() * 2_600_000, "characters"),
    "cell-of-fifty-megabytes": ("a.csv", lambda: b"text\n" + TEXT.strip() * 2_600_000, "characters"),
    "line-of-fifty-megabytes": ("a.txt", lambda: TEXT.strip() * 2_600_000, "characters"),
    "pdf-cycle-of-pages": ("a.pdf", lambda: pdf(ROOT, b"<</Type/Pages/Kids[2 0 R]/Count 1>>"), "no pages"),
    "pdf-cycle-of-forms": (
        "a.pdf",
        lambda: pdf(ROOT, LEAF, PAGE % FORM, stream(b"/X Do"), stream(b"/X Do /X Do", b"/Subtype/Form/BBox[0 0 9 9]" + FORM)),
        "no text",
    ),
    "pdf-cycle-of-tables": (
        "a.pdf",
        lambda: b"%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer<</Size 1/Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF",
        "no readable PDF",
    ),
    "pdf-bomb": (
        "a.pdf",
        lambda: pdf(ROOT, LEAF, PAGE % b"", stream(zlib.compress(b"0 " * 50_000_000, 9), b"/Filter/FlateDecode")),
        "time or memory",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_its_place_and_a_remedy(name):
    file, make, reason = REFUSED[name]
    data = make()
    began = time.process_time()
    with pytest.raises(InputError) as caught:
        sources(data, file)
    assert reason in caught.value.what
    assert caught.value.where == file
    assert caught.value.remedy
    assert time.process_time() - began < QUICK


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (zip_of({"../../a.txt": TEXT, "z.txt": TEXT}), "leads out of the archive"),
        (zip_of({"/a.txt": TEXT, "z.txt": TEXT}), "leads out of the archive"),
        (zip_of({"C:\\a.txt": TEXT, "z.txt": TEXT}), "leads out of the archive"),
        (special("a.txt", 0o120777), "a link or a device"),
        (special("a.txt", 0o020666), "a link or a device"),
        (zip_of({"a.zip": zip_of({"b.zip": zip_of({"c.txt": TEXT})}), "z.txt": TEXT}), "in an archive in an archive"),
        (zip_of({"a.zip": zip_of({"b.txt": bytes(30_000_000)}), "z.txt": TEXT}), "times its size"),
    ],
    ids=["up", "root", "drive", "link", "device", "matryoshka", "bomb-inside"],
)
def test_a_member_is_refused_and_the_others_are_read(data, reason):
    errors = [found for found in sources_of(data, "a.zip", "a.zip") if isinstance(found, InputError)]
    (error,) = errors
    assert reason in error.what
    assert error.where.startswith("a.zip/")
    assert error.remedy
    assert [s.name for s in sources(data, "a.zip") if not isinstance(s, InputError)] == ["a.zip/z.txt"]


@pytest.mark.parametrize("piece", [b"<script", b"<div ", b"<title", b"<meta <%", b"<!--", b"<style>", b"<h1 a='"])
def test_a_page_of_beginnings_takes_no_longer(piece):
    began = time.process_time()
    with pytest.raises(InputError):
        sources(b"<html><body>" + piece * 100_000, "a.html")
    assert time.process_time() - began < QUICK


def test_a_member_without_a_name_is_passed_over():
    data = zip_of({"x": TEXT, "z.txt": TEXT})
    at = data.index(b"PK\x01\x02")
    nameless = data[: at + 28] + b"\0\0" + data[at + 30 : at + 46] + data[at + 47 :]
    end = nameless.index(b"PK\x05\x06")
    directory = int.from_bytes(nameless[end + 12 : end + 16], "little") - 1
    nameless = nameless[: end + 12] + directory.to_bytes(4, "little") + nameless[end + 16 :]
    assert [s.name for s in sources(nameless, "a.zip") if not isinstance(s, InputError)] == ["a.zip/z.txt"]
