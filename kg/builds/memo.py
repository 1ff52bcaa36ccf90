"""What was written of documents by the last build, so that the next one writes anew only what has changed.

A piece of the output is known by all that decides it: the facts of its documents as they are kept, what the resolution of
all documents made of their things, and the code that writes. What of it is no stretch of an output is kept in a file of its
own, with a checksum; the stretches are copied from the output of the last build, of which it is noted where each stands. An
output that is no longer the very file that was written (another inode, time or size) is not copied from.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, partial
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from kg.builds.codec import CodecError, pack_value, unpack_value
from kg.builds.container import DamagedError, Writer, read_index
from kg.builds.fingerprint import digest_of, fingerprint
from kg.builds.known import Seal, seal_of
from kg.builds.pieces import Aside, Leaf, Piece, Segment, Told
from kg.entities.regions import Body, Head, Region
from kg.exports.runs import Run
from kg.landing import OWN

T = TypeVar("T")
_MAGIC = b"kg-piece 4\n"
_STATE = "state"
#: The stations that decide what is written of documents, besides those that read them.
_STATIONS = (
    "entities",
    "assessments",
    "graph",
    "exports",
    "review",
    "builds/pieces.py",
    "builds/memo.py",
    "builds/codec.py",
)

#: Where the pieces stand in the outputs: for the name of a file, the beginning and the size of each of its segments.
Places = dict[str, list[tuple[int, int]]]


@cache
def writing() -> str:
    """A digest of all code that decides what is written of documents."""
    return digest_of(fingerprint(), [(files("kg") / station, station) for station in _STATIONS])


def document_keys(facts: Sequence[str], ties: Sequence[str], texts: Sequence[str], space: str) -> list[str]:
    """For each document what decides all that is written of it, besides what is held against it.

    Args:
        facts: for each document, a digest of its facts with what is taken away from them.
        ties: for each document, what tells which things it names and what else the whole decides of it.
        texts: where the text of each document is kept.
        space: the base IRI.
    """
    begin = hashlib.sha256(f"{writing()}\n{space}\n".encode())
    keys = []
    for row in zip(facts, texts, ties, strict=True):
        digest = begin.copy()
        digest.update("\n".join(row).encode("utf-8", "surrogatepass"))
        keys.append(digest.hexdigest()[:40])
    return keys


def keys_of(groups: Sequence[Sequence[int]], documents: Sequence[str]) -> list[str]:
    """The key of each piece.

    Args:
        groups: the documents of each piece.
        documents: the key of each document.
    """
    return [hashlib.sha256("\n".join([documents[n] for n in numbers]).encode()).hexdigest()[:40] for numbers in groups]


def region_key(digests: Sequence[str], registry: str) -> str:
    """The key of a region: the facts of its documents in their order, the registry, and the code that resolves."""
    text = "\n".join((writing(), registry, *digests))
    return hashlib.sha256(text.encode()).hexdigest()[:40]


@dataclass(slots=True)
class State:
    """Where the pieces of the last build stand in its outputs.

    Attributes:
        run: the forms of its run, in N-Quads and in Turtle.
        places: for the key of a piece, where it stands.
        texts: for the name of the text of a document, the digest of its facts, that of the text, and its seal.
        kept: for the key of a piece or a region, the seal of the file that keeps the rest of it, and its index.
    """

    run: tuple[str, str] = ("", "")
    places: dict[str, Places] = field(default_factory=dict)
    texts: dict[str, tuple[str, str, Seal]] = field(default_factory=dict)
    kept: dict[str, tuple[Seal, dict[str, Any]]] = field(default_factory=dict)


class Memo:
    """The pieces that are kept for one output.

    Args:
        output: the folder of the output.
        folder: where the pieces are kept; within the output, or elsewhere for this build alone.
    """

    def __init__(self, output: Path, folder: Path | None = None) -> None:
        self.output = output
        self.folder = folder or output / OWN / "pieces"
        self._kept: dict[str, tuple[Seal, dict[str, Any]]] = {}
        self.lasts = folder is None
        self.state = self._read_state() if self.lasts else State()

    def find(self, key: str) -> Piece | None:
        """A piece that was written before and stands in the outputs still, or None."""
        places = self.state.places.get(key)
        if places is None:
            return None
        path = self._path(key)
        try:
            index = self._index(key)
            told = partial(block, path, index["told"], Told)
            piece = Piece(told, Segment(path, *index["aside"]), before=self.state.run)
            for name in ("common", "held"):
                getattr(piece, name).extend(Run(path, *run) for run in index[name])
        except (OSError, DamagedError, CodecError, KeyError, TypeError, ValueError):
            return None
        for name, rows in places.items():
            file_of = self.output / name
            piece.segments[name] = [Segment(file_of, start, size) for start, size in rows]
        return piece

    def leaf(self, key: str) -> Leaf | None:
        """Some documents of a piece that were written before and stand in the outputs still, or None."""
        found = self._leaves.get(key)
        if found is None:
            return None
        piece, number, first, count, triples = found
        try:
            run = Run(self._path(piece), *self._index(piece)["common"][number])
        except (OSError, DamagedError, KeyError, TypeError):
            return None
        segments = {
            name: [Segment(self.output / name, *row) for row in rows[first : first + count]]
            for name, rows in self.state.places[piece].items()
        }
        return Leaf(segments, run, triples, self.state.run)

    @cached_property
    def _leaves(self) -> dict[str, tuple[str, int, int, int, int]]:
        """By the key of a leaf: its piece, its place there, its first document, how many they are, and their triples."""
        found: dict[str, tuple[str, int, int, int, int]] = {}
        for piece in self.state.places:
            first = 0
            _, index = self.state.kept.get(piece, ([], {}))
            for number, (key, count, triples) in enumerate(index.get("leaves", ())):
                found[key] = piece, number, first, count, triples
                first += count
        return found

    def keep(self, key: str, piece: Piece) -> Piece:
        """Keep what of a piece is no stretch of an output; the piece with its runs as they are kept."""
        index: dict[str, Any] = {}
        path = self._path(key)
        with Writer(self.folder, _MAGIC) as file:
            for name, value, kind in (("told", piece.told, Told), ("aside", piece.aside, Aside)):
                packed = pack_value(value, kind)
                index[name] = file.add(packed), len(packed)
            told = partial(block, path, index["told"], Told)
            kept = replace(piece, tells=told, aside=Segment(path, *index["aside"]), common=[], held=[], _told=None)
            for name in ("common", "held"):
                index[name] = [(file.add(_bytes_of(run)), run.size) for run in getattr(piece, name)]
                getattr(kept, name).extend(Run(path, *run) for run in index[name])
            file.finish({**index, "leaves": piece.leaves}, path)
        return kept

    def find_region(self, key: str) -> Region | None:
        """What the documents of a region came to before, or None."""
        try:
            path, index = self._path(key), self._index(key)
            return Region(block(path, index["region"], Head), partial(block, path, index["body"], Body))
        except (OSError, DamagedError, CodecError, KeyError, TypeError, ValueError):
            return None

    def keep_region(self, key: str, region: Region) -> None:
        """Keep what the documents of a region came to."""
        with Writer(self.folder, _MAGIC) as file:
            index = {}
            for name, value, kind in (("region", region.head, Head), ("body", region.body, Body)):
                packed = pack_value(value, kind)
                index[name] = file.add(packed), len(packed)
            file.finish(index, self._path(key))

    def text(self, name: str, digest: str) -> str | None:
        """The digest of the text of a document that stands in the output as it was written, or None.

        Args:
            name: the name of the text in the output.
            digest: the digest of the facts of the document.
        """
        facts, text, seal = self.state.texts.get(name, ("", "", []))
        return text if facts == digest and is_the_same(self.output / name, seal) else None

    def remember(
        self, run: tuple[str, str], places: Mapping[str, Places], texts: Mapping[str, tuple[str, str]], stage: Path
    ) -> None:
        """Note where the pieces stand in the outputs, which are about to take their places; forget the others.

        Args:
            run: the forms of the run.
            places: where each piece stands, by its key.
            texts: for the name of the text of each document, the digest of its facts and that of the text.
            stage: where the outputs are now.
        """
        names = sorted({name for one in places.values() for name in one})
        places = {key: one for key, one in places.items() if len(one) == len(names)}  # others would be missed somewhere
        seals = {name: _seal(stage / name) for name in names}
        known = {name: (*digests, self._seal_of_text(name, stage)) for name, digests in texts.items()}
        for key in places.keys() - self._kept.keys():
            with contextlib.suppress(OSError, DamagedError):  # without it the next build looks at the file itself
                self._index(key)
        kept = {key: row for key, row in sorted(self._kept.items()) if key in places or "region" in row[1]}
        with Writer(self.folder, _MAGIC) as file:
            state = {"run": run, "seals": seals, "places": places, "texts": known, "kept": kept}
            file.finish(state, self.folder / _STATE)
        self._sweep({*places, *kept})

    def _sweep(self, used: Collection[str]) -> None:
        for left in self.folder.glob(".*.part"):
            left.unlink(missing_ok=True)
        for folder in sorted(self.folder.glob("??")):
            for entry in folder.iterdir():
                if entry.name not in used:
                    entry.unlink(missing_ok=True)
            if not any(folder.iterdir()):
                folder.rmdir()

    def _read_state(self) -> State:
        try:
            index = read_index(self.folder / _STATE, _MAGIC, whole=True)
            if any(_seal(self.output / name) != seal for name, seal in index["seals"].items()):
                return State()
            nquads, turtle = index["run"]
            texts, kept = ({key: tuple(row) for key, row in index[name].items()} for name in ("texts", "kept"))
            return State((nquads, turtle), index["places"], texts, kept)
        except (OSError, DamagedError, KeyError, TypeError, ValueError):
            return State()

    def _seal_of_text(self, name: str, stage: Path) -> Seal:
        """The seal of a text, which was written, or stays."""
        try:
            return _seal(stage / name)
        except FileNotFoundError:
            return _seal(self.output / name)

    def _index(self, key: str) -> dict[str, Any]:
        """The index of a file that keeps a piece or a region: as the last build had it, where it is the very same file."""
        path = self._path(key)
        seal = seal_of(path)
        if seal is None:
            raise DamagedError("no file")
        before = self.state.kept.get(key)
        if before is None or before[0] != seal:
            before = seal, read_index(path, _MAGIC, whole=True)
        self._kept[key] = before
        return before[1]

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key


def _seal(path: Path) -> Seal:
    """What tells that a file is the very one that was written."""
    found = path.stat()
    return [found.st_ino, found.st_mtime_ns, found.st_size]


def is_the_same(path: Path, seal: Seal) -> bool:
    """Whether a file is the very one that was written."""
    try:
        return _seal(path) == seal
    except OSError:
        return False


def block(path: Path, at: Sequence[int], kind: type[T]) -> T:
    """A value that is kept in a file.

    Args:
        path: the file.
        at: where it begins in it, and its size.
        kind: its class.
    """
    start, size = at
    with path.open("rb") as file:
        file.seek(start)
        return unpack_value(file.read(size), kind)


def _bytes_of(run: Run) -> bytes:
    with run.path.open("rb") as file:
        file.seek(run.start)
        return file.read(run.size)
