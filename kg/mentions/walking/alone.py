"""Endings before which nothing stands that a name could open with: half of all, and they need not be looked at any further."""

from __future__ import annotations

from kg.mentions.walking.fronts import SCHOOLS, WIRED
from kg.mentions.walking.suffixes import Suffix
from kg.mentions.walking.walk import Words
from kg.model.mention import NameClass

#: Classes whose names may be a whole item of a list, or what the national table knows, whatever the walk to the left says.
_LISTED = frozenset({NameClass.NEIGHBOURHOOD, NameClass.SUBDISTRICT})
#: Letters over which a name goes on to the left: joints, dashes, the end of a number.
_JOINING = frozenset("和与及-—·.里 ")
#: Letters with which an ending may be the rest of a name: 于|家庄村, 横排|路大修工程.
_OPENING = frozenset("家路河街")
#: Lines that letters for cities name, over which the walk goes otherwise.
RAIL = frozenset({"高铁", "城际", "城际铁路", "铁路", "客专", "高速铁路", "高速", "高速公路"})
#: How the size of a power station ends, which opens the name of works on it.
_SIZES = frozenset("×xX*瓦W吨级")
_PROJECT, _INSTITUTION = NameClass.PROJECT, NameClass.PUBLIC_INSTITUTION
_NEAR = 8


def stands_alone(words: Words, anchor: int, start: int, suffix: Suffix) -> bool:
    """Whether no name ends with an ending before which the walk to the left took nothing, as no rule goes over what stands there.

    Args:
        words: the words of the block.
        anchor: where the ending begins, and where the walk ended.
        start: where the block begins.
        suffix: the ending.
    """
    text, kind = words.text, suffix.kind
    if kind in _LISTED or text[anchor] in _OPENING:
        return False
    if anchor <= start:
        return True
    last = text[anchor - 1]
    if last in _JOINING or suffix.word in RAIL or suffix.word.endswith(WIRED):
        return False
    if kind is _PROJECT:
        before = words.ends_at(anchor)
        return last not in _SIZES and not last.isdigit() and (before is None or words.words[before][2][0] != "v")
    if kind is _INSTITUTION:
        floor = max(start, anchor - _NEAR)
        return all(text.find(school, floor, anchor) < 0 for school in SCHOOLS)
    return True
