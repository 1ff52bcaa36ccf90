"""What every reader gives back, and the bounds that all of them keep."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.errors import InputError
from kg.model.source import NOTHING, Format, Given

#: A report is some tens of kilobytes; a file of photographs and fonts around it is a thousand times larger at most.
MAX_BYTES = 64 * 1024 * 1024
#: The longest report measured has 60,000 characters; a yearbook has two million.
MAX_CHARACTERS = 4_000_000
#: The longest report measured on one line has 40,000 characters.
MAX_LINE = 400_000

_LONG_LINE = re.compile(rf"[^\n\r]{{{MAX_LINE}}}")


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of one document.

    Attributes:
        text: the text that evidence counts in.
        format: the format that it was read from.
        encoding: the encoding that decoded it; for DOCX and PDF always ``utf-8``.
        pages: where each page or paragraph begins, where the format has them.
        given: what the file says of itself.
    """

    text: str
    format: Format
    encoding: str = "utf-8"
    pages: tuple[int, ...] = ()
    given: Given = NOTHING


def check_size(size: int, where: str) -> None:
    """Refuse a file that is larger than a document can be.

    Raises:
        InputError: it is.
    """
    if size > MAX_BYTES:
        raise InputError(
            f"{size} bytes are more than a document can have ({MAX_BYTES})",
            where=where,
            remedy="split it into its documents",
        )


def check_text(text: str, where: str) -> None:
    """Refuse a text that is empty or longer than a document can be, in all or in one line.

    Raises:
        InputError: it is.
    """
    if not text.strip():
        raise InputError("the file is empty", where=where, remedy="remove it or fill it")
    if len(text) > MAX_CHARACTERS:
        raise InputError(
            f"{len(text)} characters are more than a document can have ({MAX_CHARACTERS})",
            where=where,
            remedy="split it into its documents",
        )
    if long := _LONG_LINE.search(text):
        line = text.count("\n", 0, long.start()) + 1
        raise InputError(
            f"line {line} has more than {MAX_LINE} characters",
            where=where,
            remedy="split it into its paragraphs",
        )


def without_strays(text: str) -> str:
    r"""The text with halves of surrogate pairs and null characters, which no file can hold, replaced one by one.

    >>> without_strays("a\ud800b\x00")
    'a�b�'
    """
    return _STRAYS.sub("\ufffd", text)


_STRAYS = re.compile("[\ud800-\udfff\x00]")


def is_han(letter: str) -> bool:
    """Whether a character is a Chinese one of the common blocks."""
    return "\u4e00" <= letter <= "\u9fff" or "\u3400" <= letter <= "\u4dbf"


def tidy(text: str) -> str:
    r"""The words of a paragraph on one line: no spaces beside Chinese characters where a source line was wrapped.

    >>> tidy("全年完成\n  预计 709.3 亿元,\t GDP   growth")
    '全年完成预计 709.3 亿元, GDP growth'
    """
    return _SPACES.sub(_space, text.strip(" \t\r\n\f\v"))


_SPACES = re.compile(r"[ \t\r\n\f\v]+")


def _space(found: re.Match[str]) -> str:
    text, start, end = found.string, found.start(), found.end()
    if start == 0 or end == len(text):
        return ""
    wrapped = "\n" in found[0] or "\r" in found[0]
    if wrapped and not text[start - 1].isascii() and not text[end].isascii():
        return ""
    return " "


class Writer:
    """Puts an extracted text together, paragraph by paragraph, and notes where pages begin."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._pages: list[int] = []

    def page(self) -> None:
        """A page or paragraph of the format begins here."""
        self._pages.append(self._length)

    def line(self, text: str, end: str = "\n\n") -> None:
        """Write a line; nothing is written for an empty one."""
        if text:
            self._pieces.append(text + end)
            self._length += len(text) + len(end)

    def table(self, rows: list[list[str]]) -> None:
        """Write a table of data as Markdown rows."""
        for row in rows:
            self.line("| " + " | ".join(tidy(cell).replace("|", "/") for cell in row) + " |", "\n")
        if rows:
            self._pieces.append("\n")
            self._length += 1

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self._pieces)

    @property
    def pages(self) -> tuple[int, ...]:
        """Where the pages begin."""
        return tuple(self._pages)
