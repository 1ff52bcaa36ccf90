"""A file of blocks with an index behind them: what a cache entry and a shard are.

It is written block by block beside its place and appears by rename. The index is JSON; the last bytes say where it begins
and hold the checksum of everything before.
"""

from __future__ import annotations

import json
import os
import secrets
import struct
import zlib
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from kg.errors import OutputError

_FOOT = struct.Struct("<QI")
_AT_ONCE = 1 << 20


class DamagedError(ValueError):
    """The file is none that was written here, or not whole."""


class Writer:
    """Writes a container; left by an error it leaves nothing behind.

    Args:
        folder: where it is written; made where it does not exist.
        magic: its first bytes.

    Raises:
        OutputError: it cannot be written.
    """

    def __init__(self, folder: Path, magic: bytes) -> None:
        self._beside = folder / f".{secrets.token_hex(8)}.part"
        self._crc = 0
        self._at = 0
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._file = self._beside.open("wb")
        except OSError as error:
            raise _refused(folder, error) from error
        self.add(magic)

    def add(self, block: bytes) -> int:
        """Write a block; where it begins."""
        start = self._at
        try:
            self._file.write(block)
        except OSError as error:
            raise _refused(self._beside.parent, error) from error
        self._crc = zlib.crc32(block, self._crc)
        self._at += len(block)
        return start

    def finish(self, index: Any, place: Path) -> None:
        """Write the index, and let the file appear."""
        text = json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        start = self.add(text)
        try:
            self._file.write(_FOOT.pack(start, self._crc))
            self._file.close()
            place.parent.mkdir(parents=True, exist_ok=True)
            self._beside.replace(place)
        except OSError as error:
            raise _refused(place, error) from error

    def __enter__(self) -> Self:
        """Begin to write."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave nothing behind that was not finished."""
        self._file.close()
        self._beside.unlink(missing_ok=True)


def _refused(place: Path, error: OSError) -> OutputError:
    text = f"cannot be written ({error.strerror})"
    return OutputError(text, where=str(place), remedy="make room, or choose another folder")


def read_index(place: Path, magic: bytes, *, whole: bool) -> Any:
    """The index of a container.

    Args:
        place: the file.
        magic: its first bytes.
        whole: hold all of it against the checksum, not the index alone.

    Raises:
        DamagedError: it is no such file, or not whole.
        OSError: it cannot be read.
    """
    with place.open("rb") as file:
        if file.read(len(magic)) != magic:
            raise DamagedError("other first bytes")
        size = file.seek(0, os.SEEK_END) - _FOOT.size
        if size < len(magic):
            raise DamagedError("too short")
        file.seek(size)
        start, crc = _FOOT.unpack(file.read())
        if not len(magic) <= start <= size:
            raise DamagedError("no index")
        if whole and _checksum(file, size) != crc:
            raise DamagedError("another checksum")
        file.seek(start)
        try:
            return json.loads(file.read(size - start).decode("utf-8", "surrogatepass"))
        except ValueError as error:
            raise DamagedError(str(error)) from error


def _checksum(file: Any, size: int) -> int:
    file.seek(0)
    crc = 0
    while size > 0:
        some = file.read(min(size, _AT_ONCE))
        if not some:
            return -1
        crc = zlib.crc32(some, crc)
        size -= len(some)
    return crc
