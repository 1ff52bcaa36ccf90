"""``texts/``: the text of each document as evidence counts it, so that every offset can be checked for every format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.model.fact import DocumentFacts
from kg.model.kept import text_name


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
