"""How indicators are worded, row by row: whole phrases, with nothing of their neighbours."""

from __future__ import annotations

import pytest
from support.figures import agreed
from support.make import context_of, facts_of_sentence
from support.specs import Row, check_file, differences, parameters


def test_the_file_keeps_its_promises() -> None:
    check_file("wording", 20, {"found", "part", "genre"})


@pytest.mark.parametrize("row", parameters("wording"))
def test_row(row: Row) -> None:
    facts = facts_of_sentence(
        row.text, context_of(genre=row.get("genre", "government-report")), row.get("part", "review")
    )
    assert not (message := differences(row, *agreed(row.get("found"), facts))), message
