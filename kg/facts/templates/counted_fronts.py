"""Words before a number that say which things are meant: 省定|20项民生工程, 县城周边|6个安置小区, 书屋、驿站等|设施9处."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.facts.binding import Draft, Spot
from kg.facts.templates.spots import Scene
from kg.model.quantity import UnitKind

#: By whom it was set, or of which grade it is: 省定|20件实事, 市级|12家龙头企业.
_GRADED = re.compile(
    "(?:(?:国家|[中省市县区州盟旗镇乡部厅])+(?:[、和及](?:国家|[省市县区州部厅])+)*[级定](?:及以上|以上)?|[中省市县区州]级?(?:重点|统筹|挂牌))$"
)
#: Of which grade the item before it is.
_SET = re.compile("(?:国家|[省市县区州])(?P<how>[级定])")
#: What is still to be done: 完成剩余|7座窑的关停.
_LEFT_OVER = frozenset({"剩余", "余下", "遗留"})
#: Where it is, by a common noun of place: 主城区|4座公厕, 海川沿线|11个村.
_PLACED = re.compile(
    "[^、，,和及与的“”()\\d]{0,8}?(?:沿线|沿岸|沿海|周边|两岸|两侧|城区|镇区|库区|灌区|山区|矿区|景区|片区|示范区|保护区|受水区|安置区|禁煤区|禁燃区|古城|古镇|老城|县城|县域|中心城区)$"
)
#: The whole place itself is no part of it.
_WHOLE = re.compile("^(?:全|我|本|各|该|辖)|[中内里上]$")


#: 省定20项工程、市|20件实事: a letter for what the item before says in full.
_LETTER = re.compile("[、和及与]?(?P<letter>[省市县区州])$")


def front_of(spot: Spot, noun: str, before: Draft | None) -> str:
    """What stands before a number and describes what is counted behind it; or empty.

    Args:
        spot: the number and what stands around it.
        noun: the noun before it, cleaned.
        before: the figure before it in the sentence.
    """
    if before is not None and len(noun) < 2 and (short := _LETTER.fullmatch(spot.before)) is not None:
        graded = _SET.match(before.noun)
        return f"{short['letter']}{graded['how']}" if graded is not None else ""
    if noun in _LEFT_OVER and not spot.right.predicate:
        return noun
    if spot.left.exemplars or spot.left.link or spot.left.change or spot.right.placed or not noun:
        return ""
    if (graded := _GRADED.fullmatch(noun)) is not None:
        return graded[0]
    if spot.left.verb and not spot.named and _WHOLE.search(noun) is None and _PLACED.fullmatch(noun) is not None:
        return noun
    return ""


def share_grade(one: Draft, other: Draft, between: str) -> None:
    """市定|20件、县定10件实事: an item that only says by whom it was set has the head of the next.

    Args:
        one: the item; changed in place.
        other: the item behind it.
        between: what stands between their numbers.
    """
    graded = _SET.match(other.noun)
    if graded is None or _SET.fullmatch(one.noun) is None or between[:1] not in ("、", "和", "及", "与"):
        return
    one.noun += other.noun[graded.end() :]
    one.indicator = f"{one.verb}{one.noun}"
    if one.verb and not other.verb and other.indicator == other.noun:
        other.verb, other.indicator = one.verb, f"{one.verb}{other.noun}"


#: Heads that say next to nothing of what is given or built, so that the members of the list before them are needed.
_GENERAL = frozenset(
    {
        "资金",
        "各项资金",
        "各类资金",
        "专项资金",
        "补贴",
        "补助",
        "补助资金",
        "救助资金",
        "补贴资金",
        "经费",
        "费用",
        "款项",
    }
    | {
        "设施",
        "各类设施",
        "设备",
        "器材",
        "物资",
        "信息",
        "各类信息",
        "数据",
        "机构",
        "各类机构",
        "场所",
        "业务",
        "服务",
        "活动",
    }
)
_LONGEST_LIST = 16
#: A list of names, titles or sums, or one that a verb opens.
_NO_KINDS = re.compile("[《》()\\d,的]|等|(?:公司|集团|银行)(?:、|$)")


#: 为茶农|发放贷款: to whom money is lent says which loans they are.
_LENT = re.compile(
    "(?:为|向|给|对)(?P<whom>(?:[^,。;、\\d的为向给对“”]{2,10}?)(?:企业|户|农户|商户|群众|居民|园区|农|主体|家庭|人员|项目))"
    "(?:累计|共|已)*(?P<deed>发放|投放|提供|办理|新增)(?P<what>[一-鿿]{0,6}?(?:贷款|信贷|授信|融资))(?:总额|金额)?(?:达到?|超过?|约|近|共)?$"
)


def with_members(scene: Scene, spot: Spot) -> Spot:
    """书屋、驿站等|设施9处: the members of a list stay where their head says next to nothing.

    Args:
        scene: the clause.
        spot: the number and what stands around it.
    """
    left = spot.left
    if spot.quantity.kind is UnitKind.MONEY and (lent := _LENT.search(spot.before)) is not None:
        return replace(spot, left=replace(left, verb=lent["deed"], noun=f"{lent['whom']}{lent['what']}", active=False))
    if not left.members or left.noun not in _GENERAL or not 4 < len(left.members) <= _LONGEST_LIST:
        return spot
    if _NO_KINDS.search(left.members) or scene.subjects.exemplars(spot.quantity):
        return spot
    return replace(spot, left=replace(left, noun=f"{left.members}等{left.noun}"))
