"""Deeds behind 的, which the verb before a number governs: 启动|4家茶厂的|破产改制, 加强|7处书院、20座古塔的|保护."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.facts.binding import Bound, Spot
from kg.facts.templates.spots import Scene
from kg.facts.wording.phrases import is_action
from kg.facts.wording.predicates import predicate_of, with_noun
from kg.facts.wording.right import right_phrase
from kg.mentions.walking.walk import Words
from kg.mentions.words import Word
from kg.model.quantity import Quantity, UnitKind

#: Verbs whose object is a deed.
_GOVERNING = frozenset(
    {
        "完成",
        "启动",
        "加强",
        "强化",
        "推进",
        "推动",
        "实施",
        "开展",
        "抓好",
        "做好",
        "加快",
        "加大",
        "深化",
        "促成",
        "实现",
    }
)
_DUTIES = frozenset({"工作", "任务", "工程", "手续"})
_JOINING = frozenset("和及与")
_LONGEST, _SHORTEST = 10, 4
#: What firms have of their own, which says nothing of which they are.
_VALUES = ("实现", "完成", "总", "产值", "营业", "年产值", "营收", "年营", "税收", "注册", "投资", "计划", "预计", "占")
#: What else joins the next count of a list.
_LISTED = ("、", "和", "及", "与", "以及")


_FIRMS = ("企业", "公司", "机构", "商户", "合作社")
#: How firms come by money.
_GRANTED = ("获批", "获得", "取得", "享受")


def of_firms(scene: Scene, spot: Spot, bound: Bound | None) -> Bound | None:
    """Firms by what they do, where an amount tells how much of it: 12家企业|与银行达成意向|9亿元, 8家企业|获批贷款|2亿元.

    Args:
        scene: the clause.
        spot: the number that counts them.
        bound: what the templates made of it.
    """
    if bound is None or bound.method != "counted" or bound.indicator != spot.right.noun or spot.left.noun:
        return bound
    verb = next((v for v in _GRANTED if bound.noun.endswith(v)), "")
    firms = bound.noun.removesuffix(verb)
    if not firms.endswith(_FIRMS):
        return bound
    start = spot.right.end - len(verb)
    following = next((q for q in scene.reading.quantities if q.core.start >= start), None)
    if following is None or following.kind is not UnitKind.MONEY or following.span.start > scene.clause.end:
        return bound
    inside = scene.reading.words.between(start, following.span.start)
    said, _ = predicate_of(scene.reading.words, inside)
    said = _of_what(scene, said, following) if _SUM.search(said) is not None else said
    if len(said) < _SHORTEST or said.startswith(_VALUES) or any(q in said for q in "，、"):
        return bound
    return Bound("", firms, with_noun(said, firms), "counted+predicate", 0.7)


#: 签订|总投资9亿元的|合作协议: the sum is that of what follows.
_SUM = re.compile("(?<=..)(?:总投资|总金额|总额|金额|总价值|额度)$")


def _of_what(scene: Scene, said: str, sum_: Quantity) -> str:
    """A deed without the noun of its sum, with what the sum is of where that stands behind it."""
    deed = _SUM.sub("", said)
    if not scene.text.startswith("的", sum_.span.end):
        return deed
    return f"{deed}{right_phrase(scene.reading.words, sum_.span.end, scene.clause.end).noun}"


def with_deed(scene: Scene, spot: Spot, bound: Bound | None) -> tuple[Spot, Bound | None]:
    """The number and its indicator, with the deed behind 的 that the verb before it governs.

    Args:
        scene: the clause.
        spot: the number and what stands around it.
        bound: what the templates made of it.
    """
    bound = of_firms(scene, spot, bound)
    if bound is None or not spot.right.noun or not bound.method.startswith("counted") or bound.method == "counted+rate":
        return spot, bound
    if scene.text[spot.right.end : spot.right.end + 1] != "的" or not bound.noun.endswith(spot.right.noun):
        return spot, bound
    verb = spot.left.verb or _verb_of_list(scene, spot)
    if verb not in _GOVERNING:
        return spot, bound
    deed, end = _deed(scene.reading.words, spot.right.end + 1, scene.clause.end)
    if not deed:
        return spot, bound
    right = replace(spot.right, predicate=deed, predicate_end=end, attached=True)
    told = Bound(verb, bound.noun, f"{verb}{bound.noun}{deed}", "counted+action", bound.confidence)
    return replace(spot, right=right), told


def _verb_of_list(scene: Scene, spot: Spot) -> str:
    """The verb of the count before, where this one only goes on with its list."""
    last = scene.state.last()
    if last is None or not last.method.startswith("counted"):
        return ""
    return last.verb if scene.text.startswith(_LISTED, last.noun_end) else ""


def _deed(source: Words, start: int, end: int) -> tuple[str, int]:
    """The deed with which the words of a clause end, and where; empty where they hold anything else."""
    inside = source.between(start, end)
    while inside and not source.text[inside[-1].start].isalnum():
        inside = inside[:-1]
    if not inside or inside[-1].end - start > _LONGEST:
        return "", 0
    deeds = inside
    while len(deeds) > 1 and _string(source, deeds[-1]) in _DUTIES:
        deeds = deeds[:-1]
    if not all(w.tag in ("v", "vn", "an", "ad") or _string(source, w) in _JOINING for w in deeds):
        return "", 0
    last = _string(source, deeds[-1])
    if deeds[-1].tag not in ("v", "vn") and not is_action(last):
        return "", 0
    return source.text[start : inside[-1].end], inside[-1].end


def _string(source: Words, word: Word) -> str:
    return source.text[word.start : word.end]
