"""The characters of a PDF by pdfplumber, page by page; run as a program of its own, so that a hostile file can be stopped.

It reads the file from its standard input and writes one line of JSON for each page. What a damaged file makes the parser
raise ends this program alone; how long and how much memory a page may take is set by the operating system.
"""

from __future__ import annotations

import io
import json
import signal
import sys
from collections.abc import Iterator
from typing import Any

import pdfplumber
from pdfplumber.page import Page as PlumberPage

from kg.documents.readers.grid import is_data
from kg.documents.readers.pdf_columns import Glyph, Strip, read_strips

#: Seconds of processor time that opening the file or reading a page may take, and how many more for each megabyte.
PAGE_SECONDS = 1.5
MEGABYTE_SECONDS = 5.0
MEMORY = 2 * 1024 * 1024 * 1024
MAX_PAGES = 2_000
MAX_GLYPHS = 100_000
_STRIP = ("text", "x0", "x1", "top", "bottom", "size", "left", "right", "column")


def pages_of(data: bytes) -> Iterator[dict[str, Any]]:
    """The pages of a PDF as plain data: ``height``, ``strips``, ``tables``, and how many characters have no meaning.

    Args:
        data: the bytes of the file.
    """
    with pdfplumber.open(io.BytesIO(data)) as document:
        for number, page in enumerate(document.pages):
            _allow(len(data))
            if number >= MAX_PAGES:
                raise ValueError(f"more than {MAX_PAGES} pages")
            yield _page(page)
            page.close()


def _page(page: PlumberPage) -> dict[str, Any]:
    tables = list(_tables(page))
    glyphs, unknown = [], 0
    for char in page.chars[:MAX_GLYPHS]:
        text = char["text"]
        if text.startswith("(cid:") or "\ue000" <= text[:1] <= "\uf8ff":
            unknown += 1
            continue
        middle = (char["top"] + char["bottom"]) / 2
        inside = any(x0 <= char["x0"] <= x1 and top <= middle <= bottom for (x0, top, x1, bottom), _ in tables)
        if text and not inside and char["upright"] and char["size"] >= 3:
            glyphs.append(Glyph(text, char["x0"], char["x1"], char["top"], char["bottom"], char["size"]))
    return {
        "height": float(page.height),
        "strips": [[getattr(strip, name) for name in _STRIP] for strip in read_strips(glyphs)],
        "tables": [[box[1], rows] for box, rows in tables],
        "unknown": unknown,
    }


def _tables(page: PlumberPage) -> Iterator[tuple[tuple[float, float, float, float], list[list[str]]]]:
    """The ruled tables that hold data; a page without rules is not searched."""
    if len(page.lines) + len(page.rects) + len(page.curves) < 4:
        return
    for table in page.find_tables():
        rows = [["".join((cell or "").split("\n")) for cell in row] for row in table.extract()]
        if is_data(rows):
            yield table.bbox, rows


def strip_of(values: list[Any]) -> Strip:
    """A line from plain data."""
    return Strip(**dict(zip(_STRIP, values, strict=True)))


def _allow(size: int) -> None:
    """Allow the time of one page of a file of so many bytes from now on."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_VIRTUAL, PAGE_SECONDS + MEGABYTE_SECONDS * size / 1_000_000)


def main() -> None:
    """Read the file given on standard input."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (ImportError, ValueError, OSError):
        pass  # a system without such limits; the caller's clock still runs
    data = sys.stdin.buffer.read()
    _allow(len(data))
    for page in pages_of(data):
        sys.stdout.write(json.dumps(page, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
