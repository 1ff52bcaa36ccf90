"""From the facts of many documents to a knowledge base."""

from __future__ import annotations

from collections.abc import Iterable

from kg.entities.identity import resolve
from kg.entities.indicators import indicator_for
from kg.entities.places import break_circles
from kg.model.entity import KnowledgeBase
from kg.model.fact import DocumentFacts


def assemble(facts: Iterable[DocumentFacts]) -> KnowledgeBase:
    """Resolve identities and indicators over all documents.

    Args:
        facts: the facts of each document, in any order.

    Returns:
        The knowledge base; its documents are ordered by name, so that the order of reading changes nothing.
    """
    documents = tuple(sorted(facts, key=lambda d: (d.name, d.sha256)))
    entities, links = resolve(documents)
    documents, circles = break_circles(documents, links)
    wanted = {f.indicator for d in documents for f in d.figures}
    by_wording = {wording: indicator_for(wording) for wording in wanted}
    indicators = tuple(sorted(set(by_wording.values()), key=lambda i: i.key))
    position = {indicator: number for number, indicator in enumerate(indicators)}
    measured = tuple(tuple(position[by_wording[f.indicator]] for f in d.figures) for d in documents)
    return KnowledgeBase(documents, entities, links, indicators, measured, circles=circles)
