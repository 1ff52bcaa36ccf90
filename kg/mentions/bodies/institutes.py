"""Institutes of the academies and the groups of the state, by their number or field: 中科院半导体所, 中电科十二所."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon.matcher import Shared
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

METHOD = "institute"
_ACADEMIES = ("中国科学院", "中科院", "农科院", "农业科学院", "医学科学院", "中医科学院", "林科院", "社科院", "电科")
_OPENING = "|".join(("中国科学院", "中科院", "中国农业科学院", "中国农科院", "省农科院", "中国医学科学院"))
_OPENING += "|中国中医科学院|中国林科院|中国社科院|中国电科|中电科|航天科工|航天科技集团|中国船舶集团?|中国兵器"
_INSTITUTE = re.compile(
    rf"(?:{_OPENING})(?:集团)?(?!院士|与|和|及)(?:(?![的与和及等了在为到由向]|合作|签约|院士|高校)[\u4e00-\u9fff\d]){{1,10}}?"
    r"(?:研究所|研究院|分院|所|(?<![学医法科])院)(?=[、,。;:)和与及等]|教授|研究员|合作|签约|签订|共建|联合|落户|入驻|成立|揭牌|开展|建立|达成|专家|团队|在|$)"
)


@cache
def _academies() -> Shared:
    return Shared((*_ACADEMIES, "航天", "船舶", "兵器"))


def find_institutes(text: str, start: int, end: int) -> Iterator[Mention]:
    """The institutes that ``[start, end)`` names with their academy.

    >>> [m.name for m in find_institutes("与中科院云岭所、中电科九所合作", 0, 15)]
    ['中科院云岭所', '中电科九所']
    """
    if not _academies().within(text, start, end):
        return
    for match in _INSTITUTE.finditer(text, start, end):
        yield Mention(Span(*match.span()), NameClass.PUBLIC_INSTITUTION, match[0], METHOD, 0.8)
