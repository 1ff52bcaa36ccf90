"""With which year a growth is compared: the figure keeps it, and the graph says it."""

from __future__ import annotations

import pytest
from support.make import context_of, facts_of_sentence

from kg.facts.times.base_years import base_of

ROWS = [
    ("茶叶产量比2016年增长21%。", ["2016"], "a year behind 比"),
    ("茶叶产量、陶器产值较2016年分别增长21%、8%。", ["2016", "2016"], "two rates share it"),
    ("与2016年相比,茶叶产量增长21%。", ["2016"], "a clause of its own"),
    ("茶叶产量比“十二五”末增长21%。", ["2015"], "the end of a plan"),
    ("茶叶产量比上年增长21%。", [None], "the year before is the default"),
    ("2016年建成茶厂,茶叶产量增长21%。", [None], "a year that nothing is compared with"),
]


@pytest.mark.parametrize(("text", "bases", "note"), ROWS, ids=[row[2] for row in ROWS])
def test_the_base_of_a_growth(text, bases, note):
    figures = facts_of_sentence(text, context_of()).figures
    assert [f.base.key if f.base else None for f in figures if f.measure == "growthRate"] == bases, note


def test_a_base_is_looked_for_within_the_sentence():
    text = "产量比2016年有所下降。产值增长8%"
    assert base_of(text, text.index("8%")) is None
