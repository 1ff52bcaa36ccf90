"""Of whose or of what things some are counted, where that stands between the verb and the number: 征拆北湾片区90栋|建筑物.

A list before a number that counts its members (打通甲路、乙路2处断头路) says which ones they are, and is no part of it; so is
what is joined by 和, which is another item.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.facts.binding import Bound, Spot
from kg.facts.templates.sizes import COUNTED
from kg.facts.templates.spots import Scene
from kg.facts.wording.phrases import clean, flow_verbs, is_action, is_light, is_own
from kg.mentions.words import Word
from kg.model.quantity import UnitKind

_LONGEST, _SHORTEST, _WHOLE = 14, 3, 20
#: What is counted, as the templates tell it from what stands behind the number.
_COUNTED = frozenset({"counted", "counted+predicate", "counted+action"})
#: Words of nouns and of names, which fall into letters where the dictionary lacks them.
_NOMINAL = ("n", "j", "b", "s", "f", "m", "q", "x", "place", "eng", "i", "l", "vn", "an")
#: Between these stand several things.
_JOINS = re.compile("[、和与及]")
#: How often something was done is no count of things of anybody.
_TIMES = ("次", "期", "轮", "遍", "回", "届", "场次", "步", "天", "年", "人", "人次", "名", "位")
#: Places so wide that nothing is told by them, and the document's own.
_WIDE = frozenset({"全国", "全球", "世界", "国内外", "海内外", "省内外", "国家级"})
#: What somebody's own things have won or come to: it is he of whom it is told.
_WON = ("进入", "获", "荣获", "入选", "入围", "上榜", "通过", "被")
#: What stands before so far: a clause's own subject or topic.
_SO_FAR = re.compile("(?P<front>[^,。;:、\\d的]{3,14}?)(?:[一二三四五六七八九十两]+年来?)?累计")
#: When, not whose.
_SPAN = re.compile("(?:年|月|来|时期|期间|阶段|底|末|全|共|已|上述|其中)$|^(?:近|过去|截至|其中|目前)")
#: Who has laid something down, or does it.
_WHO = re.compile("(?:政府|人大|[市县区省]委|党委|书记|市长|县长|区长|领导|代表|院士|先生|同志|干部)$")


def with_scope(scene: Scene, spot: Spot, bound: Bound | None) -> Bound | None:
    """What is counted, with whose or which things they are, where that stands right before the number.

    Args:
        scene: the clause.
        spot: the number and what stands around it.
        bound: what the templates made of it.
    """
    if bound is None or bound.method not in _COUNTED or not bound.noun:
        return bound
    quantity, left = spot.quantity, spot.left
    scope = clean(left.noun)
    if not _SHORTEST <= len(scope) <= _LONGEST or left.exemplars or left.modifies or spot.right.placed:
        return bound
    if scope in bound.indicator or scope[-2:] in bound.indicator or not spot.before.endswith(scope):
        return bound
    if quantity.kind not in COUNTED or quantity.kind is UnitKind.TIME or quantity.unit.endswith(_TIMES):
        return bound
    if scope in _WIDE or is_own(scope) or _WHO.search(scope) is not None or bound.noun not in bound.indicator:
        return bound
    if not bound.verb and (spot.right.predicate.startswith(_WON) or scope.endswith("批")):
        return bound  # 某大学|14种专利|进入前列; 首批9项及第二批|12项经验|推广: both lots are of the same things
    if spot.about != scene.state.place and not scope.endswith("奖"):
        return bound  # it is of the thing that the clause is about
    members = len(_JOINS.findall(scene.text, scene.clause.start, quantity.span.start)) + 1
    if quantity.value <= members or "、" in spot.before:
        return bound  # 打通甲路、乙路|2处断头路
    if scene.text[spot.right.end : spot.right.end + 1].isdecimal():
        return bound  # 创建产业园|15个|集群|9个: nothing parts the items of this list
    if not _is_nominal(scene, quantity.span.start - len(scope), quantity.span.start):
        return bound
    if len(scope) + len(bound.indicator) > _WHOLE:
        return bound
    front, _, behind = bound.indicator.rpartition(bound.noun)
    return replace(bound, noun=f"{scope}{bound.noun}", indicator=f"{front}{scope}{bound.noun}{behind}")


def with_front(scene: Scene, spot: Spot, bound: Bound | None) -> Bound | None:
    """What is measured, with whose or which it is, where 累计 sets that off: 省农信社|累计发放贷款, 中欧班列|累计开行量.

    Args:
        scene: the clause.
        spot: the number and what stands around it.
        bound: what the templates made of it.
    """
    if bound is None or "累计" not in spot.before or spot.about != scene.state.place:
        return bound
    start = spot.quantity.span.start - len(spot.before)
    found = _SO_FAR.match(scene.text, start, spot.quantity.span.start)
    if found is None or (front := found["front"]) in _WIDE or is_own(front) or _SPAN.search(front) is not None:
        return bound
    told = any(front[n : n + 2] in bound.indicator for n in range(len(front) - 1))
    if told or len(front) + len(bound.indicator) > _WHOLE or not _is_nominal(scene, start, found.end("front")):
        return bound
    noun = bound.noun if bound.verb else f"{front}{bound.noun}"
    return replace(bound, noun=noun, indicator=f"{front}{bound.indicator}")


def _is_nominal(scene: Scene, start: int, end: int) -> bool:
    """Whether words are a noun phrase or a name, and hold nothing that is done."""
    inside = scene.reading.words.between(start, end)
    if not inside or inside[0].start != start:
        return False
    deeds = all(word.tag.startswith("v") for word in inside)
    light = is_light(scene.text[start : inside[0].end]) or scene.text[end - 1] in "好化"
    return not deeds and not light and all(_names(scene.text, word) for word in inside)


def _names(text: str, word: Word) -> bool:
    string = text[word.start : word.end]
    if word.tag.startswith(_NOMINAL) or not string.isalnum():
        return string not in flow_verbs() or is_action(string)
    return len(string) == 1 and not word.tag.startswith(("v", "p", "u", "d", "c", "r"))
