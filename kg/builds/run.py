"""A build: read, extract, resolve, emit, check, write. The other documents go on where one cannot be read."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kg.builds.cache import Cache
from kg.builds.collecting import seldom_collected
from kg.builds.gather import fit, gathered, outcomes, tasks_of
from kg.builds.one import Failure
from kg.builds.output import Output
from kg.builds.progress import Progress, Silent
from kg.builds.shards import SUFFIX, Part, names_digest, read_shards, shard_of, shards_among, write_shard
from kg.builds.write import BuildResult, base_of, write_all
from kg.config import Settings
from kg.landing import OWN
from kg.model.entity import KnowledgeBase

__all__ = ["BuildResult", "Failure", "build", "build_shard", "merge", "read_base"]


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
        kept = settings.cache_folder or out.folder / OWN / "facts"
        tasks, failures = tasks_of([Path(p) for p in paths])
        cache = None
        if settings.cache or not fit(tasks):  # what memory does not hold is kept for this build
            cache = Cache(kept if settings.cache else out.beside("facts/x").parent)
        read = gathered(outcomes(tasks, cache, settings.workers, progress), failures)
        result = write_all(out, read, settings, progress, check=check)
    if cache is not None and settings.cache and settings.cache_folder is None:
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
        cache.sweep({key for outcome in done for key in outcome.keys})
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
        result = write_all(out, read, settings, progress or Silent(), check=check)
    return _done(result, out, began)


def _done(result: BuildResult, out: Output, began: float) -> BuildResult:
    return replace(result, files=tuple(out.files), seconds=time.perf_counter() - began)


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
    tasks, failures = tasks_of([Path(p) for p in paths])
    cache = Cache(settings.cache_folder) if settings.cache_folder else None
    read = gathered(outcomes(tasks, cache, settings.workers, progress), failures)
    return base_of(read, settings, progress), tuple(read.failures)
