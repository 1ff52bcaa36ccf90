"""A part of the rows or members of a file, so that several processes can read one large file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

from kg.errors import InputError

T = TypeVar("T")


class Share(NamedTuple):
    """One of several parts of equal number, in order.

    >>> [list(Share(number, 3).of_many("abcd")) for number in range(3)]
    [['a'], ['b'], ['c', 'd']]
    """

    number: int
    of: int

    def of_many(self, every: Sequence[T]) -> Sequence[T]:
        """Those that are in this part."""
        return every[len(every) * self.number // self.of : len(every) * (self.number + 1) // self.of]

    def of_rows(self, rows: Iterator[T]) -> Iterator[T]:
        """The rows that are in this part; where the file is damaged behind some rows, those before it count.

        Raises:
            InputError: the file is damaged; behind the rows.
        """
        if self == WHOLE:
            yield from rows
            return
        found: list[T] = []
        damage: InputError | None = None
        try:
            found.extend(rows)
        except InputError as error:
            damage = error
        yield from self.of_many(found)
        if damage is not None:
            raise damage


WHOLE = Share(0, 1)
