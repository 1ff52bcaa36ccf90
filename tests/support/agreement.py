"""Holds the figures of one document against those of another rendering of it."""

from __future__ import annotations

import re
from collections import Counter

from kg.documents.context import make_document
from kg.documents.reading import sources_of
from kg.errors import InputError
from kg.facts.extract import extract
from kg.mentions.words import crosses_seam
from kg.model.fact import DocumentFacts
from kg.model.source import Source


def sources(data: bytes, name: str) -> list[Source | InputError]:
    """The documents that the bytes of a file hold, errors of members in their places."""
    return list(sources_of(data, name, name))


def only_source(data: bytes, name: str) -> Source:
    """The one document of a file."""
    (source,) = sources(data, name)
    assert isinstance(source, Source), source
    return source


def facts_of_bytes(data: bytes, name: str) -> DocumentFacts:
    """What is extracted from a file."""
    return extract(make_document(only_source(data, name), crosses_seam))


def figures(facts: DocumentFacts) -> Counter[tuple[str, ...]]:
    """The figures with all their attributes; spaces do not count."""
    return Counter(
        (
            _bare(facts.things[f.about].name),
            _bare(f.indicator),
            f.measure.value,
            str(f.value),
            str(f.upper),
            f.unit,
            f.comparator.value,
            f.period.key if f.period else "",
            f.status.value,
        )
        for f in facts.figures
    )


def agreement(a: DocumentFacts, b: DocumentFacts) -> float:
    """The share of the figures of either document that the other has as well."""
    first, second = figures(a), figures(b)
    return (first & second).total() / max(first.total(), second.total(), 1)


def unlike(a: DocumentFacts, b: DocumentFacts) -> str:
    """The figures that only one of two documents has, for the message of a failing test."""
    first, second = figures(a), figures(b)
    return "\n".join(
        [*(f"- {' '.join(row)}" for row in (first - second)), *(f"+ {' '.join(row)}" for row in (second - first))]
    )


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)
