"""The pieces of a build put together: the whole Turtle, N-Quads and tables, and where each piece stands in them."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from kg.builds.memo import Places
from kg.builds.pieces import RUN, RUN_MARK, Piece, Segment
from kg.exports.runs import Run, merged_runs, rows_in_order
from kg.exports.tables import HEADS, entity_rows, head_of, text_of
from kg.exports.turtle import Short, block_of, write_graph
from kg.graph.build import GraphPlan, Names, prefixes
from kg.graph.terms import Term
from kg.model.entity import KnowledgeBase, Locus

#: The letters of ready Turtle that are written at once.
_AT_ONCE = 1 << 20

#: How many triples were written, and for the number of each piece, where it stands.
Joined = tuple[int, dict[int, Places]]
#: A subject with its Turtle, or with the piece and the stretch where that stands.
_Entry = tuple[Term, str | tuple[int, Segment]]


class Joiner:
    """Puts the pieces of a build together.

    Args:
        base: the knowledge base.
        names: the IRIs of the build.
        plan: what else decides the bytes.
        groups: the documents of each piece.
        pieces: the pieces.
        shared: the runs of what all documents share.
        folder: for what is needed in between.
    """

    def __init__(
        self,
        base: KnowledgeBase,
        names: Names,
        plan: GraphPlan,
        groups: Sequence[Sequence[int]],
        pieces: Sequence[Piece],
        shared: Sequence[Run],
        folder: Path,
    ) -> None:
        self._base, self._names, self._plan, self._folder = base, names, plan, folder
        self._groups, self._pieces, self._shared = groups, pieces, shared
        self._forms = self.forms_of(names, plan)
        self._opened: tuple[Path, BinaryIO] = Path(), BytesIO()

    @staticmethod
    def forms_of(names: Names, plan: GraphPlan) -> tuple[str, str]:
        """The run in N-Quads and in Turtle."""
        return names.run, Short(prefixes(plan))[names.run]

    def turtle(self, path: Path) -> Joined:
        """The Turtle of all graphs."""
        run = self._forms[1]
        places: dict[int, Places] = {number: {"graph.ttl": []} for number, _ in enumerate(self._pieces)}
        triples = [piece.told.triples for piece in self._pieces]
        short = Short(prefixes(self._plan), {RUN: run})
        waiting: list[str] = []
        size = 0
        with path.open("wb") as file:

            def flush() -> None:
                nonlocal size
                file.write("".join(waiting).replace("\x01", "\n").replace(RUN_MARK, run).encode())
                waiting.clear()
                size = 0

            file.write(short.head().encode())
            for subject, found in heapq.merge(self._own(), self._common(short, triples), self._blocks(), key=_subject):
                if isinstance(found, str):
                    waiting.append(found)
                    size += len(found)
                    if size > _AT_ONCE:
                        flush()
                    continue
                flush()
                number, segment = found
                start = file.tell()
                self._copy(number, segment, file, 1)
                places[number]["graph.ttl"].append((subject, start, file.tell() - start))
            flush()
        return sum(triples), self._lasting(places)

    def _own(self) -> Iterator[_Entry]:
        runs = [run for piece in self._pieces for run in piece.own]
        yield from rows_in_order(runs, self._folder / "own")

    def _common(self, short: Short, triples: list[int]) -> Iterator[_Entry]:
        runs = [run for piece in self._pieces for run in piece.common]
        forms: dict[tuple[Term, ...], list[str]] = {}
        for subject, said in merged_runs([*runs, *self._shared], self._folder / "common"):
            triples.append(len(said[0]))
            yield subject, block_of(subject, said, short, forms)

    def _blocks(self) -> list[_Entry]:
        found = [(first, (number, one)) for number, piece in enumerate(self._pieces) for first, one in piece.blocks]
        return sorted(found)

    def nquads(self, path: Path) -> Joined:
        """The N-Quads graph by graph."""
        documents = {
            self._names.iris.document(self._base.documents[number]): (piece, place)
            for piece, numbers in enumerate(self._groups)
            for place, number in enumerate(numbers)
        }
        found: dict[int, dict[int, Segment]] = {number: {} for number, _ in enumerate(self._pieces)}
        with path.open("wb") as file:
            for name in sorted({*documents, self._names.assessments, self._names.shared}):
                if name in documents:
                    piece, place = documents[name]
                    found[piece][place] = self._moved(piece, self._pieces[piece].segments["graph.nq"][place], file, 0)
                else:
                    held = [run for piece in self._pieces for run in piece.held]
                    runs = held if name == self._names.assessments else self._shared
                    self._graph(name, runs, file)
        return 0, self._lasting({number: {"graph.nq": _in_order(rows)} for number, rows in found.items()})

    def _graph(self, name: Term, runs: Iterable[Run], file: BinaryIO) -> None:
        run = self._forms[0]
        subjects = (
            (subject, (verbs, tuple([run if value == RUN else value for value in values]))) if RUN in values else one
            for one in merged_runs(runs, self._folder / "quads")
            for subject, (verbs, values) in [one]
        )
        write_graph(name, subjects, file)

    def tables(self, folder: Path, words: Callable[[Locus], str]) -> Joined:
        """The tables.

        Args:
            folder: where they are written.
            words: gives the words of a place in a document on one line.
        """
        documents = sorted(
            (number, piece, place) for piece, numbers in enumerate(self._groups) for place, number in enumerate(numbers)
        )
        places: dict[int, Places] = {number: {} for number, _ in enumerate(self._pieces)}
        for name in HEADS:
            key = f"tables/{name}"
            with (folder / name).open("wb") as file:
                file.write(head_of(name).encode("utf-8"))
                if name == "entities.csv":
                    file.writelines(text_of([row]).encode("utf-8") for row in entity_rows(self._base, words))
                    continue
                found: dict[int, dict[int, Segment]] = {number: {} for number, _ in enumerate(self._pieces)}
                for _, piece, place in documents:
                    found[piece][place] = self._moved(piece, self._pieces[piece].segments[key][place], file, None)
            for number, rows in found.items():
                places[number][key] = _in_order(rows)
        return 0, self._lasting(places)

    def _moved(self, piece: int, segment: Segment, file: BinaryIO, form: int | None) -> Segment:
        start = file.tell()
        self._copy(piece, segment, file, form)
        return Segment(segment.path, start, file.tell() - start)

    def _copy(self, piece: int, segment: Segment, file: BinaryIO, form: int | None) -> None:
        """Copy a segment; where it was written for another run, with this one."""
        if segment.path != self._opened[0]:  # what did not change stands in one file, the output of the last build
            self._opened[1].close()
            self._opened = segment.path, segment.path.open("rb")
        pieces = self._opened[1]
        pieces.seek(segment.start)
        data = pieces.read(segment.size)
        before = self._pieces[piece].before
        if before is not None and form is not None and before != self._forms:
            run = self._forms[form].encode()
            self._pieces[piece].lasting &= run not in data  # what a text says is not to be replaced the next time
            data = data.replace(before[form].encode(), run)
        file.write(data)

    def _lasting(self, places: dict[int, Places]) -> dict[int, Places]:
        """The end of a job: the places of the pieces whose segments may be taken again."""
        self._opened[1].close()
        self._opened = Path(), BytesIO()
        return {number: found for number, found in places.items() if self._pieces[number].lasting}


def _in_order(rows: dict[int, Segment]) -> list[tuple[str, int, int]]:
    return [("", rows[place].start, rows[place].size) for place in sorted(rows)]


def _subject(entry: _Entry) -> Term:
    return entry[0]
