"""What the last build knew of files and of the entries of the cache by their seals, so that neither are read to see that nothing changed.

A seal is a file's number, size and times. Whatever writes into a file sets the time of its change, which no program can set
back, so a file with the seal it had is the one it was, byte for byte. A file that was changed only a moment before it was looked
at is not known by its seal: a second change in the same moment would leave no trace.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kg.builds.cache import Cache, Stored, row_of, stored_of
from kg.builds.container import DamagedError, Writer, read_index
from kg.builds.one import Item, Outcome, Task, key_of, place_of
from kg.documents.metadata import MANIFESTS
from kg.documents.reading import bytes_of, given_of
from kg.errors import InputError, OutputError
from kg.model.source import NOTHING, Given

_MAGIC = b"kg-known 1\n"
_NAME = "known"
#: A change is a moment ago for so many nanoseconds: the coarsest clock of a file system ticks every two seconds.
_MOMENT = 2_000_000_000

#: What tells that a file is the one it was: its number, its size, and the times of its content and of its change.
Seal = list[int]
#: A document as the cache keeps it, without the path of its entry.
_Row = list[Any]


def seal_of(path: Path) -> Seal | None:
    """The seal of a regular file that is no link, or None."""
    try:
        found = os.lstat(path)
    except OSError:
        return None
    return _seal(found) if stat.S_ISREG(found.st_mode) else None


def _seal(found: os.stat_result) -> Seal:
    return [found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns]


class Known:
    """What is known of the files of a build and of the entries of its cache.

    Args:
        cache: the cache; what is known is kept in its folder.
    """

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._files: dict[str, tuple[Seal, str]] = {}
        self._entries: dict[str, tuple[Seal, list[_Row]]] = {}
        self._files_before, self._entries_before = self._read()
        self._beside: dict[Path, tuple[bool, bool]] = {}
        self._silent: dict[tuple[str, int], bool] = {}
        self._now = time.time_ns()

    def look_up(self, task: Task) -> Outcome | None:
        """What the cache holds of a file, or None where it must be read."""
        try:
            key = key_of(self._cache, task, self._digest(task.path), self._given(task))
        except InputError:
            return None
        found = self._entry(key)
        if found is None:
            return None
        return Outcome(task.number, tuple(Item(place_of(task, s.name), s) for s in found), (key,), kept=True)

    def remember(self, outcomes: Iterable[Outcome]) -> None:
        """Keep what is known now for the next build, as far as the folder can be written.

        Args:
            outcomes: what became of the files; entries that were made of them are known from now on.
        """
        for outcome in outcomes:
            stored = [item.found for item in outcome.items if isinstance(item.found, Stored)]
            if not outcome.kept and len(stored) == len(outcome.items) > 0 and len(outcome.keys) == 1:
                if (seal := seal_of(stored[0].path)) is not None:
                    self._entries[outcome.keys[0]] = seal, [row_of(one) for one in stored]
        if (self._files, self._entries) == (self._files_before, self._entries_before):
            return
        if not self._entries and not self._entries_before:
            return  # nothing could be read, so nothing is written
        with contextlib.suppress(OutputError), Writer(self._cache.folder, _MAGIC) as file:
            file.finish({"files": self._files, "entries": self._entries}, self._cache.folder / _NAME)

    def _digest(self, path: Path) -> str:
        """The digest of the bytes of a file."""
        where, seal = str(path), seal_of(path)
        before = self._files_before.get(where)
        if before is not None and before[0] == seal:
            self._files[where] = before
            return before[1]
        found = hashlib.sha256(bytes_of(path)).hexdigest()
        if seal is not None and max(seal[2:]) < self._now - _MOMENT:
            self._files[where] = seal, found
        return found

    def _given(self, task: Task) -> Given:
        """What is said of a file beside its text; where no file of its folders can say anything, none is looked for."""
        where, depth = str(task.path).rpartition(os.sep)[0], task.name.count("/") + 1
        silent = self._silent.get((where, depth))
        if silent is None:
            folder = task.path.parent
            tables = any(self._listed(above)[1] for above in (folder, *folder.parents)[:depth])
            silent = self._silent[where, depth] = not tables and not self._listed(folder)[0]
        return NOTHING if silent else given_of(task.path, task.name)

    def _listed(self, folder: Path) -> tuple[bool, bool]:
        """Whether a folder holds sidecars, and whether it holds manifests."""
        found = self._beside.get(folder)
        if found is None:
            try:
                with os.scandir(folder) as entries:
                    names = [entry.name.lower() for entry in entries]
            except OSError:
                names = [".toml", *MANIFESTS]  # it cannot be known
            found = any(name.endswith(".toml") for name in names), any(name in MANIFESTS for name in names)
            self._beside[folder] = found
        return found

    def _entry(self, key: str) -> list[Stored] | None:
        """The documents of an entry, or None where there is none or it is damaged."""
        place = self._cache.path(key)
        seal = seal_of(place)
        if seal is None:
            return None
        before = self._entries_before.get(key)
        if before is not None and before[0] == seal:
            self._entries[key] = before
            return [stored_of(row, place) for row in before[1]]
        found = self._cache.find(key)
        if found is not None:
            self._entries[key] = seal, [row_of(one) for one in found]
        return found

    def _read(self) -> tuple[dict[str, tuple[Seal, str]], dict[str, tuple[Seal, list[_Row]]]]:
        try:
            index = read_index(self._cache.folder / _NAME, _MAGIC, whole=True)
            files = {path: (seal, digest) for path, (seal, digest) in index["files"].items()}
            return files, {key: (seal, rows) for key, (seal, rows) in index["entries"].items()}
        except (OSError, DamagedError, KeyError, TypeError, ValueError, AttributeError):
            return {}, {}
