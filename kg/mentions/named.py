"""Names by suffix: an anchor at the end, the walk to the left, and the test whether the part before names anything."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kg.lexicon import word_list
from kg.lexicon import words as lexicon_words
from kg.lexicon.divisions import divisions
from kg.mentions.bodies.owned import is_owned, is_worded_group
from kg.mentions.lists.counted import is_counted
from kg.mentions.places.never import goes_on, is_aim, is_never, is_storm
from kg.mentions.places.peopled import is_inhabited
from kg.mentions.places.streets import (
    ROADS_AND_WATERS,
    ends_a_road,
    goes_around,
    is_street_word,
    is_way_or_water,
    over_number,
    street_in,
)
from kg.mentions.titles.coined import is_programme
from kg.mentions.titles.sorts import sort_of_works
from kg.mentions.walking.alone import RAIL, stands_alone
from kg.mentions.walking.bounded import (
    GROUPS,
    holds_proper,
    in_group,
    is_listed_town,
    over_latin,
    region_within,
    town_acts,
)
from kg.mentions.walking.edges import with_bracket
from kg.mentions.walking.fronts import front
from kg.mentions.walking.halves import whole_front, with_first_field
from kg.mentions.walking.suffixes import Suffix, closing_suffixes, last_letters, suffix_before, suffix_words
from kg.mentions.walking.walk import BRIDGES, Words, is_named, is_specific, walk_left
from kg.mentions.works.kinds import kind_of
from kg.mentions.works.placed import is_placed
from kg.model.mention import Mention, NameClass
from kg.model.quantity import Quantity, UnitKind
from kg.model.span import Span

_ENTERPRISE, _GREEN_SPACE, _PROJECT = NameClass.ENTERPRISE, NameClass.GREEN_SPACE, NameClass.PROJECT
#: Classes whose names may be followed by a bracket that belongs to them: 优客工场(郑州), 产业园(一期).
_BRACKETED = frozenset(
    {
        NameClass.PARK,
        NameClass.PUBLIC_INSTITUTION,
        NameClass.PROJECT,
        NameClass.ENTERPRISE,
        NameClass.FUNCTIONAL_AREA,
        NameClass.FACILITY,
    }
)
#: Classes whose names may open the name of what lies in them: 范家庄乡 in 范家庄乡虎山村.
_CONTAINERS = frozenset({NameClass.SUBDISTRICT, NameClass.PARK, NameClass.FUNCTIONAL_AREA, NameClass.NEIGHBOURHOOD})
_CONTAINED = frozenset(
    {NameClass.NEIGHBOURHOOD, NameClass.PARK, NameClass.FACILITY, NameClass.GREEN_SPACE, NameClass.PUBLIC_INSTITUTION}
)
#: Works and houses that their place in the town or their number tells apart: 城西污水处理厂, 第二热源厂.
_NUMBERED = frozenset({NameClass.FACILITY, NameClass.PUBLIC_INSTITUTION})
_SITED = re.compile(r"县城|城[东西南北]|[东西南北]部|第[一二三四五六七八九十\d]+")
_PLACED_BEFORE = frozenset({NameClass.ENTERPRISE, NameClass.PARK, NameClass.PROJECT})
#: Classes whose names are never of one letter and the suffix.
_LONG_NAMED = frozenset(
    {
        NameClass.FACILITY,
        NameClass.PARK,
        NameClass.ENTERPRISE,
        NameClass.FUNCTIONAL_AREA,
        NameClass.PROJECT,
        NameClass.PUBLIC_INSTITUTION,
        NameClass.ORGANIZATION,
    }
)
#: Institutions that are named by two fields: 医药与健康研究中心.
_FIELDED = frozenset({NameClass.PUBLIC_INSTITUTION, NameClass.ORGANIZATION})
_FIELDS = ("研究院", "研究中心", "研究所", "学院", "实验室", "创新中心", "学会", "协会", "技术中心")
#: Areas and parks that two fields name: 细胞与基因产业核心区.
_AREAS = frozenset({NameClass.FUNCTIONAL_AREA, NameClass.PARK})
_BRIDGES = {NameClass.PROJECT: BRIDGES, NameClass.ROAD: frozenset("至"), NameClass.FUNCTIONAL_AREA: frozenset("—-")}
#: Works of which a level of government, or a side of the town, has one: 县|地表水厂, 东|人工岛.
_OF_LEVEL = frozenset("省市区县东西南北")
#: Places where people live, whose names no slogan opens.
_LIVED_IN = frozenset({NameClass.COMPOUND, NameClass.NEIGHBOURHOOD})
#: 整市|创建|国家示范区: what is striven for, behind who does it; 道路以南|建设|商贸区: what is built, behind where.
_STRIVES = re.compile("(?:创建|争创)(?=国家|全国|省级)")
_BUILDS_AREA = re.compile("(?:规划建设|合作开发|建设|打造)(?=[\u4e00-\u9fff]{2}|$)")
#: Verbs before another one, with which projects are made ready: 谋划|包装.
_PLANS = ("谋划", "策划", "储备", "谋划、", "策划、")
_NUMERALS = re.compile(r"[一二两三四五六七八九十\d]")
#: Towns that the country's table knows by any word.
_TOWNS = frozenset({"街道", "镇", "乡"})
#: Streets that are named by any word.
_AVENUES = frozenset({"大道", "大街"})
_FEWEST_CITIES, _MOST_CITIES = 2, 4
#: Whose firms are, in front of their names.
_OWNERS = ("央企", "国企", "民企", "外企", "台企", "港企")
#: Legal forms that close the registered name of a firm, and how long such a name is at most.
_FORMS = ("有限公司", "有限责任公司", "集团公司")
_LONGEST_FIRM = 20
_CONFIDENCE = {True: 0.85, False: 0.7}


def find_by_suffix(
    words: Words, start: int, end: int, barriers: list[Span], quantities: list[Quantity]
) -> list[Mention]:
    """The names of ``[start, end)`` that a suffix closes, nested ones included.

    Args:
        words: the words of the block.
        start: where the block begins.
        end: where it ends.
        barriers: quantities, times and people in order, which no name enters.
        quantities: the quantities, because what is counted (12所中小学) is no name.
    """
    counted = {q.core.end for q in quantities if q.kind is UnitKind.COUNT and max(q.value, q.upper or 0) > 1}
    counts = {q.span.start: q.span.end for q in quantities if q.kind is UnitKind.COUNT}
    found: list[Mention] = []
    ending = words.closing(last_letters(), start, end)
    for index, longest in closing_suffixes(words.text, words.words, ending, start):
        close, suffix = words.words[index].end, longest
        if (street := street_in(words.text, suffix, close, start)) != close:
            close, suffix = street, suffix_before(words.text, start, street) or suffix
        mention = _mention(words, index, close, suffix, start, end, barriers, counted, counts)
        if mention is not None and not is_counted(words.text, mention, counts):
            found.append(_with_container(mention, found))
    return found


#: How many of a kind there are, and which of its kind they are, before what they are all called.
_SEVERAL = re.compile("[两二三四五六七八九十]大(?:国家级|[省市区县]级)?(?:重点|特色|核心)?$")


def _mention(
    words: Words,
    index: int,
    close: int,
    suffix: Suffix,
    start: int,
    end: int,
    barriers: list[Span],
    counted: set[int],
    counts: dict[int, int],
) -> Mention | None:
    text = words.text
    anchor = close - len(suffix.word)
    holder = index
    while holder > 0 and words.words[holder].start > anchor:
        holder -= 1
    if words.words[holder].start < anchor:
        if words.words[holder].tag == "place":
            return None  # a division whose own name ends so
        proper = words.words[holder].tag in ("ns", "nt", "nz", "nr", "x")
        proper = proper or (suffix.word in _AVENUES and anchor - words.words[holder].start == 2)  # 中科大|道
        if not proper and not is_street_word(words, holder, anchor, suffix):
            if len(suffix.word) < 2:
                return None  # the ending is part of a common word: 上线, 集成电路
            anchor = words.words[holder].start  # the whole word closes the name: 总院|区
    if ends_a_road(text, suffix, close, end) or is_inhabited(text, suffix.word, close, end):
        return None
    company = suffix.word.endswith(("公司", "集团", "基金"))
    bridges = (
        BRIDGES
        if suffix.word in lexicon_words("names", "walk", "two_ended")
        else _BRIDGES.get(suffix.kind, frozenset())
    )
    joins = suffix.kind in _AREAS or (suffix.kind in _FIELDED and suffix.word.endswith(_FIELDS))
    left = walk_left(words, holder, start, barriers, bridges=bridges, company=company, joins=joins)
    if left == anchor and stands_alone(words, anchor, start, suffix):
        return None
    left = whole_front(words, front(words, left, anchor, start, suffix, barriers), anchor, start, suffix.kind)
    left = with_first_field(words, left, anchor, start, suffix, barriers)
    left = max(left, region_within(text, close, suffix.word))
    left = over_latin(text, over_number(text, left, start), start)
    if suffix.word == "乡" and anchor - left == 1 and not _is_town(text[left:close]):
        return None  # 茶|乡, 恋|乡: what a place is praised as
    if suffix.word.endswith(("公司", "集团")) and text.startswith(_OWNERS, left) and anchor - left > 3:
        left += 2  # 央企|某某集团
    if (strives := _STRIVES.search(text, left, anchor)) is not None:
        left = strives.end()
    if text.startswith("包装", left) and text.endswith(_PLANS, start, left):
        left += 2  # 谋划|包装|园区基础设施项目
    if suffix.kind in _AREAS and (builds := _BUILDS_AREA.search(text, left, anchor)) is not None:
        left = builds.end()
    if suffix.word in RAIL and anchor - left < _MOST_CITIES:
        left = _over_cities(words, left, anchor, start)
    if suffix.kind is _PROJECT and is_programme(text, left, close):
        return None  # “四好农村路”提升工程 is a campaign
    if suffix.kind is _PROJECT and text.endswith(word_list("policies", "programmes"), 0, close):
        return None  # 普通高中|内涵建设工程 builds nothing
    of_level = anchor - left == 1 and text[left] in _OF_LEVEL and len(suffix.word) > 2
    of_level = of_level and (suffix.kind in _NUMBERED or suffix.kind is _GREEN_SPACE)
    if anchor - left < 2 and suffix.kind in _LONG_NAMED and not of_level:
        return None  # 拓市场, 强枢纽
    if (
        left >= anchor
        or not 1 <= anchor - left <= _longest(text[left:anchor], suffix)
        or not (text[left].isalnum() or text[left] in "“(《")
    ):
        return None
    if (
        left in counted
        or text[max(start, left - 2) : left] in GROUPS
        or not (
            of_level
            or _is_name(words, left, anchor, suffix)
            or is_placed(words, left, anchor, close, start, end, suffix.kind, counts)
        )
    ):
        return None
    if suffix.kind is _PROJECT and town_acts(words, left, anchor, close, end):
        return None  # 石坡街道改造|老旧小区
    if "示范" in text[left:close] and in_group(text, start, left) and not holds_proper(words, left, anchor):
        return None  # 一批科技园和|农业示范区
    if (
        suffix.kind in _AREAS
        and _SEVERAL.search(text, max(start, left - 8), left)
        and not holds_proper(words, left, anchor)
    ):
        return None  # 松岭、石坡两大市级重点|软件集聚区
    if text[left - 1 : left] == "等" and left - 1 > start and not holds_proper(words, left, anchor):
        return None  # 航空港、陆港等|功能片区: the head of a list
    if text[left] == "“" and suffix.kind in _LIVED_IN and len(_NUMERALS.findall(text, left, text.find("”", left))) > 1:
        return None  # “一体两翼三融合”|小区
    if text[left] == "“" and suffix.kind is _PROJECT:
        inner = text.find("”", left, close) + 1
        if inner and sort_of_works(text, left, inner, start) is not None:
            return None  # 9个“茶园改造”项目
    if (
        goes_around(text, suffix, left, anchor)
        or is_never(text[left:close])
        or is_storm(text, left, close)
        or goes_on(words, close, suffix, end)
        or is_aim(words, left, anchor, start, suffix, close)
    ):
        return None
    span = Span(left, with_bracket(text, close, end) if suffix.kind in _BRACKETED else close)
    specific = is_specific(words, left, anchor)
    kind = kind_of(words, left, anchor, close, start, end, suffix)
    return Mention(
        span,
        kind,
        text[span.start : span.end],
        "suffix",
        _CONFIDENCE[specific],
        aliases=_without_place(words, span, suffix),
    )


def _is_town(name: str) -> bool:
    """Whether the country's table knows a town by a name, whatever it is one of now: 茂乡|镇."""
    return any(divisions().is_township(name + kind) for kind in ("", "镇", "街道"))


