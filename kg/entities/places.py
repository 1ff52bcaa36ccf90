"""Places in places: no place may lie within itself; of a circle the least certain statement goes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kg.entities.brief import Brief
from kg.model.entity import FactRef


def circles(documents: Sequence[Brief], links: Sequence[Sequence[int]]) -> tuple[FactRef, ...]:
    """The placements that close a circle, to be dropped.

    Placements are taken in the order of their confidence; one that would put a place into itself is dropped.

    Args:
        documents: each document in brief.
        links: for each document, the number of the entity of each of its things.
    """
    edges: list[tuple[float, int, int, FactRef]] = []
    for number, brief in enumerate(documents):
        for index, subject, other, confidence in brief.placements:
            inner, outer = links[number][subject], links[number][other]
            if inner >= 0 and outer >= 0:
                edges.append((-confidence, inner, outer, FactRef(number, index)))
    above: dict[int, set[int]] = defaultdict(set)
    dropped: list[FactRef] = []
    for _, inner, outer, where in sorted(edges):
        if _leads_to(above, outer, inner):
            dropped.append(where)
        else:
            above[inner].add(outer)
    return tuple(sorted(dropped))


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
