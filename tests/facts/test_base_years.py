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
    ("茶叶产量较“十二五”时期增长21%。", ["2011--2015"], "all the years of a plan"),
    ("茶叶产量较2016年翻一番。", ["2016"], "doubled"),
    ("茶叶产量比上年增长21%。", [None], "the year before is the default"),
    ("2016年建成茶厂,茶叶产量增长21%。", [None], "a year that nothing is compared with"),
]

OTHERS = [
    ("茶叶产量70吨,是2016年的1.7倍。", ["2016"], "a multiple of what there was"),
    ("茶叶、陶器分别是“十二五”末的1.7倍、2.1倍。", ["2015", "2015"], "two multiples share it"),
    ("修路70公里,是“十二五”时期的1.7倍。", ["2011--2015"], "the years of a plan"),
    ("茶馆较六年前增加20家。", ["2015"], "so many years ago"),
    ("茶叶产量比2016年增加70吨。", ["2016"], "a change"),
    ("茶叶产量是全市平均水平的1.7倍。", [None], "another place, and no year"),
]


TERMS = [
    ("过去五年,茶叶产量比上个五年增长21%。", ["2012--2016"], "the five years before these"),
    ("过去五年,修路70公里,是前五年的1.7倍。", ["2012--2016"], "as many times as in the five years before"),
    ("过去五年,修路70公里,比上届增加9公里。", ["2012--2016"], "the term before"),
    ("过去五年,茶叶产量增长21%。", [None], "five years that are compared with nothing"),
]


@pytest.mark.parametrize(("text", "bases", "note"), TERMS, ids=[row[2] for row in TERMS])
def test_the_term_before_is_a_base(text, bases, note):
    figures = facts_of_sentence(text, context_of()).figures
    assert [f.base.key if f.base else None for f in figures if f.measure not in ("level",)] == bases, note


@pytest.mark.parametrize(("text", "bases", "note"), OTHERS, ids=[row[2] for row in OTHERS])
def test_the_base_of_a_change_and_of_a_multiple(text, bases, note):
    figures = facts_of_sentence(text, context_of()).figures
    assert [f.base.key if f.base else None for f in figures if f.measure in ("change", "ratio")] == bases, note


@pytest.mark.parametrize(("text", "bases", "note"), ROWS, ids=[row[2] for row in ROWS])
def test_the_base_of_a_growth(text, bases, note):
    figures = facts_of_sentence(text, context_of()).figures
    assert [f.base.key if f.base else None for f in figures if f.measure == "growthRate"] == bases, note


def test_a_base_is_looked_for_within_the_sentence():
    text = "产量比2016年有所下降。产值增长8%"
    assert base_of(text, text.index("8%")) is None
