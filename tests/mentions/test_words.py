"""Segmentation: what is quick cuts into the same words as jieba itself."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.lexicon import table
from kg.mentions import words as module
from kg.mentions.words import Word, cut, cut_around, cutter, dictionary, tags, tokenizer
from kg.model.span import Span

KNOWN = sorted(word for word, count in dictionary().counts.items() if count)
LETTERS = sorted(set("".join(KNOWN)))
#: Signs, Latin, spaces, letters beyond those that jieba knows, private ones.
ODD = list("\0  \t\r\n,。;、()“”%+-#&_a1Z.９ａéß　㐀鿾𠀀豈…—·\ue000")
pieces = st.one_of(st.sampled_from(KNOWN), st.sampled_from(LETTERS), st.sampled_from([*ODD, "\r\n", "\ue000\ue000"]))
texts = st.lists(pieces, max_size=14).map("".join)


@pytest.mark.skipif(module.rjieba is None, reason="rjieba is not installed")
@given(texts)
@settings(max_examples=2_000, deadline=None)
def test_the_words_are_those_of_jieba(text):
    quick, slow = cutter()(text), tokenizer().lcut(text, HMM=False)
    # Of two ways that are equally likely (写写|写, 写|写写) each may take its own.
    assert quick == slow or likelihood(quick) == pytest.approx(likelihood(slow), abs=1e-9)


def likelihood(words):
    """How likely jieba holds a way of cutting: the sum of the logarithms of the words' counts over the total."""
    counts, total = tokenizer().FREQ, tokenizer().total
    return sum(math.log(counts.get(word) or 1) - math.log(total) for word in words)


@pytest.mark.skipif(module.rjieba is None, reason="rjieba is not installed")
def test_the_words_of_the_seeds_are_those_of_jieba(seeds):
    for path in seeds:
        text = path.read_text("utf-8")
        assert cutter()(text) == tokenizer().lcut(text, HMM=False)


def test_without_rjieba_jieba_cuts(monkeypatch):
    text = "新增科技型企业61家,须水河治理完工。"
    expected = cut(text, 0, len(text))
    monkeypatch.setattr(module, "rjieba", None)
    cutter.cache_clear()
    try:
        assert cut(text, 0, len(text)) == expected
    finally:
        cutter.cache_clear()


@given(texts)
def test_words_lie_one_behind_the_other(text):
    found = cut(text, 0, len(text))
    assert "".join(text[w.start : w.end] for w in found) == text
    assert all(a.end == b.start for a, b in pairwise(found))
    assert all(w.tag == tags().get(text[w.start : w.end], "x") for w in found)


def test_the_lexicon_changes_the_dictionary():
    counts, jieba_counts = dictionary().counts, tokenizer().FREQ
    assert all(jieba_counts[word] == count for word, count in counts.items())
    forget = table("words")["forget"]
    assert all(counts[word] == 0 for word in forget["words"].split() if word in counts)
    added = {word: tag for tag, listed in table("words")["add"].items() for word in listed.split()}
    assert added.items() <= tags().items()


@st.composite
def apart(draw):
    """A text, and spans in it that do not overlap, some of them words of their own."""
    text = draw(texts)
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
    spans = [Span(a, b) for a, b in zip(places[::2], places[1::2], strict=False)]
    return text, [(span, draw(st.sampled_from(["", "place"]))) for span in spans]


@given(apart())
def test_around_fixed_spans_each_part_is_cut_by_itself(case):
    text, fixed = case
    expected, at = [], 0
    for span, tag in [*fixed, (Span(len(text), len(text)), "")]:
        expected += cut(text, at, span.start)
        expected += [Word(*span, tag)] if tag else cut(text, *span)
        at = span.end
    strings = [text[word.start : word.end] for word in expected]
    assert cut_around(text, 0, len(text), fixed) == (expected, strings, [word.start for word in expected])
