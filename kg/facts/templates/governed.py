"""Deeds behind what a number counts, which the verb before the number governs: 完成15所学校设备|购置, 推进3场产销|对接会."""

from __future__ import annotations

import re

from kg.facts.binding import Bound, Spot
from kg.facts.wording.phrases import actions, clean, flow_verbs
from kg.lexicon import word_list, words

#: Verbs whose object is a deed, an event or a work, so that they govern the clause to its end.
_GOVERNING = frozenset(
    {"完成", "实施", "开展", "组织开展", "推进", "启动", "举办", "召开", "谋划", "打造", "部署", "抓好", "做好"}
)
#: Verbs of making others do something.
_CAUSING = frozenset({"推动", "支持", "引导", "鼓励", "组织", "促成", "扶持", "动员"})
#: The same at the end of what stands before a number.
_MADE_DO = re.compile("(?:推动|促进|帮助|助力|支持|引导|鼓励|促成|扶持|动员)$")
#: What opens a clause of its own, whatever verb stands before.
_APART = re.compile(
    "[,。;、()“”\\d的]|使|(?<![出转礼])让|把|将|被|对(?![接口比外标照])|向(?![导往])|为|在(?![建线岗校])|由|从|以(?![上下内及])|并(?!网)|且|均(?!衡)|都|已"
)
#: What is raised of those counted.
_RAISED = ("水平", "能力", "质量", "品质", "效能", "效率")
_HOLDING = frozenset({"举办", "开展", "召开", "组织", "组织开展", "承办"})
_EVENTS = ("仪式", "活动", "赛事", "比赛", "论坛", "会议", "大会", "对接会", "招聘会", "演出", "展览")
_COVERED = frozenset({"全覆盖", "全面覆盖", "覆盖"})
#: That it goes on says nothing more: 推进3个项目|实施.
_GOING_ON = ("实施", "推进", "开展", "进行", "进展", "进度", "落实")
_LONGEST = 10
#: 和部分村庄|规划: what else it is done to, by no number.
_AND_OTHERS = re.compile("^(?:和|及|以及|与)(?:部分|若干|一批|其他|其它|所有|全部|重点|主要)[^,。;、的\\d]{2,14}$")
#: What the next number of the list counts is its own.
_NEXT = re.compile("(?:、|以?及|和|与)(?=[\\d两二三四五六七八九十百千])")
#: Deeds that close a phrase, beside those that are works.
_PAPERS = ("规划编制", "规划", "设计", "编制", "评估", "复核", "招标", "评审")


def governed(spot: Spot, verb: str, behind: str) -> Bound | None:
    """The indicator of a count whose verb governs what stands behind the counted noun, or None.

    Args:
        spot: the number and what stands around it.
        verb: the verb before it.
        behind: the counted noun.
    """
    right = spot.right
    if verb == "剩余" and right.predicate:
        return Bound("", f"{verb}{behind}", f"{verb}{behind}{right.predicate}", "counted+predicate", 0.75)
    if spot.left.noun and right.predicate in _COVERED and not spot.left.exemplars:
        noun = f"{clean(spot.left.noun)}覆盖{clean(right.noun)}"  # 推进托育机构|20个社区|全覆盖
        return Bound("", noun, noun, "counted+covered", 0.7)
    rest = _after(spot)
    if spot.left.change and spot.before.endswith(spot.left.change) and rest.endswith(_RAISED) and len(rest) <= _LONGEST:
        return Bound("", behind, f"{spot.left.change}{behind}{rest}", "counted+action", 0.7)  # 提升3个公司|运营水平
    held = verb in _HOLDING and rest[:2] not in flow_verbs()  # 组织20个部门|开展评议活动
    if held and rest.endswith(_EVENTS) and len(rest) <= _LONGEST + 8 and not _NEXT.search(rest):
        return Bound(verb, behind, f"{verb}{behind}{rest}", "counted+action", 0.7)  # 举办5场品牌|首发、首秀仪式
    rest = _NEXT.split(rest, maxsplit=1)[0]
    made = _MADE_DO.search(spot.before)
    if made is not None and not verb and right.predicate and rest.endswith(right.predicate) and len(rest) <= _LONGEST:
        done = rest if right.predicate.startswith("“") else right.predicate  # 推动70项事项|实现“三免”
        return Bound(made[0], behind, f"{made[0]}{behind}{done}", "counted+action", 0.75)  # 促进80名学员|就业
    if not rest or len(rest) > _LONGEST + 8:
        return None
    if verb in _GOVERNING and _AND_OTHERS.match(rest) and (deed := _closing_deed(rest)):
        return Bound(verb, behind, f"{verb}{behind}{deed}", "counted+action", 0.7)
    if not right.predicate or rest in _GOING_ON or len(rest) > _LONGEST or _APART.search(rest):
        return None
    near = rest.startswith(right.predicate[:2]) or rest.endswith(right.predicate, 0, len(right.predicate) + 2)
    if right.predicate.startswith(tuple(words("cues", "verbs", "opens"))) and verb != "新增":
        return None
    if (verb in _GOVERNING and near) or (verb in _CAUSING and rest == right.predicate):
        return Bound(verb, behind, f"{verb}{behind}{rest}", "counted+action", 0.7)
    if verb == "新增" and rest == right.predicate:
        return Bound(verb, behind, f"{verb}{rest}{behind}", "counted+predicate", 0.7)  # 新增300家企业|上云
    return None


def _after(spot: Spot) -> str:
    """The words behind the counted noun, to the end of the clause."""
    at = spot.behind.find(spot.right.noun) if spot.right.noun else -1
    return spot.behind[at + len(spot.right.noun) :].strip() if at >= 0 else ""


def _closing_deed(rest: str) -> str:
    """The deed at the end of a phrase, or empty."""
    deed = next((paper for paper in _PAPERS if rest.endswith(paper)), "")
    return deed or next((rest[-n:] for n in (4, 2) if rest[-n:] in actions()), "")


def takes_in(spot: Spot, noun: str, verb: str, behind: str) -> bool:
    """Whether a general head behind a number takes the noun before it in, where something is said of both.

    Args:
        spot: the number and what stands around it.
        noun: the noun before it.
        verb: the verb before that.
        behind: the head behind it.
    """
    left = spot.left
    if not noun or verb or not spot.right.predicate or left.exemplars or left.own or left.link or len(noun) > 16:
        return False
    return behind in word_list("cues", "binding", "measures") and not left.active
