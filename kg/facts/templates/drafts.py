"""From a draft to a figure: positions in the source, values in the base unit; and how far its words reach."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.facts.binding import Bound, ClauseContext, Draft, Spot
from kg.facts.templates.sizes import SPACES
from kg.facts.templates.thresholds import comparator_of
from kg.facts.templates.value_heads import AGGREGATE
from kg.facts.times.base_years import base_of, term_before, years_ago
from kg.facts.times.repeated import how_often
from kg.facts.wording.phrases import actions, clean
from kg.facts.wording.right import acts
from kg.lexicon import words
from kg.model.document import View
from kg.model.fact import Figure, Measure
from kg.model.period import Period
from kg.model.quantity import Quantity, UnitKind
from kg.model.span import Span

#: Measures that set what there is against what there was.
_COMPARES = frozenset({Measure.GROWTH, Measure.CHANGE, Measure.RATIO})
#: So much behind a row says that it changed.
_BEHIND = 16
_CHANGED = re.compile("[^,。;]{0,10}?(?:至|到|为)")
#: What may stand between 年均 and its number: 年均增长6.2%, 年均分别增长6%、7%和8%, 年均引进人才300名; 年均浓度 is a mean of its own.
_YEARLY = re.compile(r"年(?:平)?均(?!浓度|值|优良|气温|降[雨水]|水位)[^,。;:!?()]{0,16}[\d.%、和与及]{0,24}$")
#: 农民收入|年均|增加1200元, but no 年均浓度.
_MEAN = re.compile("(?<=..)年均(?=$|新?增|减)")
#: So far before a number is 年均 looked for.
_YEARLY_BEFORE = 44


def figure_of(draft: Draft, view: View) -> Figure:
    """The figure that a finished draft states.

    Args:
        draft: what the templates made of a number.
        view: the text in which its positions count.
    """
    q = draft.quantity
    yearly = is_yearly(view.text, q.core.start)
    indicator = _MEAN.sub("", draft.indicator) if yearly else draft.indicator
    yearly = yearly and "年均" not in indicator and "年平均" not in indicator  # but 人均收入|年均|增长9.7%
    often = "年均" if yearly else how_often(view.text, q.core.start, indicator)
    turned = draft.value < 0 < q.value  # 下降15%以上
    return Figure(
        about=draft.about,
        indicator=indicator,
        measure=draft.measure,
        value=draft.value,
        unit=q.unit,
        kind=q.kind,
        normal=-q.normal if turned else q.normal,
        normal_unit=q.normal_unit,
        comparator=draft.comparator.mirrored if turned else draft.comparator,
        upper=q.upper,
        period=draft.period,
        status=draft.status,
        evidence=view.source_span(*draft.evidence),
        number=view.source_span(*q.core),
        commitment=draft.commitment,
        deadline=draft.deadline,
        qualifier=f"{draft.qualifier},{often}".strip(","),
        exemplars=draft.exemplars,
        confidence=draft.confidence,
        method=draft.method,
        base=_base(view.text, draft) if draft.measure in _COMPARES else None,
    )


def _base(text: str, draft: Draft) -> Period | None:
    """The year with which a figure compares, by its number or by how long ago it was."""
    start = draft.quantity.core.start
    return base_of(text, start) or years_ago(text, start, draft.period) or term_before(text, start, draft.period)


def is_yearly(text: str, start: int) -> bool:
    """Whether a number is the average of several years; 增长8.1% over five years is another thing than 年均增长8.1%."""
    if text.find("均", max(0, start - _YEARLY_BEFORE), start) < 0:
        return False
    return _YEARLY.search(text, max(0, start - _YEARLY_BEFORE), start) is not None


def said_until(spot: Spot, bound: Bound) -> int:
    """Where the words end that are said of a number; what the next number counts is not among them."""
    if bound.method.endswith(("predicate", "action")) and not acts(spot.right):
        return spot.right.predicate_end
    if bound.method == "part-behind":
        return spot.quantity.span.end + spot.behind.find(bound.noun) + len(bound.noun)
    if bound.method == "counted+rate":
        return spot.right.end - len(clean(spot.right.noun)) + len(bound.noun)
    return spot.right.end


def draft_of(
    spot: Spot,
    bound: Bound,
    context: ClauseContext,
    end: int,
    *,
    about: int | None = None,
    start: int | None = None,
) -> Draft:
    """The draft of a number as a template binds it; a level, until something says otherwise.

    Args:
        spot: the number where it stands.
        bound: what the template makes of it.
        context: the period and the status of the clause.
        end: where the words of the fact end.
        about: the thing that it is of, where it is not that of the clause.
        start: where the words of the fact begin, where that is not with the words before the number.
    """
    quantity = spot.quantity
    begin = min(spot.left.start if start is None else start, quantity.span.start)
    return Draft(
        quantity=quantity,
        about=spot.about if about is None else about,
        verb=bound.verb,
        noun=bound.noun,
        indicator=bound.indicator,
        measure=Measure.LEVEL,
        period=context.period,
        status=context.status,
        evidence=Span(begin, max(end, quantity.span.end)),
        value=quantity.value,
        comparator=comparator_of(quantity, spot.before),
        commitment=context.commitment,
        deadline=context.deadline,
        confidence=bound.confidence,
        method=bound.method,
        noun_end=said_until(spot, bound),
        predicate=spot.right.predicate,
        opening=spot.left.verb or spot.left.acting,
    )


def sector_draft(name: str, spot: Spot, context: ClauseContext) -> Draft:
    """三次产业结构调整为11:40:49: the share of the part that a number of the row stands for.

    Args:
        name: what the share is called.
        spot: the number.
        context: period and status.
    """
    draft = draft_of(spot, Bound("", name, name, "sector", 0.85), context, 0, about=spot.about)
    draft.measure = Measure.SHARE
    return draft


def over_row(row: re.Match[str], spot: Spot, text: str) -> Spot:
    """The row as if it were one number: 由上年的|12:41:47|调整为11:40:49."""
    whole = replace(spot.quantity, span=Span(row.start(), row.end()))
    behind = text[row.end() : row.end() + _BEHIND]
    return replace(spot, quantity=whole, behind="调整为" if _CHANGED.match(behind) else behind)


def measure_of_amount(change: str, noun: str, quantity: Quantity) -> tuple[Measure, int]:
    """An amount behind 增加 is a change, not a level: 优良天数增加57天.

    Args:
        change: the verb of change before the number, or empty.
        noun: the noun before that.
        quantity: the number.
    """
    counted = quantity.kind is UnitKind.COUNT
    scored = quantity.unit == "分"  # 得分93分,|提升|2分: nothing is done to a score
    if quantity.kind in SPACES and change == "提升" and not AGGREGATE.search(noun):
        return Measure.LEVEL, 1  # 林果品质提升|5万亩
    if change in words("cues", "growth", "deeds_too") and (
        noun[-2:] in actions() or (not noun and not scored) or (counted and noun[-1:] not in "数量")
    ):
        return Measure.LEVEL, 1  # 管网改造|提升|60公里: a deed, not a rise
    if change in words("cues", "growth", "risen"):
        return Measure.CHANGE, 1
    if change in words("cues", "growth", "fallen"):
        return Measure.CHANGE, -1
    return Measure.LEVEL, 1
