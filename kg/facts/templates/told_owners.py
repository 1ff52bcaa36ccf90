"""Bare measures whose owner the sentence has told in other words, and indicators that name nothing at all.

安全事故死亡人数下降9%,|受伤人数下降3%; 全社会研发投入增长8%,|强度突破4%; 财政支出投向民生领域,|投入90亿元. Where nothing tells the owner
(投入1亿元, 面积30万平方米), a figure of the whole district would be a wrong one.
"""

from __future__ import annotations

import re
from functools import cache

from kg.facts.binding import Draft, State
from kg.facts.templates.campaigns import SPENT_ON, without_effort
from kg.facts.templates.rate_nouns import with_harms
from kg.lexicon import alternatives, word_list, words
from kg.model.fact import Measure

_LONGEST = 20
#: 云岭基金等|指标: the measures that a summing word stands for.
_SUMMED = re.compile("(?P<names>[^,。;:]{4,40}?)等(?:主要|核心|多项|各项|重点|关键)*(?:经济)?指标")
_SUMS = frozenset({"投入", "投资", "总投资", "投入资金"})
_PAID_BY = ("低保", "供养", "五保", "特困", "养老金", "抚养", "补贴", "补助")
_OWN = re.compile("[我本全][省市县区州旗]")
_HARVEST = frozenset({"产量", "年产量", "总产量", "年总产量", "总产", "年总产"})
_PLACES = frozenset({"席位", "名额"})
#: 种植规模6万亩,|实现产值: what was measured before is no part of what the value is of.
_MEASURED = re.compile("(?<=..)(?:规模|面积)$")
_VALUES = frozenset({"产值", "年产值", "产量", "年产量"})
_NUMBERS = frozenset({"总数", "总量", "数量", "总规模"})


@cache
def _brought() -> re.Pattern[str]:
    """支持高校建设|高端平台: what is built or brought there, by the last verb of a clause."""
    return re.compile(rf".*(?:{alternatives('cues', 'general', 'bringing')})(?P<what>[^,。;的]{{4,{_LONGEST}}})")


def name_owner(draft: Draft, state: State, at: int) -> None:
    """Say of what a bare measure is, where the sentence has told it in other words.

    Args:
        draft: the figure; changed in place.
        state: what earlier clauses left.
        at: where the clause of the number begins.
    """
    if draft.about != state.place:
        return
    whole = _of_before(draft, state) or (_of_clause(draft, state) if state.thing_at == at else "")
    if whole and len(whole) <= _LONGEST + 20:
        draft.indicator = draft.noun = whole


def _of_before(draft: Draft, state: State) -> str:
    """What a figure before tells of a bare measure."""
    noun, last = draft.indicator, state.last()
    if last is None or last.about != draft.about:
        return ""
    if noun in word_list("cues", "binding", "harms"):
        told = next(
            (d.indicator for d in reversed(state.drafts) if len(with_harms([d.indicator, noun])[1]) > len(noun)), ""
        )
        return with_harms([told, noun])[1] if told.endswith(word_list("cues", "binding", "harms")) else ""
    if noun == "强度" and last.noun.endswith(("投入", "投资")):
        return f"{last.noun}{noun}"
    if noun == "标准" and last.indicator.endswith(_PAID_BY):
        return f"{last.indicator}{noun}"  # 农村低保扩面,|标准提高到
    if noun in _VALUES and (measured := _MEASURED.search(last.indicator)) is not None:
        return f"{last.indicator[: measured.start()]}{noun}"
    spent = SPENT_ON.search(last.indicator) if noun in _SUMS else None
    return f"{spent['what']}{noun}" if spent is not None else ""


def _of_clause(draft: Draft, state: State) -> str:
    """What the clause right before, without a number, tells of a bare measure."""
    noun = draft.indicator
    if noun in _PLACES and state.thing:
        return f"{state.thing}{noun}"  # 全市布局三大商圈,|占有两个席位
    if (
        draft.method == "theme"
        and (whole := re.match(rf"[一-鿿]{{2,8}}?{noun}(?=[^,。;]{{2,}})", state.before)) is not None
    ):
        return whole[0]  # 种植面积逐年扩大,|目前已达
    if noun == "指标" and (summed := _SUMMED.match(state.before)) is not None:
        return summed["names"]
    if noun in _HARVEST and "粮食" in state.before:
        return f"粮食{noun}"
    if noun in _SUMS and state.thing == state.told_of and (short := without_effort(state.thing)) != state.thing:
        return f"{short}{noun}"  # 路网建设力度加大,|总投资3亿元
    if noun in _NUMBERS and draft.measure is Measure.LEVEL:
        found = _brought().fullmatch(state.before.strip(" ,。;:"))
        return f"{found['what']}{noun}" if found is not None else ""
    return ""


def names_nothing(draft: Draft, place: int) -> bool:
    """Whether an indicator of the whole district says nothing of what is measured: 投入, 面积, 打造, 我区.

    Args:
        draft: a finished figure.
        place: the district.
    """
    noun = draft.indicator
    if draft.about != place:
        return False
    if noun in words("cues", "general", "bare") or _OWN.fullmatch(noun) is not None:
        return True
    if noun in words("cues", "general", "heads"):
        return draft.measure in (Measure.GROWTH, Measure.RANK) or draft.method == "counted"
    return draft.method == "verb" and noun in words("cues", "general", "objectless")
