"""Pinyin for the page's search, small enough to travel: one reading for each character, and the names that differ.

Names are read by pypinyin as words (重庆 is chóngqìng), single characters by their most common reading (重 is zhòng). The
page spells a name from the characters unless the name is among the exceptions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pypinyin import Style, lazy_pinyin
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT
from pypinyin.seg.mmseg import p_set
from pypinyin.style import convert

_HAN = re.compile(r"[\u3400-\u9fff]+")


def character_readings(names: Iterable[str]) -> dict[str, str]:
    """The reading of every Chinese character of the names.

    >>> character_readings(["二七区"])
    {'七': 'qi', '二': 'er', '区': 'qu'}
    """
    letters = sorted(set("".join(_HAN.findall("\n".join(names)))))
    return {letter: reading for letter in letters if (reading := _reading(letter)) != letter}


def exceptional_reading(name: str, readings: dict[str, str]) -> str:
    """The reading of a name, syllables apart, where spelling it by characters would be wrong; otherwise empty.

    >>> exceptional_reading("重庆路", character_readings(["重庆路"]))
    'chong qing lu'
    """
    words = [(run.start(), run.end(), _words(run[0])) for run in _HAN.finditer(name)]
    longer = [word for *_, found in words for word in found if len(word) > 1]
    if all(_is_spelled(word) for word in longer):
        return ""
    spelled: list[str] = []
    at = 0
    for start, end, found in words:
        spelled.append(name[at:start])
        for word in found:
            spelled.extend(_syllables(word) if len(word) > 1 else (readings.get(word, word),))
        at = end
    spelled.append(name[at:])
    return " ".join(s for s in spelled if s)


@lru_cache(maxsize=1 << 16)
def _is_spelled(word: str) -> bool:
    """Whether a word of the dictionary is read as its characters are by themselves."""
    return _syllables(word) == tuple(map(_reading, word))


def _words(run: str) -> list[str]:
    """Chinese characters as the longest words of pypinyin's dictionary, from the left, and single characters between.

    It is pypinyin's own way to cut them, which looks at two characters first here: few of them begin a word.
    """
    found: list[str] = []
    at, end = 0, len(run)
    while at < end:
        last = at + 1
        for to in range(at + 2, end + 1):
            word = run[at:to]
            if word not in p_set:
                break
            if word in PHRASES_DICT:
                last = to
        else:  # the rest may begin a longer word
            if last == at + 1 and run[at] not in PHRASES_DICT:
                return [*found, *run[at:]]
        found.append(run[at:last])
        at = last
    return found


@lru_cache(maxsize=1 << 16)
def _syllables(word: str) -> tuple[str, ...]:
    """The reading of a word of the dictionary."""
    return tuple(_bare(syllables[0]) for syllables in PHRASES_DICT[word])


@lru_cache(maxsize=1 << 15)
def _reading(letter: str) -> str:
    """The most common reading of a character; itself where it has none."""
    known = PINYIN_DICT.get(ord(letter))
    if known is None or letter in PHRASES_DICT:
        return lazy_pinyin(letter)[0]
    return _bare(known.partition(",")[0])


@lru_cache(maxsize=1 << 13)
def _bare(syllable: str) -> str:
    """A syllable without its tone."""
    return str(convert(syllable, Style.NORMAL, True))


def readings_by_syllable(readings: dict[str, str]) -> str:
    """The readings as one string: each syllable before its characters, ``er二,qi七,qu区``."""
    groups: dict[str, list[str]] = {}
    for letter, syllable in readings.items():
        groups.setdefault(syllable, []).append(letter)
    return ",".join(syllable + "".join(sorted(letters)) for syllable, letters in sorted(groups.items()))
