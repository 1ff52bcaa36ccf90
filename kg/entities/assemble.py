"""From the facts of many documents to a knowledge base."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.entities.brief import Brief, brief_of
from kg.entities.decisions import Decision, DecisionKind, indicators, no_names, pairs_of
from kg.entities.identity import resolve
from kg.entities.indicators import indicator_for, scheme
from kg.entities.keys import Registry
from kg.entities.places import circles
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

    def edit(edits: Mapping[int, Edit]) -> tuple[DocumentFacts, ...]:
        return tuple(edited(d, edits[n]) if n in edits else d for n, d in enumerate(documents))

    return assemble_ordered(documents, edit, registry, decisions)


@dataclass(frozen=True, slots=True)
class Edit:
    """What the whole of a build takes away from one document.

    Attributes:
        things: the things that are no names; its facts no longer speak of them.
        relations: the relations that go after that, by their numbers then.
    """

    things: frozenset[int] = frozenset()
    relations: frozenset[int] = frozenset()


def assemble_ordered(
    documents: Sequence[DocumentFacts],
    edit: Callable[[Mapping[int, Edit]], Sequence[DocumentFacts]],
    registry: Registry | None = None,
    decisions: Sequence[Decision] = (),
    briefs: Sequence[Brief] | None = None,
) -> KnowledgeBase:
    """Resolve identities and indicators over documents that are in order and need not be in memory.

    Args:
        documents: the documents, ordered by name and digest; each is looked at once.
        edit: gives the documents with what is taken away from some of them.
        registry: the keys that earlier builds gave to names.
        decisions: what a person has decided; it outranks the rules.
        briefs: the documents in brief, where they are at hand.
    """
    decisions = tuple(dict.fromkeys(decisions))
    known = list(briefs) if briefs is not None else [brief_of(document) for document in documents]
    refused = no_names(known, decisions)
    dropped = frozenset(member for members in refused.values() for member in members)
    edits = {number: Edit(frozenset(i for n, i in dropped if n == number)) for number in {n for n, _ in dropped}}
    for number, one in edits.items():
        known[number] = brief_of(edited(documents[number].held(), one))
    resolved = resolve(known, registry, decisions, dropped)
    found = circles(known, resolved.links)
    for number in {ref.document for ref in found}:
        gone = frozenset(ref.number for ref in found if ref.document == number)
        edits[number] = replace(edits.get(number, Edit()), relations=gone)
    whole = edit(edits)
    settled = indicators(whole, decisions)
    measured = [[indicator_for(wording) for wording in brief.indicators] for brief in known]
    for decision, figures in settled.items():
        for number, index in figures:
            measured[number][index] = scheme().get(decision.indicator) or indicator_for(decision.indicator)
    every: tuple[Indicator, ...] = tuple(sorted({i for row in measured for i in row}, key=lambda i: i.key))
    position = {indicator: number for number, indicator in enumerate(every)}
    counts = {**resolved.applied, **{d: len(found) for d, found in (*refused.items(), *settled.items())}}
    return KnowledgeBase(
        whole,
        resolved.entities,
        resolved.links,
        every,
        tuple(tuple(position[i] for i in row) for row in measured),
        circles=found,
        scopes=tuple(sorted(resolved.scopes.items())),
        decisions=tuple((d.words, counts.get(d, 0)) for d in decisions),
        kept_apart=tuple(sorted(p for d in decisions if d.kind is DecisionKind.APART for p in pairs_of(d.names))),
    )


def edited(document: DocumentFacts, edit: Edit) -> DocumentFacts:
    """A document without what is taken away: figures of words that are no names are then of the place itself."""
    gone = edit.things
    if gone:
        figures = tuple(
            replace(
                f, about=0 if f.about in gone else f.about, exemplars=tuple(e for e in f.exemplars if e not in gone)
            )
            for f in document.figures
        )
        relations = tuple(r for r in document.relations if r.subject not in gone and r.object not in gone)
        aims = tuple(replace(a, concerns=None) if a.concerns in gone else a for a in document.objectives)
        document = replace(document, figures=figures, relations=relations, objectives=aims)
    if edit.relations:
        relations = tuple(r for index, r in enumerate(document.relations) if index not in edit.relations)
        document = replace(document, relations=relations)
    return document


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
