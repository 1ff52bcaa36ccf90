"""Which format a file is in: its first bytes say it, its ending only where they do not."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

#: The endings that are looked for in folders and archives, with their formats.
ENDINGS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".shtml": "html",
    ".docx": "docx",
    ".pdf": "pdf",
    ".zip": "zip",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
}
_TAGS = re.compile(rb"<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])", re.IGNORECASE)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")


def format_of(name: str, head: bytes) -> str:
    """The format of a file: a value of `ENDINGS`, or ``doc``, ``image`` or ``rtf`` for what cannot be read.

    Args:
        name: the file's name.
        head: its first bytes, four kilobytes or more.

    >>> format_of("报告.txt", b"%PDF-1.7"), format_of("报告.md", b"# ..."), format_of("a.doc", b"plain words")
    ('pdf', 'markdown', 'text')
    """
    stated = ENDINGS.get(PurePosixPath(name.lower()).suffix, "")
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "docx" if stated == "docx" or b"[Content_Types].xml" in head[:200] else "zip"
    if head.startswith(_OLE):
        return "doc"
    if head.startswith(_IMAGES):
        return "image"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if stated in ("", "text") and _TAGS.search(head[:2048]):
        return "html"
    return stated or "text"
