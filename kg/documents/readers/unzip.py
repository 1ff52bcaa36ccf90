"""What holds for every ZIP file: bounds on what it unpacks to, and members that may not be read."""

from __future__ import annotations

import contextlib
import io
import stat
import zipfile
import zlib

from kg.documents.readers.extract import MAX_BYTES
from kg.errors import InputError

MAX_MEMBERS = 20_000
#: All members together; a corpus of sixty thousand reports is two gigabytes of text and belongs in a folder.
MAX_UNPACKED = 1024 * 1024 * 1024
#: Text shrinks to a fifth, the XML of Word files to a thirtieth; zeros to a thousandth.
MAX_RATIO = 200
_SMALL = 1024 * 1024
_REFUSED = "unpack it by hand and look at what is in it"


def open_archive(data: bytes, where: str) -> zipfile.ZipFile:
    """Open a ZIP file within the bounds.

    Raises:
        InputError: it is damaged, or its members are too many or unpack to too much.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError, UnicodeDecodeError) as error:
        raise InputError(f"no readable ZIP file ({error})", where=where, remedy="pack it anew") from error
    members = archive.infolist()
    if len(members) > MAX_MEMBERS:
        raise InputError(f"{len(members)} members are more than {MAX_MEMBERS}", where=where, remedy="split the archive")
    unpacked = sum(m.file_size for m in members)
    if unpacked > MAX_UNPACKED:
        raise InputError(f"it unpacks to {unpacked} bytes, more than {MAX_UNPACKED}", where=where, remedy=_REFUSED)
    for member in members:
        if member.file_size > _SMALL and member.file_size > MAX_RATIO * max(1, member.compress_size):
            raise InputError(
                f"{member.filename} unpacks to {member.file_size // max(1, member.compress_size)} times its size",
                where=where,
                remedy=_REFUSED,
            )
    return archive


def check_archive(data: bytes, where: str) -> None:
    """Refuse a Word file that is a damaged or hostile archive.

    Raises:
        InputError: it is.
    """
    with open_archive(data, where) as archive:
        for member in archive.infolist():
            if member.flag_bits & 1:
                raise InputError("it is encrypted", where=where, remedy="save it without a password")
            if member.file_size > MAX_BYTES:
                raise InputError(f"{member.filename} unpacks to {member.file_size} bytes", where=where, remedy=_REFUSED)


def member_name(member: zipfile.ZipInfo) -> str:
    """The name of a member; archives made on Chinese Windows hold GBK that ZIP declares to be code page 437.

    >>> member_name(zipfile.ZipInfo("报告.txt".encode("gbk").decode("cp437")))
    '报告.txt'
    """
    name = member.filename
    if not member.flag_bits & 0x800:
        with contextlib.suppress(UnicodeError):
            name = name.encode("cp437").decode("gb18030")
    return name.replace("\\", "/")


def read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, where: str) -> bytes:
    """The bytes of a member that may be read.

    Raises:
        InputError: it is a link or device, leaves the archive, is encrypted, damaged, or larger than a document can be.
    """
    name = member_name(member)
    mode = member.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        raise InputError("not a regular file but a link or a device", where=where, remedy="pack the file itself")
    parts = name.split("/")
    if ".." in parts or name.startswith("/") or ":" in parts[0] or any(ord(c) < 32 for c in name):
        raise InputError("its path leads out of the archive", where=where, remedy=_REFUSED)
    if member.flag_bits & 1:
        raise InputError("it is encrypted", where=where, remedy="pack it without a password")
    if member.file_size > MAX_BYTES:
        raise InputError(f"it unpacks to {member.file_size} bytes", where=where, remedy="split it into its documents")
    try:
        with archive.open(member) as stream:
            data = stream.read(MAX_BYTES + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise InputError(f"damaged ({error})", where=where, remedy="pack it anew") from error
    if len(data) > MAX_BYTES:
        raise InputError(f"it unpacks to more than {MAX_BYTES} bytes", where=where, remedy=_REFUSED)
    return data