def _longest(part: str, suffix: Suffix) -> int:
    """How long the part before an ending may be: longer where a work opens with the whole name of who builds it."""
    whole = suffix.kind is _PROJECT and any(form in part for form in _FORMS)
    return suffix.max_length + _LONGEST_FIRM if whole else suffix.max_length


def _over_cities(words: Words, left: int, anchor: int, start: int) -> int:
    """Where a railway's name begins that letters for cities make up, though one of them is a function word: 成达万|高铁."""
    at = anchor
    while at > start and anchor - at < _MOST_CITIES and words.text[at - 1] in _cities():
        at -= 1
    return at if at < left and anchor - at >= _FEWEST_CITIES and words.begins_at(at) else left


@cache
def _cities() -> frozenset[str]:
    """The letters that stand for cities and provinces in the names of railways."""
    return frozenset("".join(word_list("names", "lines", "cities")))


def _is_name(words: Words, left: int, anchor: int, suffix: Suffix) -> bool:
    if suffix.kind in _NUMBERED and _SITED.match(words.text, left, anchor):
        return True
    if suffix.specific:
        if suffix.kind is _ENTERPRISE and is_owned(words, left, anchor, suffix.word):
            return True  # 省|储备粮集团
        if suffix.kind is _ENTERPRISE and is_worded_group(words, left, anchor, suffix.word):
            return True  # 鼎盛|集团
        if suffix.word in _TOWNS and is_listed_town(words, left, anchor, suffix.word):
            return True  # 建设街道、平原街道
        if suffix.word in RAIL and anchor - left <= 4 and all(c in _cities() for c in words.text[left:anchor]):
            return True  # letters for cities: 成渝中线|高铁
        if suffix.kind in ROADS_AND_WATERS and is_way_or_water(words, left, anchor, suffix):
            return True  # 范蠡|路, 顺高|路, 春风路|沿线
        if (
            suffix.word in _AVENUES
            and anchor - left == 2
            and words.begins_at(left)
            and (words.ends_at(anchor) is not None or words.ends_at(anchor + 1) is not None)
        ):
            return True  # 辉煌|大道, 中科大|道
        if suffix.word in RAIL and anchor - left == 2 and words.begins_at(left + 1):
            return True  # two letters for two cities: 深汕高铁
        return is_specific(words, left, anchor)
    if suffix.kind in _AREAS and not is_specific(words, left, anchor):
        kinds = lexicon_words("names", "placed", "kinds")
        if any(kind in words.text[left:anchor] for kind in kinds):
            return False  # 连片旧|工业区
    return is_named(words, left, anchor) and anchor - left >= 2


def _with_container(mention: Mention, found: list[Mention]) -> Mention:
    """A name that another place's name opens is also known without it: 虎山村 for 范家庄乡虎山村."""
    for other in found:
        if (
            other.span.start == mention.span.start
            and other.span.end < mention.span.end - 1
            and other.kind in _CONTAINERS
            and mention.kind in _CONTAINED
        ):
            rest = mention.name[other.span.length :]
            if len(rest) >= 3 and rest not in suffix_words():  # 卫生院 alone is no name
                return replace(mention, aliases=(*mention.aliases, rest))
    return mention


def _without_place(words: Words, span: Span, suffix: Suffix) -> tuple[str, ...]:
    """The name without the place in front: 乌兰集团 for 科右前旗乌兰集团."""
    if suffix.kind not in _PLACED_BEFORE:
        return ()
    inside = words.between(*span)
    if len(inside) > 2 and inside[0].tag == "place" and span.end - inside[0].end >= 4:
        return (words.text[inside[0].end : span.end],)
    return ()
