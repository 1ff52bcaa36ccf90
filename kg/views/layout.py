"""Where everything stands on the map, computed once and without chance: the browser only draws.

Nearly all relations of a district's documents join something to the district itself, so a spring layout would make one
ball of it. Here the district stands in the middle of its island and each family of classes has a sector around it;
things that relations join stand together as small trees. Every position follows from counts alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.model.entity import KnowledgeBase
from kg.model.values import made_by_slots
from kg.views.glyphs import families, family_of
from kg.views.islands import Island, clusters, find_islands, relation_graph

#: Half of the room that one thing takes.
_SLOT = 17.0
_HUB = 70.0
_GAP = 7.0
_BETWEEN_ISLANDS = 150.0
#: How often the angles of an island are evened out.
_TRIALS = 14

Point = tuple[float, float]
#: The radius of what stands together, and its places counted from its middle.
Disc = tuple[float, dict[int, Point]]


@made_by_slots
@dataclass(frozen=True, slots=True)
class Sector:
    """A family's part of an island: its angles in radians and how far out it reaches."""

    family: str
    start: float
    end: float
    reach: float


@dataclass(frozen=True, slots=True)
class Placed:
    """An island with the places of its things, counted from its own middle."""

    island: Island
    radius: float
    sectors: tuple[Sector, ...]
    points: dict[int, Point]


@dataclass(frozen=True, slots=True)
class Map:
    """The whole map.

    Attributes:
        points: the place of each entity, by its number.
        home: the island of each entity, by its number.
        islands: each island with its middle.
    """

    points: tuple[tuple[int, int], ...]
    home: tuple[int, ...]
    islands: tuple[tuple[Placed, Point], ...]


def lay_out(base: KnowledgeBase) -> Map:
    """The map of a knowledge base.

    Args:
        base: the knowledge base.
    """
    beside = dict(relation_graph(base).adjacency())
    family = family_of()
    placed = []
    for island in find_islands(base):
        trees = clusters(beside, island)
        by_family: dict[str, list[Disc]] = {name: [] for name in families()}
        for root, around in trees:
            by_family[family[base.entities[root].kind]].append(_tree_disc(root, around))
        placed.append(_island(island, by_family))
    middles = _pack([one.radius for one in placed])
    points: list[tuple[int, int]] = [(0, 0)] * len(base.entities)
    home = [0] * len(base.entities)
    for number, (one, (x, y)) in enumerate(zip(placed, middles, strict=True)):
        for entity, (dx, dy) in one.points.items():
            points[entity] = (round(x + dx), round(y + dy))
            home[entity] = number
    return Map(tuple(points), tuple(home), tuple(zip(placed, middles, strict=True)))


def _tree_disc(root: int, around: dict[int, list[int]]) -> Disc:
    """A tree as a disc: the radius it needs and the places in it, the root in the middle."""
    if not around[root]:
        return _SLOT, {root: (0.0, 0.0)}
    children = [_tree_disc(child, around) for child in around[root]]
    children.sort(key=lambda disc: (-disc[0], min(disc[1])))
    points: dict[int, Point] = {root: (0.0, 0.0)}
    radius = _SLOT
    at = 0
    while at < len(children):
        widest = children[at][0]
        ring = radius + widest
        ring_children = children[at : at + _ring_capacity(children[at:], ring)]
        step = 2 * math.pi / len(ring_children)
        for place, (_, inner) in enumerate(ring_children):
            dx, dy = ring * math.cos(place * step), ring * math.sin(place * step)
            points |= {number: (x + dx, y + dy) for number, (x, y) in inner.items()}
        at += len(ring_children)
        radius = ring + widest
    return radius, points


def _ring_capacity(discs: Sequence[tuple[float, object]], ring: float) -> int:
    """How many of the discs, from the first on, fit around a ring."""
    used = 0.0
    for count, (radius, _) in enumerate(discs):
        used += 2 * math.asin(min(1.0, radius / ring))
        if used > 2 * math.pi and count:
            return count
    return len(discs)


def _island(island: Island, by_family: dict[str, list[Disc]]) -> Placed:
    core = _HUB if island.hub >= 0 else 2 * _SLOT
    waiting = {name: sorted(discs, key=_widest) for name, discs in by_family.items() if discs}
    shares = {name: sum((2 * r + _GAP) ** 2 for r, _ in by_family[name]) for name in waiting}
    radius, sectors = math.inf, list[Sector]()
    for _ in range(_TRIALS):
        tried = _sectors(waiting, shares, core)
        reach = max((s.reach for s in tried), default=core)
        if reach < radius - 1e-6:
            radius, sectors = reach, tried
        mean = sum(s.reach for s in tried) / len(tried) if tried else 1.0
        shares = {s.family: (s.end - s.start) * (s.reach / mean) ** 1.2 for s in tried}
    points: dict[int, Point] = {}
    for sector in sectors:
        for row in _rows(waiting[sector.family], sector.start, sector.end, core):
            points |= row.points()
    if island.hub >= 0:
        points = {island.hub: (0.0, 0.0), **points}
    return Placed(island, (radius if sectors else core) + _SLOT, tuple(sectors), points)


