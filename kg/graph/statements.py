"""What relations and figures share: statements that carry evidence, and periods."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kg.graph.iris import Iris, canonical, digest, document_key
from kg.graph.terms import DERIVED, LABEL, A, Term, Triple, day, decimal, gwr, integer, node, plain, value_of, zh
from kg.graph.vocabulary import OA, PROV, RDF
from kg.model.fact import DocumentFacts
from kg.model.period import Period
from kg.model.source import page_at
from kg.model.span import Span

_CONTEXT = 8


def statement_iri(iris: Iris, facts: DocumentFacts, subject: Term, predicate: Term, value: Term) -> Term:
    """The IRI of what a document says of two things: one for each document and triple."""
    return iris.of(f"stmt-{digest(document_key(facts), value_of(subject), value_of(predicate), value_of(value))}")


def statement_triples(
    iri: Term,
    subject: Term,
    predicate: Term,
    value: Term,
    confidence: float,
    evidence: Term,
    run: Term,
) -> Iterator[Triple]:
    """The direct triple and the statement (RDF reification) that carries its evidence and confidence."""
    yield (subject, predicate, value)
    yield (iri, A, gwr("Statement"))
    yield (iri, A, node(RDF + "Statement"))
    yield (iri, node(RDF + "subject"), subject)
    yield (iri, node(RDF + "predicate"), predicate)
    yield (iri, node(RDF + "object"), value)
    yield (iri, gwr("confidence"), decimal(canonical(Decimal(str(confidence)))))
    yield (iri, DERIVED, evidence)
    yield (iri, node(PROV + "wasGeneratedBy"), run)


def period_triples(iris: Iris, period: Period) -> Iterator[Triple]:
    """A period with its first and last day."""
    iri = iris.period(period)
    yield (iri, A, gwr("Period"))
    yield (iri, gwr("startDate"), day(period.start.isoformat()))
    yield (iri, gwr("endDate"), day(period.end.isoformat()))
    yield (iri, LABEL, zh(period.key.replace("--", "至")))


def evidence_triples(iris: Iris, facts: DocumentFacts, span: Span) -> Iterator[Triple]:
    """A span of a source document: where it is, exactly what it says, and the words on both sides."""
    iri, text = iris.evidence(facts, span), facts.text
    yield (iri, A, gwr("Evidence"))
    yield (iri, node(OA + "hasSource"), iris.document(facts))
    yield (iri, node(OA + "start"), integer(span.start))
    yield (iri, node(OA + "end"), integer(span.end))
    yield (iri, node(OA + "exact"), plain(text[span.start : span.end]))
    yield (iri, node(OA + "prefix"), plain(text[max(0, span.start - _CONTEXT) : span.start]))
    yield (iri, node(OA + "suffix"), plain(text[span.end : span.end + _CONTEXT]))
    if (page := page_at(facts.pages, span.start)) is not None:
        yield (iri, gwr("page"), integer(page))
