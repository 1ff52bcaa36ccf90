"""What there is by now of what was added, and which measure words can go on with each other."""

from __future__ import annotations

import re

from kg.facts.binding import Draft, Spot
from kg.facts.templates.sizes import COUNTED, PEOPLE, SIZE_NAMES, SPACES
from kg.model.quantity import UnitKind

#: Measure words that can count nothing but one sort of thing.
_STRICT = frozenset({"户", "人", "人次", "名", "头", "只", "株", "棵", "起", "例"})


#: What is newly there, by where it is: 园区|新|入驻企业, 全年|新增|就业.
_NEWLY = re.compile("新(?:增加?|(?=入驻|入园|签约|开工|落户|上市|挂牌))")
_STAYS = frozenset({"入驻", "入园", "签约", "开工", "落户", "上市", "挂牌"})


def is_added(before: Draft) -> bool:
    """Whether what a figure counted is only what was added."""
    return before.verb.startswith("新") or (not before.verb and _NEWLY.search(before.noun) is not None)


def stock_of(before: Draft) -> str:
    """What there is in all of what was added: 新增高新技术企业 → 高新技术企业, 新入驻企业 → 入驻企业."""
    verb = before.verb
    if not verb:
        return _NEWLY.sub("", before.noun, count=1)
    if verb.startswith("新增"):
        return f"{verb.removeprefix('新增')}{before.noun}"
    return f"{verb[1:] if verb[1:] in _STAYS else ''}{before.noun}"


def other_thing(unit: str, other: str) -> bool:
    """Whether two measure words cannot count the same noun; 个 goes with all.

    >>> other_thing("户", "处"), other_thing("家", "个")
    (True, False)
    """
    unit, other = unit.lstrip("万亿千百"), other.lstrip("万亿千百")
    return unit != other and bool({unit, other} & _STRICT)


_SUMS = ("投资", "投资额", "产值", "资金", "税收", "收入", "销售额", "金额", "营收")
_THINGS = COUNTED | SPACES | {UnitKind.POWER}


def is_of_money(before: Draft, spot: Spot) -> bool:
    """Whether the figure before is money, and the next number counts things: 投资5亿元的甲园、投资2亿元的乙园等|40个.

    Args:
        before: the figure before.
        spot: the next number and what stands around it.
    """
    return before.noun.endswith(_SUMS) and spot.quantity.kind in _THINGS and not spot.left.change


def other_size(spot: Spot, before: Draft) -> str:
    """What the other size of a thing is called, which was measured before.

    Args:
        spot: the number and what stands around it.
        before: the figure before it.
    """
    quantity, first = spot.quantity, before.quantity
    if quantity.unit.endswith("户") and other_thing(quantity.unit, first.unit):
        return "户数"  # 带动261个村|19945户
    if quantity.unit in PEOPLE and first.unit not in PEOPLE:
        return "人数"
    if quantity.kind is UnitKind.MONEY and first.kind is UnitKind.COUNT:
        return "金额"
    return SIZE_NAMES.get(quantity.kind, "") if quantity.kind is not first.kind else ""
