"""Values that a list states the head of once: 食品业产值达到80亿元,装备制造业|达到65亿元; 吞吐量3200万吨,其中外贸|842万吨."""

from __future__ import annotations

import re

from kg.facts.binding import Draft, Spot
from kg.facts.templates.sizes import COUNTED
from kg.facts.wording.phrases import hangs
from kg.lexicon import words
from kg.model.quantity import UnitKind

#: Nouns of statistics, which no flow verb of a sibling belongs before.
AGGREGATE = re.compile(
    r"(?:[保拥蓄储]有量|[积备放耗用]量|额|收入|产值|总值|增加值|率|总量|吞吐量|业务量|用电量|发电量|投资|面积|产量|浓度|比重|占比|里程|规模|存量|余额|人口|指数|能力|密度|税收|总长|长度|全长|装机|效益|总数|数量|市值)$"
)
#: Heads that a list of values states once, and nouns that are money themselves.
_VALUE_HEAD = re.compile("(?:总产值|产值|增加值|营业收入|营收|销售额|零售额|收入)$")
_OF_MONEY = re.compile("支出|财力|价值|资金|贷款|存款|债|补贴|补助|[税费款奖]|基金|保险|消费|出口|进口|外资|融资|分红")
#: 货物吞吐量3200万吨,其中外贸|842万吨: what a part of it is measured by.
_PART_HEAD = re.compile(
    "(?:人均可支配收入|人均纯收入|可支配收入|纯收入|吞吐量|总产量|产量|总产值|产值|增加值|营业收入|销售额|零售额|进出口额|出口额|交易额|投资|用电量|发电量|供水量|客运量|货运量|种植面积|播种面积|面积|装机容量|余额)$"
)
#: How much of what is planted bears fruit by now.
_PART_AREA = re.compile("(?:挂果|采摘|投产|可采|结果|盛果)面积")
_AREA = re.compile("(?<=..)(?:种植|播种|栽培)?(?:总?面积|规模)$")
#: 城镇居民, 建档立卡贫困户: whose income a part of the income is.
_WHOSE = re.compile("(?:户|人口|居民|农民|群众|职工|牧民|人员|家庭)$")


def _of_part(spot: Spot, noun: str, before: Draft | None) -> str:
    """What a named part of the amount before is measured by: 其中外贸|842万吨 → 外贸吞吐量."""
    if (
        before is None
        or "其中" not in spot.before
        or before.quantity.unit.lstrip("万亿") != spot.quantity.unit.lstrip("万亿")
    ):
        return ""
    if spot.quantity.kind in COUNTED or spot.left.verb or hangs(noun) or AGGREGATE.search(noun):
        return ""
    head = _PART_HEAD.search(before.noun)
    if spot.left.active and _WHOSE.search(noun) is None:
        return ""
    if (
        head is None
        or "、" in noun
        or (head[0].endswith("收入") and "人均" in head[0]) != (_WHOSE.search(noun) is not None)
    ):
        return ""
    if head[0] == "面积" and before.noun.endswith(("建筑面积", "占地面积")):
        return ""
    return head[0]


def _of_whole(spot: Spot, noun: str, before: Draft | None) -> str:
    """Which of those counted before, by where: 农村劳动力转移就业12万人,其中省外|4万人、省内|8万人; or empty."""
    if noun not in words("cues", "scope", "parted") or before is None or spot.left.verb or not before.noun:
        return ""
    if before.quantity.unit.lstrip("万亿") != spot.quantity.unit.lstrip("万亿"):
        return ""
    if "其中" in spot.before:
        return f"{noun}{before.noun}"
    other = next((where for where in words("cues", "scope", "parted") if before.noun.startswith(where)), "")
    return f"{noun}{before.noun.removeprefix(other)}" if other and not spot.first else ""


def with_head(spot: Spot, noun: str, before: Draft | None) -> str:
    """食品业产值达到80亿元,装备制造业|达到65亿元: money of what is no money is measured as the figure before."""
    if part := _of_part(spot, noun, before):
        return f"{noun}{part}"
    if whole := _of_whole(spot, noun, before):
        return whole
    if _PART_AREA.fullmatch(noun) is not None and before is not None and (grown := _AREA.search(before.noun)):
        return f"{before.noun[: grown.start()]}{noun}"  # 茶园面积42万亩,|采摘面积36万亩
    left, money = spot.left, spot.quantity.kind is UnitKind.MONEY
    if before is None or not money or before.quantity.kind is not UnitKind.MONEY or not left.link:
        return noun
    head = _VALUE_HEAD.search(before.noun)
    if head is None or _VALUE_HEAD.search(noun):
        return noun
    if left.verb or left.active or hangs(noun) or AGGREGATE.search(noun) or _OF_MONEY.search(noun):
        return noun
    return f"{noun}{head[0]}"
