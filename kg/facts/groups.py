"""分别: several values for several indicators, paired in order."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.facts.binding import Draft, State
from kg.facts.clauses import Clause
from kg.lexicon import table
from kg.model.fact import Measure

Listed = Callable[[int, int], list[int] | None]
_OF_PLACES = re.compile(
    r"(?P<places>[^,。;、的有是]{2,8}(?:(?:、|和|与)[^,。;、的]{2,8})+)(?:的|,)(?P<noun>[^,。;、]{2,14}?)$"
)
_SECTORS = re.compile("第一、第?二、第?三产业")
_SEPARATOR = re.compile("、|和|与|及|以及")
_MEASURE_NOUN = re.compile(
    r"(?:营业收入|主营业务收入|人均可支配收入|人均纯收入|可支配收入|总产值|增加值|销售额|零售额|交易额|产量|存栏|出栏|饲养量|投资|收入|税收|面积|数量|浓度|能耗|覆盖率|占比|比例|人数|贷款|指数|总量|产值|额|率)$"
)


def respectively(text: str, clause: Clause, state: State, listed: Listed) -> list[Draft]:
    """Pair the figures of a clause that says 分别 with the indicators before them; all figures of the clause come back.

    Args:
        text: the view.
        clause: the clause.
        state: the figures of the sentence so far, those of the clause last.
        listed: tells for a list of names (from, to) which things they are, or None where one is no name.
    """
    own = [d for d in state.drafts if clause.start <= d.quantity.core.start < clause.end]
    at = text.find("分别", clause.start, clause.end)
    if at < 0:
        _pair_rates(own, state, clause)
        return own
    group = [d for d in own if d.quantity.core.start > at]
    if len(group) < 2:
        return own
    if _pair_places(text, at, max(state.sentence_start, clause.start - 60), group, listed):
        return own
    before = (
        text[clause.start : at].strip(",、 ") or text[state.sentence_start : clause.start].strip(",、 ").split(",")[-1]
    )
    items = _items(before, len(group))
    if items:
        for draft, item in zip(group, items, strict=True):
            draft.noun = draft.indicator = item
            _share(draft, group[0])
        return own
    earlier = [d for d in state.drafts if d.quantity.core.start < clause.start and d.measure is Measure.LEVEL]
    if len(earlier) >= len(group):
        for draft, base in zip(group, earlier[-len(group) :], strict=True):
            draft.noun, draft.indicator, draft.about = base.noun, base.indicator, base.about
            _share(draft, group[0])
    return own


def _pair_rates(own: list[Draft], state: State, clause: Clause) -> None:
    """分别完成120亿元、4亿元、76万美元,增长6%、8.2%、117.1%: as many rates as levels before, in their order."""
    rates = [d for d in own if d.measure is not Measure.LEVEL]
    if len(rates) < 2 or len(rates) != len(own) or any(d.method != "copied" for d in rates[1:]):
        return
    levels = [d for d in state.drafts if d.quantity.core.start < clause.start and d.measure is Measure.LEVEL]
    if len(levels) >= len(rates):
        for draft, base in zip(rates, levels[-len(rates) :], strict=True):
            draft.noun, draft.indicator, draft.about = base.noun, base.indicator, base.about


def _pair_places(text: str, at: int, start: int, group: list[Draft], listed: Listed) -> bool:
    """龙口、牟平的采购规模分别为3.26亿元和2.63亿元: one value for each place or firm of a list."""
    match = _OF_PLACES.search(text, start, at)
    if match is None:
        return False
    things = listed(match.start("places"), match.end("places"))
    if things is None or len(things) != len(group):
        return False
    for draft, thing in zip(group, things, strict=True):
        draft.about = thing
        draft.noun = draft.indicator = match["noun"]
        _share(draft, group[0])
    return True


def _share(draft: Draft, first: Draft) -> None:
    """The later values of a group are measured as the first is: 分别增长11.3%、60%."""
    if draft is not first and draft.quantity.kind is first.quantity.kind:
        if first.value < 0 < draft.value:
            draft.value = -draft.value
        draft.measure = first.measure
        draft.qualifier = draft.qualifier or first.qualifier


def _items(words: str, count: int) -> list[str]:
    """The coordinated nouns before 分别, as many as there are values, with shared heads and tails restored."""
    words = re.sub(r"^.*(?:带动|推动|使|实现|其中)", "", words)
    if count == 3 and (sectors := _SECTORS.search(words)) is not None:
        return [f"第{number}产业{words[sectors.end() :]}" for number in "一二三"]
    for pair, members in table("pairs")["pairs"].items():
        if count == len(members) and (place := words.find(pair)) >= 0 and not _SEPARATOR.search(words):
            return [words[:place] + member + words[place + len(pair) :] for member in members]
    parts = [p for p in _SEPARATOR.split(words) if p]
    if len(parts) != count:
        return []
    tail = _MEASURE_NOUN.search(parts[-1])
    if tail is not None:
        whole = tail[0]
        parts = [p if _MEASURE_NOUN.search(p) else p + whole for p in parts]
    return parts
