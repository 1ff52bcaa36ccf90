"""Event nodes beside the direct relations: signings, starts, completions, openings, moves, honours, offices, listings."""

from __future__ import annotations

from dataclasses import dataclass

from kg.graph.draft import Draft
from kg.graph.iris import Iris, digest
from kg.graph.order import said_of
from kg.graph.statements import sure
from kg.graph.terms import DERIVED, LABEL, PREF_LABEL, A, Term, day, gwr, gwrs, node, zh
from kg.graph.vocabulary import ORG, SKOS
from kg.model.entity import Entity
from kg.model.fact import Predicate, Relation, Stage
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


#: What is told of every event, and of every office held.
_EVERY = A, A, LABEL, gwr("eventType"), gwr("confidence"), DERIVED
_HELD = A, LABEL, node(ORG + "member"), node(ORG + "organization"), node(ORG + "role"), gwr("confidence"), DERIVED


def write_event(
    iris: Iris, draft: Draft, relation: Relation, subject: Entity, target: Entity | None, evidence: Term
) -> None:
    """The event that a relation tells of, or nothing where it tells of none."""
    facts = draft.facts
    if relation.predicate is Predicate.LEADS and target is not None:
        _write_tenure(iris, draft, relation, subject, target, evidence)
        return
    kind = _STAGES.get(relation.stage) if relation.stage else _EVENTS.get(relation.predicate)
    if kind is None:
        return
    period = relation.period
    if period is None and relation.day is None and facts.context.year is not None:
        period = Period.of_year(facts.context.year)
    if period is None and relation.day is None:
        return
    if relation.stage is Stage.OPENED and subject.kind is NameClass.ROAD:
        kind = _TRAFFIC
    iri = iris.of(f"event-{digest(draft.key, kind.event_type, subject.key, target.key if target else '')}")
    name = f"{subject.name}{kind.verb}{target.name if target else ''}"
    more = [(gwr(_role(kind.subject_role, subject)), iris.of(subject.key))]
    if target is not None and kind.object_role:
        more.append((gwr(_role(kind.object_role, target)), iris.of(target.key)))
    if relation.day is not None:
        more.append((gwr("eventDate"), day(relation.day.isoformat())))
    if period is not None:
        more.append((gwr("occursDuring"), draft.period(period)))
    told = (
        *sorted((gwr(kind.type_class), gwr("Event"))),
        zh(name),
        gwrs(f"event-type-{kind.event_type}"),
        sure(relation.confidence),
        evidence,
        *[value for _, value in more],
    )
    draft.tell(iri, said_of((*_EVERY, *[predicate for predicate, _ in more]), told))


def _role(role: str, entity: Entity) -> str:
    """A signatory is an organisation, what is built a project, what is opened a place; others take part without more."""
    if role == "opensPlace" and entity.kind not in PLACES:
        return "concernsProject" if entity.kind is NameClass.PROJECT else "involves"
    if role == "concernsProject" and entity.kind is not NameClass.PROJECT:
        return "involves"
    if role == "signatory" and entity.kind not in ORGANIZATIONS:
        return "involves"
    return role


def _write_tenure(
    iris: Iris, draft: Draft, relation: Relation, person: Entity, employer: Entity, evidence: Term
) -> None:
    """An office held, witnessed on the day of the document; it seldom says when the office began or ended."""
    year = draft.facts.context.year
    iri = iris.of(f"tenure-{digest(draft.key, person.key, employer.key, relation.role)}")
    position = iris.of(f"position-{digest(relation.role)}")
    told = (
        gwr("Tenure"),
        zh(f"{person.name}任{employer.name}{relation.role}"),
        iris.of(person.key),
        iris.of(employer.key),
        position,
        sure(relation.confidence),
        evidence,
    )
    draft.say(position, A, gwr("Position"))
    draft.say(position, PREF_LABEL, zh(relation.role))
    draft.say(position, node(SKOS + "inScheme"), gwrs("position"))
    if relation.day is not None:
        draft.tell(iri, said_of((*_HELD, gwr("attestedOn")), (*told, day(relation.day.isoformat()))))
    elif year is not None:
        draft.tell(iri, said_of((*_HELD, gwr("refPeriod")), (*told, draft.period(Period.of_year(year)))))
    else:
        draft.tell(iri, said_of(_HELD, told))
