"""What a relation's confidence means: how often relations of its rule were right where people had annotated them."""

from __future__ import annotations

from functools import cache

from kg.facts.things import ThingTable
from kg.lexicon import table as rows_of
from kg.model.fact import Relation

#: How much surer or less sure than usual a name makes what is said of it, and how sure names usually are.
_NAMES, _USUAL = 0.6, 0.83
_LEAST, _MOST = 0.3, 0.98


@cache
def _measured() -> dict[str, float]:
    rows: dict[str, float] = rows_of("confidence")["relations"]
    return rows


def sureness(relation: Relation, table: ThingTable) -> float:
    """The measured confidence of a relation's rule, less where the names at its ends are less sure than most.

    Args:
        relation: the relation, with what its rule says.
        table: the things of the document.
    """
    right = _measured().get(relation.predicate + "-" + relation.method, relation.confidence)
    names = table.sureness_of(relation.subject)
    if relation.object is not None:
        names = min(names, table.sureness_of(relation.object))
    return round(min(_MOST, max(_LEAST, right + _NAMES * (min(names, 0.95) - _USUAL))), 2)
