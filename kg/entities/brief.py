"""What the resolution of identities needs to know of one document: its names and where they stand, not its facts."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

from kg.model.document import Context, Level
from kg.model.entity import Locus
from kg.model.fact import DocumentFacts, Predicate, Thing
from kg.model.span import Span
from kg.model.values import replaced

if TYPE_CHECKING:
    Numbers = array[int]
else:
    Numbers = array  # takes no parameter before Python 3.12

#: The relations that put a place into another.
_CONTAINMENT = frozenset({Predicate.LOCATED_IN, Predicate.WITHIN})


@dataclass(frozen=True, slots=True)
class Brief:
    """A document in brief; a build holds one for each document, so it is small.

    Attributes:
        context: what holds for the whole document.
        things: its things, without their mentions.
        spans: the mentions of all things one behind the other, as numbers: start, end, start, end ...
        ends: where the mentions of each thing end among them.
        spelled: the words of a mention that are not the name of its thing, by their span.
        placements: the relations that put a thing into another: the relation, both things, and its confidence.
        indicators: the wording of the indicator of each figure.
        abouts: the things that figures and aims are about.
    """

    context: Context
    things: tuple[Thing, ...]
    spans: Numbers
    ends: Numbers
    spelled: dict[tuple[int, int], str]
    placements: tuple[tuple[int, int, int, float], ...]
    indicators: tuple[str, ...]
    abouts: tuple[int, ...] = ()

    def mentions(self, thing: int) -> Iterator[Span]:
        """Where a thing is named, in order."""
        numbers = iter(self.spans[self.ends[thing - 1] if thing else 0 : self.ends[thing]])
        return map(Span._make, zip(numbers, numbers, strict=True))

    def words(self, thing: int, span: Span) -> str:
        """The words of a mention of a thing."""
        return self.spelled.get((span.start, span.end), self.things[thing].name)


def brief_of(facts: DocumentFacts) -> Brief:
    """A document in brief."""
    spans, ends = array("I"), array("I")
    spelled: dict[tuple[int, int], str] = {}
    things = []
    text = facts.text
    for thing in facts.things:
        name = sys.intern(thing.name)
        for span in thing.mentions:
            spans.extend(span)
            start, end = span
            if (words := text[start:end]) != name:
                spelled[start, end] = sys.intern(words)
        ends.append(len(spans))
        aliases = tuple(map(sys.intern, thing.aliases))
        things.append(replaced(thing, name=name, aliases=aliases, mentions=()))
    return Brief(
        facts.context,
        tuple(things),
        spans,
        ends,
        spelled,
        tuple(
            (index, r.subject, r.object, r.confidence)
            for index, r in enumerate(facts.relations)
            if r.predicate in _CONTAINMENT and r.object is not None
        ),
        tuple(sys.intern(f.indicator) for f in facts.figures),
        tuple(sorted({f.about for f in facts.figures} | {o.about for o in facts.objectives})),
    )


def region_of(context: Context) -> str:
    """The region that a document belongs to: no name of another region means a thing of it, unless it is known everywhere.

    It is as `kg.entities.keys.scope_of` has it: a city for its districts and what lies in them, else a place by itself.
    """
    if context.division is None:
        return context.place
    code = context.division.code
    return code[:4] if context.division.level in (Level.COUNTY, Level.TOWNSHIP) else code


class Loci(Sequence[Locus]):
    """Where a thing is named, in the order of the documents, as a stretch of a row of numbers: twelve bytes a place.

    Args:
        numbers: document, start, end, document ...
        documents: the numbers that the documents have among all, where they are numbered among some.
        first: where the stretch begins in the row.
        end: where it ends; by default with the row.

    >>> Loci.of_numbers(array("I", [1, 2, 3, 0, 5, 6, 1, 2, 3]))
    Loci(Locus(document=0, start=5, end=6), Locus(document=1, start=2, end=3))
    """

    __slots__ = ("_end", "_first", "_numbers", "documents")

    def __init__(
        self, numbers: array[int], documents: Sequence[int] = (), first: int = 0, end: int | None = None
    ) -> None:
        self._numbers = numbers
        self.documents = documents
        self._first, self._end = first, len(numbers) if end is None else end

    @classmethod
    def of_numbers(cls, numbers: Numbers) -> Loci:
        """The distinct places in order."""
        each = iter(numbers)
        rows = list(zip(each, each, each, strict=True))
        ordered = sorted(set(rows))
        return cls(numbers if ordered == rows else array("I", (number for row in ordered for number in row)))

    def numbers(self) -> Numbers:
        """The row of numbers, of all documents."""
        found = self._numbers[self._first : self._end]
        if self.documents:
            found[::3] = array("I", map(self.documents.__getitem__, found[::3]))
        return found

    def __len__(self) -> int:
        return (self._end - self._first) // 3

    @overload
    def __getitem__(self, place: int) -> Locus: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Locus, ...]: ...
    def __getitem__(self, place: int | slice) -> Locus | tuple[Locus, ...]:
        if isinstance(place, slice):
            return tuple(self)[place]
        if not -len(self) <= place < len(self):
            raise IndexError(place)
        first = self._first + place % len(self) * 3
        document, start, end = self._numbers[first : first + 3]
        return Locus(self.documents[document] if self.documents else document, start, end)

    def __iter__(self) -> Iterator[Locus]:
        numbers = iter(self.numbers())
        return map(Locus._make, zip(numbers, numbers, numbers, strict=True))

    def __eq__(self, other: object) -> bool:
        return tuple(self) == (other if isinstance(other, tuple) else tuple(other) if isinstance(other, Loci) else None)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"Loci({', '.join(map(repr, self))})"


def rows_of(places: Sequence[Locus]) -> Iterable[tuple[int, int, int]]:
    """Places as bare rows of document, start and end.

    >>> list(rows_of(Loci(array("I", [0, 5, 6, 1, 2, 3]))))
    [(0, 5, 6), (1, 2, 3)]
    """
    whole = places.whole() if isinstance(places, AllLoci) else places
    if not isinstance(whole, Loci):
        return whole
    numbers = iter(whole.numbers())
    return zip(numbers, numbers, numbers, strict=True)


class AllLoci(Sequence[Locus]):
    """Where a thing is named by all that speak of it; put together when it is asked for.

    Args:
        parts: where each names it.
    """

    __slots__ = ("_parts", "_whole")

    def __init__(self, parts: Sequence[Loci]) -> None:
        self._parts = parts
        self._whole: Loci | None = None

    def whole(self) -> Loci:
        """All places in order."""
        if self._whole is None:
            numbers: Numbers = array("I")
            for part in self._parts:
                numbers += part.numbers()
            self._whole, self._parts = Loci.of_numbers(numbers), ()
        return self._whole

    def __bool__(self) -> bool:
        return any(self._parts) if self._whole is None else bool(self._whole)

    def __len__(self) -> int:
        return len(self.whole())

    @overload
    def __getitem__(self, place: int) -> Locus: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Locus, ...]: ...
    def __getitem__(self, place: int | slice) -> Locus | tuple[Locus, ...]:
        return self.whole()[place]

    def __iter__(self) -> Iterator[Locus]:
        return iter(self.whole())

    def __eq__(self, other: object) -> bool:
        return self.whole() == (other.whole() if isinstance(other, AllLoci) else other)

    def __hash__(self) -> int:
        return hash(self.whole())

    def __repr__(self) -> str:
        return repr(self.whole())
