"""The numbers of one block, looked up by place."""

from __future__ import annotations

from bisect import bisect_left

from kg.mentions.reading import Reading
from kg.model.once import once
from kg.model.quantity import Quantity


class BlockNumbers:
    """Looks up the numbers of one block.

    Attributes:
        reading: the block.
    """

    reading: Reading

    @once
    def _numbers(self) -> list[int]:
        return [q.core.start for q in self.reading.quantities]

    def first_number(self, start: int, end: int) -> Quantity | None:
        """The first quantity whose number begins in ``[start, end)``."""
        at = bisect_left(self._numbers, start)
        return self.reading.quantities[at] if at < len(self._numbers) and self._numbers[at] < end else None
