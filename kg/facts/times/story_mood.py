"""Whether a clause of a story looks ahead: a story tells what was done and what will be done in one breath."""

from __future__ import annotations

from kg.facts.clauses import Clause
from kg.facts.times.status import Said, status_of
from kg.model.document import Document, Genre, Part
from kg.model.fact import Status
from kg.model.period import Period


def looks_ahead(document: Document, clause: Clause, lead: str, part: Part, period: Period | None) -> bool:
    """Whether what a clause of a story says is still to come.

    Args:
        document: the document; what other kinds of documents promise, their parts tell.
        clause: the clause.
        lead: the words of its sentence before it.
        part: the part of the document it stands in.
        period: the period that holds in it.
    """
    context = document.context
    if context.genre is not Genre.NEWS:
        return False
    words = document.view.text[clause.start : clause.end]
    day = context.day
    future = period is not None and (period.start > day if day else period.year > (context.year or period.year))
    past = period is not None and (period.end < day if day else period.year < (context.year or period.year))
    return status_of(Said(words, "", lead, future, past), part, context.genre) is not Status.ACTUAL
