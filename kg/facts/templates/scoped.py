"""What limits the things that are measured, where the sentence has said it with another number.

总投资60亿元的12个项目开工: the sum is that of the works that were begun; 带动农户800户,|户均增收6000元: the gain of those
households; 完成危房改造30户,|抗震改造12户: of the same houses; 整治违规用地90亩,|整治面积居全市首位: of that land.
"""

from __future__ import annotations

import re
from functools import cache

from kg.facts.binding import Draft, State
from kg.facts.templates.campaigns import ANY_MONEY, MONEY_FOR, without_effort
from kg.facts.wording.phrases import flow_verbs, is_action, light_verbs
from kg.lexicon import alternatives, words
from kg.model.fact import Measure
from kg.model.quantity import UnitKind

_LONGEST, _SHORTEST = 18, 3
#: So many words may stand between those who gain and what they gain.
_FAR = 24
#: What households and people have more of by what was done for them.
_GAIN = re.compile("(?:户均|人均)(?:年|每年|可|实现|月)*(?:增收|增加收入|分红|获利|受益)")
#: Those of whom it is told, by the last word of their noun.
_WHO = re.compile("(?:农户|户|人口|人员|群众|农民|村民|居民|职工|劳动力|妇女|社员)$")
#: What is measured of a deed.
_EXTENT = re.compile("(?P<deed>[一-鿿]{2})(?:总)?(?:面积|户数|人数|里程|长度|数量|总量)")
#: How far works have come: they are the same works.
_STAGE = re.compile("(?:施工|开工|完工|封顶|竣工)$")
#: 带动近800|农户, as a clause without a number of things has it.
_REACHED = re.compile("(?P<verb>带动|覆盖|惠及|帮助|吸纳)[约近超]?[\\d.]+[万余多]*(?P<who>[一-鿿]{2,8})[ ,;]*$")
#: 完成|改造|项目.
_WORKS_DONE = re.compile(
    "(?P<front>(?:完成|实施|启动|推进|累计|新)*)(?P<deed>[一-鿿]{2})(?P<noun>项目|工程|村|村庄|小区|社区|学校)"
)
_WORKS = frozenset({"项目", "工程"})
#: Counts that may tell which of all works are meant.
_COUNTED = ("counted", "counted+predicate")


@cache
def _bare_deed() -> re.Pattern[str]:
    """A deed by how it is done, which does not say to what: 深度治理, 主体施工."""
    return re.compile(rf"(?:{alternatives('cues', 'general', 'hows')})(?P<deed>[一-鿿]{{2}})")


def say_scope(text: str, draft: Draft, state: State, at: int) -> None:
    """Say what limits the things that a figure is of, where the figure before has told it.

    Args:
        text: the view.
        draft: the figure; changed in place.
        state: what earlier clauses left.
        at: where the clause of the number begins.
    """
    last = state.last()
    if last is not None and last.method == "ahead":
        _limit_sum(last, draft)
    if draft.about != state.place:
        return
    alone = state.thing_at == at and not (last and last.quantity.span.start >= at)  # a clause without a number between
    head = ""
    if last is not None and last.about == draft.about and not alone:
        head = _who_gain(draft, last) or _same_objects(text, draft, last) or _done_to(draft, last)
    elif alone:
        head = _told_gain(draft, state) or _told_extent(draft, state)
        _say_works(draft, state)
    if head and len(head) <= _LONGEST and not draft.indicator.startswith(head):
        noun = f"{head}{draft.indicator}"
        draft.noun = head if _STAGE.search(draft.indicator) else noun  # 危房改造主体施工60户、|开工90户
        draft.indicator = noun


def _limit_sum(total: Draft, counted: Draft) -> None:
    """总投资60亿元的|12个项目签约: the sum is not that of all projects."""
    which = counted.indicator.removesuffix(counted.noun)
    if counted.noun in _WORKS and counted.method in _COUNTED and which and total.indicator.startswith(counted.noun):
        total.indicator = f"{which}{total.indicator}"


