"""From the facts of many documents to a knowledge base."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.entities.decisions import Decision, DecisionKind, indicators, no_names, pairs_of
from kg.entities.identity import resolve
from kg.entities.indicators import indicator_for, scheme
from kg.entities.keys import Registry
from kg.entities.places import break_circles
from kg.model.entity import Indicator, KnowledgeBase
from kg.model.fact import DocumentFacts


def assemble(
    facts: Iterable[DocumentFacts], registry: Registry | None = None, decisions: Sequence[Decision] = ()
) -> KnowledgeBase:
    """Resolve identities and indicators over all documents.

    Args:
        facts: the facts of each document, in any order.
        registry: the keys that earlier builds gave to names.
        decisions: what a person has decided; it outranks the rules.

    Returns:
        The knowledge base; its documents are ordered by name, so that the order of reading changes nothing.
    """
    documents = tuple(sorted(facts, key=lambda d: (d.name, d.sha256)))
    decisions = tuple(dict.fromkeys(decisions))
    refused = no_names(documents, decisions)
    dropped = frozenset(member for members in refused.values() for member in members)
    documents = tuple(_without(number, document, dropped) for number, document in enumerate(documents))
    resolved = resolve(documents, registry, decisions, dropped)
    documents, circles = break_circles(documents, resolved.links)
    settled = indicators(documents, decisions)
    measured = [[indicator_for(f.indicator) for f in d.figures] for d in documents]
    for decision, figures in settled.items():
        for number, index in figures:
            measured[number][index] = scheme().get(decision.indicator) or indicator_for(decision.indicator)
    known: tuple[Indicator, ...] = tuple(sorted({i for row in measured for i in row}, key=lambda i: i.key))
    position = {indicator: number for number, indicator in enumerate(known)}
    counts = {**resolved.applied, **{d: len(found) for d, found in (*refused.items(), *settled.items())}}
    return KnowledgeBase(
        documents,
        resolved.entities,
        resolved.links,
        known,
        tuple(tuple(position[i] for i in row) for row in measured),
        circles=circles,
        scopes=tuple(sorted(resolved.scopes.items())),
        decisions=tuple((d.words, counts.get(d, 0)) for d in decisions),
        kept_apart=tuple(sorted(p for d in decisions if d.kind is DecisionKind.APART for p in pairs_of(d.names))),
    )


def _without(number: int, document: DocumentFacts, dropped: frozenset[tuple[int, int]]) -> DocumentFacts:
    """A document whose facts no longer speak of words that are no names: its figures are then of the place itself."""
    gone = {index for n, index in dropped if n == number}
    if not gone:
        return document
    figures = tuple(
        replace(f, about=0 if f.about in gone else f.about, exemplars=tuple(e for e in f.exemplars if e not in gone))
        for f in document.figures
    )
    relations = tuple(r for r in document.relations if r.subject not in gone and r.object not in gone)
    aims = tuple(replace(a, concerns=None) if a.concerns in gone else a for a in document.objectives)
    return replace(document, figures=figures, relations=relations, objectives=aims)


def registered(base: KnowledgeBase) -> list[tuple[str, str, str, str]]:
    """The rows of the registry of a knowledge base: the key, class, scope and name of every name, in order.

    A name that was given a key stays with it in every build that reads these rows.
    """
    scopes = dict(base.scopes)
    return sorted(
        (entity.key, entity.kind.value, scopes[entity.key], name)
        for entity in base.entities
        if entity.key in scopes
        for name in {entity.name, *(m.name for m in entity.merges)}
    )
