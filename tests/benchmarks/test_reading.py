"""What reading costs: less than the extraction for text, HTML and DOCX, and under a second a page for PDF."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from support.formats import docx_of, html_of, pdf_of

from kg.documents.context import make_document
from kg.documents.readers.pdf import read_pdf
from kg.documents.reading import sources_of
from kg.facts.extract import extract
from kg.mentions.words import crosses_seam
from kg.model.source import Source

#: Of several runs the quickest counts: the others measure what else the machine does.
RUNS = 3


def quickest(work: Callable[[], object]) -> float:
    """Seconds of processor time."""
    times = []
    for _ in range(RUNS):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return min(times)


@pytest.fixture(scope="module")
def text(seeds) -> str:
    """A report as long as a real one: the seeds one after another."""
    return "\n".join(path.read_text("utf-8") for path in seeds)


def read(data: bytes, name: str) -> Source:
    (source,) = sources_of(data, name, name)
    assert isinstance(source, Source)
    return source


@pytest.mark.parametrize(
    ("name", "make"), [("a.txt", str.encode), ("a.html", html_of), ("a.docx", docx_of)], ids=["text", "html", "docx"]
)
def test_reading_costs_less_than_extraction(text, name, make):
    data = make(text)
    source = read(data, name)
    extraction = quickest(lambda: extract(make_document(source, crosses_seam)))
    reading = quickest(lambda: read(data, name))
    assert reading < extraction, f"reading {reading:.3f} s, extraction {extraction:.3f} s"


@pytest.mark.parametrize("columns", [1, 2])
def test_a_page_of_a_pdf_takes_less_than_a_second(text, columns):
    data = pdf_of(text, columns)
    began = time.perf_counter()
    pages = len(read_pdf(data, "a.pdf").pages)
    seconds = time.perf_counter() - began
    assert pages >= 8
    assert seconds < pages, f"{seconds / pages:.2f} s a page"
