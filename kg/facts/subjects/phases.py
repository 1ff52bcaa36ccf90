"""The works whose phases a text calls by their number: 一期投资5亿元;二期…。|项目|全部投产后年产值…."""

from __future__ import annotations

import re

from kg.facts.subjects.kinds import WORKS
from kg.facts.things import ThingTable
from kg.model.mention import NameClass

_NUMBERED = re.compile(r"第?[一二三四五]期(?:工程|项目)?$")
_WHOLES = WORKS | {NameClass.PARK}


def whole_of_phase(table: ThingTable, number: int) -> int | None:
    """The work that a thing is a phase of by its name, where the document names it."""
    name = table.first_name(number)
    base = _NUMBERED.sub("", name)
    return table.called(base, _WHOLES) if 3 <= len(base) < len(name) else None
