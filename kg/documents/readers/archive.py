"""ZIP archives: their documents one after another, never written to disk; archives in archives are read once more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from kg.documents.metadata import MANIFESTS, entry_of, over, read_manifest, read_sidecar
from kg.documents.readers.detect import ENDINGS
from kg.documents.readers.encodings import decode
from kg.documents.readers.rows import table_rows
from kg.documents.readers.unzip import member_name, open_archive, read_member
from kg.documents.share import WHOLE, Share
from kg.errors import InputError
from kg.model.source import Given


def read_zip(data: bytes, where: str, share: Share = WHOLE) -> Iterator[tuple[str, bytes | InputError, Given]]:
    """The members of an archive that hold documents, in the order of their names.

    Args:
        data: the bytes of the archive.
        where: the file, for errors.
        share: which of the members are wanted.

    Yields:
        The name of a member, its bytes or why they cannot be read, and what the archive's manifest or a sidecar says.

    Raises:
        InputError: the archive is damaged, unpacks to too much, or holds no document.
    """
    with open_archive(data, where) as archive:
        files = (m for m in archive.infolist() if m.filename and not m.is_dir())  # a damaged member may have no name
        members = sorted(((member_name(m), m) for m in files), key=lambda row: row[0])
        said: dict[str, Given] = {}
        for name, member in members:
            path, place = PurePosixPath(name), f"{where}/{name}"
            if path.name.lower() in MANIFESTS:
                rows = [*table_rows(decode(read_member(archive, member, place), place)[0], place)] or [[]]
                for file, given in read_manifest(rows[0], rows[1:], place).items():
                    said[(path.parent / file).as_posix()] = given
        for name, member in members:
            path, place = PurePosixPath(name), f"{where}/{name}"
            if path.suffix.lower() == ".toml":
                given = read_sidecar(decode(read_member(archive, member, place), place)[0], place)
                said[name[: -len(".toml")]] = over(given, said.get(name[: -len(".toml")], Given()))
        documents = [(name, member) for name, member in members if _is_document(PurePosixPath(name))]
        for name, member in share.of_many(documents):
            path, place = PurePosixPath(name), f"{where}/{name}"
            given = entry_of(name, said) or said.get(path.with_suffix("").as_posix()) or Given()
            try:
                content = read_member(archive, member, place)
                if path.suffix.lower() == ".zip" and where.lower().count(".zip/"):
                    raise InputError("an archive in an archive in an archive", where=place, remedy="unpack it")
                yield name, content, given
            except InputError as error:
                yield name, error, given
        if not documents:
            raise InputError(
                "the archive holds no document",
                where=where,
                remedy=f"put files ending in {', '.join(sorted(ENDINGS))} into it",
            )


def _is_document(path: PurePosixPath) -> bool:
    return path.suffix.lower() in ENDINGS and path.name.lower() not in MANIFESTS and not _is_hidden(path)


def _is_hidden(path: PurePosixPath) -> bool:
    """Whether the system that packed the archive hid the file: ``.DS_Store``, ``__MACOSX/``."""
    return any(part == "__MACOSX" or (part.startswith(".") and part != "..") for part in path.parts)
