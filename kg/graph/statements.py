"""What relations and figures share: statements that carry evidence, and periods."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

from kg.graph.iris import Iris, canonical, digest, document_key
from kg.graph.order import Said
from kg.graph.terms import DERIVED, LABEL, A, Term, Triple, day, decimal, gwr, integer, node, plain, value_of, zh
from kg.graph.vocabulary import OA, PROV, RDF
from kg.model.fact import DocumentFacts
from kg.model.period import Period
from kg.model.source import page_at
from kg.model.span import Span

_CONTEXT = 8
_EVIDENCE = gwr("Evidence")
#: What is told of evidence, in canonical order.
TOLD = (A, *(node(OA + name) for name in ("end", "exact", "hasSource", "prefix", "start", "suffix")))


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


def period_triples(iris: Iris, period: Period) -> tuple[Triple, ...]:
    """A period with its first and last day."""
    return _period_triples(iris.period(period), period)


@lru_cache(1 << 12)
def _period_triples(iri: Term, period: Period) -> tuple[Triple, ...]:
    return (
        (iri, A, gwr("Period")),
        (iri, gwr("startDate"), day(period.start.isoformat())),
        (iri, gwr("endDate"), day(period.end.isoformat())),
        (iri, LABEL, zh(period.key.replace("--", "至"))),
    )


def evidence_of(iris: Iris, facts: DocumentFacts, spans: Iterable[Span]) -> dict[Term, Said]:
    """Spans of a source document: where each is, exactly what it says, and the words on both sides; in canonical order.

    Nearly half of all triples are of this kind, so they are made in one go.
    """
    text, pages, source = facts.text, facts.pages, iris.document(facts)
    found: dict[Term, Said] = {}
    for span in spans:
        start, end = span
        values = (
            _EVIDENCE,
            integer(end),
            plain(text[start:end]),
            source,
            plain(text[max(0, start - _CONTEXT) : start]),
            integer(start),
            plain(text[end : end + _CONTEXT]),
        )
        if pages and (page := page_at(pages, start)) is not None:
            found[iris.evidence(facts, span)] = (*TOLD, gwr("page")), (*values, integer(page))
        else:
            found[iris.evidence(facts, span)] = TOLD, values
    return found
