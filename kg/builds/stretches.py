"""The graph of a build in memory written by all cores: stretches of the Turtle and of the N-Quads, put together again."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from functools import partial
from itertools import accumulate, pairwise
from pathlib import Path

from kg.builds.pool import each_forked
from kg.exports.turtle import write_nquads, write_sections, write_turtle
from kg.graph.order import Graph
from kg.graph.sections import sections

#: From so many subjects on it pays to start a process.
WORTH = 20_000


def write_graphs(
    graphs: Sequence[Graph], prefixes: dict[str, str], turtle: Path, quads: Path | None, workers: int
) -> int:
    """Write graphs, which are in order, as Turtle and as N-Quads: the same bytes for any number of workers.

    Args:
        graphs: the graphs.
        prefixes: the namespaces by their prefixes.
        turtle: the file of Turtle.
        quads: the file of N-Quads, or None to leave it.
        workers: how many processes may write.

    Returns:
        The number of distinct triples.
    """
    sizes = [len(graph.subjects) for graph in graphs]
    count = min(workers, sum(sizes) // WORTH)
    if count < 2:
        if quads is not None:
            write_nquads(graphs, quads)
        return write_turtle(graphs, prefixes, turtle)
    made = sections(graphs)
    cuts = _cuts([len(rows) for rows in made], count)
    turtles = [turtle.with_name(f"{turtle.name}-{number}") for number in range(count)]
    jobs = [
        partial(write_sections, made[low:high], prefixes, path, head=path is turtles[0])
        for path, (low, high) in zip(turtles, pairwise(cuts), strict=True)
    ]
    nquads = [quads.with_name(f"{quads.name}-{number}") for number in range(count)] if quads is not None else []
    cuts = _cuts(sizes, count)
    jobs += [partial(_quads, graphs[low:high], path) for path, (low, high) in zip(nquads, pairwise(cuts), strict=False)]
    triples = sum(each_forked(lambda number: jobs[number](), range(len(jobs)), count))
    _together(turtles, turtle)
    if quads is not None:
        _together(nquads, quads)
    return triples


def _cuts(sizes: Sequence[int], count: int) -> list[int]:
    """Where to cut so many parts of about one size.

    >>> _cuts([5, 1, 1, 1, 1, 1], 2)
    [0, 1, 6]
    """
    return [sum(end <= sum(sizes) * n // count for end in accumulate(sizes)) for n in range(count)] + [len(sizes)]


def _quads(graphs: Sequence[Graph], path: Path) -> int:
    write_nquads(graphs, path)
    return 0


def _together(parts: Sequence[Path], whole: Path) -> None:
    """Put the other parts behind the first, which gets the name of the whole."""
    with parts[0].open("ab") as file:
        for part in parts[1:]:
            with part.open("rb") as more:
                shutil.copyfileobj(more, file, 1 << 20)
            part.unlink()
    parts[0].replace(whole)
