"""The things of all regions together: a knowledge base of documents that are in no memory."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple, overload

from kg.entities.assemble import Edit
from kg.entities.brief import Loci, Numbers
from kg.entities.identity import ancestors, division, entity_of, grouped
from kg.entities.indicators import indicator_for
from kg.entities.keys import Registry
from kg.entities.places import circular
from kg.entities.regions import Local, Region, Wide
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


def join_regions(
    placed: Sequence[Placed],
    edit: Callable[[Mapping[int, Edit]], Sequence[DocumentFacts]],
    registry: Registry | None = None,
) -> tuple[KnowledgeBase, list[set[int]]]:
    """The knowledge base of all regions, and for each document the entities that its figures and aims are of.

    Args:
        placed: the regions.
        edit: gives the documents with what is taken away from some of them.
        registry: the keys that earlier builds gave.
    """
    made: list[tuple[Entity, list[_Ref]]] = []
    scopes: dict[str, str] = {}
    wide: dict[tuple[NameClass | None, str], list[tuple[int, _Ref, Wide, Loci]]] = defaultdict(list)
    for number, (numbers, region) in enumerate(placed):
        first = 0
        for index, local in enumerate(region.local):
            made.append((_entity(local, Loci(region.loci[first : local.ends], numbers), numbers), [(number, index)]))
            scopes[local.key] = local.scope
            first = local.ends
        for index, one in enumerate(region.wide, len(region.local)):
            name = (None, one.code) if one.code else (one.kind, one.name)
            loci = Loci(region.loci[first : one.ends], numbers)
            wide[name].append((numbers[one.document], (number, index), one, loci))
            first = one.ends
    made += _known_everywhere(wide, scopes, registry or Registry())
    made.sort(key=lambda row: (row[0].key, row[0].name))
    known = [array("i", [-1] * (len(region.local) + len(region.wide) + 1)) for _, region in placed]
    for position, (_, refs) in enumerate(made):
        for number, index in refs:
            known[number][index + 1] = position
    regions = [region for _, region in placed]
    links = Rows(_rows(placed, [region.things for region in regions]), [region.links for region in regions], known)
    about = Rows(_rows(placed, [region.spoken_of for region in regions]), [region.abouts for region in regions], known)
    every, meant = _indicators(regions)
    measured = Rows(_rows(placed, [region.figures for region in regions]), [r.measured for r in regions], meant)
    found = _circles(placed, known)
    gone: dict[int, set[int]] = defaultdict(set)
    for ref in found:
        gone[ref.document].add(ref.number)
    documents = edit({number: Edit(relations=frozenset(relations)) for number, relations in gone.items()})
    base = KnowledgeBase(
        documents,
        tuple(entity for entity, _ in made),
        links,
        every,
        measured,
        circles=found,
        scopes=tuple(sorted(scopes.items())),
    )
    things = [{row[0], *spoken_of} if row else set() for row, spoken_of in zip(links, about, strict=True)]
    return base, things


def _circles(placed: Sequence[Placed], known: Sequence[Numbers]) -> tuple[FactRef, ...]:
    """The placements of all regions that close a circle."""
    pairs = [
        [(entities[one.inner + 1], entities[one.outer + 1]) for one in region.pairs]
        for (_, region), entities in zip(placed, known, strict=True)
    ]
    surest: dict[tuple[int, int], float] = {}
    for (_, region), row in zip(placed, pairs, strict=True):
        for pair, one in zip(row, region.pairs, strict=True):
            surest[pair] = max(one.confidence, surest.get(pair, one.confidence))
    dropped = circular(surest)
    found: list[FactRef] = []
    for (numbers, region), row in zip(placed, pairs, strict=True):
        if not dropped.isdisjoint(row):
            each = iter(region.placements)
            triples = zip(each, each, each, strict=True)
            found += [FactRef(numbers[document], relation) for document, relation, n in triples if row[n] in dropped]
    return tuple(sorted(found))


def _entity(local: Local, loci: Loci, numbers: Sequence[int]) -> Entity:
    merges = tuple(Merge(m.name, m.rule, _moved(m.here, numbers), _moved(m.there, numbers)) for m in local.merges)
    return Entity(
        local.key, local.kind, local.name, local.aliases, "", loci, local.confidence, merges, local.replaces
    )  # fmt: skip


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
            spoken.add(
                Spoken(one.kind, one.name, {*one.spoken}, {*one.aliases}, [ref], loci.numbers(), words, one.confidence)
            )
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
    meant = [[indicator_for(wording) for wording in region.wordings] for region in regions]
    every = tuple(sorted({one for row in meant for one in row}, key=lambda i: i.key))
    position = {indicator: number for number, indicator in enumerate(every)}
    return every, [[position[one] for one in row] for row in meant]
