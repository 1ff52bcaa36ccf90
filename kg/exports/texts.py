"""``texts/``: the text of each document as evidence counts it, so that every offset can be checked for every format."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence

from kg.model.fact import DocumentFacts

#: What the file systems of some machines cannot hold in a name.
_ODD = re.compile(r'[<>:"|?*\\\x00-\x1f]')
#: The longest name of a file in bytes on common file systems is 255.
_LONGEST = 200


def texts(documents: Sequence[DocumentFacts]) -> Iterator[tuple[str, str]]:
    """The file of each document, by its name in the output folder, and its text.

    Args:
        documents: the documents, in the order of a build.
    """
    for name, document in zip(text_names(documents), documents, strict=True):
        yield name, document.text


def text_names(documents: Sequence[DocumentFacts]) -> list[str]:
    """Where the text of each document is kept, in the order given; two documents of one name get their digests added."""
    names: list[str] = []
    taken: set[str] = set()
    for document in documents:
        name = text_name(document.name)
        if name.casefold() in taken:
            name = text_name(f"{document.name.removesuffix('.txt')}-{document.sha256[:16]}")
        names.append(name)
        taken.add(name.casefold())
    return names


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
