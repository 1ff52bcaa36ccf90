"""Places in places: no place may lie within itself; of a circle the least certain statement goes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from kg.entities.brief import Brief
from kg.model.entity import FactRef

#: So often the ends of chains are taken off at most; places do not lie so deep in each other.
_PASSES = 20
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
    for _, inner, outer in sorted((-surest[pair], *pair) for pair in in_circles(surest)):
        if _leads_to(above, outer, inner):
            dropped.add((inner, outer))
        else:
            above[inner].add(outer)
    return dropped


def in_circles(pairs: Iterable[Pair], elsewhere: Callable[[int], bool] | None = None) -> list[Pair]:
    """The pairs that may be part of a circle: none is that leads to a place which lies in nothing, or from one that holds nothing.

    Args:
        pairs: the pairs.
        elsewhere: whether other pairs, which are not among these, may have a place too.

    >>> in_circles([(1, 2), (2, 3), (3, 2), (3, 4)]), in_circles([(1, 2), (2, 3), (3, 2), (3, 4)], {4}.__contains__)
    ([(2, 3), (3, 2)], [(2, 3), (3, 2), (3, 4)])
    """
    left = list(pairs)
    open_ended = {place for pair in left for place in pair if elsewhere(place)} if elsewhere is not None else set()
    for _ in range(_PASSES):
        within, holding = {inner for inner, _ in left} | open_ended, {outer for _, outer in left} | open_ended
        found = [pair for pair in left if pair[0] in holding and pair[1] in within]
        if len(found) == len(left):
            break
        left = found
    return left


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
