"""N-Quads in compressed parts: what triplestores and other machines read piece by piece, each graph in one of them."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_AT_ONCE = 1 << 20
_LEVEL = 6


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some lines of a file, by the bytes between which they stand."""

    start: int
    end: int


def graph_in(line: bytes) -> bytes:
    """The name of the graph that a line of N-Quads is in.

    >>> graph_in(b'<urn:s> <urn:p> "a b" <urn:g> .')
    b'<urn:g>'
    """
    return line.rsplit(b" ", 2)[1]


def stretches(path: Path, size: int) -> Iterator[Stretch]:
    """Where to cut a file of N-Quads that is sorted by graph: between two graphs, behind so many bytes.

    Args:
        path: the file.
        size: the bytes of a part before it is compressed; the last graph of each is whole.
    """
    whole = path.stat().st_size
    start = 0
    with path.open("rb") as file:
        while start < whole:
            end = min(start + size, whole)
            if end < whole:
                file.seek(end)
                end = _next_graph(file)
            yield Stretch(start, end)
            start = end


def _next_graph(file: BinaryIO) -> int:
    """Where the graph ends that the next whole line is in."""
    file.readline()
    at = file.tell()
    before = b""
    for line in file:
        name = graph_in(line)
        if before and name != before:
            break
        before = name
        at += len(line)
    return at


def write_part(path: Path, stretch: Stretch, target: Path) -> int:
    """Write a stretch of a file by itself, compressed; the same lines give the same bytes.

    Returns:
        The number of its lines.
    """
    lines, left = 0, stretch.end - stretch.start
    with path.open("rb") as file, target.open("wb") as raw:
        file.seek(stretch.start)
        with gzip.GzipFile("", "wb", _LEVEL, raw, mtime=0) as packed:
            while left:
                data = file.read(min(left, _AT_ONCE))
                packed.write(data)
                lines += data.count(b"\n")
                left -= len(data)
    return lines
