"""A number with no noun on either side, as the templates that find its noun look at it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.facts.binding import Draft, Spot, State
from kg.facts.templates.sizes import COUNTED


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A number without a noun.

    Attributes:
        spot: the number and what stands around it.
        state: what earlier clauses left.
        verb: the verb before the number, or empty.
        predicate: what is said behind it, or empty.
        before: the figure before it in the sentence.
    """

    spot: Spot
    state: State
    verb: str
    predicate: str
    before: Draft | None

    @property
    def counted(self) -> bool:
        """Whether the number counts things."""
        return self.spot.quantity.kind in COUNTED

    @property
    def named(self) -> Draft | None:
        """The figure before, where it has a noun to go on with."""
        return self.before if self.before is not None and self.before.noun else None
