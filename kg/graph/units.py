"""Units: QUDT's where it has one, an own concept otherwise."""

from __future__ import annotations

from functools import cache

from kg.graph.iris import digest
from kg.graph.terms import Term, node
from kg.graph.vocabulary import GWRS, UNIT
from kg.lexicon import table


@cache
def _qudt() -> dict[str, str]:
    return {row["normal"]: row["qudt"] for row in table("units")["unit"] if row.get("qudt")}


@cache
def unit_node(normal: str) -> Term:
    """The IRI of a normal unit.

    >>> unit_node("元"), unit_node("one")
    ('<http://qudt.org/vocab/unit/CCY_CNY>', '<http://qudt.org/vocab/unit/NUM>')
    """
    if normal in ("one", "1", ""):
        return node(UNIT + ("NUM" if normal == "one" else "UNITLESS"))
    name = _qudt().get(normal)
    if name is None:
        return node(f"{GWRS}unit-{digest(normal)}")
    return node(UNIT + name)
