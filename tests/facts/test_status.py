"""Whether a number has come about, is estimated or is promised, how firmly and by when, row by row."""

from __future__ import annotations

import pytest
from support.figures import amount
from support.make import context_of, facts_of_sentence
from support.specs import Row, check_file, differences, parameters

from kg.model.fact import Figure


def shown(figure: Figure) -> str:
    """A figure in the notation of the specification: ``150家 target strive by 2022-10-31``."""
    firmness = f" {figure.commitment.value}" if figure.commitment else ""
    deadline = f" by {figure.deadline}" if figure.deadline else ""
    return f"{amount(figure)} {figure.status.value}{firmness}{deadline}"


def test_the_file_keeps_its_promises() -> None:
    check_file("status", 45, {"found", "part", "genre", "year", "day"})


@pytest.mark.parametrize("row", parameters("status"))
def test_row(row: Row) -> None:
    context = context_of(year=row.get("year"), genre=row.get("genre", "government-report"), day=row.get("day"))
    facts = facts_of_sentence(row.text, context, row.get("part", "review"))
    found = [shown(figure) for figure in facts.figures]
    wanted = []
    for number, line in enumerate(row.get("found")):
        options = line.split(" | ")
        wanted.append(found[number] if number < len(found) and found[number] in options else options[0])
    assert not (message := differences(row, wanted, found)), message
