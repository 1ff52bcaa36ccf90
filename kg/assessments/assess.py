"""Every target of a knowledge base held against what was reported later, and the figures that are at odds."""

from __future__ import annotations

from dataclasses import replace

from kg.assessments.aims import assess_aim
from kg.assessments.contradictions import contradictions
from kg.assessments.ledger import Ledger
from kg.assessments.numeric import assess_figure
from kg.assessments.reviews import Reviews
from kg.model.entity import Assessment, KnowledgeBase


def assess(base: KnowledgeBase) -> KnowledgeBase:
    """The knowledge base with its assessments, in the order of the targets.

    Args:
        base: the knowledge base; its documents are ordered, so the order of reading changes nothing.
    """
    ledger = Ledger(base)
    reviews = Reviews(ledger)
    made: list[Assessment] = []
    for target in ledger.targets:
        assessment = assess_figure(target, ledger, reviews)
        if assessment is not None:
            made.append(assessment)
    for number, document in enumerate(base.documents):
        for index, aim in enumerate(document.objectives):
            assessment = assess_aim(number, index, aim, ledger, reviews)
            if assessment is not None:
                made.append(assessment)
    made.sort(key=lambda a: (a.target.document, a.objective, a.target.number))
    return replace(base, assessments=tuple(made), contradictions=contradictions(ledger))
