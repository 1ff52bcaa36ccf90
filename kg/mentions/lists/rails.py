"""Railways and motorways that letters for cities name, and what they share in lists: 深惠、深大|城际, 云松、海松高速等|道路."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.lexicon import word_list
from kg.lexicon.divisions import divisions
from kg.mentions.walking.suffixes import suffix_before
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

_OF_CITIES = re.compile("[\u4e00-\u9fff]{2,4}")
_RAILS = ("城际铁路", "城际", "高速铁路", "高铁", "铁路", "客运专线", "客专", "高速公路", "高速")
_WAYS = frozenset({NameClass.ROAD, NameClass.PROJECT})
_LETTERS = 2


def by_cities(name: str) -> bool:
    """Whether letters for cities make up a name that is no place's own: 深惠, 张石; not 南阳."""
    cities = frozenset("".join(word_list("names", "lines", "cities")))
    return _OF_CITIES.fullmatch(name) is not None and all(c in cities for c in name) and not divisions().short(name)


def rail_tail(name: str) -> str:
    """What stands behind the letters for cities that a railway or motorway is called by: 深大|城际, 京昆|高速易县段."""
    for word in _RAILS:
        at = name.find(word)
        if at >= 0:
            return name[at:] if by_cities(name[:at]) else ""
    return ""


def closed_by_rail(text: str, mention: Mention, last: Span) -> Mention:
    """A way of two letters with the kind that only the last one of its list tells: 云松、|海松高速等5条道路.

    Args:
        text: the view.
        mention: a name of the list.
        last: the last item of the list.
    """
    kind = next((word for word in _RAILS if text.endswith(word, *last)), "")
    name = text[slice(*mention.span)]
    if not kind or last.length != _LETTERS + len(kind) or mention.span == last or mention.kind not in _WAYS:
        return mention
    whole = len(name) == len(mention.name) == _LETTERS and _OF_CITIES.fullmatch(name) is not None
    if not whole or divisions().short(name) or suffix_before(name, 0, _LETTERS) is not None:
        return mention
    return replace(mention, name=name + kind, aliases=(name,))
