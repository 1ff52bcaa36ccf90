"""What one partition of a cluster does: it reads its files into a shard of its own."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.builds.one import Failure, Outcome, Task, read
from kg.builds.remote import is_remote, read_remote, store
from kg.builds.shards import SUFFIX, Part, write_shard


@dataclass(frozen=True, slots=True)
class Job:
    """What a partition needs to know besides its files.

    Attributes:
        of: how many partitions there are.
        files: a digest of the names of all files.
        failures: what failed before a file was found.
        shards: the folder of the shards; all machines must see it, or it is an address of fsspec.
    """

    of: int
    files: str
    failures: tuple[Failure, ...]
    shards: str


def write_partition(index: int, tasks: Iterable[Task], job: Job) -> Iterator[str]:
    """Read the files of a partition into its shard; where the shard is."""
    name = f"shard-{index + 1}-of-{job.of}{SUFFIX}"
    part = Part(index + 1, job.of, job.files, job.failures)
    if not is_remote(job.shards):
        write_shard(Path(job.shards) / name, part, map(_outcome, tasks))
        yield str(Path(job.shards) / name)
        return
    with tempfile.TemporaryDirectory(prefix="kg-") as folder:
        write_shard(Path(folder) / name, part, map(_outcome, tasks))
        yield store(Path(folder) / name, f"{job.shards.rstrip('/')}/{name}")


def _outcome(task: Task) -> Outcome:
    return read_remote(task) if task.address else read(task, None, hold=True)
