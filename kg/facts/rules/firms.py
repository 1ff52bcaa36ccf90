"""Which firms are a place's own: those that its report speaks of and nobody brings from elsewhere, those named after it."""

from __future__ import annotations

import re
from functools import cache

from kg.facts.rules.moment import Moment
from kg.lexicon import alternatives, word_list
from kg.lexicon.divisions import short_name
from kg.model.document import Genre
from kg.model.mention import Mention, NameClass

_WORKS = frozenset({NameClass.PROJECT, NameClass.PARK, NameClass.FACILITY})


@cache
def _elsewhere() -> re.Pattern[str]:
    listed = alternatives("predicates", "firms", "met")
    return re.compile(rf"(?:{listed})(?:[^,。;]{{0,40}}[、和与])?[“]?$")


@cache
def _from_outside() -> re.Pattern[str]:
    listed = alternatives("predicates", "firms", "doing")
    return re.compile(rf"[^,。;:、]{{0,6}}?(?:{listed})|(?:等)?[^,。;]{{0,4}}(?:央企|国企)")


@cache
def _raised() -> tuple[str, ...]:
    return word_list("predicates", "firms", "raised")


def home_of(moment: Moment, mention: Mention) -> int | None:
    """The place whose own a firm is, or None where the text may speak of one from elsewhere.

    A name that opens with that of a division tells its home. Of the others a report speaks because they are its place's,
    unless they are met, courted or invest; a story names only owners of works there.

    Args:
        moment: the clause.
        mention: the firm's name in it.
    """
    if moment.as_project(mention) and not moment.before(moment.list_around(mention)[0]).endswith(_raised()):
        return None  # 推动甲公司、乙公司等项目落地
    news = moment.document.context.genre is Genre.NEWS
    home = moment.table.division_opening(mention.name)
    if home is not None and not _is_above(moment, home):
        return home if news or home == moment.place else None
    if mention.name.startswith(word_list("predicates", "firms", "national")):
        return None
    if _elsewhere().search(moment.before(moment.list_around(mention)[0])):
        return None
    owner = any(
        m.kind in _WORKS and m.span.start == mention.span.start and m.span.end > mention.span.end for m in moment.names
    )
    if news or owner:
        return None  # who owns works may be at home anywhere
    if mention.name.endswith("基金"):
        return None  # a fund is no firm
    if mention.name.endswith("集团") and mention.span.start > moment.clause.start:
        if not moment.before(mention).endswith(word_list("predicates", "firms", "backed")):
            return None
    if _from_outside().match(moment.behind(moment.list_around(mention)[1])):
        return None
    return moment.place


def _is_above(moment: Moment, home: int) -> bool:
    """Whether a division holds the place that the document is about: the city of a story about its zone."""
    table, place = moment.table, moment.place
    names = {table.first_name(home), short_name(table.first_name(home))}
    above = {
        name for division in moment.document.context.ancestors for name in (division.name, short_name(division.name))
    }
    return home != place and (bool(names & above) or table.first_name(place).startswith(tuple(names)))
