"""Paragraphs of a report that look back on several years at once, although its heading names the last one too.

A report at the end of a five-year plan tells first of the five years and then of the last one: what its first paragraphs
count was done over all five, whatever period their heading gives.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from kg.model.document import Part
from kg.model.fact import DocumentFacts

#: How a paragraph begins that tells of some years, of the last one alone, and how far into it that is said.
_YEARS = re.compile("[五四]年来|过去(?:的)?[五四]年|这(?:是)?[五四]年|“?十[一二三四五六]五”?(?:时期|期间|以来)")
_YEAR = re.compile(r"这一年|过去(?:的)?一年|一年来|一年间|去年|刚刚过去的|(?:20|19)\d\d年|二[〇○0]..年")
_REACH = 24
#: The words of a heading: it names what follows, all of it or a part.
_HEADING = 40


def covers_years(document: DocumentFacts, at: int) -> bool:
    """Whether what a place of a document counts was done over several years, by how its paragraphs begin.

    Args:
        document: the document.
        at: a place of its source in the part that looks back.
    """
    found = bisect_right(document.stretches, at, key=lambda s: s.span.start) - 1
    for index in range(found, -1, -1):
        stretch = document.stretches[index]
        if stretch.part is not Part.REVIEW:
            return False
        years, year = _named(document.text[stretch.span.start : min(stretch.span.start + _REACH, stretch.span.end)])
        if years >= 0 and year >= 0 and stretch.span.end - stretch.span.start <= _HEADING:
            return False  # a heading that names both, and nothing before what is asked has told which comes first
        if years >= 0 or year >= 0:
            return year < 0 or 0 <= years < year
    return False


@lru_cache(maxsize=1 << 10)
def _named(opening: str) -> tuple[int, int]:
    """Where the opening of a paragraph names several years at once and where a single one; -1 where it does not."""
    years, year = _YEARS.search(opening), _YEAR.search(opening)
    return years.start() if years is not None else -1, year.start() if year is not None else -1