def _who_gain(draft: Draft, last: Draft) -> str:
    """带动农户800户,|户均增收6000元; 投入产业扶贫资金900万元,|人均增收300元."""
    if draft.measure is not Measure.LEVEL or _GAIN.fullmatch(draft.indicator) is None:
        return ""
    if draft.evidence.start - last.evidence.end > _FAR or last.measure is not Measure.LEVEL:
        return ""
    if last.quantity.kind is UnitKind.MONEY:
        spent = MONEY_FOR.fullmatch(last.indicator)
        whose = spent["what"].removeprefix(last.verb) if spent is not None else ""
        return whose if spent is not None and ANY_MONEY.fullmatch(spent["what"]) is None else ""
    return last.indicator if _WHO.search(last.indicator) is not None else ""


def _same_objects(text: str, draft: Draft, last: Draft) -> str:
    """完成危房改造30户,|抗震改造12户: what the deed before is done to, where a deed says only how it is done."""
    found = _bare_deed().fullmatch(draft.indicator) if draft.measure is Measure.LEVEL is last.measure else None
    if found is None or not _is_deed(found["deed"]):
        return ""
    between = text[last.quantity.span.end : draft.evidence.start]
    if between not in ("、", ",") or draft.quantity.kind is not last.quantity.kind:
        return ""
    if draft.quantity.unit.lstrip("万亿") != last.quantity.unit.lstrip("万亿"):
        return ""
    what = last.noun or last.indicator
    if _STAGE.search(found["deed"]) is not None:
        return what
    short = what
    while len(short) > 3 and _is_deed(short[-2:]):
        short = short[:-2]
    verb = last.verb or last.opening
    if short == what and (not verb or verb in light_verbs()):
        return ""
    short = short.removeprefix(verb)
    return short.removesuffix(next((how for how in words("cues", "general", "hows") if short.endswith(how)), ""))


def _done_to(draft: Draft, last: Draft) -> str:
    """整治违规用地90亩,|整治面积居全市首位: what that was done to."""
    found = _EXTENT.fullmatch(draft.indicator)
    if found is None or last.measure is not Measure.LEVEL or (deed := found["deed"]) in light_verbs():
        return ""
    if deed in words("cues", "binding", "whole_deeds"):
        return ""  # 扶贫项目30个,|脱贫户数: nothing is done to anything
    front, _, what = last.indicator.rpartition(deed)  # 清查|整治|违规用地
    own = len(what) >= _SHORTEST and "、" not in what and what not in draft.indicator and what != last.indicator
    verbs = not front or _is_deed(front) or (len(front) == len(deed) and is_action(deed))
    return what if own and verbs else _object(last.noun, deed)


def _told_gain(draft: Draft, state: State) -> str:
    """带动近800农户,|户均增收6000元: those are no number of any measure word."""
    if draft.measure is not Measure.LEVEL or _GAIN.fullmatch(draft.indicator) is None:
        return ""
    found = _REACHED.search(state.before)
    return f"{found['verb']}{found['who']}" if found is not None else ""


def _told_extent(draft: Draft, state: State) -> str:
    """开展旧区管网改造工作,|改造户数90户: what the clause before says to be done."""
    found = _EXTENT.fullmatch(draft.indicator)
    return _object(without_effort(state.thing), found["deed"]) if found is not None else ""


def _say_works(draft: Draft, state: State) -> None:
    """推进旧园循环化改造,|完成改造项目3个: works by what is done, not to what."""
    found = _WORKS_DONE.fullmatch(draft.indicator)
    told = without_effort(state.thing)
    if found is None or not _object(told, found["deed"]) or len(told) > _LONGEST:
        return
    draft.noun = f"{told}{found['noun']}"
    draft.indicator = f"{found['front']}{draft.noun}"


def _is_deed(string: str) -> bool:
    return is_action(string) or string[-2:] in flow_verbs() or _STAGE.search(string) is not None


def _object(told: str, deed: str) -> str:
    """What stands before a deed that closes a noun phrase: 老旧小区|改造."""
    what = told.removesuffix(deed)
    return what if is_action(deed) and what != told and len(what) > 1 and "、" not in what[-2:] else ""
