"""What is loaded: the graphs of a file, each in parts of bounded size, in N-Triples (which every reader of Turtle reads)."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox

from kg.errors import KgError
from kg.landing import settle
from kg.stores.http import StoreError


@dataclass(frozen=True, slots=True)
class Part:
    """Some triples of one graph.

    Attributes:
        graph: the graph's IRI, or None for the default graph.
        number: which part of its graph it is, from 0.
        triples: how many triples it has.
        body: the triples.
    """

    graph: str | None
    number: int
    triples: int
    body: bytes

    @property
    def digest(self) -> str:
        """A digest of the triples."""
        return hashlib.sha256(self.body).hexdigest()


@dataclass(frozen=True, slots=True)
class Outline:
    """What a graph of the file holds.

    Attributes:
        graph: its IRI, or None for the default graph.
        triples: how many triples it has.
        parts: the digests of its parts, in order.
    """

    graph: str | None
    triples: int
    parts: tuple[str, ...]


def check_graph(name: str) -> None:
    """Refuse a name of a graph that is no IRI.

    Raises:
        StoreError: it is none.
    """
    try:
        ox.NamedNode(name)
    except ValueError as error:
        raise StoreError(f"{name!r} is no IRI", where="--graph", remedy="write it whole: https://...") from error


def source_file(path: Path, *, per_document: bool) -> Path:
    """The file to load from an output folder; a file is itself.

    Raises:
        StoreError: it is not there.
    """
    if path.is_file():
        if per_document and _form_name(path) not in (".nq", ".trig"):
            raise StoreError(
                "holds no named graphs", where=str(path), remedy="load graph.nq, or leave out --per-document"
            )
        return path
    settle(path)
    found = path / ("graph.nq" if per_document else "graph.ttl")
    if not found.is_file() and path.is_dir() and files_of(path):
        return path
    if not found.is_file():
        raise StoreError("there is no graph here", where=str(found), remedy=f"build one: kg build -o {path}")
    return found


def files_of(path: Path) -> list[Path]:
    """The files of what is loaded: of a folder, the compressed parts that ``kg export --parts`` wrote."""
    return sorted(path.glob("part-*.nq.gz")) if path.is_dir() else [path]


def _form_name(path: Path) -> str:
    """The ending that names the format: that before ``.gz`` where a file is compressed."""
    return (path.with_suffix("") if path.suffix == ".gz" else path).suffix


def _unpacked(file: Path) -> IO[bytes]:
    return cast(IO[bytes], gzip.open(file, "rb"))


def _quads(path: Path) -> Iterator[ox.Quad]:
    """The quads of a file, or of all parts in a folder."""
    for file in files_of(path):
        form = ox.RdfFormat.from_extension(_form_name(file).removeprefix("."))
        if form is None:
            raise StoreError("the ending names no RDF format", where=str(file), remedy="use .ttl, .nt, .nq or .trig")
        if file.suffix == ".gz":
            with _unpacked(file) as data:
                yield from ox.parse(input=data, format=form)
        else:
            yield from ox.parse(path=str(file), format=form)


def parts(path: Path, graph: str | None, size: int, *, per_document: bool) -> Iterator[Part]:
    """The parts of a file, graph by graph.

    Args:
        path: a file in Turtle, N-Triples, N-Quads or TriG, which may be compressed (.gz), or a folder of parts.
        graph: the graph to load into, where the file's own are not kept; None for the default graph.
        size: the most triples of a part.
        per_document: keep the named graphs of the file; each must stand in one piece.

    Raises:
        StoreError: the file is malformed, or has blank nodes: loaded again, they would be there twice.
    """
    seen: set[str | None] = set()
    try:
        for name, group in groupby(_quads(path), lambda quad: _name(quad) if per_document else graph):
            if name in seen:
                raise StoreError("is not sorted by graph", where=str(path), remedy="sort its lines by the last column")
            seen.add(name)
            rest = iter(group)
            number = 0
            while triples := [quad.triple for quad in islice(rest, size)]:
                if any(isinstance(t.subject, ox.BlankNode) or isinstance(t.object, ox.BlankNode) for t in triples):
                    raise StoreError("has blank nodes", where=str(path), remedy="give them IRIs, then load it")
                body = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
                assert body is not None
                yield Part(name, number, len(triples), body)
                number += 1
    except KgError:
        raise
    except (SyntaxError, ValueError, OSError, EOFError, zlib.error) as error:
        raise StoreError(f"cannot be read: {error}", where=str(path), remedy="build it again") from error


def outlines(found: Iterator[Part]) -> list[Outline]:
    """What the graphs of a file hold."""
    result = []
    for graph, group in groupby(found, lambda part: part.graph):
        every = [(part.triples, part.digest) for part in group]
        result.append(Outline(graph, sum(n for n, _ in every), tuple(d for _, d in every)))
    return result


def distinct(path: Path, graph: str | None, *, per_document: bool) -> dict[str | None, int]:
    """How many distinct triples the graphs of a file have; a file may say one thing twice."""
    store = ox.Store()
    for file in files_of(path):
        if file.suffix == ".gz":
            form = ox.RdfFormat.from_extension(_form_name(file).removeprefix("."))
            with _unpacked(file) as data:
                store.bulk_load(input=data, format=form)
        else:
            store.bulk_load(path=str(file))
    if not per_document:
        return {graph: len({quad.triple for quad in store})}
    counts: dict[str | None, int] = {}
    for quad in store:
        name = _name(quad)
        counts[name] = counts.get(name, 0) + 1
    return counts


def _name(quad: ox.Quad) -> str | None:
    return quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else None
