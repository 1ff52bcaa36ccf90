"""Places named right in front of what lies there: 某县的某基地, 某县某镇某陶瓷厂, 落户某园区的某项目."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.facts.rules.hosts import ZONES, zone_meant
from kg.facts.rules.moment import PLACES, Moment
from kg.lexicon import word_list
from kg.model.fact import Predicate, Relation
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

#: 某乡|的, 某乡|辖区内的|某村.
_INSIDE = re.compile("(?:辖区|境|区域|园区|镇域|县域)?(?:内|中)?的$")
_STANDING = frozenset(
    {
        NameClass.PROJECT,
        NameClass.PARK,
        NameClass.FUNCTIONAL_AREA,
        NameClass.FACILITY,
        NameClass.GREEN_SPACE,
        NameClass.PUBLIC_INSTITUTION,
        NameClass.COMPOUND,
        NameClass.ENTERPRISE,
    }
)

#: The last letters of the full names of places.
_LEVELS = frozenset("省市州盟县区旗镇乡村园城道")


@cache
def _lying() -> re.Pattern[str]:
    """A verb of lying or moving, a place, and 的 before what may describe the name: 落户某园区的|总投资5亿元的."""
    verbs = {*word_list("predicates", "site", "lying"), *word_list("predicates", "settle", "verbs")}
    listed = "|".join(sorted(verbs, key=len, reverse=True))
    return re.compile(rf"(?P<verb>{listed})(?P<place>[^,。;:、的]{{2,16}})的[^,。;:、]{{0,14}}$")


def stands_in(moment: Moment) -> Iterator[Relation]:
    """The places that stand in front of the names of a clause, with or without a verb."""
    for mention in moment.names:
        if mention.kind not in _STANDING or moment.is_nested(mention):
            continue
        before = moment.before(mention).rstrip("“")
        if (said := _lying().search(before)) is not None:
            yield from _said(moment, mention, said)
        elif (inside := _INSIDE.search(before)) is not None:
            yield from _in(moment, mention, _place(moment, moment.clause.start + inside.start()))
        elif mention.kind is NameClass.ENTERPRISE:
            place = _place(moment, mention.span.start)
            if place is not None and moment.text[mention.span.start - 1] in _LEVELS:
                yield from _in(moment, mention, place)  # in 甲市|恒丰 the place is part of the name


def _said(moment: Moment, mention: Mention, said: re.Match[str]) -> Iterator[Relation]:
    end = moment.clause.start + said.end("place")
    place = _place(moment, end)
    number = moment.number(place) if place is not None else zone_meant(moment.reading, moment.table, end)
    if number is None or number == moment.number(mention):
        return
    yield _put(moment, mention, number, Span(end - len(said["place"]), mention.span.end))
    if said["verb"] in word_list("predicates", "settle", "verbs"):
        for firm in moment.names:
            if firm.kind is NameClass.ENTERPRISE and firm.span.start == mention.span.start:
                yield moment.relation(
                    moment.number(firm), Predicate.SETTLED_IN, number, confidence=0.75, method="stands", dated=True
                )


def _in(moment: Moment, mention: Mention, place: Mention | None) -> Iterator[Relation]:
    """That a thing lies in the place right in front of it, where that is no partner and no item of a list."""
    if place is None or moment.number(place) == moment.number(mention):
        return
    first, last = moment.list_around(place)
    if first is not last or moment.before(first).endswith(word_list("predicates", "cooperate", "with")):
        return
    yield _put(moment, mention, moment.number(place), Span(place.span.start, mention.span.end))


def _place(moment: Moment, end: int) -> Mention | None:
    """The longest name of a place that ends somewhere."""
    ending = [m for m in moment.names if m.span.end == end and m.kind in PLACES]
    return max(ending, key=lambda m: m.span.length, default=None)


def _put(moment: Moment, mention: Mention, place: int, evidence: Span) -> Relation:
    areas = mention.kind in ZONES and moment.table.kind_of(place) in ZONES
    return moment.relation(
        moment.number(mention),
        Predicate.WITHIN if areas else Predicate.LOCATED_IN,
        place,
        confidence=0.85,
        method="stands",
        evidence=evidence,
    )
