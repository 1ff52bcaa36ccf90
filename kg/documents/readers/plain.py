"""Text and Markdown: the decoded file itself, so that evidence counts in the file as it is on disk."""

from __future__ import annotations

from kg.documents.readers.encodings import decode
from kg.documents.readers.extract import Extract
from kg.model.source import Format


def read_text(data: bytes, where: str) -> Extract:
    """Read a text file.

    Raises:
        InputError: it is in no known encoding.
    """
    text, encoding = decode(data, where)
    return Extract(text, Format.TEXT, encoding)


def read_markdown(data: bytes, where: str) -> Extract:
    """Read a Markdown file; its marks are read by the view.

    Raises:
        InputError: it is in no known encoding.
    """
    text, encoding = decode(data, where)
    return Extract(text, Format.MARKDOWN, encoding)
