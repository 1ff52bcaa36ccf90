"""The facts of files that were read, on disk: an entry for each file, by what decides its facts.

An entry appears by rename and holds its own checksum, so a build that is killed leaves whole entries only, and one that
was damaged is read again from its document.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from kg.builds.codec import CodecError, pack, pack_brief, pack_text, unpack, unpack_brief, unpack_text
from kg.builds.container import DamagedError, Writer, read_index
from kg.builds.fingerprint import fingerprint
from kg.entities.brief import Brief, brief_of, region_of
from kg.errors import InputError
from kg.model.fact import DocumentFacts
from kg.model.source import Given

_MAGIC = b"kg-facts 5\n"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stored:
    """Where the facts of one document are kept.

    Attributes:
        name: the document's name.
        sha256: the digest of its bytes.
        length: its characters.
        digest: the digest of the facts as they are kept.
        region: the region whose names it shares.
        path: the entry.
        start: where the facts begin in it.
        size: their bytes, without the text.
        text_size: the bytes of the text, right behind them.
        brief_size: the bytes of the document in brief, right behind that.
    """

    name: str
    sha256: str
    length: int
    digest: str
    region: str
    path: Path
    start: int
    size: int
    text_size: int
    brief_size: int

    def load(self) -> DocumentFacts:
        """Read the facts back.

        Raises:
            InputError: they are damaged.
        """
        return replace(self._unpacked(unpack, self.start, self.size), text=self.text())

    def text(self) -> str:
        """Read the text alone.

        Raises:
            InputError: it is damaged.
        """
        return self._unpacked(unpack_text, self.start + self.size, self.text_size)

    def brief(self) -> Brief:
        """Read the document in brief.

        Raises:
            InputError: it is damaged.
        """
        return self._unpacked(unpack_brief, self.start + self.size + self.text_size, self.brief_size)

    def _unpacked(self, turn: Callable[[bytes], T], start: int, size: int) -> T:
        try:
            with self.path.open("rb") as entry:
                entry.seek(start)
                return turn(entry.read(size))
        except (OSError, CodecError) as error:
            what = f"the facts that were kept of {self.name} are damaged"
            raise InputError(what, where=str(self.path), remedy="remove this file and build again") from error

    def raw(self) -> bytes:
        """The facts, the text and the brief as they are kept."""
        with self.path.open("rb") as entry:
            entry.seek(self.start)
            return entry.read(self.size + self.text_size + self.brief_size)


def add_facts(file: Writer, facts: DocumentFacts) -> tuple[str, str, int, str, str, int, int, int, int]:
    """Write the facts of a document to a container; the fields of `Stored` without the path."""
    whole, text, brief = pack(replace(facts, text="")), pack_text(facts.text), pack_brief(brief_of(facts))
    digest = hashlib.sha256(whole + text).hexdigest()[:32]
    start = file.add(whole)
    file.add(text)
    file.add(brief)
    sizes = start, len(whole), len(text), len(brief)
    return facts.name, facts.sha256, facts.length, digest, region_of(facts.context), *sizes


def stored_of(row: Sequence[Any], path: Path) -> Stored:
    """The document of a row as `add_facts` gives it."""
    name, sha256, length, digest, region, *where = row
    return Stored(name, sha256, length, digest, region, path, *where)


def row_of(stored: Stored) -> list[Any]:
    """The row of a document, as `add_facts` gives it."""
    sizes = stored.start, stored.size, stored.text_size, stored.brief_size
    return [stored.name, stored.sha256, stored.length, stored.digest, stored.region, *sizes]


class Entry(Writer):
    """An entry while it is written.

    Args:
        folder: the folder of the cache.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, _MAGIC)
        self.rows: list[tuple[str, str, int, str, str, int, int, int, int]] = []

    def keep(self, facts: DocumentFacts) -> None:
        """Add the facts of a document."""
        self.rows.append(add_facts(self, facts))


class Cache:
    """A folder of entries.

    Args:
        folder: where they are kept; made when the first is written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._folder = str(folder)

    def key_of(self, digest: str, name: str, given: Given) -> str:
        """The key of a file's entry: its bytes by their digest, its name, what is said beside its text, and all that reads it."""
        parts = (fingerprint(), digest, name, _words_of(given))
        return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:40]

    def find(self, key: str) -> list[Stored] | None:
        """The documents of an entry, or None where there is none or it is damaged."""
        place = self.path(key)
        try:
            rows = read_index(place, _MAGIC, whole=True)
            return [stored_of(row, place) for row in rows]
        except (OSError, DamagedError, TypeError, ValueError):
            return None

    def entry(self) -> Entry:
        """A new entry, to be filled and then finished under a key.

        Raises:
            OutputError: the folder cannot be written.
        """
        return Entry(self.folder)

    def finish(self, entry: Entry, key: str) -> list[Stored]:
        """Let an entry appear; where its documents are."""
        place = self.path(key)
        entry.finish(entry.rows, place)
        return [stored_of(row, place) for row in entry.rows]

    def sweep(self, used: Collection[str]) -> int:
        """Remove the entries that are not used; how many there were."""
        gone = 0
        for left in self.folder.glob(".*.part"):
            left.unlink(missing_ok=True)
        for folder in sorted(self.folder.glob("??")):
            for entry in folder.iterdir():
                if entry.name not in used:
                    entry.unlink(missing_ok=True)
                    gone += 1
            if not any(folder.iterdir()):
                folder.rmdir()
        return gone

    def path(self, key: str) -> Path:
        """Where an entry is, or would be."""
        return Path(f"{self._folder}/{key[:2]}/{key}")


@lru_cache(1 << 10)
def _words_of(given: Given) -> str:
    return json.dumps(asdict(given), ensure_ascii=False, sort_keys=True, default=str)
