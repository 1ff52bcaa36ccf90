"""A text file becomes a `Source`: bytes, digest, decoded text.

The order of the encodings follows the WHATWG habit of trying what can fail before what cannot: a byte order mark,
strict UTF-8, strict GB18030 (the Chinese national standard, a superset of GBK and GB 2312), and only then a guess.
"""

from __future__ import annotations

import codecs
import hashlib
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from charset_normalizer import from_bytes

from kg.errors import InputError
from kg.model.document import Source

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: The endings that are read as text.
SUFFIXES = frozenset({".txt", ".text", ".md"})
#: A report is some tens of kilobytes; what is a thousand times larger is something else.
MAX_BYTES = 64 * 1024 * 1024


def find_files(paths: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    """The files that ``paths`` name or hold, as (name relative to the folder given, path), in a fixed order.

    Folders are searched to any depth; hidden files and files with other endings are passed over there, but a file that
    is named itself is always taken.

    Raises:
        InputError: a path does not exist, or a folder holds no document.
    """
    for path in paths:
        if path.is_dir():
            found = sorted(
                (p.relative_to(path).as_posix(), p)
                for p in path.rglob("*")
                if p.suffix.lower() in SUFFIXES
                and p.is_file()
                and not any(s.startswith(".") for s in p.relative_to(path).parts)
            )
            if not found:
                raise InputError(
                    "the folder holds no document",
                    where=str(path),
                    remedy=f"put files ending in {', '.join(sorted(SUFFIXES))} there",
                )
            yield from found
        elif path.exists():
            yield path.name, path
        else:
            raise InputError("no such file or folder", where=str(path), remedy="check the path")


def read_source(path: Path, name: str | None = None) -> Source:
    """Read and decode one file.

    Args:
        path: the file.
        name: the name to give it in the graph; by default the file's own.

    Raises:
        InputError: the file is missing, unreadable, empty, too large, no regular file, binary, or in no known encoding.
    """
    where = str(path)
    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):
            raise InputError("not a regular file", where=where, remedy="give a text file")
        if info.st_size > MAX_BYTES:
            raise InputError(
                f"{info.st_size} bytes are more than a document can have",
                where=where,
                remedy="split it into its documents",
            )
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise InputError("no such file", where=where, remedy="check the path") from error
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=where, remedy="check its permissions") from error
    text, encoding = decode(data, where)
    if not text.strip():
        raise InputError("the file is empty", where=where, remedy="remove it or fill it")
    return Source(name or path.name, text, hashlib.sha256(data).hexdigest(), encoding)


def decode(data: bytes, where: str = "") -> tuple[str, str]:
    """The text of ``data`` and the name of its encoding, byte order mark removed.

    Raises:
        InputError: the bytes are no text.

    >>> decode("二七区".encode("gb18030"))
    ('二七区', 'gb18030')
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, where), encoding
    if b"\0" in data:
        raise InputError("the file is binary", where=where, remedy="give the report as text")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        broken = error
    try:
        text = data.decode("gb18030")
        if _is_plausible(text):
            return text, "gb18030"
    except UnicodeDecodeError:
        pass
    best = from_bytes(data, cp_isolation=["big5", "big5hkscs", "shift_jis", "cp1252"]).best()
    if best is not None and best.encoding.startswith("big5"):
        return str(best), best.encoding
    line = data.count(b"\n", 0, broken.start) + 1
    raise InputError(
        f"byte {broken.start} (line {line}) is neither UTF-8 nor GB18030", where=where, remedy="save the file as UTF-8"
    ) from broken


def _strict(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"byte {error.start} is not {encoding}, although the file begins with its mark",
            where=where,
            remedy="save the file as UTF-8",
        ) from error


def _is_plausible(text: str) -> bool:
    """GB18030 decodes almost anything; real Chinese text is mostly in the common block and free of private use."""
    letters = [c for c in text if ord(c) > 0x7F]
    if not letters:
        return True
    common = sum("\u4e00" <= c <= "\u9fff" or c in "，。、；：？！“”‘’（）《》—…％·　①②③④⑤⑥⑦⑧⑨⑩" for c in letters)
    odd = sum("\ue000" <= c <= "\uf8ff" or ord(c) > 0xFFFF for c in letters)
    return common >= 0.7 * len(letters) and odd <= 0.02 * len(letters)
