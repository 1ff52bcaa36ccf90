"""The rate of what a number counts: 203个国考断面|优良率, 6个乡镇的|生活污水治理率."""

from __future__ import annotations

import re

from kg.facts.binding import Bound, Spot
from kg.lexicon.standings import ADVERBS, PLACES, SCOPES
from kg.model.quantity import UnitKind

#: The rate of what is counted: 203个国考断面|优良率.
_RATE_OF = re.compile(
    "^(.{2,}?)(?:投资|市场|网上)?(?:优良|达标|合格|完好|覆盖|普及|入学|[\u4e00-\u9fff]{2})(?P<rate>率|(?<=[良标格])(?:比例|比率))$"
)
_VALUE_OF = re.compile("^(.{2,}?)(?:工业)?(?:增加值|总产值|产值|产量|销量|出口额|营收|规模|增速|增幅|总量|指数)$")
_RATE_RANKED = re.compile(rf"(?:{ADVERBS}|都)*(?:{PLACES}|为)?((?:{SCOPES})第[一二三四五])")


def rate_of_counted(spot: Spot, verb: str, behind: str) -> Bound | None:
    """Those that a number counts, where the noun behind it goes on to their rate; None where it does not.

    Args:
        spot: the number and what stands around it.
        verb: the verb before it.
        behind: the noun behind it.
    """
    if spot.quantity.kind is not UnitKind.COUNT:
        return None
    if (of := _RATE_OF.match(behind)) is None:
        valued = _VALUE_OF.match(behind) if spot.behind.startswith(behind) else None
        ranked = _RATE_RANKED.match(spot.behind, len(behind)) if valued is not None else None
        if valued is None or ranked is None:
            return None
        told = f"{behind[len(valued[1]) :]}{ranked[1]}{valued[1]}"  # 9个集群增加值|全市第一
        return Bound(verb, valued[1], f"{verb}{told}", "counted+rate", 0.75)
    place, _, deed = of[1].removesuffix("水质").partition("的")  # 52个市控断面|水质达标率
    told = f"{deed}{behind[len(of[1]) : of.start('rate')]}{place}" if deed else of[1]  # 6个乡镇的|生活污水治理率
    told = told.removesuffix("水质")
    ranked = _RATE_RANKED.match(spot.behind, len(behind)) if behind.endswith(("占有率", "市占率")) else None
    if ranked is not None and spot.behind.startswith(behind):
        told = f"{behind[len(of[1]) :]}{ranked[1]}{told}"  # 15种产品市场占有率|全国第一
    return Bound(verb, of[1], f"{verb}{told}", "counted+rate", 0.75)  # 203个国考断面|优良率
