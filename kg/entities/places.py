"""Places in places: no place may lie within itself; of a circle the least certain statement goes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from kg.model.entity import FactRef
from kg.model.fact import DocumentFacts, Predicate

_CONTAINMENT = frozenset({Predicate.LOCATED_IN, Predicate.WITHIN})


def break_circles(
    documents: Sequence[DocumentFacts], links: Sequence[Sequence[int]]
) -> tuple[tuple[DocumentFacts, ...], tuple[FactRef, ...]]:
    """The documents without the placements that close a circle, and the placements dropped.

    Placements are taken in the order of their confidence; one that would put a place into itself is dropped.

    Args:
        documents: the facts of each document.
        links: for each document, the number of the entity of each of its things.
    """
    edges: list[tuple[float, int, int, FactRef]] = []
    for number, facts in enumerate(documents):
        for index, relation in enumerate(facts.relations):
            if relation.predicate in _CONTAINMENT and relation.object is not None:
                inner, outer = links[number][relation.subject], links[number][relation.object]
                if inner >= 0 and outer >= 0:
                    edges.append((-relation.confidence, inner, outer, FactRef(number, index)))
    above: dict[int, set[int]] = defaultdict(set)
    dropped: list[FactRef] = []
    for _, inner, outer, where in sorted(edges):
        if _leads_to(above, outer, inner):
            dropped.append(where)
        else:
            above[inner].add(outer)
    gone = set(dropped)
    kept = tuple(
        replace(
            facts, relations=tuple(r for index, r in enumerate(facts.relations) if FactRef(number, index) not in gone)
        )
        if any(ref.document == number for ref in dropped)
        else facts
        for number, facts in enumerate(documents)
    )
    return kept, tuple(sorted(dropped))


def _leads_to(above: dict[int, set[int]], start: int, goal: int) -> bool:
    """Whether the way up from a place reaches another (or is it already)."""
    waiting, seen = [start], {start}
    while waiting:
        place = waiting.pop()
        if place == goal:
            return True
        for higher in above.get(place, ()):
            if higher not in seen:
                seen.add(higher)
                waiting.append(higher)
    return False
