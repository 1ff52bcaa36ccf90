"""The rate of what a number counts: 203个国考断面|优良率, 6个乡镇的|生活污水治理率."""

from __future__ import annotations

import re

from kg.facts.binding import Bound, Spot
from kg.lexicon import words
from kg.lexicon.standings import ADVERBS, PLACES, SCOPES
from kg.model.quantity import UnitKind

#: The rate of what is counted: 203个国考断面|优良率.
_RATE_OF = re.compile(
    "^(.{2,}?)(?:投资|市场|网上)?(?:优良|达标|合格|完好|覆盖|普及|入学|[\u4e00-\u9fff]{2})(?P<rate>率|(?<=[良标格])(?:比例|比率))$"
)
_VALUE_OF = re.compile("^(.{2,}?)(?:工业)?(?:增加值|总产值|产值|产量|销量|出口额|营收|规模|增速|增幅|总量|指数)$")
_RATE_RANKED = re.compile(rf"(?:{ADVERBS}|都)*(?:{PLACES}|为)?((?:{SCOPES})第[一二三四五])")


#: Who or what has a rate of something else: 12个乡镇|生活污水治理率.
_HOLDERS = re.compile(
    "(?:行政村|自然村|村庄|村|社区|乡镇|镇街|镇|乡|街道|小区|学校|幼儿园|医院|卫生院|卫生室|机构|企业|园区|单位|家庭|景区|断面)"
)


def _rate_word(behind: str) -> str:
    """The longest rate that the lexicon knows at the end of words, or their last three letters."""
    known = words("cues", "relational", "rates") | words("cues", "binding", "counted_rates")
    return next((behind[at:] for at in range(len(behind)) if behind[at:] in known), behind[-3:])


def _holder(before: str) -> str:
    """What a number counts, where something else of it is rated or where the rate is a long word; else empty.

    >>> _holder("乡镇生活污水"), _holder("乡镇卫生院"), _holder("重点项目")
    ('乡镇', '乡镇卫生院', '')
    """
    ends = [found.end() for found in _HOLDERS.finditer(before)]
    return before[: ends[-1]] if ends and before[: ends[-1]].isalpha() else ""


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
    if "的" not in of[1] and (held := _holder(behind[: -len(_rate_word(behind))] or of[1])):
        return Bound(verb, held, f"{verb}{held}", "counted+rate", 0.75)  # 12个乡镇|生活污水治理率
    place, _, deed = of[1].removesuffix("水质").partition("的")  # 52个市控断面|水质达标率
    told = f"{deed}{behind[len(of[1]) : of.start('rate')]}{place}" if deed else of[1]  # 6个乡镇的|生活污水治理率
    told = told.removesuffix("水质")
    ranked = _RATE_RANKED.match(spot.behind, len(behind)) if behind.endswith(("占有率", "市占率")) else None
    if ranked is not None and spot.behind.startswith(behind):
        told = f"{behind[len(of[1]) :]}{ranked[1]}{told}"  # 15种产品市场占有率|全国第一
    return Bound(verb, of[1], f"{verb}{told}", "counted+rate", 0.75)  # 203个国考断面|优良率
