"""What follows a number, cut to what is said of it where another number follows."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.facts.templates.ranks import before_scope
from kg.facts.templates.sizes import DIMENSIONS
from kg.facts.templates.spots import Scene
from kg.facts.wording.phrases import flow_verbs, hangs, is_action
from kg.facts.wording.right import Right, acts, right_phrase
from kg.lexicon import word_list
from kg.mentions.walking.walk import is_specific
from kg.model.quantity import Comparator, Quantity, UnitKind

#: What is done to what is counted, not how much of it there is: 3家企业|惠及职工800人.
_NOT_OWN = ("惠及", "受益", "带动", "吸纳", "涉及", "覆盖", "服务", "可提供", "累计")
_ADDED = re.compile("(?<=..)新(?:承接|引进|引入|开工|增|签约|建|落户|投产|招引|培育|认定)[^新的、]{2,}$")
#: So many letters at the end of a name at least say of what kind it is.
_ENDING = 2
_AND = re.compile("(?<=..)(?:以及|和|及|与)")
#: How the name of one more work goes on behind that of a road or a place.
_ONE_WORK = re.compile("[\u4e00-\u9fff]{0,8}?(?:步道|绿道|公园|游园|广场|大桥|隧道|湿地)(?=[,。;]|$)")
_PARTS = frozenset({UnitKind.PERCENT, UnitKind.PERMILLE, UnitKind.FRACTION})


def fitted(scene: Scene, right: Right, behind: int, following: Quantity | None, *, raised: bool) -> Right:
    """What follows a number, without what belongs to the next one or to a named thing.

    Args:
        scene: the clause.
        right: what stands behind the number, as far as the next boundary.
        behind: where that begins.
        following: the next number of the clause.
        raised: whether the number is money that was raised for something, so that no noun behind it is counted.
    """
    text = scene.text
    if (owned := text.find("的", behind, right.end)) > behind and scene.subjects.described(owned) is not None:
        right = replace(right, noun=text[behind:owned], end=owned, predicate="", predicate_end=owned)
    right = _without_name(scene, right)
    if following is not None:
        right = _with_next(scene, right, following)
    if raised:
        right = replace(right, noun="", predicate="")
    if following is None:
        return right
    if (
        following.span.start == right.end
        and following.kind is not UnitKind.COUNT
        and (own := _amount_behind(right.noun))
    ):
        end = right.end - len(own)  # 13个内资项目|总投资37亿元
        return replace(right, noun=right.noun.removesuffix(own), end=end, predicate="", predicate_end=end)
    if (
        following.kind is UnitKind.COUNT
        and following.span.start == right.end
        and (added := _ADDED.search(right.noun)) is not None
    ):
        end = right.end - len(added[0])  # 15个主平台|新承接项目700个: what the next number counts
        return replace(right, noun=right.noun[: added.start()], end=end, predicate="", predicate_end=end)
    if following.kind is not UnitKind.COUNT and (made := _made_behind(right.noun)):
        end = right.end - len(right.noun) + made  # 17家企业|年生产砂石料7000万吨
        return replace(right, noun=right.noun[:made], end=end, predicate="", predicate_end=end)
    if following.kind in _PARTS and (share := right.noun.find("占")) > 0 and following.span.start - right.end <= 1:
        return replace(  # 14个重点产业产值|占农业总产值的80%
            right,
            noun=right.noun[:share],
            end=right.end - len(right.noun) + share,
            predicate="",
            predicate_end=right.end,
        )
    if following.kind is UnitKind.RANK:  # 9个集群增加值|全市第一
        right = replace(right, noun=before_scope(right.noun), predicate="", predicate_end=right.end)
    if right.predicate_end == following.span.start and not acts(right):
        right = replace(right, predicate="", predicate_end=right.end)  # 189个项目|完成102项: said of the next number
    between = text[right.predicate_end : following.span.start]
    if "、" not in between and between not in ("及", "和", "与", "以及"):
        right = replace(right, predicate_end=right.end)  # 10个街区总体进度|达60%: the words go on to the next number
    return right


def _without_name(scene: Scene, right: Right) -> Right:
    """What is counted, without the one thing that 和 adds by its name: 3所高中|和云岭实验学校."""
    found = _AND.search(right.noun)
    if found is None:
        return right
    start = right.end - len(right.noun)
    name = scene.subjects.named_at(start + found.end())
    if scene.text[start : right.end] != right.noun:
        return right
    if name is None:
        placed = _opens_with_place(scene, start, start + found.start(), start + found.end(), right.end)
        return replace(right, noun=right.noun[: found.start()]) if placed else right
    if not is_specific(scene.reading.words, name.start, name.end - _ENDING):
        return right  # 8个中小学和幼教教育集团
    rest = scene.text[name.end : right.end]
    if _ONE_WORK.match(scene.text, name.end, scene.clause.end) is not None:
        return replace(right, noun=right.noun[: found.start()], predicate="")  # 20个游园和云岭路|慢行步道
    if rest and not is_action(rest) and not rest.startswith("等"):
        return right  # 5条街道和云岭路|沿线商铺
    noun = right.noun[: found.start()]
    if is_action(rest) and not right.predicate:
        return replace(right, noun=noun, predicate=rest, attached=True)  # 3个小区和云岭路|改造
    return replace(right, noun=noun)


def _opens_with_place(scene: Scene, start: int, end: int, more: int, until: int) -> bool:
    """Whether what 和 adds begins with the name of a place, as one certain thing does: 4个村|和松溪社区, 2所高中|和石坡高中园."""
    words = scene.reading.words
    counted, added = words.between(start, end), words.between(more, until)
    if not counted or len(added) < _ENDING or counted[-1].tag in _PLACES:
        return False
    return added[0].tag in _PLACES and added[0].end - added[0].start >= _ENDING


_PLACES = frozenset({"ns", "place"})


def _amount_behind(noun: str) -> str:
    """The noun of amount that ends what is counted, of which the next number is; or empty."""
    return next(
        (
            noun[cut:]
            for cut in range(2, len(noun) - 1)
            if hangs(noun[cut:])
            and not noun[cut:].startswith(_NOT_OWN)
            and not noun[:cut].endswith(tuple(flow_verbs()))
        ),
        "",
    )


def _made_behind(noun: str) -> int:
    """Where a verb of output begins behind what is counted: 利用企业|年生产砂石料; or 0."""
    ends = (noun.find(verb) for verb in word_list("cues", "outputs", "verbs"))
    return min((at for at in ends if at > 1), default=0)


def behind_threshold(scene: Scene, behind: int) -> int:
    """The place behind a bound that only describes what is counted: 7个|超1平方公里的|地块."""
    text = scene.text
    for quantity in scene.reading.quantities:
        if quantity.span.start == behind and text.startswith("的", quantity.span.end):
            bounded = quantity.comparator not in (Comparator.EQUAL, Comparator.ABOUT)
            return quantity.span.end + 1 if bounded and quantity.kind is not UnitKind.COUNT else behind
    return behind


def _with_next(scene: Scene, right: Right, following: Quantity) -> Right:
    """What a number takes from the noun behind the next one."""
    if following.kind is UnitKind.PERCENT and (at := right.noun.find("占")) > 1:
        owner = right.noun[:at]  # 14个重点产业|产值占农林牧渔业总产值的|80%
        value = next(
            (v for v in word_list("cues", "binding", "values") if owner.endswith(v) and len(owner) > len(v)), ""
        )
        end = right.end - len(right.noun) + at - len(value)
        return replace(right, noun=owner.removesuffix(value), predicate="", end=end, predicate_end=end)
    beyond = right_phrase(scene.reading.words, following.span.end, scene.clause.end).noun
    if right.noun in DIMENSIONS:
        return replace(right, noun=beyond, predicate="")  # 两个|长约570米的|隧道
    if right.placed and right.predicate and right.predicate_end == following.span.start:
        return replace(right, predicate=f"{right.predicate}{beyond[:10]}")  # 为15家企业解决|10万平方米|空间需求
    return right


def counts_at(quantity: Quantity | None, at: int) -> bool:
    """Whether a number counts what ends at a place."""
    return quantity is not None and quantity.kind is UnitKind.COUNT and quantity.span.start == at
