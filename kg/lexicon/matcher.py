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
            found = self._whole(text)
            self._read = text, found, [at.start for _, at in found]
        _, found, starts = self._read
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        if (first and found[first - 1][1].end > start) or (last > first and found[last - 1][1].end > end):
            return self.find(text, start, end)  # a word across an edge hides another beside it
        return found[first:last]

    def _whole(self, text: str) -> list[tuple[str, Span]]:
        """Each occurrence in a whole text."""
        return self.find(text)


class Pool:
    """Sets of words that the same texts are read for: one automaton finds those of all sets in one pass.

    A set that joins while a text is read takes part from the next text on.
    """

    def __init__(self) -> None:
        self._sets: list[tuple[str, ...]] = []
        self._known = 0  # so many sets the automaton knows
        self._layer = Layer(())
        self._owners: dict[str, tuple[int, ...]] = {}
        self._read: tuple[str, list[list[tuple[str, Span]]]] = ("", [])
        #: The sets that have a word in a block, for each block of the text that was read as it was told: see `divide`.
        self.present: dict[tuple[int, int], frozenset[int]] = {}
        self.text, self.sure = "", 0
        self._places: list[tuple[int, int, str]] = []

    def join(self, words: tuple[str, ...]) -> int:
        """Add a set; its number is what `found` asks for."""
        self._sets.append(words)
        return len(self._sets) - 1

    def found(self, text: str, number: int) -> list[tuple[str, Span]] | None:
        """The leftmost-longest occurrences of the words of a set in a text, or None where it joined too late."""
        if self._read[0] is not text:
            self._read = text, self._divided(text)
        rows = self._read[1]
        return rows[number] if number < len(rows) else None

    def divide(self, text: str, blocks: Iterable[tuple[int, int]]) -> None:
        """Read a text of which the blocks are known, each of which will be asked for many sets: most have no word there.

        Args:
            text: the text.
            blocks: where they begin and end, in order.
        """
        self._read = text, self._divided(text)
        self.text, self.present = text, {}
        self.sure = self._known  # sets that join later may have words anywhere
        index, count = 0, len(self._places)
        for start, end in blocks:
            words: set[str] = set()
            while index < count and self._places[index][0] < end:
                if self._places[index][0] >= start:
                    words.add(self._places[index][2])
                index += 1
            self.present[start, end] = frozenset().union(*map(self._owners.__getitem__, words))

    def _divided(self, text: str) -> list[list[tuple[str, Span]]]:
        if self._known < len(self._sets):
            self._known = len(self._sets)
            owners: dict[str, list[int]] = {}
            for number, words in enumerate(self._sets):
                for word in words:
                    owners.setdefault(word, []).append(number)
            self._owners = {word: tuple(numbers) for word, numbers in owners.items()}
            self._layer = Layer(owners)
        rows: list[list[tuple[str, Span]]] = [[] for _ in self._sets]
        at = [0] * len(rows)
        self._places = sorted(self._layer.occurrences(text))
        for first, last, word in self._places:
            for number in self._owners[word]:
                if first >= at[number]:
                    at[number] = -last
                    rows[number].append((word, _span(Span, (first, -last))))
        return rows


class Shared(Matcher):
    """A matcher that reads whole texts together with others of its pool.

    >>> pool = Pool()
    >>> one, other = Shared(["二七"], pool), Shared(["二七区", "七区"], pool)
    >>> for text in ("二七区", "郑州市二七区"):
    ...     print(one.within(text, 0, 6), other.within(text, 0, 6))
    [('二七', Span(start=0, end=2))] [('二七区', Span(start=0, end=3))]
    [('二七', Span(start=3, end=5))] [('二七区', Span(start=3, end=6))]

    Args:
        words: the words.
        pool: the pool; that of the process, unless it is told.
    """

    def __init__(self, words: Iterable[str], pool: Pool | None = None) -> None:
        super().__init__(words)
        self._pool = pool or _POOL
        self._number = self._pool.join(self.words)

    def within(self, text: str, start: int, end: int) -> list[tuple[str, Span]]:
        """The same as of any matcher; where none of the words stands in a block that the pool was told, this is known already."""
        pool = self._pool
        if pool.text is text and self._number < pool.sure:
            present = pool.present.get((start, end))
            if present is not None and self._number not in present:
                return []
        return super().within(text, start, end)

    def _whole(self, text: str) -> list[tuple[str, Span]]:
        found = self._pool.found(text, self._number)
        return self.find(text) if found is None else found


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


#: What the finders of names read a text for.
_POOL = Pool()


def divide(text: str, blocks: Iterable[tuple[int, int]]) -> None:
    """Read a text block by block for all sets of words that share it: most of them have no word in a block.

    Args:
        text: the text.
        blocks: where its blocks begin and end, in order.
    """
    _POOL.divide(text, blocks)
