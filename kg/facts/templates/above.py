"""Differences from several higher places and ranks among them, paired by 分别: 分别高于全省、全市3.0和1.7个百分点."""

from __future__ import annotations

import re

from kg.facts.binding import Draft, State
from kg.model.fact import Measure

#: So far before 分别 a list of places may begin.
_REACH = 16
#: 分别|高于全省、全市|3.0和1.7个百分点.
_OVER = re.compile(
    r"(?P<verb>高于|低于|高出|快于|好于|优于|超过|领先)(?P<areas>(?:全[国省市州]|[国省市])(?:(?:、|和|与)(?:全[国省市州]|[国省市]))+)(?:平均(?:水平|增速|值)?|增速|增幅|水平)?$"
)

_AREAS = r"(?:全[国省市州盟]|[国省市州])(?:(?:、|和|与|及)(?:全[国省市州盟]|[国省市州]))+"
#: 分别比全国、全省|高, 比全国、全省分别|高: the same in another order.
_ROW = re.compile(
    rf"(?:分别)?(?P<verb>比|较)(?P<area>{_AREAS})(?:的?平均(?:水平|增速|值)?|增速|增幅|水平)?(?:分别)?(?P<way>高出?|快|好|多|低|少|提高)了?$"
)


def row_above(words: str) -> re.Match[str] | None:
    """Several higher places right before the first of as many differences from them.

    Args:
        words: the words before it.

    >>> row_above("投资增速比全国、全省分别高")["area"], row_above("投资增速比全国高")
    ('全国、全省', None)
    """
    return _ROW.search(words) if "、" in words or "和" in words or "与" in words else None


def _pair_row(text: str, group: list[Draft], at: int) -> bool:
    first = group[0]
    found = _ROW.search(text, max(0, at - _REACH), first.quantity.span.start)
    if found is None or first.measure is not Measure.DIFFERENCE or not found.start() <= at + 2 <= found.end():
        return False
    areas = re.split("、|和|与|及", found["area"])
    if len(areas) != len(group):
        return False
    for draft, area in zip(group, areas, strict=True):
        draft.measure, draft.about, draft.qualifier = Measure.DIFFERENCE, first.about, f"{found['verb']}{area}"
        draft.noun, draft.indicator = first.noun, first.indicator
        draft.value = -abs(draft.value) if found["way"] in ("低", "少") else draft.value
    return True


def pair_above(text: str, state: State, group: list[Draft], at: int) -> bool:
    """Pair differences with the places they are from, in order; what is compared is the figure before.

    Args:
        text: the view.
        state: the figures of the sentence so far.
        group: the figures behind 分别; changed in place.
        at: where 分别 stands.
    """
    found = _OVER.search(text, at + 2, group[0].quantity.span.start)
    base = next((d for d in reversed(state.drafts) if d.quantity.core.start < at), None)
    if found is None or base is None:
        return _pair_row(text, group, at)
    areas = re.split("、|和|与", found["areas"])
    if len(areas) != len(group):
        return False
    grown = base.measure is Measure.GROWTH and not base.indicator.endswith("增速")
    for draft, area in zip(group, areas, strict=True):
        draft.measure, draft.about, draft.qualifier = Measure.DIFFERENCE, base.about, f"{found['verb']}{area}"
        draft.noun, draft.indicator = base.noun, f"{base.indicator}{'增速' if grown else ''}"
        draft.period, draft.status = base.period, base.status
        if found["verb"] == "低于":
            draft.value = -abs(draft.value)
    return True


def pair_ranks(group: list[Draft], bases: list[Draft]) -> None:
    """Give each rank the figure that is ranked; of what grew it is the growth.

    Args:
        group: the ranks behind 分别; changed in place.
        bases: as many figures before.
    """
    for draft, base in zip(group, bases, strict=True):
        grown = base.measure is Measure.GROWTH and not base.indicator.endswith("增速")
        draft.noun, draft.about = base.noun, base.about
        draft.indicator = f"{base.indicator}{'增速' if grown else ''}"
        draft.qualifier = draft.qualifier or group[0].qualifier
        draft.period, draft.status = base.period, base.status
