"""The things of all regions together: a knowledge base of documents that are in no memory."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import accumulate, islice
from typing import NamedTuple, overload

from kg.entities.assemble import Edit
from kg.entities.brief import Loci, Numbers
from kg.entities.identity import ancestors, division, entity_of, grouped
from kg.entities.indicators import indicator_for
from kg.entities.keys import Registry
from kg.entities.late import Late, Things
from kg.entities.places import circular
from kg.entities.regions import Body, Region, Wide
from kg.entities.spoken import Heard, Spoken
from kg.model.entity import Entity, FactRef, Indicator, KnowledgeBase, Locus, Merge
from kg.model.fact import DocumentFacts
from kg.model.mention import NameClass

#: A thing of a region: the number of the region, and its own in it.
_Ref = tuple[int, int]


class Placed(NamedTuple):
    """A region with the numbers that its documents have among all, ascending."""

    numbers: Sequence[int]
    region: Region


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
        known: Callable[[int], Numbers | list[int]],
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


class _Places:
    """Where the things of a region stand, read when it is asked for."""

    __slots__ = ("_region",)

    def __init__(self, region: Region) -> None:
        self._region = region

    def __len__(self) -> int:
        return len(self._region.body.loci)

    def __getitem__(self, some: slice, /) -> Numbers:
        return self._region.body.loci[some]


class Joined(NamedTuple):
    """What all regions come to together.

    Attributes:
        base: the knowledge base.
        things: for each document, the entities that its figures and aims are of, and its place.
        ties: for each document, what tells whether its things are what they were.
    """

    base: KnowledgeBase
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
    regions = [region for _, region in placed]
    heads = [region.head for region in regions]
    wide: dict[tuple[NameClass | None, str], list[tuple[int, _Ref, Wide, Loci]]] = defaultdict(list)
    for number, ((numbers, region), head) in enumerate(zip(placed, heads, strict=True)):
        places = _Places(region)
        for index, one in enumerate(head.wide, len(head.keys)):
            name = (None, one.code) if one.code else (one.kind, one.name)
            loci = Loci(places, numbers, one.first, one.end)
            wide[name].append((numbers[one.document], (number, index), one, loci))
    everywhere = list(_known_everywhere(wide, registry or Registry()))
    entities = Things(
        [*(head.keys for head in heads), [entity.key for entity, _ in everywhere]],
        [*(partial(_entities, region, numbers) for numbers, region in placed), lambda: [one for one, _ in everywhere]],
    )
    *local, common = entities.positions()
    known = [array("i", [-1, *positions, *[-1] * len(head.wide)]) for positions, head in zip(local, heads, strict=True)]
    for position, (_, refs) in zip(common, everywhere, strict=True):
        for number, index in refs:
            known[number][index + 1] = position
    found = _circles(placed, known)
    gone: dict[int, set[int]] = defaultdict(set)
    for ref in found:
        gone[ref.document].add(ref.number)
    documents = edit({number: Edit(relations=frozenset(relations)) for number, relations in gone.items()})
    every, measured = _indicators(placed)
    links = Rows(placed, lambda body: (body.things, body.links), known.__getitem__)
    base = KnowledgeBase(
        documents,
        entities,
        links,
        every,
        measured,
        circles=found,
        scopes=Late(partial(_scopes, regions, [entity.key for entity, _ in everywhere if not entity.code])),
    )
    ties = _ties(placed, known, {position: one for position, (one, _) in zip(common, everywhere, strict=True)})
    return Joined(base, _things(placed, known), ties)


def _things(placed: Sequence[Placed], known: Sequence[Numbers]) -> list[set[int]]:
    """For each document, the entities that its figures and aims are of, and its place."""
    found: dict[int, set[int]] = {}
    for (numbers, region), position in zip(placed, known, strict=True):
        each = iter(region.head.abouts)
        for number, count in zip(numbers, region.head.spoken_of, strict=True):
            found[number] = set(map(position.__getitem__, islice(each, count)))
    return [found[number] for number in range(len(found))]


def _scopes(regions: Sequence[Region], everywhere: Sequence[str]) -> list[tuple[str, str]]:
    """For the key of each thing without a code, the place within which its names mean it."""
    scopes: dict[str, str] = {}
    for region in regions:
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


def _known_everywhere(
    wide: Mapping[tuple[NameClass | None, str], list[tuple[int, _Ref, Wide, Loci]]], registry: Registry
) -> Iterator[tuple[Entity, list[_Ref]]]:
    """The divisions with a code and the things that are known everywhere, of what all regions say of them."""
    coded: dict[str, Spoken] = {}
    names: dict[tuple[NameClass, str], dict[str, Spoken]] = defaultdict(dict)
    for (kind, name), found in wide.items():
        found.sort(key=lambda row: row[:2])
        first = found[0][2]
        spoken = Spoken(first.kind, first.name)
        for _, ref, one, loci in found:
            words = {word: at._replace(document=loci.documents[at.document]) for word, at in one.words}
            spoken.spoken.update(one.spoken)
            spoken.aliases.update(one.aliases)
            spoken.members.append(ref)
            spoken.parts.append(loci)
            spoken.hear_words(words, one.confidence)
        if kind is None:
            coded[name] = spoken
        else:
            names[kind, ""][name] = spoken
    for code, spoken in coded.items():
        yield division(code, spoken), spoken.members
    for named in grouped(Heard(names, {}), (), {}):
        yield entity_of(named, (), registry), named.members
    for entity in ancestors(set(coded)):
        yield entity, []


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
