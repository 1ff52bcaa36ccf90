"""The documents read by the machines of a Spark cluster: each partition of the paths writes its own shard.

The driver lists the files and later puts the shards together; no document passes through it on the way. A task that fails
or whose worker is killed is run again by Spark, and writes the same shard under the same name.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kg.builds.gather import tasks_of
from kg.builds.one import Failure, Task
from kg.builds.partition import Job, write_partition
from kg.builds.progress import Progress, Silent
from kg.builds.remote import fetch, is_remote, remote_tasks
from kg.builds.run import BuildResult, merge
from kg.builds.shards import names_digest
from kg.config import Settings
from kg.errors import InputError, KgError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

#: The bytes of documents that one partition reads: some ten seconds' work.
_PARTITION = 2_000_000
#: Without a cluster: all cores, and a task that failed is tried again.
_LOCAL = "local[*,4]"


def session(options: Mapping[str, str]) -> SparkSession:
    """The Spark session that is there, or a new one.

    Args:
        options: settings of Spark by their keys; those of the environment (``spark-submit``) hold besides.

    Raises:
        KgError: PySpark or Java is not there.
    """
    try:
        from pyspark import SparkConf
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise KgError("PySpark is not installed", remedy="pip install 'kg[spark]'") from error
    builder = SparkSession.builder.appName("kg")
    for key, value in options.items():
        builder = builder.config(key, value)
    try:
        if "spark.master" not in options and not SparkConf().contains("spark.master"):
            builder = builder.master(_LOCAL)
        os.environ.setdefault(
            "PYSPARK_PYTHON", sys.executable
        )  # on this machine; a cluster's is set by its environment
        return builder.getOrCreate()
    except (PySparkException, OSError, RuntimeError) as error:
        raise KgError(f"Spark does not start: {error}", remedy="install Java 17 and set JAVA_HOME") from error


def build_with_spark(
    paths: Sequence[str],
    output: Path | str,
    settings: Settings | None = None,
    progress: Progress | None = None,
    *,
    shards: str | None = None,
    options: Mapping[str, str] | None = None,
    partitions: int | None = None,
    check: bool = True,
) -> BuildResult:
    """Build a graph from documents that a Spark cluster reads; what is written is what a build without it writes.

    Args:
        paths: files and folders that all machines see, or addresses of fsspec (``hdfs://…``, ``s3://…``).
        output: the folder of the driver to write into.
        settings: what may differ between builds.
        progress: is told what goes on.
        shards: where the partitions write: a folder that all machines see, or an address; kept afterwards. By default a
            folder within the output, which goes.
        options: settings of Spark.
        partitions: how many shards; by default by the size of the documents.
        check: validate the graph by the shapes and the checks.

    Raises:
        InputError: no document could be read.
        KgError: Spark does not start.
        OutputError: the folder cannot be written.
    """
    progress = progress or Silent()
    with tempfile.TemporaryDirectory(prefix="kg-shards-") as here:
        place = shards or f"{here}/written"
        progress.start("read", 1)
        written = read_with_spark(paths, place, session(options or {}), partitions)
        progress.step()
        return merge(_brought(written, Path(here)), output, settings, progress, check=check)


def read_with_spark(paths: Sequence[str], shards: str, spark: SparkSession, partitions: int | None = None) -> list[str]:
    """Read documents on a cluster; the places of the shards written.

    Raises:
        InputError: there is no document.
        KgError: tasks failed again and again.
    """
    tasks, failures = _listed(paths)
    if not tasks:
        first = failures[0] if failures else Failure("", "no documents were given", "name files or folders")
        raise InputError(first.what, where=first.file, remedy=first.remedy)
    from py4j.protocol import Py4JJavaError
    from pyspark.errors import PySparkException

    context = spark.sparkContext
    size = sum(task.size for task in tasks)
    of = min(len(tasks), partitions or max(context.defaultParallelism, size // _PARTITION))
    job = Job(of, names_digest(tasks), tuple(failures), shards)
    work = partial(write_partition, job=job)
    try:
        return sorted(context.parallelize(tasks, of).mapPartitionsWithIndex(work).collect())
    except (Py4JJavaError, PySparkException) as error:
        cause = [line for line in str(error).splitlines() if "Error" in line or "Exception" in line]
        what = f"Spark gave up: {cause[-1].strip() if cause else error}"
        raise KgError(what, remedy="look into the log of its workers; kg must be installed there") from error


def _listed(paths: Sequence[str]) -> tuple[list[Task], list[Failure]]:
    """All files, numbered through, whether here or elsewhere."""
    every: list[Task] = []
    failures: list[Failure] = []
    for path in paths:
        tasks, failed = remote_tasks(path) if is_remote(path) else tasks_of([Path(path).absolute()])
        every.extend(replace(task, number=len(every) + n) for n, task in enumerate(tasks))
        failures.extend(failed)
    return every, failures


def _brought(shards: Sequence[str], folder: Path) -> list[Path]:
    """The shards as files of this machine: those elsewhere are copied into a folder."""
    places = []
    for shard in shards:
        place = Path(shard)
        if is_remote(shard):
            place = folder / shard.rpartition("/")[2]
            fetch(shard, place)
        places.append(place)
    return places
