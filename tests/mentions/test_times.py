"""Expressions of time and what they mean: found in the mentions station, resolved in the facts station."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from support.make import context_of, document_of_sentence, facts_of_sentence
from support.specs import Row, check_file, differences, parameters

from kg.facts.times.scope import now_year, resolve
from kg.mentions.numbers.times import find_times
from kg.model.document import Block, BlockKind, Context, Part
from kg.model.period import Period
from kg.model.timing import TimeExpression, TimeKind

FLAGS = ("deadline", "until", "since", "plan")


def context(row: Row) -> Context:
    return context_of(year=row.get("year"), genre=row.get("genre", "government-report"), day=row.get("day"))


def shown(words: str, time: TimeExpression, period: Period | None) -> str:
    """An expression in the notation of the specification."""
    flags = "".join(f" [{flag}]" for flag in FLAGS if getattr(time, flag))
    return f"{words} = {period.key if period else '?'}{flags}"


def test_the_file_keeps_its_promises() -> None:
    check_file("times", 60, {"found", "periods", "year", "genre", "part", "day"})


@pytest.mark.parametrize("row", parameters("times"))
def test_row(row: Row) -> None:
    part = row.get("part", "review")
    if (wanted := row.get("periods")) is not None:
        facts = facts_of_sentence(row.text, context(row), part)
        found = [figure.period.key if figure.period else "?" for figure in facts.figures]
    else:
        wanted, found = row.get("found"), []
        document = document_of_sentence(row.text, context(row), part)
        view = document.view.text
        for block in document.blocks:
            for time in find_times(view, block.start, block.end):
                found.append(shown(view[slice(*time.span)], time, resolve(time, document.context, block, None)))
    assert not (message := differences(row, wanted, found)), message


@pytest.mark.parametrize(
    ("genre", "part", "day", "year"),
    [
        ("government-report", Part.REVIEW, None, 2022),
        ("government-report", Part.PLAN, None, 2022),
        ("digest", Part.REVIEW, None, 2021),
        ("party-report", Part.REVIEW, date(2021, 12, 30), 2021),
        ("news", Part.REVIEW, date(2020, 3, 1), 2020),
        ("news", Part.REVIEW, None, 2021),
    ],
)
def test_the_year_that_a_document_speaks_in(genre: str, part: Part, day: date | None, year: int) -> None:
    assert now_year(context_of(year=2021, genre=genre, day=day), part) == year


def test_a_day_that_does_not_exist_is_no_period() -> None:
    text = "2月30日开幕"
    (time,) = find_times(text, 0, len(text))
    assert time.kind is TimeKind.DAY
    assert resolve(time, context_of(year=2021), Block(BlockKind.BODY, 0, len(text)), None) is None


def test_months_that_run_backwards_are_no_period() -> None:
    assert not [t for t in find_times("9-3月份", 0, 5) if t.first > t.last]


def test_expressions_never_overlap_and_stand_in_order() -> None:
    text = "2021年1~11月份,今年上半年、去年三季度和“十四五”期间,截至2021年9月底,五年来"
    spans = [t.span for t in find_times(text, 0, len(text))]
    assert len(spans) >= 6
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
