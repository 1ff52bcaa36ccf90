"""The things of one region resolved by themselves: names of a place mean nothing elsewhere, so its documents decide them.

What the documents of a region make of their own names depends on nothing else and can be kept from build to build. Names that
mean one thing everywhere (enterprises, industries, honours) and divisions with a code are only gathered here; `joined` resolves
them for all regions together.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.entities.brief import Brief, Numbers
from kg.entities.identity import entity_of, grouped
from kg.entities.keys import Registry
from kg.entities.spoken import Heard, Member, Spoken, hear
from kg.model.document import Context
from kg.model.entity import Entity, Locus, Merge
from kg.model.mention import NameClass


class Word(NamedTuple):
    """A way to spell a name, and where it stands first."""

    word: str
    at: Locus


class Pair(NamedTuple):
    """Two things of which the first is said to lie in the other, by their numbers in the region, and how surely."""

    inner: int
    outer: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Local:
    """A thing that is known in the region alone; its places end so far in the row of all places."""

    key: str
    kind: NameClass
    scope: str
    name: str
    aliases: tuple[str, ...]
    confidence: float
    merges: tuple[Merge, ...]
    replaces: tuple[str, ...]
    ends: int


@dataclass(frozen=True, slots=True)
class Wide:
    """What the region says by a name that is known everywhere, or of a division by its code; see `Spoken`."""

    kind: NameClass
    code: str
    name: str
    document: int
    spoken: tuple[str, ...]
    aliases: tuple[str, ...]
    words: tuple[Word, ...]
    confidence: float
    ends: int


@dataclass(frozen=True, slots=True)
class Region:
    """What the documents of a region come to; documents are numbered as they stand among each other.

    The things of the region are numbered: first those known here alone, then the others.

    Attributes:
        contexts: what holds for each document.
        local: the things that are known here alone.
        wide: the others.
        loci: where all of them stand, one behind the other: document, start, end, document ...
        links: for the things of all documents, one behind the other, one more than the number of the thing; 0 for none.
        things: how many things each document has.
        wordings: the wordings of indicators.
        measured: for the figures of all documents, one behind the other, the number of its wording.
        figures: how many figures each document has.
        abouts: the things of each document that figures and aims are of, one behind the other, as `links` has them.
        spoken_of: how many those are.
        pairs: the things that are put into others.
        placements: the relations that do: document, relation, number of the pair, document ...
    """

    contexts: tuple[Context, ...]
    local: tuple[Local, ...]
    wide: tuple[Wide, ...]
    loci: Numbers
    links: Numbers
    things: Numbers
    wordings: tuple[str, ...]
    measured: Numbers
    figures: Numbers
    abouts: Numbers
    spoken_of: Numbers
    pairs: tuple[Pair, ...]
    placements: Numbers


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
    local: list[Local] = []
    for one in grouped(own, contexts, {}):
        entity = entity_of(one, contexts, registry or Registry())
        for locus in entity.mentions:
            loci.extend(locus)
        number_of.update((member, len(local)) for member in one.members)
        local.append(_local(one.scope, entity, len(loci)))
    wide: list[Wide] = []
    everywhere = [("", spoken) for place, found in heard.names.items() if not place[1] for spoken in found.values()]
    for code, spoken in (*heard.coded.items(), *everywhere):
        loci += spoken.loci
        number_of.update((member, len(local) + len(wide)) for member in spoken.members)
        wide.append(_wide(code, spoken, len(loci)))
    wordings: dict[str, int] = {}
    rows = [[number_of.get((n, i), -1) for i in range(len(d.things))] for n, d in enumerate(documents)]
    return Region(
        tuple(contexts),
        tuple(local),
        tuple(wide),
        loci,
        array("I", (link + 1 for row in rows for link in row)),
        array("I", map(len, rows)),
        tuple(dict.fromkeys(wording for d in documents for wording in d.indicators)),
        array("I", (wordings.setdefault(wording, len(wordings)) for d in documents for wording in d.indicators)),
        array("I", (len(d.indicators) for d in documents)),
        array("I", (row[thing] + 1 for row, d in zip(rows, documents, strict=True) for thing in d.abouts)),
        array("I", (len(d.abouts) for d in documents)),
        *_placements(documents, rows),
    )


def _placements(documents: Sequence[Brief], rows: Sequence[Sequence[int]]) -> tuple[tuple[Pair, ...], Numbers]:
    surest: dict[tuple[int, int], float] = {}
    number_of: dict[tuple[int, int], int] = {}
    found: Numbers = array("I")
    for number, (document, row) in enumerate(zip(documents, rows, strict=True)):
        for relation, inner, outer, confidence in document.placements:
            if row[inner] >= 0 <= row[outer]:
                pair = row[inner], row[outer]
                surest[pair] = max(confidence, surest.get(pair, confidence))
                found.extend((number, relation, number_of.setdefault(pair, len(number_of))))
    return tuple(Pair(*pair, confidence) for pair, confidence in surest.items()), found


def _local(scope: str, entity: Entity, ends: int) -> Local:
    return Local(
        entity.key,
        entity.kind,
        scope,
        entity.name,
        entity.aliases,
        entity.confidence,
        entity.merges,
        entity.replaces,
        ends,
    )


def _wide(code: str, spoken: Spoken, ends: int) -> Wide:
    return Wide(
        spoken.kind,
        code,
        spoken.name,
        spoken.members[0][0],
        tuple(sorted(spoken.spoken)),
        tuple(sorted(spoken.aliases)),
        tuple(Word(word, at) for word, at in sorted(spoken.words.items())),
        spoken.confidence,
        ends,
    )
