"""Turtle for each district: the graphs of its documents, what came of their targets, and the names of all they speak of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

from kg.exports.parts import Stretch, graph_in
from kg.exports.turtle import write_subjects
from kg.graph.order import Pair, Said, ordered
from kg.graph.terms import Term, node
from kg.graph.vocabulary import DCTERMS

_SPATIAL = f" {node(DCTERMS + 'spatial')} ".encode()
#: The document that says of itself where it is of has its own IRI as the name of its graph.
_DOCUMENT = b"doc-"


class Districts:
    """The graph of an output, gone through once and then read back district by district.

    Args:
        path: the graph in N-Quads, sorted by graph and subject as a build writes it.
        base: the base IRI of things.
    """

    def __init__(self, path: Path, base: str) -> None:
        self.path, self._base = path, f"<{base}"
        #: For the key of a place, where the graphs of the documents stand that are of it.
        self.documents: dict[str, list[Stretch]] = defaultdict(list)
        self._shared: dict[Term, list[Stretch]] = defaultdict(list)
        with path.open("rb") as file:
            self._look_through(file)

    def _look_through(self, file: BinaryIO) -> None:
        at = 0
        document = self._base.encode() + _DOCUMENT
        for name, lines in groupby(file, graph_in):
            start, place = at, b""
            for subject, told in groupby(lines, _subject):
                first = at
                for line in told:
                    at += len(line)
                    if not place and subject == name and _SPATIAL in line:
                        place = line.split(b" ", 3)[2]
                if not name.startswith(document):
                    self._shared[subject.decode()].append(Stretch(first, at))
            if place:
                self.documents[self._key(place.decode())].append(Stretch(start, at))

    def _key(self, term: Term) -> str:
        return term[len(self._base) : -1]

    def write(self, place: str, prefixes: dict[str, str], target: Path) -> int:
        """Write the Turtle of a district.

        Args:
            place: the key of its place.
            prefixes: the prefixes of the Turtle.
            target: the file.

        Returns:
            The number of triples.
        """
        found: dict[Term, list[Pair]] = defaultdict(list)
        with self.path.open("rb") as file:
            open_: set[Term] = set()
            for stretch in self.documents[place]:
                open_ |= self._read(file, stretch, found)
            open_ |= {f"{self._base}assessment-{self._key(subject)}>" for subject in found}
            seen: set[Term] = set()
            while open_ := open_ - seen:
                seen |= open_
                named = [stretch for term in open_ for stretch in self._shared.get(term, ())]
                open_ = set()
                for stretch in sorted(named, key=lambda one: one.start):
                    open_ |= self._read(file, stretch, found)
        return write_subjects(_sorted(found), prefixes, target)

    def _read(self, file: BinaryIO, stretch: Stretch, found: dict[Term, list[Pair]]) -> set[Term]:
        """Add the triples of a stretch; what they speak of, but for the run that made them, which knows all documents."""
        file.seek(stretch.start)
        spoken: set[Term] = set()
        for line in file.read(stretch.end - stretch.start).decode().rstrip("\n").split("\n"):
            subject, predicate, rest = line.split(" ", 2)
            value = rest.rsplit(" ", 2)[0]
            found[subject].append((predicate, value))
            spoken.add(subject)
            if value.startswith("<") and not value.startswith(f"{self._base}run-"):
                spoken.add(value)
        return spoken


def _subject(line: bytes) -> bytes:
    return line.split(b" ", 1)[0]


def _sorted(found: dict[Term, list[Pair]]) -> Iterator[tuple[Term, Said]]:
    for subject in sorted(found):
        yield subject, ordered(found[subject])
