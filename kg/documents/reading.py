"""A file becomes one or more sources: bytes, digest, text, and what is said of it beside its text.

The formats are in ``readers``, one file each; this module finds files, keeps the bounds and puts the parts together.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from kg.documents.asides import find_asides
from kg.documents.metadata import MANIFESTS, entry_of, of_each, over, read_manifest, read_sidecar
from kg.documents.readers.archive import read_zip
from kg.documents.readers.detect import ENDINGS, format_of
from kg.documents.readers.encodings import decode
from kg.documents.readers.extract import Extract, check_size, check_text, without_strays
from kg.documents.readers.plain import read_markdown, read_text
from kg.documents.readers.rows import read_csv, read_jsonl, table_rows
from kg.documents.readers.web import read_html
from kg.documents.reports import find_reports
from kg.documents.share import WHOLE, Share
from kg.documents.traditional import simplified
from kg.errors import InputError
from kg.model.source import NOTHING, Aside, AsideKind, Given, Source

# What these readers need takes a third of a second to load, and most builds read plain text.


def _read_docx(data: bytes, where: str) -> Extract:
    from kg.documents.readers.word import read_docx

    return read_docx(data, where)


def _read_pdf(data: bytes, where: str) -> Extract:
    from kg.documents.readers.pdf import read_pdf

    return read_pdf(data, where)


_READERS: dict[str, Callable[[bytes, str], Extract]] = {
    "text": read_text,
    "markdown": read_markdown,
    "html": read_html,
    "docx": _read_docx,
    "pdf": _read_pdf,
}
_MANY = {"jsonl": read_jsonl, "csv": read_csv}
_UNREADABLE = {
    "doc": ("an old Word or other Office file", "open it and save it as .docx"),
    "rtf": ("an RTF file", "open it and save it as .docx"),
    "image": ("a binary file, a picture,", "read it by OCR and give the report as text"),
}
SUFFIXES = frozenset(ENDINGS)


def find_files(paths: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    """The files that ``paths`` name or hold, as (name relative to the folder given, path), in a fixed order.

    Folders are searched to any depth; hidden files, manifests and files with other endings are passed over there, but a
    file that is named itself is always taken.

    Raises:
        InputError: a path does not exist, or a folder holds no document.
    """
    for path in paths:
        if path.is_dir():
            found = sorted(_inside(path))
            if not found:
                raise InputError(
                    "the folder holds no document",
                    where=str(path),
                    remedy=f"put files ending in {', '.join(sorted(SUFFIXES))} there",
                )
            yield from found
        elif path.is_symlink() and path.exists():
            yield path.name, path.resolve()  # a link that the user names is meant; those in folders are refused
        elif path.exists() or path.is_symlink():
            yield path.name, path
        else:
            raise InputError("no such file or folder", where=str(path), remedy="check the path")


def _inside(folder: Path, above: str = "") -> Iterator[tuple[str, Path]]:
    """The documents in a folder and those below it; what a link leads to is not looked into."""
    try:
        with os.scandir(folder) as found:
            entries = list(found)
    except PermissionError:
        return  # what nobody may look into holds nothing
    for entry in entries:
        name, path = entry.name, Path(entry.path)
        if name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _inside(path, f"{above}{name}/")
        elif path.suffix.lower() in SUFFIXES and name.lower() not in MANIFESTS:
            yield above + name, path


def read_source(path: Path, name: str | None = None) -> Source:
    """Read a file that holds one document.

    Args:
        path: the file.
        name: the name to give it in the graph; by default the file's own.

    Raises:
        InputError: the file is missing, unreadable, empty, too large, no regular file, binary, damaged, in no known
            encoding, or holds several documents.
    """
    found = list(read_sources(path, name))
    if len(found) != 1:
        raise InputError(
            f"it holds {len(found)} documents", where=str(path), remedy="read them one by one with read_sources"
        )
    if isinstance(found[0], InputError):
        raise found[0]
    return found[0]


def read_sources(path: Path, name: str | None = None) -> Iterator[Source | InputError]:
    """The documents of a file; an error stands in the place of a member that cannot be read, so that the others go on.

    Args:
        path: the file.
        name: the name to give it in the graph, relative to the folder searched; by default the file's own.

    Raises:
        InputError: the file itself cannot be read.
    """
    name = name or path.name
    yield from sources_of(bytes_of(path), name, str(path), given_of(path, name))


def given_of(path: Path, name: str) -> Given:
    """What is said of a file beside its text: its sidecar over the entry of the nearest manifest.

    Args:
        path: the file.
        name: its name relative to the folder searched.

    Raises:
        InputError: the sidecar or the manifest cannot be read.
    """
    return over(_sidecar(path), _manifest_entry(path, name))


def sources_of(
    data: bytes, name: str, where: str, given: Given = NOTHING, share: Share = WHOLE
) -> Iterator[Source | InputError]:
    """The documents that the bytes of a file hold.

    Args:
        data: the bytes.
        name: the name to give it in the graph.
        where: the file, for errors.
        given: what is said of it beside its text.
        share: which of its rows or members are wanted; a file that is one document is in the first share.

    Raises:
        InputError: the file itself cannot be read.
    """
    kind = format_of(name, data[:8192])
    if kind in _UNREADABLE:
        what, remedy = _UNREADABLE[kind]
        raise InputError(f"{what} cannot be read", where=where, remedy=remedy)
    if kind == "zip":
        for member, found, said in read_zip(data, where, share):
            if isinstance(found, InputError):
                yield found
                continue
            try:
                yield from sources_of(found, f"{name}/{member}", f"{where}/{member}", over(said, given))
            except InputError as error:
                yield error
        return
    if kind in _MANY:
        for number, row in share.of_rows(_MANY[kind](data, where)):
            if isinstance(row, InputError):
                yield row
                continue
            digest = _digest(row.text.encode("utf-8", "surrogatepass"))
            yield from _sources(row, f"{name}#{number}", digest, over(given.of_part(number), replace(given, parts=())))
        return
    if share.number:
        return
    extract = _READERS[kind](data, where)
    check_text(extract.text, where)
    yield from _sources(extract, name, _digest(data), given)


def _sources(extract: Extract, name: str, digest: str, given: Given) -> Iterator[Source]:
    """The document of a text, or each of its reports: with the whole text, in which the others are beside the point."""
    text = without_strays(extract.text)
    plain = simplified(text)
    said = over(given, extract.given)
    found = Source(name, text, digest, extract.encoding, extract.format, extract.pages, find_asides(plain), said)
    reports = find_reports(plain, found.asides)
    if len(reports) == 1:
        yield found
        return
    for number, (start, end) in enumerate(reports, 1):
        inside = (Aside(start + a.start, start + a.end, a.kind) for a in find_asides(plain[start:end]))
        before = (Aside(0, start, AsideKind.OTHER_REPORT),) if start else ()
        behind = (Aside(end, len(text), AsideKind.OTHER_REPORT),) if end < len(text) else ()
        yield replace(
            found,
            name=f"{name}#{number}",
            sha256=_digest(f"{digest} {start} {end}".encode()),
            asides=(*before, *inside, *behind),
            given=over(given.of_part(str(number)), of_each(said)),
        )


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def bytes_of(path: Path) -> bytes:
    """The bytes of a regular file that is no link.

    Args:
        path: the file.

    Raises:
        InputError: there is none, it is too large, or cannot be read.
    """
    where = str(path)
    try:
        if path.is_symlink():
            raise InputError(
                "a symbolic link in a folder is not followed", where=where, remedy="put the file itself there"
            )
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):
            raise InputError("not a regular file", where=where, remedy="give a file that holds a document")
        check_size(info.st_size, where)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputError("no such file", where=where, remedy="check the path") from error
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=where, remedy="check its permissions") from error


def _sidecar(path: Path) -> Given:
    for place in (path.with_name(path.name + ".toml"), path.with_suffix(".toml")):
        if place.is_file():
            return read_sidecar(_text(place), str(place))
    return NOTHING


def _manifest_entry(path: Path, name: str) -> Given:
    """What the nearest manifest says, from the file's folder up to the folder that was searched: of it, and of its parts."""
    parts = name.split("/")
    for up in range(1, len(parts) + 1):
        if up > len(path.parents):
            break
        if said := entry_of("/".join(parts[-up:]), _manifest(path.parents[up - 1])):
            return said
    return NOTHING


def _manifest(folder: Path) -> dict[str, Given]:
    for name in MANIFESTS:
        place = folder / name
        if place.is_file():
            return _read_manifest(place, place.stat().st_mtime_ns)
    return {}


@lru_cache(maxsize=256)
def _read_manifest(place: Path, changed: int) -> dict[str, Given]:
    """The manifest as it was at a time; it is read once for all files of a folder."""
    rows = [*table_rows(_text(place), str(place))] or [[]]
    return read_manifest(rows[0], rows[1:], str(place))


def _text(path: Path) -> str:
    return decode(bytes_of(path), str(path))[0]
