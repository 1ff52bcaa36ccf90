"""The output folder: files are written beside their place and appear by rename, all together at the end."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from pathlib import Path
from types import TracebackType

from kg.errors import OutputError


class Output:
    """A folder that a build writes into.

    Used as a context: what was written appears when the context ends well, and is thrown away when it does not.

    Args:
        folder: the folder; made where it does not exist.

    Raises:
        OutputError: the folder cannot be made or written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: list[Path] = []
        self._names: list[str] = []
        self._stage: Path | None = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._stage = Path(tempfile.mkdtemp(prefix=".kg-", dir=folder))
        except OSError as error:
            raise OutputError(
                f"cannot be written ({error.strerror})", where=str(folder), remedy="choose another folder with -o"
            ) from error

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
                for name in self._names:
                    place = self.folder / name
                    place.parent.mkdir(parents=True, exist_ok=True)
                    (stage / name).replace(place)
                    self.files.append(place)
        except OSError as failed:
            raise OutputError(
                f"cannot be written ({failed.strerror})", where=str(self.folder), remedy="choose another folder with -o"
            ) from failed
        finally:
            shutil.rmtree(stage, ignore_errors=True)

    def path(self, name: str) -> Path:
        """Where to write a file of the output; it appears under its name at the end."""
        assert self._stage is not None
        place = self._stage / name
        place.parent.mkdir(parents=True, exist_ok=True)
        self._names.append(name)
        return place

    def write(self, name: str, text: str) -> None:
        """Write a text file in UTF-8, its line ends as they are."""
        self.path(name).write_bytes(text.encode("utf-8"))

    def digests(self) -> dict[str, str]:
        """The SHA-256 digest of every file written so far, by name."""
        assert self._stage is not None
        return {name: hashlib.sha256((self._stage / name).read_bytes()).hexdigest() for name in sorted(self._names)}
