"""Of which place's value a number is a multiple: the figure says so in its qualifier."""

from __future__ import annotations

import pytest
from support.make import context_of, facts_of_sentence

ROWS = [
    ("茶园亩产310公斤,是全市的1.6倍、全国的2.3倍。", ["全市", "全国"], "two places"),
    ("茶园亩产310公斤,约为全省平均水平的1.6倍。", ["全省平均水平"], "the mean of a place"),
    ("茶园亩产310公斤,是上年的1.6倍。", [""], "no place"),
]


@pytest.mark.parametrize(("text", "places", "note"), ROWS, ids=[row[2] for row in ROWS])
def test_the_place_that_a_multiple_is_of(text, places, note):
    figures = facts_of_sentence(text, context_of()).figures
    assert [f.qualifier for f in figures if f.measure == "ratio"] == places, note
