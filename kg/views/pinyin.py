"""Pinyin for the page's search, small enough to travel: one reading for each character, and the names that differ.

Names are read by pypinyin as words (重庆 is chóngqìng), single characters by their most common reading (重 is zhòng). The
page spells a name from the characters unless the name is among the exceptions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pypinyin import lazy_pinyin
from pypinyin.seg.mmseg import seg

_HAN = re.compile(r"[\u3400-\u9fff]+")


def character_readings(names: Iterable[str]) -> dict[str, str]:
    """The reading of every Chinese character of the names.

    >>> character_readings(["二七区"])
    {'七': 'qi', '二': 'er', '区': 'qu'}
    """
    letters = sorted(set("".join(_HAN.findall("\n".join(names)))))
    return {c: r for c, r in zip(letters, lazy_pinyin(letters), strict=True) if r != c}


def exceptional_reading(name: str, readings: dict[str, str]) -> str:
    """The reading of a name, syllables apart, where spelling it by characters would be wrong; otherwise empty.

    >>> exceptional_reading("重庆路", character_readings(["重庆路"]))
    'chong qing lu'
    """
    spelled: list[str] = []
    plain = True
    at = 0
    for run in _HAN.finditer(name):
        spelled.append(name[at : run.start()])
        syllables = [s for word in seg.cut(run[0]) for s in _syllables(word)]
        plain = plain and syllables == [readings.get(c, c) for c in run[0]]
        spelled.extend(syllables)
        at = run.end()
    spelled.append(name[at:])
    return "" if plain else " ".join(s for s in spelled if s)


@lru_cache(maxsize=1 << 16)
def _syllables(word: str) -> tuple[str, ...]:
    """The reading of a word of pypinyin's dictionary or of a single character; most names share a few thousand."""
    return tuple(lazy_pinyin(word))


def readings_by_syllable(readings: dict[str, str]) -> str:
    """The readings as one string: each syllable before its characters, ``er二,qi七,qu区``."""
    groups: dict[str, list[str]] = {}
    for letter, syllable in readings.items():
        groups.setdefault(syllable, []).append(letter)
    return ",".join(syllable + "".join(sorted(letters)) for syllable, letters in sorted(groups.items()))
