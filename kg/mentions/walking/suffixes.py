"""Suffix anchors: how names of each class end (``lexicon/names.toml``), looked up from the end of a word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.lexicon import table, words
from kg.mentions.words import Word
from kg.model.mention import NameClass

#: The longest suffix that closes a name of its own.
_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Suffix:
    """One ending of names.

    Attributes:
        word: the ending.
        kind: the class it gives.
        specific: whether the part before it must hold a word that is no common noun.
        max_length: the longest such part.
    """

    word: str
    kind: NameClass
    specific: bool
    max_length: int


@cache
def _by_last_letter() -> dict[str, tuple[Suffix, ...]]:
    found: dict[str, dict[str, Suffix]] = defaultdict(dict)
    for row in table("names")["class"]:
        for word in row["suffixes"].split():
            suffix = Suffix(word, NameClass(row["name"]), row["open"] == "specific", row["max_length"])
            found[word[-1]].setdefault(word, suffix)
    return {letter: tuple(sorted(rows.values(), key=lambda s: -len(s.word))) for letter, rows in found.items()}


@cache
def _by_end() -> dict[str, tuple[tuple[int, dict[str, Suffix]], ...]]:
    """For each last letter, and for each last two, the suffixes that end so by their length, the longest first."""
    found: dict[str, dict[int, dict[str, Suffix]]] = {}
    for letter, suffixes in _by_last_letter().items():
        alone = [suffix for suffix in suffixes if suffix.word == letter]
        for end in {suffix.word[-2:] for suffix in suffixes}:
            sizes = found.setdefault(end, {})
            longer = (suffix for suffix in suffixes if len(end) > 1 and suffix.word.endswith(end))
            for suffix in (*longer, *alone):
                sizes.setdefault(len(suffix.word), {})[suffix.word] = suffix
    return {end: tuple(sizes.items()) for end, sizes in found.items()}


@cache
def last_letters() -> frozenset[str]:
    """The letters that suffixes end with."""
    return frozenset(_by_last_letter())


def suffix_before(text: str, start: int, end: int) -> Suffix | None:
    """The longest suffix that ends at ``end`` and begins at or behind ``start``.

    >>> suffix_before("惠众大数据产业园", 0, 8).word
    '产业园'
    """
    if end <= start:
        return None
    by_end = _by_end()
    for size, suffixes in by_end.get(text[end - 2 : end]) or by_end.get(text[end - 1], ()):
        if end - size >= start and (suffix := suffixes.get(text[end - size : end])) is not None:
            return suffix
    return None


def closing_suffixes(
    text: str, row: Sequence[Word], indices: Iterable[int], start: int
) -> Iterator[tuple[int, Suffix]]:
    """The words that a suffix ends with, by their indices, and the longest suffix of each.

    Args:
        text: the view.
        row: the words of a block.
        indices: of which words it is asked.
        start: where the block begins.
    """
    by_end = _by_end()
    for index in indices:
        close = row[index][1]
        for size, suffixes in by_end.get(text[close - 2 : close]) or by_end.get(text[close - 1], ()):
            if start <= close - size and size <= _LONGEST:
                if (suffix := suffixes.get(text[close - size : close])) is not None:
                    yield index, suffix
                    break


@cache
def suffix_words() -> frozenset[str]:
    """All suffixes of all classes."""
    return frozenset(word for row in table("names")["class"] for word in row["suffixes"].split())


@cache
def generic_words() -> frozenset[str]:
    """Words before a suffix that name nothing by themselves."""
    return words("names", "generic", "words")


@cache
def head_classes() -> dict[str, NameClass]:
    """The class that the head of a list gives its items: 企业 -> Enterprise."""
    return {word: NameClass(name) for name, row in table("names")["heads"].items() for word in row.split()}


@cache
def longest_head() -> int:
    """The length of the longest head noun."""
    return max(len(word) for word in head_classes())


#: Parts of firms, not of towns: 央企|业务板块.
_OF_BUSINESS = ("业务板块",)


def head_at_end(text: str, start: int, end: int) -> NameClass | None:
    """The class of the head noun with which ``text[start:end]`` closes, or None.

    >>> head_at_end("科技服务业重点企业", 0, 9).value
    'Enterprise'
    """
    classes = head_classes()
    for size in range(min(longest_head(), end - start), 0, -1):
        if (kind := classes.get(text[end - size : end])) is not None and (size > 1 or end - start == 1):
            if text.endswith(_OF_BUSINESS, start, end):
                return NameClass.ENTERPRISE
            return kind
    return None
