"""Event nodes beside the direct relations: signings, starts, completions, openings, moves, honours, offices, listings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kg.graph.iris import Iris, canonical, digest, document_key
from kg.graph.statements import period_triples
from kg.graph.terms import DERIVED, LABEL, PREF_LABEL, A, Term, Triple, day, decimal, gwr, gwrs, node, zh
from kg.graph.vocabulary import ORG, SKOS
from kg.model.entity import Entity
from kg.model.fact import DocumentFacts, Predicate, Relation, Stage
from kg.model.mention import ORGANIZATIONS, PLACES, NameClass
from kg.model.period import Period


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a relation becomes an event: its class, its type, and the roles of subject and object."""

    type_class: str
    event_type: str
    subject_role: str
    object_role: str
    verb: str


_EVENTS = {
    Predicate.SIGNED: _Kind("SigningEvent", "signed", "signatory", "concernsProject", "签约"),
    Predicate.SETTLED_IN: _Kind("MoveIn", "movedIn", "occupant", "locatedIn", "入驻"),
    Predicate.AWARDED: _Kind("HonourConferral", "awarded", "recipient", "confers", "获评"),
    Predicate.LISTED_ON: _Kind("Listing", "listed", "involves", "listedOn", "上市于"),
}
_STAGES = {
    Stage.SIGNED: _Kind("SigningEvent", "signed", "concernsProject", "", "签约"),
    Stage.STARTED: _Kind("ConstructionStart", "started", "concernsProject", "", "开工"),
    Stage.COMPLETED: _Kind("ConstructionCompletion", "completed", "concernsProject", "", "建成"),
    Stage.OPENED: _Kind("Opening", "opened", "opensPlace", "", "投用"),
}


_TRAFFIC = _Kind("Opening", "openedToTraffic", "opensPlace", "", "通车")


def event_quads(
    iris: Iris,
    facts: DocumentFacts,
    relation: Relation,
    subject: Entity,
    target: Entity | None,
    evidence: Term,
) -> Iterator[Triple]:
    """The event that a relation tells of, or nothing where it tells of none."""
    if relation.predicate is Predicate.LEADS and target is not None:
        yield from _tenure(iris, facts, relation, subject, target, evidence)
        return
    kind = _STAGES.get(relation.stage) if relation.stage else _EVENTS.get(relation.predicate)
    period = relation.period
    if period is None and relation.day is None and facts.context.year is not None:
        period = Period.of_year(facts.context.year)
    if kind is None or (period is None and relation.day is None):
        return
    if relation.stage is Stage.OPENED and subject.kind is NameClass.ROAD:
        kind = _TRAFFIC
    iri = iris.of(f"event-{digest(document_key(facts), kind.event_type, subject.key, target.key if target else '')}")
    name = f"{subject.name}{kind.verb}{target.name if target else ''}"
    yield (iri, A, gwr(kind.type_class))
    yield (iri, A, gwr("Event"))
    yield (iri, LABEL, zh(name))
    yield (iri, gwr("eventType"), gwrs(f"event-type-{kind.event_type}"))
    yield (iri, gwr(_role(kind.subject_role, subject)), iris.of(subject.key))
    if target is not None and kind.object_role:
        yield (iri, gwr(_role(kind.object_role, target)), iris.of(target.key))
    if relation.day is not None:
        yield (iri, gwr("eventDate"), day(relation.day.isoformat()))
    if period is not None:
        yield (iri, gwr("occursDuring"), iris.period(period))
        yield from period_triples(iris, period)
    yield (iri, gwr("confidence"), decimal(canonical(Decimal(str(relation.confidence)))))
    yield (iri, DERIVED, evidence)


def _role(role: str, entity: Entity) -> str:
    """A signatory is an organisation, what is built a project, what is opened a place; others take part without more."""
    if role == "opensPlace" and entity.kind not in PLACES:
        return "concernsProject" if entity.kind is NameClass.PROJECT else "involves"
    if role == "concernsProject" and entity.kind is not NameClass.PROJECT:
        return "involves"
    if role == "signatory" and entity.kind not in ORGANIZATIONS:
        return "involves"
    return role


def _tenure(
    iris: Iris, facts: DocumentFacts, relation: Relation, person: Entity, employer: Entity, evidence: Term
) -> Iterator[Triple]:
    """An office held, witnessed on the day of the document; it seldom says when the office began or ended."""
    iri = iris.of(f"tenure-{digest(document_key(facts), person.key, employer.key, relation.role)}")
    position = iris.of(f"position-{digest(relation.role)}")
    yield (iri, A, gwr("Tenure"))
    yield (iri, LABEL, zh(f"{person.name}任{employer.name}{relation.role}"))
    yield (iri, node(ORG + "member"), iris.of(person.key))
    yield (iri, node(ORG + "organization"), iris.of(employer.key))
    yield (iri, node(ORG + "role"), position)
    yield (position, A, gwr("Position"))
    yield (position, PREF_LABEL, zh(relation.role))
    yield (position, node(SKOS + "inScheme"), gwrs("position"))
    if relation.day is not None:
        yield (iri, gwr("attestedOn"), day(relation.day.isoformat()))
    elif facts.context.year is not None:
        period = Period.of_year(facts.context.year)
        yield (iri, gwr("refPeriod"), iris.period(period))
        yield from period_triples(iris, period)
    yield (iri, gwr("confidence"), decimal(canonical(Decimal(str(relation.confidence)))))
    yield (iri, DERIVED, evidence)
