"""What holds for a whole document, row by row: kind, speaker, place, years and day."""

from __future__ import annotations

import pytest
from support.make import document_of_lines
from support.specs import Row, check_file, differences, parameters

ASKED = ("genre", "issuer", "place", "code", "year", "plan_year", "day")


def test_the_file_keeps_its_promises() -> None:
    check_file("context", 20, {*ASKED, "file"})


@pytest.mark.parametrize("row", parameters("context"))
def test_row(row: Row) -> None:
    context = document_of_lines(row.text, row.get("file", "text.txt")).context
    values = {
        "genre": context.genre.value,
        "issuer": context.issuer.value,
        "place": context.division.name if context.division else context.place,
        "code": context.division.code if context.division else "",
        "year": context.year,
        "plan_year": context.plan_year,
        "day": context.day,
    }
    asked = [name for name in ASKED if name in row.data]
    assert asked, "the row asks for nothing"
    wanted = [f"{name} = {row.get(name)}" for name in asked]
    found = [f"{name} = {values[name]}" for name in asked]
    assert not (message := differences(row, wanted, found)), message
