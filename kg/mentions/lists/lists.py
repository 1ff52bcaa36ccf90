"""Lists of names: "A、B等7个X", "A、B等X", "A、B两家X"; the head types every item."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kg.lexicon import alternatives, word_list
from kg.lexicon.matcher import Shared
from kg.mentions.bodies.brands import is_firm
from kg.mentions.lists.item_heads import Head
from kg.mentions.lists.items import TYPED_ONLY_SPECIFIC, read_item
from kg.mentions.lists.no_items import no_works, of_fields
from kg.mentions.lists.rails import closed_by_rail
from kg.mentions.places.cities import of_city
from kg.mentions.walking.splitting import items_before
from kg.mentions.walking.suffixes import head_at_end, head_classes, suffix_before, suffix_words
from kg.mentions.walking.walk import Words, is_specific, is_stop
from kg.mentions.works.works import deed_behind
from kg.model.mention import Mention, NameClass
from kg.model.quantity import Quantity, UnitKind
from kg.model.span import Span
from kg.model.values import replaced

#: How heads end that name the seats of the firms before them: 某集团、某股份等|总部项目.
_SEATS = ("总部项目", "总部基地项目", "总部大厦项目", "总部工程")
#: The method of the project that a firm's seat is, whose name stands on the firm's own letters.
SEAT = "seat"
#: What is said of all between 等 and how many they are: 等|总投资12亿元的|5个项目.
_AMOUNT = re.compile(r"[^,。;:、的]{3,20}的(?=[\d一二三四五六七八九十两])")
_FEWEST = 2
_JOINING = "和与及"
#: An item of common words among names, of which there are as many as the number says.
_SHORT_ITEM = 4
#: 等一批项目, 等多个项目: many, without a number.
_MANY = ("一大批", "一批", "多个", "多家", "多条", "多所", "若干", "众多")
#: Heads that 重点 opens, though it opens no name: 等|重点企业.
_QUALIFIED = ("企业", "项目", "产业项目", "工业项目", "重点项目", "重大项目")
#: Verbs that say of projects how far they are and open no predicate: 等|新签约|项目.
_STAGES = (
    "更多",
    "众多",
    "知名",
    "优质",
    "重点",
    "新签约",
    "签约",
    "新开工",
    "在建",
    "续建",
    "新建",
    "拟建",
    "竣工",
    "开工",
    "落地",
    "储备",
    "在谈",
)


def find_listed(words: Words, start: int, end: int, barriers: list[Span], quantities: list[Quantity]) -> list[Mention]:
    """The items of the lists of ``[start, end)`` that a head closes.

    Args:
        words: the words of the block.
        start: where the block begins.
        end: where it ends.
        barriers: quantities and times in order.
        quantities: the quantities.
    """
    found: list[Mention] = []
    text = words.text
    at = text.find("等", start, end)
    while at >= 0:
        index = words.index_at(at)
        if index < len(words.words) and words.words[index] == (at, at + 1, words.words[index].tag):
            found.extend(_closed_by_etc(words, at, start, end, barriers, quantities))
        at = text.find("等", at + 1, end)
    for quantity in quantities:
        if quantity.kind is UnitKind.COUNT and start <= quantity.core.start < end and 2 <= quantity.value <= 12:
            place = Span(quantity.core.start, quantity.span.end)
            found.extend(_closed_by_count(words, place, int(quantity.value), start, end, barriers))
    for match in _GREAT.finditer(text, start, end) if _greats().within(text, start, end) else ():
        number = _NUMBERS.index(match[0][0]) + 2
        listed = _closed_by_count(words, Span(*match.span()), number, start, end, barriers)
        found.extend(replace(m, exemplar_of=-1) for m in listed if m.kind in _OF_SPACE)
    return found


#: 甲、乙、丙|三大|片区: how many places a list names, without a unit.
_GREAT = re.compile(
    r"(?<![第十百千万\d])[两三四五六七八九]大(?=[\u4e00-\u9fff]{0,4}(?:片区|板块|园区|产业园|组团|商圈|景区|公园|基地|工业园|街区|中心|新城))"
)
#: How many parks or the like a list closes with: 等|三大|先进制造业园区.
_GREAT_BEHIND = re.compile(
    r"[两三四五六七八九十]大(?=[\u4e00-\u9fff]{0,6}(?:片区|板块|园区|产业园|组团|商圈|景区|公园|基地|工业园|街区|新城))"
)
_OF_SPACE = frozenset({NameClass.FUNCTIONAL_AREA, NameClass.GREEN_SPACE, NameClass.FACILITY})
_NUMBERS = "两三四五六七八九"


@cache
def _greats() -> Shared:
    return Shared(f"{number}大" for number in _NUMBERS)


def _closed_by_etc(
    words: Words, at: int, start: int, end: int, barriers: list[Span], quantities: list[Quantity]
) -> list[Mention]:
    text = words.text
    tail = at + 1
    for many in _MANY:
        if text.startswith(many, tail):
            tail += len(many)
            break
    counted = next((q for q in quantities if q.core.start in (tail, tail + 1) and q.kind is UnitKind.COUNT), None)
    if counted is None and (said := _AMOUNT.match(text, tail, end)) is not None:
        counted = next((q for q in quantities if q.core.start == said.end() and q.kind is UnitKind.COUNT), None)
    if counted is not None:
        tail = counted.span.end
    elif (great := _GREAT_BEHIND.match(text, tail)) is not None:
        tail = great.end()
    phrase_end = _phrase_end(words, tail, end)
    head_end = _head_end(words, tail, phrase_end)
    kind = head_at_end(text, tail, head_end) if head_end > tail else None
    if (sited := _sited().match(text, tail, end)) is not None:
        head_end, kind = sited.end(), NameClass.PROJECT
    if kind is None and _staged().match(text, at + 1, end):
        kind = NameClass.PROJECT  # 某某光伏组件等|开工建设
    becoming = _BECOMING.match(text, tail, end) if counted is not None and kind is None else None
    if becoming is not None:
        head_end, kind, tail = becoming.end(), NameClass.PROJECT, becoming.start("head")
    going = _GOING_TO.match(text, tail, end) if counted is not None and kind in (None, NameClass.POLICY) else None
    if going is not None:
        head_end, kind = going.end(), NameClass.PROJECT  # 云桥等30项|市级|疏堵工程
    spans = items_before(words, at, start, barriers, works=kind is NameClass.PROJECT)
    head = text[tail:head_end] if going is None else _GRADE.sub("", going[0])
    if no_works(head) or (kind is NameClass.ENTERPRISE and counted is None and of_fields(words, spans, head)):
        return []
    if kind in (NameClass.POLICY, NameClass.PROJECT) and (house := _worked_on_house(head)) is not None:
        head_end, kind, head = tail + len(house[1]), house[0], house[1]
    found = []
    closing = Head(kind, head, counted is not None)
    if kind is not None and spans:  # a head that says nothing of the items does not ask for their company either
        firms = [is_firm(words, *span) for span in spans]
        named = sum(firm or is_specific(words, *span) for firm, span in zip(firms, spans, strict=True))
        if kind is NameClass.ENTERPRISE and any(firms):
            named = len(spans)
        staged = kind is NameClass.PROJECT and _is_staged(text, at, head_end, end)
        company = 2 * named >= len(spans)
        closing = Head(kind, head, counted is not None, company=company, firms=any(firms), staged=staged)
    seated = kind is NameClass.PROJECT and head.endswith(_SEATS)
    if seated:
        closing = Head(NameClass.ENTERPRISE, head, counted is not None, company=True, firms=True)
    worked_on = deed_behind(text, head_end, end) if counted is not None or kind is NameClass.ROAD else ""
    for span in spans:
        mention = read_item(words, span, closing)
        if mention is None:
            continue
        mention = closed_by_rail(text, of_city(words, span, mention, SEAT), spans[-1])
        mention = replaced(mention, exemplar_of=counted.core.start if counted else -1)
        if counted is not None and _lends(words, head, kind, mention):
            found.append(replace(mention, kind=NameClass.FACILITY, name=mention.name + head, method=SEAT))
            mention = replace(mention, exemplar_of=-1)
        done = mention.name.endswith(word_list("names", "works", "tails"))  # 云湖路东延, which is works itself
        if worked_on and mention.kind in _WORKED_ON and not done:
            name = mention.name + worked_on
            found.append(replace(mention, kind=NameClass.PROJECT, name=name, method=SEAT, aliases=(), exemplar_of=-1))
        if seated and mention.kind is NameClass.ENTERPRISE:
            name = mention.name + head[head.index("总部") :]
            found.append(replace(mention, kind=NameClass.PROJECT, name=name, method=SEAT))
            mention = replace(mention, exemplar_of=-1)
        found.append(mention)
    return found


def _is_staged(text: str, at: int, head_end: int, end: int) -> bool:
    """Whether a clause tells how far the works of a list are."""
    stop = min((place for mark in ",。;、" if (place := text.find(mark, head_end, end)) >= 0), default=end)
    return any(word in text[at:stop] for word in word_list("names", "placed", "going_on"))


#: What is worked on together, each under its own name: 东岭路、正云路等6条道路|改造.
_WORKED_ON = frozenset({NameClass.ROAD, NameClass.WATER_BODY, NameClass.GREEN_SPACE, NameClass.COMPOUND})
#: What is done to houses and waters that a list names: 等重点口岸|提升工程, 等水库|除险加固工程.
_WORKS_ON_ALL = re.compile(
    r"(?:提升|改造|升级|扩建|新建|建设|续建|整治|治理|除险加固|加固|修复|提质|扩容)[^、]{0,8}(?:工程|项目)$"
)
_HOUSES = frozenset({NameClass.FACILITY, NameClass.WATER_BODY})


def _worked_on_house(head: str) -> tuple[NameClass, str] | None:
    """The class and the noun of the houses or waters that works are done on, which the items are: 口岸|提升工程."""
    works = _WORKS_ON_ALL.search(head)
    kind = head_at_end(head, 0, works.start()) if works is not None and works.start() else None
    return (kind, head[: works.start()]) if works is not None and kind in _HOUSES and kind is not None else None


#: What lends its name to the house or the bridge at it: 云城路等6座|人行天桥.
_LENDING = frozenset(
    {NameClass.ROAD, NameClass.PUBLIC_INSTITUTION, NameClass.COMPOUND, NameClass.GREEN_SPACE, NameClass.NEIGHBOURHOOD}
)


def _lends(words: Words, head: str, kind: NameClass | None, mention: Mention) -> bool:
    """Whether a head of counted houses or bridges closes the name of an item that is itself something else."""
    if kind is not NameClass.FACILITY or mention.kind not in _LENDING or len(head) < 2:
        return False
    suffix = suffix_before(head, 0, len(head))
    return suffix is not None and suffix.kind is NameClass.FACILITY


#: Heads that are places, behind which a noun tells what is done with them.
_OF_PLACES = frozenset({NameClass.INDUSTRY, NameClass.PARK, NameClass.POLICY})
_PLACES = frozenset({NameClass.FUNCTIONAL_AREA, NameClass.NEIGHBOURHOOD, NameClass.SUBDISTRICT, NameClass.PARK})


@cache
def _sited() -> re.Pattern[str]:
    """Heads of works on land and houses, in which verbs stand: 等|土地整备利益统筹项目."""
    works = alternatives("names", "placed", "sited")
    return re.compile(rf"(?:{works})[\u4e00-\u9fff]{{0,6}}?(?:项目|工程)")


@cache
def _staged() -> re.Pattern[str]:
    """What is said right behind 等 of things that are built."""
    verbs = alternatives("names", "placed", "staged")
    return re.compile(f"(?:{verbs})")


#: Works by what they do, of which a list names some: 疏堵|工程; not 民生|工程.
_GOING_TO = re.compile(
    r"(?:[省市区县]级)?(?:疏堵|防洪|治理|整治|改造|提升|改扩建|扩建|供水|引水|调水|排涝|除险加固|水系连通|绿化|亮化|修复|道路|管网)[\u4e00-\u9fff]{0,4}工程"
)
#: What becomes of works that are counted, which parts their number from their head: 等3500多个|拟竣工投产|项目, 等8个|更新|项目.
_BECOMING = re.compile(
    r"(?:拟|新|已|正在|计划|重点|重大|更新|改造|升级|提升|改扩建|扩建|新建|续建|在建|开工|竣工|投产|达产|签约|落地|落户|建设|技改|储备|谋划|推进|复工|完工|建成|投用|投运|引进|合作|帮扶|攻坚|示范|民生|产业|工业|交通|水利|能源|市政|文旅|农业)*"
    r"(?:更新|改造|升级|提升|扩建|新建|续建|在建|开工|竣工|投产|达产|签约|落地|落户|技改|储备|谋划|复工|完工|建成|投用|投运|引进|合作|帮扶|攻坚)(?:类|的)?(?:重点|重大|产业|工业|交通|民生|文旅)*(?P<head>项目|工程)(?![部区款化库地])"
)
#: Of which grade the things are that a list names: 2所|乡级|卫生院.
_GRADE = re.compile("^[省市区县乡镇村]级")


#: Endings that close the names of items without what tells of which kind these are: 示范|村, 小型|水库.
_RANKED = ("水库", "村")


def _closed_by_count(
    words: Words, place: Span, number: int, start: int, end: int, barriers: list[Span]
) -> list[Mention]:
    """柳湖、西流湖2家社区卫生服务中心: as many items as the number says, right before it."""
    text = words.text
    if place.start <= start or text[place.start - 1] in ",。;:、等":
        return []
    head_end = _head_end(words, place.end, _phrase_end(words, place.end, end))
    head = text[place.end : head_end]
    kind = head_at_end(text, place.end, head_end) if head else None
    if kind is None or kind in TYPED_ONLY_SPECIFIC:
        return []
    spans = items_before(words, place.start, start, barriers, works=kind is NameClass.PROJECT)
    if len(spans) != number or len(spans) < _FEWEST:
        return []
    found = []
    whole = (suffix := suffix_before(head, 0, len(head))) is not None and suffix.kind is kind
    ranked = suffix.word if suffix is not None and suffix.word in _RANKED else _GRADE.sub("", head)
    read = [read_item(words, span, Head(kind, head, counted=True)) for span in spans]
    for span, found_ in zip(spans, read, strict=True):
        mention = found_
        if mention is None and whole and any(read) and 2 <= span.length <= _SHORT_ITEM:
            mention = Mention(span, kind, text[span.start : span.end], "list-head", 0.6)  # 老厂, in exact company
        if mention is None:
            continue
        own = kind is NameClass.ENTERPRISE and head.endswith("公司")  # 海川、云泰2家子公司
        if whole and not own and suffix_before(text, *span) is None and not mention.name.endswith(ranked):
            mention = replace(mention, name=mention.name + ranked, aliases=mention.aliases)
        if whole:
            mention = replace(mention, kind=kind)
        found.append(replace(of_city(words, span, mention, SEAT), exemplar_of=place.start))
    return found


def _phrase_end(words: Words, start: int, end: int) -> int:
    """Where the noun phrase that begins at ``start`` ends at the latest."""
    index = words.index_at(start)
    at = start
    while index < len(words.words):
        word = words.words[index]
        string = words.string(index)
        if word.start != at or word.end > end or word.end - start > 22:
            break
        qualifies = string in _STAGES and words.text.startswith(_QUALIFIED, word.end)
        if string == "重点" and head_classes().get(_string_behind(words, index)) in _OF_PLACE:
            qualifies = True  # 等|重点|口岸
        if string == "多" and index and words.string(index - 1) == "更":
            qualifies = True
        if string + _string_behind(words, index) in suffix_words():
            qualifies = True  # 两大|统筹片区
        if string == "更" and words.text.startswith("多", word.end):
            qualifies = True
        if string not in "“”()" and not qualifies and is_stop(string, word.tag) and string not in ("和", "的", "、"):
            break
        at = word.end
        index += 1
    return at


#: Classes of places, of which only some are 重点.
_OF_PLACE = frozenset(
    {NameClass.FACILITY, NameClass.FUNCTIONAL_AREA, NameClass.PARK, NameClass.WATER_BODY, NameClass.ROAD}
)


def _string_behind(words: Words, index: int) -> str:
    return words.string(index + 1) if index + 1 < len(words.words) else ""


def _head_end(words: Words, start: int, end: int) -> int:
    """The end of the longest beginning of ``[start, end)`` that closes with a head noun."""
    first: NameClass | None = None
    best = start
    for word in words.between(start, end):
        if (kind := head_at_end(words.text, start, word.end)) is not None:
            if best > start and first in _PLACES and (word.start > best or kind is NameClass.POLICY):
                if kind in _OF_PLACES:
                    break  # 等6个片区|连片整备, 3个片区|规划
            first = kind if best == start else first
            best = word.end
        elif best > start and words.text[word.start : word.end] in ("、", "和", "的"):
            break
        elif words.text[word.start] in _JOINING and words.text[start : word.start] in suffix_words():
            return word.start  # 4个村|和云湖社区
    return best
