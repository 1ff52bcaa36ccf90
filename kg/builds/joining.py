"""The pieces of a build put together: the whole Turtle, N-Quads and tables, and where each piece stands in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from itertools import groupby, islice
from pathlib import Path
from typing import BinaryIO, NamedTuple

from kg.builds.memo import Places
from kg.builds.output import Hashed
from kg.builds.pieces import RUN, Piece, Segment
from kg.exports.runs import Run, merged_runs
from kg.exports.tables import HEADS, entity_rows, head_of, text_of
from kg.exports.turtle import Short, write_blocks, write_graph
from kg.graph.build import GraphPlan, Names, prefixes
from kg.graph.terms import Term
from kg.model.entity import KnowledgeBase, Locus

#: The rows of a table that are written in one go.
_ROWS = 1_000


class Joined(NamedTuple):
    """What was put together.

    Attributes:
        triples: how many triples were counted.
        places: for the number of each piece, where it stands.
        digests: the digests of files, by their names.
    """

    triples: int
    places: dict[int, Places]
    digests: dict[str, str]


class At(NamedTuple):
    """A document: its piece, and its place in it."""

    piece: int
    place: int


class Joiner:
    """Puts the pieces of a build together.

    Args:
        base: the knowledge base.
        names: the IRIs of the build.
        plan: what else decides the bytes.
        groups: the documents of each piece.
        pieces: the pieces.
        shared: the runs of what all documents share.
    """

    def __init__(
        self,
        base: KnowledgeBase,
        names: Names,
        plan: GraphPlan,
        groups: Sequence[Sequence[int]],
        pieces: Sequence[Piece],
        shared: Sequence[Run],
    ) -> None:
        self._base, self._names, self._plan = base, names, plan
        self._groups, self._pieces, self._shared = groups, pieces, shared
        self._forms = self.forms_of(names, plan)
        self._opened: tuple[Path, BinaryIO] = Path(), BytesIO()

    @staticmethod
    def forms_of(names: Names, plan: GraphPlan) -> tuple[str, str]:
        """The run in N-Quads and in Turtle."""
        return names.run, Short(prefixes(plan))[names.run]

    def turtle(self, path: Path) -> Joined:
        """The Turtle of all graphs: what is shared, then document by document."""
        triples = sum(piece.told.triples for piece in self._pieces)
        runs = [run for piece in self._pieces for run in piece.common]
        short = Short(prefixes(self._plan), {RUN: self._forms[1]})
        with Hashed(path) as file:
            file.write(short.head().encode())
            triples += write_blocks(merged_runs([*runs, *self._shared]), short, file, first=True)
            documents = [at for _, at in sorted(self._documents().items())]
            return Joined(triples, self._joined("graph.ttl", documents, file, 1), {"graph.ttl": file.digest()})

    def nquads(self, path: Path) -> Joined:
        """The N-Quads graph by graph."""
        documents = self._documents()
        places: dict[int, Places] = {}
        with Hashed(path) as file:
            names = sorted({*documents, self._names.assessments, self._names.shared})
            for is_document, some in groupby(names, documents.__contains__):
                if is_document:  # their names stand together
                    places = self._joined("graph.nq", map(documents.__getitem__, some), file, 0)
                    continue
                for name in some:
                    held = [run for piece in self._pieces for run in piece.held]
                    self._graph(name, held if name == self._names.assessments else self._shared, file)
            return Joined(0, places, {"graph.nq": file.digest()})

    def _graph(self, name: Term, runs: Iterable[Run], file: BinaryIO) -> None:
        run = self._forms[0]
        subjects = (
            (subject, (verbs, tuple([run if value == RUN else value for value in values]))) if RUN in values else one
            for one in merged_runs(runs)
            for subject, (verbs, values) in [one]
        )
        write_graph(name, subjects, file)

    def tables(self, folder: Path, words: Callable[[Locus], str]) -> Joined:
        """The tables.

        Args:
            folder: where they are written.
            words: gives the words of a place in a document on one line.
        """
        documents = [
            at for _, at in sorted((self._groups[at.piece][at.place], at) for at in self._documents().values())
        ]
        places: dict[int, Places] = defaultdict(dict)
        digests: dict[str, str] = {}
        for name in HEADS:
            with Hashed(folder / name) as file:
                file.write(head_of(name).encode("utf-8"))
                if name == "entities.csv":
                    rows = entity_rows(self._base, words)
                    while some := list(islice(rows, _ROWS)):
                        file.write(text_of(some).encode("utf-8"))
                else:
                    for number, found in self._joined(f"tables/{name}", documents, file, None).items():
                        places[number].update(found)
                digests[f"tables/{name}"] = file.digest()
        return Joined(0, places, digests)

    def _documents(self) -> dict[Term, At]:
        """Where each document stands, by the name of its graph."""
        return {
            self._names.iris.document(self._base.documents[number]): At(piece, place)
            for piece, numbers in enumerate(self._groups)
            for place, number in enumerate(numbers)
        }

    def _joined(self, name: str, documents: Iterable[At], file: BinaryIO, form: int | None) -> dict[int, Places]:
        """Copy the segments of documents, in the order given, behind one another; where they stand now.

        Args:
            name: the name of the output.
            documents: where each document stands.
            file: the output.
            form: which form of the run stands in it, if any.
        """
        found: dict[int, dict[int, tuple[int, int]]] = defaultdict(dict)
        for at in documents:
            start = file.tell()
            self._copy(at, self._pieces[at.piece].segments[name][at.place], file, form)
            found[at.piece][at.place] = start, file.tell() - start
        self._opened[1].close()
        self._opened = Path(), BytesIO()
        return {
            number: {name: [rows[place] for place in sorted(rows)]}
            for number, rows in found.items()
            if self._pieces[number].lasting
        }

    def _copy(self, at: At, segment: Segment, file: BinaryIO, form: int | None) -> None:
        """Copy a segment; where it was written for another run, with this one."""
        if segment.path != self._opened[0]:  # what did not change stands in one file, the output of the last build
            self._opened[1].close()
            self._opened = segment.path, segment.path.open("rb")
        pieces = self._opened[1]
        pieces.seek(segment.start)
        data = pieces.read(segment.size)
        piece = self._pieces[at.piece]
        before = piece.before if at.place not in piece.anew else None
        if before is not None and form is not None and before != self._forms:
            run = self._forms[form].encode()
            piece.lasting &= run not in data  # what a text says is not to be replaced the next time
            data = data.replace(before[form].encode(), run)
        file.write(data)
