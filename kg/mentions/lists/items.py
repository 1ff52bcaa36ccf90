"""One item of a list that a head closes: whether it is a name, of which class, and what the head adds to it."""

from __future__ import annotations

import re

from kg.lexicon import word_list
from kg.lexicon import words as lexicon_words
from kg.lexicon.divisions import divisions
from kg.mentions.bodies.brands import is_firm, is_worded_firm
from kg.mentions.lists.item_heads import BUILT, Head, closing, is_ending, is_greenery, is_sited, own_kind
from kg.mentions.lists.no_items import is_no_item
from kg.mentions.places.never import is_storm
from kg.mentions.places.peopled import HILLS_AND_WATERS
from kg.mentions.walking.bounded import holds_proper
from kg.mentions.walking.suffixes import generic_words, suffix_before
from kg.mentions.walking.walk import Words, is_named, is_specific
from kg.model.document import Level
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

#: Classes whose names may be made of common words.
_FREE = frozenset({NameClass.PROJECT, NameClass.ENTERPRISE})
#: Classes that a list takes with common words before their endings: 合成生物学创新中心等新型研发机构.
_DESCRIBED = frozenset({NameClass.PUBLIC_INSTITUTION, NameClass.FACILITY, NameClass.PARK})
_TELLING, _LONGEST_COINED, _LONGEST_BRAND, _LONGEST_SITE = 4, 6, 4, 4
#: Heads that close the names of the items before 等, and how they open.
_SHARED = ("创新中心", "实验室", "研究中心", "研究院", "科学中心")
_SHARED_BY = ("国家", "全国重点", "重点", "省", "市", "制造业", "联合", "产业")
#: Classes whose items the head names only where they are names without it.
TYPED_ONLY_SPECIFIC = frozenset({NameClass.INDUSTRY, NameClass.POLICY, NameClass.GOVERNMENT_BODY})


#: Heads that decide the class of their items, whatever letter these end in: 南腰山 among 美丽乡村.
_OTHERWISE = frozenset({NameClass.ENTERPRISE, NameClass.NEIGHBOURHOOD, NameClass.SUBDISTRICT})
#: Heads of what firms run, among which a firm is itself all the same.
_HOSTS = frozenset({NameClass.PUBLIC_INSTITUTION, NameClass.FACILITY, NameClass.ORGANIZATION})
#: How offices end, among 机构 and 单位.
_OFFICES = ("办事处", "工作处", "联络处", "代表处", "联络站")
#: Heads that say of hills and lakes that they are places to visit.
_SIGHTS = ("景点", "旅游景点")
#: What is a project where it stands among 项目: 某某智算中心、某某度假区等|4个项目.
_RESORTS = ("度假区", "旅游区", "风景区", "景区")
_RAILS = ("铁路", "城际", "高铁", "轨道")
#: Letters of hills and waters, which parks and ways are called after.
_NATURE = ("山", "湖", "河", "江", "溪", "湾")


