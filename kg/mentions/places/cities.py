"""What each city of a list has one of, under the city's name and the head that closes the list: 宁波、温州等4个国家物流枢纽."""

from __future__ import annotations

from dataclasses import replace

from kg.lexicon import word_list
from kg.lexicon.divisions import divisions
from kg.mentions.walking.walk import Words
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

_KINDS = frozenset({NameClass.FACILITY, NameClass.PARK, NameClass.FUNCTIONAL_AREA})


def of_city(words: Words, span: Span, mention: Mention, method: str) -> Mention:
    """An item of a list that a head completes, which stands on the letters of a city that stays one.

    Args:
        words: the words of the block.
        span: the item.
        mention: what its head makes of it.
        method: the method of names that stand on the letters of others.
    """
    item = words.text[span.start : span.end]
    if mention.kind not in _KINDS or mention.name == item or not mention.name.startswith(item):
        return mention
    if not mention.name.endswith(word_list("names", "placed", "of_cities")):
        return mention
    known = divisions().short(item) or divisions().named(item)
    return replace(mention, method=method, aliases=()) if known else mention
