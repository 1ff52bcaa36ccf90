"""Names that their words show to be torn out of a sentence: what a verb made of them, what leads to them, half a noun."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.lexicon import words as lexicon_words
from kg.lexicon.edges import endings
from kg.mentions.suffixes import suffix_before
from kg.mentions.walk import Words, is_named, is_specific
from kg.mentions.words import is_proper
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

_AREA, _PARK, _ROAD = NameClass.FUNCTIONAL_AREA, NameClass.PARK, NameClass.ROAD
_PLACES = frozenset({_AREA, _PARK, NameClass.FACILITY, NameClass.GREEN_SPACE, NameClass.PUBLIC_INSTITUTION})
_TOWNS = frozenset({NameClass.SUBDISTRICT, NameClass.NEIGHBOURHOOD})
_BUILT = frozenset({NameClass.PROJECT, NameClass.ENTERPRISE, NameClass.PUBLIC_INSTITUTION})
_POLICIES = frozenset({NameClass.POLICY, NameClass.INITIATIVE})
_SHORTEST, _LEAST_ROAD, _LEAST_POLICY = 2, 3, 6
#: “四横”指|云岭高速: what a note explains stands before what it is.
_MEANS = re.compile(r"“[^“”]{1,10}”(?:分别)?(?:是指|即指|系指|指的是|指(?!数|标|南|引|导|挥|令)|即)")
#: 东至|云岭路, 北起|云岭大道: where something begins and ends.
_TOWARDS = re.compile("[东西南北][起至接连抵达邻临]")
#: 重点区域|云岭片区: of what the name is one.
_ONE_OF = re.compile("(?:重点|核心|示范|关键)?区域(?=[\u4e00-\u9fff]{2})")
#: Verbs before 成, behind which stands what something is to become: 打造|成商务区.
_MAKING = ("打造", "建设", "发展", "培育", "提升", "改造", "建", "变", "造", "升级", "规划")
#: 云岭开发区|建设|云湖新城: who builds what.
_BUILDS = re.compile("(?:合作|共同|联合|携手|投资|规划|自主)?(?:建设|打造|兴建|共建)(?=[\u4e00-\u9fff“]{3})")
#: How names of towns and villages end that are none: 石坡、松溪两所|乡镇, 撤|乡改镇.
_GROUPS_OF_TOWNS = re.compile("(?:乡镇|镇街|[改并建设为撤]镇|[改建设为撤]街道)$|^[回返下离驻进入出到][村乡镇]$")
_AROUND = ("两侧", "沿线", "周边", "附近", "一带", "沿岸", "境内")
#: 石坡乡|村振兴示范区: 乡村 is one word.
_COUNTRYSIDE = (
    "振兴",
    "旅游",
    "建设",
    "治理",
    "文化",
    "医生",
    "教师",
    "产业",
    "道路",
    "公路",
    "电商",
    "酒店",
    "民宿",
    "风貌",
    "规划",
)
#: What crosses a water, and the stations that waters lend their names to.
_NO_WATER = re.compile("[跨过沿临环]河$|林田湖|^(?:地铁|轻轨)")
#: 希望医院|大湾区: what stands before the bay area is a firm or a house of which a part is spoken of.
_BAY = re.compile("(?:大湾区|湾区)$")
_OF_HOUSES = ("医院", "集团", "公司", "平台", "中心", "大学", "学院", "银行", "科技")
#: Which one it is, and how many they are.
_WHICH = re.compile(
    "^(?:第[一二三四五六七八九十\\d]+[个家座条所处块]|[一两二三四五六七八九]处)|[一两二三四五六七八九][所家个座]"
)
#: Half an hour and the like, that end as festivals do.
_NO_FEASTS = re.compile("(?:环|细|情|关|章|调|季|脱|礼|枝|骨|小|音|气)节$")
_ELEMENT = "节"
#: 涉农|项目, 涉雄安|重大工程: with what works have to do.
_CONCERNED = re.compile("涉(?:外|农|企|水|军|密|海|路|铁|林|地|税|雄安|京|奥|冬奥|疫|污|重)")


#: Finders that take their names from lists and sums, not from their endings.
_LISTED = frozenset({"list-head", "list", "sized"})


def mend_torn(words: Words, mention: Mention) -> Mention | None:
    """A name without what was torn into it, or None where it is none.

    Args:
        words: the words of the block.
        mention: a name as a rule found it.
    """
    text, (start, end), kind = words.text, mention.span, mention.kind
    if mention.name != text[start:end]:
        return None if kind in _TOWNS and _GROUPS_OF_TOWNS.search(mention.name) else mention
    if kind in _POLICIES:
        return _mend_policy(words, mention)
    left = _behind_lead(words, start, end, kind)
    if left is None or _is_torn(words, left, end, mention):
        return None
    if left == start:
        return mention
    suffix = suffix_before(text, left, end)
    if end - left < _SHORTEST or suffix is None:
        return None
    about = end - len(suffix.word)
    told = is_specific(words, left, about) if suffix.specific else is_named(words, left, about)
    return replace(mention, span=Span(left, end), name=text[left:end], aliases=()) if told else None


#: 3年|行动方案: how long something runs; 一个…、一位…: a list.
_NO_POLICY = re.compile(
    r"\d{1,2}年(?:工作|行动)?(?:计划|方案|规划)|[①-⑳].*|.*、一[位个套张份条].*|(?:以下|下列|上述|如下).*|(?:时刻|始终|自觉).*|.*在[\u4e00-\u9fff]{1,6}上.*行动"
)
#: 全国首个区级|某规划, 全市首批|某试点: which one of its kind.
_FIRST = re.compile("(?:全[国省市区县])?(?:首[个批项]|第[一二三四五六]批)(?:[国省市区县]家?级)?")


def _mend_policy(words: Words, mention: Mention) -> Mention | None:
    """A policy without what tells which one of its kind it is, or what was torn off in front of its marks."""
    text, (start, end) = words.text, mention.span
    if _NO_POLICY.fullmatch(mention.name) is not None:
        return None
    if (first := _FIRST.match(text, start, end)) is not None:
        start = first.end()
    if text[start] in "地的了" and words.begins_at(start + 1) and "“" in text[start:end]:
        start = text.index("“", start)  # 更好|地服务“…”倡议
    if start == mention.span.start:
        return mention
    name = text[start:end]
    if len(name) < _LEAST_POLICY or name in lexicon_words("policies", "never"):
        return None
    return replace(mention, span=Span(start, end), name=name, aliases=())


def _behind_lead(words: Words, start: int, end: int, kind: NameClass) -> int | None:
    """Where a name begins behind what leads to it, or None where it tells what something is to become."""
    text = words.text
    if (means := _MEANS.match(text, start, end)) is not None:
        start = means.end()
    if kind in _PLACES and text[start] == "成" and text.endswith(_MAKING, 0, start):
        return None  # 打造|成商务区
    if kind is _ROAD and (towards := _TOWARDS.match(text, start, end)) and end - towards.end() >= _LEAST_ROAD:
        start = towards.end()
    if (
        kind is _AREA
        and (one := _ONE_OF.match(text, start, end)) is not None
        and text[start - 1 : start] not in ",。;、"
    ):
        start = one.end()
    if kind in (_AREA, _PARK):
        for builds in _BUILDS.finditer(text, start + _SHORTEST, end):
            owner = suffix_before(text, start, builds.start())
            if owner is not None and len(owner.word) > 1:
                start = builds.end()  # 云岭开发区建设|云湖新城
                break
    if kind is NameClass.PUBLIC_INSTITUTION and text[start] == "同" and words.begins_at(start + 1):
        index = words.index_at(start + 1)
        if index < len(words.words) and is_proper(words.string(index)):
            start += 1  # 深化|同|清华大学
    return start


def _is_torn(words: Words, start: int, end: int, mention: Mention) -> bool:
    """Whether what is left of a name is half a noun, a group or a part of a clause."""
    text, kind = words.text, mention.kind
    name = text[start:end]
    if kind in _TOWNS:
        if _GROUPS_OF_TOWNS.search(name) or any(word in name for word in _AROUND):
            return True
        return _is_countryside(text, end, name)
    if kind is NameClass.WATER_BODY:
        return _NO_WATER.search(name) is not None
    if kind is _AREA and (bay := _BAY.search(name)) is not None:
        owner = name[: bay.start()]
        if owner.endswith(_OF_HOUSES) or owner in lexicon_words("enterprises", "known"):
            return True
    of_kind = name.endswith(("项目", "工程")) and endings("names", "never", "endings").close(name)
    if mention.method in _LISTED and (of_kind or name in lexicon_words("names", "never", "names")):
        return True  # 十亿|级项目
    if kind in _PLACES and mention.method == "suffix" and _WHICH.search(name) is not None:
        return True
    if kind is NameClass.NAMED_EVENT and name.endswith(_ELEMENT):
        return _NO_FEASTS.search(name) is not None
    if kind in _BUILT and _CONCERNED.match(name) is not None:
        return True  # 涉农|项目
    return kind is _ROAD and text.startswith("属", end)  # 原街|属企业


def _is_countryside(text: str, end: int, name: str) -> bool:
    """Whether a town's or a village's name ends within 乡村: 石坡乡|村振兴, 石坡乡村|旅游."""
    if name.endswith("乡村"):
        return text.startswith(_COUNTRYSIDE, end)
    return name.endswith("乡") and text.startswith("村", end) and text.startswith(_COUNTRYSIDE, end + 1)
