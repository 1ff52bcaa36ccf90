"""Segmentation: the one module behind which jieba stands.

Words come from jieba's dictionary with the lexicon's own, by the most probable path and without the hidden Markov model:
an unknown name then falls into single letters, which is itself a sign of a name. Tags come from the dictionary, one for
each word. What cuts is rjieba, jieba in Rust; where that is not installed, jieba itself cuts into the same words, only
slower. An own tokenizer is used, never a global one.
"""

from __future__ import annotations

import contextlib
import logging
import os
import tempfile
from collections.abc import Callable, Iterable
from functools import cache, partial
from importlib.util import find_spec
from itertools import accumulate, repeat
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

try:
    import rjieba
except ImportError:  # no wheel for this machine
    rjieba = None  # type: ignore[assignment]

from kg.lexicon import table, words
from kg.lexicon.divisions import divisions, short_name
from kg.model.document import Level

if TYPE_CHECKING:
    import jieba

#: Makes a tuple of a kind from one without the call of the kind's own maker.
_word = tuple.__new__

#: Stands in no view, and is a word of its own.
_SEAM = "\x00"
_RARE = 200
_ODD, _PAIR = 10, 2
_COMMON = 400
_UNCOMMON = 130
#: The least count of a word that the lexicon adds.
_ADDED = 20_000
_PROPER = frozenset({"ns", "nr", "nrt", "nrfg", "nt", "nz"})


class Word(NamedTuple):
    """A word of the view with its dictionary tag (ICTCLAS tag set; "x" for what the dictionary does not know)."""

    start: int
    end: int
    tag: str


class _Dictionary:
    """The dictionary of jieba with the changes of the lexicon.

    Attributes:
        counts: how often each word was counted; 0 for a word that is not to be cut.
        tags: the tag of each word.
        changed: the counts that are not those of jieba.
        surplus: what jieba's tokenizer adds to the sum of all counts beyond the sum itself, as it never subtracts.
    """

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}
        self.tags: dict[str, str] = {}
        with _dictionary_file().open("r", encoding="utf-8") as lines:
            for line in lines:
                word, number, tag = line.split()
                self.counts[word] = int(number)
                self.tags[word] = tag
        changed: dict[str, int] = {}
        added = 0
        for tag, listed in table("words")["add"].items():
            for word in listed.split():
                changed[word] = max(changed.get(word, self.counts.get(word, 0)), _ADDED)
                added += changed[word]
                self.tags[word] = tag
        forget = table("words")["forget"]
        endings = frozenset(forget["rare_endings"])
        heads = frozenset(forget["rare_openings"].split())
        for word, count in self.counts.items():
            if count < _RARE and len(word) == 2 and word[1] in endings and word not in changed:
                changed[word] = 0  # a rare word that ends as names do hides them: 水河 in 须水河
            if count < _ODD and len(word) > _PAIR and word[:_PAIR] in heads and word not in changed:
                changed[word] = 0  # a rare word that opens as names end: 项目前期 in 某水库项目前期工作
        for word in forget["words"].split():
            if word in self.counts or word in changed:
                changed[word] = 0
        self.surplus = added - sum(count - self.counts.get(word, 0) for word, count in changed.items())
        self.counts |= changed
        self.changed = changed


def _dictionary_file() -> Path:
    """The file of jieba's dictionary, found without loading jieba, which takes a tenth of a second."""
    found = find_spec("jieba")
    assert found is not None and found.origin is not None
    return Path(found.origin).with_name("dict.txt")


@cache
def dictionary() -> _Dictionary:
    """The dictionary; reading it takes half a second, once in a process."""
    return _Dictionary()


class _Tags(dict[str, str]):
    """The tags of the words met so far; a small part of the dictionary, and several times faster to look up."""

    def __missing__(self, word: str) -> str:
        tag = dictionary().tags.get(word, "x")
        if tag != "x" or len(word) == 1:  # numerals and the like have no end
            self[word] = tag
        return tag


_tags = _Tags()


@cache
def tokenizer() -> jieba.Tokenizer:
    """Jieba's tokenizer with the words of the lexicon; loading takes about a second, once in a process."""
    import jieba

    jieba.setLogLevel(logging.ERROR)
    made = jieba.Tokenizer()
    made.tmp_dir = str(_cache_folder())
    made.cache_file = "jieba.dictionary.cache"
    made.initialize()
    for tag, listed in table("words")["add"].items():
        for word in listed.split():
            made.add_word(word, freq=max(made.FREQ.get(word, 0), _ADDED), tag=tag)
    made.FREQ.update(dictionary().changed)
    return made


@cache
def cutter() -> Callable[[str], list[str]]:
    """What cuts a text into words, one behind the other."""
    if rjieba is None:
        return _slow
    fast = rjieba.Jieba()
    for word, count in dictionary().changed.items():
        fast.add_word(word, count, "x")
    # the sum of all counts decides between one word more and one less, so it must be the same
    fast.add_word("\ue000\ue000", dictionary().surplus, "x")
    return partial(fast.cut, hmm=False)


