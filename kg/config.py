"""The settings of a build, with their defaults; a build's manifest records them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

#: The base of the IRIs of things; a user with an own domain may set another.
DEFAULT_BASE = "https://w3id.org/gwr/id/"
DEFAULT_OUTPUT = Path("output")
DEFAULT_INPUT = Path("seeds")
#: Where a person's decisions are kept.
DEFAULT_REVIEW = Path("review.toml")


@dataclass(frozen=True, slots=True)
class Settings:
    """What may differ between two builds of the same documents.

    Attributes:
        base: the base IRI of things; ends in ``/`` or ``#``.
        clock: record the time of the build in the provenance (which makes the bytes differ from run to run).
        review: the file of a person's decisions, or None.
        registry: the registry of names that an earlier build wrote, or None: names keep the keys that it gave them.
        workers: how many processes may read documents, or None for one for each core; the bytes are the same.
        cache: whether what was read is kept for the next build; the bytes are the same.
        cache_folder: where it is kept, or None for the output folder.
        page: whether the page is made; who only loads the graph elsewhere is spared a tenth of the time.
    """

    base: str = DEFAULT_BASE
    clock: bool = False
    review: Path | None = None
    registry: Path | None = None
    workers: int | None = None
    cache: bool = True
    cache_folder: Path | None = None
    page: bool = True
