"""Many processes write what one writes; a killed worker, a stop and a broken file lose nothing."""

from __future__ import annotations

import functools
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from support.corpus import write_reports
from support.outputs import different, outputs

from kg.builds import pool
from kg.builds.gather import outcomes, tasks_of
from kg.builds.pool import chunks, each, workers_for
from kg.builds.run import build
from kg.config import Settings
from kg.errors import KgError

ALONE = Settings(workers=1, cache=False)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory) -> Path:
    """Twelve short reports of three places, one file that is none, and one that is there twice."""
    folder = tmp_path_factory.mktemp("corpus")
    write_reports(folder, 12, 2500, years=4)
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 nothing behind it")
    first = min(folder.rglob("*.txt"))
    (folder / "zz-twin.txt").write_bytes(first.read_bytes())
    return folder


@pytest.fixture(scope="module")
def alone(corpus, tmp_path_factory):
    """What one process writes, with nothing kept."""
    output = tmp_path_factory.mktemp("alone")
    result = build([corpus], output, ALONE, check=False)
    assert len(result.failures) == 2
    return outputs(output)


@pytest.fixture
def eager(monkeypatch):
    """Workers pay from the first byte on, and chunks are small."""
    monkeypatch.setattr(pool, "WORTH", 1)
    monkeypatch.setattr(pool, "_CHUNK", 10_000)


@pytest.mark.parametrize("cache", [False, True])
def test_the_bytes_are_those_of_one_process(corpus, alone, tmp_path, eager, cache):
    build([corpus], tmp_path, Settings(workers=3, cache=cache), check=False)
    assert different(alone, outputs(tmp_path)) == []


def test_facts_that_are_not_held_are_read_back(corpus, alone, tmp_path, monkeypatch):
    monkeypatch.setattr("kg.builds.gather.HELD", 0)
    build([corpus], tmp_path, Settings(workers=1), check=False)
    assert different(alone, outputs(tmp_path)) == []


def test_few_documents_get_no_workers():
    assert workers_for(46_000, None) == 1
    assert workers_for(400_000, 16) == 2
    assert workers_for(10**9, 4) == 4
    assert workers_for(10**9, None) == pool.cores()


def test_chunks_keep_the_order_and_lose_nothing():
    sizes = [5, 200_000, 1, 1, 99_000, 7, *[0] * 100]
    made = chunks(list(enumerate(sizes)), lambda task: task[1])
    assert [task for chunk in made for task in chunk] == list(enumerate(sizes))
    assert max(map(len, made)) <= 40


def _die_once(number: int, mark: str) -> int:
    """The work of a worker that is killed by the system the first time it comes to 5."""
    if number == 5 and not Path(mark).exists():
        Path(mark).write_text("x")
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def _die(number: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return number


def nothing() -> None:
    """Nothing to make ready."""


def test_a_killed_worker_is_replaced_and_its_chunk_done_again(tmp_path):
    work = functools.partial(_die_once, mark=str(tmp_path / "mark"))
    found = list(each(work, [[n, n + 1] for n in range(0, 20, 2)], 2, nothing))
    assert sorted(found) == [n * n for n in range(20)]
    assert (tmp_path / "mark").exists()


def test_workers_that_die_again_and_again_end_the_build_with_a_remedy():
    with pytest.raises(KgError, match="--workers 1"):
        list(each(_die, [[1], [2], [3]], 2, nothing))


INTERRUPTED = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where the tests run in the background
from pathlib import Path
from kg.builds import pool
from kg.builds.run import build
from kg.config import Settings
pool.WORTH, pool._CHUNK = 1, 1000
class Tell:
    def start(self, stage, total): print(stage, total, flush=True)
    def step(self): print("step", flush=True)
build([sys.argv[1]], sys.argv[2], Settings(workers=2), Tell(), check=False)
"""


def test_a_stop_keeps_what_is_finished_and_leaves_no_process(corpus, alone, tmp_path):
    output = tmp_path / "out"
    words = [sys.executable, "-c", INTERRUPTED, str(corpus), str(output)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, start_new_session=True) as process:
        assert process.stdout is not None
        for _ in range(4):  # the stage begins, and three files are read
            process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all processes
        process.stdout.read()
        assert process.wait(30) != 0
    for _ in range(50):
        if not _alive(process.pid):
            break
        time.sleep(0.1)
    assert not _alive(process.pid)
    assert outputs(output) == {}
    tasks, _ = tasks_of([corpus])
    from kg.builds.cache import Cache

    kept = outcomes(tasks, Cache(output / ".kg" / "facts"), 1)
    assert sum(outcome.kept for outcome in kept) >= 2
    build([corpus], output, check=False)
    assert different(alone, outputs(output)) == []


def _alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_workers_end_when_their_parent_is_killed(corpus, tmp_path):
    words = [sys.executable, "-c", INTERRUPTED, str(corpus), str(tmp_path / "out")]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, start_new_session=True) as process:
        assert process.stdout is not None
        for _ in range(2):
            process.stdout.readline()
        process.kill()
    for _ in range(60):
        if not _alive(process.pid):
            return
        time.sleep(0.1)
    raise AssertionError("workers without a parent")
