"""Half-open character ranges."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """The characters ``[start, end)`` of a text, counted in Unicode code points from 0.

    >>> Span(2, 5).length
    3
    >>> Span(2, 5).contains(Span(3, 5)), Span(2, 5).overlaps(Span(5, 8))
    (True, False)
    """

    start: int
    end: int

    @property
    def length(self) -> int:
        """The number of characters covered."""
        return self.end - self.start

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def shift(self, by: int) -> Span:
        """The same span, ``by`` characters further on."""
        return Span(self.start + by, self.end + by)


def cover(*spans: Span) -> Span:
    """The shortest span that contains all of ``spans``.

    >>> cover(Span(4, 6), Span(1, 2))
    Span(start=1, end=6)
    """
    return Span(min(s.start for s in spans), max(s.end for s in spans))
