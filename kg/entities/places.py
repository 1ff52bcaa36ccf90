"""Places in places: no place may lie within itself; of a circle the least certain statement goes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from kg.entities.brief import Brief
from kg.model.entity import FactRef

#: The number of what lies in another, and of that other.
Pair = tuple[int, int]


def circles(documents: Sequence[Brief], links: Sequence[Sequence[int]]) -> tuple[FactRef, ...]:
    """The placements that close a circle, to be dropped.

    Args:
        documents: each document in brief.
        links: for each document, the number of the entity of each of its things.
    """
    surest: dict[Pair, float] = {}
    said: dict[Pair, list[FactRef]] = defaultdict(list)
    for number, brief in enumerate(documents):
        for index, subject, other, confidence in brief.placements:
            pair = inner, outer = links[number][subject], links[number][other]
            if inner >= 0 and outer >= 0:
                surest[pair] = max(confidence, surest.get(pair, confidence))
                said[pair].append(FactRef(number, index))
    return tuple(sorted(ref for pair in circular(surest) for ref in said[pair]))


def circular(surest: Mapping[Pair, float]) -> set[Pair]:
    """Of pairs, those that close a circle.

    They are taken in the order of their confidence; one that would put a place into itself is dropped. A pair that is stated
    more than once stays or goes with its surest statement: no later one can open or close its circle.

    Args:
        surest: the pairs with the confidence of their surest statements.

    >>> circular({(1, 2): 0.9, (2, 3): 0.9, (3, 1): 0.8, (4, 4): 1.0}) == {(3, 1), (4, 4)}
    True
    """
    above: dict[int, set[int]] = defaultdict(set)
    dropped: set[Pair] = set()
    for _, inner, outer in sorted((-confidence, *pair) for pair, confidence in surest.items()):
        if _leads_to(above, outer, inner):
            dropped.add((inner, outer))
        else:
            above[inner].add(outer)
    return dropped


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
