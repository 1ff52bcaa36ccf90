"""IRIs of things, facts and evidence: ASCII, one path segment, ``{type}-{key}``, never a blank node."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from functools import lru_cache

from kg.graph.terms import Term, gwrs
from kg.model.entity import Indicator
from kg.model.fact import DocumentFacts
from kg.model.period import Period
from kg.model.span import Span


def digest(*parts: str) -> str:
    """16 hexadecimal digits of SHA-256 over the parts.

    >>> digest("a", "b") != digest("ab")
    True
    """
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:16]


@lru_cache(1 << 14)
def canonical(value: Decimal) -> str:
    """The shortest lexical form of a decimal: 54.40 and 54.4 are different terms in RDF.

    >>> canonical(Decimal("54.40")), canonical(Decimal("1E+2")), canonical(Decimal("-0.0"))
    ('54.4', '100', '0')
    """
    text = format(value.normalize(), "f")
    return "0" if text in ("-0", "0") else text


def document_key(document: DocumentFacts) -> str:
    """The key of a document: the first digits of the digest of its bytes, so that renaming a file changes nothing."""
    return document.sha256[:16]


class Iris:
    """Makes the IRIs of a build.

    Args:
        base: the base of all IRIs of things.
    """

    def __init__(self, base: str) -> None:
        self.base = base

    def of(self, key: str) -> Term:
        """The IRI of a thing, a document, a graph: the base and the key."""
        return f"<{self.base}{key}>"

    def document(self, document: DocumentFacts) -> Term:
        """The IRI of a source document."""
        return self.of(f"doc-{document_key(document)}")

    def evidence(self, document: DocumentFacts, span: Span) -> Term:
        """The IRI of a span of a document."""
        return self.of(f"span-{document_key(document)}-{span.start}-{span.end}")

    def period(self, period: Period) -> Term:
        """The IRI of a period; equal periods have one IRI everywhere."""
        return self.of(f"period-{period.key}")

    def indicator(self, indicator: Indicator) -> Term:
        """The IRI of an indicator: a concept of the scheme, or a minted one."""
        if indicator.minted:
            return self.of(f"indicator-{indicator.key}")
        return gwrs(f"indicator-{indicator.key}")
