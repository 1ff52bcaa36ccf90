"""What documents say by one name: where, in which words, by which other names; all that the resolution asks of it.

What some documents say by a name and what others say by it are added up, so it can be gathered place by place.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.entities.brief import AllLoci, Brief, Loci, Numbers
from kg.entities.keys import scope_of
from kg.facts.aliases import spelling
from kg.model.entity import Locus
from kg.model.mention import NameClass

#: A thing of a document, by their numbers.
Member = tuple[int, int]


def _numbers() -> Numbers:
    return array("I")


@dataclass(slots=True)
class Spoken:
    """What is said by one name.

    Attributes:
        kind: its class.
        name: the name, or the first of the names of a division.
        spoken: all names, of a division.
        aliases: the other names that documents use beside it.
        members: the things of documents that have it.
        loci: where it stands: document, start, end, document ...
        words: for each way to spell it, where that stands first.
        confidence: of the surest of its things.
        parts: where it stands in regions that keep their places.
    """

    kind: NameClass
    name: str
    spoken: set[str] = field(default_factory=set)
    aliases: set[str] = field(default_factory=set)
    members: list[Member] = field(default_factory=list)
    loci: Numbers = field(default_factory=_numbers)
    words: dict[str, Locus] = field(default_factory=dict)
    confidence: float = 0.0
    parts: list[Loci] = field(default_factory=list)

    def hear(self, number: int, index: int, document: Brief) -> None:
        """Add a thing of a document."""
        thing = document.things[index]
        self.members.append((number, index))
        self.aliases.update(thing.aliases)
        self.confidence = max(self.confidence, thing.confidence)
        spelled_of = document.spelled.get
        said: set[str | None] = (
            set()
        )  # a thing's mentions are in order, so that each way to spell it counts where it is first
        for span in document.mentions(index):
            start, end = span
            self.loci.extend((number, start, end))
            spelled = spelled_of(span)
            if spelled in said:
                continue
            said.add(spelled)
            word = spelling(thing.name if spelled is None else spelled)
            locus = Locus(number, start, end)
            if locus < self.words.setdefault(word, locus):
                self.words[word] = locus

    def add(self, other: Spoken) -> None:
        """Add what is said by another name, or by other documents."""
        self.spoken |= other.spoken
        self.aliases |= other.aliases
        self.members += other.members
        self.loci += other.loci
        self.parts += other.parts
        self.hear_words(other.words, other.confidence)

    def hear_words(self, words: Mapping[str, Locus], confidence: float) -> None:
        """Add ways to spell it and where each stands first, and how sure it is."""
        self.confidence = max(self.confidence, confidence)
        for word, locus in words.items():
            if locus < self.words.setdefault(word, locus):
                self.words[word] = locus

    def places(self) -> Loci | AllLoci:
        """Where it stands, in order."""
        return AllLoci([*self.parts, Loci(self.loci)]) if self.parts else Loci.of_numbers(self.loci)


@dataclass(frozen=True, slots=True)
class Heard:
    """What documents say by all names.

    Attributes:
        names: by class and scope and then by name.
        coded: of divisions, by their codes.
    """

    names: dict[tuple[NameClass, str], dict[str, Spoken]]
    coded: dict[str, Spoken]


def hear(documents: Sequence[Brief], dropped: frozenset[Member] = frozenset()) -> Heard:
    """What documents say by all names.

    Args:
        documents: each document in brief.
        dropped: the things that a person has found to be no names.
    """
    names: dict[tuple[NameClass, str], dict[str, Spoken]] = defaultdict(dict)
    coded: dict[str, Spoken] = {}
    for number, document in enumerate(documents):
        for index, thing in enumerate(document.things):
            if dropped and (number, index) in dropped:
                continue
            if thing.code:
                spoken = coded.get(thing.code) or coded.setdefault(thing.code, Spoken(thing.kind, thing.name))
                spoken.spoken.add(thing.name)
            elif thing.name:
                found = names[thing.kind, scope_of(thing, document.context)]
                spoken = found.get(thing.name) or found.setdefault(thing.name, Spoken(thing.kind, thing.name))
            else:
                continue
            spoken.hear(number, index, document)
    return Heard(names, coded)
