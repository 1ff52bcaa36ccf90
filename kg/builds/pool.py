"""Many files read by many processes: chunks of files, what is finished at once, a clean stop, a dead worker replaced."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import BaseContext
from typing import Any, TypeVar

from kg.errors import KgError

#: A worker pays from so many bytes of documents on: below, starting it takes longer than it saves.
WORTH = 150_000
#: The bytes of the documents in one chunk: less than a second's work, so that a stop need not wait.
_CHUNK = 100_000
_MOST = 40
#: Chunks that wait at each worker's door.
_AHEAD = 2

T = TypeVar("T")
R = TypeVar("R")

_stop: Any = None


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def workers_for(size: int, wanted: int | None) -> int:
    """How many workers so many bytes of documents are worth, at most those wanted, by default all cores.

    >>> workers_for(40_000, 8), workers_for(10_000_000, 4), workers_for(10_000_000, 1)
    (1, 4, 1)
    """
    return max(1, min(wanted or cores(), size // WORTH))


def chunks(tasks: Sequence[T], size_of: Callable[[T], int]) -> list[list[T]]:
    """The tasks in their order, in chunks of about one size.

    >>> chunks([1, 99_999, 3, 99_999], int)
    [[1, 99999], [3, 99999]]
    """
    made: list[list[T]] = []
    room = 0
    for task in tasks:
        if room <= 0 or len(made[-1]) >= _MOST:
            made.append([])
            room = _CHUNK
        made[-1].append(task)
        room -= max(1, size_of(task))
    return made


def each(work: Callable[[T], R], chunked: Sequence[list[T]], workers: int, warm: Callable[[], object]) -> Iterator[R]:
    """The results of a piece of work on every task, as they come in.

    Left early (by an error, an interrupt or the end of the iteration), it stops the workers after the task at hand.

    Args:
        work: what to do with a task; can be pickled.
        chunked: the tasks in chunks.
        workers: how many processes.
        warm: makes what all workers need, before they are started.

    Raises:
        KgError: workers die again and again, as where the machine has too little memory for them.
    """
    left: dict[int, list[T]] = dict(enumerate(chunked))
    deaths = 0
    while left:
        before = len(left)
        try:
            for number, results in _run(work, left, workers, warm):
                del left[number]
                yield from results
        except BrokenProcessPool as error:
            deaths = deaths + 1 if len(left) == before else 1
            workers = max(1, workers // 2)
            if deaths > 2:
                raise KgError("a worker was killed again and again", remedy="build with --workers 1") from error


_forked: Callable[[Any], Any] | None = None


def each_forked(work: Callable[[T], R], tasks: Sequence[T], workers: int) -> Iterator[R]:
    """The results of a piece of work that knows more than can be sent to a worker, in any order.

    The workers are forked, and so share what this process holds; where it cannot fork, it does the work itself.

    Args:
        work: what to do with a task.
        tasks: the tasks; what they return can be pickled.
        workers: how many processes.
    """
    global _forked  # noqa: PLW0603
    if min(workers, len(tasks)) < 2 or _context().get_start_method() != "fork":
        yield from map(work, tasks)
        return
    _forked = work
    gc.freeze()  # the pages of what is shared stay shared
    try:
        yield from each(_work_forked, [[task] for task in tasks], min(workers, len(tasks)), _nothing)
    finally:
        gc.unfreeze()
        _forked = None


def _work_forked(task: Any) -> Any:
    assert _forked is not None
    return _forked(task)


def _nothing() -> None:
    """All is there already."""


def _run(
    work: Callable[[T], R], left: dict[int, list[T]], workers: int, warm: Callable[[], object]
) -> Iterator[tuple[int, list[R]]]:
    context = _context()
    if context.get_start_method() == "fork":
        warm()  # once, for all workers
    stop = context.Event()
    pool = ProcessPoolExecutor(workers, context, _begin, (stop, os.getpid(), warm))
    waiting = iter(sorted(left.items()))
    running: dict[Future[list[R]], int] = {}

    def fill() -> None:
        while len(running) < workers * (_AHEAD + 1) and (following := next(waiting, None)) is not None:
            running[pool.submit(_chunk, work, following[1])] = following[0]

    try:
        fill()
        while running:
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in sorted(done, key=running.__getitem__):
                number = running.pop(future)
                yield number, future.result()
            fill()
    finally:
        stop.set()
        pool.shutdown(wait=True, cancel_futures=True)


def _context() -> BaseContext:
    """Forked workers share what is loaded, but a process with threads must not fork."""
    alone = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if alone else "spawn")


def _begin(stop: Any, parent: int, warm: Callable[[], object]) -> None:
    """A worker begins: the parent alone answers to Ctrl-C, and a worker ends where its parent was killed."""
    global _stop  # noqa: PLW0603
    _stop = stop
    with contextlib.suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_mourn, args=(parent,), daemon=True).start()
    warm()


def _mourn(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


def _chunk(work: Callable[[T], R], tasks: list[T]) -> list[R]:
    done = []
    for task in tasks:
        if _stop is not None and _stop.is_set():
            break
        done.append(work(task))
    return done
