"""Paragraphs of a report that look back on several years at once, although its heading names the last one too.

A report at the end of a five-year plan tells first of the five years and then of the last one: what its first paragraphs
count was done over all five, whatever period their heading gives.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from kg.model.document import Part
from kg.model.fact import DocumentFacts
from kg.model.once import once

#: How a paragraph begins that tells of some years, of the last one alone, and how far into it that is said.
_YEARS = re.compile("[五四]年来|过去(?:的)?[五四]年|这(?:是)?[五四]年|“?十[一二三四五六]五”?(?:时期|期间|以来)")
_YEAR = re.compile(r"这一年|过去(?:的)?一年|一年来|一年间|去年|刚刚过去的|(?:20|19)\d\d年|二[〇○0]..年")
_REACH = 24
#: The words of a heading: it names what follows, all of it or a part.
_HEADING = 40


class Paragraphs:
    """The paragraphs of a document, asked by a place of its source.

    Args:
        document: the document.
    """

    def __init__(self, document: DocumentFacts) -> None:
        self._stretches, self._text = document.stretches, document.text
        self._starts = [stretch.span[0] for stretch in document.stretches]

    def looks_back(self, at: int) -> bool:
        """Whether a place is in a part that looks back."""
        found = bisect_right(self._starts, at) - 1
        return found < 0 or self._stretches[found].part is Part.REVIEW

    def covers_years(self, at: int) -> bool:
        """Whether what a place of the part that looks back counts was done over several years, by how its paragraphs begin."""
        found = bisect_right(self._starts, at) - 1
        return found >= 0 and self._covering[found]

    @once
    def _covering(self) -> list[bool]:
        """The same for each paragraph: one that names no time is of that which the one before it is of."""
        found: list[bool] = []
        covers = False
        for stretch in self._stretches:
            (start, end), part = stretch.span, stretch.part
            years = year = -1
            if part is Part.REVIEW:
                years, year = _named(self._text[start : min(start + _REACH, end)])
            if part is not Part.REVIEW or (years >= 0 and year >= 0 and end - start <= _HEADING):
                covers = False  # a heading that names both, and nothing before what is asked has told which comes first
            elif years >= 0 or year >= 0:
                covers = year < 0 or 0 <= years < year
            found.append(covers)
        return found


def _named(opening: str) -> tuple[int, int]:
    """Where the opening of a paragraph names several years at once and where a single one; -1 where it does not."""
    years, year = _YEARS.search(opening), _YEAR.search(opening)
    return years.start() if years is not None else -1, year.start() if year is not None else -1
