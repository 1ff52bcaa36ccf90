"""Measures that open with a deed or with work on a field, where the sentence has told whose it is.

旧衣分类参与率85%,|分类回收量90吨; 新种茶树900亩,|种植总面积2万亩; 推进旧衣强制回收,|回收覆盖率70%; 完成城市更新立项6个,|开工4个项目.
"""

from __future__ import annotations

import re

from kg.facts.binding import Draft, State
from kg.facts.templates.campaigns import carried
from kg.facts.wording.phrases import flow_verbs, is_action
from kg.lexicon import words
from kg.model.fact import Measure
from kg.model.quantity import UnitKind

_LONGEST, _SHORTEST = 18, 2
#: So many words may stand between what was measured and the next measure of it.
_FAR = 24
#: What is measured of a deed, which stands before it in two letters or four.
_MEASURE = re.compile(
    "(?P<deed>[一-鿿]{2}|[一-鿿]{4})(?:[一-鿿]{0,3}(?:量|率|收益|金额|收入|产值|比例|总面积|面积|规模))(?:每[天年月])?"
)
#: A quoted aim, and the clause before that has its fellow.
_AIM = re.compile("“[^“”]{2,5}”")
_PAIR = re.compile("[,;]?(?:继续|持续|坚决)?(?:保持|确保|实现|坚持)(?P<of>[一-鿿]{0,8})“[^“”]{2,5}”[,;]?")
_CONTROLLED = re.compile("[,;]?(?:[一-鿿]{2})?(?:严控|严管|控制|查处|整治|遏制)(?P<of>[一-鿿]{2,8})[,;]?")
#: How much land is under it, by now.
_PLANTED = re.compile("(?:种植|栽植|栽培|养殖)(?:总)?(?:面积|规模)")
#: What was put down anew.
_ANEW = re.compile("^(?:新|累计|全年|今年)*(?:发展|种植|栽植|栽种|种|栽|扩种)*")
#: Work that is always on something, so that nobody measures it as such.
_FIELDS = frozenset({"分类", "养殖", "种植", "栽培", "分类回收", "回收利用"})
#: What is no thing of its own before a deed.
_ADDED = ("新增", "实现", "完成", "再", "其中", "累计")
#: 城市更新计划|立项, 旧村改造|规划审批: how far works have come before they begin.
_PAPERS = re.compile("(?:单元)?(?:专项|年度)?(?:计划|规划|区级规划)*(?:立项|审批|报批|批复)$")
_WORKS = re.compile("[一-鿿]{2,6}(?:更新|改造|整备|整治)")
#: 新开工|项目, 完成|项目|规划验收: the works themselves.
_STAGES = re.compile(
    "(?P<verb>(?:新|累计|完成|全面)*(?:开工|动工|竣工|完工|开工建设|启动|实施|建成|完成))(?P<rest>项目(?:(?:[一-鿿]{2})?验收|供地|用地出让)?)"
)


def of_stem(draft: Draft, state: State, at: int) -> None:
    """Put what a measure is of before it, where the sentence has said it together with the same deed.

    Args:
        draft: the figure; changed in place.
        state: what earlier clauses left.
        at: where the clause of the number begins.
    """
    if draft.about != state.place:
        return
    if draft.measure is Measure.LEVEL and (stage := _STAGES.fullmatch(draft.indicator)) is not None:
        if works := _works(state):
            draft.indicator, draft.noun = f"{stage['verb']}{works}{stage['rest']}", f"{works}{stage['rest']}"
        return
    head = _quoted(draft, state) or _planted(draft, state) or _front(draft, state) or _done(draft, state)
    if head and len(head) <= _LONGEST:
        draft.indicator = draft.noun = f"{head}{draft.indicator}"


def _quoted(draft: Draft, state: State) -> str:
    """保持积案“零新增”,|“减旧案”90件; 严控违法占地,保持“零新增”,|“减存量”40亩: what the first of a pair of quoted aims is of."""
    if _AIM.fullmatch(draft.indicator) is None or not state.told or (pair := _PAIR.fullmatch(state.told[-1])) is None:
        return ""
    if pair["of"] or len(state.told) < 2:
        return pair["of"]
    controlled = _CONTROLLED.fullmatch(state.told[-2])
    return controlled["of"] if controlled is not None else ""


def _planted(draft: Draft, state: State) -> str:
    """新种茶树900亩,|种植总面积2万亩: what was planted."""
    last = state.last()
    if last is None or draft.measure is not Measure.LEVEL or _PLANTED.fullmatch(draft.indicator) is None:
        return ""
    if last.quantity.kind is not UnitKind.AREA or last.measure is not Measure.LEVEL or last.about != draft.about:
        return ""
    crop = _ANEW.sub("", last.noun)
    return crop if _SHORTEST <= len(crop) <= 8 and not crop.endswith(("面积", "规模", "工程", "项目", "地")) else ""


def _front(draft: Draft, state: State) -> str:
    """生活垃圾|分类参与率85%,|分类回收量90吨: what stands before the same deed in the figure before."""
    measured, last = _MEASURE.fullmatch(draft.indicator), state.last()
    if (
        measured is None
        or measured["deed"] not in _FIELDS
        or last is None
        or draft.evidence.start - last.evidence.end > _FAR
    ):
        return ""
    told = next((d for d in reversed(state.drafts) if d.indicator.find(measured["deed"]) >= _SHORTEST), None)
    if told is None or told.about != draft.about or draft.evidence.start - told.evidence.end > _FAR * 2:
        return ""
    front = told.indicator[: told.indicator.find(measured["deed"])].removeprefix("市民").removeprefix("居民")
    named = len(front) >= _SHORTEST and not front.endswith(_ADDED) and front not in flow_verbs()
    return front if named and "的" not in front and "占" not in front else ""


def _done(draft: Draft, state: State) -> str:
    """推进旧衣强制回收,建好网点,|回收覆盖率70%: what a clause of the sentence says to be done."""
    measured = _MEASURE.fullmatch(draft.indicator)
    if measured is None or not draft.indicator.endswith(("率", "比例")):
        return ""
    for clause in reversed(state.told):
        what = carried(clause)
        if what.endswith(measured["deed"]) and len(what) - len(measured["deed"]) >= _SHORTEST:
            return what.removesuffix(measured["deed"])
    return ""


def _works(state: State) -> str:
    """The works of which the sentence has counted the permits: 城市更新|计划立项9个."""
    permits = next(
        (d for d in state.drafts if _PAPERS.search(d.indicator) is not None and d.about == state.place), None
    )
    if permits is None:  # 开工|城市更新项目4个、完成|5个项目规划验收
        last = state.last()
        found = _WORKS.match(last.noun) if last is not None and last.noun.endswith("项目") else None
        return _named(found[0]) if found is not None else ""
    for told in (permits.indicator, *reversed(state.told), *(d.indicator for d in state.drafts)):
        found = _WORKS.search(told)
        if found is not None and (works := _named(found[0])):
            return works
    return ""


def _named(works: str) -> str:
    """Works without the verbs before them: 完成|城市更新."""
    while works[:2] in flow_verbs() or works[:2] in words("cues", "general", "carrying"):
        works = works[2:]
    return works if len(works) >= 4 and not is_action(works) else ""
