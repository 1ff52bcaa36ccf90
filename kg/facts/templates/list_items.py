"""What the items of a list take over from the one before: 打造示范农场5家、|示范社2个; 纳税超亿元企业2家、|超千万元企业10家."""

from __future__ import annotations

import re

from kg.facts.binding import Draft, Spot
from kg.facts.wording.phrases import flow_verbs, is_action

#: What a sum is of that only the first item says.
_SUM_OF = re.compile("(?P<what>纳税|税收|营收|营业收入|主营业务收入|销售收入|年?产值|投资|交易额)(?:超|突破|达)")
_OVER_SUM = re.compile(
    "(?:超|突破|达)[\\d.]*[十百千万亿]+元(?:以上)?(?:的)?(?=企业|项目|园区|楼宇|街道|镇|村|平台|市场)"
)
#: The last letters of nouns of people, places, firms and things, which are no deeds.
_THINGS = frozenset(
    "户社队业地心台站园点才村区校院室厅员师家司库场馆店组群廊道路街桥屏林田厂机柜灯杆桩位床坊舍楼亭牌团塘堤渠棚所"
)
#: Words that end in other letters and are no deeds: 创新|载体, 充电|设施.
_THING_WORDS = (
    "载体",
    "综合体",
    "共同体",
    "联合体",
    "团体",
    "设施",
    "设备",
    "系统",
    "实事",
    "郊野径",
    "健身径",
    "管网",
    "路网",
    "电网",
    "干线",
    "支线",
    "管线",
    "机井",
    "水井",
    "水池",
    "水窖",
    "塘坝",
    "水闸",
    "桥涵",
    "车辆",
    "公交车",
    "绿地",
)
#: What a whole was reached by is no item of what is done.
_REACHED = re.compile("达到?$|突破$|超过?$|增至$|累计$|总数$|总量$")


def with_sum(noun: str, before: Draft | None) -> str:
    """A noun that opens with a sum, with what the sum is of where the item before says it: 纳税|超千万元企业.

    Args:
        noun: the noun before the number.
        before: the figure before it in the sentence.
    """
    if before is None or _OVER_SUM.match(noun) is None or (said := _SUM_OF.search(before.noun)) is None:
        return noun
    return f"{said['what']}{noun}"


def is_item(spot: Spot, noun: str) -> bool:
    """Whether a noun that opens with a verb is the next item of a list all the same: 、|示范社2个, 、|创新团队10个.

    Args:
        spot: the number and what stands around it.
        noun: the noun before it.
    """
    left = spot.left
    if spot.first or left.verbal or left.change or left.own or _REACHED.search(left.link):
        return False
    opens = noun[:2] in flow_verbs() or noun[:2] in ("全面", "着力") or is_action(noun[-2:])
    return len(noun) >= 3 and is_thing(noun) and not opens


def is_thing(noun: str) -> bool:
    """Whether a noun ends as those of people, places, firms and things do, and is no list.

    >>> is_thing("公共厕所"), is_thing("人工造林补贴"), is_thing("道路改造")
    (True, False, False)
    """
    return (noun[-1:] in _THINGS or noun.endswith(_THING_WORDS)) and "、" not in noun
