"""More triples than memory holds, in canonical order: sorted runs on disk, merged subject by subject.

A run is a text file with a line for each subject: the subject and then predicates and objects, with tabs between. Terms
hold neither tabs nor line ends, which N-Triples writes with a backslash.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path

from kg.graph.order import Pair, Said, ordered
from kg.graph.terms import Term, Triple

#: So many runs are merged at once, which is as many files as are open.
_FAN = 200
#: So many triples are sorted in memory.
_SORTED = 200_000
_BUFFER = 1 << 16


def write_run(subjects: Iterable[tuple[Term, Said]], path: Path) -> None:
    """Write subjects, which are in order, to a run."""
    with path.open("w", encoding="utf-8", newline="\n", buffering=_BUFFER) as file:
        file.writelines(f"{subject}\t{_line(said)}" for subject, said in subjects)


def _line(said: Said) -> str:
    terms = [""] * (2 * len(said[0]))
    terms[::2], terms[1::2] = said
    return "\t".join(terms) + "\n"


def sorted_runs(triples: Iterable[Triple], folder: Path, name: str) -> list[Path]:
    """Write triples in any order to as many runs as it takes."""
    made: list[Path] = []
    found: dict[Term, list[Pair]] = {}

    def spill() -> None:
        made.append(folder / f"{name}-{len(made)}.run")
        write_run(_in_order(found), made[-1])
        found.clear()

    for count, (subject, predicate, value) in enumerate(triples, 1):
        found.setdefault(subject, []).append((predicate, value))
        if count % _SORTED == 0:
            spill()
    if found:
        spill()
    return made


def _in_order(found: Mapping[Term, list[Pair]]) -> Iterator[tuple[Term, Said]]:
    for subject in sorted(found):
        yield subject, ordered(found[subject])


def merged_runs(runs: Iterable[Path], folder: Path) -> Iterator[tuple[Term, Said]]:
    """The subjects of all runs in order, each once, with what all of them say of it in order.

    Args:
        runs: the runs.
        folder: where runs in between are written, where there are many; for this merging alone.
    """
    for subject, line in _lines(runs, folder):
        terms = line[:-1].split("\t")
        yield subject, (tuple(terms[::2]), tuple(terms[1::2]))


def _lines(runs: Iterable[Path], folder: Path) -> Iterator[tuple[Term, str]]:
    left = list(runs)
    folder.mkdir(parents=True, exist_ok=True)
    turn = 0
    while len(left) > _FAN:
        some, left = left[:_FAN], left[_FAN:]
        left.append(folder / f"between-{turn}.run")
        with left[-1].open("w", encoding="utf-8", newline="\n", buffering=_BUFFER) as file:
            file.writelines(f"{subject}\t{line}" for subject, line in _merge(some))
        for run in some:  # runs in between are read once; those given may be read again
            if run.parent == folder and run.name.startswith("between-"):
                run.unlink()
        turn += 1
    yield from _merge(left)


def _merge(runs: list[Path]) -> Iterator[tuple[Term, str]]:
    """The lines of runs in order, those of one subject made one."""
    with ExitStack() as stack:
        files = [stack.enter_context(run.open(encoding="utf-8", newline="\n", buffering=_BUFFER)) for run in runs]
        rows = heapq.merge(*(_rows(file) for file in files))
        for subject, group in groupby(rows, key=_subject):
            lines = [line for _, line in group]
            if len(lines) == 1:
                yield subject, lines[0]
            else:
                yield subject, _line(ordered([pair for line in lines for pair in _pairs(line)]))


def _rows(file: Iterable[str]) -> Iterator[tuple[Term, str]]:
    for line in file:
        subject, _, rest = line.partition("\t")
        yield subject, rest


def _subject(row: tuple[Term, str]) -> Term:
    return row[0]


def _pairs(line: str) -> list[Pair]:
    terms = line[:-1].split("\t")
    return list(zip(terms[::2], terms[1::2], strict=True))