def _widest(disc: Disc) -> tuple[float, int]:
    return -disc[0], min(disc[1])


def _sectors(waiting: dict[str, list[Disc]], shares: dict[str, float], core: float) -> list[Sector]:
    """All sectors of an island, their angles by the shares, none too narrow to hold its caption."""
    whole = sum(shares.values())
    least = whole * 0.3 / len(shares) if shares else 0.0
    widened = {name: max(least, share) for name, share in shares.items()}
    whole = sum(widened.values())
    found = []
    angle = -math.pi / 2
    for name, share in widened.items():
        end = angle + 2 * math.pi * share / whole
        found.append(Sector(name, angle, end, _reach(waiting[name], end - angle, core)))
        angle = end
    return found


class _Row(NamedTuple):
    """Discs side by side in a sector: how far from the middle, where the first begins, and the room between them."""

    discs: list[Disc]
    at: float
    start: float
    spare: float

    def points(self) -> dict[int, Point]:
        """The places of what the discs hold."""
        found: dict[int, Point] = {}
        along = self.start + _GAP / self.at
        for radius, inner in self.discs:
            middle = along + (radius + self.spare / 2) / self.at
            dx, dy = self.at * math.cos(middle), self.at * math.sin(middle)
            found |= {number: (x + dx, y + dy) for number, (x, y) in inner.items()}
            along += (2 * radius + _GAP + self.spare) / self.at
        return found


def _rows(waiting: list[Disc], start: float, end: float, core: float) -> Iterator[_Row]:
    """Fill a sector with discs in rows from the middle outwards; they come widest first."""
    inner = core
    at = 0
    while at < len(waiting):
        row, count, used = _row(waiting, at, end - start, inner)
        room = (end - start) * row - 2 * _GAP
        yield _Row(waiting[at : at + count], row, start, max(0.0, room - used) / count)
        inner = row + waiting[at][0] + _GAP
        at += count


def _reach(waiting: list[Disc], width: float, core: float) -> float:
    """How far out the rows of a sector reach."""
    inner = core
    at = 0
    while at < len(waiting):
        row, count, _ = _row(waiting, at, width, inner)
        inner = row + waiting[at][0] + _GAP
        at += count
    return inner


def _row(waiting: list[Disc], at: int, width: float, inner: float) -> tuple[float, int, float]:
    """The next row of a sector: how far from the middle it is, how many discs fit, and the angles' room that they take."""
    radius = waiting[at][0]
    row = inner + radius
    while width * row < 2 * radius + 2 * _GAP and width < 2 * math.pi:
        row += _SLOT
    room = width * row - 2 * _GAP
    count, used = 0, 0.0
    smallest = 2 * waiting[-1][0]
    while at + count < len(waiting):
        wide = 2 * waiting[at + count][0]
        if count and used + wide > room:
            break
        if wide == smallest and count:  # so are all behind it
            more = min(len(waiting) - at - count, 1 + int((room - used - wide) // (wide + _GAP)))
            return row, count + more, used + more * (wide + _GAP)
        used += wide + _GAP
        count += 1
    return row, count, used


def _pack(radii: list[float]) -> list[Point]:
    """Places for discs so that none overlap: the largest in the middle, the others where they fit closest to it."""
    order = sorted(range(len(radii)), key=lambda n: (-radii[n], n))
    placed: list[tuple[float, float, float]] = []
    found: dict[int, Point] = {}
    for number in order:
        radius = radii[number] + _BETWEEN_ISLANDS / 2
        found[number] = _free_place(placed, radius)
        placed.append((*found[number], radius))
    left, top = min((x - r for x, _, r in placed), default=0), min((y - r for _, y, r in placed), default=0)
    return [(found[n][0] - left, found[n][1] - top) for n in range(len(radii))]


def _free_place(placed: list[tuple[float, float, float]], radius: float) -> Point:
    """The free place nearest to the middle, seen on a screen that is wider than high."""
    if not placed:
        return 0.0, 0.0
    best: tuple[float, float, float] | None = None
    for x, y, r in placed:
        for step in range(24):
            angle = step * math.pi / 12
            at = x + (r + radius) * math.cos(angle), y + (r + radius) * math.sin(angle)
            far = math.hypot(at[0] * 0.62, at[1])
            if (best is None or far < best[0] - 1e-6) and not any(
                math.hypot(at[0] - px, at[1] - py) < pr + radius - 1e-6 for px, py, pr in placed
            ):
                best = (far, *at)
    assert best is not None
    return best[1], best[2]
