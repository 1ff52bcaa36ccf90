"""The facts of files that were read, on disk: an entry for each file, by what decides its facts.

An entry appears by rename and holds its own checksum, so a build that is killed leaves whole entries only, and one that
was damaged is read again from its document.
"""

from __future__ import annotations

import hashlib
import json
import os
import zlib
from collections.abc import Callable, Collection, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

from kg.builds.codec import CodecError, pack, pack_brief, unpack, unpack_brief
from kg.builds.fingerprint import fingerprint
from kg.entities.brief import Brief, brief_of
from kg.errors import InputError, OutputError
from kg.model.fact import DocumentFacts
from kg.model.source import Given

_MAGIC = b"kg-facts 2\n"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stored:
    """Where the facts of one document are kept.

    Attributes:
        name: the document's name.
        sha256: the digest of its bytes.
        length: its characters.
        path: the entry.
        start: where the facts begin in it.
        size: their bytes.
        brief_size: the bytes of the document in brief, right behind them.
    """

    name: str
    sha256: str
    length: int
    path: Path
    start: int
    size: int
    brief_size: int

    def load(self) -> DocumentFacts:
        """Read the facts back.

        Raises:
            InputError: they are damaged.
        """
        return self._unpacked(unpack, self.start, self.size)

    def brief(self) -> Brief:
        """Read the document in brief.

        Raises:
            InputError: it is damaged.
        """
        return self._unpacked(unpack_brief, self.start + self.size, self.brief_size)

    def _unpacked(self, turn: Callable[[bytes], T], start: int, size: int) -> T:
        try:
            with self.path.open("rb") as entry:
                entry.seek(start)
                return turn(entry.read(size))
        except (OSError, CodecError) as error:
            what = f"the facts that were kept of {self.name} are damaged"
            raise InputError(what, where=str(self.path), remedy="remove this file and build again") from error

    def raw(self) -> bytes:
        """The facts and the brief as they are kept."""
        with self.path.open("rb") as entry:
            entry.seek(self.start)
            return entry.read(self.size + self.brief_size)


class Cache:
    """A folder of entries.

    Args:
        folder: where they are kept; made when the first is written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def key_of(self, data: bytes, name: str, given: Given) -> str:
        """The key of a file's entry: its bytes, its name and what is said of it beside its text, and all that reads it."""
        said = json.dumps(asdict(given), ensure_ascii=False, sort_keys=True, default=str)
        parts = (fingerprint(), hashlib.sha256(data).hexdigest(), name, said)
        return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:40]

    def find(self, key: str) -> list[Stored] | None:
        """The documents of an entry, or None where there is none or it is damaged."""
        try:
            data = self._path(key).read_bytes()
        except OSError:
            return None
        return _read(self._path(key), data)

    def put(self, key: str, documents: Iterable[DocumentFacts]) -> list[Stored]:
        """Keep the facts of a file's documents.

        Raises:
            OutputError: the folder cannot be written.
        """
        blocks, head, start = [], [], 0
        for facts in documents:
            whole, brief = pack(facts), pack_brief(brief_of(facts))
            blocks += [whole, brief]
            head.append([facts.name, facts.sha256, facts.length, start, len(whole), len(brief)])
            start += len(whole) + len(brief)
        body = b"".join(blocks)
        line = json.dumps([zlib.crc32(body), head], ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"
        place = self._path(key)
        write_whole(place, _MAGIC + line + body)
        found = _read(place, _MAGIC + line + body)
        assert found is not None
        return found

    def sweep(self, used: Collection[str]) -> int:
        """Remove the entries that are not used; how many there were."""
        gone = 0
        for folder in sorted(self.folder.glob("??")):
            for entry in folder.iterdir():
                if entry.name not in used:
                    entry.unlink(missing_ok=True)
                    gone += 1
            if not any(folder.iterdir()):
                folder.rmdir()
        return gone

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key


def _read(path: Path, data: bytes) -> list[Stored] | None:
    if not data.startswith(_MAGIC):
        return None
    end = data.find(b"\n", len(_MAGIC))
    try:
        crc, head = json.loads(data[len(_MAGIC) : end].decode("utf-8", "surrogatepass"))
        found = [Stored(n, s, length, path, end + 1 + start, *sizes) for n, s, length, start, *sizes in head]
    except (ValueError, TypeError):
        return None
    return found if zlib.crc32(memoryview(data)[end + 1 :]) == crc else None


def write_whole(place: Path, data: bytes) -> None:
    """Write a file that is seen whole or not at all.

    Raises:
        OutputError: it cannot be written.
    """
    beside = place.with_name(f"{place.name}.{os.getpid()}.part")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(data)
        beside.replace(place)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise OutputError(
            f"cannot be written ({error.strerror})",
            where=str(place.parent),
            remedy="make room, or build with --no-cache",
        ) from error
