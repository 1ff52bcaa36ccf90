"""Segmentation: the one module behind which jieba stands.

An own tokenizer is used, never jieba's global one, and without its hidden Markov model: an unknown name then falls into
single letters, which is itself a sign of a name. Tags come from jieba's dictionary, one for each word.
"""

from __future__ import annotations

import contextlib
import logging
import os
import tempfile
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import jieba

from kg.lexicon import table, words
from kg.lexicon.divisions import divisions, short_name

_RARE = 200
_COMMON = 400
_UNCOMMON = 130
_PROPER = frozenset({"ns", "nr", "nrt", "nrfg", "nt", "nz"})


class Word(NamedTuple):
    """A word of the view with its dictionary tag (ICTCLAS tag set; "x" for what the dictionary does not know)."""

    start: int
    end: int
    tag: str


@cache
def tokenizer() -> jieba.Tokenizer:
    """The tokenizer with the words of the lexicon; loading takes about a second, once in a process."""
    jieba.setLogLevel(logging.ERROR)
    made = jieba.Tokenizer()
    made.tmp_dir = str(_cache_folder())
    made.cache_file = "jieba.dictionary.cache"
    made.initialize()
    for tag, listed in table("words")["add"].items():
        for word in listed.split():
            made.add_word(word, freq=max(made.FREQ.get(word, 0), 20_000), tag=tag)
    endings = table("words")["forget"]["rare_endings"]
    for word, count in made.FREQ.items():
        if len(word) == 2 and word[1] in endings and count < _RARE:
            made.FREQ[word] = 0  # a rare word that ends as names do hides them: 水河 in 须水河
    for word in table("words")["forget"]["words"].split():
        if word in made.FREQ:
            made.FREQ[word] = 0
    return made


@cache
def is_proper(word: str) -> bool:
    """Whether the dictionary holds a word as a proper name, and it is rare enough for that to be believed.

    >>> is_proper("骊山"), is_proper("智慧"), is_proper("推进")
    (True, False, False)
    """
    if word in words("words", "forget", "no_names"):
        return False
    if word in _short_places():
        return True
    tag = tags().get(word, "")
    if tag == "ns" and word not in words("words", "forget", "common_places"):
        return True
    return tag in _PROPER and (tokenizer().FREQ.get(word, 0) < _COMMON or tag in ("nt", "nz"))


@cache
def _short_places() -> frozenset[str]:
    """The short names of divisions that are rare enough as words to be believed: 平乐, 茂名."""
    known = tokenizer().FREQ
    common = words("words", "forget", "common_divisions")
    names = {short_name(d.name) for d in divisions().rows}
    return frozenset(n for n in names if len(n) > 1 and known.get(n, 0) < _UNCOMMON and n not in common)


def _cache_folder() -> Path:
    """A folder of the user's own for jieba's cache: the shared temporary folder is open to tampering."""
    for base in (os.environ.get("XDG_CACHE_HOME"), str(Path.home() / ".cache")):
        if not base:
            continue
        folder = Path(base) / "kg"
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if os.access(folder, os.W_OK):
                return folder
    return Path(tempfile.mkdtemp(prefix="kg-"))


@cache
def tags() -> dict[str, str]:
    """The tag of every word of the dictionary and of the lexicon."""
    found: dict[str, str] = {}
    with (files("jieba") / "dict.txt").open("r", encoding="utf-8") as lines:
        for line in lines:
            word, _, rest = line.partition(" ")
            found[word] = rest.rpartition(" ")[2].rstrip()
    for tag, listed in table("words")["add"].items():
        for word in listed.split():
            found[word] = tag
    return found


def cut(text: str, start: int, end: int) -> list[Word]:
    """The words of ``text[start:end]``, in order and without gaps.

    >>> [("新增科技型企业"[w.start : w.end], w.tag) for w in cut("新增科技型企业", 0, 7)]
    [('新增', 'v'), ('科技型', 'b'), ('企业', 'n')]
    """
    found = []
    known = tags()
    at = start
    for word in tokenizer().cut(text[start:end], HMM=False):
        found.append(Word(at, at + len(word), known.get(word, "x")))
        at += len(word)
    return found


def crosses_seam(before: str, after: str) -> bool:
    """Whether a word reaches across the seam of two texts.

    >>> crosses_seam("社会消费", "品零售总额"), crosses_seam("全面提升", "全年实现")
    (True, False)
    """
    seam = len(before)
    return any(word.start < seam < word.end for word in cut(before + after, 0, len(before) + len(after)))