def read_item(words: Words, span: Span, head: Head) -> Mention | None:
    """The name that an item is, or None; in the company of proper names also one made of common words: 东方汽配.

    Args:
        words: the words of the block.
        span: the item.
        head: what closes its list.
    """
    text = words.text
    start, end = span
    quoted = text[start] in "“《" and text[end - 1] in "”》"
    if quoted:
        start, end = start + 1, end - 1
    opening = text.rfind("“", start, end)
    if not quoted and text[end - 1] == "”" and opening > start + 1 and "+" in text[opening:end]:
        end = opening  # 东街|“美食+民谣”等特色街区
    kind = head.kind
    if is_no_item(words, start, end, kind, quoted=quoted):
        return None
    if kind in _HOSTS and text[start:end] in lexicon_words("enterprises", "known"):
        return Mention(Span(start, end), NameClass.ENTERPRISE, text[start:end], "list-head", 0.75)  # among 电商平台
    if kind is NameClass.PRODUCT and not quoted and not holds_proper(words, start, end):
        return None  # 牛肉、西瓜等优质农产品: sorts of goods
    if kind is NameClass.ROAD and text.endswith(word_list("names", "works", "tails"), start, end):
        kind = NameClass.PROJECT  # 云湖路|西延, among roads
    if kind is NameClass.ENTERPRISE and text.endswith(_OFFICES, start, end):
        return Mention(Span(start, end), NameClass.ORGANIZATION, text[start:end], "list-head", 0.7)
    if (suffix := suffix_before(text, start, end)) is not None and len(suffix.word) == end - start:
        told = kind is NameClass.PROJECT and head.company and end - start > _TELLING
        return Mention(Span(start, end), kind, text[start:end], "list-head", 0.6) if told and kind else None  # 索道
    if kind is NameClass.DISTRICT and not quoted and _is_village(text[start:end]):
        return None  # 花岭山、石坡等地
    if (named := _by_ending(words, start, end, head, quoted=quoted)) is not None:
        return named
    if kind is None or kind in TYPED_ONLY_SPECIFIC:
        return None
    name = text[start:end]
    firm = is_firm(words, start, end) or _is_brand(words, start, end, head)
    if firm and kind is NameClass.PARK:
        return None  # 海川科技等重点园区|周边: the firm's own ground
    if kind in _FREE and (firm or (head.counted and is_worded_firm(words, start, end))):
        if kind is NameClass.PROJECT and head.staged:  # a firm among works that are going on is what it builds
            called = name + closing(name, kind, head)
            aliases = (name,) if called != name else (name + "项目",)
            return Mention(Span(start, end), kind, called, "list-head", 0.7, aliases=aliases)
        return Mention(Span(start, end), NameClass.ENTERPRISE, name, "list-head", 0.7)
    if (whole := _with_head(words, start, end, kind, head.text)) is not None:
        return whole
    if kind is NameClass.DISTRICT:
        return _division(Span(start, end), name)
    if not (is_specific(words, start, end) or quoted or _is_coined(words, start, end, head)):
        free = _is_free(words, start, end, head) or _is_deed(words, start, end, head)
        if not free and not _is_site(words, start, end, head):
            return None
    if kind is NameClass.PUBLIC_INSTITUTION and head.text.endswith("平台") and not (quoted or name.endswith("平台")):
        return None  # 光感知等基础能力|平台: what platforms are for
    kind = own_kind(name, kind)
    added = closing(name, kind, head)
    if (kind in _OTHERWISE or added or _is_of_sights(head)) and suffix_before(text, start, end) is not None:
        return Mention(
            Span(start, end), kind, name + added, "list", 0.9, aliases=(name,) if added else ()
        )  # a firm, whatever letter it ends in: 方盛车桥
    return Mention(Span(start, end), kind, name + added, "list-head", 0.7, aliases=(name,) if added else ())


def _is_village(name: str) -> bool:
    """Whether a name ends like a hill or a water and is no city's: among 地 it is that of a village or a town."""
    return name.endswith(HILLS_AND_WATERS) and not any(d.level is Level.CITY for d in divisions().short(name))


