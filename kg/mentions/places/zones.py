"""Regions of the country, the zones that a place calls by the common noun alone, and ports by their places."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import word_list
from kg.lexicon.divisions import divisions
from kg.lexicon.matcher import Shared
from kg.mentions.walking.walk import Words
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

#: The rule of regions that every report knows.
REGION = "region"


@cache
def _regions() -> Shared:
    return Shared([*word_list("names", "regions", "names"), *word_list("names", "national_works", "names")])


def find_regions(text: str, start: int, end: int) -> list[Mention]:
    """The regions of the country that every report knows: 长三角, 雄安新区.

    >>> [m.name for m in find_regions("积极融入京津冀", 0, 7)]
    ['京津冀']
    """
    works = word_list("names", "national_works", "names")
    return [
        Mention(at, NameClass.PROJECT if name in works else NameClass.FUNCTIONAL_AREA, name, REGION, 0.85)
        for name, at in _regions().within(text, start, end)
    ]


_ZONE = re.compile(
    r"(?=[经高现开产])(?:(?:经济|高新技术产业|高新|经济技术|现代服务业)?(?:经开区|高新区|开发区)|(?<![\u4e00-\u9fff])产业集聚区)"
)
_NO_ZONE_BEFORE = frozenset("级个家类各新等大小座两多")
#: A list of kinds of parks, closed by what they are: 高新区、经开区、化工园区|等产业承载区.
_KINDS = re.compile(r"(?:、[^,。;:]{2,6})*等(?:各类)?(?:产业)?(?:承载区|载体|园区|平台)")
_NO_ZONE_BEHIND = re.compile("级|类|等级|晋级|管理(?!委|局|办|中心|机制)|考核")
#: The free trade zone of a province, of which each has one: 依托|自贸试验区, |自贸试验区提升战略.
_FREE_TRADE = re.compile(r"(?:自由贸易试验区|自贸试验区|自贸区)(?!级|类|等|[^,。;、]{0,3}(?:片区|区块|医院|联动))")
_GOVERNING = (
    "依托",
    "发挥",
    "支持",
    "用好",
    "推进",
    "推动",
    "深化",
    "把握",
    "运用",
    "实施",
    "建设",
    "加快",
    "以",
    "在",
)


@cache
def _zones() -> Shared:
    return Shared(("开发区", "高新区", "经开区", "集聚区"))


def find_zones(text: str, start: int, end: int) -> list[Mention]:
    """The place's own development zone, which its reports call by the common noun alone: 开发区营业收入.

    >>> [m.name for m in find_zones("开发区入驻企业3家,省级开发区", 0, 14)]
    ['开发区']
    """
    found = []
    for match in _ZONE.finditer(text, start, end) if _zones().within(text, start, end) else ():
        before = text[match.start() - 1] if match.start() > start else ""
        if before in _NO_ZONE_BEFORE or _NO_ZONE_BEHIND.match(text, match.end(), end):
            continue
        if _KINDS.match(text, match.end(), end):
            continue
        found.append(Mention(Span(*match.span()), NameClass.PARK, match[0], "zone", 0.65))
    if text.find("贸", start, end) >= 0:
        for match in _FREE_TRADE.finditer(text, start, end):
            opens = match.start() == start or not text[match.start() - 1].isalnum()
            if opens or text.endswith(_GOVERNING, start, match.start()):
                found.append(Mention(Span(*match.span()), NameClass.FUNCTIONAL_AREA, match[0], "zone", 0.65))
    return found


#: What stands behind 港 where no port is named: 大鹏港区 is one that its suffix finds, 南湖港湾 none.
_NO_PORT_BEHIND = frozenset("区城口湾澳台商币元股货式务航池")


def find_ports(words: Words, start: int, end: int) -> list[Mention]:
    """The ports that are named after a division or a town: 某市港货物吞吐量.

    Args:
        words: the words of the block.
        start: where the block begins.
        end: where it ends.
    """
    text = words.text
    found = []
    at = text.find("港", start, end)
    while at >= 0:
        index = words.ends_at(at)
        if index is not None and index >= 0 and text[at + 1 : at + 2] not in _NO_PORT_BEHIND:
            word = words.words[index]
            name = words.string(index)
            placed = word.tag == "place" or (len(name) >= 2 and divisions().short(name))
            if placed and word.start >= start and len(name) >= 2 and words.begins_at(word.start):
                found.append(Mention(Span(word.start, at + 1), NameClass.FACILITY, f"{name}港", "zone", 0.65))
        at = text.find("港", at + 1, end)
    return found
