"""The things of a knowledge base that are made when they are asked for: of thousands, a build after a change writes a few anew."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, chain
from typing import TypeVar, overload

from kg.entities.brief import Numbers
from kg.model.entity import Entity

T = TypeVar("T")


class Late(Sequence[T]):
    """Values that are made when the first of them is asked for.

    Args:
        make: makes all of them.

    >>> late = Late(lambda: [3, 4])
    >>> len(late), late[1], list(late)
    (2, 4, [3, 4])
    """

    __slots__ = ("_found", "_make")

    def __init__(self, make: Callable[[], Sequence[T]]) -> None:
        self._make = make
        self._found: Sequence[T] | None = None

    def _all(self) -> Sequence[T]:
        if self._found is None:
            self._found = self._make()
        return self._found

    def __len__(self) -> int:
        return len(self._all())

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        return self._all()[place]

    def __iter__(self) -> Iterator[T]:
        return iter(self._all())


class Things(Sequence[Entity]):
    """The entities of all regions in the order of their keys; those of a region are made when one of them is asked for.

    Args:
        keys: the keys of the entities of each part, in its own order; the last part are those that are known everywhere.
        parts: the entities of all other parts.
        outlines: the key, class, name and code of each of the last part.
        everywhere: the entities of the last part.
    """

    def __init__(
        self,
        keys: Sequence[Sequence[str]],
        parts: Sequence[Sequence[Entity]],
        outlines: Sequence[Entity],
        everywhere: Sequence[Entity],
    ) -> None:
        self._parts, self._outlines, self._everywhere = parts, outlines, everywhere
        self._ends = list(accumulate(map(len, keys)))
        self._order = self._ordered(list(chain.from_iterable(keys)))
        self._whole: list[Entity] | None = None

    def _ordered(self, keys: list[str]) -> Numbers:
        """The numbers of the entities, part after part, in the order of their keys; of those with one key, of their names."""
        found = sorted(range(len(keys)), key=keys.__getitem__)
        start = 0
        for place in range(1, len(found) + 1):
            if place == len(found) or keys[found[place]] != keys[found[start]]:
                if place - start > 1:
                    found[start:place] = sorted(found[start:place], key=lambda n: self._part(n, self._outlines).name)
                start = place
        return array("I", found)

    def positions(self) -> list[Numbers]:
        """For each part, the position of each of its entities among all."""
        found: Numbers = array("I", bytes(4 * len(self._order)))
        for position, number in enumerate(self._order):
            found[number] = position
        return [found[first:end] for first, end in zip([0, *self._ends], self._ends, strict=False)]

    def outlines(self) -> Sequence[Entity]:
        """The same entities, but of what is known everywhere the key, the class, the name and the code only."""
        return _Outlines(self)

    def outline(self, place: int) -> Entity:
        """An entity with as little as is told of it without reading other regions."""
        return self._part(self._order[place], self._outlines)

    def _part(self, number: int, everywhere: Sequence[Entity]) -> Entity:
        part = bisect_right(self._ends, number)
        place = number - (self._ends[part - 1] if part else 0)
        return (self._parts[part] if part < len(self._parts) else everywhere)[place]

    def __len__(self) -> int:
        return len(self._order)

    @overload
    def __getitem__(self, place: int) -> Entity: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Entity]: ...
    def __getitem__(self, place: int | slice) -> Entity | Sequence[Entity]:
        if self._whole is not None or isinstance(place, slice):
            return self._all()[place]
        return self._part(self._order[place], self._everywhere)

    def __iter__(self) -> Iterator[Entity]:
        return iter(self._all())

    def _all(self) -> list[Entity]:
        if self._whole is None:
            every = list(chain(chain.from_iterable(self._parts), self._everywhere))
            self._whole = list(map(every.__getitem__, self._order))
        return self._whole


class _Outlines(Sequence[Entity]):
    """See `Things.outlines`."""

    def __init__(self, things: Things) -> None:
        self._things = things

    def __len__(self) -> int:
        return len(self._things)

    @overload
    def __getitem__(self, place: int) -> Entity: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Entity]: ...
    def __getitem__(self, place: int | slice) -> Entity | Sequence[Entity]:
        if isinstance(place, slice):
            return [self._things.outline(number) for number in range(len(self))[place]]
        return self._things.outline(place)
