"""What one city's documents add to the output: read back once, held against each other, and written piece by piece.

A worker takes a city, so no more documents than those of one are in its memory. Pieces of text go into one file for each
city; where each stands is told, and the pieces are put in order afterwards.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, BinaryIO

from kg.assessments.assess import Found, assess_alone, moved
from kg.entities.part import part_of
from kg.exports.outcomes import outcome_row
from kg.exports.report import around, document_row
from kg.exports.runs import sorted_runs, write_run
from kg.exports.tables import DOCUMENTS, quote, text_of
from kg.exports.turtle import write_graph
from kg.graph.assessments import AssessmentWriter
from kg.graph.build import Names
from kg.graph.emit import Emitter
from kg.graph.order import Graph, merged
from kg.model.entity import KnowledgeBase, Locus
from kg.model.span import Span
from kg.review.queue import Doubts, doubts_of

#: The triples of so many documents are sorted together in memory.
_TOGETHER = 12

#: For a document, the places of which words are wanted: by themselves, and with what stands around them.
Wanted = Mapping[int, Sequence[tuple[int, int, bool]]]


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a file."""

    path: Path
    start: int
    size: int


@dataclass(slots=True)
class Piece:
    """What the documents of a city add.

    Attributes:
        found: what came of targets, and what is at odds.
        segments: for the kind of a file, the pieces of it by document.
        runs: the sorted triples of its documents.
        held: the sorted triples of what was held against each other.
        rows: what the report says of each document.
        predicates: its relations by predicate.
        units: the normal units that occur.
        doubts: what a person should look at.
        words: the words that were wanted, by place.
        around: the words that were wanted with what stands around them, by place.
    """

    found: Found = ((), ())
    segments: dict[str, dict[int, Segment]] = field(default_factory=lambda: defaultdict(dict))
    runs: list[Path] = field(default_factory=list)
    held: list[Path] = field(default_factory=list)
    rows: dict[int, dict[str, Any]] = field(default_factory=dict)
    predicates: Counter[str] = field(default_factory=Counter)
    units: set[str] = field(default_factory=set)
    doubts: Doubts = field(default_factory=lambda: Doubts(Counter(), [], []))
    words: dict[Locus, str] = field(default_factory=dict)
    around: dict[Locus, dict[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Desk:
    """What all cities of a build are written with.

    Attributes:
        base: the knowledge base; its documents are read back.
        names: the IRIs of the build.
        texts: where the text of each document is to be kept.
        wanted: the places of which words are wanted.
        folder: for the pieces.
        stage: the folder that the output is written in.
    """

    base: KnowledgeBase
    names: Names
    texts: Sequence[str]
    wanted: Wanted
    folder: Path
    stage: Path

    def piece(self, numbers: Sequence[int]) -> Piece:
        """Write the documents of a city.

        Args:
            numbers: the documents, ascending.
        """
        part = part_of(self.base, numbers)
        found = assess_alone(part)
        piece = Piece(moved(found, numbers))
        part = replace(part, assessments=tuple(found[0]), contradictions=tuple(found[1]))
        name = f"city-{numbers[0]}"
        place = self.folder / f"{name}.pieces"
        with place.open("wb") as file:
            for first in range(0, len(numbers), _TOGETHER):
                graphs = list(self._graphs(part, range(first, min(first + _TOGETHER, len(numbers)))))
                for number, graph in zip(numbers[first:], graphs, strict=False):
                    start = file.tell()
                    write_graph(graph.name, iter(graph.subjects.items()), file)
                    piece.segments["graph.nq"][number] = Segment(place, start, file.tell() - start)
                run = self.folder / f"{name}-{first}.run"
                write_run(merged(graphs), run)
                piece.runs.append(run)
            self._rows(part, numbers, piece, file, place)
        writer = AssessmentWriter(part, self.names.iris, self.names.run)
        piece.held = sorted_runs(writer.triples(), self.folder, f"{name}-held")
        piece.doubts = doubts_of(part, numbers)
        return piece

    def _graphs(self, part: KnowledgeBase, places: Sequence[int]) -> Iterator[Graph]:
        emitter = Emitter(part, self.names.iris, self.names.run, self.names.dataset)
        for place in places:
            yield emitter.document(place)

    def _rows(self, part: KnowledgeBase, numbers: Sequence[int], piece: Piece, file: BinaryIO, path: Path) -> None:
        """The rows of the tables, the text, and what the report says, document by document."""
        outcomes = defaultdict(list)
        for one in part.assessments:
            outcomes[one.target.document].append(outcome_row(part, one))
        for place, number in enumerate(numbers):
            document = part.documents[place]
            rows = {name: of(part, place) for name, of in DOCUMENTS.items()}
            for name, some in {**rows, "outcomes.csv": outcomes[place]}.items():
                start = file.tell()
                file.write(text_of(some).encode("utf-8"))
                piece.segments[f"tables/{name}"][number] = Segment(path, start, file.tell() - start)
            text = self.stage / self.texts[number]
            text.parent.mkdir(parents=True, exist_ok=True)
            text.write_bytes(document.text.encode("utf-8"))
            piece.rows[number] = document_row(part, place, self.texts[number])
            piece.predicates.update(r.predicate.value for r in document.relations)
            piece.units.update(f.normal_unit for f in document.figures)
            for start, end, wide in self.wanted.get(number, ()):
                if wide:
                    piece.around[Locus(number, start, end)] = around(part, Locus(place, start, end))
                else:
                    piece.words[Locus(number, start, end)] = quote(document, Span(start, end))
