"""PDF files, newspapers' pages among them: read by a program of its own that can be stopped."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from kg.documents.readers.extract import Extract
from kg.documents.readers.pdf_pages import MAX_PAGES, strip_of
from kg.documents.readers.pdf_paragraphs import Page, write_pages
from kg.errors import InputError
from kg.model.source import Format

#: Seconds by the clock that a whole file may take: the bound of last resort.
_SECONDS = 900
#: More characters without meaning than this share make the text useless.
_UNKNOWN = 0.1


def read_pdf(data: bytes, where: str) -> Extract:
    """Read a PDF.

    Args:
        data: the bytes of the file.
        where: the file, for errors.

    Raises:
        InputError: it is damaged, encrypted, takes too long, or holds pictures of pages and no text.
    """
    command = [sys.executable, "-m", "kg.documents.readers.pdf_pages"]
    environment = os.environ | {"PYTHONIOENCODING": "utf-8", "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_SECONDS, check=False, env=environment)
    except subprocess.TimeoutExpired as error:
        raise InputError("it takes too long to read", where=where, remedy="print it into a new PDF") from error
    if done.returncode:
        raise _failure(done.returncode, done.stderr.decode("utf-8", "replace"), where)
    found = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    pages = [
        Page(page["height"], tuple(strip_of(s) for s in page["strips"]), tuple((t, rows) for t, rows in page["tables"]))
        for page in found
    ]
    known = sum(len(strip.text) for page in pages for strip in page.strips)
    unknown = sum(page["unknown"] for page in found)
    if unknown > _UNKNOWN * (known + unknown):
        raise InputError(
            f"{unknown} of its characters have no meaning in the file's fonts", where=where, remedy="read it by OCR"
        )
    writer = write_pages(pages)
    if not pages:
        raise InputError("it has no pages", where=where, remedy="print it into a new PDF")
    if not writer.text.strip():
        raise InputError(
            f"its {len(pages)} pages hold no text", where=where, remedy="they are pictures: read them by OCR first"
        )
    return Extract(writer.text, Format.PDF, pages=writer.pages)


def _failure(code: int, said: str, where: str) -> InputError:
    last = said.strip().rsplit("\n", 1)[-1]
    if code < 0 or "MemoryError" in last:
        return InputError(
            "a page takes more time or memory than a page can need", where=where, remedy="print it into a new PDF"
        )
    if "PasswordIncorrect" in last:
        return InputError("it is encrypted", where=where, remedy="save it without a password")
    if "pages" in last and str(MAX_PAGES) in last:
        return InputError(f"it has more than {MAX_PAGES} pages", where=where, remedy="split it")
    return InputError(
        f"no readable PDF ({last[:120] or f'exit code {code}'})", where=where, remedy="print it into a new PDF"
    )
