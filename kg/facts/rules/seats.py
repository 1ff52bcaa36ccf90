"""Where a place's own things sit: a division in the one above it, an organ of state or party in its place."""

from __future__ import annotations

import re

from kg.facts.rules.moment import Moment
from kg.facts.things import ThingTable
from kg.lexicon.divisions import divisions
from kg.model.document import Division, Document, Genre, Level
from kg.model.fact import Predicate, Relation
from kg.model.mention import DIVISIONS, Mention, NameClass
from kg.model.span import cover

ORGANS = frozenset({NameClass.GOVERNMENT_BODY, NameClass.PARTY_ORGANIZATION})
_WORKS = frozenset({NameClass.ROAD, NameClass.PROJECT})
_ZONES = frozenset({NameClass.PARK, NameClass.FUNCTIONAL_AREA, NameClass.SUBDISTRICT})
#: Two divisions so far apart in a clause are not named together.
_LONGEST = 30
_GOVERNMENT = ("局",)
#: Those who govern a place are its, and nobody says where they sit.
_RULERS = re.compile("(?:政府|党组|[省市县区州旗盟党工]委)$")
_ROUTE = re.compile("[至到—-]")
#: The letters with which an organ's name says of which level it is: 县委, 自治区党委, 省水利厅.
_LEVELS = ("自治区", "自治州", "自治县", "省", "市", "县", "区", "州", "盟", "旗")


def division_above(moment: Moment, mention: Mention) -> Relation | None:
    """The nearest division above one that the document names: stated right before it, or known where both are named.

    A story speaks of few places, and what lies in which of them belongs to it; a report names others in passing, so
    that its own place and those of a list are placed only where the sentence names what is above them.

    Args:
        moment: the clause.
        mention: the division's name in it.
    """
    division = divisions().get(mention.code)
    if division is None:
        return None
    number, table, document = moment.number(mention), moment.table, moment.document
    own = document.context.division
    story = document.context.genre is Genre.NEWS and not _in_works(moment, mention)
    if _only_an_end(moment, mention):
        return None
    of_province = own is not None and own.level is Level.PROVINCE and number and own in divisions().ancestors(division)
    if of_province and not _stated_above(moment, mention) and not _city_near(moment, mention, division):
        return moment.relation(
            number, Predicate.LOCATED_IN, 0, confidence=0.85, method="gazetteer", evidence=mention.span
        )
    for above in reversed(divisions().ancestors(division)):
        upper = table.by_code(above.code)
        if number == 0 and above.code != division.parent_code and not story:
            return None  # the report's own place is known to lie in what is nearer
        if upper is None or upper == number:
            continue
        of_city = own is not None and own.level is Level.CITY and division.parent_code == own.code
        named = _named_near(moment, mention, upper)
        if named is not None:
            span = cover(mention.span, named.span)
            return moment.relation(
                number, Predicate.LOCATED_IN, upper, confidence=0.85, method="division", evidence=span
            )
        if of_city:
            return moment.relation(number, Predicate.LOCATED_IN, upper, confidence=0.85, method="division")
        if story:
            return moment.relation(
                number, Predicate.LOCATED_IN, upper, confidence=0.85, method="gazetteer", evidence=mention.span
            )
    return None


def _city_near(moment: Moment, mention: Mention, division: Division) -> bool:
    """Whether a clause names the city of a county before it: 途经甲市的|乙区、丙县."""
    if _in_works(moment, mention):
        return False
    uppers = (moment.table.by_code(a.code) for a in divisions().ancestors(division) if a.level is not Level.PROVINCE)
    named = [found for upper in uppers if upper and (found := _named_near(moment, mention, upper)) is not None]
    return any(found.span.end <= mention.span.start for found in named)


def _stated_above(moment: Moment, mention: Mention) -> bool:
    """Whether another division's name stands right before a division's: 某市|某县."""
    return any(o.kind in DIVISIONS and o.span.end == mention.span.start for o in moment.names)


def city_of_report(moment: Moment, mention: Mention) -> Relation | None:
    """That the place of a report lies in the city or prefecture right above it, where a clause names that: 居某市首位.

    Args:
        moment: the clause.
        mention: the city's name in it.
    """
    own = moment.document.context.division
    if own is None or moment.document.context.genre is Genre.NEWS or mention.code != own.parent_code:
        return None
    if moment.is_nested(mention):
        return None  # 某市|湾, 某市|中学: what is named may lie anywhere
    return moment.relation(
        0, Predicate.LOCATED_IN, moment.number(mention), confidence=0.85, method="gazetteer", evidence=mention.span
    )


def _in_works(moment: Moment, mention: Mention) -> bool:
    """Whether a name only says from where to where a road leads: 甲市至乙县高速公路."""
    return any(o.kind in _WORKS and o.span.contains(mention.span) for o in moment.names)


def _only_an_end(moment: Moment, mention: Mention) -> bool:
    """Whether a clause names a division only as an end of a road: 甲县|至|乙县|高速公路, of which it tells and not of them."""
    return any(o.kind in _WORKS and o.span.contains(mention.span) and _ROUTE.search(o.name) for o in moment.names)


def _named_near(moment: Moment, mention: Mention, upper: int) -> Mention | None:
    """Where a clause names the division above; in 某省、某市 the two stand side by side, and neither is said of the other."""
    named = [m for m in moment.names if m.kind in DIVISIONS and moment.number(m) == upper]
    nearest = min(named, key=lambda m: abs(m.span.start - mention.span.start), default=None)
    if nearest is None or moment.text[nearest.span.end : mention.span.start] in ("、", "和", "与"):
        return None
    return nearest if cover(mention.span, nearest.span).length <= _LONGEST else None


def seat_of(moment: Moment, mention: Mention) -> int | None:
    """The place whose organ a name names: that with which it opens, else the one of its level that the story is about.

    Args:
        moment: the clause.
        mention: the organ's name in it.
    """
    if moment.document.context.genre is not Genre.NEWS and not mention.name.endswith(_GOVERNMENT):
        return None  # a report thanks committees and congresses, and says nothing of where they are
    if _RULERS.search(mention.name):
        return None
    zones = DIVISIONS | _ZONES
    fronts = [m for m in moment.names if m.span.start == mention.span.start and m.span.end < mention.span.end]
    places = [m for m in fronts if m.kind in zones]
    if places:
        return moment.number(max(places, key=lambda m: m.span.end))
    level = next((level for level in _LEVELS if mention.name.startswith(level)), None)
    if level is None:
        return None
    return place_of_level(moment.document, moment.table, level)


def place_of_level(document: Document, table: ThingTable, level: str) -> int | None:
    """The place that 省, 市 or 县 means in a document: its own, or the one of that level above it.

    Args:
        document: the document.
        table: its things.
        level: the last letters of the names of such divisions.
    """
    own = document.context.division
    if (own.name if own is not None else document.context.place or "").endswith(level):
        return 0
    if level in ("省", "自治区"):
        return table.place_above(Level.PROVINCE)
    if level in ("市", "州", "盟"):
        return table.place_above(Level.CITY)
    return 0 if own is not None and own.level is Level.COUNTY else None
