"""Lists, row by row: every item a name of its own, tied to the number that counts it."""

from __future__ import annotations

import pytest
from support.make import context_of, readings_of_sentence
from support.specs import Row, check_file, differences, parameters, settle


def test_the_file_keeps_its_promises() -> None:
    check_file("lists", 24, {"items", "count", "alone"})


@pytest.mark.parametrize("row", parameters("lists"))
def test_row(row: Row) -> None:
    items, count = row.get("items"), row.get("count")
    listed, alone, counts = [], [], set()
    for reading in readings_of_sentence(row.text, context_of()):
        text = reading.words.text
        by_start = {q.core.start: text[slice(*q.core)] for q in reading.quantities}
        for mention in reading.names:
            counted = mention.exemplar_of >= 0
            (listed if counted or count is None else alone).append(f"{mention.name} : {mention.kind}")
            if counted:
                counts.add(by_start.get(mention.exemplar_of, "a number that is none"))
    if count is None:
        wanted = [*row.get("alone", []), *items]
        assert not (message := differences(row, settle(wanted, listed), listed)), message
    else:
        wanted = [*settle(items, listed), f"counted by {count}", *row.get("alone", [])]
        found = [*listed, *(f"counted by {c}" for c in sorted(counts)), *alone]
        assert not (message := differences(row, wanted, found)), message


@pytest.mark.parametrize("text", ["云岭产业园落地,、,全区向好。", "云岭产业园落地,、、。"])
def test_a_clause_of_nothing_but_marks_has_no_items(text: str) -> None:
    names = [m.name for reading in readings_of_sentence(text, context_of()) for m in reading.names]
    assert "云岭产业园" in names
