"""From what a rate, a rank or a move was found to be to its figures: whose they are, of which period, how they turn out."""

from __future__ import annotations

import re

from kg.facts.binding import Bound, BoundRate, ClauseContext, Draft, Spot, State
from kg.facts.templates.drafts import draft_of
from kg.facts.templates.ends_of_years import over_years
from kg.facts.times.origins import ends_movement, is_base, set_origin
from kg.model.fact import Measure, Status
from kg.model.period import Period

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
    taken = rate.method in _OF_LAST or (rate.method == "hanging-rate" and spot.about == state.place)
    about = last.about if last is not None and taken and not spot.named else spot.about
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
                if last is not None and last.measure is Measure.RANK and not draft.qualifier:
                    between = text[last.quantity.span.end : spot.quantity.span.start]
                    draft.qualifier = last.qualifier if between in ("、", "和") else ""  # 分别居全市第一、|第三
            same = last is not None and rate.method in _OF_LAST - {"inherited-rate"} and not state.own_time
            if last is not None and same and not is_base(text, last.quantity.span.start):
                end = last if rate.measure is Measure.GROWTH else draft  # 由第八位上升到|第四位
                if not (ends_movement(text, end.quantity.span.start) or over_years(text, draft, last)):
                    draft.period = last.period  # 1-8月达到97亿元,增长5%: the rate is of the same months
                elif rate.measure is not Measure.RANK:
                    draft.period = _since_origin(text, draft, last, state)
            moved = rate.method == "points" and last is not None and indicator == last.indicator
            if last is not None and (rate.method in _OF_LAST or moved) and draft.status is Status.ACTUAL:
                draft.status, draft.commitment = last.status, last.commitment  # 预期达到580亿元,增长8%
            set_origin(text, draft, spot, state)
            drafts.append(draft)
    return drafts


#: What says that a rate is of one year, whatever movement was told before.
_OF_A_YEAR = re.compile("同比|环比|上年|去年|当年|年均|平均")


def _since_origin(text: str, draft: Draft, last: Draft, state: State) -> Period | None:
    """The years of a growth behind a movement: 从2016年的120亿元升至300亿元,|增长1.5倍 is since the year that was named."""
    period, origin = draft.period, state.origin
    if period is None or origin is None or draft.measure not in (Measure.GROWTH, Measure.RATIO):
        return period
    if period != Period.of_year(period.year) or not origin.year < period.year - 1:
        return period
    begun = any(d.period == origin and d.indicator == last.indicator for d in state.drafts)
    if not begun or _OF_A_YEAR.search(text, last.quantity.span.end, draft.quantity.span.start):
        return period
    return Period.of_years(origin.year + 1, period.year)
