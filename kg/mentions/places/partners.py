"""Counties that a place works with, by their short names beside the word for it: 石景山|扶贫协作, 田东|对口帮扶."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import words as lexicon_words
from kg.lexicon.divisions import divisions
from kg.lexicon.matcher import Shared
from kg.mentions.walking.walk import Words
from kg.model.document import Level
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

#: How two places work together that the country has paired.
_PAIRED = re.compile("(?:东西部|区域)?(?:扶贫)?协作|对口(?:帮扶|支援|协作|合作)|结对帮扶")
_SIZES = (3, 2)
#: What a county's whole name goes on with, in which the short one is no name of its own.
_OPEN = frozenset("与和、及同对向助扶援化进好实托成的,。;:(\n ")


@cache
def _together() -> Shared:
    return Shared(("协作", "对口", "结对"))


def find_partners(words: Words, start: int, end: int) -> Iterator[Mention]:
    """The counties of ``[start, end)`` that stand right before what two places do together.

    Args:
        words: the words of the block.
        start: where the block begins.
        end: where it ends.
    """
    text = words.text
    if not _together().within(text, start, end):
        return
    common = lexicon_words("layout", "common_short_names")
    for match in _PAIRED.finditer(text, start, end):
        close = match.start()
        for size in _SIZES:
            at = close - size
            if at < start or not (at == start or text[at - 1] in _OPEN):
                continue
            name = text[at:close]
            counties = [d for d in divisions().short(name) if d.level is Level.COUNTY and d.name != name]
            if len({d.code for d in counties}) != 1 or name in common or words.ends_at(close) is None:
                continue
            yield Mention(Span(at, close), NameClass.DISTRICT, name, "gazetteer", 0.8, counties[0].code)
            break
