"""Where the text of a document is kept in an output folder."""

from __future__ import annotations

import hashlib
import re

#: What the file systems of some machines cannot hold in a name.
_ODD = re.compile(r'[<>:"|?*\\\x00-\x1f]')
#: The longest name of a file in bytes on common file systems is 255.
_LONGEST = 200


def text_name(name: str) -> str:
    """Where the text of a document is kept: its own name, with ``.txt`` where it does not end so.

    >>> text_name("2021/报告.docx"), text_name("../a.txt"), text_name("a.zip/b.pdf#2")
    ('texts/2021/报告.docx.txt', 'texts/_/a.txt', 'texts/a.zip/b.pdf#2.txt')
    """
    parts = [_part(part) for part in name.split("/") if part]
    whole = "/".join(parts or ["_"])
    return f"texts/{whole}" if whole.lower().endswith(".txt") else f"texts/{whole}.txt"


def _part(part: str) -> str:
    if not part.strip(". "):
        return "_"
    plain = _ODD.sub("_", part)
    if len(plain.encode("utf-8")) <= _LONGEST:
        return plain
    digest = hashlib.sha256(plain.encode("utf-8")).hexdigest()[:16]
    return plain.encode("utf-8")[: _LONGEST - 20].decode("utf-8", "ignore") + "-" + digest
