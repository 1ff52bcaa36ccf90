"""Every target of a knowledge base held against what was reported later, and the figures that are at odds.

What a document of one city plans is held against what documents of the same city report: its districts, and itself. That
keeps a figure of another place's industry from being taken for an outcome, and one city after the other can be looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from kg.assessments.aims import assess_aim
from kg.assessments.contradictions import contradictions
from kg.assessments.ledger import Ledger
from kg.assessments.numeric import assess_figure
from kg.assessments.reviews import Reviews
from kg.assessments.silence import Silence
from kg.entities.part import part_of
from kg.model.document import Context
from kg.model.entity import Assessment, Contradiction, FactRef, KnowledgeBase, Passage


def assess(base: KnowledgeBase) -> KnowledgeBase:
    """The knowledge base with its assessments, in the order of the targets.

    Args:
        base: the knowledge base; its documents are ordered, so the order of reading changes nothing.
    """
    return assembled(base, (assess_part(base, numbers) for numbers in cities([d.context for d in base.documents])))


def cities(contexts: Sequence[Context]) -> list[list[int]]:
    """The documents, by their numbers, of each city with its districts and counties.

    Args:
        contexts: what holds for each document.
    """
    found: dict[str, list[int]] = defaultdict(list)
    for number, context in enumerate(contexts):
        found[_city(context)].append(number)
    return [found[key] for key in sorted(found)]


def _city(context: Context) -> str:
    nearest = context.division or (context.ancestors[-1] if context.ancestors else None)
    if nearest is None:
        return ""
    municipality = nearest.code[:2] in ("11", "12", "31", "50")
    return nearest.code[:2] if municipality else nearest.code[:4]


def kindred(contexts: Sequence[Context], things: Sequence[Collection[int]]) -> list[list[int]]:
    """The documents, by their numbers, that say anything of each other's targets: no others of their city do.

    A target is held against figures of the same thing and reports of the same place, so documents that have neither in
    common, nor are joined by others that do, can be looked at apart.

    Args:
        contexts: what holds for each document.
        things: for each document, the numbers of the entities that its figures and aims are of, with its place.

    >>> from kg.model.document import Context, Genre, Issuer
    >>> nowhere = Context(Genre.NEWS, Issuer.PRESS, "")
    >>> kindred([nowhere] * 4, [{1, 2}, {3}, {2, 4}, {4}])
    [[0, 2, 3], [1]]
    """
    found: list[list[int]] = []
    for numbers in cities(contexts):
        first: dict[int, int] = {}
        above = {number: number for number in numbers}

        def top(number: int, above: dict[int, int] = above) -> int:
            while above[number] != number:
                above[number] = number = above[above[number]]
            return number

        for number in numbers:
            for thing in things[number]:
                if thing < 0:
                    continue
                one, other = sorted((top(number), top(first.setdefault(thing, number))))
                above[other] = one
        groups: dict[int, list[int]] = defaultdict(list)
        for number in numbers:
            groups[top(number)].append(number)
        found.extend(groups.values())
    return sorted(found)


#: What was found in a part: assessments and contradictions, numbered as the whole is.
Found = tuple[Sequence[Assessment], Sequence[Contradiction]]


def assess_part(base: KnowledgeBase, numbers: Sequence[int]) -> Found:
    """The assessments and contradictions of some documents held against each other.

    Args:
        base: the knowledge base.
        numbers: the documents, ascending.
    """
    return moved(assess_alone(part_of(base, numbers)), numbers)


def assess_alone(part: KnowledgeBase) -> Found:
    """The assessments and contradictions of a part of a knowledge base that is in memory, numbered as the part is."""
    ledger = Ledger(part)
    reviews = Reviews(ledger)
    silence = Silence(reviews)
    made: list[Assessment] = []
    for target in ledger.targets:
        assessment = assess_figure(target, ledger, reviews, silence)
        if assessment is not None:
            made.append(assessment)
    for number, document in enumerate(part.documents):
        for index, aim in enumerate(document.objectives):
            assessment = assess_aim(number, index, aim, ledger, reviews, silence)
            if assessment is not None:
                made.append(assessment)
    return made, contradictions(ledger)


def moved(found: Found, numbers: Sequence[int]) -> Found:
    """What was found in a part, numbered as the whole is.

    Args:
        found: what `assess_alone` gave.
        numbers: the documents of the part, ascending.
    """
    assessments, at_odds = found
    odd = [
        replace(
            one,
            figures=tuple(_moved(ref, numbers) for ref in one.figures),
            places=tuple(at._replace(document=numbers[at.document]) for at in one.places),
        )
        for one in at_odds
    ]
    return [_renumbered(one, numbers) for one in assessments], odd


def assembled(base: KnowledgeBase, parts: Iterable[Found]) -> KnowledgeBase:
    """The knowledge base with what was found in all parts of it."""
    made: list[Assessment] = []
    at_odds: list[Contradiction] = []
    for assessments, found in parts:
        made.extend(assessments)
        at_odds.extend(found)
    made.sort(key=lambda a: (a.target.document, a.objective, a.target.number))
    at_odds.sort(key=lambda c: (c.figures, c.kind))
    return replace(base, assessments=tuple(made), contradictions=tuple(at_odds))


def _renumbered(one: Assessment, numbers: Sequence[int]) -> Assessment:
    passage = one.outcome_passage
    if passage is not None:
        passage = Passage(passage.locus._replace(document=numbers[passage.locus.document]), passage.stage)
    return Assessment(  # for each of a million targets; `replace` takes three times as long
        _moved(one.target, numbers),
        _moved(one.outcome, numbers) if one.outcome else None,
        one.verdict,
        one.reason_zh,
        one.reason_en,
        one.achievement,
        one.objective,
        _moved(one.outcome_relation, numbers) if one.outcome_relation else None,
        passage,
        one.derived,
        one.formula,
    )


def _moved(ref: FactRef, numbers: Sequence[int]) -> FactRef:
    return FactRef(numbers[ref.document], ref.number)
