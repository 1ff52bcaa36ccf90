"""CSV tables for spreadsheets: UTF-8 with a byte order mark, so that Excel shows Chinese."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from kg.exports.outcomes import OUTCOMES, outcome_rows
from kg.graph.iris import canonical
from kg.model.entity import KnowledgeBase
from kg.model.fact import DocumentFacts, Figure, Status
from kg.model.span import Span

Row = Sequence[str]


def tables(base: KnowledgeBase) -> dict[str, str]:
    """All tables by file name, as text (the byte order mark included).

    Args:
        base: the knowledge base.
    """
    return {
        "figures.csv": _csv(FIGURES, _figures(base, {Status.ACTUAL, Status.ESTIMATE})),
        "targets.csv": _csv(FIGURES, _figures(base, {Status.TARGET})),
        "outcomes.csv": _csv(OUTCOMES, outcome_rows(base)),
        "entities.csv": _csv(ENTITIES, _entities(base)),
        "relations.csv": _csv(RELATIONS, _relations(base)),
        "rejections.csv": _csv(REJECTIONS, _rejections(base)),
    }


FIGURES = (
    "district", "subject", "indicator", "reported_indicator", "measure", "comparator", "value", "upper", "unit",
    "normal_value", "normal_unit", "period", "status", "commitment", "deadline", "qualifier", "confidence", "quote",
    "document", "start", "end",
)  # fmt: skip
ENTITIES = ("key", "class", "name", "aliases", "code", "mentions", "confidence", "quote", "document", "start", "end")
RELATIONS = (
    "subject", "subject_class", "predicate", "object", "object_class", "period", "role", "confidence", "quote",
    "document", "start", "end",
)  # fmt: skip
REJECTIONS = ("type", "text", "context", "document", "start", "end")


def _csv(header: Row, rows: Iterable[Row]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return "\ufeff" + out.getvalue()


def quote(document: DocumentFacts, span: Span) -> str:
    """The words of a span on one line."""
    return " ".join(document.text[span.start : span.end].split())


def _figures(base: KnowledgeBase, wanted: set[Status]) -> Iterator[Row]:
    for number, document in enumerate(base.documents):
        place = base.entity_of(number, 0)
        for index, figure in enumerate(document.figures):
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
        figure.measure.value,
        figure.comparator.value,
        canonical(figure.value),
        canonical(figure.upper) if figure.upper is not None else "",
        figure.unit,
        canonical(figure.normal),
        figure.normal_unit,
        figure.period.key if figure.period else "",
        figure.status.value,
        figure.commitment.value if figure.commitment else "",
        figure.deadline.isoformat() if figure.deadline else "",
        figure.qualifier,
        f"{figure.confidence:.2f}",
        quote(document, figure.evidence),
        document.name,
        str(figure.evidence.start),
        str(figure.evidence.end),
    )


def _entities(base: KnowledgeBase) -> Iterator[Row]:
    for entity in base.entities:
        first = entity.mentions[0] if entity.mentions else None
        document = base.documents[first.document] if first else None
        yield (
            entity.key,
            entity.kind.value,
            entity.name,
            "; ".join(entity.aliases),
            entity.code,
            str(len(entity.mentions)),
            f"{entity.confidence:.2f}",
            quote(document, Span(first.start, first.end)) if document and first else "",
            document.name if document else "",
            str(first.start) if first else "",
            str(first.end) if first else "",
        )


def _relations(base: KnowledgeBase) -> Iterator[Row]:
    for number, document in enumerate(base.documents):
        for relation in document.relations:
            subject = base.entity_of(number, relation.subject)
            target = base.entity_of(number, relation.object) if relation.object is not None else None
            if subject is None or (relation.stage is None and target is None):
                continue
            yield (
                subject.name,
                subject.kind.value,
                relation.predicate.value,
                relation.stage.value if relation.stage else (target.name if target else ""),
                "" if target is None else target.kind.value,
                relation.period.key if relation.period else "",
                relation.role,
                f"{relation.confidence:.2f}",
                quote(document, relation.evidence),
                document.name,
                str(relation.evidence.start),
                str(relation.evidence.end),
            )


def _rejections(base: KnowledgeBase) -> Iterator[Row]:
    for document in base.documents:
        for rejection in document.rejections:
            start, end = rejection.span
            around = Span(max(0, start - 15), min(len(document.text), end + 15))
            yield (
                rejection.kind.value,
                quote(document, rejection.span),
                quote(document, around),
                document.name,
                str(start),
                str(end),
            )
