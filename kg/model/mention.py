"""Mentions of named things in one block."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.model.span import Span
from kg.model.values import found_at_once, made_by_slots


@found_at_once
class NameClass(StrEnum):
    """The classes of named things, by their local names in the ontology."""

    PROVINCE = "Province"
    CITY = "PrefectureLevelCity"
    DISTRICT = "District"
    ADMINISTRATIVE_AREA = "AdministrativeArea"
    SUBDISTRICT = "Subdistrict"
    NEIGHBOURHOOD = "Neighbourhood"
    FUNCTIONAL_AREA = "FunctionalArea"
    PARK = "IndustrialPark"
    GREEN_SPACE = "GreenSpace"
    PROJECT = "Project"
    ENTERPRISE = "Enterprise"
    ORGANIZATION = "Organization"
    GOVERNMENT_BODY = "GovernmentBody"
    PARTY_ORGANIZATION = "PartyOrganization"
    PUBLIC_INSTITUTION = "PublicInstitution"
    PERSON = "Person"
    ROAD = "Road"
    WATER_BODY = "WaterBody"
    INDUSTRY = "Industry"
    POLICY = "Policy"
    INITIATIVE = "Initiative"
    HONOUR = "Honour"
    MEETING = "Meeting"
    NAMED_EVENT = "NamedEvent"
    FACILITY = "Facility"
    COMPOUND = "ResidentialCompound"
    PRODUCT = "Product"


#: Classes of places that are divisions of the state.
DIVISIONS = frozenset({NameClass.PROVINCE, NameClass.CITY, NameClass.DISTRICT, NameClass.ADMINISTRATIVE_AREA})
#: Classes of places.
PLACES = DIVISIONS | {
    NameClass.SUBDISTRICT,
    NameClass.NEIGHBOURHOOD,
    NameClass.FUNCTIONAL_AREA,
    NameClass.PARK,
    NameClass.GREEN_SPACE,
    NameClass.ROAD,
    NameClass.WATER_BODY,
    NameClass.FACILITY,
    NameClass.COMPOUND,
}
#: Classes of organisations.
ORGANIZATIONS = frozenset(
    {
        NameClass.ENTERPRISE,
        NameClass.ORGANIZATION,
        NameClass.GOVERNMENT_BODY,
        NameClass.PARTY_ORGANIZATION,
        NameClass.PUBLIC_INSTITUTION,
    }
)


@made_by_slots
@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the view.

    Attributes:
        span: its characters, without quotation marks around the whole.
        kind: its class.
        name: the name; longer than the span's text where a shared head was restored.
        method: the rule that found it.
        confidence: the estimated probability that class and extent are right.
        code: the code of the division, where it is one.
        aliases: shorter forms that the rule saw in the name itself (虎山村 in 范家庄乡虎山村).
        exemplar_of: where the quantity begins that counts the list it stands in (A、B等7个X), or -1.
    """

    span: Span
    kind: NameClass
    name: str
    method: str
    confidence: float = 0.8
    code: str = ""
    exemplar_of: int = -1
    aliases: tuple[str, ...] = ()