def _by_ending(words: Words, start: int, end: int, head: Head, *, quoted: bool) -> Mention | None:
    """An item whose own ending says what it is, other than a letter that firms' names end in as well: 魏|桥."""
    text = words.text
    suffix = suffix_before(text, start, end)
    if suffix is None or end - len(suffix.word) <= start or (quoted and head.kind is not None):
        return None
    if quoted and is_storm(text, start, end):
        return None
    if text.endswith(word_list("names", "never", "endings"), start, end):
        return None  # 云海微电子|集成电路, among projects
    if head.kind is NameClass.SUBDISTRICT and suffix.kind is NameClass.ROAD and head.text.endswith("街道"):
        if not divisions().is_township(text[start:end] + "街道"):
            return Mention(Span(start, end), NameClass.ROAD, text[start:end], "list", 0.85)  # 云岭路、石坡街等|街道
    if head.kind is NameClass.GREEN_SPACE and suffix.kind is NameClass.COMPOUND and text[end - 1] in "园苑":
        return Mention(Span(start, end), head.kind, text[start:end], "list", 0.9)  # 云岭花园, among parks
    sight = _is_of_sights(head) and suffix.kind is not NameClass.WATER_BODY
    decides = head.kind in _OTHERWISE or is_ending(head) or is_sited(head) or sight
    if len(suffix.word) == 1 and suffix.kind is not head.kind and decides:
        return None
    if is_greenery(head) and (suffix.kind is NameClass.NEIGHBOURHOOD or suffix.word in _NATURE):
        return None  # 松岗社区、云岭等|公园
    if head.kind is NameClass.PROJECT and any(rail in head.text for rail in _RAILS) and end - start <= _LONGEST_BRAND:
        cities = frozenset("".join(word_list("names", "lines", "cities")))
        if len(suffix.word) == 1 and all(letter in cities for letter in text[start:end]):
            return None  # 深江、深汕等|铁路项目
    if head.kind is NameClass.PROJECT and suffix.word == "线" and any(rail in head.text for rail in _RAILS):
        return Mention(Span(start, end), NameClass.PROJECT, text[start:end], "list", 0.95)  # 云岭线, of lines
    about = end - len(suffix.word) - start
    if suffix.kind is NameClass.WATER_BODY and len(suffix.word) == 1 and head.text.endswith("水库"):
        return None  # 三河|水库
    if head.counted and head.kind is suffix.kind is NameClass.ROAD and about >= 2:
        return Mention(Span(start, end), suffix.kind, text[start:end], "list", 0.85)  # 民生|路, among roads
    built = head.counted and suffix.kind in BUILT and len(suffix.word) > 1 and about > 1
    known = (built and is_named(words, start, end - len(suffix.word))) or (
        is_specific(words, start, end - len(suffix.word))
        or (not suffix.specific and is_named(words, start, end))
        or (suffix.kind in _DESCRIBED and about >= _TELLING and is_named(words, start, end - len(suffix.word)))
    )
    if not known and not (suffix.word.endswith("总部") and _is_seat(words, start, end)):
        return None
    undertaken = suffix.kind in (NameClass.FACILITY, NameClass.COMPOUND) or suffix.word.endswith(_RESORTS)
    if head.kind is NameClass.PROJECT and head.text.endswith("项目") and undertaken:
        return Mention(Span(start, end), NameClass.PROJECT, text[start:end], "list", 0.9)
    return Mention(Span(start, end), suffix.kind, text[start:end], "list", 0.85)


#: Which head office of a firm it is: 海川速递|湾区总部.
_SEAT = re.compile("(?:大?湾区|[华西东][南东西北中]|全国|全球|区域|中国|亚太)?总部$")


def _is_seat(words: Words, start: int, end: int) -> bool:
    """Whether a head office has the name of a firm in front."""
    seat = _SEAT.search(words.text, start, end)
    return seat is not None and seat.start() > start and is_firm(words, start, seat.start())


def _is_brand(words: Words, start: int, end: int, head: Head) -> bool:
    """Whether an item is a brand among firms: letters that are no words, no longer than brands are."""
    inside = words.between(start, end)
    odd = all(w.end - w.start == 1 or w.tag.startswith(("nr", "nz", "ns", "place", "x", "j")) for w in inside)
    letters = sum(w.end - w.start == 1 for w in inside)
    short = len(inside) == 1 and inside[0].tag == "j" and not suffix_before(words.text, start, end)  # 上汽
    return head.firms and odd and (letters > 1 or short) and end - start <= _LONGEST_BRAND


def _is_coined(words: Words, start: int, end: int, head: Head) -> bool:
    """Whether the words of an item are no common noun of firms, so that among firms they are a brand: 五松窖, 高巨创新."""
    if head.kind is not NameClass.ENTERPRISE or not 3 <= end - start <= _LONGEST_COINED:
        return False
    if not (head.company or head.counted):
        return False
    inside = words.between(start, end)
    strings = [words.text[w.start : w.end] for w in inside]
    odd = [s for s in strings if len(s) == 1 and s not in generic_words()]
    return bool(odd) and (head.counted or not any(s in generic_words() for s in strings))


