"""Bare measures whose owner the sentence has told in other words, and indicators that name nothing at all.

火灾死亡人数减9%,|受伤人数减3%; 全社会研发投入增长8%,|强度突破4%; 支出投向助残领域,|投入9亿元. Where nothing tells the owner
(投入1亿元, 面积30万平方米), a figure of the whole district would be a wrong one.
"""

from __future__ import annotations

import re
from functools import cache

from kg.facts.binding import Draft, State
from kg.facts.templates.campaigns import SPENT_ON, carried, without_effort
from kg.facts.templates.rate_nouns import with_harms
from kg.lexicon import alternatives, word_list, words
from kg.model.fact import Measure
from kg.model.quantity import UnitKind

_LONGEST, _SHORT = 20, 3
#: So many words may stand between what was counted and what is measured of it.
_FAR = 24
#: Sizes that do not say what has them: 厂房面积, 待偿金额.
_SIZED = re.compile("[一-鿿]{0,2}(?:面积|金额|人数|总规模|规模|普及率)")
_SIZED_TAIL = re.compile("(?:面积|金额|人数|规模)$")
#: 云岭产业基金|落户石坡: a fund, and that it came about.
_FUND = re.compile("(?P<what>[^,。;]{4,24}?基金)(?:正式)?(?:落户|设立|成立|落地|组建|启动|签约|揭牌)")
#: 云岭基金等|指标: the measures that a summing word stands for.
_SUMMED = re.compile("(?P<names>[^,。;:]{4,40}?)等(?:主要|核心|多项|各项|重点|关键)*(?:经济)?指标")
_SUMS = frozenset({"投入", "投资", "总投资", "投入资金"})
_PAID_BY = ("低保", "供养", "五保", "特困", "养老金", "抚养", "补贴", "补助")
#: 确保|安全利用率: that it is aimed at.
_MEANT = re.compile("(?:努力实现|努力使|确保|力争)(?=.{3})")
#: 中心城区|达到11平方公里: how large a town is.
_TOWN = re.compile("[一-鿿]{0,4}(?:城区|建成区|县城)")
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
    if draft.measure is Measure.SHARE and (meant := _MEANT.match(draft.indicator)) is not None:
        draft.indicator = draft.indicator[meant.end() :]
    if draft.quantity.kind is UnitKind.AREA and draft.method == "noun" and _TOWN.fullmatch(draft.indicator) is not None:
        draft.indicator = f"{draft.indicator}面积"
    last = state.last()
    alone = state.thing_at == at and not (last and last.quantity.span.start >= at)
    whole = _of_before(draft, state, alone=alone) or (_of_clause(draft, state) if alone else "")
    if whole and len(whole) <= _LONGEST + 20:
        draft.indicator = draft.noun = whole


def _of_before(draft: Draft, state: State, *, alone: bool) -> str:
    """What a figure before tells of a bare measure; `alone` where a clause without a number stands between."""
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
    if not alone and _SIZED.fullmatch(noun) is not None and (holder := _holder(draft, state)):
        return f"{holder}{noun}"
    spent = SPENT_ON.search(last.indicator) if noun in _SUMS else None
    return f"{spent['what']}{noun}" if spent is not None else ""


def _holder(draft: Draft, state: State) -> str:
    """发行债券产品7期,|融资金额21亿元: what was counted right before, and may have been measured once already."""
    for earlier in reversed(state.drafts):
        if earlier.about != draft.about or draft.evidence.start - earlier.evidence.end > _FAR:
            return ""
        if earlier.measure is Measure.LEVEL and _SIZED_TAIL.search(earlier.indicator) is not None:
            continue
        counted = earlier.measure is Measure.LEVEL and earlier.quantity.kind is UnitKind.COUNT
        fits = counted and earlier.noun.endswith(word_list("cues", "general", "holders"))
        own = len(earlier.noun) > _SHORT and draft.indicator[:2] not in earlier.noun
        return earlier.noun if fits and own and len(earlier.noun) <= _LONGEST else ""
    return ""


def _of_thing(draft: Draft, state: State) -> str:
    """建成露营集群,|经营面积7万平方米: the thing that the clause before has built, or with which it opens."""
    if draft.measure not in (Measure.LEVEL, Measure.SHARE) or _SIZED.fullmatch(draft.indicator) is None:
        return ""
    what = carried(state.before)
    if (
        what.endswith(word_list("cues", "general", "things"))
        and _SHORT < len(what) <= _LONGEST - 6
        and "、" not in what
    ):
        return what
    fund = _FUND.match(state.before) if draft.indicator.endswith("规模") else None
    return fund["what"] if fund is not None else ""


def _of_clause(draft: Draft, state: State) -> str:
    """What the clause right before, without a number, tells of a bare measure."""
    noun = draft.indicator
    if thing := _of_thing(draft, state):
        return f"{thing}{noun}"
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
