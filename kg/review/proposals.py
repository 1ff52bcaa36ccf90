"""Pairs of names that may mean one thing: proposed to a person by the likeness of their letters, never merged by it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, combinations

from rapidfuzz import fuzz

from kg.facts.aliases import spelling
from kg.model.entity import Entity, KnowledgeBase, Locus
from kg.model.mention import DIVISIONS, NameClass

#: From this likeness on (0 to 100, of the letters in order) a pair is worth a person's look.
_LIKE = 72.0
_SHORTEST = 4
_LEFT_OUT = DIVISIONS | {NameClass.PERSON, NameClass.INDUSTRY, NameClass.HONOUR, NameClass.ROAD, NameClass.SUBDISTRICT}
#: Endings that make the name of an area from the name of what lies in it: two things by rule, unless a person says so.
_AROUND = ("板块", "片区", "商圈", "组团")
#: What an area is named after.
_CORES = frozenset({NameClass.PARK, NameClass.FUNCTIONAL_AREA, NameClass.PROJECT, NameClass.FACILITY})
#: Letters in which two names of a series differ: 一期 and 二期, 东路 and 西路, 第3 and 第5.
_SERIES = frozenset(
    "一二三四五六七八九十东西南北中上下左右前后新老旧大小高低内外甲乙丙丁0123456789abcdefghijklmnopqrstuvwxyz"
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two things that may be one.

    Attributes:
        a: the one with more mentions.
        b: the other.
        likeness: how like their names are, from 0 to 100.
    """

    a: Entity
    b: Entity
    likeness: float

    @property
    def here(self) -> Locus | None:
        """Where the first is named."""
        return self.a.mentions[0] if self.a.mentions else None

    @property
    def there(self) -> Locus | None:
        """Where the other is named."""
        return self.b.mentions[0] if self.b.mentions else None


def proposals(base: KnowledgeBase) -> list[Proposal]:
    """The pairs of one class and place that a person should look at, the likeliest first.

    Args:
        base: the knowledge base; what it holds as decided (merged or kept apart) is not proposed again.
    """
    scopes = dict(base.scopes)
    groups: dict[tuple[NameClass, str, str], list[Entity]] = defaultdict(list)
    for entity in base.entities:
        name = spelling(entity.name)
        if entity.kind not in _LEFT_OUT and entity.key in scopes and len(name) >= _SHORTEST:
            scope = scopes[entity.key]
            groups[entity.kind, scope, name[:2] if not scope else ""].append(entity)
    apart = {frozenset(pair) for pair in base.kept_apart}
    pairs_found = [
        *(p for members in groups.values() for p in _of_group(members)),
        *_named_after(base.entities, scopes),
    ]
    made = {(p.a.key, p.b.key): p for p in pairs_found if not _decided(p, apart)}
    return sorted(made.values(), key=lambda p: (-p.likeness, p.a.name, p.b.name, p.a.key, p.b.key))


def _decided(proposal: Proposal, apart: set[frozenset[str]]) -> bool:
    return frozenset((spelling(proposal.a.name), spelling(proposal.b.name))) in apart


def _of_group(members: list[Entity]) -> Iterator[Proposal]:
    spelled = [spelling(e.name) for e in members]
    for index, other_index in _to_compare(spelled):
        name, other_name = spelled[index], spelled[other_index]
        likeness = fuzz.ratio(name, other_name, score_cutoff=_LIKE)
        if likeness >= _LIKE and not _is_series(name, other_name):
            yield _proposal(members[index], members[other_index], likeness)


def _proposal(a: Entity, b: Entity, likeness: float) -> Proposal:
    first, second = sorted((a, b), key=lambda e: (-len(e.mentions), e.name, e.key))
    return Proposal(first, second, round(likeness, 1))


def _named_after(entities: Iterable[Entity], scopes: dict[str, str]) -> Iterator[Proposal]:
    """An area and what it is named after in the same place, by any of their names: 二砂文创园 and 二砂文化创意园板块."""
    cores: dict[tuple[str, str], Entity] = {}
    areas: list[tuple[str, str, Entity]] = []
    for entity in entities:
        scope = scopes.get(entity.key)
        if scope is None or entity.kind not in _CORES:
            continue
        for name in (entity.name, *entity.aliases):
            cores.setdefault((scope, spelling(name)), entity)
            if name.endswith(_AROUND):
                areas.append((scope, spelling(name)[: -len(_AROUND[0])], entity))
    for scope, core, area in areas:
        other = cores.get((scope, core))
        if other is not None and other.key != area.key:
            yield _proposal(area, other, fuzz.ratio(spelling(area.name), spelling(other.name)))


def _to_compare(names: list[str]) -> set[tuple[int, int]]:
    """The pairs of names, by their numbers, that open with the same two letters or of which one holds the other.

    >>> sorted(_to_compare(["云岭公园", "云岭新村", "北云岭公园", "柳湖"]))
    [(0, 1), (0, 2)]
    """
    heads: dict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(names):
        heads[name[:2]].append(number)
    found = {pair for numbers in heads.values() for pair in combinations(numbers, 2)}
    # one text of all names is searched for each of them: far quicker than name by name
    text = "\n".join(names)
    starts = list(accumulate((len(name) + 1 for name in names), initial=0))
    for number, name in enumerate(names):
        at = text.find(name)
        while at >= 0:
            other = bisect_right(starts, at) - 1
            if other != number:
                found.add((min(number, other), max(number, other)))
            at = text.find(name, starts[other + 1])
    return found


def _is_series(a: str, b: str) -> bool:
    """Whether two names differ in no more than the letters that number or place the members of a series.

    >>> _is_series("云岭公园一期", "云岭公园二期"), _is_series("万科医疗养老产业园", "万科健康养老产业园")
    (True, False)
    """
    return bool(_only(a, b) | _only(b, a)) and (_only(a, b) | _only(b, a)) <= _SERIES


def _only(a: str, b: str) -> set[str]:
    rest = list(b)
    left = set()
    for letter in a:
        if letter in rest:
            rest.remove(letter)
        else:
            left.add(letter)
    return left


def pairs(found: Iterable[Proposal]) -> list[tuple[str, str]]:
    """The names of proposals, for a test or a list."""
    return [(p.a.name, p.b.name) for p in found]
