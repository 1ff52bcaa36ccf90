"""What the terms of the ontology and its schemes are called: the labels of concepts, classes and relations."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

import pyoxigraph as ox

from kg.graph.ontology import read_ontology
from kg.graph.vocabulary import GWR, GWRS, LABEL, PREF_LABEL

_FILES = ("core.ttl", "schemes.ttl", "indicators.ttl")


class Label(NamedTuple):
    """What a term is called."""

    zh: str
    en: str

    def of(self, language: str) -> str:
        """The label in a language (``zh`` or ``en``), or the other one where it is missing."""
        return (self.zh or self.en) if language == "zh" else (self.en or self.zh)


@cache
def _labels() -> Mapping[str, Label]:
    found: dict[str, dict[str, str]] = {}
    for name in _FILES:
        for quad in ox.parse(read_ontology(name), format=ox.RdfFormat.TURTLE):
            subject, value = quad.subject, quad.object
            if quad.predicate not in (LABEL, PREF_LABEL) or not isinstance(value, ox.Literal):
                continue
            if isinstance(subject, ox.NamedNode) and value.language:
                found.setdefault(subject.value, {}).setdefault(value.language, value.value)
    return {iri: Label(names.get("zh", ""), names.get("en", "")) for iri, names in found.items()}


def term_label(local: str) -> Label | None:
    """What a class or relation of the vocabulary is called, by its local name.

    >>> term_label("Project").zh
    '项目'
    """
    return _labels().get(GWR + local)


@cache
def scheme_labels(scheme: str) -> Mapping[str, Label]:
    """The concepts of a scheme with their labels, by the part of their name behind the scheme's.

    >>> scheme_labels("verdict")["met"].en
    'met'
    """
    head = f"{GWRS}{scheme}-"
    return {iri.removeprefix(head): label for iri, label in _labels().items() if iri.startswith(head)}


@cache
def relation_names() -> Mapping[str, Label]:
    """The terms of the vocabulary that begin with a small letter, by local name: its relations and attributes."""
    locals_ = ((iri.removeprefix(GWR), label) for iri, label in _labels().items() if iri.startswith(GWR))
    return {local: label for local, label in locals_ if local[:1].islower()}


@cache
def class_names() -> Mapping[str, Label]:
    """The terms of the vocabulary that begin with a capital letter, by local name: its classes."""
    locals_ = ((iri.removeprefix(GWR), label) for iri, label in _labels().items() if iri.startswith(GWR))
    return {local: label for local, label in locals_ if local[:1].isupper()}
