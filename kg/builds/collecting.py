"""Fewer passes of Python's collector of cycles while a build runs: it makes millions of values, and hardly a cycle."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

#: New values before a pass over the young ones, and passes before one over the older ones. By default the first is 700,
#: and a tenth of a build goes into looking at values that all stay.
_THRESHOLDS = (1_000_000, 20, 20)


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Raise the thresholds of the collector for a while, unless somebody has raised them before."""
    before = gc.get_threshold()
    if not 0 < before[0] < _THRESHOLDS[0]:
        yield
        return
    gc.set_threshold(*_THRESHOLDS)
    try:
        yield
    finally:
        gc.freeze()  # what was made counts as old: else the collector would look at all of it at once, and for nothing
        gc.unfreeze()
        gc.set_threshold(*before)
