"""The things of all regions together: a knowledge base of documents that are in no memory."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from sys import intern
from typing import NamedTuple, overload

from kg.entities.assemble import Edit
from kg.entities.brief import Loci, Numbers
from kg.entities.identity import ancestors, division, entity_of, grouped
from kg.entities.indicators import indicator_for
from kg.entities.keys import Registry
from kg.entities.places import circular
from kg.entities.regions import Region, Wide
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


@dataclass(frozen=True, slots=True)
class _Row:
    """Where the numbers of a document stand in the rows of its region."""

    region: int
    first: int
    end: int


class Rows(Sequence[tuple[int, ...]]):
    """For each document a row of numbers, which are those of its region translated when they are asked for.

    Args:
        rows: where the numbers of each document stand.
        numbers: the numbers of each region.
        known: what each of the numbers of a region means.
    """

    def __init__(self, rows: Sequence[_Row], numbers: Sequence[Numbers], known: Sequence[Numbers | list[int]]) -> None:
        self._rows, self._numbers, self._known = rows, numbers, known
        self._last: tuple[int, tuple[int, ...]] = -1, ()

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> tuple[int, ...]: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[tuple[int, ...], ...]: ...
    def __getitem__(self, place: int | slice) -> tuple[int, ...] | tuple[tuple[int, ...], ...]:
        if isinstance(place, slice):
            return tuple(self[number] for number in range(len(self))[place])
        if self._last[0] != place:
            row = self._rows[place]
            known = self._known[row.region]
            self._last = place, tuple(map(known.__getitem__, self._numbers[row.region][row.first : row.end]))
        return self._last[1]

    def __iter__(self) -> Iterator[tuple[int, ...]]:
        return map(self.__getitem__, range(len(self)))


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
    made: list[tuple[Entity, list[_Ref]]] = []
    scopes: dict[str, str] = {}
    wide: dict[tuple[NameClass | None, str], list[tuple[int, _Ref, Wide, Loci]]] = defaultdict(list)
    for number, (numbers, region) in enumerate(placed):
        local = region.local
        made += zip(_entities(region, numbers), ([(number, index)] for index in range(len(local.keys))), strict=True)
        scopes.update(zip(local.keys, map(intern, local.scopes), strict=True))
        first = local.ends[-1] if local.ends else 0
        for index, one in enumerate(region.wide, len(local.keys)):
            name = (None, one.code) if one.code else (one.kind, one.name)
            loci = Loci(region.loci, numbers, first, one.ends)
            wide[name].append((numbers[one.document], (number, index), one, loci))
            first = one.ends
    made += _known_everywhere(wide, scopes, registry or Registry())
    made.sort(key=lambda row: (row[0].key, row[0].name))
    known = [array("i", [-1] * (len(region.local.keys) + len(region.wide) + 1)) for _, region in placed]
    for position, (_, refs) in enumerate(made):
        for number, index in refs:
            known[number][index + 1] = position
    regions = [region for _, region in placed]
    places_of = _rows(placed, [region.things for region in regions])
    links = Rows(places_of, [region.links for region in regions], known)
    about = Rows(_rows(placed, [region.spoken_of for region in regions]), [region.abouts for region in regions], known)
    every, meant = _indicators(regions)
    measured = Rows(_rows(placed, [region.figures for region in regions]), [r.measured for r in regions], meant)
    found = _circles(placed, known)
    gone: dict[int, set[int]] = defaultdict(set)
    for ref in found:
        gone[ref.document].add(ref.number)
    documents = edit({number: Edit(relations=frozenset(relations)) for number, relations in gone.items()})
    entities = tuple(entity for entity, _ in made)
    base = KnowledgeBase(
        documents, entities, links, every, measured, circles=found, scopes=tuple(sorted(scopes.items()))
    )
    things = [
        {known[at.region][regions[at.region].links[at.first]], *spoken_of} if at.first < at.end else set()
        for at, spoken_of in zip(places_of, about, strict=True)
    ]
    return Joined(base, things, _ties(placed, known, entities))


def _ties(placed: Sequence[Placed], known: Sequence[Numbers], entities: Sequence[Entity]) -> list[str]:
    """For each document, what its region makes of its things, and what the others became that it names."""
    found: dict[int, str] = {}
    for (numbers, region), position in zip(placed, known, strict=True):
        ours = len(region.local.keys) + 1
        became = [entities[number] for number in position[ours:]]
        words = [f"{one.key}\t{one.kind.value}\t{one.name}" for one in became]
        first = 0
        for number, tie, count in zip(numbers, region.ties, region.named, strict=True):
            found[number] = "\n".join((tie, *map(words.__getitem__, region.wides[first : first + count])))
            first += count
    return [found[number] for number in range(len(found))]


def _circles(placed: Sequence[Placed], known: Sequence[Numbers]) -> tuple[FactRef, ...]:
    """The placements of all regions that close a circle."""
    pairs = []
    surest: dict[tuple[int, int], float] = {}
    for (_, region), entities in zip(placed, known, strict=True):
        numbers_of = entities[1:].__getitem__
        row = list(zip(map(numbers_of, region.pairs.inner), map(numbers_of, region.pairs.outer), strict=True))
        pairs.append(row)
        for pair, confidence in zip(row, region.pairs.confidences, strict=True):
            if confidence > surest.get(pair, -1.0):
                surest[pair] = confidence
    dropped = circular(surest)
    found: list[FactRef] = []
    for (numbers, region), row in zip(placed, pairs, strict=True):
        if not dropped.isdisjoint(row):
            each = iter(region.placements)
            triples = zip(each, each, each, strict=True)
            found += [FactRef(numbers[document], relation) for document, relation, n in triples if row[n] in dropped]
    return tuple(sorted(found))


def _entities(region: Region, numbers: Sequence[int]) -> Iterator[Entity]:
    """The things that are known in a region alone."""
    local = region.local
    merges: dict[int, list[Merge]] = defaultdict(list)
    for number, m in local.merges:
        merges[number].append(Merge(m.name, m.rule, _moved(m.here, numbers), _moved(m.there, numbers)))
    replaces: dict[int, list[str]] = defaultdict(list)
    for number, key in local.replaces:
        replaces[number].append(key)
    columns = zip(local.keys, local.kinds, local.names, local.aliases, local.confidences, local.ends, strict=True)
    first = 0
    for number, (key, kind, name, aliases, confidence, end) in enumerate(columns):
        others, keys = tuple(merges.get(number, ())), tuple(replaces.get(number, ()))
        yield Entity(key, kind, name, aliases, "", Loci(region.loci, numbers, first, end), confidence, others, keys)
        first = end


def _moved(at: Locus | None, numbers: Sequence[int]) -> Locus | None:
    return None if at is None else at._replace(document=numbers[at.document])


def _known_everywhere(
    wide: Mapping[tuple[NameClass | None, str], list[tuple[int, _Ref, Wide, Loci]]],
    scopes: dict[str, str],
    registry: Registry,
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
        entity = entity_of(named, (), registry)
        scopes[entity.key] = ""
        yield entity, named.members
    for entity in ancestors(set(coded)):
        yield entity, []


def _rows(placed: Sequence[Placed], sizes: Sequence[Numbers]) -> list[_Row]:
    """Where the numbers of each document stand, of how many each has in its region."""
    found: dict[int, _Row] = {}
    for region, ((numbers, _), counts) in enumerate(zip(placed, sizes, strict=True)):
        ends = list(accumulate(counts))
        for number, count, end in zip(numbers, counts, ends, strict=True):
            found[number] = _Row(region, end - count, end)
    return [found[number] for number in range(len(found))]


def _indicators(regions: Sequence[Region]) -> tuple[tuple[Indicator, ...], list[Numbers | list[int]]]:
    """All indicators, and for each region what the numbers of its wordings mean."""
    meant = {wording: indicator_for(wording) for wording in {w for region in regions for w in region.wordings}}
    every = tuple(sorted(set(meant.values()), key=lambda i: i.key))
    position = {indicator: number for number, indicator in enumerate(every)}
    number_of = {wording: position[indicator] for wording, indicator in meant.items()}
    return every, [list(map(number_of.__getitem__, region.wordings)) for region in regions]
