"""Loading into a running triplestore: in parts, resumed where it was cut off, counted when it is done."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Protocol

from kg.stores.http import StoreError
from kg.stores.journal import Journal
from kg.stores.remote import Remote
from kg.stores.source import Outline, Part, check_graph, distinct, outlines, parts, source_file

#: The triples of one request.
CHUNK = 50_000
#: The head of the names of graphs in which a replacement is made ready.
STAGING = "urn:kg:loading:"


class Progress(Protocol):
    """What a load tells while it runs."""

    def start(self, stage: str, total: int) -> None:
        """A stage of so many triples begins."""

    def step(self, triples: int) -> None:
        """So many triples are done."""


class Silent:
    """Tells nothing."""

    def start(self, stage: str, total: int) -> None:
        """Nothing."""

    def step(self, triples: int) -> None:
        """Nothing."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of one graph.

    Attributes:
        graph: its IRI, or None for the default graph.
        triples: how many triples the file has for it.
        counted: how many the store has in it now.
        sent: how many were sent.
        atomic: whether the graph changed at once; None where nothing was replaced.
        replaced: whether what was there before was to go.
    """

    graph: str | None
    triples: int
    counted: int
    sent: int
    atomic: bool | None
    replaced: bool = False

    @property
    def verified(self) -> bool:
        """Whether the store has what the file has; where triples were added, it may have more."""
        return self.counted == self.triples or (self.counted > self.triples and not self.replaced)

    @property
    def extra(self) -> int:
        """The triples in the graph that are not of the file."""
        return max(0, self.counted - self.triples)


@dataclass(frozen=True, slots=True)
class LoadResult:
    """What a load did.

    Attributes:
        graphs: what became of every graph.
        dropped: graphs of documents that are no longer in the file, and were dropped.
    """

    graphs: tuple[Loaded, ...]
    dropped: tuple[str, ...]

    @property
    def verified(self) -> bool:
        """Whether the store has in every graph what the file has."""
        return all(graph.verified for graph in self.graphs)

    @property
    def triples(self) -> int:
        """The triples of the file."""
        return sum(graph.triples for graph in self.graphs)

    @property
    def sent(self) -> int:
        """The triples that were sent."""
        return sum(graph.sent for graph in self.graphs)


@dataclass(frozen=True, slots=True)
class Plan:
    """What to load, and how.

    Attributes:
        path: an output folder, or a file.
        graph: the graph to load into; None for the default graph.
        per_document: load each named graph of the file by itself.
        replace: what was in a graph before goes.
        chunk: the triples of one request.
    """

    path: Path
    graph: str | None = None
    per_document: bool = False
    replace: bool = False
    chunk: int = CHUNK


def load(store: Remote, plan: Plan, progress: Progress | None = None) -> LoadResult:
    """Load a graph into a store.

    Without ``replace`` triples are added: those that are there already stay once, since a graph is a set. With it, a graph
    of one part is put in one request, and one of several parts is made ready beside it and then moved, or put in one long
    request; where a store can do neither, it is written part by part, and the result says that this was not atomic.

    Args:
        store: the store.
        plan: what to load, and how.
        progress: is told what goes on.

    Raises:
        StoreError: the file or the store cannot be used, or the load was cut off; run again, it goes on.
    """
    return _Load(store, plan, progress or Silent()).run()


class _Load:
    """One load."""

    def __init__(self, store: Remote, plan: Plan, progress: Progress) -> None:
        if plan.chunk < 1:
            raise StoreError("a part has at least one triple", remedy="give --chunk 50000")
        if plan.graph is not None:
            check_graph(plan.graph)
        self.store, self.plan, self.progress = store, plan, progress
        self.file = source_file(plan.path, per_document=plan.per_document)
        self.journal = Journal(self.file if self.file.is_dir() else self.file.parent, store.endpoint.base)
        self.sent = 0

    def run(self) -> LoadResult:
        self.store.select("ASK {}")  # a store that is away is found out before anything else
        known = outlines(self._parts())
        if not known:
            raise StoreError("the graph is empty", where=str(self.file), remedy="build it again")
        self.progress.start("load", sum(outline.triples for outline in known))
        found = []
        for outline, (_, group) in zip(known, groupby(self._parts(), lambda part: part.graph), strict=True):
            self.sent = 0
            atomic = self._graph(outline, group)
            found.append(Loaded(outline.graph, outline.triples, 0, self.sent, atomic, replaced=self.plan.replace))
        return LoadResult(self._counted(found), self._prune(known))

    def _parts(self) -> Iterator[Part]:
        return parts(self.file, self.plan.graph, self.plan.chunk, per_document=self.plan.per_document)

    def _graph(self, outline: Outline, group: Iterable[Part]) -> bool | None:
        """Load one graph; whether it was replaced at once, None where nothing was replaced."""
        graph, store = outline.graph, self.store
        if self._in_one_request(outline):
            return self._whole(outline, group)
        staging = self._staging(outline)
        done = self._done(outline, staging)
        triples = 0
        for part in group:
            triples += part.triples
            if part.number >= done:
                target = staging or graph
                if part.number == 0 and self.plan.replace:
                    store.put(target, part.body)
                else:
                    store.post(target, part.body)
                self.sent += part.triples
                self.journal.write(graph, list(outline.parts[: part.number + 1]), triples, staged=staging)
            self.progress.step(part.triples)
        if staging and (self.sent or self.journal.staged(graph)):
            store.move(staging, graph)
            self.journal.write(graph, list(outline.parts), triples)
        if not (self.plan.replace and self.sent):
            return None
        return store.atomic and (bool(staging) or len(outline.parts) == 1)

    def _in_one_request(self, outline: Outline) -> bool:
        """Whether a graph of several parts is replaced by one request: it is atomic, but begins anew if cut off."""
        dialect = self.store.endpoint.dialect
        several = self.plan.replace and len(outline.parts) > 1
        return several and not self.store.moves and dialect.puts and dialect.atomic

    def _whole(self, outline: Outline, group: Iterable[Part]) -> bool | None:
        graph = outline.graph
        if self._done(outline, "") == len(outline.parts):
            self.progress.step(outline.triples)
            return None
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "graph.nt"
            with file.open("wb") as out:
                out.writelines(part.body for part in group)
            self.store.put(graph, file)
        self.sent = outline.triples
        self.journal.write(graph, list(outline.parts), outline.triples)
        self.progress.step(outline.triples)
        return True

    def _staging(self, outline: Outline) -> str:
        """The graph in which a replacement of several parts is made ready; empty where it is written in place."""
        if not self.plan.replace or len(outline.parts) == 1 or not self.store.moves:
            return ""
        name = STAGING + hashlib.sha256("".join(outline.parts).encode()).hexdigest()[:16]
        if (old := self.journal.staged(outline.graph)) and old != name:
            self.store.drop(old)
            self.journal.forget(outline.graph)
        return name

    def _done(self, outline: Outline, staging: str) -> int:
        """How many parts the store has already: those that the journal notes, if the store has as many triples."""
        noted = self.journal.parts(outline.graph)
        if not noted or tuple(noted) != outline.parts[: len(noted)]:
            return 0
        staged = self.journal.staged(outline.graph)
        if staged != staging and not (staging and not staged and len(noted) == len(outline.parts)):
            return 0
        here, triples = self.store.count(staged or outline.graph), self.journal.triples(outline.graph)
        # the part that was under way may have arrived: it is sent again, and a graph is a set
        most = triples + self.plan.chunk if len(noted) < len(outline.parts) else triples
        return len(noted) if triples <= here and (here <= most or not self.plan.replace) else 0

    def _counted(self, found: list[Loaded]) -> tuple[Loaded, ...]:
        """The graphs with what the store has of them; a file that says a thing twice is counted anew."""
        counted = [replace(one, counted=self.store.count(one.graph)) for one in found]
        if all(one.counted == one.triples for one in counted):
            return tuple(counted)
        once = distinct(self.file, self.plan.graph, per_document=self.plan.per_document)
        return tuple(replace(one, triples=once.get(one.graph, one.triples)) for one in counted)

    def _prune(self, known: list[Outline]) -> tuple[str, ...]:
        """Drop the graphs of documents that an earlier load brought and that are no longer in the file."""
        if not (self.plan.replace and self.plan.per_document):
            return ()
        gone = sorted(set(self.journal.graphs()) - {outline.graph for outline in known})
        for graph in gone:
            self.store.drop(graph)
            self.journal.forget(graph)
        return tuple(gone)
