"""What only betters or keeps a place that stands already: to protect, to improve, to strengthen it is not to build it."""

from __future__ import annotations

import re
from functools import cache

from kg.facts.rules.stage_words import StageVerb
from kg.lexicon import alternatives, words
from kg.model.mention import Mention, NameClass

#: What stands in the world and is no works of its own; a road that is mended is a piece of works.
_STANDING = frozenset(
    {
        NameClass.PARK,
        NameClass.FUNCTIONAL_AREA,
        NameClass.GREEN_SPACE,
        NameClass.FACILITY,
        NameClass.PUBLIC_INSTITUTION,
        NameClass.COMPOUND,
        NameClass.WATER_BODY,
    }
)
#: 建设|提升某园: what is built and bettered in one breath may be new.
_BUILT_TOO = (
    "建设",
    "新建",
    "打造",
    "建成",
    "规划",
    "扩建",
    "续建",
    "投入",
    "启动",
    "挂牌",
    "竣工",
    "落地",
    "开业",
    "推动",
    "实现",
)
#: 强化某园|建设, 提升某园|规划建设水平: works go on at it after all.
_BUILDING = re.compile(r"[^,。;:、]{0,12}?(?:建设|开工|建成|竣工|投用|投产|施工|项目|工程|创建|前期)")
#: 甲街、乙村等5个街区|规划建设与品质提升: the street is built first.
_NOT_BUILT = r"(?:(?!建设|新建|开发|打造)[^,。;:、])"
#: 配套|完善、物流便捷的|某园, 生态|修复示范项目和|某园: the verb is no verb of what is named.
_OF_OTHERS = re.compile("^[、和与及]|的|项目|工程")


@cache
def _upkeep() -> re.Pattern[str]:
    deed = f"(?:{alternatives('predicates', 'target', 'upkeep')})"
    deeds = rf"(?:{deed}(?:[和与及、]{deed})*)(?:工作|行动|力度)?(?:$|[,。;])"
    more = rf"(?:(?:[、和与及][^,。;:]{{2,40}}?)?等{_NOT_BUILT}{{0,16}}?|(?:的)?[^,。;:、的等和与及]{{0,6}}?)"
    return re.compile(more + deeds)


def is_kept(mention: Mention, behind: str) -> bool:
    """Whether the words behind a list of names tell how what they name is kept or bettered: 甲宅、乙宅|等古建筑保护利用.

    Args:
        mention: one of the names.
        behind: the words behind the last of them.
    """
    return mention.kind in _STANDING and _upkeep().match(behind) is not None


@cache
def _rebuilding() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:[、和与及][^,。;:]{2,40}?)?等[^,。;:、]{0,16}?|(?:的)?[^,。;:、的等和与及项]{0,6}?)"
        r"(?:升级改造|改造升级|改造提升|提升改造|提质改造|综合整治|改造)(?:工作)?(?:$|[,。;])"
    )


def is_rebuilt(mention: Mention, behind: str) -> bool:
    """Whether what is going on is works on a zone, a house or a park that stands: 甲工业区、乙工业区|升级改造.

    Args:
        mention: one of the names.
        behind: the words behind the last of them.
    """
    return mention.kind in _STANDING and _rebuilding().match(behind) is not None


#: 甲巷、乙巷等背街小巷|改造, 甲线、乙线3条道路|大修养护: what is done to ways that are there.
_MENDED = re.compile(
    r"(?:[、和与及][^,。;:]{2,40}?)?(?:等|\d+条|[两三四五六七八九十]条)[^,。;:、]{0,14}?(?:改造|大修|中修|养护|整治|修补|整修|硬化)(?:提升|工程|项目|任务)*(?:$|[,。;]|[和及])"
)
#: Verbs in front that make more of what stands, or mend it.
_MENDING = ("修缮", "扩建", "改扩建", "改建")


def is_mended(mention: Mention, behind: str) -> bool:
    """Whether a plan sets out to mend ways that are there, so that the works are planned and not the ways.

    Args:
        mention: one of the names.
        behind: the words behind the last of them.
    """
    return mention.kind is NameClass.ROAD and _MENDED.match(behind) is not None


def is_enlarged(mention: Mention, verb: re.Match[str]) -> bool:
    """Whether a verb in front of a list of names makes more of what stands, or mends it: 扩建|某小学, 修缮|某故居.

    Args:
        mention: one of the names.
        verb: the verb, by its place in the words in front.
    """
    new = verb.string.endswith(("新", "新建", "新建、"), 0, verb.start())  # 新建、改扩建|某小学等8所学校
    return verb[0] in _MENDING and not new and (mention.kind in _STANDING or mention.kind is NameClass.ROAD)


def runs_on(before: str, verb: StageVerb) -> bool:
    """Whether a verb in front of a name says that a house goes on running: 高标准运营|某馆, but not 建成运营|某馆.

    Args:
        before: the words before the name.
        verb: the last verb in them, by its place in their end.
    """
    at = before.rfind(verb.string)
    return verb.string == "运营" and not before.endswith(_BUILT_TOO, 0, at)


def is_bettered(mention: Mention, verb: re.Match[str], behind: str) -> bool:
    """Whether a verb in front of a list of names betters what they name: 做强|某商圈, 提升|某公园.

    Args:
        mention: one of the names.
        verb: the last verb in the words in front of the first of them.
        behind: the words behind the last of them.
    """
    if mention.kind not in _STANDING or verb[0] not in words("predicates", "target", "bettering"):
        return False
    if verb.string[: verb.start()].endswith(_BUILT_TOO) or _OF_OTHERS.search(verb.string[verb.end() :]) is not None:
        return False
    return _BUILDING.match(behind) is None
