"""Whom a deed reached, where the clause before tells which deed: 改造老旧小区23个,|惠及居民4000户; 举办招聘会6场,|提供岗位900个."""

from __future__ import annotations

import re

from kg.facts.binding import Draft, State
from kg.facts.templates.bases import base_of
from kg.facts.templates.campaigns import carried
from kg.facts.templates.sizes import SPACES
from kg.facts.wording.phrases import hangs, is_action
from kg.lexicon import word_list
from kg.model.fact import Measure
from kg.model.quantity import UnitKind

#: How an indicator says that somebody is reached and does not say by what.
_REACHES = re.compile(
    "(?:直接|累计)?(?:惠及|受益(?!面)|服务(?=人次|人数|群众|居民|市民|企业|青年|老人|学生)|吸引(?:参与|参加|观众|客流|游客|市民)|带动就业|(?:辐射)?(?:带动|覆盖)(?=(?:贫困|脱贫|监测|低收入)?(?:户|农户|群众|人口|农民|村民|村$))|提供(?:就业)?岗位)[^,。;、的]{0,10}"
    "|(?:直接|累计)?惠及(?:[^,。;、的]{2,8}、){1,2}[^,。;、的]{2,8}"
)
#: Who has come to an event, or was asked to it.
_CAME = re.compile(
    "(?:累计|共)*(?:参与|参加|参赛|参展|联动|邀请)(?:的)?(?:各类)?(?:企业|人员|人数|人次|运动员|选手|高校|院校|群众|市民|居民|客商|商家|商户|机构|青年|学生|青少年|嘉宾|代表队|队伍|家庭|品牌|求职者|单位)"
)
#: A sentence of other things may lie between: what is reached stands in the next clause or the one behind it.
_FAR = 40
_LONGEST, _LONGEST_EVENT = 18, 22
_SHORTEST = 4
#: 全年累计|惠及群众: so far may the deed stand behind the beginning of its clause.
_OPENING = 7
#: What is only said of the figure before, or is money that does not say what it is for.
_BESIDE = frozenset({Measure.GROWTH, Measure.RANK, Measure.SHARE, Measure.CHANGE, Measure.DIFFERENCE})
_ONLY_MONEY = re.compile("^(?:投入|投资|安排|筹集|筹措|整合)?(?:各类|财政|专项)?(?:资金|投资|投入)?$")
#: What has people of its own, so that nothing was done for them: 企业120家,|带动就业3000人.
_HAVE = ("企业", "商户", "公司", "机构", "合作社", "市场主体", "经营主体", "家")
#: Plans and measures by their number do not say what is done.
_PAPERS = re.compile("(?:措施|举措|政策|意见|方案|办法|条例|规划|机制|体系|制度|品牌|模式|服务)$")
_DONE = re.compile("(?:完成|举办|开展|组织|实施|推进|落实|实现|启动|推动)")


def of_deed(draft: Draft, state: State, at: int) -> None:
    """Put what was done before what it brought to whom.

    Args:
        draft: the figure; changed in place.
        state: what earlier clauses left.
        at: where the clause of the number begins.
    """
    if draft.measure is not Measure.LEVEL or draft.about != state.place:
        return
    if _CAME.fullmatch(draft.indicator) is not None:
        if event := _event(draft, state, at):
            draft.indicator = f"{event}{draft.indicator}"
        return
    if _REACHES.fullmatch(draft.indicator) is None:
        return
    if state.drafts and state.drafts[-1].quantity.span.end <= at < draft.evidence.start - _OPENING:
        return  # 电网改造使|2万农民受益: the clause has told it
    within = bool(state.drafts) and state.drafts[-1].quantity.span.end > at
    told = _told(state) if state.thing_at == at else ""
    head = (_deed(draft, state) or told) if within else told or (_deed(draft, state) if state.thing_at != at else "")
    if head and len(head) <= _LONGEST and not draft.indicator.startswith(head):
        draft.indicator = f"{head}{draft.indicator}"


def _event(draft: Draft, state: State, at: int) -> str:
    """The event that was held right before: 举办“惠企茶叙”活动9场,|参与企业200家."""
    if state.thing_at == at:
        told = state.thing or carried(state.before)
    else:
        last = next((d for d in reversed(state.drafts) if _CAME.search(d.indicator) is None), None)
        near = last is not None and draft.evidence.start - last.evidence.end <= _FAR
        told = base_of(last) if last is not None and near else ""
    return (
        told
        if told.endswith(word_list("cues", "general", "events"))
        and _SHORTEST <= len(told) <= _LONGEST_EVENT
        and "、" not in told
        else ""
    )


def _deed(draft: Draft, state: State) -> str:
    """The deed that the figure before counts: 发放稳岗补贴400万元,|惠及企业60家, or the one that its row goes on with."""
    drafts = [d for d in state.drafts if d.measure not in _BESIDE and d.quantity.kind not in SPACES]
    for at in range(len(drafts) - 1, -1, -1):
        last = drafts[at]
        if last.about != draft.about or draft.evidence.start - last.quantity.span.end > _FAR:
            return ""
        if (reached := _REACHES.search(last.indicator)) is not None:  # 惠及企业60家、|惠及员工900人
            return last.indicator[: reached.start()]
        if head := _counted_deed(last):
            return head
        if not at or drafts[at - 1].quantity.unit != last.quantity.unit:
            return ""  # 加装电梯20台,累计加梯90台,|惠及居民: of the same things
    return ""


def _counted_deed(last: Draft) -> str:
    """What was done, as a figure counts it; empty where it tells of no deed."""
    if last.measure is not Measure.LEVEL or last.method in ("hanging", "own-amount", "inherited", "link+inherited"):
        return ""
    if last.quantity.kind is UnitKind.TIME or _ONLY_MONEY.match(last.indicator) or hangs(last.noun):
        return ""
    base = base_of(last).removesuffix("等")
    acted = last.verb or (last.opening and last.quantity.kind is UnitKind.COUNT)  # 开发公益岗位20类
    if not acted and last.method == "noun" and not any(is_action(base[n : n + 2]) for n in range(len(base) - 1)):
        return ""  # 从业人员600人,|服务群众2万人: a stock, and nothing that was done
    if base.endswith(_HAVE) and not last.verb.startswith(("服务", "帮助", "走访")):
        return ""
    told = last.verb and is_action(last.verb[-2:]) and not _DONE.fullmatch(last.verb) and not last.verb.startswith("新")
    return last.indicator if (told or len(base) < _SHORTEST - 1) and len(last.indicator) <= _LONGEST else base


def _told(state: State) -> str:
    """The deed that the clause before tells of without a number: 实施饮水提升工程,|惠及2万人."""
    thing = state.thing
    if len(thing) < _SHORTEST or _PAPERS.search(thing):
        return ""
    return f"“{thing}" if thing.count("“") < thing.count("”") else thing
