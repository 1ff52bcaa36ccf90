"""The progress of a build: one bar with what goes on, how far it is, how fast, and what is left."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from kg.cli.app import err

_STAGES = {
    "read": "读取 reading",
    "resolve": "归并 resolving",
    "write": "写出 writing",
    "join": "拼接 joining",
    "finish": "收尾 finishing",
}
#: So often the bar is drawn anew, in seconds.
_BEAT = 0.1


class _Rate(ProgressColumn):
    """Steps a second."""

    def render(self, task: Task) -> Text:
        """The rate, or nothing before it is known."""
        speed = task.finished_speed or task.speed
        return Text("" if not speed else f"{speed:.1f}/s", style="progress.data.speed")


class Bar:
    """Draws the progress of a build.

    It draws when it is told something and never by itself: a process with a second thread could not fork its workers.
    """

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self.task = progress.add_task("", total=None)
        self._drawn = 0.0

    def start(self, stage: str, total: int) -> None:
        """A stage begins."""
        self.progress.reset(self.task, description=_STAGES.get(stage, stage), total=total)
        self._draw(0.0)

    def step(self) -> None:
        """One step is done."""
        self.progress.advance(self.task)
        self._draw(_BEAT)

    def _draw(self, beat: float) -> None:
        now = time.monotonic()
        if now - self._drawn >= beat:
            self._drawn = now
            self.progress.refresh()


@contextmanager
def bar(*, shown: bool = True) -> Iterator[Bar | None]:
    """A bar on standard error for as long as the context lasts; none where nobody would see it.

    Args:
        shown: whether it is wanted.
    """
    if not shown or not err.is_terminal:
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn())
    with Progress(*columns, console=err, transient=True, auto_refresh=False) as progress:
        yield Bar(progress)
