"""What the size of a named thing is called (总投资, 规划面积), and how much of a road was opened."""

from __future__ import annotations

import re

from kg.facts.binding import Bound, Draft, Spot
from kg.facts.templates.nouns_before import own_name
from kg.facts.templates.sizes import SIZE_NAMES
from kg.facts.wording.left import Left
from kg.facts.wording.phrases import clean, flow_verbs
from kg.lexicon import word_list
from kg.model.quantity import UnitKind

_ROADS = ("段", "公路", "铁路", "高速", "高铁", "快速路", "绿道", "碧道", "路", "线", "管网")


def opened(spot: Spot, noun: str) -> Bound | None:
    """某高速某县段|52公里|建成通车: how much of a road was opened.

    Args:
        spot: the length and what stands around it.
        noun: the noun before it.
    """
    done = spot.right.predicate or (clean(spot.right.noun) if not spot.left.verb else "")
    if spot.quantity.kind is UnitKind.LENGTH and spot.about and not spot.before:
        return (
            Bound("", done, f"{done}里程", "opened", 0.7) if done in word_list("cues", "binding", "opening") else None
        )
    if spot.quantity.kind is not UnitKind.LENGTH or not noun.endswith(_ROADS) or spot.left.link or spot.left.verb:
        return None
    if done not in word_list("cues", "binding", "opening"):
        return None
    return Bound("", noun, f"{noun}{done}里程", "opened", 0.7)


#: 开工项目包括|总投资10亿元的…: what opens a list is no part of the first size.
_OPENED = re.compile("包括|包含")
#: 开建|年产值250亿元的某基地: the deed is done to what has the size.
_BUILDING = re.compile("^(?:开建|投建|兴建|筹建|在建|新建|开工建设|启动建设)(?=年|总|日)")


#: What an extent is called, whatever is done before it.
_EXTENT = re.compile("(?<=..)(?:总|规划|地上|地下)?(?:建筑|占地|用地|经营|营业|展览|种植)面积$")
#: What a sum is called, whoever pays it.
_SPENT = re.compile("(?:计划|概算|估算|预计|规划)?总?投资$")


#: Between the items of a list.
_AND = frozenset({"", "、", "和", "及", "与", "以及"})


def shared_size(spot: Spot, before: Draft | None) -> str:
    """What the size of the thing before is called, where a list says it once: 总投资12亿元的甲、|8亿元的乙; or empty.

    Args:
        spot: the size of an item.
        before: the figure before it.
    """
    if (
        before is None
        or spot.first
        or spot.quantity.kind is not UnitKind.MONEY
        or before.quantity.kind is not UnitKind.MONEY
    ):
        return ""
    if not spot.behind.startswith("的") or spot.before.strip() not in _AND or spot.left.noun or spot.left.verb:
        return ""
    spent = _SPENT.search(before.indicator)
    return spent[0] if spent is not None else ""


def size_noun(spot: Spot, before: Draft | None = None) -> str:
    """What the size of a named thing is called, where the thing stands behind the number: 总投资, 面积.

    Args:
        spot: the size.
        before: the figure before it, whose size may say so for both.
    """
    if shared := shared_size(spot, before):
        return shared
    noun = own_name(clean(_BUILDING.sub("", _OPENED.split(spot.left.noun)[-1])))
    if noun == "占地" or (spot.left.verb == "占地" and not noun):
        return "占地"
    if (spent := _SPENT.search(noun)) is not None:
        return spent[0]  # 某重工|投资28亿元的某产业园
    if (extent := _EXTENT.search(noun)) is not None:
        return extent[0]  # 强势开启|建筑面积90万平米的某小区
    if spot.quantity.kind is UnitKind.VOLTAGE:
        return SIZE_NAMES[UnitKind.VOLTAGE]
    if noun and not noun.endswith("规划") and not is_verbal(spot.left, noun):
        return noun
    name = SIZE_NAMES.get(spot.quantity.kind, "")
    return f"规划{name}" if name and f"{spot.left.verb}{noun}".endswith("规划") else name


def is_verbal(left: Left, noun: str) -> bool:
    """Whether the words before a number are a verb, no noun."""
    return left.verbal or noun in flow_verbs() or (len(noun) <= 2 and noun.endswith(("了", "出", "到", "入", "有")))
