"""Places that are only the front of a longer name, and so whose figure nothing is: 云岭日报, “云岭第一课”培训."""

from __future__ import annotations

import re

from kg.lexicon import word_list
from kg.model.span import Span

_QUOTED = re.compile("“[^“”,。;:、]*$")
_IN_QUOTES = re.compile("[^“”,。;:、]{2,14}”")
#: 云岭|百强企业: those that the list of a place names.
LISTED = re.compile(r"(?:\d{2,4}|[百千])强(?:民营|制造业?|服务业)?企业")
_SHORT_FRONT = 5


def begins_name(text: str, place: Span) -> bool:
    """Whether a place opens the name of a paper or a station, a list of its best, or a quotation that names something else.

    >>> text = "“云岭第一课”培训26万人,云岭日报获奖4项,云岭新建公厕5座"
    >>> [begins_name(text, Span(at, at + 2)) for at in (1, 14, 22)]
    [True, True, False]
    """
    if text.startswith(word_list("cues", "binding", "press"), place.end) or LISTED.match(text, place.end):
        return True
    if _IN_QUOTES.match(text, place.end) is None:
        return False
    return _QUOTED.search(text, max(0, place.start - _SHORT_FRONT), place.start) is not None
