"""The output folder: files are written beside their place and appear by rename, all together at the end."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import shutil
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from kg.errors import OutputError
from kg.landing import JOURNAL, OWN, is_inside, land, promise

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

try:
    import fcntl
except ImportError:  # Windows: two builds into one folder are not kept apart there
    fcntl = None  # type: ignore[assignment]

_REMEDY = "choose another folder with -o"
#: So long a build waits for another one in the same folder, in seconds: the workers of a killed one end in less.
_PATIENCE = 5.0
MANIFEST = "manifest.json"
_AT_ONCE = 1 << 18


class Hashed(io.BufferedWriter):
    """A file whose digest is known when it is written, so that it need not be read for that.

    Args:
        path: the file.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(io.FileIO(path, "wb"), _AT_ONCE)
        self._digest = hashlib.sha256()

    def write(self, data: Buffer) -> int:
        """Write bytes at the end."""
        self._digest.update(data)
        return super().write(data)

    def digest(self) -> str:
        """The SHA-256 digest of what was written so far."""
        return self._digest.hexdigest()


class Output:
    """A folder that a build writes into, one at a time.

    Used as a context: what was written appears when the context ends well, and is thrown away when it does not. Files
    of the build before that are not written again go. A process that is killed leaves the old files, or a promise that
    the next one to open the folder keeps; see `kg.landing`.

    Args:
        folder: the folder; made where it does not exist.

    Raises:
        OutputError: the folder cannot be made or written, or another build is writing into it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: list[Path] = []
        self._names: list[str] = []
        self._digests: dict[str, str] = {}
        self._stays: set[str] = set()
        self._stage: Path | None = None
        self._lock = -1
        try:
            (folder / OWN).mkdir(parents=True, exist_ok=True)
            self._lock = _locked(folder)
            land(folder)
            for left in (folder / OWN).glob("new-*"):
                shutil.rmtree(left, ignore_errors=True)
            self._stage = Path(tempfile.mkdtemp(prefix="new-", dir=folder / OWN))
        except OSError as error:
            self._unlock()
            raise OutputError(f"cannot be written ({error.strerror})", where=str(folder), remedy=_REMEDY) from error

    def __enter__(self) -> Output:
        """Begin to write."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the files appear, or throw them away."""
        stage = self._stage
        if stage is None:
            return
        try:
            if kind is None:
                promise(self.folder, stage, self._names, self._gone())
                land(self.folder)
                self.files = [self.folder / name for name in [*self._names, *sorted(self._stays)]]
        except OSError as failed:
            text = f"cannot be written ({failed.strerror})"
            raise OutputError(text, where=str(self.folder), remedy=_REMEDY) from failed
        finally:
            if not (self.folder / OWN / JOURNAL).exists():
                shutil.rmtree(stage, ignore_errors=True)
                for kept in (*(self.folder / OWN).glob("*/"), self.folder / OWN):
                    with contextlib.suppress(OSError):  # something is kept in it
                        kept.rmdir()
            self._unlock()

    def path(self, name: str) -> Path:
        """Where to write a file of the output; it appears under its name at the end."""
        place = self.beside(name)
        self._names.append(name)
        return place

    def stay(self, name: str, digest: str) -> None:
        """Let a file of the build before stay as it is, whose digest is known."""
        self._stays.add(name)
        self._digests[name] = digest

    def known(self, digests: Mapping[str, str]) -> None:
        """Note the digests of files that are written, by their names."""
        self._digests.update(digests)

    def beside(self, name: str) -> Path:
        """Where to write a file that is needed during the build only."""
        assert self._stage is not None
        place = self._stage / name
        place.parent.mkdir(parents=True, exist_ok=True)
        return place

    def write(self, name: str, text: str) -> None:
        """Write a text file in UTF-8, its line ends as they are."""
        self.path(name).write_bytes(text.encode("utf-8"))

    def digests(self) -> dict[str, str]:
        """The SHA-256 digest of every file written so far, and of those that stay, by name."""
        for name in self._names:
            if name not in self._digests:
                with self.beside(name).open("rb") as file:
                    self._digests[name] = hashlib.file_digest(file, "sha256").hexdigest()
        return dict(sorted(self._digests.items()))

    def _gone(self) -> list[str]:
        """The files of the build before, as its manifest lists them, that this one did not write."""
        try:
            before = json.loads((self.folder / MANIFEST).read_text("utf-8"))["outputs"]
        except (OSError, ValueError, KeyError, TypeError):
            return []
        kept = {*self._names, *self._stays}
        return sorted(name for name in before if name not in kept and is_inside(name))

    def _unlock(self) -> None:
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1


def _locked(folder: Path) -> int:
    """A handle that keeps other builds out of a folder while it is open; the system lets go where a process is killed."""
    if fcntl is None:
        return -1
    handle = os.open(folder, os.O_RDONLY)
    began = time.monotonic()
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if time.monotonic() - began > _PATIENCE:
                os.close(handle)
                text = "another build is writing into this folder"
                raise OutputError(text, where=str(folder), remedy="wait for it, or " + _REMEDY) from error
            time.sleep(0.1)
        else:
            return handle
