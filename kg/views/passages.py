"""The documents' texts as they travel in the page: whole where there is room, else the words that facts stand on.

A text is a list of passages ``[where it begins, its characters]``; a whole text is one passage from 0.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.model.entity import KnowledgeBase
from kg.model.fact import DocumentFacts
from kg.model.span import Span

Passages = list[list[int | str]]

#: The characters shown before and behind a fact where the rest of its text is left out.
_AROUND = 12


def passages(base: KnowledgeBase, room: int) -> list[Passages]:
    """The passages of each document.

    Args:
        base: the knowledge base.
        room: the bytes that all texts together may take; the newest documents are kept whole as long as it lasts.
    """
    told: dict[int, list[Span]] = defaultdict(list)
    for one in base.assessments:
        if one.outcome_passage is not None:
            document, start, end = one.outcome_passage.locus
            told[document].append(Span(start, end))
    found = [_excerpts(document, told[number]) for number, document in enumerate(base.documents)]
    left = room - sum(_weight(one) for one in found)
    newest = sorted(range(len(found)), key=lambda n: (-_year(base.documents[n]), n))
    for number in newest:
        whole: Passages = [[0, base.documents[number].text]]
        cost = _weight(whole) - _weight(found[number])
        if cost <= left:
            left -= cost
            found[number] = whole
    return found


def _year(document: DocumentFacts) -> int:
    return max(document.context.year or 0, document.context.plan_year or 0)


def _weight(found: Passages) -> int:
    return sum(len(str(text).encode()) + 10 for _, text in found)


def _excerpts(document: DocumentFacts, told: list[Span]) -> Passages:
    """The evidence of all facts, and what was told of aims, with a few characters around, overlapping pieces made one."""
    merged: list[list[int]] = []
    for span in sorted([*_evidence(document), *told]):
        start, end = max(0, span.start - _AROUND), min(len(document.text), span.end + _AROUND)
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    return [[start, document.text[start:end]] for start, end in merged]


def _evidence(document: DocumentFacts) -> Iterator[Span]:
    for figure in document.figures:
        yield figure.evidence
    for relation in document.relations:
        yield relation.evidence
    for objective in document.objectives:
        yield objective.evidence
