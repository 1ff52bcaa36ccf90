"""Binding amounts and counts: 新增科技型企业61家, 185个事项可凭身份证办理, 总投资10亿元的某项目."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.facts.binding import Draft, State
from kg.facts.phrases import Left, Right, flow_verbs
from kg.lexicon import word_list, words
from kg.model.fact import Measure
from kg.model.quantity import Quantity, UnitKind

#: Nouns of statistics, which no flow verb of a sibling belongs before.
_AGGREGATE = re.compile(
    r"(?:额|收入|产值|总值|增加值|率|总量|投资|面积|产量|浓度|比重|占比|里程|规模|存量|余额|人口|指数|能力|密度)$"
)
_AREA_NAME = {UnitKind.AREA: "面积", UnitKind.LENGTH: "长度", UnitKind.MONEY: "投资"}
_ACTION = re.compile(
    r"(?P<noun>.{2,12}?)(?P<action>(?:综合|全面|提升)?(?:改造提升|提升改造|改造|整治|建设|修复|提升|加装|安装|认定|培训|治理|绿化|加固|更新|清理|拆除|招聘|处置|维修|创建))$"
)


@dataclass(frozen=True, slots=True)
class Bound:
    """What a level template makes of a number."""

    verb: str
    noun: str
    indicator: str
    method: str
    confidence: float


@cache
def _light() -> frozenset[str]:
    return frozenset(word_list("cues", "verbs", "light"))


@cache
def _hanging() -> frozenset[str]:
    return words("cues", "hanging", "nouns")


def bind_level(
    quantity: Quantity, left: Left, right: Right, state: State, *, first: bool, coordinated: bool
) -> Bound | None:
    """The indicator of an amount or a count, or None where nothing tells.

    Args:
        quantity: the number.
        left: what stands before it.
        right: what follows it.
        state: what earlier clauses left.
        first: whether it is the first number of its clause.
        coordinated: whether only 、 or a comma separates it from the number before it.
    """
    noun, verb = _clean(left.noun), left.verb
    counted = quantity.kind in (UnitKind.COUNT, UnitKind.BARE)
    behind = _clean(right.noun)
    before = state.last()
    if noun and not (counted and behind and _is_verbal(noun)):
        return _noun_before(quantity, noun, verb, behind, left, state, coordinated=coordinated)
    if behind:
        verb = verb or (noun if noun else "")
        if not verb and right.predicate:
            action = _ACTION.match(behind)
            if action:
                name = f"{action['action']}{action['noun']}"
                return Bound(action["action"], action["noun"], name, "counted+action", 0.8)
            return Bound("", behind, f"{right.predicate}{behind}", "counted+predicate", 0.8)
        if not verb and before is not None and coordinated and before.verb and before.method.startswith("counted"):
            verb = before.verb
        return Bound(verb, behind, f"{verb}{behind}", "counted", 0.8)
    if verb:
        if before is not None and before.noun and (coordinated or not first):
            tail = "" if counted or quantity.kind is before.quantity.kind else _AREA_NAME.get(quantity.kind, "")
            return Bound(verb, before.noun, f"{verb}{before.noun}{tail}", "verb+inherited", 0.7)
        if right.predicate:
            return Bound(verb, right.predicate, f"{verb}{right.predicate}", "verb+predicate", 0.5)
        return Bound(verb, "", verb, "verb", 0.5)
    if before is not None and before.noun and left.link:
        return Bound(before.verb, before.noun, before.indicator, "link+inherited", 0.6)
    if before is not None and not first and before.quantity.core.end >= left.start - 1:
        tail = _AREA_NAME.get(quantity.kind, "") if quantity.kind is not before.quantity.kind else ""
        return Bound(before.verb, before.noun, f"{before.indicator}{tail}", "adjacent", 0.6)
    if right.predicate:
        return Bound("", right.predicate, right.predicate, "predicate", 0.4)
    return None


def _noun_before(
    quantity: Quantity, noun: str, verb: str, behind: str, left: Left, state: State, *, coordinated: bool
) -> Bound:
    before = state.last_level()
    if hangs(noun) and before is not None and not verb:
        return Bound(before.verb, noun, f"{_base(before)}{noun}", "hanging", 0.8)
    if not verb and coordinated and before is not None and before.verb and not _AGGREGATE.search(noun):
        if before.verb not in _light() and before.method not in ("counted+predicate", "predicate"):
            verb = before.verb
            return Bound(verb, noun, f"{verb}{noun}", "sibling", 0.8)
    shown = "" if verb in _light() and _AGGREGATE.search(noun) else verb
    indicator = f"{shown}{noun}"
    if quantity.kind in (UnitKind.AREA, UnitKind.LENGTH) and behind and left.exemplars:
        indicator += _AREA_NAME[quantity.kind]
    return Bound(verb, noun, indicator, "noun", 0.85)


def _base(before: Draft) -> str:
    """What a hanging noun hangs on: the counted things of the figure before."""
    return before.indicator if before.verb.startswith("新") else before.noun or before.indicator


def hangs(noun: str) -> bool:
    """Whether a noun of amount needs the things before it: 投资额, 签约金额."""
    return noun in _hanging()


def _is_verbal(noun: str) -> bool:
    return noun in flow_verbs() or (len(noun) <= 2 and noun.endswith(("了", "出", "到", "入", "有")))


def _clean(noun: str) -> str:
    """A noun phrase without stray marks and particles at its edges."""
    noun = noun.strip(" ,。;:、—-·")
    noun = noun.lstrip("的了和与及").rstrip("的了和与及")
    if noun.count("“") != noun.count("”") or noun.count("(") != noun.count(")"):
        noun = noun.strip("“”()")
    return noun if any(c.isalnum() for c in noun) else ""


def measure_of_amount(change: str) -> tuple[Measure, int]:
    """An amount behind 增加 is a change, not a level: 优良天数增加57天."""
    if change in ("增加", "同比增加", "净增", "增收", "增"):
        return Measure.CHANGE, 1
    if change in ("减少", "同比减少", "下降", "降低", "压降", "缩短", "压减"):
        return Measure.CHANGE, -1
    return Measure.LEVEL, 1
