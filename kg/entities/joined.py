"""The things of all regions together: a knowledge base of documents that are in no memory."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from itertools import accumulate, islice
from typing import NamedTuple, overload

from kg.entities.assemble import Edit
from kg.entities.brief import Loci, Numbers
from kg.entities.everywhere import Everywhere, Placed
from kg.entities.indicators import indicator_for
from kg.entities.keys import Registry
from kg.entities.late import Late, Things
from kg.entities.places import circular
from kg.entities.regions import Body, Region
from kg.model.entity import Entity, FactRef, Indicator, KnowledgeBase, Locus, Merge
from kg.model.fact import DocumentFacts


class Rows(Sequence[tuple[int, ...]]):
    """For each document a row of numbers, which are those of its region translated when they are asked for.

    Args:
        placed: the regions.
        numbers: gives of a region how many numbers each document has, and the numbers of all.
        known: what each of the numbers of a region means, by the place of the region.
    """

    def __init__(
        self,
        placed: Sequence[Placed],
        numbers: Callable[[Body], tuple[Numbers, Numbers]],
        known: Callable[[int], Sequence[int]],
    ) -> None:
        self._placed, self._numbers, self._known = placed, numbers, known
        size = sum(len(numbers) for numbers, _ in placed)
        self._at: Numbers = array("I", bytes(8 * size))  # of each document its region, and its place in it
        for region, (documents, _) in enumerate(placed):
            for place, number in enumerate(documents):
                self._at[2 * number], self._at[2 * number + 1] = region, place
        self._ends: dict[int, list[int]] = {}
        self._last: tuple[int, tuple[int, ...]] = -1, ()

    def __len__(self) -> int:
        return len(self._at) // 2

    @overload
    def __getitem__(self, place: int) -> tuple[int, ...]: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[tuple[int, ...], ...]: ...
    def __getitem__(self, place: int | slice) -> tuple[int, ...] | tuple[tuple[int, ...], ...]:
        if isinstance(place, slice):
            return tuple(self[number] for number in range(len(self))[place])
        if self._last[0] != place:
            region, row = self._at[2 * place], self._at[2 * place + 1]
            counts, numbers = self._numbers(self._placed[region].region.body)
            ends = self._ends.get(region) or self._ends.setdefault(region, [0, *accumulate(counts)])
            found = numbers[ends[row] : ends[row + 1]]
            self._last = place, tuple(map(self._known(region).__getitem__, found))
        return self._last[1]

    def __iter__(self) -> Iterator[tuple[int, ...]]:
        return map(self.__getitem__, range(len(self)))


class Joined(NamedTuple):
    """What all regions come to together.

    Attributes:
        base: the knowledge base.
        outlined: the same for those who write documents: of what is known everywhere no more than keys, classes and names,
            and the indicators in another order.
        things: for each document, the entities that its figures and aims are of, and its place.
        ties: for each document, what tells whether its things are what they were.
    """

    base: KnowledgeBase
    outlined: KnowledgeBase
    things: list[set[int]]
    ties: list[str]


def join_regions(
    placed: Sequence[Placed],
    edit: Callable[[Mapping[int, Edit]], Sequence[DocumentFacts]],
    registry: Registry | None = None,
) -> Joined:
    """The knowledge base of all regions.

    Args:
        placed: the regions.
        edit: gives the documents with what is taken away from some of them.
        registry: the keys that earlier builds gave.
    """
    heads = [region.head for _, region in placed]
    everywhere = Everywhere(placed, registry or Registry())
    entities = Things(
        [*(head.keys for head in heads), [one.key for one in everywhere.outlines]],
        [Late(partial(_entities, region, numbers)) for numbers, region in placed],
        everywhere.outlines,
        Late(everywhere.whole),
    )
    *local, common = entities.positions()
    known = [array("i", [-1, *positions, *[-1] * len(head.wide)]) for positions, head in zip(local, heads, strict=True)]
    became = dict(zip(common, everywhere.outlines, strict=True))
    for position, refs in zip(common, everywhere.refs, strict=True):
        for number, index in refs:
            known[number][index + 1] = position
    found = _circles(placed, known)
    gone: dict[int, set[int]] = defaultdict(set)
    for ref in found:
        gone[ref.document].add(ref.number)
    documents = edit({number: Edit(relations=frozenset(relations)) for number, relations in gone.items()})
    base = KnowledgeBase(
        documents,
        entities,
        Rows(placed, lambda body: (body.things, body.links), known.__getitem__),
        *_indicators(placed),
        circles=found,
        scopes=Late(partial(_scopes, placed, [one.key for one in everywhere.outlines if not one.code])),
    )
    wordings = _Wordings(placed)
    measured = Rows(placed, lambda body: (body.figures, body.measured), wordings.numbers)
    outlined = replace(base, entities=entities.outlines(), indicators=wordings, measured=measured)
    return Joined(base, outlined, _things(placed, known), _ties(placed, known, became))


def _things(placed: Sequence[Placed], known: Sequence[Numbers]) -> list[set[int]]:
    """For each document, the entities that its figures and aims are of, and its place."""
    found: dict[int, set[int]] = {}
    for (numbers, region), position in zip(placed, known, strict=True):
        each = iter(region.head.abouts)
        for number, count in zip(numbers, region.head.spoken_of, strict=True):
            found[number] = set(map(position.__getitem__, islice(each, count)))
    return [found[number] for number in range(len(found))]


def _scopes(placed: Sequence[Placed], everywhere: Sequence[str]) -> list[tuple[str, str]]:
    """For the key of each thing without a code, the place within which its names mean it."""
    scopes: dict[str, str] = {}
    for _, region in placed:
        scopes.update(zip(region.head.keys, region.body.scopes, strict=True))
    scopes.update(dict.fromkeys(everywhere, ""))
    return sorted(scopes.items())


def _ties(placed: Sequence[Placed], known: Sequence[Numbers], entities: Mapping[int, Entity]) -> list[str]:
    """For each document, what its region makes of its things, and what the others became that it names."""
    found: dict[int, str] = {}
    for (numbers, region), position in zip(placed, known, strict=True):
        head = region.head
        became = [entities[number] for number in position[len(head.keys) + 1 :]]
        words = [f"{one.key}\t{one.kind.value}\t{one.name}" for one in became]
        first = 0
        for number, tie, count in zip(numbers, head.ties, head.named, strict=True):
            found[number] = "\n".join((tie, *map(words.__getitem__, head.wides[first : first + count])))
            first += count
    return [found[number] for number in range(len(found))]


def _circles(placed: Sequence[Placed], known: Sequence[Numbers]) -> tuple[FactRef, ...]:
    """The placements of all regions that close a circle."""
    pairs = []
    surest: dict[tuple[int, int], float] = {}
    for (_, region), entities in zip(placed, known, strict=True):
        numbers_of = entities[1:].__getitem__
        inner, outer, confidences = region.head.pairs
        row = list(zip(map(numbers_of, inner), map(numbers_of, outer), strict=True))
        pairs.append(row)
        for pair, confidence in zip(row, confidences, strict=True):
            if confidence > surest.get(pair, -1.0):
                surest[pair] = confidence
    dropped = circular(surest)
    found: list[FactRef] = []
    for (numbers, region), row in zip(placed, pairs, strict=True):
        if not dropped.isdisjoint(row):
            each = iter(region.head.placements)
            triples = zip(each, each, each, strict=True)
            found += [FactRef(numbers[document], relation) for document, relation, n in triples if row[n] in dropped]
    return tuple(sorted(found))


def _entities(region: Region, numbers: Sequence[int]) -> list[Entity]:
    """The things that are known in a region alone."""
    body = region.body
    merges: dict[int, list[Merge]] = defaultdict(list)
    for number, m in body.merges:
        merges[number].append(Merge(m.name, m.rule, _moved(m.here, numbers), _moved(m.there, numbers)))
    replaces: dict[int, list[str]] = defaultdict(list)
    for number, key in body.replaces:
        replaces[number].append(key)
    columns = zip(region.head.keys, body.kinds, body.names, body.aliases, body.confidences, body.ends, strict=True)
    found: list[Entity] = []
    first = 0
    for number, (key, kind, name, aliases, confidence, end) in enumerate(columns):
        others, keys = tuple(merges.get(number, ())), tuple(replaces.get(number, ()))
        found.append(
            Entity(key, kind, name, aliases, "", Loci(body.loci, numbers, first, end), confidence, others, keys)
        )
        first = end
    return found


def _moved(at: Locus | None, numbers: Sequence[int]) -> Locus | None:
    return None if at is None else at._replace(document=numbers[at.document])


def _indicators(placed: Sequence[Placed]) -> tuple[Sequence[Indicator], Rows]:
    """All indicators, and for each document those of its figures."""

    @cache
    def found() -> tuple[list[Indicator], list[list[int]]]:
        regions = [region for _, region in placed]
        meant = {wording: indicator_for(wording) for wording in {w for region in regions for w in region.body.wordings}}
        every = sorted(set(meant.values()), key=lambda i: i.key)
        position = {indicator: number for number, indicator in enumerate(every)}
        number_of = {wording: position[indicator] for wording, indicator in meant.items()}
        return every, [list(map(number_of.__getitem__, region.body.wordings)) for region in regions]

    measured = Rows(placed, lambda body: (body.figures, body.measured), lambda region: found()[1][region])
    return Late(lambda: found()[0]), measured


class _Wordings(Sequence[Indicator]):
    """The indicators that the wordings of all regions mean, each known by its wording; no region is read but those asked for.

    Args:
        placed: the regions.
    """

    def __init__(self, placed: Sequence[Placed]) -> None:
        self._placed = placed

    def numbers(self, region: int) -> Sequence[int]:
        """The number of each wording of a region: those of all regions take turns."""
        every = len(self._placed)
        return range(region, region + every * len(self._placed[region].region.body.wordings), every)

    def __len__(self) -> int:
        every = len(self._placed)
        return every * max((len(region.body.wordings) for _, region in self._placed), default=0)

    @overload
    def __getitem__(self, place: int) -> Indicator: ...
    @overload
    def __getitem__(self, place: slice) -> list[Indicator]: ...
    def __getitem__(self, place: int | slice) -> Indicator | list[Indicator]:
        if isinstance(place, slice):
            return [self[number] for number in range(len(self))[place]]
        number, region = divmod(place, len(self._placed))
        return indicator_for(self._placed[region].region.body.wordings[number])
