"""From what was read to the output: resolved, assessed, written and checked, in memory or city by city."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kg import __version__
from kg.assessments.assess import assess
from kg.builds import gather
from kg.builds.cache import Stored
from kg.builds.fingerprint import fingerprint
from kg.builds.gather import Gathered
from kg.builds.large import LargeWriter, resolved
from kg.builds.memo import Memo
from kg.builds.one import Failure
from kg.builds.output import MANIFEST, Output
from kg.builds.pool import cores
from kg.builds.progress import Progress
from kg.builds.stretches import write_graphs
from kg.config import Settings
from kg.entities.assemble import assemble, registered
from kg.entities.decisions import Decision, read_decisions
from kg.entities.keys import Registry, read_registry, write_registry
from kg.exports.indented import indented
from kg.exports.manifest import manifest_of
from kg.exports.page_report import report_page
from kg.exports.report import Rows, report_of
from kg.exports.tables import tables
from kg.exports.texts import texts
from kg.exports.turtle import write_turtle
from kg.graph.build import GraphPlan, graphs, prefixes
from kg.graph.validate import Finding, conforms, validate_file
from kg.model.entity import Assessment, KnowledgeBase, Verdict
from kg.review.queue import queue
from kg.views.parts import some_documents

#: The triples up to which a whole graph is checked by the shapes, which takes it into memory.
_CHECKED = 500_000
#: The documents of a sample.
_SAMPLE = 10


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


def is_large(read: Gathered) -> bool:
    """Whether what was read is too much to be held in memory; a character takes three bytes."""
    stored = [one for one in read.found if isinstance(one, Stored)]
    return len(stored) == len(read.found) and 3 * sum(one.length for one in stored) > gather.HELD


def write_all(out: Output, read: Gathered, settings: Settings, progress: Progress, *, check: bool) -> BuildResult:
    """Resolve what was read and write everything."""
    stamp = datetime.now(UTC).isoformat(timespec="seconds") if settings.clock else None
    plan = GraphPlan(settings.base, __version__, stamp)
    rows: Rows | None = None
    writer: LargeWriter | None = None
    if is_large(read):
        stored = [one for one in read.found if isinstance(one, Stored)]
        memo = Memo(out.folder, None if settings.cache else out.beside("kept/x").parent)
        workers = settings.workers or cores()
        found = resolved(stored, *_known(settings), memo, workers, progress)
        writer = LargeWriter(found, out, plan, workers, memo)
        triples, rows = writer.write(progress)
        base = writer.base
        progress.start("finish", 4)
    else:
        base = base_of(read, settings, progress)
        progress.start("write", 6)
        triples = _write_held(base, out, plan, settings.workers or cores(), progress)
    findings: tuple[Finding, ...] = ()
    sampled = 0
    if check and triples <= _CHECKED:
        findings = validate_file(out.beside("graph.ttl"))
    elif check:
        findings, sampled = _check_sample(base, out, plan)
    progress.step()
    report = report_of(base, [{"file": f.file, "what": f.what, "remedy": f.remedy} for f in read.failures], rows)
    report["shapes"] = {"conform": conforms(findings), "findings": [f.as_dict() for f in findings]}
    if sampled:
        report["shapes"]["sample"] = sampled
    out.write("report.json", indented(report) + "\n")
    out.write("report.md", report_page(report))
    progress.step()
    if settings.page:
        from kg.views.page import write_page  # its libraries take half a second to load

        write_page(base, out.path("graph.html"))
    progress.step()
    out.write(MANIFEST, manifest_of(base, settings, __version__, fingerprint(), stamp, out.digests()))
    progress.step()
    if writer is not None:
        writer.remember()
    return BuildResult(base, report, tuple(read.failures), findings, (), 0.0, triples, read.kept)


def _write_held(base: KnowledgeBase, out: Output, plan: GraphPlan, workers: int, progress: Progress) -> int:
    """Write the graph, the tables and the texts of a knowledge base in memory; the number of triples."""
    made = list(graphs(base, plan))
    triples = write_graphs(made, prefixes(plan), out.path("graph.ttl"), out.path("graph.nq"), workers)
    progress.step()
    for name, text in tables(base).items():
        out.write(f"tables/{name}", text)
    out.write("registry.csv", write_registry(registered(base)))
    out.write("review.json", indented([i.as_dict() for i in queue(base)]) + "\n")
    for name, text in texts(base.documents):
        out.write(name, text)
    progress.step()
    return triples


def _check_sample(base: KnowledgeBase, out: Output, plan: GraphPlan) -> tuple[tuple[Finding, ...], int]:
    """What the shapes find in the graph of some documents, taken at equal distances, and how many they are."""
    step = max(1, len(base.documents) // _SAMPLE)
    numbers = list(range(0, len(base.documents), step))[:_SAMPLE]
    sample = some_documents(base, numbers)
    known = {entity.key for entity in sample.entities}
    above = (e for e in base.entities if e.code and e.key not in known)  # what the places lie in
    sample = replace(
        sample,
        entities=tuple(replace(entity, merges=(), mentions=()) for entity in (*sample.entities, *above)),
        assessments=tuple(a for a in sample.assessments if a.verdict is Verdict.NOT_REPORTED or _has_outcome(a)),
    )
    place = out.beside("sample.ttl")
    write_turtle(graphs(sample, plan), prefixes(plan), place)
    findings = validate_file(place)
    place.unlink()
    return findings, len(numbers)


def _has_outcome(one: Assessment) -> bool:
    return any(found is not None for found in (one.outcome, one.outcome_relation, one.outcome_passage))


def base_of(read: Gathered, settings: Settings, progress: Progress) -> KnowledgeBase:
    """The knowledge base of what was read, in memory.

    Args:
        read: what was read.
        settings: what may differ between builds.
        progress: is told what goes on.

    Raises:
        InputError: the decisions or the registry cannot be read.
    """
    progress.start("resolve", 1)
    facts = [one.load() if isinstance(one, Stored) else one for one in read.found]
    base = assess(assemble(facts, *_known(settings)))
    progress.step()
    return base


def _known(settings: Settings) -> tuple[Registry | None, tuple[Decision, ...]]:
    """What earlier builds and a person have settled."""
    registry = read_registry(settings.registry) if settings.registry is not None else None
    return registry, read_decisions(settings.review) if settings.review is not None else ()
