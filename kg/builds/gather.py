"""From files to the facts of documents: from the cache where it has them, else read, by as many processes as it pays."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from kg.builds.cache import Cache, Stored
from kg.builds.known import Known
from kg.builds.one import Failure, Item, Outcome, Task, read
from kg.builds.pool import chunks, each, workers_for
from kg.builds.progress import Progress, Silent
from kg.builds.warming import warm
from kg.documents.reading import find_files
from kg.documents.share import Share
from kg.errors import InputError
from kg.model.fact import DocumentFacts

#: Facts of so many bytes of documents are held in memory, those of more are read back one by one.
HELD = 6_000_000
#: The bytes of a part of a file that holds many documents, by its ending: reading the whole for each must cost little.
_SHARES = {".jsonl": 4_000_000, ".ndjson": 4_000_000, ".csv": 4_000_000, ".tsv": 4_000_000, ".zip": 1_000_000}
_MOST_SHARES = 64


@dataclass(slots=True)
class Gathered:
    """What was read.

    Attributes:
        found: the facts of each document, or where they are kept, in the order of the files.
        failures: what could not be read, in the order of the files.
        used: the keys of the entries of the cache that were used or written.
        kept: how many files were taken from the cache.
    """

    found: list[DocumentFacts | Stored] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    kept: int = 0


def tasks_of(paths: Sequence[Path]) -> tuple[list[Task], list[Failure]]:
    """The files that paths name or hold, numbered, and the paths where there are none."""
    found: list[tuple[str, Path]] = []
    failures: list[Failure] = []
    for path in paths:
        try:
            found.extend(find_files([path]))
        except InputError as error:
            failures.append(Failure(error.where or str(path), error.what, error.remedy))
    return [Task(number, name, path, _size(path)) for number, (name, path) in enumerate(found)], failures


def fit(tasks: Sequence[Task]) -> bool:
    """Whether memory surely holds the facts of files; an archive may hold many times its size."""
    return sum(task.size for task in tasks) <= HELD and not any(task.name.lower().endswith(".zip") for task in tasks)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def outcomes(
    tasks: Sequence[Task], cache: Cache | None, wanted: int | None, progress: Progress | None = None
) -> list[Outcome]:
    """What becomes of each file, in the order of the tasks.

    Args:
        tasks: the files.
        cache: where facts are kept from build to build; without one nothing is kept, and all are held in memory.
        wanted: how many processes may read at most; None for one for each core.
        progress: is told what goes on.
    """
    progress = progress or Silent()
    progress.start("read", len(tasks))
    done: dict[int, Outcome] = {}
    whole, shares = tasks, [shared_out(task) for task in tasks]
    tasks = [replace(task, number=number) for number, task in enumerate(part for parts in shares for part in parts)]
    known = Known(cache) if cache is not None else None
    for task in tasks:
        if known is not None and (outcome := known.look_up(task)) is not None:
            done[task.number] = outcome
            progress.step()
    left = [task for task in tasks if task.number not in done]
    hold = cache is None or fit(tasks)
    with closing(_read(left, cache, workers_for(sum(task.size for task in left), wanted), hold)) as results:
        for outcome in results:
            done[outcome.number] = outcome
            progress.step()
    if known is not None:
        known.remember(done.values())
    parts = iter([done[task.number] for task in tasks])
    return [_together(task, [next(parts) for _ in of]) for task, of in zip(whole, shares, strict=True)]


def shared_out(task: Task) -> list[Task]:
    """A large file of many documents in several parts, so that several processes read it; another file as it is."""
    size = _SHARES.get(task.path.suffix.lower())
    of = min(_MOST_SHARES, -(-task.size // size)) if size else 1
    return [replace(task, size=task.size // of, share=Share(n, of)) for n in range(of)] if of > 1 else [task]


def _together(task: Task, parts: list[Outcome]) -> Outcome:
    """What became of a file, from what became of its parts; what is said of all of it is said once."""
    items: list[Item] = []
    failed: set[Item] = set()
    for item in reversed([item for part in parts for item in part.items]):
        if isinstance(item.found, Failure):
            if item in failed:
                continue
            failed.add(item)
        items.append(item)
    keys = tuple(key for part in parts for key in part.keys)
    return Outcome(task.number, tuple(reversed(items)), keys, kept=all(part.kept for part in parts))


def _read(tasks: list[Task], cache: Cache | None, workers: int, hold: bool) -> Generator[Outcome, None, None]:
    if workers == 1:
        for task in tasks:
            yield read(task, cache, hold=hold)
        return
    work = partial(read, cache=cache, hold=hold and cache is None)
    yield from each(work, chunks(tasks, lambda task: task.size), workers, warm)


def gathered(done: Sequence[Outcome], failures: Sequence[Failure] = ()) -> Gathered:
    """The documents of all files; of two with the same bytes the first is taken.

    Args:
        done: what became of each file, in the order of the files.
        failures: what failed before a file was found.

    Raises:
        InputError: no document could be read.
    """
    gathered = Gathered(failures=list(failures))
    seen: dict[str, str] = {}
    for outcome in done:
        gathered.kept += outcome.kept
        gathered.used.update(outcome.keys)
        for item in outcome.items:
            _take(item, gathered, seen)
    if not gathered.found:
        nothing = Failure("", "no documents were given", "name files or folders")
        first = gathered.failures[0] if gathered.failures else nothing
        raise InputError(first.what, where=first.file, remedy=first.remedy)
    return gathered


def _take(item: Item, gathered: Gathered, seen: dict[str, str]) -> None:
    if isinstance(item.found, Failure):
        gathered.failures.append(item.found)
    elif (twin := seen.get(item.found.sha256)) is not None:
        gathered.failures.append(Failure(item.place, f"the same bytes as {twin}", "remove one of the two"))
    else:
        seen[item.found.sha256] = item.found.name
        gathered.found.append(item.found)
