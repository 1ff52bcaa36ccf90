"""What several test workers need is made once: the first worker makes it, the others wait for it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

_PATIENCE = 600.0


def shared(tmp_path_factory) -> Path:
    """A folder that all workers of this run have in common."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


def once(place: Path, make: Callable[[Path], object]) -> Path:
    """Make a folder or file once for all workers: the first takes the lock and makes it, the others wait."""
    done = place.with_suffix(".done")
    try:
        os.close(os.open(place.with_suffix(".lock"), os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        until = time.monotonic() + _PATIENCE
        while not done.exists() and time.monotonic() < until:
            time.sleep(0.2)
        assert done.exists(), f"the worker that makes {place.name} did not finish; see its own failure"
        assert done.read_text() == "made", f"the worker that makes {place.name} failed; see its own failure"
        return place
    try:
        make(place)
    except BaseException:
        done.write_text("failed")
        raise
    partial = done.with_suffix(".partial")
    partial.write_text("made")
    partial.replace(done)
    return place
