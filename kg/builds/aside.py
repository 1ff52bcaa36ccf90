"""What is told of all pieces of a build together, of which little is read back: assessments where they are shown, the weightiest doubts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterator, Sequence
from functools import cached_property
from heapq import nsmallest
from itertools import chain
from typing import overload

from kg.assessments.assess import moved
from kg.builds.memo import block
from kg.builds.pieces import Aside, Order, Piece, Segment
from kg.model.entity import Assessment, Verdict, Verdicts
from kg.review.queue import MOST, Doubts


class KeptVerdicts(Verdicts):
    """The assessments of all pieces, each read back when it is asked for.

    Args:
        pieces: the pieces.
        groups: the documents of each piece.
    """

    def __init__(self, pieces: Sequence[Piece], groups: Sequence[Sequence[int]]) -> None:
        self._pieces, self._groups = pieces, groups

    def of(self, documents: Container[int]) -> Iterator[Assessment]:
        """Those of the targets of some documents, in order."""
        found: list[Assessment] = []
        for piece, numbers in zip(self._pieces, self._groups, strict=True):
            if any(number in documents for number in numbers):
                found += moved((aside_of(piece).assessments, ()), numbers)[0]
        found.sort(key=lambda one: (one.target.document, one.objective, one.target.number))
        return (one for one in found if one.target.document in documents)

    def counts(self) -> Counter[Verdict]:
        """How many there are of each verdict."""
        found: Counter[Verdict] = Counter()
        for piece in self._pieces:
            found.update({Verdict(name): count for name, count in piece.told.verdicts})
        return found

    @cached_property
    def _all(self) -> list[Assessment]:
        return list(self.of(range(1 + max(chain.from_iterable(self._groups), default=-1))))

    def __len__(self) -> int:
        return sum(self.counts().values())

    @overload
    def __getitem__(self, place: int) -> Assessment: ...
    @overload
    def __getitem__(self, place: slice) -> list[Assessment]: ...
    def __getitem__(self, place: int | slice) -> Assessment | list[Assessment]:
        return self._all[place]

    def __iter__(self) -> Iterator[Assessment]:
        return iter(self._all)


def aside_of(piece: Piece) -> Aside:
    """What of a piece is looked at only where it is shown."""
    if isinstance(piece.aside, Segment):
        path, *at = piece.aside
        return block(path, at, Aside)
    return piece.aside


def weightiest(pieces: Sequence[Piece], groups: Sequence[Sequence[int]]) -> Doubts:
    """The doubts of all pieces, as many as a person will look at."""
    used: Counter[str] = Counter()
    for piece in pieces:
        used.update(dict(piece.told.used))
    wanted = [_first(pieces, groups, of) for of in (lambda p: p.told.figures, lambda p: p.told.numbers)]
    asides = {number: aside_of(pieces[number]) for number in sorted({number for some in wanted for number, _ in some})}
    figures = [asides[number].figures[place] for number, place in wanted[0]]
    numbers = [asides[number].numbers[place] for number, place in wanted[1]]
    return Doubts(used, figures, numbers)


def _first(
    pieces: Sequence[Piece], groups: Sequence[Sequence[int]], of: Callable[[Piece], Sequence[Order]]
) -> list[tuple[int, int]]:
    """The piece and the place of the weightiest doubts, in their order."""
    every = (
        (-one.weight, numbers[one.document], one.place, number, place)
        for number, (piece, numbers) in enumerate(zip(pieces, groups, strict=True))
        for place, one in enumerate(of(piece))
    )
    return [(number, place) for *_, number, place in nsmallest(MOST, every)]
