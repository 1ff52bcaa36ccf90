"""Which island of the map each thing stands on: one for every place that documents are about, one for what they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import networkx as nx

from kg.entities.brief import rows_of
from kg.model.entity import KnowledgeBase

#: A thing named in several districts' documents belongs to one of them if that many of its mentions are there.
_OWN_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class Island:
    """A group of things that are drawn together.

    Attributes:
        hub: the number of the entity in its middle, or -1 for the island of shared things.
        members: the numbers of the other entities on it, in order.
    """

    hub: int
    members: tuple[int, ...]


def find_islands(base: KnowledgeBase) -> list[Island]:
    """The islands of a knowledge base: those of places in the order of their keys, that of shared things last.

    Args:
        base: the knowledge base.
    """
    home = [base.links[n][0] if d.things and base.links[n] else -1 for n, d in enumerate(base.documents)]
    hubs = sorted({h for h in home if h >= 0})
    members: dict[int, list[int]] = {hub: [] for hub in hubs}
    members[-1] = []
    for number, entity in enumerate(base.entities):
        if number in members:
            continue
        homes = [h for document, _, _ in rows_of(entity.mentions) if (h := home[document]) >= 0]
        members[_island_of(homes)].append(number)
    islands = [Island(hub, tuple(members[hub])) for hub in hubs]
    return [*islands, Island(-1, tuple(members[-1]))] if members[-1] else islands


def _island_of(homes: list[int]) -> int:
    """The island of a thing that is named in documents of these places."""
    if not homes or homes.count(homes[0]) == len(homes):
        return homes[0] if homes else -1
    best, named = min(Counter(homes).items(), key=lambda item: (-item[1], item[0]))
    return best if named >= _OWN_SHARE * len(homes) else -1


def relation_graph(base: KnowledgeBase) -> nx.Graph[int]:
    """Every thing as a node, and an edge for every two that a relation joins."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(base.entities)))
    graph.add_edges_from(sorted(set(_pairs(base))))
    return graph


def _pairs(base: KnowledgeBase) -> Iterator[tuple[int, int]]:
    for number, document in enumerate(base.documents):
        links = base.links[number]
        for relation in document.relations:
            if relation.object is None:
                continue
            a, b = links[relation.subject], links[relation.object]
            if a >= 0 and b >= 0 and a != b:
                yield (a, b) if a < b else (b, a)


def clusters(beside: Mapping[int, Iterable[int]], island: Island) -> list[tuple[int, dict[int, list[int]]]]:
    """The things of an island as trees: who stands around whom.

    The hub is left out, because everything would hang on it. Every other thing stands beside the best connected of its
    neighbours, if that is better connected than itself; what remains unconnected is a tree of one.

    Args:
        beside: the things that relations join to each thing.
        island: the island.

    Returns:
        For each tree its root and, for each thing of it, those that stand around it.
    """
    inside = set(island.members)
    near = {number: [other for other in beside[number] if other in inside] for number in island.members}
    rank = {number: (len(others), -number) for number, others in near.items()}
    leader: dict[int, int] = {}
    for number, others in near.items():
        best = max(map(rank.__getitem__, others), default=rank[number])
        if best > rank[number]:
            leader[number] = -best[1]
    around: dict[int, list[int]] = {number: [] for number in island.members}
    for number, other in leader.items():
        around[other].append(number)
    return [(root, _tree(root, around)) for root in island.members if root not in leader]


def _tree(root: int, around: dict[int, list[int]]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    open_ = [root]
    while open_:
        number = open_.pop()
        found[number] = around[number]
        open_.extend(around[number])
    return found
