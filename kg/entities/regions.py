"""The things of one region resolved by themselves: names of a place mean nothing elsewhere, so its documents decide them.

What the documents of a region make of their own names depends on nothing else and can be kept from build to build. Names that
mean one thing everywhere (enterprises, industries, honours) and divisions with a code are only gathered here; `joined` resolves
them for all regions together.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.entities.brief import Brief, Numbers
from kg.entities.identity import entity_of, grouped
from kg.entities.keys import Registry
from kg.entities.places import in_circles
from kg.entities.spoken import Heard, Member, Spoken, hear
from kg.entities.ties import OTHERS, tie_of
from kg.model.document import Context
from kg.model.entity import Entity, Locus, Merge
from kg.model.mention import NameClass


class Word(NamedTuple):
    """A way to spell a name, and where it stands first."""

    word: str
    at: Locus


class Pairs(NamedTuple):
    """Things of which the first is said to lie in the second, by their numbers in the region, and how surely."""

    inner: Numbers
    outer: Numbers
    confidences: tuple[float, ...]


class Merged(NamedTuple):
    """A name that was taken for the same thing as that of a thing of the region, by the number of the thing."""

    thing: int
    merge: Merge


class Replaced(NamedTuple):
    """A key that a thing of the region would have by another name, by the number of the thing."""

    thing: int
    key: str


class Spelled(NamedTuple):
    """What else it says by such a name: all names, each way to spell it, how surely, and where in the row of all places."""

    spoken: tuple[str, ...]
    words: tuple[Word, ...]
    confidence: float
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Body:
    """What is asked of a region only where something of it is written, column by column, so that thousands are quickly read.

    Attributes:
        kinds: the classes of the things that are known in the region alone.
        scopes: the place within which the names of each mean it.
        names: their names.
        aliases: their other names.
        confidences: the probability that each is a name of its class.
        ends: where the places of each end in the row of all places.
        merges: the names that were taken for the same thing.
        replaces: the keys that they would have by their other names.
        wide: what else is said by the names that are known everywhere.
        loci: where all things stand, one behind the other: document, start, end, document ...
        links: for the things of all documents, one behind the other, one more than the number of the thing; 0 for none.
        things: how many things each document has.
        wordings: the wordings of indicators.
        measured: for the figures of all documents, one behind the other, the number of its wording.
        figures: how many figures each document has.
    """

    kinds: tuple[NameClass, ...]
    scopes: tuple[str, ...]
    names: tuple[str, ...]
    aliases: tuple[tuple[str, ...], ...]
    confidences: tuple[float, ...]
    ends: Numbers
    merges: tuple[Merged, ...]
    replaces: tuple[Replaced, ...]
    wide: tuple[Spelled, ...]
    loci: Numbers
    links: Numbers
    things: Numbers
    wordings: tuple[str, ...]
    measured: Numbers
    figures: Numbers


class Wide(NamedTuple):
    """What the region says by a name that is known everywhere, or of a division by its code; see `Spoken`."""

    kind: NameClass
    code: str
    name: str
    document: int
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """What tells whether anything changes for the documents of a region, and is read of all regions by every build.

    Attributes:
        contexts: what holds for each document.
        keys: the keys of the things that are known here alone.
        wide: the others.
        abouts: the things of each document that its figures and aims are of, and its place, one behind the other, as `links`
            has them.
        spoken_of: how many those are.
        pairs: the things that are put into others, as far as that may close a circle.
        placements: the relations that do: document, relation, number of the pair, document ...
        ties: for each document, a digest of what its things are as far as the region decides it.
        wides: the numbers of the others that each document names, from 0 on, one behind the other.
        named: how many those are.
    """

    contexts: tuple[Context, ...]
    keys: tuple[str, ...]
    wide: tuple[Wide, ...]
    abouts: Numbers
    spoken_of: Numbers
    pairs: Pairs
    placements: Numbers
    ties: tuple[str, ...]
    wides: Numbers
    named: Numbers


class Region:
    """What the documents of a region come to; documents are numbered as they stand among each other.

    The things of the region are numbered: first those known here alone, then the others.

    Args:
        head: what every build asks of it.
        load: reads the rest, which is in memory from the first time on that it is asked for.
    """

    __slots__ = ("_body", "_load", "head")

    def __init__(self, head: Head, load: Callable[[], Body]) -> None:
        self.head = head
        self._load = load
        self._body: Body | None = None

    @property
    def body(self) -> Body:
        """The rest of it."""
        if self._body is None:
            self._body = self._load()
        return self._body


def resolve_region(documents: Sequence[Brief], registry: Registry | None = None) -> Region:
    """The things of the documents of a region.

    Args:
        documents: each document in brief, in order.
        registry: the keys that earlier builds gave.
    """
    contexts = [document.context for document in documents]
    heard = hear(documents)
    own = Heard({place: found for place, found in heard.names.items() if place[1]}, {})
    loci: Numbers = array("I")
    number_of: dict[Member, int] = {}
    local: list[tuple[str, Entity]] = []
    ends: Numbers = array("I")
    for one in grouped(own, contexts, {}):
        entity = entity_of(one, contexts, registry or Registry())
        for locus in entity.mentions:
            loci.extend(locus)
        number_of.update((member, len(local)) for member in one.members)
        local.append((one.scope, entity))
        ends.append(len(loci))
    wide: list[Wide] = []
    spelled: list[Spelled] = []
    everywhere = [("", spoken) for place, found in heard.names.items() if not place[1] for spoken in found.values()]
    for code, spoken in (*heard.coded.items(), *everywhere):
        document, _ = spoken.members[0]
        wide.append(Wide(spoken.kind, code, spoken.name, document, tuple(sorted(spoken.aliases))))
        spelled.append(_spelled(spoken, len(loci)))
        loci += spoken.loci
        number_of.update((member, len(local) + len(wide) - 1) for member in spoken.members)
    things = [entity for _, entity in local]
    rows = [[number_of.get((n, i), -1) for i in range(len(d.things))] for n, d in enumerate(documents)]
    kin = [dict.fromkeys([*row[:1], *map(row.__getitem__, d.abouts)]) for row, d in zip(rows, documents, strict=True)]
    pairs, placements = _placements(documents, rows, len(local))
    ties, wides, named = _ties(things, wide, rows)
    head = Head(
        tuple(contexts),
        tuple(one.key for one in things),
        tuple(wide),
        array("I", (link + 1 for row in kin for link in row)),
        array("I", map(len, kin)),
        pairs,
        placements,
        ties,
        wides,
        named,
    )
    wordings: dict[str, int] = {}
    body = Body(
        tuple(one.kind for one in things),
        tuple(scope for scope, _ in local),
        tuple(one.name for one in things),
        tuple(one.aliases for one in things),
        tuple(one.confidence for one in things),
        ends,
        tuple(Merged(number, merge) for number, one in enumerate(things) for merge in one.merges),
        tuple(Replaced(number, key) for number, one in enumerate(things) for key in one.replaces),
        tuple(spelled),
        loci,
        array("I", (link + 1 for row in rows for link in row)),
        array("I", map(len, rows)),
        tuple(dict.fromkeys(wording for d in documents for wording in d.indicators)),
        array("I", (wordings.setdefault(wording, len(wordings)) for d in documents for wording in d.indicators)),
        array("I", (len(d.indicators) for d in documents)),
    )
    return Region(head, lambda: body)


def _placements(documents: Sequence[Brief], rows: Sequence[Sequence[int]], ours: int) -> tuple[Pairs, Numbers]:
    """The things that are put into others; of those that are known here alone, no other region has any."""
    surest: dict[tuple[int, int], float] = {}
    said: list[tuple[int, int, tuple[int, int]]] = []
    for number, (document, row) in enumerate(zip(documents, rows, strict=True)):
        for relation, inner, outer, confidence in document.placements:
            if row[inner] >= 0 <= row[outer]:
                pair = row[inner], row[outer]
                surest[pair] = max(confidence, surest.get(pair, confidence))
                said.append((number, relation, pair))
    left = in_circles(surest, lambda thing: thing >= ours)
    number_of = {pair: number for number, pair in enumerate(left)}
    found = array(
        "I", (n for one, relation, pair in said if pair in number_of for n in (one, relation, number_of[pair]))
    )
    columns = array("I", (pair[0] for pair in left)), array("I", (pair[1] for pair in left))
    return Pairs(*columns, tuple(map(surest.__getitem__, left))), found


def _ties(
    local: Sequence[Entity], wide: Sequence[Wide], rows: Sequence[Sequence[int]]
) -> tuple[tuple[str, ...], Numbers, Numbers]:
    """What the things of each document are as far as the region decides it, and which of them others decide too."""
    words = [f"{one.key}\t{one.kind.value}\t{one.name}" for one in local]
    words += [OTHERS] * len(wide)
    ours = len(local)
    words.append("")  # where nothing is linked: -1
    wides, named = array("I"), array("I")
    for row in rows:
        found = dict.fromkeys(number - ours for number in row if number >= ours)
        wides.extend(found)
        named.append(len(found))
    return tuple(tie_of(map(words.__getitem__, row)) for row in rows), wides, named


def _spelled(spoken: Spoken, first: int) -> Spelled:
    words = tuple(Word(word, at) for word, at in sorted(spoken.words.items()))
    return Spelled(tuple(sorted(spoken.spoken)), words, spoken.confidence, first, first + len(spoken.loci))
