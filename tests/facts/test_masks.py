"""What becomes of every numeral of a sentence, row by row: a figure, or a typed rejection."""

from __future__ import annotations

import pytest
from support.figures import numerals
from support.make import context_of, document_of_sentence
from support.specs import Row, check_file, differences, parameters

from kg.facts.extract import extract
from kg.facts.ledger import ledger_of


def test_the_file_keeps_its_promises() -> None:
    check_file("masks", 40, {"numbers"})


@pytest.mark.parametrize("row", parameters("masks"))
def test_row(row: Row) -> None:
    document = document_of_sentence(row.text, context_of())
    facts = extract(document, least=0)
    assert not ledger_of(facts).unaccounted
    found, wanted = numerals(document, facts), []
    for line in row.get("numbers"):
        words, _, kinds = line.rpartition(" ")
        options = [f"{word} {kind}" for word in words.split("|") for kind in kinds.split("|")]
        if len(wanted) < len(found) and found[len(wanted)] in options:
            wanted.append(found[len(wanted)])
        elif "none" not in kinds.split("|"):
            wanted.append(options[0])
    assert not (message := differences(row, wanted, found)), message
