"""What only things of a class have (visitors, tenants, beds, deals): a clause that opens with it goes on about such a thing."""

from __future__ import annotations

import re

from kg.lexicon import word_list
from kg.model.mention import DIVISIONS, NameClass

_PLACES = frozenset({NameClass.PARK, NameClass.FUNCTIONAL_AREA, NameClass.FACILITY, NameClass.GREEN_SPACE})
_HOUSES = frozenset(
    {NameClass.PUBLIC_INSTITUTION, NameClass.ORGANIZATION, NameClass.FACILITY, NameClass.COMPOUND, NameClass.PROJECT}
)
_PLANTS = frozenset(
    {
        NameClass.PROJECT,
        NameClass.FACILITY,
        NameClass.WATER_BODY,
        NameClass.PUBLIC_INSTITUTION,
        NameClass.ORGANIZATION,
    }
)
#: What is told of for what was agreed on, shown and won there.
EVENTS = frozenset({NameClass.NAMED_EVENT, NameClass.MEETING})
#: Whose visitors, tenants, beds, pupils and deals a text tells of.
_OWNERS = {
    "visitors": _PLACES | {NameClass.ROAD, NameClass.WATER_BODY},
    "tenants": _PLACES,
    "beds": _HOUSES,
    "deals": EVENTS,
    "shares": frozenset({NameClass.ENTERPRISE}),
    "sales": frozenset({NameClass.ENTERPRISE}),
    "capacities": _PLANTS,
}
_DOING = re.compile(
    "^(?:全年|年内|现已|已|累计|共|实现|完成|可|将|预计|力争|确保|年均|每年|日均|年|目前|现有|当年|当天|期间|现场|一次性)+"
)
_LONGEST = 16


#: What is done to a plant or a house: what it can do after that is its own.
HOSTS = frozenset({NameClass.FACILITY, NameClass.PUBLIC_INSTITUTION, NameClass.WATER_BODY})


def opens_with_affair(text: str, start: int, kind: NameClass) -> bool:
    """Whether words open with what only things of a class have.

    >>> opens_with_affair("年接待游客80万人次", 0, NameClass.GREEN_SPACE)
    True
    >>> opens_with_affair("年接待游客80万人次", 0, NameClass.ENTERPRISE)
    False

    Args:
        text: the view.
        start: where the words begin.
        kind: the class of the thing.
    """
    if kind in DIVISIONS:
        return False
    words = text[start : start + _LONGEST]
    opening = _DOING.sub("", words)
    return any(
        opening.startswith(listed) or words.startswith(listed)
        for name, kinds in _OWNERS.items()
        if kind in kinds
        for listed in (word_list("cues", "affairs", name),)
    )
