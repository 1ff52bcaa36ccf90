"""A build of more documents than memory holds: resolved by their names, then written city by city.

The bytes are those of a build in memory, but for two things that need all of a graph at once: the shapes are checked on a
sample, which the report says, and the page shows what fits, as it does for any build that is too large for a page.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from kg.assessments.assess import assembled, cities
from kg.builds.cache import Stored
from kg.builds.output import Output
from kg.builds.pieces import Desk, Piece, Segment, Wanted
from kg.builds.pool import cores, each_forked
from kg.builds.progress import Progress
from kg.builds.shelf import Shelf
from kg.entities.assemble import assemble_ordered, registered
from kg.entities.brief import Brief
from kg.entities.decisions import Decision
from kg.entities.keys import Registry, write_registry
from kg.exports.report import Rows
from kg.exports.runs import merged_runs, sorted_runs
from kg.exports.tables import HEADS, entity_rows, head_of, text_of
from kg.exports.texts import text_names
from kg.exports.turtle import write_graph, write_subjects
from kg.graph.build import GraphPlan, Names, prefixes, shared_triples
from kg.graph.terms import Term
from kg.model.document import Context
from kg.model.entity import KnowledgeBase, Locus
from kg.review.queue import Doubts, queue

_ROWS = 2_000


def resolved(
    stored: Sequence[Stored], registry: Registry | None, decisions: Sequence[Decision], progress: Progress
) -> KnowledgeBase:
    """The knowledge base of documents that stay where they are kept; its targets are not yet assessed."""
    ordered = sorted(stored, key=lambda one: (one.name, one.sha256))
    progress.start("resolve", len(ordered))
    contexts: list[Context] = []
    briefs: list[Brief] = []
    for one in ordered:
        briefs.append(one.brief())
        contexts.append(briefs[-1].context)
        progress.step()
    shelf = Shelf(ordered, contexts, {})
    return assemble_ordered(shelf, shelf.with_edits, registry, decisions, briefs)


class LargeWriter:
    """Writes the graph, the tables and the texts of a knowledge base that is not in memory.

    Args:
        base: the knowledge base, its targets not yet assessed.
        out: the output.
        plan: what decides the bytes of the graph besides the base.
        workers: how many processes write; None for one for each core.
    """

    def __init__(self, base: KnowledgeBase, out: Output, plan: GraphPlan, workers: int | None) -> None:
        self.base, self.out, self.plan = base, out, plan
        self.names = Names(base, plan)
        self.folder = out.beside("pieces/x").parent
        self._workers = workers or cores()
        self._pieces: list[Piece] = []
        self._doubts = Doubts(Counter(), [], [])
        self._shared: list[Path] = []

    def write(self, progress: Progress) -> tuple[int, Rows]:
        """Write everything but the reports and the page; the number of triples, and what the report says of documents.

        Afterwards `base` holds the assessments.
        """
        texts = text_names(self.base.documents)
        stage = self.out.beside("x").parent
        desk = Desk(self.base, self.names, texts, _wanted(self.base), self.folder, stage)
        groups = cities([document.context for document in self.base.documents])
        progress.start("write", len(groups) + 3)
        for piece in each_forked(desk.piece, groups, self._workers):
            self._doubts.add(piece.doubts)
            self._pieces.append(replace(piece, doubts=Doubts(Counter(), [], [])))
            progress.step()
        self.base = assembled(self.base, (piece.found for piece in self._pieces))
        units = {unit for piece in self._pieces for unit in piece.units}
        self._shared = sorted_runs(shared_triples(self.base, self.names, self.plan, units), self.folder, "shared")
        progress.step()
        for name in (
            "graph.nq",
            "graph.ttl",
            *(f"tables/{name}" for name in HEADS),
            "registry.csv",
            "review.json",
            *texts,
        ):
            self.out.path(name)
        triples = sum(each_forked(self._job, ("turtle", "quads", "lists", "tables"), self._workers))
        progress.step()
        rows = self._report_rows()
        shutil.rmtree(self.folder)
        progress.step()
        return triples, rows

    def _job(self, name: str) -> int:
        """One of the files that need all pieces; the number of triples where it tells."""
        jobs = {"turtle": self._turtle, "quads": self._nquads, "lists": self._lists, "tables": self._tables}
        return jobs[name]()

    def _turtle(self) -> int:
        """The Turtle of all graphs; the number of triples."""
        runs = [run for piece in self._pieces for run in (*piece.runs, *piece.held)]
        subjects = merged_runs([*runs, *self._shared], self.folder / "turtle")
        return write_subjects(subjects, prefixes(self.plan), self.out.beside("graph.ttl"))

    def _nquads(self) -> int:
        """The N-Quads graph by graph."""
        segments = self._segments("graph.nq")
        graphs: dict[Term, Segment | list[Path]] = {
            self.names.iris.document(document): segments[n] for n, document in enumerate(self.base.documents)
        }
        graphs[self.names.assessments] = [run for piece in self._pieces for run in piece.held]
        graphs[self.names.shared] = self._shared
        with self.out.beside("graph.nq").open("wb") as file:
            for name in sorted(graphs):
                graph = graphs[name]
                if isinstance(graph, Segment):
                    _copy([graph], file)
                else:
                    write_graph(name, merged_runs(graph, self.folder / "quads"), file)
        return 0

    def _lists(self) -> int:
        """The registry, and what a person should look at."""
        self.out.beside("registry.csv").write_bytes(write_registry(registered(self.base)).encode("utf-8"))
        items = [item.as_dict() for item in queue(self.base, self._doubts)]
        text = json.dumps(items, ensure_ascii=False, indent=1) + "\n"
        self.out.beside("review.json").write_bytes(text.encode("utf-8"))
        return 0

    def _tables(self) -> int:
        words = {at: text for piece in self._pieces for at, text in piece.words.items()}
        for name in HEADS:
            with self.out.beside(f"tables/{name}").open("wb") as file:
                file.write(head_of(name).encode("utf-8"))
                if name == "entities.csv":
                    for row in entity_rows(self.base, words.__getitem__):
                        file.write(text_of([row]).encode("utf-8"))
                else:
                    segments = self._segments(f"tables/{name}")
                    _copy((segments[number] for number in sorted(segments)), file)
        return 0

    def _segments(self, kind: str) -> dict[int, Segment]:
        return {number: one for piece in self._pieces for number, one in piece.segments[kind].items()}

    def _report_rows(self) -> Rows:
        rows = {number: row for piece in self._pieces for number, row in piece.rows.items()}
        said = {at: words for piece in self._pieces for at, words in piece.around.items()}
        predicates = sum((piece.predicates for piece in self._pieces), Counter[str]())
        base = self.base

        def around(at: Locus) -> dict[str, Any]:
            from kg.exports.report import around as look

            return said.get(at) or look(base, at)

        return Rows([rows[number] for number in sorted(rows)], predicates, around)


def _wanted(base: KnowledgeBase) -> Wanted:
    """The places of which words stand in the tables and the report."""
    found: dict[int, list[tuple[int, int, bool]]] = defaultdict(list)
    for entity in base.entities:
        if entity.mentions:
            first = entity.mentions[0]
            found[first.document].append((first.start, first.end, False))
        for merge in entity.merges:
            for at in (merge.here, merge.there):
                if at is not None:
                    found[at.document].append((at.start, at.end, True))
    return found


def _copy(segments: Iterable[Segment], file: Any) -> None:
    for one in segments:
        with one.path.open("rb") as pieces:
            pieces.seek(one.start)
            left = one.size
            while left and (some := pieces.read(min(left, 1 << 20))):
                file.write(some)
                left -= len(some)
