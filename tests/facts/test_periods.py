"""Which period and status a number has by its place in a whole document, row by row: headings, parts, scope notes."""

from __future__ import annotations

import pytest
from support.figures import amount
from support.make import document_of_lines
from support.specs import Row, check_file, differences, parameters

from kg.facts.extract import extract


def test_the_file_keeps_its_promises() -> None:
    check_file("periods", 15, {"found", "file"})


@pytest.mark.parametrize("row", parameters("periods"))
def test_row(row: Row) -> None:
    facts = extract(document_of_lines(row.text, row.get("file", "text.txt")), least=0)
    found = [f"{amount(f)} {f.period.key if f.period else '?'} {f.status.value}" for f in facts.figures]
    assert not (message := differences(row, row.get("found"), found)), message
