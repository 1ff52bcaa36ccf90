"""From what a rate, a rank or a move was found to be to its figures: whose they are, of which period, how they turn out."""

from __future__ import annotations

import re

from kg.facts.binding import Bound, BoundRate, ClauseContext, Draft, Spot, State
from kg.facts.templates.drafts import draft_of
from kg.facts.templates.ends_of_years import over_years
from kg.facts.times.origins import ends_movement, is_base, set_origin
from kg.model.fact import Measure, Status

#: In which larger place a rank holds, right before it.
_WITHIN = re.compile("(?P<whole>全[国省市州]|全球|世界)(?:各?[区县市]+)?(?:第|前)?$")
_NEAR = 7
#: Measures taken over with the figure that they are said of.
_OF_LAST = frozenset(
    {"growth-of-last", "speed-of-last", "share-of-last", "rank-of-last", "inherited-rate", "difference", "copied"}
)


def rate_drafts(rate: BoundRate | None, spot: Spot, context: ClauseContext, state: State, text: str) -> list[Draft]:
    """The figures of a rate, a rank or a move, one for each indicator.

    Args:
        rate: what the templates made of the number, or None.
        spot: the number and what stands around it.
        context: period and status of its clause.
        state: what earlier clauses left.
        text: the view.
    """
    if rate is None:
        return []
    last = state.last()
    about = last.about if last is not None and rate.method in _OF_LAST and not spot.named else spot.about
    drafts = []
    for indicator in rate.indicators:
        if indicator:
            bound = Bound(spot.left.verb, indicator, indicator, rate.method, rate.confidence)
            draft = draft_of(spot, bound, context, 0, about=about)
            draft.measure, draft.qualifier = rate.measure, rate.qualifier
            draft.value *= rate.sign
            if rate.measure is Measure.RANK and not draft.qualifier:
                within = _WITHIN.search(text, max(0, spot.quantity.core.start - _NEAR), spot.quantity.core.start)
                draft.qualifier = within["whole"] if within is not None else ""  # 三项指标稳居|全市第一
            same = last is not None and rate.method in _OF_LAST - {"inherited-rate"} and not state.own_time
            if last is not None and same and not is_base(text, last.quantity.span.start):
                end = last if rate.measure is Measure.GROWTH else draft  # 由第八位上升到|第四位
                if not (ends_movement(text, end.quantity.span.start) or over_years(text, draft, last)):
                    draft.period = last.period  # 1-8月达到97亿元,增长5%: the rate is of the same months
            moved = rate.method == "points" and last is not None and indicator == last.indicator
            if last is not None and (rate.method in _OF_LAST or moved) and draft.status is Status.ACTUAL:
                draft.status, draft.commitment = last.status, last.commitment  # 预期达到580亿元,增长8%
            set_origin(text, draft, spot, state)
            drafts.append(draft)
    return drafts
