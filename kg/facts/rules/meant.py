"""What 公司, 该企业, 项目 or 园区 at the head of a clause stands for: the last thing of such a class that was named before it."""

from __future__ import annotations

from kg.facts.rules.moment import Moment
from kg.model.mention import NameClass

_FIRMS = frozenset({NameClass.ENTERPRISE})
_WORKS = frozenset({NameClass.PROJECT})
_MEANT = {
    "公司": _FIRMS,
    "企业": _FIRMS,
    "集团": _FIRMS,
    "项目": _WORKS,
    "工程": _WORKS,
    "园区": frozenset({NameClass.PARK, NameClass.FUNCTIONAL_AREA}),
    "学校": frozenset({NameClass.PUBLIC_INSTITUTION}),
    "医院": frozenset({NameClass.PUBLIC_INSTITUTION}),
    "景区": frozenset({NameClass.FACILITY, NameClass.GREEN_SPACE, NameClass.FUNCTIONAL_AREA}),
}


def thing_meant(moment: Moment, noun: str) -> int | None:
    """The thing for which a common noun of a clause stands; None where it is none of these, or nothing was named.

    Args:
        moment: the clause.
        noun: the noun, with 该 or 本 in front or without.
    """
    kinds = _MEANT.get(noun.lstrip("该本"))
    if kinds is None:
        return None
    named = [
        m for m in moment.reading.names if m.kind in kinds and m.span.end <= moment.clause.start and m.exemplar_of < 0
    ]
    last = max(named, key=lambda m: (m.span.end, m.span.length), default=None)
    return moment.number(last) if last is not None else None
