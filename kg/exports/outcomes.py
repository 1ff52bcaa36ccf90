"""Targets and their outcomes as a table: one row for each assessment, with both quotes and both places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.graph.iris import canonical
from kg.model.entity import Assessment, KnowledgeBase, Locus
from kg.model.fact import Figure

OUTCOMES = (
    "district", "subject", "target", "period", "planned", "commitment", "deadline", "verdict", "achievement", "reported",
    "reason_zh", "reason_en", "derived", "formula", "target_quote", "target_document", "target_start", "target_end",
    "outcome_quote", "outcome_document", "outcome_start", "outcome_end",
)  # fmt: skip


def outcome_rows(base: KnowledgeBase) -> Iterator[Sequence[str]]:
    """The rows of the table, in the order of the targets.

    Args:
        base: the knowledge base, its targets assessed.
    """
    for one in base.assessments:
        yield outcome_row(base, one)


def outcome_row(base: KnowledgeBase, one: Assessment) -> Sequence[str]:
    """The row of one assessment."""
    number, index = one.target
    document = base.documents[number]
    place = base.entity_of(number, 0)
    figure = None if one.objective else document.figures[index]
    aim = document.objectives[index] if one.objective else None
    fact = document.objectives[index] if one.objective else document.figures[index]
    about = base.entity_of(number, fact.about)
    here, there = Locus(number, *fact.evidence), _outcome(base, one)
    result = base.documents[one.outcome.document].figures[one.outcome.number] if one.outcome is not None else None
    return (
        place.name if place else "",
        about.name if about else "",
        aim.wording if aim else figure.indicator if figure else "",
        fact.period.key if fact.period else "",
        _value(figure),
        fact.commitment or "",
        fact.deadline.isoformat() if fact.deadline else "",
        one.verdict,
        canonical(one.achievement) if one.achievement is not None else "",
        _value(result),
        one.reason_zh,
        one.reason_en,
        canonical(one.derived) if one.derived is not None else "",
        one.formula,
        *_quote(base, here),
        *_quote(base, there),
    )


def _value(figure: Figure | None) -> str:
    """A value with its unit as printed."""
    if figure is None:
        return ""
    upper = f"—{canonical(figure.upper)}" if figure.upper is not None else ""
    return f"{canonical(figure.value)}{upper}{figure.unit if figure.unit != '1' else ''}"


def _outcome(base: KnowledgeBase, one: Assessment) -> Locus | None:
    """Where the outcome is reported."""
    if one.outcome is not None:
        return Locus(one.outcome.document, *base.documents[one.outcome.document].figures[one.outcome.number].evidence)
    if one.outcome_relation is not None:
        ref = one.outcome_relation
        return Locus(ref.document, *base.documents[ref.document].relations[ref.number].evidence)
    return one.outcome_passage.locus if one.outcome_passage is not None else None


def _quote(base: KnowledgeBase, locus: Locus | None) -> tuple[str, str, str, str]:
    if locus is None:
        return "", "", "", ""
    document = base.documents[locus.document]
    words = " ".join(document.text[locus.start : locus.end].split())
    return words, document.name, str(locus.start), str(locus.end)
