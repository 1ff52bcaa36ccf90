"""More triples than memory holds, in canonical order: sorted runs on disk, merged subject by subject.

A run is compressed text with a line for each subject: the subject, a tab, and what is said of it. That is either predicates
and objects with tabs between, or Turtle that is ready. Terms hold neither tabs nor line ends, which N-Triples writes with a
backslash. Many runs may lie in one file.
"""

from __future__ import annotations

import zlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import BinaryIO, NamedTuple

from kg.graph.order import Pair, Said, ordered
from kg.graph.terms import Term, Triple

#: So many triples are sorted in memory.
_SORTED = 200_000
#: The lines that are compressed at once.
_LINES = 500
#: The lines that are in memory of all runs together, and of each of them at least.
_AHEAD, _LEAST = 30_000, 50
#: The bytes that are read at once.
_BUFFER = 1 << 12
_TAB = "\t"
_LEVEL = 1

#: A subject with what a run says of it, as it stands there.
Row = tuple[Term, str]


class Run(NamedTuple):
    """A sorted run: where it stands."""

    path: Path
    start: int
    size: int


def write_run(rows: Iterable[Row], path: Path, file: BinaryIO) -> Run:
    """Write rows, which are in order, to a run at the end of a file that is open for that."""
    start = file.tell()
    press = zlib.compressobj(_LEVEL)
    rest = iter(rows)
    while some := list(islice(rest, _LINES)):
        file.write(press.compress("".join([f"{subject}\t{said}\n" for subject, said in some]).encode()))
    file.write(press.flush())
    return Run(path, start, file.tell() - start)


def row_of(subject: Term, said: Said) -> Row:
    """What is said of a subject as a row."""
    terms = [""] * (2 * len(said[0]))
    terms[::2], terms[1::2] = said
    return subject, "\t".join(terms)


def said_in(text: str) -> Said:
    """What the text of a row says."""
    terms = text.split("\t")
    return tuple(terms[::2]), tuple(terms[1::2])


def sorted_runs(triples: Iterable[Triple], path: Path) -> list[Run]:
    """Write triples in any order to a file with as many runs as it takes."""
    made: list[Run] = []
    found: dict[Term, list[Pair]] = {}
    with path.open("wb") as file:
        for count, (subject, predicate, value) in enumerate(triples, 1):
            found.setdefault(subject, []).append((predicate, value))
            if count % _SORTED == 0:
                made.append(write_run(_in_order(found), path, file))
                found.clear()
        if found:
            made.append(write_run(_in_order(found), path, file))
    return made


def _in_order(found: Mapping[Term, list[Pair]]) -> Iterator[Row]:
    for subject in sorted(found):
        yield row_of(subject, ordered(found[subject]))


def merged_runs(runs: Iterable[Run]) -> Iterator[tuple[Term, Said]]:
    """The subjects of all runs in order, each once, with what all of them say of it in order."""
    for lines in _in_turn([_Reader(run) for run in runs]):
        before, texts = "", [""]
        for line in lines:
            subject, _, text = line.partition("\t")
            if subject == before:
                texts.append(text)
                continue
            if before:
                yield before, _said_by(texts)
            before, texts = subject, [text]
        yield before, _said_by(texts)


def _said_by(texts: list[str]) -> Said:
    if len(texts) == 1:
        return said_in(texts[0])
    return ordered([pair for text in texts for pair in zip(*said_in(text), strict=True)])


def _in_turn(readers: list[_Reader]) -> Iterator[list[str]]:
    """The lines of all runs in order, some at a time; those of one subject together.

    Lines stand in the order of their subjects, since a tab is before every letter of one. Of what is read of each run, all
    lines are in their turn up to the first of the last ones: sorting them, which are runs, is faster than to merge one by one.
    """
    ahead = max(_LEAST, _AHEAD // max(1, len(readers)))
    while True:
        for reader in readers:
            reader.fill(ahead)
        readers = [reader for reader in readers if reader.lines]
        if not readers:
            return
        going_on = [reader.lines[-1] for reader in readers if reader.left]
        last = f"{min(going_on).partition(_TAB)[0]}\n" if going_on else None
        found: list[str] = []
        for reader in readers:
            found += reader.taken(last)
        found.sort()
        yield found


class _Reader:
    """Reads a run little by little; its file is open only while it does, so there may be any number of runs."""

    __slots__ = ("_begun", "_press", "_run", "left", "lines")

    def __init__(self, run: Run) -> None:
        self._run, self.left = run, run.size
        self._press, self._begun = zlib.decompressobj(), b""
        self.lines: list[str] = []

    def fill(self, ahead: int) -> None:
        """Read on until so many lines are there, unless the run ends: with few of one run, little of any has its turn."""
        if not self.left or len(self.lines) >= ahead:
            return
        with self._run.path.open("rb") as file:
            file.seek(self._run.start + self._run.size - self.left)
            while self.left and len(self.lines) < ahead:
                some = file.read(min(self.left, _BUFFER))
                if not some:
                    raise OSError(f"{self._run.path} is cut off")
                self.left -= len(some)
                whole, end, self._begun = (self._begun + self._press.decompress(some)).rpartition(b"\n")
                if end:
                    self.lines += whole.decode().split("\n")

    def taken(self, last: str | None) -> list[str]:
        """Take the lines before a text, or all."""
        end = len(self.lines) if last is None else bisect_left(self.lines, last)
        found, self.lines = self.lines[:end], self.lines[end:]
        return found
