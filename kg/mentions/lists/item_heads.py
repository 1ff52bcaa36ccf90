"""The head that closes a list, and what it adds to the names of the items before it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.lexicon import word_list
from kg.mentions.walking.suffixes import Suffix, generic_words, suffix_before
from kg.model.mention import NameClass
from kg.model.values import made_by_slots

#: Places whose items the head closes: 云岭、松溪3家高新区, 石坡等考古遗址公园.
_CLOSED = frozenset(
    {
        NameClass.ROAD,
        NameClass.GREEN_SPACE,
        NameClass.PARK,
        NameClass.NEIGHBOURHOOD,
        NameClass.SUBDISTRICT,
        NameClass.FACILITY,
        NameClass.PROJECT,
        NameClass.FUNCTIONAL_AREA,
        NameClass.PUBLIC_INSTITUTION,
    }
)
#: Heads of areas and of institutions that close the names of their items: 云岭珠宝等|商圈, 松溪等|实验室.
_SHARED = {
    NameClass.FUNCTIONAL_AREA: ("片区", "街区", "商圈", "组团"),
    NameClass.PUBLIC_INSTITUTION: ("实验室", "医院", "幼儿园", "卫生院", "研究院"),
}
#: Places whose own names parks and greenways carry whole: 松岗社区等|公园, 云湖等|碧道.
_LENDING = frozenset({NameClass.NEIGHBOURHOOD, NameClass.WATER_BODY})
#: Letters that close the names of areas and parks without being their endings: 石坡老城区, 云园.
_WHOLE = {
    NameClass.FUNCTIONAL_AREA: ("区", "城", "园区", "市场"),
    NameClass.GREEN_SPACE: ("园",),
    NameClass.FACILITY: ("馆",),
}
BUILT = frozenset({NameClass.ROAD, NameClass.FACILITY, NameClass.GREEN_SPACE, NameClass.PARK})


@made_by_slots
@dataclass(frozen=True, slots=True)
class Head:
    """What closes a list.

    Attributes:
        kind: the class that it gives the items, or None where it gives none.
        text: the noun phrase.
        counted: whether a number stands before it.
        company: whether at least half of the items are names by themselves.
        firms: whether one of the items is the name of a firm.
        staged: whether its clause tells how far works are: 等项目|开工建设, 等5个|在建|项目.
    """

    kind: NameClass | None
    text: str
    counted: bool
    company: bool = False
    firms: bool = False
    staged: bool = False


def is_sited(head: Head) -> bool:
    """Whether the head is of works on land and houses, whose items are places."""
    return head.kind is NameClass.PROJECT and head.text.startswith(word_list("names", "placed", "sited"))


def closing(name: str, kind: NameClass, head: Head) -> str:
    """What the head adds to the full name of an item: 密洞|安置房项目, 眉太|高速公路."""
    own = suffix_before(name, 0, len(name))
    if kind is NameClass.WATER_BODY and head.text.endswith("水库"):
        return "" if name.endswith("水库") else "水库"  # 三河、红岭等|12座小型水库
    if kind not in _CLOSED or not head.text or (own is not None and _is_closed(own, kind, head)):
        return ""
    if name.endswith(_WHOLE.get(kind, ())):
        return ""
    if kind is NameClass.PROJECT and is_sited(head):
        return "" if name.endswith(("项目", "工程", "期", *word_list("names", "works", "tails"))) else head.text
    if kind is NameClass.PROJECT:
        done = name.endswith(("项目", "工程", "期", "段", *word_list("names", "works", "tails")))
        return "" if not head.counted or done else _own_words(head.text, whole=name.endswith(_HOUSES))
    if not is_ending(head):
        return ""
    return "公园" if head.text.startswith("公园") else _GRADED.sub("", head.text)  # 明湖等|公园游园


def _is_closed(own: Suffix, kind: NameClass, head: Head) -> bool:
    """Whether an item has an ending of its own and takes none from its head."""
    if is_greenery(head):
        return own.kind is kind and own.word != "山" and own.kind not in _LENDING  # 松岭|公园, 松岗社区|公园
    return len(own.word) > 1 or own.kind is kind


def is_greenery(head: Head) -> bool:
    """Whether the head is of parks or ways by the water, of which each place has one: 云湖、松岗社区等公园, 13个碧道项目."""
    about = head.text.removesuffix("项目") if head.counted else head.text
    return _GREENERY.fullmatch(about) is not None and head.kind in (NameClass.GREEN_SPACE, NameClass.PROJECT)


#: Parks and ways by the water.
_GREENERY = re.compile("(?:社区|口袋|街心|市政|城市|文体|体育|主题|滨水|滨河|郊野)?公园|碧道|绿道")


def is_ending(head: Head) -> bool:
    """Whether the head of a list is an ending of its class, so that it closes the name of every item."""
    suffix = suffix_before(head.text, 0, len(head.text)) if head.text else None
    if suffix is None or head.kind not in _CLOSED or head.kind is NameClass.PROJECT:
        return False
    if not head.text.endswith(_SHARED.get(head.kind, (suffix.word,))):
        return False
    about = head.text[: len(head.text) - len(suffix.word)]
    before = _BEFORE_AREA if head.kind is NameClass.FUNCTIONAL_AREA else _BEFORE_ENDING
    return suffix.kind is head.kind and before.fullmatch(about) is not None


#: What may stand before such an ending and says only of which kind or level it is.
_BEFORE_ENDING = re.compile(
    "(?:重点|主要|边境|考古|国家级?|省级|城市|公园|城区|县城|小|骨干|冷链|大型|综合|智能化|[大中]型|大中型|中小型|先进制造业|乡镇)*"
)
_BEFORE_AREA = re.compile("(?:重点|主要|特色|文化|历史|商业|传统|活力)*")
#: Which ones of their kind a list names, which is no part of what each is called: 等|重点|口岸.
_GRADED = re.compile("^(?:大中型|中小型|中型)|^(?:重点|主要|边境|骨干|大型)+(?=口岸|[^冷]{2,4}$)")


def own_kind(name: str, kind: NameClass) -> NameClass:
    """The class that the ending of a work gives, where the head only says that it is built: 城北快速路 among 项目."""
    heads = (NameClass.PROJECT, NameClass.FUNCTIONAL_AREA)
    suffix = suffix_before(name, 0, len(name)) if kind in heads else None
    return suffix.kind if suffix is not None and len(suffix.word) > 1 and suffix.kind in BUILT else kind


#: Endings of houses, which need no word of what they are behind them: 云岭治疗中心|项目.
_HOUSES = ("中心", "医院", "学校", "中学", "小学", "学院", "研究院")


def _own_words(head: str, *, whole: bool) -> str:
    """The head of projects without what tells only how large or how new they are: 亿元以上|项目."""
    last = next((w for w in ("项目", "工程") if head.endswith(w)), "")
    about = head[: len(head) - len(last)]
    if whole or any(word in about for word in word_list("names", "placed", "scales")):
        return last
    return last if about in generic_words() else head
