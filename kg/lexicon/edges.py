"""Long lists of words with which a text may end or go on, looked up by their letter at the edge."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from kg.lexicon import word_list


class Endings:
    """Words that a text may end with; ``str.endswith`` tries every word of a list, this only those of the last letter.

    >>> Endings(["示范县", "文明县", "百强"]).close("国家级示范县"), Endings(["示范县"]).close("示范县区")
    (True, False)
    """

    def __init__(self, words: Iterable[str]) -> None:
        found: dict[str, list[str]] = {}
        for word in dict.fromkeys(words):
            found.setdefault(word[-1], []).append(word)
        self._by_last = {letter: tuple(words) for letter, words in found.items()}

    def close(self, text: str) -> bool:
        """Whether a text ends with one of the words."""
        return text.endswith(self._by_last.get(text[-1:], ()))


class Openings:
    """Words that a text may go on with at a place; only those of the letter there are tried.

    >>> Openings(["大道", "公路"]).open("云湖大道", 2), Openings(["大道", "公路"]).open("云湖大道", 4)
    (True, False)
    """

    def __init__(self, words: Iterable[str]) -> None:
        found: dict[str, list[str]] = {}
        for word in dict.fromkeys(words):
            found.setdefault(word[0], []).append(word)
        self._by_first = {letter: tuple(words) for letter, words in found.items()}

    def open(self, text: str, at: int = 0) -> bool:
        """Whether one of the words stands at a place of a text."""
        return text.startswith(self._by_first.get(text[at : at + 1], ()), at)


def behind_last(text: str, marks: str, start: int, end: int) -> int:
    """Where ``text[start:end]`` goes on behind the last of some marks; its start where none stands in it.

    >>> behind_last("今年,县城、乡镇建成", ",。", 0, 10), behind_last("今年建成", ",。", 1, 4)
    (3, 1)
    """
    return start + max(map(text[start:end].rfind, marks)) + 1


@cache
def endings(name: str, *keys: str) -> Endings:
    """A word list of a table as endings: ``endings("honours", "nouns")``."""
    return Endings(word_list(name, *keys))


@cache
def openings(name: str, *keys: str) -> Openings:
    """A word list of a table as openings."""
    return Openings(word_list(name, *keys))
