"""A document as it was read: its text, what the file says of itself, and which stretches are beside the point."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Format(StrEnum):
    """The formats that kg reads."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    JSONL = "jsonl"
    CSV = "csv"


class AsideKind(StrEnum):
    """Why a stretch of a text is no part of the document."""

    SIDE_BAR = "side-bar"
    REPEATED = "repeated"
    ABSTRACT = "abstract"
    ADVERTISEMENT = "advertisement"
    OTHER_REPORT = "other-report"


class Aside(NamedTuple):
    """The characters ``[start, end)`` of a source that no fact is read from."""

    start: int
    end: int
    kind: AsideKind


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody says of a document, beside its text: a sidecar file, a manifest, the columns of a table, the file itself.

    Attributes:
        title: the headline.
        issuer: who speaks, by the values of `kg.model.document.Issuer`.
        place: the name of the division, with or without those above it, or its code of GB/T 2260.
        year: the year in the title of a report (the year of its plan); of other kinds the year they speak of.
        review_year: the year that it looks back on.
        plan_year: the year that it plans for.
        genre: the kind of document, by the values of `kg.model.document.Genre`.
        day: the day of the meeting or of publication.
        address: where it was published.
        where: the file that says so; empty where nothing is said.
        parts: what is said of its reports or rows, where it holds several, each with its number.
    """

    title: str = ""
    issuer: str = ""
    place: str = ""
    year: int | None = None
    review_year: int | None = None
    plan_year: int | None = None
    genre: str = ""
    day: date | None = None
    address: str = ""
    where: str = ""
    parts: tuple[tuple[str, Given], ...] = ()

    def of_part(self, number: str) -> Given:
        """What is said of one report or row of the file.

        >>> Given(parts=(("2", Given(year=2022)),)).of_part("2").year
        2022
        """
        return dict(self.parts).get(number, NOTHING)


#: Nothing was said.
NOTHING = Given()


@dataclass(frozen=True, slots=True)
class Source:
    """A document's text: all evidence counts in its code points.

    Attributes:
        name: the file's name relative to the folder it was found in, with ``/``; members of archives and rows of tables
            add theirs.
        text: the decoded text, byte order mark removed, line ends as they are; for other formats the extracted text.
        sha256: the digest of the bytes, in hexadecimal.
        encoding: the encoding that decoded it.
        format: the format that it was read from.
        pages: where each page (of a PDF) or paragraph (of a Word file) begins in the text; empty for other formats.
        asides: the stretches that are beside the point, in order, not overlapping.
        given: what was said of the document beside its text.
    """

    name: str
    text: str
    sha256: str
    encoding: str
    format: Format = Format.TEXT
    pages: tuple[int, ...] = ()
    asides: tuple[Aside, ...] = ()
    given: Given = NOTHING

    def page_at(self, offset: int) -> int | None:
        """The number of the page or paragraph, counted from 1, that holds a character; None where there are none.

        >>> Source("a.pdf", "甲乙丙", "", "", Format.PDF, pages=(0, 2)).page_at(2)
        2
        """
        return page_at(self.pages, offset)


def page_at(pages: tuple[int, ...], offset: int) -> int | None:
    """The number of the page, counted from 1, that holds the character at ``offset``; None where there are no pages."""
    return bisect_right(pages, offset) or None if pages else None
