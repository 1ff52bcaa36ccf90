"""What relations and figures share: statements that carry evidence, and periods."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from kg.graph.iris import Iris, canonical, digest, document_key
from kg.graph.order import Said, said_of
from kg.graph.terms import DERIVED, LABEL, A, Term, day, decimal, gwr, integer, is_plain, node, plain, value_of, zh
from kg.graph.vocabulary import OA, PROV, RDF
from kg.model.fact import DocumentFacts
from kg.model.period import Period
from kg.model.source import page_at
from kg.model.span import Span

_CONTEXT = 8
#: How an integer ends.
_INTEGER = integer(0).removeprefix('"0')
_EVIDENCE = gwr("Evidence")
#: What is told of evidence, in canonical order.
TOLD = (A, *(node(OA + name) for name in ("end", "exact", "hasSource", "prefix", "start", "suffix")))


def statement_iri(iris: Iris, facts: DocumentFacts, subject: Term, predicate: Term, value: Term) -> Term:
    """The IRI of what a document says of two things: one for each document and triple."""
    return iris.of(f"stmt-{digest(document_key(facts), value_of(subject), value_of(predicate), value_of(value))}")


#: What is told of a statement (RDF reification).
STATED = (
    A, A, node(RDF + "subject"), node(RDF + "predicate"), node(RDF + "object"), gwr("confidence"), DERIVED,
    node(PROV + "wasGeneratedBy"),
)  # fmt: skip
_KINDS = node(RDF + "Statement"), gwr("Statement")


def stated(
    subject: Term, predicate: Term, value: Term, confidence: float, evidence: Term, run: Term
) -> tuple[Term, ...]:
    """What a statement says, by the predicates `STATED`: its triple, how sure it is, and the words that it stands on."""
    return (*_KINDS, subject, predicate, value, sure(confidence), evidence, run)


@lru_cache(1 << 12)
def sure(confidence: float) -> Term:
    """A confidence; a build has a few."""
    return decimal(canonical(Decimal(str(confidence))))


def period_said(period: Period) -> Said:
    """A period with its first and last day."""
    return said_of(
        (A, gwr("startDate"), gwr("endDate"), LABEL),
        (
            gwr("Period"),
            day(period.start.isoformat()),
            day(period.end.isoformat()),
            zh(period.key.replace("--", "至")),
        ),
    )


def evidence_of(iris: Iris, facts: DocumentFacts, spans: Mapping[Span, Term]) -> dict[Term, Said]:
    """Spans of a source document: where each is, exactly what it says, and the words on both sides; in canonical order.

    Nearly half of all triples are of this kind, so they are made in one go.

    Args:
        iris: the maker of IRIs.
        facts: the document.
        spans: the IRIs of the spans.
    """
    text, pages, source = facts.text, facts.pages, iris.document(facts)
    found: dict[Term, Said] = {}
    for span, iri in spans.items():
        start, end = span
        before = start - _CONTEXT if start > _CONTEXT else 0
        if is_plain(text[before : end + _CONTEXT]):
            exact, left, right = (
                f'"{text[start:end]}"',
                f'"{text[before:start]}"',
                f'"{text[end : end + _CONTEXT]}"',
            )
        else:
            exact, left, right = plain(text[start:end]), plain(text[before:start]), plain(text[end : end + _CONTEXT])
        values = _EVIDENCE, f'"{end}{_INTEGER}', exact, source, left, f'"{start}{_INTEGER}', right
        if pages and (page := page_at(pages, start)) is not None:
            found[iri] = (*TOLD, gwr("page")), (*values, integer(page))
        else:
            found[iri] = TOLD, values
    return found
