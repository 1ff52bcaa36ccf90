"""CSV tables for spreadsheets: UTF-8 with a byte order mark, so that Excel shows Chinese."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain

from kg.exports.outcomes import OUTCOMES, outcome_rows
from kg.graph.iris import canonical
from kg.model.entity import KnowledgeBase, Locus
from kg.model.fact import DocumentFacts, Figure, Status
from kg.model.span import Span

Row = Sequence[str]


def tables(base: KnowledgeBase) -> dict[str, str]:
    """All tables by file name, as text (the byte order mark included).

    Args:
        base: the knowledge base.
    """
    numbers = range(len(base.documents))
    rows: dict[str, Iterable[Row]] = {
        "outcomes.csv": outcome_rows(base),
        "entities.csv": entity_rows(base),
        **{name: chain.from_iterable(map(partial(of, base), numbers)) for name, of in DOCUMENTS.items()},
    }
    return {name: head_of(name) + text_of(rows[name]) for name in HEADS}


FIGURES = (
    "district", "subject", "indicator", "reported_indicator", "measure", "comparator", "value", "upper", "unit",
    "normal_value", "normal_unit", "period", "base_period", "status", "commitment", "deadline", "qualifier", "confidence", "quote",
    "document", "start", "end",
)  # fmt: skip
ENTITIES = ("key", "class", "name", "aliases", "code", "mentions", "confidence", "quote", "document", "start", "end")
RELATIONS = (
    "subject", "subject_class", "predicate", "object", "object_class", "period", "role", "confidence", "quote",
    "document", "start", "end",
)  # fmt: skip
REJECTIONS = ("type", "text", "context", "document", "start", "end")


#: All tables with their columns, in the order in which they are written.
HEADS: dict[str, Row] = {
    "figures.csv": FIGURES,
    "targets.csv": FIGURES,
    "outcomes.csv": OUTCOMES,
    "entities.csv": ENTITIES,
    "relations.csv": RELATIONS,
    "rejections.csv": REJECTIONS,
}


def head_of(name: str) -> str:
    """The first line of a table, with the byte order mark."""
    return "\ufeff" + text_of([HEADS[name]])


def text_of(rows: Iterable[Row]) -> str:
    """Rows as the lines of a table."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def quote(document: DocumentFacts, span: Span) -> str:
    """The words of a span on one line."""
    return " ".join(document.text[span.start : span.end].split())


def _figures(base: KnowledgeBase, number: int, wanted: Collection[Status]) -> Iterator[Row]:
    place = base.entity_of(number, 0)
    for index, figure in enumerate(base.documents[number].figures):
        if figure.status in wanted:
            yield _figure(base, number, index, figure, place.name if place else "")


def _figure(base: KnowledgeBase, number: int, index: int, figure: Figure, district: str) -> Row:
    document = base.documents[number]
    about = base.entity_of(number, figure.about)
    return (
        district,
        about.name if about else "",
        base.indicator_of(number, index).zh,
        figure.indicator,
        figure.measure,
        figure.comparator,
        canonical(figure.value),
        canonical(figure.upper) if figure.upper is not None else "",
        figure.unit,
        canonical(figure.normal),
        figure.normal_unit,
        figure.period.key if figure.period else "",
        figure.base.key if figure.base else "",
        figure.status,
        figure.commitment or "",
        figure.deadline.isoformat() if figure.deadline else "",
        figure.qualifier,
        f"{figure.confidence:.2f}",
        quote(document, figure.evidence),
        document.name,
        str(figure.evidence.start),
        str(figure.evidence.end),
    )


def entity_rows(base: KnowledgeBase, words: Callable[[Locus], str] | None = None) -> Iterator[Row]:
    """The rows of the table of things.

    Args:
        base: the knowledge base.
        words: gives the words of a place in a document on one line, where they are at hand.
    """
    words = words or (lambda at: quote(base.documents[at.document], Span(at.start, at.end)))
    for entity in base.entities:
        first = entity.mentions[0] if entity.mentions else None
        yield (
            entity.key,
            entity.kind,
            entity.name,
            "; ".join(entity.aliases),
            entity.code,
            str(len(entity.mentions)),
            f"{entity.confidence:.2f}",
            words(first) if first else "",
            base.documents[first.document].name if first else "",
            str(first.start) if first else "",
            str(first.end) if first else "",
        )


def _relations(base: KnowledgeBase, number: int) -> Iterator[Row]:
    document = base.documents[number]
    for relation in document.relations:
        subject = base.entity_of(number, relation.subject)
        target = base.entity_of(number, relation.object) if relation.object is not None else None
        if subject is None or (relation.stage is None and target is None):
            continue
        yield (
            subject.name,
            subject.kind,
            relation.predicate,
            relation.stage or (target.name if target else ""),
            "" if target is None else target.kind,
            relation.period.key if relation.period else "",
            relation.role,
            f"{relation.confidence:.2f}",
            quote(document, relation.evidence),
            document.name,
            str(relation.evidence.start),
            str(relation.evidence.end),
        )


def _rejections(base: KnowledgeBase, number: int) -> Iterator[Row]:
    document = base.documents[number]
    for rejection in document.rejections:
        start, end = rejection.span
        around = Span(max(0, start - 15), min(len(document.text), end + 15))
        yield (
            rejection.kind,
            quote(document, rejection.span),
            quote(document, around),
            document.name,
            str(start),
            str(end),
        )


#: The tables of which each document has its rows.
DOCUMENTS: dict[str, Callable[[KnowledgeBase, int], Iterator[Row]]] = {
    "figures.csv": partial(_figures, wanted=(Status.ACTUAL, Status.ESTIMATE)),
    "targets.csv": partial(_figures, wanted=(Status.TARGET,)),
    "relations.csv": _relations,
    "rejections.csv": _rejections,
}
