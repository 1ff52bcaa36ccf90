"""The walk to the left from a name's last word: how far the name reaches."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from kg.lexicon import words as lexicon_words
from kg.mentions.suffixes import generic_words
from kg.mentions.words import Word
from kg.model.span import Span

#: Tags of words that a name is never made of: adverbs, prepositions, conjunctions, pronouns, particles, time words.
_CLOSED = frozenset(
    {"d", "p", "c", "u", "uj", "ul", "uv", "ud", "uz", "ug", "r", "rz", "y", "e", "o", "t", "tg", "zg", "k", "dg"}
)
_VERBAL = frozenset({"v", "vd", "vi", "vq"})
_PROPER = frozenset({"ns", "nr", "nrt", "nrfg", "nt", "nz", "eng", "x"})
_PAIRS = {"”": "“", ")": "(", "》": "《", "]": "[", "’": "‘"}


@cache
def _stops() -> frozenset[str]:
    return lexicon_words("names", "walk", "stops")


@cache
def _name_verbs() -> frozenset[str]:
    return lexicon_words("names", "walk", "name_verbs")


@cache
def _function_letters() -> frozenset[str]:
    return frozenset("".join(lexicon_words("names", "walk", "function_letters")))


class Words:
    """The words of a block with look-up by place.

    Args:
        text: the view.
        words: the words, in order and without gaps.
    """

    def __init__(self, text: str, words: list[Word]) -> None:
        self.text = text
        self.words = words
        self.starts = [w.start for w in words]

    def index_at(self, at: int) -> int:
        """The index of the word that begins at or behind a place."""
        return bisect_left(self.starts, at)

    def ends_at(self, at: int) -> int | None:
        """The index of the word that ends exactly at a place, or None where none does."""
        index = self.index_at(at) - 1
        return index if index >= 0 and self.words[index].end == at else None

    def string(self, index: int) -> str:
        """The letters of one word."""
        word = self.words[index]
        return self.text[word.start : word.end]

    def between(self, start: int, end: int) -> list[Word]:
        """The words that lie wholly in ``[start, end)``."""
        first = self.index_at(start)
        found = []
        for word in self.words[first:]:
            if word.end > end:
                break
            found.append(word)
        return found


def is_stop(string: str, tag: str) -> bool:
    """Whether a word cannot be part of a name, so that the walk ends at it.

    >>> is_stop("推进", "v"), is_stop("研发", "v"), is_stop("的", "uj"), is_stop("贾", "nr")
    (True, False, True, False)
    """
    if not (string[0].isalnum() or string[0] in "·+&"):
        return True
    if len(string) == 1:
        return string in _function_letters() or tag in _CLOSED
    if string in _stops():
        return string not in _name_verbs() or string not in generic_words()
    if string in generic_words():
        return False
    if tag in _CLOSED:
        return True
    return tag in _VERBAL and string not in _name_verbs()


def walk_left(words: Words, index: int, floor: int, barriers: list[Span]) -> int:
    """Where the name begins whose last word is the one at ``index``.

    Args:
        words: the words of the block.
        index: the word that holds the suffix.
        floor: the walk never goes beyond this place.
        barriers: quantities and times, which the walk never enters.
    """
    start = words.words[index].start
    while index > 0:
        before = words.words[index - 1]
        if before.end != start or before.start < floor:
            break
        string = words.string(index - 1)
        if string in _PAIRS:
            opening = words.text.rfind(_PAIRS[string], max(floor, start - 24), before.start)
            if (
                opening < 0
                or "。" in words.text[opening:start]
                or (string == "”" and "“" in words.text[opening + 1 : start])
            ):
                break
            index = words.index_at(opening)
            if index >= len(words.words) or words.words[index].start != opening:
                break
            start = opening
            continue
        if any(b.start < before.end and before.start < b.end for b in _near(barriers, before)):
            break
        if is_stop(string, before.tag):
            break
        index -= 1
        start = before.start
    return start


def _near(barriers: list[Span], word: Word) -> list[Span]:
    at = bisect_left(barriers, (word.start, word.start))
    return barriers[max(0, at - 1) : at + 1]


def is_specific(words: Words, start: int, end: int) -> bool:
    """Whether ``[start, end)`` holds a word that is no common noun: a place, a person, an unknown word, a quotation, Latin."""
    text = words.text
    part = text[start:end]
    if "”" in part or "》" in part:
        return True
    run = 0
    for word in words.between(start, end):
        string = text[word.start : word.end]
        if string in generic_words():
            run = 0
            continue
        if word.tag in _PROPER and (string[0].isalpha() or len(string) > 1):
            return True
        if len(string) == 1 and string.isalpha() and not string.isascii():
            run += 1
            if run >= 2 or word.tag in ("n", "ng", "g", "vg", "ag", "j", "q", "zg", "nr", "ns", "f"):
                return True
        else:
            run = 0
    return False


def is_named(words: Words, start: int, end: int) -> bool:
    """Whether ``[start, end)`` holds at least one word that is not generic."""
    return any(words.text[w.start : w.end] not in generic_words() for w in words.between(start, end))


def trim_left(words: Words, start: int, end: int) -> int:
    """Drop words at the left edge that cannot open a name: verbs and loose letters."""
    for word in words.between(start, end):
        string = words.text[word.start : word.end]
        if word.tag in _VERBAL and len(string) >= 2 and string not in generic_words():
            start = word.end
            continue
        if string in ("新", "老", "等", "各", "全", "和", "与"):
            start = word.end
            continue
        break
    return start
