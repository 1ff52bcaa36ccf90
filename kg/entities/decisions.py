"""What a person has decided: merges, things kept apart, words that are no name, indicators of figures. They outrank rules."""

from __future__ import annotations

import itertools
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from kg.entities.brief import Brief
from kg.errors import InputError
from kg.facts.aliases import spelling
from kg.model.document import Context
from kg.model.fact import DocumentFacts
from kg.model.mention import NameClass


class DecisionKind(StrEnum):
    """What was decided; the names of the tables in the file."""

    MERGE = "merge"
    APART = "apart"
    NOT_A_NAME = "not-a-name"
    INDICATOR = "indicator"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision of a person.

    Attributes:
        kind: what was decided.
        place: the district whose documents it is about, by name or code; empty for all.
        names: the names that it is about.
        of: the class of the names, or None for any.
        quote: the words of a figure, without spaces, for an indicator.
        indicator: the key or the wording of the indicator that the figure has.
        note: why, for people.
    """

    kind: DecisionKind
    place: str = ""
    names: tuple[str, ...] = ()
    of: NameClass | None = None
    quote: str = ""
    indicator: str = ""
    note: str = ""

    @property
    def words(self) -> str:
        """The decision in one line, for a report."""
        what = " = ".join(self.names) if self.kind is DecisionKind.MERGE else " ≠ ".join(self.names)
        what = f"{self.quote} : {self.indicator}" if self.kind is DecisionKind.INDICATOR else what
        return f"{self.kind.value} {self.place} {what}".replace("  ", " ")

    def covers(self, context: Context) -> bool:
        """Whether a document with this context is one that the decision is about."""
        names = {context.place}
        if context.division is not None:
            names |= {context.division.name, context.division.code}
        return not self.place or self.place in names

    def says(self, kind: NameClass, name: str) -> bool:
        """Whether a name of a class is one that the decision is about."""
        return (self.of is None or self.of is kind) and spelling(name) in {spelling(n) for n in self.names}


_FIELDS: dict[DecisionKind, tuple[frozenset[str], int]] = {
    DecisionKind.MERGE: (frozenset({"place", "class", "names", "note"}), 2),
    DecisionKind.APART: (frozenset({"place", "class", "names", "note"}), 2),
    DecisionKind.NOT_A_NAME: (frozenset({"place", "class", "names", "note"}), 1),
    DecisionKind.INDICATOR: (frozenset({"place", "quote", "indicator", "note"}), 0),
}


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Read a file of decisions (TOML), in its order.

    Raises:
        InputError: the file is missing, no TOML, or says something that is no decision.
    """
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("the decisions cannot be read", where=str(path), remedy="check the path") from error
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"not valid TOML ({error})", where=str(path), remedy="mend the line") from error
    return decisions_of(data, str(path))


def decisions_of(data: dict[str, Any], where: str = "") -> tuple[Decision, ...]:
    """The decisions of a parsed file.

    Raises:
        InputError: something in it is no decision.

    >>> decisions_of({"merge": [{"place": "中原区", "names": ["甲园", "乙园"]}]})[0].words
    'merge 中原区 甲园 = 乙园'
    """
    known = {kind.value for kind in DecisionKind}
    if odd := sorted(set(data) - known):
        raise InputError(f"no decision is called {odd[0]}", where=where, remedy=f"use {', '.join(sorted(known))}")
    found: list[Decision] = []
    for kind in DecisionKind:
        rows = data.get(kind.value, [])
        if not isinstance(rows, list):
            raise InputError(f"{kind.value} is no list", where=where, remedy=f"write [[{kind.value}]]")
        found.extend(_decision(kind, row, f"{where} [[{kind.value}]] {n}".strip()) for n, row in enumerate(rows, 1))
    return tuple(found)


def _decision(kind: DecisionKind, row: Any, where: str) -> Decision:
    fields, least = _FIELDS[kind]
    if not isinstance(row, dict) or set(row) - fields:
        odd = sorted(set(row) - fields)[0] if isinstance(row, dict) else str(row)
        raise InputError(f"{odd} is not known here", where=where, remedy=f"use {', '.join(sorted(fields))}")
    names = row.get("names", [])
    if not isinstance(names, list) or not all(isinstance(n, str) and n for n in names) or len(names) < least:
        raise InputError("names are missing", where=where, remedy=f"give names = [...] with at least {least}")
    if kind is DecisionKind.INDICATOR and not (row.get("quote") and row.get("indicator")):
        raise InputError("quote or indicator is missing", where=where, remedy="give both")
    of = row.get("class")
    if of is not None and of not in {k.value for k in NameClass}:
        raise InputError(
            f"{of} is no class of names", where=where, remedy="use a class of the ontology, as IndustrialPark"
        )
    return Decision(
        kind,
        str(row.get("place", "")),
        tuple(names),
        NameClass(of) if of else None,
        "".join(str(row.get("quote", "")).split()),
        str(row.get("indicator", "")),
        str(row.get("note", "")),
    )


def pairs_of(names: Iterable[str]) -> list[tuple[str, str]]:
    """Every pair of the spellings of some names.

    >>> pairs_of(["乙园", "甲园"])
    [('乙园', '甲园')]
    """
    return list(itertools.combinations(sorted({spelling(name) for name in names}), 2))


def no_names(documents: Sequence[Brief], decisions: Iterable[Decision]) -> dict[Decision, set[tuple[int, int]]]:
    """The things that a person has found to be no names, by decision."""
    found: dict[Decision, set[tuple[int, int]]] = {}
    for decision in decisions:
        if decision.kind is not DecisionKind.NOT_A_NAME:
            continue
        found[decision] = {
            (number, index)
            for number, document in enumerate(documents)
            if decision.covers(document.context)
            for index, thing in enumerate(document.things)
            if index > 0 and decision.says(thing.kind, thing.name)
        }
    return found


def indicators(
    documents: Sequence[DocumentFacts], decisions: Iterable[Decision]
) -> dict[Decision, set[tuple[int, int]]]:
    """The figures whose indicator a person has set, by decision: found by their words, so a renamed file changes nothing."""
    found: dict[Decision, set[tuple[int, int]]] = {}
    for decision in decisions:
        if decision.kind is not DecisionKind.INDICATOR:
            continue
        found[decision] = {
            (number, index)
            for number, document in enumerate(documents)
            if decision.covers(document.context)
            for index, figure in enumerate(document.figures)
            if "".join(document.text[slice(*figure.evidence)].split()) == decision.quote
        }
    return found
