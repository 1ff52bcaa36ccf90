"""Headlines of stories repeat a number of the text, with whose period and status they are read."""

from __future__ import annotations

from datetime import date

from support.make import context_of, facts_of_sentence

from kg.model.fact import Figure, Status

STORY = (
    "鄞州区投资36亿建设云湖大桥\n记者获悉,鄞州区2025年计划投资36.2亿元建设云湖大桥。\n去年,全区完成交通投资20亿元。\n"
)


def figures_of(text: str, genre: str) -> list[Figure]:
    """The figures of a few lines of one kind of document."""
    return list(facts_of_sentence(text, context_of(year=2023, genre=genre, day=date(2023, 5, 10))).figures)


def test_a_headline_is_read_as_the_text_tells_it() -> None:
    head, told, past = figures_of(STORY, "news")
    assert (head.value, head.unit, told.unit) == (36, "亿", "亿元")
    assert told.status is Status.TARGET and told.period is not None and told.period.year == 2025
    assert (head.status, head.period, head.commitment) == (told.status, told.period, told.commitment)
    assert past.status is Status.ACTUAL


def test_a_number_that_the_text_does_not_repeat_stays_as_it_is() -> None:
    head = figures_of(STORY.replace("36.2亿元", "42亿元"), "news")[0]
    assert head.status is Status.ACTUAL and head.period is not None and head.period.year == 2023


def test_headings_of_reports_are_no_headlines() -> None:
    told = [f for f in figures_of(STORY, "government-report") if f.unit == "亿"]
    assert [f.status for f in told] == [Status.ACTUAL]
