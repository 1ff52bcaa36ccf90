"""Some documents of a knowledge base by themselves, so that a large one can be gone through part by part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model.entity import KnowledgeBase


def part_of(base: KnowledgeBase, numbers: Sequence[int]) -> KnowledgeBase:
    """Some documents of a knowledge base, numbered anew, in memory; with the entities and indicators of all.

    Args:
        base: the knowledge base.
        numbers: the documents, ascending.
    """
    return replace(
        base,
        documents=tuple(base.documents[number].held() for number in numbers),
        links=tuple(base.links[number] for number in numbers),
        measured=tuple(base.measured[number] for number in numbers),
        assessments=(),
        contradictions=(),
        circles=(),
    )
