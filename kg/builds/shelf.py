"""Many documents, of which only a few are in memory: the others are read back when they are asked for."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from typing import overload

from kg.builds.cache import Stored
from kg.entities.assemble import Edit, edited
from kg.model.document import Context, Seam
from kg.model.fact import DocumentFacts, Figure, Objective, Relation, SourceRejection, Stretch, Thing

#: So many documents, and so many texts without their facts, are in memory at once.
_AT_HAND, _TEXTS = 24, 48


class Shelf(Sequence[DocumentFacts]):
    """The documents of a build in order.

    Args:
        stored: where each is kept.
        contexts: what holds for each.
        edits: what is taken away from some.
    """

    def __init__(self, stored: Sequence[Stored], contexts: Sequence[Context], edits: Mapping[int, Edit]) -> None:
        self.stored, self.contexts, self._edits = stored, contexts, edits
        self._at_hand: OrderedDict[int, DocumentFacts] = OrderedDict()
        self._texts: OrderedDict[int, str] = OrderedDict()

    def with_edits(self, edits: Mapping[int, Edit]) -> Shelf:
        """The same documents with other things taken away."""
        return Shelf(self.stored, self.contexts, edits)

    def whole(self, number: int) -> DocumentFacts:
        """A document in memory."""
        found = self._at_hand.get(number)
        if found is None:
            found = self.stored[number].load()
            if number in self._edits:
                found = edited(found, self._edits[number])
            self._at_hand[number] = found
            if len(self._at_hand) > _AT_HAND:
                self._at_hand.popitem(last=False)
        else:
            self._at_hand.move_to_end(number)
        return found

    def text(self, number: int) -> str:
        """The text of a document, which is read without its facts."""
        if number in self._at_hand:
            return self._at_hand[number].text
        found = self._texts.get(number)
        if found is None:
            found = self._texts[number] = self.stored[number].text()
            if len(self._texts) > _TEXTS:
                self._texts.popitem(last=False)
        return found

    def digests(self) -> list[str]:
        """For each document, a digest of its facts with what is taken away."""
        return [
            one.digest if number not in self._edits else f"{one.digest} {_listed(self._edits[number])}"
            for number, one in enumerate(self.stored)
        ]

    def __len__(self) -> int:
        return len(self.stored)

    @overload
    def __getitem__(self, place: int) -> DocumentFacts: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[DocumentFacts, ...]: ...
    def __getitem__(self, place: int | slice) -> DocumentFacts | tuple[DocumentFacts, ...]:
        if isinstance(place, slice):
            return tuple(OnShelf(self, number) for number in range(len(self))[place])
        return OnShelf(self, range(len(self))[place])

    def __iter__(self) -> Iterator[DocumentFacts]:
        return (OnShelf(self, number) for number in range(len(self)))


def _listed(edit: Edit) -> str:
    return f"{sorted(edit.things)} {sorted(edit.relations)}"


class OnShelf(DocumentFacts):
    """A document that stands on a shelf: its name, digest and context are known, the rest is read back."""

    __slots__ = ("_number", "_shelf")
    _shelf: Shelf
    _number: int

    def __init__(self, shelf: Shelf, number: int) -> None:
        object.__setattr__(self, "_shelf", shelf)
        object.__setattr__(self, "_number", number)

    def held(self) -> DocumentFacts:
        """The facts in memory."""
        return self._shelf.whole(self._number)

    @property
    def name(self) -> str:
        """The file's name."""
        return self._shelf.stored[self._number].name

    @property
    def sha256(self) -> str:
        """The digest of its bytes."""
        return self._shelf.stored[self._number].sha256

    @property
    def length(self) -> int:
        """Its characters."""
        return self._shelf.stored[self._number].length

    @property
    def context(self) -> Context:
        """What holds for the whole of it."""
        return self._shelf.contexts[self._number]

    @property
    def things(self) -> tuple[Thing, ...]:
        """Its named things."""
        return self.held().things

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Its figures."""
        return self.held().figures

    @property
    def relations(self) -> tuple[Relation, ...]:
        """Its relations."""
        return self.held().relations

    @property
    def objectives(self) -> tuple[Objective, ...]:
        """Its aims without a number."""
        return self.held().objectives

    @property
    def rejections(self) -> tuple[SourceRejection, ...]:
        """The numerals that are no figures."""
        return self.held().rejections

    @property
    def seams(self) -> tuple[Seam, ...]:
        """The line breaks that were looked at."""
        return self.held().seams

    @property
    def text(self) -> str:
        """The source text."""
        return self._shelf.text(self._number)

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """Its paragraphs."""
        return self.held().stretches

    @property
    def pages(self) -> tuple[int, ...]:
        """Where each page begins."""
        return self.held().pages
