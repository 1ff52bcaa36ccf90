"""The ledger of numbers: every numeral of a text ends as part of a figure or as a typed rejection, and they add up."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cache

from kg.lexicon import alternatives
from kg.model.fact import DocumentFacts
from kg.model.span import Span

_ARABIC = re.compile(r"[0-9０-９][0-9０-９]*(?:[.,．，][0-9０-９]+)*")


@dataclass(frozen=True, slots=True)
class Ledger:
    """How the numerals of a text were accounted for.

    Attributes:
        total: the numerals of the text, counted by themselves.
        figures: those that are part of a figure.
        rejected: the others, by the type of their rejection.
        unaccounted: those that are neither, which must be none.
    """

    total: int
    figures: int
    rejected: dict[str, int]
    unaccounted: tuple[Span, ...]


@cache
def _han() -> re.Pattern[str]:
    words = alternatives("units", "classifiers", "with_han_numeral")
    return re.compile(rf"[一二两三四五六七八九十百千万亿][一二两三四五六七八九十百千万亿]{{0,39}}(?:余|多)?(?={words})")


def find_numerals(text: str) -> list[Span]:
    """The numerals of a text: Arabic ones, and Chinese ones before a measure word, found without any grammar.

    >>> find_numerals("新增１.6万个,两项统一")
    [Span(start=2, end=5), Span(start=8, end=9)]
    """
    spans = [Span(*m.span()) for m in _ARABIC.finditer(text)]
    taken = {s.end for s in spans}
    spans += [Span(*m.span()) for m in _han().finditer(text) if m.start() not in taken]
    return sorted(spans)


def ledger_of(facts: DocumentFacts) -> Ledger:
    """Hold the numerals of a document against its figures and rejections."""
    figures = _Cover([f.number for f in facts.figures])
    kinds = {r.span: r.kind.value for r in facts.rejections}
    rejections = _Cover(list(kinds))
    counted = 0
    rejected: Counter[str] = Counter()
    loose: list[Span] = []
    for numeral in (numerals := find_numerals(facts.text)):
        if figures.at(numeral) is not None:
            counted += 1
        elif (span := rejections.at(numeral)) is not None:
            rejected[kinds[span]] += 1
        else:
            loose.append(numeral)
    return Ledger(len(numerals), counted, {k: rejected[k] for k in sorted(rejected)}, tuple(loose))


class _Cover:
    """Look-up of the span that overlaps another, among spans that may nest but rarely do."""

    def __init__(self, spans: list[Span]) -> None:
        self.spans = sorted(set(spans))
        self.starts = [s.start for s in self.spans]

    def at(self, span: Span) -> Span | None:
        """A span that shares a character with this one."""
        index = bisect_right(self.starts, span.end - 1)
        for candidate in reversed(self.spans[max(0, index - 4) : index]):
            if candidate.overlaps(span):
                return candidate
        return None
