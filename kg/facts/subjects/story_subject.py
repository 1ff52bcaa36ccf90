"""What a press story is about, where its headline opens with a park, a work or a firm: the default subject of its figures."""

from __future__ import annotations

from collections.abc import Sequence

from kg.facts.subjects.kinds import IN_LIST, WORKS
from kg.facts.things import ThingTable
from kg.mentions.reading import Reading
from kg.model.document import Document, Genre
from kg.model.mention import DIVISIONS, NameClass

_ABOUT = WORKS | {NameClass.PARK, NameClass.FUNCTIONAL_AREA, NameClass.ENTERPRISE}
#: So often a story names what it is about, its headline counted in.
_OFTEN = 2
_LONGEST = 60


def subject_of_story(document: Document, readings: Sequence[Reading], table: ThingTable) -> int | None:
    """The thing with whose name the headline opens, behind those of the places it lies in; None where it opens otherwise.

    Args:
        document: the document; only stories have headlines of this kind.
        readings: its blocks, in order.
        table: its things; mentions must have been counted in.
    """
    first = next((reading for reading in readings if reading.block.start < reading.block.end), None)
    if document.context.genre is not Genre.NEWS or first is None:
        return None
    text, at = document.view.text, first.block.start
    if first.block.end - at > _LONGEST or "。" in text[at : first.block.end]:
        return None
    for mention in first.names:
        if mention.span.start < at:
            continue
        if mention.span.start > at:
            break
        if mention.kind in DIVISIONS:
            at = mention.span.end
        elif mention.kind in _ABOUT and text[mention.span.end : mention.span.end + 1] not in IN_LIST:
            number = table.number_of(mention)
            named = sum(table.number_of(other) == number for reading in readings for other in reading.names)
            return number if number and named >= _OFTEN else None
    return None
