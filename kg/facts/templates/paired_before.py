"""Values whose nouns a number or a clause before tells: 甲业、乙业|两个集群营收分别超过31亿元、26亿元."""

from __future__ import annotations

import re

from kg.facts.binding import Draft, State
from kg.facts.clauses import Clause
from kg.facts.templates.shared_tails import LAST_ADVERBS, SEPARATOR
from kg.facts.templates.sizes import COUNTED
from kg.model.fact import Measure
from kg.model.quantity import UnitKind

_SHORT = 8
_BOUNDARY = re.compile("[,。;:]")
#: Of which rank all of them are, which says nothing of each.
_GRADE = re.compile("^(?:国家级|省级|市级|县级|区级|百亿级?|千亿级?|大|重点|主导|特色)+(?=..)")


def members_told(text: str, state: State, group: list[Draft], start: int, at: int) -> list[str]:
    """The nouns of a run of values, where a number before sums up what they are of; else empty.

    Args:
        text: the view.
        state: the figures of the sentence so far.
        group: the values.
        start: where their clause begins.
        at: where 分别 stands.
    """
    measured = LAST_ADVERBS.sub("", text[start:at].strip(",、 "))
    for draft in reversed(state.drafts):
        number = draft.quantity
        if number.core.start >= at or number.kind not in COUNTED:
            continue
        if number.core.start >= start:
            measured = ""  # the number stands in the same clause, and so does what is measured
        elif not measured or len(measured) > _SHORT or SEPARATOR.search(measured):
            return []
        if number.value == len(group) and (listed := _listed_before(text, state, number.span.start, len(group))):
            head = draft.noun if measured else LAST_ADVERBS.sub("", text[number.span.end : at])
            if not head:
                return []
            head = _GRADE.sub("", head)
            return [f"{item}{'' if item[-1] == head[0] and measured else head}{measured}" for item in listed]
        parts = SEPARATOR.split(draft.noun)
        if measured and len(parts) == len(group) and min(map(len, parts)) > _SHORT // 2 - 1:
            return [f"{part}{measured}" for part in parts]  # 36件居民建议和商户提案办结,|满意率分别达98%和99%
        return []
    return []


def _listed_before(text: str, state: State, end: int, count: int) -> list[str]:
    """The items of a list right before a number, as many as it says; else empty."""
    begin = max((found.end() for found in _BOUNDARY.finditer(text, state.sentence_start, end)), default=0)
    items = SEPARATOR.split(text[max(begin, state.sentence_start) : end])
    fit = len(items) == count and all(1 < len(item) <= _SHORT + 2 for item in items)
    return items if fit else []


def grown_before(text: str, state: State, group: list[Draft], start: int) -> list[Draft]:
    """The rates of the clause before, one for each of a run of levels: 甲、乙分别增长8%、9%,|达到30亿元和40亿元.

    Args:
        text: the view.
        state: the figures of the sentence so far.
        group: the levels.
        start: where their clause begins.
    """
    begin = max((found.end() for found in _BOUNDARY.finditer(text, state.sentence_start, start - 1)), default=0)
    before = [d for d in state.drafts if begin <= d.quantity.core.start < start]
    fit = len(before) == len(group) > 1 and all(d.measure is Measure.GROWTH for d in before)
    one_noun = len({(d.about, d.indicator) for d in before}) < len(before)
    return before if fit and not one_noun and all(d.measure is Measure.LEVEL for d in group) else []


def rated(group: list[Draft], rate: str) -> list[str]:
    """38件建议和提案全部办结,|满意率分别达到96%和99%: a rate of each of those of which the figure before tells; else empty.

    Args:
        group: the rates.
        rate: what they are called.
    """
    said = group[0].indicator
    if group[0].method not in ("hanging-rate", "hanging") or not rate or not said.endswith(rate):
        return []
    parts = [part for part in SEPARATOR.split(said.removesuffix(rate)) if part]
    return [f"{part}{rate}" for part in parts] if len(parts) == len(group) > 1 else []


def after_rates(state: State, until: int) -> bool:
    """Whether the figures right before are rates: 开工率、到位率分别为76%、43%,|分别提高5个和8个百分点.

    Args:
        state: the figures of the sentence so far.
        until: before which place they stand.
    """
    before = [d for d in state.drafts if d.quantity.core.start < until]
    return bool(before) and before[-1].measure is Measure.SHARE


def pair_units(text: str, state: State, group: list[Draft], at: int) -> bool:
    """Pair changes of several units with what was measured in them; whether that was done.

    优良率90%,PM2.5浓度31微克/立方米,|分别改善2个百分点和3微克/立方米: points are of the rate, micrograms of the concentration.

    Args:
        text: the view.
        state: the figures of the sentence so far.
        group: the changes; changed in place.
        at: where 分别 stands.
    """
    if group[0].measure is not Measure.CHANGE or len({d.quantity.unit for d in group}) < len(group):
        return False
    told = [d for d in reversed(state.drafts) if d.quantity.core.start < at]
    bases = [next((b for b in told if _measures(b, draft)), None) for draft in group]
    if any(base is None for base in bases):
        return False
    better = "改善" in text[at : group[0].quantity.span.start]
    for draft, base in zip(group, bases, strict=True):
        if base is not None:
            draft.noun, draft.indicator, draft.about = base.noun, base.indicator, base.about
            draft.measure = Measure.CHANGE
            if better and base.indicator.endswith("浓度"):
                draft.value = -abs(draft.value)
    return True


def _measures(base: Draft, draft: Draft) -> bool:
    """Whether a change is measured in the unit of a level, points in that of a rate."""
    if draft.quantity.kind is UnitKind.POINTS:
        return base.measure is Measure.SHARE and base.quantity.kind is UnitKind.PERCENT
    return base.measure is Measure.LEVEL and base.quantity.unit == draft.quantity.unit


#: What links a rate to its value.
_IS = re.compile("(?:分别|均|已)?(?:达到?|为|约|近|超过?|[提升]高?[到至]|占)*$")


def pair_rates(text: str, own: list[Draft], state: State, clause: Clause) -> None:
    """分别完成120亿元、4亿元、76万美元,增长6%、8.2%、117.1%: as many rates as levels before, in their order."""
    rates = [d for d in own if d.measure is not Measure.LEVEL]
    if len(rates) < 2 or len(rates) != len(own) or any(d.method != "copied" for d in rates[1:]):
        return
    levels = [d for d in state.drafts if d.quantity.core.start < clause.start and d.measure is Measure.LEVEL]
    if len(levels) >= len(rates):
        said = _IS.sub("", text[clause.start : rates[0].quantity.span.start])
        share = said if rates[0].measure is Measure.SHARE and said.endswith(("占比", "率", "比例", "比重")) else ""
        for draft, base in zip(rates, levels[-len(rates) :], strict=True):
            draft.noun, draft.indicator, draft.about = base.noun, base.indicator, base.about
            if share:  # 公办校、民办校增至20所、35所,|在校学生占比50%、90%
                draft.indicator = f"{base.noun}{share}"
