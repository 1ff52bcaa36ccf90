"""Counts of places and of those who live there, and what is said of something of theirs: 40个村|生活垃圾|实现无害化处理."""

from __future__ import annotations

import re

from kg.facts.binding import Bound, Draft, Spot
from kg.facts.templates.sizes import PEOPLE
from kg.facts.wording.right import Right

#: What is said of the water of waters is said of them.
_MEANS = re.compile("(?<=水质)[年月季]?(?:平)?均值$")
_WATERS = ("断面水质", "河流水质", "支流水质", "水库水质", "水源地水质")
#: Places, and what of theirs is told of.
_LIVED_IN = re.compile(
    "(?P<place>行政村|自然村|村庄|村|社区|小区|乡镇|街道|乡村)"
    "(?P<thing>(?:生活|农村)?(?:垃圾|污水|饮水|饮用水|用水|电网|环境))"
)
#: What makes those counted better off.
_MADE_TO = re.compile("(?P<what>[^,。;、]{2,12}(?:改造|建设|工程|项目|整治|治理))(?:使|让)(?:得|近|约|超过?)?$")


#: Who live together and are counted by households and by heads.
_PEOPLE = ("对象", "人口", "群众", "家庭", "人员", "居民", "农户", "移民")


def said_of_places(spot: Spot, behind: str) -> Bound | None:
    """The indicator of a count of places by what is said of their water or waste, of people by the works that help them.

    Args:
        spot: the number and what stands around it.
        behind: the noun behind it.
    """
    right = spot.right
    if (living := _LIVED_IN.fullmatch(behind)) is not None:
        said = f"{living['thing']}{right.predicate}的{living['place']}"
        return Bound("", living["place"], said, "counted+predicate", 0.75)
    if (made := _MADE_TO.match(spot.before)) is not None:
        return Bound("", behind, f"{made['what']}{right.predicate}{behind}", "counted+predicate", 0.7)
    if right.predicate.startswith("达") and (waters := without_means(right, behind)).endswith(_WATERS):
        said = f"水质{right.predicate}{waters.removesuffix('水质')}"  # 30个断面水质|达标
        return Bound("", waters.removesuffix("水质"), said, "counted+predicate", 0.8)
    return None


def without_means(right: Right, behind: str) -> str:
    """Waters without the mean of their quality, where they reach a grade: 5个断面水质年均值|达Ⅲ类."""
    return _MEANS.sub("", behind) if right.predicate.startswith("达") and behind.endswith("均值") else behind


def counts_them_too(spot: Spot, told: Draft) -> bool:
    """Whether a number of people stands right behind the number of their households, whose noun is before that.

    Args:
        spot: the number.
        told: the figure before it.
    """
    people = spot.quantity.unit in PEOPLE and told.quantity.unit.endswith("户") and told.noun.endswith(_PEOPLE)
    return people and told.quantity.span.end == spot.quantity.span.start and told.method in ("noun", "sibling")
