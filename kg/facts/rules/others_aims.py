"""Whose aim is told: what a place sets out for itself, or that of another place which it serves."""

from __future__ import annotations

import re

from kg.facts.rules.moment import Moment
from kg.lexicon.divisions import divisions
from kg.model.mention import DIVISIONS, Mention

_SERVED = re.compile("(?:为|助力|助推|服务|服务于|支撑|配合)$")
_TO_BUILD = re.compile("[^,。;:、]{0,8}?(?:建设|打造|创建|争创|建成|成为)[^,。;:]{0,24}$")


def is_of_another(moment: Moment, mention: Mention) -> bool:
    """Whether what is named is the aim of another place, to which the own one only adds: 为|某市|建设某示范区.

    Args:
        moment: the clause.
        mention: the name of what is to be built or won.
    """
    return any(
        other.kind in DIVISIONS
        and other.span.end < mention.span.start
        and _is_elsewhere(moment, other)
        and _SERVED.search(moment.before(other)) is not None
        and _TO_BUILD.match(moment.text[other.span.end : mention.span.start]) is not None
        for other in moment.names
    )


def _is_elsewhere(moment: Moment, place: Mention) -> bool:
    """Whether a division is neither that of the document nor lies in it."""
    own, named = moment.document.context.division, divisions().get(place.code)
    if own is None or named is None or named.code == own.code:
        return False
    return own not in divisions().ancestors(named)
