"""Where a story says that something stands or took place: 某园位于某区某镇, 某项目在某园区开工, 某大会在某市召开."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.facts.rules.moment import Moment
from kg.facts.rules.stage_words import stage_said
from kg.lexicon import alternatives
from kg.model.fact import Predicate, Relation
from kg.model.mention import DIVISIONS, Mention, NameClass
from kg.model.span import Span

_SITED = frozenset(
    {
        NameClass.PROJECT,
        NameClass.PARK,
        NameClass.FUNCTIONAL_AREA,
        NameClass.FACILITY,
        NameClass.GREEN_SPACE,
        NameClass.PUBLIC_INSTITUTION,
        NameClass.COMPOUND,
        NameClass.ROAD,
        NameClass.NAMED_EVENT,
        NameClass.MEETING,
    }
)
_EVENTS = frozenset({NameClass.NAMED_EVENT, NameClass.MEETING})
_SITES = DIVISIONS | {
    NameClass.PARK,
    NameClass.FUNCTIONAL_AREA,
    NameClass.SUBDISTRICT,
    NameClass.NEIGHBOURHOOD,
    NameClass.FACILITY,
}
_AREAS = frozenset({NameClass.PARK, NameClass.FUNCTIONAL_AREA})
#: The letters that may stand between a verb of place and the name of the place: 位于本市|某区.
_BEFORE_PLACE = re.compile(r"(?:本[市县区省])?$")


@cache
def _signs() -> re.Pattern[str]:
    """What the words of a clause hold that says where anything is."""
    return re.compile(f"在|{alternatives('predicates', 'site', 'lying')}")


@cache
def _verbs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lying = alternatives("predicates", "site", "lying")
    when = alternatives("predicates", "site", "when") + r"|\d+[月日号]"
    done, held = alternatives("predicates", "site", "done"), alternatives("predicates", "site", "held")
    return (
        re.compile(rf"(?:项目|工程)?(?:均|都|就|将)*(?:{lying})"),
        re.compile(
            rf"(?:项目|工程)?(?:{when})*在(?P<place>.+?)(?:隆重|正式|集中|顺利|如期|盛大|开幕)?(?:{done}|(?P<held>{held}))"
        ),
    )


def sites_of(moment: Moment) -> list[Relation]:
    """The places that a clause states for the things that it is about."""
    found: list[Relation] = []
    if _signs().search(moment.words) is not None:
        found = [relation for mention in moment.names if mention.kind in _SITED for relation in _of(moment, mention)]
        found.extend(_of_before(moment))
    place = _visited(moment)
    if place is not None:
        for mention in moment.names:
            if mention.kind is NameClass.ENTERPRISE and not moment.is_nested(mention):
                found.append(_settled(moment, mention, place))
            elif (
                mention.kind in _SITED
                and not moment.is_nested(mention)
                and moment.number(mention) != moment.number(place)
            ):
                found.append(_put(moment, mention, place))
    return found


def _of_before(moment: Moment) -> Iterator[Relation]:
    """What a clause without a subject says of the name with which the one before it ends: 某项目,|16日在某县某园开工."""
    if not moment.earlier:
        return
    before = moment.earlier[-1]
    ending = [
        m
        for m in moment.reading.names
        if m.kind in _SITED and m.span.end == before.end and m.span.start >= before.start
    ]
    said = _verbs()[1].match(moment.text, moment.clause.start, moment.clause.end)
    if not ending or said is None:
        return
    what = max(ending, key=lambda m: m.span.length)
    if said["held"] and what.kind not in _EVENTS:
        return
    chain = _with_fronts(moment, _chain(moment, said.start("place"), said.end("place")))
    for place in chain:
        if moment.number(place) != moment.number(what):
            yield _put(moment, what, place)
    stage = stage_said(said[0])
    if chain and stage is not None and what.kind not in _EVENTS and not moment.ahead:
        yield moment.relation(moment.number(what), Predicate.HAS_STATUS, None, stage=stage, method="stage")


def _visited(moment: Moment) -> Mention | None:
    """The place that guests of a story came to in the clause before, where they look at what is named: 来到某园区,察看甲、乙."""
    if not moment.earlier:
        return None
    if _looking().match(moment.words) is None:
        return None
    before = moment.earlier[-1]
    came = _coming().search(moment.text, before.start, before.end)
    if came is None:
        return None
    zones = (NameClass.PARK, NameClass.FUNCTIONAL_AREA, NameClass.SUBDISTRICT)
    inside = [
        m for m in moment.reading.names if m.kind in zones and m.span.start == came.end() and m.span.end == before.end
    ]
    return max(inside, key=lambda m: m.span.length, default=None)


@cache
def _coming() -> re.Pattern[str]:
    return re.compile(alternatives("predicates", "site", "coming"))


@cache
def _looking() -> re.Pattern[str]:
    listed = alternatives("predicates", "site", "looking")
    return re.compile(
        rf"(?:[\u4e00-\u9fff]{{2,4}}?(?:一行|等人|同志)?)??(?:先后|又|还|并|就|现场|实地|详细|认真|仔细|重点|一一|逐一)*(?:{listed})"
    )


def _of(moment: Moment, mention: Mention) -> Iterator[Relation]:
    if moment.is_nested(mention):
        return
    _, last = moment.list_around(mention)
    behind = moment.behind(last)
    at = moment.clause.end - len(behind)
    lying, done = _verbs()
    if (match := lying.match(behind)) is not None:
        start, limit = at + match.end(), moment.clause.end
    elif (match := done.match(behind)) is not None and not (match["held"] and mention.kind not in _EVENTS):
        start, limit = at + match.start("place"), at + match.end("place")
    else:
        return
    chain = _with_fronts(moment, _chain(moment, start, limit))
    stage = stage_said(match[0]) if chain and "place" in match.groupdict() else None
    if stage is not None and mention.kind not in _EVENTS and not moment.is_plan:
        yield moment.relation(moment.number(mention), Predicate.HAS_STATUS, None, stage=stage, method="stage")
    for place in chain:
        if moment.number(place) != moment.number(mention):
            yield _put(moment, mention, place)
    for inner, outer in zip(chain[1:], chain, strict=False):
        yield _put(moment, inner, outer)


def _chain(moment: Moment, start: int, limit: int) -> list[Mention]:
    """The places named one behind the other from a place on, from the largest: 某区|某镇|某工业园."""
    chain: list[Mention] = []
    at = start
    for name in moment.names:
        if name.span.start < at or name.span.end > limit or name.kind not in _SITES:
            continue
        if name.span.start > at and not (not chain and _BEFORE_PLACE.fullmatch(moment.text[at : name.span.start])):
            break
        chain.append(name)
        at = name.span.end
    return chain


def _with_fronts(moment: Moment, chain: list[Mention]) -> list[Mention]:
    """The places of a chain, with the divisions whose names open theirs: 某区|工业区."""
    found: list[Mention] = []
    for place in chain:
        fronts = [
            m
            for m in moment.names
            if m.kind in DIVISIONS and m.span.start == place.span.start and m.span.end < place.span.end
        ]
        found.extend([*fronts[:1], place])
    return found


def _settled(moment: Moment, firm: Mention, place: Mention) -> Relation:
    span = Span(place.span.start, firm.span.end)
    return moment.relation(
        moment.number(firm), Predicate.SETTLED_IN, moment.number(place), method="visited", evidence=span
    )


def _put(moment: Moment, what: Mention, place: Mention) -> Relation:
    inside = Predicate.WITHIN if what.kind in _AREAS and place.kind in _AREAS else Predicate.LOCATED_IN
    span = Span(min(what.span.start, place.span.start), max(what.span.end, place.span.end))
    return moment.relation(
        moment.number(what), inside, moment.number(place), confidence=0.85, method="site", evidence=span
    )
