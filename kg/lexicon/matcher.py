"""Finding many literals at once (Aho and Corasick 1975), by the library ahocorasick_rs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.model.span import Span

#: Makes a span without the call of its own maker.
_span = tuple.__new__


def ahead(words: Iterable[str]) -> str:
    """A look-ahead for the letters that words begin with: before a pattern it spares trying that at every other letter.

    >>> ahead(["荣获", "获评", "荣膺"])
    '(?=[荣获])'
    """
    letters = dict.fromkeys(word[0] for word in words)
    return f"(?=[{''.join(map(re.escape, letters))}])"


class Matcher:
    """The leftmost-longest occurrences of a set of words; they never overlap.

    >>> [(w, s) for w, s in Matcher(["二七", "二七区", "郑州"]).find("郑州市二七区")]
    [('郑州', Span(start=0, end=2)), ('二七区', Span(start=3, end=6))]
    """

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(dict.fromkeys(words))
        self._automaton = AhoCorasick(self.words, matchkind=MatchKind.LeftmostLongest) if self.words else None
        self._read: tuple[str, list[tuple[str, Span]], list[int]] = ("", [], [])

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[tuple[str, Span]]:
        """Each occurrence in ``text[start:end]`` as (word, span), in order; spans count in the whole text.

        >>> Matcher(["中原区"]).find("郑州市中原区", 3)
        [('中原区', Span(start=3, end=6))]
        """
        if self._automaton is None:
            return []
        part = text[start:end] if start or end is not None else text
        found, words = self._automaton.find_matches_as_indexes(part), self.words
        if not start:
            return [(words[index], _span(Span, (first, last))) for index, first, last in found]
        return [(words[index], _span(Span, (first + start, last + start))) for index, first, last in found]

    def stands_in(self, text: str, start: int, end: int) -> bool:
        """Whether one of the words stands in ``text[start:end]``.

        >>> Matcher(["中原区"]).stands_in("郑州市中原区", 3, 6), Matcher(["中原区"]).stands_in("郑州市中原区", 3, 5)
        (True, False)
        """
        return self._automaton is not None and bool(self._automaton.find_matches_as_indexes(text[start:end]))

    def within(self, text: str, start: int, end: int) -> list[tuple[str, Span]]:
        """The same as `find`, for who asks for one part of a text after the other: it is read once, as a whole.

        >>> Matcher(["中原区"]).within("郑州市中原区", 3, 6), Matcher(["中原区"]).within("郑州市中原区", 3, 5)
        ([('中原区', Span(start=3, end=6))], [])
        """
        if self._read[0] is not text:
            found = self.find(text)
            self._read = text, found, [at.start for _, at in found]
        _, found, starts = self._read
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        if (first and found[first - 1][1].end > start) or (last > first and found[last - 1][1].end > end):
            return self.find(text, start, end)  # a word across an edge hides another beside it
        return found[first:last]


class Layer:
    """Words that several sets have in common: their automaton, which is made once.

    Args:
        words: the words, each once.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(words)
        self._automaton = AhoCorasick(self.words) if self.words else None

    def occurrences(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where each word stands in a text, whether or not another overlaps it: start, minus the end, word."""
        if self._automaton is None:
            return
        for index, first, last in self._automaton.find_matches_as_indexes(text, overlapping=True):
            yield first, -last, self.words[index]


class Layers(Matcher):
    """A matcher of the words of several layers together.

    >>> wide, own = Layer(["郑州", "州市中"]), Layer(["市中原", "原区"])
    >>> [word for word, _ in Layers((wide, own)).find("郑州市中原区")]
    ['郑州', '市中原']
    """

    def __init__(self, layers: Iterable[Layer]) -> None:
        super().__init__(())
        self._layers = tuple(layers)

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[tuple[str, Span]]:
        """Each occurrence in ``text[start:end]`` as (word, span), as `Matcher.find`."""
        part = text[start:end] if start or end is not None else text
        found: list[tuple[str, Span]] = []
        at = 0
        for first, last, word in sorted(found_ for layer in self._layers for found_ in layer.occurrences(part)):
            if first >= at:
                at = -last
                found.append((word, _span(Span, (first + start, at + start))))
        return found
