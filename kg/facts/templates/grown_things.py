"""Numbers without a noun that say how far something grew: 财政收入翻倍增长,|从8亿元增至20亿元; 云岭新区从|5平方公里扩容."""

from __future__ import annotations

import re

from kg.facts.binding import Bound
from kg.facts.templates.unnamed_number import Unnamed
from kg.facts.wording.movements import moves_on
from kg.model.quantity import UnitKind

_MULTIPLIED = re.compile("(?:成倍|翻[倍番]|倍增|大幅|稳步|连年|逐年)+(?:增长|增加|提高|提升)?$")


def grown_from(number: Unnamed) -> Bound | None:
    """财政收入翻倍增长,|从8.8亿元增至20.2亿元: the clause before, without a number, has named what grew."""
    spot, state = number.spot, number.state
    theme = _MULTIPLIED.sub("", state.theme) or state.told_of
    if not theme or not spot.first or number.verb or spot.left.noun or spot.before not in ("的", "从", "由"):
        return None
    return Bound("", theme, theme, "theme", 0.65)


_FROM = re.compile("(?:[由从])(?:原来的?|最初的?|当初的?)?$")


def grown_place(number: Unnamed) -> Bound | None:
    """云岭新区从|5平方公里扩容至24平方公里: a named place has a size."""
    spot = number.spot
    if spot.quantity.kind is not UnitKind.AREA or not spot.named or not moves_on(spot.behind):
        return None
    return Bound("", "面积", "面积", "grown-place", 0.65) if _FROM.search(spot.before) is not None else None
