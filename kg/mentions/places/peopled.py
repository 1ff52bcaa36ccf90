"""Hills and waters by their last letter that are places where people live: 花岭山 in 花岭山、石坡等地, 中山 the city."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import words as lexicon_words
from kg.lexicon.divisions import divisions
from kg.lexicon.matcher import Shared
from kg.model.document import Division, Level
from kg.model.span import Span

#: Letters that close the names of hills and waters, and those of villages and towns as well.
HILLS_AND_WATERS = ("山", "河", "湖", "江", "溪", "湾", "泉")
#: The rest of a list of places: 、石坡、松溪|等地.
_PLACES = re.compile(
    r"(?:[、和][\u4e00-\u9fff]{2,4}){0,8}等(?:地|多地|两地|村|乡镇|镇村|区县|县区|县市|市县|市)(?![的方块理]?[形貌质])"
)
#: What stands between two cities: 深圳|到|中山, 珠海|、|中山.
JOINTS = frozenset("、和与到至及赴—-")


def is_inhabited(text: str, suffix: str, close: int, end: int) -> bool:
    """Whether a name that ends like a hill or a water stands in a list of places where people live.

    Args:
        text: the view.
        suffix: the ending.
        close: where the name ends.
        end: where the block ends.

    >>> text = "辐射花岭山、石坡等地,保护花岭山、石坡山等生态"
    >>> [is_inhabited(text, "山", at, len(text)) for at in (5, 16)]
    [True, False]
    """
    return suffix in HILLS_AND_WATERS and _PLACES.match(text, close, end) is not None


def opens_town(text: str, place: Span) -> bool:
    """Whether a place's short name is only the front of a town's that the national table knows: 安阳|沟乡.

    Args:
        text: the view.
        place: where the short name stands.
    """
    kinds = ("乡", "镇", "街道")
    kind = next((kind for kind in kinds if text.startswith(kind, place.end + 1)), "")
    behind = place.end + 1 + len(kind)
    if not kind or text[behind : behind + 1] in ("镇", "村", "级"):
        return False
    stem = text[place.start : place.end + 1]
    return any(divisions().is_township(stem + other) for other in kinds)  # whatever it is one of now


@cache
def _by_common_word() -> dict[str, Division]:
    """The cities whose short names are common words or the names of streets and parks everywhere: 中山, 日照."""
    common = lexicon_words("layout", "common_short_names")
    found = {name: [d for d in divisions().short(name) if d.level is Level.CITY] for name in common}
    return {name: rows[0] for name, rows in found.items() if rows}


@cache
def _matcher() -> Shared:
    return Shared(sorted(_by_common_word()))


def beside_cities(text: str, start: int, end: int, known: list[Span]) -> list[tuple[Span, Division]]:
    """The cities of ``[start, end)`` by short names that are common words, where they are joined to another city.

    Args:
        text: the view.
        start: where the block begins.
        end: where it ends.
        known: where other cities are named.
    """
    if not known:
        return []
    ends, starts = {at.end for at in known}, {at.start for at in known}
    return [
        (at, _by_common_word()[name])
        for name, at in _matcher().within(text, start, end)
        if (text[at.start - 1 : at.start] in JOINTS and at.start - 1 in ends)
        or (text[at.end : at.end + 1] in JOINTS and at.end + 1 in starts)
    ]
