"""Texts and words in the forms in which they are compared."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from kg.documents.reading import read_source

#: A part of a stripped text: begin and end, exclusive.
Window = tuple[int, int]

_MARKS = re.compile(r"[\s*#]")
_POINTS = re.compile(r"[“”\"'‘’《》()()·、,,。—\-]")


@dataclass(frozen=True, slots=True)
class Text:
    r"""A document's text without white space, ``*`` and ``#``, and the way to it from offsets in the file.

    Attributes:
        stripped: the text.
        places: for each of its characters, where it stands in the file.

    >>> text = Text.of("完成** 709.3\n亿元")
    >>> text.stripped, text.window(5, 10), text.find("709.3 亿元")
    ('完成709.3亿元', (2, 7), (2, 9))
    """

    stripped: str
    places: tuple[int, ...]

    @classmethod
    def of(cls, raw: str) -> Text:
        """The stripped form of a text."""
        places = tuple(i for i, c in enumerate(raw) if not (c.isspace() or c in "*#"))
        return cls("".join(raw[i] for i in places), places)

    @classmethod
    def of_file(cls, path: Path) -> Text:
        """The stripped form of a text file."""
        return cls.of(read_source(path, path.name).text)

    def window(self, start: int, end: int) -> Window:
        """Where a span of the file stands in the stripped text."""
        return bisect_left(self.places, start), bisect_left(self.places, end)

    def find(self, quote: str) -> Window | None:
        """Where a quote first stands in the stripped text."""
        quote = _MARKS.sub("", quote)
        at = self.stripped.find(quote)
        return (at, at + len(quote)) if at >= 0 else None

    def words(self, window: Window | None) -> str:
        """The words of a window."""
        return self.stripped[window[0] : window[1]] if window else ""


def compact(text: str) -> str:
    """A text in compatibility form, without white space and marks."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", text))


def name_key(name: str) -> str:
    """A name as names are compared: without quotation marks and points, in small letters.

    >>> name_key("“中原区·十条”") == name_key("中原区十条")
    True
    """
    return _POINTS.sub("", compact(name)).lower()


def similarity(one: str, other: str) -> float:
    """How alike two names are, from 0 to 1; one that is at least half of the other and a part of it is the same.

    >>> similarity("地区生产总值", "生产总值"), similarity("财政收入", "")
    (1.0, 0.0)
    """
    short, long = sorted((name_key(one), name_key(other)), key=len)
    if not short:
        return 0.0
    if short in long and 2 * len(short) >= len(long):
        return 1.0
    first, second = name_key(one), name_key(other)
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def overlap(one: Window | None, other: Window | None) -> bool:
    """Whether two windows share a character."""
    return one is not None and other is not None and min(one[1], other[1]) > max(one[0], other[0])
