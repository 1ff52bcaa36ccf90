"""A build by Spark writes the bytes of one without it, wherever the documents lie and whoever is killed on the way."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path

import pytest
from support.corpus import write_reports
from support.outputs import different, outputs

from kg.builds import partition
from kg.builds import spark as engine
from kg.builds.remote import read_remote, remote_tasks
from kg.builds.run import build
from kg.builds.shards import read_shards
from kg.config import Settings
from kg.errors import InputError, KgError

pytestmark = [
    pytest.mark.tools,
    pytest.mark.skipif(shutil.which("java") is None, reason="no Java, which Spark runs on"),
]
OPTIONS = {"spark.master": "local[2,4]", "spark.ui.enabled": "false", "spark.driver.memory": "512m"}
DOCUMENTS = 8


@pytest.fixture(scope="module")
def corpus(tmp_path_factory) -> Path:
    """Short reports, one of them with a sidecar, and a file that is none."""
    folder = tmp_path_factory.mktemp("corpus")
    write_reports(folder, DOCUMENTS, 900, years=4)
    first = min(folder.rglob("*.txt"))
    first.with_suffix(".toml").write_text('title = "另一个标题"\n', "utf-8")
    (folder / "empty.txt").write_bytes(b"")
    return folder


@pytest.fixture(scope="module")
def alone(corpus, tmp_path_factory):
    output = tmp_path_factory.mktemp("alone")
    assert len(build([corpus], output, Settings(cache=False), check=False).failures) == 1
    return outputs(output)


@pytest.fixture(scope="module")
def session():
    pytest.importorskip("pyspark")
    made = engine.session(OPTIONS)
    yield made
    made.stop()


def test_the_bytes_are_those_of_a_local_build(session, corpus, alone, tmp_path):
    result = engine.build_with_spark([str(corpus)], tmp_path, options=OPTIONS, partitions=3, check=False)
    assert len(result.failures) == 1
    assert different(alone, outputs(tmp_path)) == []


def test_a_worker_killed_in_the_middle_changes_nothing(session, corpus, alone, tmp_path, monkeypatch):
    mark = tmp_path / "mark"

    def killed(index, tasks, job):
        from kg.builds.partition import write_partition

        def some():
            for number, task in enumerate(tasks):
                if index == 1 and number == 1 and not mark.exists():
                    mark.write_text(str(os.getpid()))
                    os.kill(os.getpid(), signal.SIGKILL)
                yield task

        return write_partition(index, some(), job)

    monkeypatch.setattr(engine, "write_partition", killed)
    engine.build_with_spark([str(corpus)], tmp_path / "out", options=OPTIONS, partitions=2, check=False)
    assert mark.exists(), "nobody was killed"
    assert int(mark.read_text()) != os.getpid()
    assert different(alone, outputs(tmp_path / "out")) == []


def test_documents_and_shards_at_addresses(session, corpus, alone, tmp_path):
    shards = (tmp_path / "shards").as_uri()
    engine.build_with_spark(
        [corpus.as_uri()], tmp_path / "out", options=OPTIONS, shards=shards, partitions=2, check=False
    )
    assert len(list((tmp_path / "shards").glob("*.kgs"))) == 2, "named shards are kept"
    found = outputs(tmp_path / "out")
    assert found["graph.nq"] == alone["graph.nq"]
    assert found["graph.ttl"] == alone["graph.ttl"]


def test_what_fails_again_and_again_ends_with_a_remedy(session, corpus, tmp_path, monkeypatch):
    def broken(index, tasks, job):
        raise ValueError("no disk")

    monkeypatch.setattr(engine, "write_partition", broken)
    with pytest.raises(KgError, match="no disk"):
        engine.build_with_spark([str(corpus)], tmp_path, options=OPTIONS, check=False)


def test_a_place_without_documents_is_named(session, tmp_path):
    with pytest.raises(InputError, match="no document"):
        engine.build_with_spark([tmp_path.as_uri()], tmp_path / "out", options=OPTIONS)


def test_a_partition_reads_into_one_shard(corpus, tmp_path):
    tasks, _ = engine._listed([str(corpus)])
    job = partition.Job(1, "x", (), str(tmp_path))
    (place,) = partition.write_partition(0, tasks, job)
    outcomes, failures = read_shards([Path(place)])
    assert len(outcomes) == DOCUMENTS + 1
    assert failures == []


def test_files_elsewhere_are_read_as_files_here_are(corpus):
    tasks, failures = remote_tasks(corpus.as_uri())
    assert failures == []
    names = [task.name for task in tasks]
    assert names == sorted(names)
    assert len(names) == DOCUMENTS + 1
    titles = {
        item.found.context.title for task in tasks for item in read_remote(task).items if hasattr(item.found, "context")
    }
    assert "另一个标题" in titles
    (empty,) = [task for task in tasks if task.name == "empty.txt"]
    (item,) = read_remote(empty).items
    assert item.place == item.found.file == empty.address
