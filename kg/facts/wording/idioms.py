"""Set phrases of four letters, which say how something goes and not what it is: 争分夺秒, 星罗棋布."""

from __future__ import annotations

from functools import lru_cache

from kg.mentions.words import Word, tags

_LETTERS = 4


def is_idiom(text: str, word: Word) -> bool:
    """Whether a word is a set phrase that does not fall into two words: 星罗棋布, but not 安全隐患.

    Args:
        text: the text in which it stands.
        word: the word.
    """
    return word.tag == "i" and word.end - word.start == _LETTERS and _is_whole(text[word.start : word.end])


@lru_cache(maxsize=1 << 12)
def _is_whole(string: str) -> bool:
    known = tags()
    return not (string[:2] in known and string[2:] in known)
