"""What relations and figures share: statements that carry evidence, and periods."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pyoxigraph as ox

from kg.graph.iris import Iris, canonical, digest, document_key
from kg.graph.vocabulary import DERIVED, LABEL, OA, PROV, RDF, A, day, decimal, gwr, integer, node, plain, zh
from kg.model.fact import DocumentFacts
from kg.model.period import Period
from kg.model.source import page_at
from kg.model.span import Span

_CONTEXT = 8


def statement_iri(
    iris: Iris, facts: DocumentFacts, subject: ox.NamedNode, predicate: ox.NamedNode, value: ox.NamedNode
) -> ox.NamedNode:
    """The IRI of what a document says of two things: one for each document and triple."""
    return iris.of(f"stmt-{digest(document_key(facts), subject.value, predicate.value, value.value)}")


def statement_triples(
    iri: ox.NamedNode,
    subject: ox.NamedNode,
    predicate: ox.NamedNode,
    value: ox.NamedNode,
    confidence: float,
    evidence: ox.NamedNode,
    run: ox.NamedNode,
) -> Iterator[ox.Triple]:
    """The direct triple and the statement (RDF reification) that carries its evidence and confidence."""
    yield ox.Triple(subject, predicate, value)
    yield ox.Triple(iri, A, gwr("Statement"))
    yield ox.Triple(iri, A, node(RDF + "Statement"))
    yield ox.Triple(iri, node(RDF + "subject"), subject)
    yield ox.Triple(iri, node(RDF + "predicate"), predicate)
    yield ox.Triple(iri, node(RDF + "object"), value)
    yield ox.Triple(iri, gwr("confidence"), decimal(canonical(Decimal(str(confidence)))))
    yield ox.Triple(iri, DERIVED, evidence)
    yield ox.Triple(iri, node(PROV + "wasGeneratedBy"), run)


def period_triples(iris: Iris, period: Period) -> Iterator[ox.Triple]:
    """A period with its first and last day."""
    iri = iris.period(period)
    yield ox.Triple(iri, A, gwr("Period"))
    yield ox.Triple(iri, gwr("startDate"), day(period.start.isoformat()))
    yield ox.Triple(iri, gwr("endDate"), day(period.end.isoformat()))
    yield ox.Triple(iri, LABEL, zh(period.key.replace("--", "至")))


def evidence_triples(iris: Iris, facts: DocumentFacts, span: Span) -> Iterator[ox.Triple]:
    """A span of a source document: where it is, exactly what it says, and the words on both sides."""
    iri, text = iris.evidence(facts, span), facts.text
    yield ox.Triple(iri, A, gwr("Evidence"))
    yield ox.Triple(iri, node(OA + "hasSource"), iris.document(facts))
    yield ox.Triple(iri, node(OA + "start"), integer(span.start))
    yield ox.Triple(iri, node(OA + "end"), integer(span.end))
    yield ox.Triple(iri, node(OA + "exact"), plain(text[span.start : span.end]))
    yield ox.Triple(iri, node(OA + "prefix"), plain(text[max(0, span.start - _CONTEXT) : span.start]))
    yield ox.Triple(iri, node(OA + "suffix"), plain(text[span.end : span.end + _CONTEXT]))
    if (page := page_at(facts.pages, span.start)) is not None:
        yield ox.Triple(iri, gwr("page"), integer(page))
