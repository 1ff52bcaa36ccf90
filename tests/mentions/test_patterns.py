"""Patterns that are written so as to be found faster match what the plain ones match."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.lexicon import grouped

WORDS = st.lists(st.text("公园路司学", min_size=1, max_size=4), min_size=1, max_size=8)
TEXT = st.text("公园路司学,", max_size=40)


@given(WORDS, TEXT)
def test_words_by_first_letter_match_the_longest_as_words_in_a_row_do(words, text):
    plain = "|".join(sorted(words, key=len, reverse=True))
    for behind in ("", "(?=路)"):
        expected = [m.span() for m in re.finditer(f"(?:{plain}){behind}", text)]
        assert [m.span() for m in re.finditer(f"(?:{grouped(words)}){behind}", text)] == expected


@pytest.mark.parametrize(
    "listed",
    [
        ["公司(?!法)", "公园", "[公学]校"],
        ["公?园路", "公路", "园"],
        ["(?:公|学)园", "公路公司", "公"],
        ["公{2}路", "公园", "路"],
        ["公园|路司学", "公司", "路"],
    ],
)
@given(text=TEXT)
def test_words_that_are_patterns_keep_their_meaning(listed, text):
    plain = "|".join(sorted(listed, key=len, reverse=True))
    expected = [m.span() for m in re.finditer(plain, text)]
    assert [m.span() for m in re.finditer(grouped(listed), text)] == expected
