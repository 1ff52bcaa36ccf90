"""What a build tells while it runs."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """What a build tells while it runs; the command line draws it."""

    def start(self, stage: str, total: int) -> None:
        """A stage begins that has so many steps."""

    def step(self) -> None:
        """One step of the stage is done."""


class Silent:
    """Tells nothing."""

    def start(self, stage: str, total: int) -> None:
        """Nothing."""

    def step(self) -> None:
        """Nothing."""
