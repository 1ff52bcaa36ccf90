"""More triples than memory holds, in canonical order: sorted runs on disk, merged subject by subject.

A run is compressed text with a line for each subject: the subject, a tab, and what is said of it. That is either predicates
and objects with tabs between, or Turtle that is ready. Terms hold neither tabs nor line ends, which N-Triples writes with a
backslash. Many runs may lie in one file.
"""

from __future__ import annotations

import heapq
import zlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, islice
from pathlib import Path
from typing import BinaryIO, NamedTuple

from kg.graph.order import Pair, Said, ordered
from kg.graph.terms import Term, Triple

#: So many runs are merged at once, which is as many files as are open.
_FAN = 200
#: So many triples are sorted in memory.
_SORTED = 200_000
#: The lines that are compressed, and the bytes that are read at once.
_LINES, _BUFFER = 500, 1 << 14
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


def merged_runs(runs: Iterable[Run], folder: Path) -> Iterator[tuple[Term, Said]]:
    """The subjects of all runs in order, each once, with what all of them say of it in order.

    Args:
        runs: the runs.
        folder: where runs in between are written, where there are many; for this merging alone.
    """
    for subject, group in groupby(rows_in_order(runs, folder), key=_subject):
        texts = [text for _, text in group]
        if len(texts) == 1:
            yield subject, said_in(texts[0])
        else:
            yield subject, ordered([pair for text in texts for pair in zip(*said_in(text), strict=True)])


def rows_in_order(runs: Iterable[Run], folder: Path) -> Iterator[Row]:
    """The rows of all runs in order; several may be of one subject.

    Args:
        runs: the runs.
        folder: where runs in between are written, where there are many; for this merging alone.
    """
    left = list(runs)
    folder.mkdir(parents=True, exist_ok=True)
    turn = 0
    while len(left) > _FAN:
        some, left = left[:_FAN], left[_FAN:]
        place = folder / f"between-{turn}.run"
        with place.open("wb") as file:
            left.append(write_run(heapq.merge(*map(_rows, some)), place, file))
        for run in some:  # runs in between are read once; those given may be read again
            if run.path.parent == folder and run.path.name.startswith("between-"):
                run.path.unlink()
        turn += 1
    yield from heapq.merge(*map(_rows, left))


def _rows(run: Run) -> Iterator[Row]:
    """The rows of a run, read little by little."""
    press, begun, left = zlib.decompressobj(), b"", run.size
    with run.path.open("rb") as file:
        file.seek(run.start)
        while left and (some := file.read(min(left, _BUFFER))):
            left -= len(some)
            whole, line_end, rest = (begun + press.decompress(some)).rpartition(b"\n")
            begun = rest
            if line_end:
                for line in whole.decode().split("\n"):
                    subject, _, text = line.partition("\t")
                    yield subject, text


def _subject(row: Row) -> Term:
    return row[0]
