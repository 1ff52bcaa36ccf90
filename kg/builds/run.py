"""A build: read, extract, resolve, emit, check, write. The other documents go on where one cannot be read."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from kg import __version__
from kg.assessments.assess import assess
from kg.builds.output import Output
from kg.config import Settings
from kg.documents.context import make_document
from kg.documents.reading import find_files, read_sources
from kg.entities.assemble import assemble, registered
from kg.entities.decisions import Decision, read_decisions
from kg.entities.keys import Registry, read_registry, write_registry
from kg.errors import InputError
from kg.exports.manifest import manifest_of
from kg.exports.page_report import report_page
from kg.exports.report import report_of
from kg.exports.tables import tables
from kg.exports.texts import texts
from kg.exports.turtle import write_nquads, write_turtle
from kg.facts.extract import extract
from kg.graph.build import GraphPlan, graphs, prefixes
from kg.graph.validate import Finding, conforms, validate_file
from kg.mentions.words import crosses_seam
from kg.model.entity import KnowledgeBase
from kg.model.fact import DocumentFacts
from kg.review.queue import queue
from kg.views.page import write_page


class Progress(Protocol):
    """What a build tells while it runs; the command line draws it."""

    def start(self, stage: str, total: int) -> None:
        """A stage begins that has so many steps."""

    def step(self) -> None:
        """One step of the stage is done."""


class Silent:
    """Tells nothing."""

    def start(self, stage: str, total: int) -> None:
        """Nothing."""

    def step(self) -> None:
        """Nothing."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read."""

    file: str
    what: str
    remedy: str


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did.

    Attributes:
        base: the knowledge base.
        report: the report as plain data.
        failures: the files that could not be read.
        findings: what the shapes and the checks found.
        files: the files written.
        seconds: how long it took.
        triples: how many triples the graph has.
    """

    base: KnowledgeBase
    report: dict[str, Any]
    failures: tuple[Failure, ...]
    findings: tuple[Finding, ...]
    files: tuple[Path, ...]
    seconds: float
    triples: int


@dataclass(slots=True)
class _Read:
    facts: list[DocumentFacts] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    seen: dict[str, str] = field(default_factory=dict)


def build(
    paths: Sequence[Path | str],
    output: Path | str,
    settings: Settings | None = None,
    progress: Progress | None = None,
    *,
    check: bool = True,
) -> BuildResult:
    """Build a graph from documents.

    Args:
        paths: files and folders.
        output: the folder to write into; made where it does not exist.
        settings: what may differ between builds.
        progress: is told what goes on.
        check: validate the graph by the shapes and the checks.

    Raises:
        InputError: no document could be read, or the decisions or the registry cannot.
        OutputError: the folder cannot be written.
    """
    began = time.perf_counter()
    settings = settings or Settings()
    progress = progress or Silent()
    with Output(Path(output)) as out:
        base, failures = read_base(paths, settings, progress)
        stamp = datetime.now(UTC).isoformat(timespec="seconds") if settings.clock else None
        plan = GraphPlan(settings.base, __version__, stamp)
        progress.start("write", 7)
        made = list(graphs(base, plan))
        findings: tuple[Finding, ...] = ()
        turtle = out.path("graph.ttl")
        triples = write_turtle(made, prefixes(plan), turtle)
        progress.step()
        write_nquads(made, out.path("graph.nq"))
        progress.step()
        for name, text in tables(base).items():
            out.write(f"tables/{name}", text)
        out.write("registry.csv", write_registry(registered(base)))
        out.write("review.json", json.dumps([i.as_dict() for i in queue(base)], ensure_ascii=False, indent=1) + "\n")
        for name, text in texts(base.documents):
            out.write(name, text)
        progress.step()
        if check:
            findings = validate_file(turtle)
        progress.step()
        report = report_of(base, [{"file": f.file, "what": f.what, "remedy": f.remedy} for f in failures])
        report["shapes"] = {"conform": conforms(findings), "findings": [f.as_dict() for f in findings]}
        out.write("report.json", json.dumps(report, ensure_ascii=False, indent=1) + "\n")
        out.write("report.md", report_page(report))
        progress.step()
        write_page(base, out.path("graph.html"))
        progress.step()
        out.write("manifest.json", manifest_of(base, settings, __version__, stamp, out.digests()))
        progress.step()
    return BuildResult(base, report, failures, findings, tuple(out.files), time.perf_counter() - began, triples)


def read_base(
    paths: Sequence[Path | str], settings: Settings, progress: Progress | None = None
) -> tuple[KnowledgeBase, tuple[Failure, ...]]:
    """The knowledge base of documents, without writing anything.

    Args:
        paths: files and folders.
        settings: what may differ between builds.
        progress: is told what goes on.

    Returns:
        The knowledge base, and the files that could not be read.

    Raises:
        InputError: no document could be read, or the decisions or the registry cannot.
    """
    progress = progress or Silent()
    read = _read_all([Path(p) for p in paths], progress)
    progress.start("resolve", 1)
    base = assess(assemble(read.facts, *_known(settings)))
    progress.step()
    return base, tuple(read.failures)


def _known(settings: Settings) -> tuple[Registry | None, tuple[Decision, ...]]:
    """What earlier builds and a person have settled."""
    registry = read_registry(settings.registry) if settings.registry is not None else None
    return registry, read_decisions(settings.review) if settings.review is not None else ()


def _read_all(paths: list[Path], progress: Progress) -> _Read:
    read = _Read()
    found: list[tuple[str, Path]] = []
    for path in paths:
        try:
            found.extend(find_files([path]))
        except InputError as error:
            read.failures.append(Failure(error.where or str(path), error.what, error.remedy))
    progress.start("read", len(found))
    for name, path in found:
        try:
            _read_one(read, name, path)
        except InputError as error:
            read.failures.append(Failure(error.where or str(path), error.what, error.remedy))
        progress.step()
    if not read.facts:
        first = read.failures[0] if read.failures else Failure("", "no documents were given", "name files or folders")
        raise InputError(first.what, where=first.file, remedy=first.remedy)
    return read


def _read_one(read: _Read, name: str, path: Path) -> None:
    for source in read_sources(path, name):
        try:
            if isinstance(source, InputError):
                raise source
            if (twin := read.seen.get(source.sha256)) is not None:
                raise InputError(
                    f"the same bytes as {twin}", where=_place(path, name, source.name), remedy="remove one of the two"
                )
            read.facts.append(extract(make_document(source, crosses_seam)))
            read.seen[source.sha256] = source.name
        except InputError as error:
            read.failures.append(Failure(error.where or str(path), error.what, error.remedy))


def _place(path: Path, name: str, member: str) -> str:
    """The file, with the member of it that a source came from."""
    return str(path) + member.removeprefix(name)
