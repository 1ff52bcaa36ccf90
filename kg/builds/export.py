"""The graph of an output once more, in pieces: N-Quads in compressed parts, Turtle for each district."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from kg.builds.output import MANIFEST, Output
from kg.builds.pool import cores, each_forked
from kg.builds.progress import Progress, Silent
from kg.config import DEFAULT_BASE
from kg.errors import InputError
from kg.exports.districts import Districts
from kg.exports.parts import stretches, write_part
from kg.graph.vocabulary import GWRS, PREFIXES
from kg.landing import settle

#: The megabytes of a part before it is compressed: about half a million triples.
SIZE = 100
_MEGABYTE = 1_000_000


def export_parts(
    source: Path | str,
    target: Path | str,
    size: int = SIZE,
    workers: int | None = None,
    progress: Progress | None = None,
) -> dict[str, int]:
    """Write the graph of an output as N-Quads in compressed parts, each graph whole in one of them.

    Args:
        source: the output of a build.
        target: the folder to write into; made where it does not exist.
        size: the megabytes of a part before it is compressed.
        workers: how many processes write; None for one for each core.
        progress: is told what goes on.

    Returns:
        The triples of each part, by its name.

    Raises:
        InputError: there is no graph in N-Quads, or the size is none.
        OutputError: the folder cannot be written.
    """
    if size < 1:
        raise InputError("a part has at least one megabyte", where="--size", remedy=f"give --size {SIZE}")
    file = _graph(Path(source))
    cuts = list(stretches(file, size * _MEGABYTE))
    jobs = {f"part-{number:05}.nq.gz": stretch for number, stretch in enumerate(cuts, 1)}
    with Output(Path(target)) as out:

        def write(name: str) -> tuple[str, int]:
            return name, write_part(file, jobs[name], out.beside(name))

        return _written(out, list(jobs), write, workers, progress or Silent())


def export_districts(
    source: Path | str, target: Path | str, workers: int | None = None, progress: Progress | None = None
) -> dict[str, int]:
    """Write a Turtle file for each district that documents of an output are of.

    A file has the graphs of the district's documents, what came of their targets, and what the whole says of the things
    that they speak of: their classes, names and codes.

    Args:
        source: the output of a build.
        target: the folder to write into; made where it does not exist.
        workers: how many processes write; None for one for each core.
        progress: is told what goes on.

    Returns:
        The triples of each file, by its name.

    Raises:
        InputError: there is no graph in N-Quads, or no document is of a known place.
        OutputError: the folder cannot be written.
    """
    file = _graph(Path(source))
    base = _base(Path(source))
    found = Districts(file, base)
    if not found.documents:
        raise InputError("no document is of a known place", where=str(file), remedy="export parts instead")
    prefixes = {**PREFIXES, "gwrs": GWRS, "id": base}
    with Output(Path(target)) as out:

        def write(name: str) -> tuple[str, int]:
            return name, found.write(name.removesuffix(".ttl"), prefixes, out.beside(name))

        names = [f"{place}.ttl" for place in sorted(found.documents)]
        return _written(out, names, write, workers, progress or Silent())


def _written(
    out: Output,
    names: Sequence[str],
    work: Callable[[str], tuple[str, int]],
    workers: int | None,
    progress: Progress,
) -> dict[str, int]:
    """Write all files, and list them in a manifest."""
    progress.start("write", len(names))
    for name in names:
        out.path(name)
    triples: dict[str, int] = {}
    for name, count in each_forked(work, names, workers or cores()):
        triples[name] = count
        progress.step()
    found = dict(sorted(triples.items()))
    data = {"triples": found, "outputs": out.digests()}
    out.write(MANIFEST, json.dumps(data, ensure_ascii=False, indent=1) + "\n")
    return found


def _graph(source: Path) -> Path:
    """The N-Quads of an output."""
    settle(source)
    file = source / "graph.nq"
    if not file.is_file():
        raise InputError("there is no graph here", where=str(file), remedy=f"build one: kg build -o {source}")
    return file


def _base(source: Path) -> str:
    """The base IRI of an output, as its manifest records it."""
    try:
        return str(json.loads((source / MANIFEST).read_text("utf-8"))["settings"]["base"])
    except (OSError, ValueError, KeyError, TypeError):
        return DEFAULT_BASE
