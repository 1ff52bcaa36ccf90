"""Multiples: of what was told before, or of what another place has: 每万人专利拥有量310件,是全市的3.8倍、全国的12倍."""

from __future__ import annotations

import re
from functools import cache

from kg.facts.binding import BoundRate, Draft
from kg.facts.wording.phrases import clean
from kg.lexicon import alternatives
from kg.model.fact import Measure
from kg.model.quantity import UnitKind

_PLACE = "(?:全[国省市州区县]|世界|全球|[\u4e00-\u9fff]{2,6}[省市区])(?:同期|同类[\u4e00-\u9fff]{0,6})?(?:的?平均(?:水平|值|密度)?|均值|水平)?"
#: 是全市的|2.3倍, 接近全省平均水平|2倍; 、全国的|12倍 goes on with it.
_OF_PLACE = re.compile(f"(?:是|约?为|相当于|接近|达到?|超过?|高达)(?P<place>{_PLACE})的?$")
_AND_PLACE = re.compile(f"^[、,和及]*(?P<place>{_PLACE})的?$")
_SAID = re.compile("(?:是|约?(?<!认)为|相当于|接近(?=全)|达到?|(?:恢复|回升|回落)[至到]).*$")
#: 恢复到2019年同期的|118%, 相当于上年的|2.3倍: of what earlier value it is so much.
_OF_EARLIER = re.compile(
    "(?:是|为|相当于|(?:恢复|回升|回落)[至到])了?(?P<when>(?:\\d{4}年|上年|去年|前年|疫情前)(?:的?同期)?(?:水平)?)的(?:近|约|超过?)?$"
)
#: 较近两年|翻一番: with what it is compared.
_THAN = re.compile("[较比与](?:近(?:[两三四五几]年)?|\\d{4}年|上年|去年|上一年|年初|同期)[^,。;]{0,4}$")
#: How many of what was counted before: 上市企业54家,|数量翻番.
_HOW_MANY = frozenset({"数量", "人数", "总数", "总量", "金额", "总额", "面积", "规模"})


@cache
def _of_norm() -> re.Pattern[str]:
    """Down to so much of what a law or a rule allows: 承诺时限压减至法定时限的|26%."""
    moving = alternatives("cues", "growth", "moving")
    return re.compile(
        rf"(?:{moving})(?:至|到|为)(?P<norm>(?:法定|规定|国家规定|省定|原)[^,。;、]{{0,8}}?)的(?:近|约)?$"
    )


def of_norm(words: str) -> BoundRate | None:
    """What has come to so many percent of what is allowed, or None.

    Args:
        words: the words before the percentage.
    """
    if "的" not in words[-3:] or (found := _of_norm().search(words)) is None:
        return None
    what = clean(words[: found.start()])
    return BoundRate(Measure.SHARE, 1, (what,), f"占{found['norm']}", "share", 0.7) if len(what) > 1 else None


def of_earlier(words: str, noun: str, last: Draft | None) -> BoundRate | None:
    """What has come to so many percent of what it was: 客流恢复到2019年同期的|118%; None where no such time is named.

    Args:
        words: the words before the percentage.
        noun: the noun phrase before it.
        last: the figure it may be said of.
    """
    if (found := _OF_EARLIER.search(words)) is None:
        return None
    own = clean(_SAID.sub("", noun)).removesuffix("分别")
    each = tuple(part for part in re.split("[、和与]", own) if part) or ((last.indicator,) if last is not None else ())
    return BoundRate(Measure.RATIO, 1, each, found["when"], "multiple", 0.7) if each else None


def multiple(kind: UnitKind, words: str, noun: str, last: Draft | None) -> BoundRate:
    """What a multiple is of, and of which place's value; to double is to grow.

    Args:
        kind: whether it counts times or doublings.
        words: the words before the number.
        noun: the noun phrase before it.
        last: the figure it may be said of.
    """
    found = _OF_PLACE.search(words) or (_AND_PLACE.match(words) if last is not None else None)
    own = "" if found is not None and found.re is _AND_PLACE else clean(_SAID.sub("", noun))
    head = last.indicator if last is not None else ""
    own = _THAN.sub("", own)
    own = "" if head and own in _HOW_MANY else own
    if own in ("增速", "增幅") and head:
        own = f"{head.removesuffix(own)}{own}"  # 产值增长9%,|增速较上年翻番
    place = found["place"] if found is not None else ""
    measure = Measure.GROWTH if kind is UnitKind.DOUBLING else Measure.RATIO
    return BoundRate(measure, 1, (own or head,), place, "multiple", 0.6)