def _is_free(words: Words, start: int, end: int, head: Head) -> bool:
    """Whether common nouns name an item in the company of names: 垃圾焚烧发电、某润制袜等99个项目."""
    if head.kind not in _FREE or not head.company or end - start < _TELLING or not is_named(words, start, end):
        return False
    verbs = lexicon_words("names", "walk", "name_verbs")
    return all(
        w.tag.startswith(("n", "a", "b", "j", "f", "s", "x", "l"))
        or words.text[w.start : w.end] in verbs
        or words.text.endswith("亩", w.start, w.end)
        for w in words.between(start, end)
    )


def _is_deed(words: Words, start: int, end: int, head: Head) -> bool:
    """Whether an item among projects ends with what is done to what it names: 某家村纸业|技改."""
    if head.kind is not NameClass.PROJECT or not head.company:
        return False
    deeds = (*word_list("names", "works", "of_firms"), *word_list("names", "works", "tails"))
    deed = max((d for d in deeds if words.text.endswith(d, start, end)), key=len, default="")
    return bool(deed) and end - start - len(deed) >= _TELLING and is_named(words, start, end - len(deed))


def _is_site(words: Words, start: int, end: int, head: Head) -> bool:
    """Whether common words name a place among places: 南油 in 南油、月亮湾等片区, 田头 in 沙田、田头等土地整备项目."""
    if not 2 <= end - start <= _LONGEST_SITE:
        return False
    placed = head.kind is NameClass.FUNCTIONAL_AREA and head.company
    if not placed and not is_sited(head):
        return False
    inside = words.between(start, end)
    return all(w.tag.startswith(("n", "f", "s", "x", "z")) for w in inside) and not any(
        words.text[w.start : w.end] in generic_words() and w.end - w.start > 1 for w in inside
    )


def _is_of_sights(head: Head) -> bool:
    """Whether the head says of hills and lakes that they are places to visit: 石岭、云湖等|景点."""
    return head.kind is NameClass.FACILITY and head.text.startswith(_SIGHTS)


def _with_head(words: Words, start: int, end: int, kind: NameClass, head: str) -> Mention | None:
    """精准医学、超高清视频等国家创新中心: the head closes the name of every item that has no ending of its own."""
    suffix = suffix_before(head, 0, len(head)) if head else None
    if kind is not NameClass.PUBLIC_INSTITUTION or suffix is None or suffix.kind is not kind:
        return None
    if not head.endswith(_SHARED) or not head.startswith(_SHARED_BY) or suffix_before(words.text, start, end):
        return None
    if end - start < 3 or not is_named(words, start, end):
        return None
    return Mention(Span(start, end), kind, words.text[start:end] + head, "list-head", 0.65)


def _division(span: Span, name: str) -> Mention | None:
    """An item of a list of places, where the table of divisions knows it: 天津河西区, 龙胜."""
    found = divisions().named(name) or divisions().short(name)
    size = 0
    for size in () if found else range(2, min(5, len(name) - 1)):
        above = divisions().short(name[:size]) or divisions().named(name[:size])
        inner = divisions().named(name[size:]) or divisions().short(name[size:])
        found = tuple(d for d in inner if any(a in divisions().ancestors(d) for a in above))
        if found:
            break
    if not found:
        return None
    if size and found[0].name == name[size:]:
        span, name = Span(span.start + size, span.end), name[size:]  # 吉安市|永丰县
    if len({d.code for d in found}) > 1:
        return Mention(span, NameClass.DISTRICT, name, "list-head", 0.6)
    kind = {Level.PROVINCE: NameClass.PROVINCE, Level.CITY: NameClass.CITY}.get(found[0].level, NameClass.DISTRICT)
    return Mention(span, kind, name, "list-head", 0.8, code=found[0].code)
