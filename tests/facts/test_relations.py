"""How named things stand to each other, row by row: where they lie, and what was done with them."""

from __future__ import annotations

import pytest
from support.make import context_of, facts_of_sentence
from support.specs import Row, check_file, differences, parameters, rows_of

from kg.lexicon import table
from kg.model.fact import DocumentFacts, Predicate, Relation, Stage
from kg.model.mention import NameClass

PLACES = {Predicate.LOCATED_IN, Predicate.WITHIN, Predicate.PART_OF}


def plain(name: str) -> str:
    """A name without marks."""
    return "".join(letter for letter in name if letter not in "“”《》\"' ")


def shown(facts: DocumentFacts, relation: Relation) -> str:
    """A relation in the notation of the specifications: ``云台产业园 hasStatus opened``."""
    if relation.stage:
        end = relation.stage.value
    else:
        assert relation.object is not None
        end = plain(facts.things[relation.object].name)
    role = f" ({relation.role})" if relation.role else ""
    return f"{plain(facts.things[relation.subject].name)} {relation.predicate.value} {end}{role}"


def options_of(line: str) -> list[str]:
    """All readings of a line, each of whose parts may have alternatives: ``a|b signed c``."""
    lines = [""]
    for part in line.split(" "):
        bracket = part.startswith("(")
        options = [f"({option})" if bracket else option for option in part.strip("()").split("|")]
        lines = [f"{start} {option}".strip() for start in lines for option in options]
    return lines


def compare(row: Row, *, places: bool) -> str:
    """Hold the relations of a sentence against its row.

    That a thing lies in the report's own district is implied by nearly every sentence; it only counts where asked for.
    """
    context = context_of(row.get("place", "鄞州区"), genre=row.get("genre", "government-report"))
    facts = facts_of_sentence(row.text, context, row.get("part", "review"))
    own = plain(facts.things[0].name)
    wanted_lines, maybe = row.get("found"), {o for line in row.get("maybe", []) for o in options_of(line)}
    found = []
    for relation in facts.relations:
        line = shown(facts, relation)
        if (relation.predicate in PLACES) == places and line not in found:
            found.append(line)
    never = [f"must not be said: {line}" for line in row.get("never", []) if line in found]
    wanted = [next((o for o in options_of(line) if o in found), options_of(line)[0]) for line in wanted_lines]
    found = [
        line
        for line in found
        if line in wanted or not (line in maybe or (places and line.endswith(f" locatedIn {own}")))
    ]
    return differences(row, sorted(wanted), [*sorted(found), *never])


def test_the_files_keep_their_promises() -> None:
    check_file("placement", 20, {"found", "maybe", "never", "part", "genre", "place"})
    check_file("deeds", 60, {"found", "maybe", "never", "part", "genre", "place"})


def test_every_relation_and_stage_is_shown_by_a_row() -> None:
    lines = [line.split(" ") for name in ("placement", "deeds") for row in rows_of(name) for line in row.get("found")]
    assert {word for line in lines for word in line[1].split("|")} == {p.value for p in Predicate}
    assert {s for line in lines if line[1] == "hasStatus" for s in line[2].split("|")} == {s.value for s in Stage}
    assert not {line[0] for line in lines} & set(NameClass)


def test_the_confidence_of_every_rule_has_been_measured() -> None:
    measured = table("confidence")["relations"]
    for name in ("placement", "deeds"):
        for row in rows_of(name):
            for relation in facts_of_sentence(row.text, context_of(), row.get("part", "review")).relations:
                assert f"{relation.predicate.value}-{relation.method}" in measured, row.text
    assert all(0.5 <= right < 1 for right in measured.values())


@pytest.mark.parametrize("row", parameters("placement"))
def test_placement(row: Row) -> None:
    assert not (message := compare(row, places=True)), message


@pytest.mark.parametrize("row", parameters("deeds"))
def test_deeds(row: Row) -> None:
    assert not (message := compare(row, places=False)), message
