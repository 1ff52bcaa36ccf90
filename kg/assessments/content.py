"""The words of a wording that tell what it is about."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.assessments.wording import light, plain, verb_words
from kg.lexicon import words
from kg.mentions.words import cutter

_NUMBER = re.compile("[0-9].*|[两一二三四五六七八九十百千万]+[个项条家名件大种类批期次]?")
_SHORTEST = 2
#: How many texts are kept cut into words.
_KEPT = 1 << 16


@cache
def _idle() -> frozenset[str]:
    generic = words("assessments", "generic", "words") | words("assessments", "generic", "deeds")
    return words("assessments", "silence", "words") | generic | verb_words()


@lru_cache(_KEPT)
def content(text: str) -> tuple[str, ...]:
    """The words of a text that tell what it is about, without verbs of doing, light words and names of mere kinds.

    >>> content("新增低空基础设施项目"), content("推动项目加速落地")
    (('低空', '基础设施'), ())
    """
    idle = _idle()
    found = (word for word in cutter()(plain(text)) if len(word) >= _SHORTEST and not _NUMBER.fullmatch(word))
    return tuple(dict.fromkeys(word for word in found if word not in idle and not light().fullmatch(word)))
