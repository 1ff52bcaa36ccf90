"""Classes of things by what can be told of them, and what joins the names of a list."""

from __future__ import annotations

from kg.model.mention import DIVISIONS, NameClass

#: Classes of things that figures are of.
SUBJECTS = frozenset(
    {
        NameClass.FUNCTIONAL_AREA,
        NameClass.PARK,
        NameClass.GREEN_SPACE,
        NameClass.PROJECT,
        NameClass.ENTERPRISE,
        NameClass.ORGANIZATION,
        NameClass.PUBLIC_INSTITUTION,
        NameClass.FACILITY,
        NameClass.SUBDISTRICT,
        NameClass.NEIGHBOURHOOD,
        NameClass.ROAD,
        NameClass.COMPOUND,
        NameClass.WATER_BODY,
    }
)
WORKS = frozenset(
    {
        NameClass.PROJECT,
        NameClass.ROAD,
        NameClass.FACILITY,
        NameClass.COMPOUND,
        NameClass.GREEN_SPACE,
        NameClass.WATER_BODY,
    }
)
#: What can be meant by the figures of a clause.
MEANT = SUBJECTS | DIVISIONS
#: What a clause can be said to name.
NAMING = MEANT | {
    NameClass.NAMED_EVENT,
    NameClass.MEETING,
    NameClass.GOVERNMENT_BODY,
    NameClass.PARTY_ORGANIZATION,
}
#: What is built, and has a sum of its own.
BUILT = WORKS | {NameClass.PARK}
AREAS = frozenset({NameClass.FUNCTIONAL_AREA, NameClass.PARK})
#: Where something is built.
PLACES = DIVISIONS | AREAS | {NameClass.SUBDISTRICT, NameClass.NEIGHBOURHOOD}
IN_LIST = frozenset("、和与及等")
