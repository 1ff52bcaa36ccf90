"""Finding many literals at once (Aho and Corasick 1975), by the library ahocorasick_rs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.model.span import Span


class Matcher:
    """The leftmost-longest occurrences of a set of words; they never overlap.

    >>> [(w, s) for w, s in Matcher(["二七", "二七区", "郑州"]).find("郑州市二七区")]
    [('郑州', Span(start=0, end=2)), ('二七区', Span(start=3, end=6))]
    """

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(dict.fromkeys(words))
        self._automaton = AhoCorasick(self.words, matchkind=MatchKind.LeftmostLongest) if self.words else None

    def find(self, text: str) -> Iterator[tuple[str, Span]]:
        """Each occurrence in ``text`` as (word, span), in order."""
        if self._automaton is None:
            return
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            yield self.words[index], Span(start, end)
