"""How far a figure can be trusted: signs of its form, and what readers found of figures with such signs."""

from __future__ import annotations

from kg.facts.binding import Draft
from kg.facts.clauses import Clause, find_clauses
from kg.facts.doubt.signs import Signs
from kg.facts.doubt.trees import forest
from kg.facts.things import ThingTable
from kg.mentions.reading import Reading

#: Of figures this doubtful readers found four in five not all right; they are not told.
LEAST = 0.3


def weigh(drafts: list[Draft], reading: Reading, clause: Clause, table: ThingTable) -> None:
    """Give each figure of a clause the probability that all its attributes are right.

    Args:
        drafts: the finished figures.
        reading: the block.
        clause: the clause.
        table: the things of the document.
    """
    if drafts:
        signs = Signs(reading, clause, find_clauses(reading.words.text, reading.block.start, reading.block.end), table)
        for draft in drafts:
            draft.confidence = round(1 - forest().doubt(*signs.of(draft)), 2)
