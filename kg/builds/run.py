"""A build: read, extract, resolve, emit, check, write. The other documents go on where one cannot be read."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kg import __version__
from kg.assessments.assess import assess
from kg.builds.cache import Cache, Stored
from kg.builds.collecting import seldom_collected
from kg.builds.gather import Gathered, gathered, outcomes, tasks_of
from kg.builds.one import Failure
from kg.builds.output import MANIFEST, Output
from kg.builds.progress import Progress, Silent
from kg.builds.shards import SUFFIX, Part, names_digest, read_shards, shard_of, shards_among, write_shard
from kg.config import Settings
from kg.entities.assemble import assemble, registered
from kg.entities.decisions import Decision, read_decisions
from kg.entities.keys import Registry, read_registry, write_registry
from kg.exports.manifest import manifest_of
from kg.exports.page_report import report_page
from kg.exports.report import report_of
from kg.exports.tables import tables
from kg.exports.texts import texts
from kg.exports.turtle import write_nquads, write_turtle
from kg.graph.build import GraphPlan, graphs, prefixes
from kg.graph.validate import Finding, conforms, validate_file
from kg.landing import OWN
from kg.model.entity import KnowledgeBase
from kg.review.queue import queue
from kg.views.page import write_page


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
        kept: how many of the files had not changed since an earlier build and were not read again.
    """

    base: KnowledgeBase
    report: dict[str, Any]
    failures: tuple[Failure, ...]
    findings: tuple[Finding, ...]
    files: tuple[Path, ...]
    seconds: float
    triples: int
    kept: int = 0


@seldom_collected()
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
        cache = Cache(settings.cache_folder or out.folder / OWN / "facts") if settings.cache else None
        read = _read(paths, settings, progress, cache)
        result = _write(out, read, settings, progress, check=check)
    if cache is not None and settings.cache_folder is None:
        cache.sweep(read.used)
    return _done(result, out, began)


@seldom_collected()
def build_shard(
    paths: Sequence[Path | str],
    shard: tuple[int, int],
    output: Path | str,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> tuple[Path, int]:
    """Read one of several parts of the documents, to be put together by `merge`.

    Args:
        paths: files and folders; the same for all shards.
        shard: which one, from 1 on, of how many.
        output: the folder to write into; all shards may have the same.
        settings: what may differ between builds; base, clock, review and registry are those of the merge.
        progress: is told what goes on.

    Returns:
        The file written, and how many documents it holds.

    Raises:
        OutputError: the folder cannot be written.
    """
    settings = settings or Settings()
    number, of = shard
    folder, name = Path(output), f"shard-{number}-of-{of}"
    every, failures = tasks_of([Path(p) for p in paths])
    tasks = [task for task in every if shard_of(task.name, of) == number]
    cache = Cache(settings.cache_folder or folder / OWN / name) if settings.cache else None
    done = outcomes(tasks, cache, settings.workers, progress)
    place = folder / f"{name}{SUFFIX}"
    count = write_shard(place, Part(number, of, names_digest(every), tuple(failures)), done)
    if cache is not None and settings.cache_folder is None:
        cache.sweep({outcome.key for outcome in done})
    return place, count


@seldom_collected()
def merge(
    shards: Sequence[Path | str],
    output: Path | str,
    settings: Settings | None = None,
    progress: Progress | None = None,
    *,
    check: bool = True,
) -> BuildResult:
    """Put shards together: what is written is what one build of all documents writes.

    Args:
        shards: the files that `build_shard` wrote, or folders with them.
        output: the folder to write into; made where it does not exist.
        settings: what may differ between builds.
        progress: is told what goes on.
        check: validate the graph by the shapes and the checks.

    Raises:
        InputError: a shard is damaged, missing or of another build; the decisions or the registry cannot be read.
        OutputError: the folder cannot be written.
    """
    began = time.perf_counter()
    settings = settings or Settings()
    read = gathered(*read_shards(shards_among(Path(s) for s in shards)))
    with Output(Path(output)) as out:
        result = _write(out, read, settings, progress or Silent(), check=check)
    return _done(result, out, began)


def _done(result: BuildResult, out: Output, began: float) -> BuildResult:
    return replace(result, files=tuple(out.files), seconds=time.perf_counter() - began)


def _write(out: Output, read: Gathered, settings: Settings, progress: Progress, *, check: bool) -> BuildResult:
    """Resolve what was read and write everything."""
    base, failures = _base(read, settings, progress), tuple(read.failures)
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
    out.write(MANIFEST, manifest_of(base, settings, __version__, stamp, out.digests()))
    progress.step()
    return BuildResult(base, report, failures, findings, (), 0.0, triples, read.kept)


@seldom_collected()
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
    read = _read(paths, settings, progress, Cache(settings.cache_folder) if settings.cache_folder else None)
    return _base(read, settings, progress), tuple(read.failures)


def _read(paths: Sequence[Path | str], settings: Settings, progress: Progress, cache: Cache | None) -> Gathered:
    tasks, failures = tasks_of([Path(p) for p in paths])
    return gathered(outcomes(tasks, cache, settings.workers, progress), failures)


def _base(read: Gathered, settings: Settings, progress: Progress) -> KnowledgeBase:
    progress.start("resolve", 1)
    facts = [one.load() if isinstance(one, Stored) else one for one in read.found]
    base = assess(assemble(facts, *_known(settings)))
    progress.step()
    return base


def _known(settings: Settings) -> tuple[Registry | None, tuple[Decision, ...]]:
    """What earlier builds and a person have settled."""
    registry = read_registry(settings.registry) if settings.registry is not None else None
    return registry, read_decisions(settings.review) if settings.review is not None else ()
