"""Finding the unit behind a number: a look-up by first letter, longest word first."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from kg.lexicon import table, word_list
from kg.model.quantity import UnitKind


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the lexicon.

    Attributes:
        word: the unit as printed.
        kind: what it measures.
        normal: the unit that values are normalised to; "one" for what is counted.
        factor: what a value is multiplied with.
        qudt: the local name in the QUDT unit vocabulary (http://qudt.org/vocab/unit/), where there is one.
    """

    word: str
    kind: UnitKind
    normal: str
    factor: Decimal = Decimal(1)
    qudt: str = ""


@cache
def _by_first_letter() -> dict[str, tuple[Unit, ...]]:
    found: dict[str, dict[str, Unit]] = defaultdict(dict)
    for word in word_list("units", "classifiers", "words"):
        found[word[0]][word] = Unit(word, UnitKind.COUNT, "one")
    for row in table("units")["unit"]:
        factor = Decimal(row.get("factor", "1"))
        for word in row["words"]:
            found[word[0]][word] = Unit(word, UnitKind(row["kind"]), row["normal"], factor, row.get("qudt", ""))
    return {letter: tuple(sorted(units.values(), key=lambda u: -len(u.word))) for letter, units in found.items()}


@cache
def _not_before() -> dict[str, tuple[str, ...]]:
    return {word: tuple(others) for word, others in table("units")["not_before"].items()}


#: 分别提高9.8|个和11.3个百分点: the rest of the unit stands behind the last of a list.
_POINTS = re.compile(r"(?:(?:、|和|与|及)\d+(?:\.\d+)?个)*(?:、|和|与|及)\d+(?:\.\d+)?个百分点")


@cache
def known_units() -> dict[str, Unit]:
    """All units of the lexicon by their words."""
    return {unit.word: unit for units in _by_first_letter().values() for unit in units}


def unit_at(text: str, at: int, end: int) -> Unit | None:
    """The longest unit that begins at a place of the text, with a compound behind a slash, or None.

    >>> unit_at("万吨/日", 1, 4).word, unit_at("家企业", 0, 3).word, unit_at("旧小区", 0, 3)
    ('吨/日', '家', None)
    """
    if at >= end:
        return None
    for unit in _by_first_letter().get(text[at], ()):
        if text.startswith(unit.word, at) and at + len(unit.word) <= end:
            tail = at + len(unit.word)
            if unit.word == "个" and _POINTS.match(text, tail, end) is not None:
                return replace(known_units()["个百分点"], word="个")
            if tail < end and text.startswith(_not_before().get(unit.word, ()), tail):
                continue
            if (
                tail < end
                and text[tail].isascii()
                and text[tail].isalpha()
                and unit.word[-1].isascii()
                and unit.word[-1].isalpha()
            ):
                continue  # the first letter of a longer word
            if tail < end and text[tail] in "/每" and (per := _per(text, tail + 1, end)):
                return Unit(f"{unit.word}{text[tail]}{per}", unit.kind, f"{unit.normal}/{per}", unit.factor)
            return unit
    return None


def _per(text: str, at: int, end: int) -> str:
    for word in sorted(word_list("units", "compound", "per"), key=len, reverse=True):
        if text.startswith(word, at) and at + len(word) <= end:
            return word
    return ""


@cache
def han_countable() -> tuple[str, ...]:
    """The measure words that a Chinese numeral may count with, longest first."""
    return tuple(sorted(word_list("units", "classifiers", "with_han_numeral"), key=len, reverse=True))