def _slow(text: str) -> list[str]:
    return list(tokenizer().lcut(text, HMM=False))


def load() -> None:
    """Load the dictionary and what cuts by it, so that processes that are forked share them."""
    cutter()
    dictionary()


@cache
def is_proper(word: str) -> bool:
    """Whether the dictionary holds a word as a proper name, and it is rare enough for that to be believed.

    >>> is_proper("骊山"), is_proper("智慧"), is_proper("推进")
    (True, False, False)
    """
    if word in words("words", "forget", "no_names"):
        return False
    if word in rare_places():
        return True
    tag = tags().get(word, "")
    if tag == "ns" and word not in words("words", "forget", "common_places"):
        return True
    return tag in _PROPER and (dictionary().counts.get(word, 0) < _COMMON or tag in ("nt", "nz"))


@cache
def rare_places() -> frozenset[str]:
    """The short names of divisions that are rare enough as words to be believed: 平乐, 茂名."""
    known = dictionary().counts
    common = words("words", "forget", "common_divisions")
    names = {short_name(d.name) for d in divisions().called}
    rare = {n for n in names if len(n) > 1 and known.get(n, 0) < _UNCOMMON and n not in common}
    wide = {short_name(d.name) for d in divisions().rows if d.level is not Level.COUNTY}
    plain = common | words("layout", "common_short_names")
    return frozenset(rare | {n for n in wide if len(n) > 1 and n not in plain})


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


def tags() -> dict[str, str]:
    """The tag of every word of the dictionary and of the lexicon."""
    return dictionary().tags


def cut(text: str, start: int, end: int) -> list[Word]:
    """The words of ``text[start:end]``, in order and without gaps.

    >>> [("新增科技型企业"[w.start : w.end], w.tag) for w in cut("新增科技型企业", 0, 7)]
    [('新增', 'v'), ('科技型', 'b'), ('企业', 'n')]
    """
    strings = cutter()(text[start:end])
    places = list(accumulate(map(len, strings), initial=start))
    tagged = map(_tags.__getitem__, strings)
    return list(map(_word, repeat(Word), zip(places, places[1:], tagged, strict=False)))


def cut_around(
    text: str, start: int, end: int, fixed: Iterable[tuple[tuple[int, int], str]]
) -> tuple[list[Word], list[str], list[int]]:
    """The words of ``text[start:end]``, their letters and where they begin; none reaches into or out of a fixed span.

    Args:
        text: the view.
        start: where to begin.
        end: where to end.
        fixed: spans in order, not overlapping; one with a tag is a word of its own, others are cut.

    >>> words, strings, _ = cut_around("在郑州市新增61家企业", 0, 11, [((1, 4), "place"), ((6, 9), "")])
    >>> list(zip(strings, [w.tag for w in words]))
    [('在', 'p'), ('郑州市', 'place'), ('新增', 'v'), ('61', 'x'), ('家', 'q'), ('企业', 'n')]
    """
    spans: list[tuple[int, int, str]] = []
    at = start
    for (first, last), tag in fixed:
        if first > at:
            spans.append((at, first, ""))
        spans.append((first, last, tag))
        at = last
    if at < end:
        spans.append((at, end, ""))
    parts = [text[first:last] for first, last, tag in spans if not tag]
    if text.find(_SEAM, start, end) >= 0:
        words_ = [
            word for first, last, tag in spans for word in ([Word(first, last, tag)] if tag else cut(text, first, last))
        ]
        return words_, [text[word.start : word.end] for word in words_], [word.start for word in words_]
    # one call for all, as a sign that is a word of its own keeps them apart
    strings = [*cutter()(_SEAM.join(parts)), _SEAM]
    tag_of = _tags.__getitem__
    letters: list[str] = []
    tagged: list[str] = []
    at = 0
    for first, last, tag in spans:
        if tag:
            letters.append(text[first:last])
            tagged.append(tag)
            continue
        seam = strings.index(_SEAM, at)
        part = strings[at:seam]
        letters += part
        tagged += map(tag_of, part)
        at = seam + 1
    starts = list(accumulate(map(len, letters), initial=start))
    words_ = list(map(_word, repeat(Word), zip(starts, starts[1:], tagged, strict=False)))
    starts.pop()  # where the last one ends
    return words_, letters, starts


def crosses_seam(before: str, after: str) -> bool:
    """Whether a word reaches across the seam of two texts.

    >>> crosses_seam("社会消费", "品零售总额"), crosses_seam("全面提升", "全年实现")
    (True, False)
    """
    seam = len(before)
    return any(word.start < seam < word.end for word in cut(before + after, 0, len(before) + len(after)))
