"""Terms as text: what the emission is made of, since a string costs a fraction of an object of a library.

A term is its form in N-Triples, and a triple is three of them. `kg.graph.vocabulary` has the same names as objects of
pyoxigraph, for whoever asks a graph.
"""

from __future__ import annotations

import re
from functools import cache

from kg.graph import vocabulary
from kg.graph.vocabulary import GWR, GWRS, XSD

#: The N-Triples form of an IRI or a literal.
Term = str
Triple = tuple[Term, Term, Term]

#: What N-Triples writes with a backslash.
_ESCAPED = re.compile(r'[\x00-\x1f"\\\x7f\ufffe\uffff]')
_SHORT = {"\b": r"\b", "\t": r"\t", "\n": r"\n", "\f": r"\f", "\r": r"\r", '"': r"\"", "\\": r"\\"}


@cache
def node(iri: str) -> Term:
    """A term of a vocabulary by its IRI; each is made once."""
    return f"<{iri}>"


@cache
def gwr(local: str) -> Term:
    """A term of the core vocabulary."""
    return f"<{GWR}{local}>"


@cache
def gwrs(local: str) -> Term:
    """A concept of the schemes."""
    return f"<{GWRS}{local}>"


def value_of(term: Term) -> str:
    """The IRI of a node.

    >>> value_of(node("urn:a"))
    'urn:a'
    """
    return term[1:-1]


A = str(vocabulary.A)
LABEL = str(vocabulary.LABEL)
PREF_LABEL = str(vocabulary.PREF_LABEL)
ALT_LABEL = str(vocabulary.ALT_LABEL)
DERIVED = str(vocabulary.DERIVED)


def plain(text: str) -> Term:
    r"""A string without language.

    >>> print(plain('甲"乙"\n'))
    "甲\"乙\"\n"
    """
    if not is_plain(text):
        text = _ESCAPED.sub(_escape, text)
    return f'"{text}"'


def is_plain(text: str) -> bool:
    """Whether a text stands in quotes as it is."""
    if text.isprintable():  # none but these two is then left to ask for
        return '"' not in text and "\\" not in text
    return _ESCAPED.search(text) is None


def _escape(found: re.Match[str]) -> str:
    letter = found[0]
    return _SHORT.get(letter) or f"\\u{ord(letter):04X}"


def zh(text: str) -> Term:
    """A text in Chinese."""
    return plain(text) + "@zh"


def en(text: str) -> Term:
    """A text in English."""
    return plain(text) + "@en"


def integer(value: int) -> Term:
    """An ``xsd:integer``."""
    return f'"{value}"^^<{XSD}integer>'


def address(uri: str) -> Term:
    """An ``xsd:anyURI``."""
    return f"{plain(uri)}^^<{XSD}anyURI>"


def day(iso: str) -> Term:
    """An ``xsd:date``."""
    return f'"{iso}"^^<{XSD}date>'


def moment(iso: str) -> Term:
    """An ``xsd:dateTime``."""
    return f'"{iso}"^^<{XSD}dateTime>'


def decimal(text: str) -> Term:
    """An ``xsd:decimal`` from its canonical lexical form."""
    return f'"{text}"^^<{XSD}decimal>'
