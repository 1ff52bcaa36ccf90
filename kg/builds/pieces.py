"""What documents that speak of each other add to the output: read back once, held against each other, written piece by piece.

A worker takes such documents (at most those of a city with its districts), so no more are in its memory. What stands in one
stretch of an output goes into one file of segments; what is merged with what others say goes into sorted runs.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, NamedTuple
from zlib import crc32

from kg.assessments.assess import assess_alone
from kg.entities.part import part_of
from kg.exports.outcomes import outcome_row
from kg.exports.report import document_row
from kg.exports.runs import Run, row_of, write_run
from kg.exports.tables import DOCUMENTS, text_of
from kg.exports.turtle import Short, write_blocks, write_graph
from kg.graph.assessments import AssessmentWriter
from kg.graph.build import GraphPlan, Names, prefixes
from kg.graph.emit import Emitter
from kg.graph.order import Graph, Said, merged
from kg.graph.sections import apart, given_out
from kg.graph.terms import Term
from kg.model.entity import Assessment, Contradiction, KnowledgeBase
from kg.review.queue import Doubt, doubts_of

#: The triples of so many documents at most are sorted together in memory, of about one in so many.
_TOGETHER, _EACH = 12, 4
#: Stands for the run that made the facts, which the other documents decide: no term has such a letter.
RUN_MARK = "\x02"
RUN: Term = f"<{RUN_MARK}>"


class Segment(NamedTuple):
    """A stretch of a file."""

    path: Path
    start: int
    size: int


class Order(NamedTuple):
    """What orders a doubt among others: its weight, its document, and its place there."""

    weight: int
    document: int
    place: int


@dataclass(frozen=True, slots=True)
class Told:
    """What some documents add besides text that is ready; they are numbered as they stand among each other.

    Attributes:
        verdicts: how many targets there are of each verdict.
        contradictions: what is at odds.
        rows: what the report says of each document, in JSON.
        predicates: their relations by predicate.
        units: the normal units that occur.
        used: for the key of an entity, the facts that speak of it.
        figures: doubtful figures.
        numbers: numbers that became no figure.
        triples: how many triples of Turtle are ready.
    """

    verdicts: tuple[tuple[str, int], ...]
    contradictions: tuple[Contradiction, ...]
    rows: tuple[str, ...]
    predicates: tuple[tuple[str, int], ...]
    units: tuple[str, ...]
    used: tuple[tuple[str, int], ...]
    figures: tuple[Order, ...]
    numbers: tuple[Order, ...]
    triples: int


@dataclass(frozen=True, slots=True)
class Aside:
    """What of some documents is looked at only where it is shown; they are numbered as they stand among each other.

    Attributes:
        assessments: what came of targets.
        figures: doubtful figures.
        numbers: numbers that became no figure.
    """

    assessments: tuple[Assessment, ...] = ()
    figures: tuple[Doubt, ...] = ()
    numbers: tuple[Doubt, ...] = ()


class Leaf(NamedTuple):
    """Some documents of a piece that are written together, as an earlier build wrote them.

    Attributes:
        segments: for the name of a file, the segment of each document, in their order.
        common: the run of what others may speak of too.
        triples: how many triples of Turtle are ready.
        before: the forms of the run that stand in the segments, in N-Quads and in Turtle.
    """

    segments: dict[str, list[Segment]]
    common: Run
    triples: int
    before: tuple[str, str]


def leaves_of(names: Sequence[str]) -> Iterator[range]:
    """The places of the documents that are written together; where one is added or leaves, most others stay together.

    Args:
        names: the names of the documents.

    >>> every = [f"{number}.txt" for number in range(30)]
    >>> leaves = [[every[place] for place in leaf] for leaf in leaves_of(every)]
    >>> fewer = [[every[1:][place] for place in leaf] for leaf in leaves_of(every[1:])]
    >>> [leaf for leaf in leaves if leaf not in fewer] == leaves[:1]
    True
    """
    first = 0
    for place, name in enumerate(names, 1):
        if (
            place - first >= _TOGETHER
            or crc32(name.encode("utf-8", "surrogatepass")) % _EACH == 0
            or place == len(names)
        ):
            yield range(first, place)
            first = place


@dataclass(slots=True)
class Piece:
    """What some documents add.

    Attributes:
        tells: gives what is no text yet.
        aside: what is looked at only where it is shown, or where that is kept.
        segments: for the name of a file, the segment of each document, in their order.
        common: runs of what others may speak of too.
        held: runs of what was held against each other.
        leaves: of the documents that are written together, what decides their segments, how many they are, and how many
            triples of Turtle are ready; their runs are the first of those in common.
        lasting: whether its segments may be taken again for another run.
        before: the forms of another run that stand in its segments, in N-Quads and in Turtle.
        anew: the places of the documents in whose segments stands the run of this build.
    """

    tells: Callable[[], Told]
    aside: Aside | Segment = field(default_factory=Aside)
    segments: dict[str, list[Segment]] = field(default_factory=lambda: defaultdict(list))
    common: list[Run] = field(default_factory=list)
    held: list[Run] = field(default_factory=list)
    leaves: list[tuple[str, int, int]] = field(default_factory=list)
    lasting: bool = True
    before: tuple[str, str] | None = None
    anew: set[int] = field(default_factory=set)
    _told: Told | None = None

    @property
    def told(self) -> Told:
        """What is no text yet; in memory from the first time on that it is asked for."""
        if self._told is None:
            self._told = self.tells()
        return self._told


@dataclass(frozen=True, slots=True)
class Desk:
    """What all documents of a build are written with.

    Attributes:
        base: the knowledge base; its documents are read back.
        names: the IRIs of the build.
        plan: what else decides the bytes.
        texts: where the text of each document is kept.
        folder: for the segments and runs.
        keys: for each document, what decides its segments besides what came of its targets.
        leaf: gives by its key what an earlier build wrote.
    """

    base: KnowledgeBase
    names: Names
    plan: GraphPlan
    texts: Sequence[str]
    folder: Path
    keys: Sequence[str]
    leaf: Callable[[str], Leaf | None]

    def piece(self, numbers: Sequence[int]) -> Piece:
        """Write some documents.

        Args:
            numbers: the documents, ascending.
        """
        part = part_of(self.base, numbers)
        assessments, at_odds = assess_alone(part)
        part = replace(part, assessments=tuple(assessments), contradictions=tuple(at_odds))
        held = AssessmentWriter(part, self.names.iris, RUN).graph(self.names.assessments)
        place = self.folder / f"{numbers[0]}.pieces"
        with place.open("wb") as segments, place.with_suffix(".runs").open("wb") as runs:
            writer = _Writer(self, part, held, place, segments, runs)
            for places in leaves_of([document.name for document in part.documents]):
                key = writer.key([self.keys[numbers[place]] for place in places], places)
                writer.take(key, places, self.leaf(key))
            writer.finish()
        doubts = doubts_of(part)
        documents = part.documents
        piece = writer.piece
        piece.aside = Aside(tuple(assessments), tuple(doubts.figures), tuple(doubts.numbers))
        told = Told(
            tuple(Counter(one.verdict.value for one in assessments).items()),
            part.contradictions,
            tuple(
                json.dumps(document_row(part, place, self.texts[number]), ensure_ascii=False)
                for place, number in enumerate(numbers)
            ),
            tuple(Counter(r.predicate.value for document in documents for r in document.relations).items()),
            tuple(sorted({f.normal_unit for document in documents for f in document.figures})),
            tuple(doubts.used.items()),
            tuple(Order(one.weight, one.document, one.index) for one in doubts.figures),
            tuple(Order(one.weight, one.document, one.index) for one in doubts.numbers),
            writer.triples,
        )
        piece.tells = lambda: told
        return piece


def _nothing() -> Told:
    return Told((), (), (), (), (), (), (), (), 0)


class _Writer:
    """Writes the documents of a piece, some at a time."""

    def __init__(
        self, desk: Desk, part: KnowledgeBase, held: Graph, place: Path, segments: BinaryIO, runs: BinaryIO
    ) -> None:
        self.piece = Piece(_nothing)
        self.triples = 0
        self._desk, self._part, self._place, self._segments, self._runs = desk, part, place, segments, runs
        run = Short(prefixes(desk.plan))[desk.names.run]
        self._short = Short(prefixes(desk.plan), {RUN: run})
        self._run = run.encode()
        self._emitter = Emitter(part, desk.names.iris, desk.names.run, desk.names.dataset)
        self._outcomes: dict[int, list[Sequence[str]]] = defaultdict(list)
        for one in part.assessments:
            self._outcomes[one.target.document].append(outcome_row(part, one))
        self._held = held
        names = {desk.names.iris.document(document) for document in part.documents}
        self._also, self._rest = given_out(held, names)

    def key(self, keys: Sequence[str], places: Sequence[int]) -> str:
        """What decides the segments of some documents of the part: their own keys, and what came of their targets."""
        digest = hashlib.sha256("\n".join(keys).encode())
        for place in places:
            also = self._also.get(self._desk.names.iris.document(self._part.documents[place]), {})
            digest.update(repr((sorted(also.items()), self._outcomes[place])).encode("utf-8", "surrogatepass") + b"\0")
        return digest.hexdigest()[:40]

    def take(self, key: str, places: Sequence[int], leaf: Leaf | None) -> None:
        """Take what an earlier build wrote of some documents of the part, or write them."""
        before = self.triples
        if leaf is None:
            self.piece.anew.update(places)
            self._write(places)
        else:
            self.piece.before = leaf.before
            self.piece.common.append(leaf.common)
            for name, segments in leaf.segments.items():
                self.piece.segments[name] += segments
            self.triples += leaf.triples
        self.piece.leaves.append((key, len(places), self.triples - before))

    def _write(self, places: Sequence[int]) -> None:
        common: list[Graph] = []
        for place in places:
            graph = self._emitter.document(place)
            quads, turtle = BytesIO(), BytesIO()
            write_graph(graph.name, iter(graph.subjects.items()), quads)
            own, rest = apart(graph, self._also.pop(graph.name, {}))
            self.triples += write_blocks(own, self._short, turtle)
            run = self._desk.names.run
            nquads, blocks = quads.getvalue(), turtle.getvalue()
            self._lasts(nquads, run.encode(), f" {graph.name} .\n".encode())
            self._lasts(blocks, self._run, b" ;\n", b" .\n")
            self.piece.segments["graph.nq"].append(self._add(nquads))
            self.piece.segments["graph.ttl"].append(self._add(blocks))
            common.append(rest)
            self._tables(place)
        self._run_of(self.piece.common, merged(common))

    def finish(self) -> None:
        """Write what was held against each other."""
        self._run_of(self.piece.held, self._held.subjects.items())
        self._run_of(self.piece.common, self._rest.subjects.items())

    def _run_of(self, runs: list[Run], rows: Iterable[tuple[Term, Said]]) -> None:
        runs.append(write_run((row_of(*row) for row in rows), self._place.with_suffix(".runs"), self._runs))

    def _lasts(self, data: bytes, run: bytes, *ends: bytes) -> None:
        """Look whether the run stands in text, where the next build must not replace it by its own.

        A line of the output ends behind the run where it is a term; no text holds a line end but with a backslash.
        """
        told = sum(data.count(b" " + run + end) for end in ends)
        self.piece.lasting &= data.count(run) == told

    def _add(self, data: bytes) -> Segment:
        """Write a segment."""
        start = self._segments.tell()
        self._segments.write(data)
        return Segment(self._place, start, len(data))

    def _tables(self, place: int) -> None:
        rows: dict[str, Iterator[Sequence[str]]] = {name: of(self._part, place) for name, of in DOCUMENTS.items()}
        for name, some in {**rows, "outcomes.csv": iter(self._outcomes[place])}.items():
            self.piece.segments[f"tables/{name}"].append(self._add(text_of(some).encode("utf-8")))
