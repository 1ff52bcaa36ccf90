"""Items that share the tail of the last one of a list: 白寨、马庄、坟上遗址生态文化公园."""

from __future__ import annotations

import re

from kg.lexicon import word_list
from kg.lexicon import words as lexicon_words
from kg.lexicon.divisions import divisions
from kg.mentions.bodies.brands import is_firm
from kg.mentions.lists.lists import SEAT
from kg.mentions.lists.rails import by_cities, rail_tail
from kg.mentions.walking.splitting import items_before
from kg.mentions.walking.suffixes import suffix_before
from kg.mentions.walking.walk import Words, is_specific, is_stop
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

_SOURCES = frozenset({"suffix", "list", "works", "numbered"})
_LONGEST_ITEM, _SHORT_NAME = 6, 2
_LONGEST_TOWN = 4
#: What tells houses of one kind apart: 城东、|城西|污水处理厂, 第一、|第二|水厂.
_SITED = re.compile("城[东西南北]|第[一二三四五六七八九十]{1,2}|[东西南北]部")
#: Phases of houses in several places, of which only the last says what they are: 云桥二期、|石坡三期污水处理厂.
_PHASED = re.compile(
    "[\u4e00-\u9fff]{2,4}[一二三四五]期(?P<house>[\u4e00-\u9fff]*(?:厂|站|库|场|园|房|楼|区)[\u4e00-\u9fff]*)$"
)
#: Which one of its kind it is, which the others are not: 松溪|二号煤矿.
_ORDINAL = re.compile(r"(?:[一二三四五六七八九十]+|\d+)号|第[一二三四五六七八九十]+")
#: Nouns of one letter that close what is built, whole where something tells which one it is: LNG储备站, 5G基站.
_CLOSED = ("站", "馆", "厂", "楼", "库", "院", "校", "店", "港", "桥", "闸", "塔", "厅", "谷", "室", "廊", "园", "堂")
#: Nouns of two letters that close what is whole all the same.
_WHOLE = ("平台", "中心", "门户", "金融街", "商业街", "步行街", "老街")
#: Where something lies, which is no name to share: 云湖苑|南侧.
_BESIDE = ("东侧", "西侧", "南侧", "北侧", "两侧")
_OWN_STRETCH = re.compile(r"^\([^()]{2,6}段\)")
_TOLD_APART = frozenset({NameClass.FACILITY, NameClass.PUBLIC_INSTITUTION, NameClass.PROJECT})


def restore_tails(words: Words, mentions: list[Mention], start: int, barriers: list[Span]) -> list[Mention]:
    """The names of the items before, with the tail restored.

    Args:
        words: the words of the block.
        mentions: the names found so far, ordered by place.
        start: where the block begins.
        barriers: quantities and times in order.
    """
    text = words.text
    by_span = {m.span: m for m in mentions}
    found = []
    for mention in mentions:
        joined = text[mention.span.start - 1] if mention.span.start > start else ""
        if joined not in ("、", "和", "与", "及"):
            continue
        if mention.kind is NameClass.SUBDISTRICT:
            inner = any(m.span.start == mention.span.start and m.span.end > mention.span.end for m in mentions)
            found += _towns(words, mention, start, barriers, inner=inner)
        if mention.method not in _SOURCES:
            continue
        if mention.kind is NameClass.PROJECT and mention.name.endswith(_OF_FIRMS):
            found += _parallels(words, mention, by_span, start, barriers)
        if (phased := _PHASED.match(mention.name)) is not None:
            for span in items_before(words, mention.span.start - 1, start, barriers):
                if text[span.start : span.end].endswith("期"):
                    name = text[span.start : span.end] + phased["house"]
                    found.append(Mention(span, mention.kind, name, "shared-tail", 0.8))
        sited = _SITED.match(mention.name) if mention.kind in _TOLD_APART else None
        rail = "" if sited else rail_tail(mention.name)
        tail = mention.name[sited.end() :] if sited else rail or _shared_tail(words, mention)
        if (
            not tail
            or (_ORDINAL.match(tail) and not rail)
            or (")" in tail) != ("(" in tail)
            or tail in lexicon_words("names", "placed", "unshared")
        ):
            continue
        common = tail in lexicon_words("names", "never", "names") and not rail
        if common or any(kind in tail for kind in word_list("names", "placed", "kinds")):
            continue  # 云岭、金田|连片老旧厂房
        nested = _opens_with(mention, by_span)
        for span in reversed(items_before(words, mention.span.start - 1, start, barriers)):
            name = text[span.start : span.end]
            held = by_span.get(span)
            alike = nested is not None and held is not None and _alike(nested, held)
            deed = _deed_of(mention, nested) if nested is not None and alike else ""
            shared = deed.startswith(word_list("names", "works", "tails")) and not deed.endswith("期")
            shared = shared and not _is_built(text, span.start, start)
            if _is_whole(name, tail, mention.kind) and not shared:
                break  # what stands before a whole name shares nothing with what stands behind it
            if mention.kind is NameClass.PROJECT and is_firm(words, *span):
                continue  # 云岭科技、|海川药业|项目
            if any(is_stop(text[w.start : w.end], w.tag) for w in words.between(*span)):
                continue
            if name.endswith("建设") or (
                mention.kind is not NameClass.PROJECT and name.endswith(word_list("names", "works", "tails"))
            ):
                continue  # 云湖片区建设|和金岭火车站
            if not shared and not rail and _shares_nothing(words, span, mention, tail):
                continue
            if not name or name.endswith((*_BESIDE, *word_list("persons", "titles"))):
                continue  # 、 behind 和 or another 、 holds nothing between; 某市委常委、|某开发区党工委书记
            if held is not None and held.kind in (mention.kind, NameClass.ENTERPRISE):
                continue
            same = name[-1] in (tail[0], mention.name[: -len(tail)][-1:])  # 云台村、金湖村|片区改造
            lake = held is not None and held.kind is NameClass.WATER_BODY and tail == "片区"  # 云湖、石岭|片区
            if held is not None and not alike and not same and not lake:
                continue
            told = held is not None or is_specific(words, *span) or (sited is not None and _SITED.fullmatch(name))
            if rail and (not by_cities(name)):
                continue
            told = told or bool(rail)
            if (2 <= len(name) <= _LONGEST_ITEM or shared) and told:
                name = held.name if held is not None and held.name.endswith(name) else name  # 省道|232线
                whole = _joined(name, tail)
                if nested is not None and (shared or nested.name[-1] == name[-1]):
                    whole = name + _deed_of(mention, nested)  # 龙湖河、坪溪河|两岸提升工程
                method = "shared-tail" if held is None and not sited else SEAT  # 月湖 is no other name of 月湖湿地
                found.append(Mention(span, mention.kind, whole, method, 0.75))
    return found


#: What a verb says is done, which no place or house is called: 超|门店经营、云湖片区.
_DONE = ("v", "vn", "vd")
#: How long the bare name of a street or of a compound may be whose kind only the last of a list says.
_LONGEST_BARE = {NameClass.ROAD: 2, NameClass.COMPOUND: 3}


def _shares_nothing(words: Words, span: Span, mention: Mention, tail: str) -> bool:
    """Whether an item is no place that shares the tail: a division, a verb's deed, the long name of something else."""
    inside = words.between(*span)
    name = words.text[slice(*span)]
    if inside and inside[-1].tag == "place" and name[-1] in "省市区县州旗" and mention.kind in _PLACED:
        return True  # 某市某区、|云岭经开区
    if inside and inside[-1].tag in _DONE and inside[-1].end - inside[-1].start > 1:
        return mention.kind is not NameClass.PROJECT or not tail.startswith(word_list("names", "works", "tails"))
    return len(name) > _LONGEST_BARE.get(mention.kind, _LONGEST_ITEM + len(name))


#: Parks, areas and towns, which no division is one of.
_PLACED = frozenset({NameClass.PARK, NameClass.FUNCTIONAL_AREA, NameClass.SUBDISTRICT, NameClass.NEIGHBOURHOOD})
#: How the works end that firms are at.
_OF_FIRMS = ("项目", "工程")
_LEAST_WORKS = 4


def _parallels(
    words: Words, mention: Mention, by_span: dict[Span, Mention], start: int, barriers: list[Span]
) -> list[Mention]:
    """The works of firms whose names end alike, of which only the last says what they are: 云顺新能源、|海顺新能源|光伏项目."""
    found = []
    for span in items_before(words, mention.span.start - 1, start, barriers):
        name = words.text[slice(*span)]
        alike = next((name[-size:] for size in (4, 3, 2) if name[-size:] in mention.name[1:] and len(name) > size), "")
        rest = mention.name[mention.name.index(alike, 1) + len(alike) :] if alike else ""
        if len(rest) < _LEAST_WORKS or not is_specific(words, *span) or alike in rest:
            continue
        held = by_span.get(span)
        method = SEAT if held is not None and held.kind is NameClass.ENTERPRISE else "list"
        found.append(Mention(span, NameClass.PROJECT, name + rest, method, 0.7))
    return found


#: Places that works are done on together, whatever their classes: 云湖公园、金岭故居景区|提质工程.
_TOGETHER = frozenset({NameClass.GREEN_SPACE, NameClass.FACILITY, NameClass.FUNCTIONAL_AREA})
#: Verbs behind which a whole name is built itself: 建成|云湖公园、金岭公园扩建.
_BUILDING = ("建成", "新建", "开工", "建设", "开放", "启用", "打造", "投用", "新增", "竣工")


def _deed_of(mention: Mention, nested: Mention) -> str:
    """What is done to all things of a list, behind the last one's name and what is told of it alone: 云湖河(青石段)|治理."""
    rest = mention.name.removeprefix(nested.name) if mention.name.startswith(nested.name) else ""
    rest = rest or mention.name[nested.span.length :]
    return _OWN_STRETCH.sub("", rest)


def _alike(nested: Mention, held: Mention) -> bool:
    return nested.kind is held.kind or {nested.kind, held.kind} <= _TOGETHER


def _is_built(text: str, at: int, floor: int) -> bool:
    return text.endswith(_BUILDING, floor, at)


def _towns(words: Words, mention: Mention, start: int, barriers: list[Span], *, inner: bool) -> list[Mention]:
    """The towns of a list that only its last names as such, where the national table knows them: 石井、|坑梓街道.

    A side of the town before a longer name is a house's: 城西|和石坡镇水厂.
    """
    kind = next((k for k in ("街道", "镇", "乡") if mention.name.endswith(k)), "")
    found = []
    for span in items_before(words, mention.span.start - 1, start, barriers) if kind else ():
        name = words.text[span.start : span.end] + kind
        if inner and _SITED.fullmatch(words.text, *span):
            continue
        if 2 <= span.length <= _LONGEST_TOWN and divisions().is_township(name):
            found.append(Mention(span, mention.kind, name, "list", 0.9))  # 平湖、|云岭街道: no lake
    return found


def _is_whole(name: str, tail: str, kind: NameClass) -> bool:
    """Whether an item has an ending of its own: 范蠡路西延, 桐柏路."""
    if name.endswith(tail[-2:]) or name.endswith(word_list("names", "works", "tails")):
        return True
    if name.endswith(word_list("names", "works", "undertaken")) and len(name) > _LONGEST_TOWN - 1:
        return True  # 云岭供水、|石坡河道防洪治理工程
    if any(name.endswith(tail[:size]) for size in range(2, len(tail))):
        return True  # 某某联络线、|某某联络线|工程
    told_whole = (name[-1:] in _CLOSED and len(name) > 2) or name.endswith(_WHOLE)
    if told_whole and not tail.startswith(("片区", *word_list("names", "works", "tails"))):
        return True
    suffix = suffix_before(name, 0, len(name))
    if len(name) <= _SHORT_NAME and len(tail) > _SHORT_NAME and suffix is not None and len(suffix.word) == 1:
        return False  # 石桥、云岭|文体中心: a town that is called so
    return (
        suffix is not None
        and (len(suffix.word) > 1 or suffix.kind is kind)
        and not tail.startswith(word_list("names", "works", "tails"))
    )


def _joined(name: str, tail: str) -> str:
    """A name and a tail, where the words may have been cut one character too early: 柳坊 + 坊遗址公园."""
    return name + (tail[1:] if name[-1] == tail[0] and len(tail) > 3 else tail)


def _opens_with(mention: Mention, by_span: dict[Span, Mention]) -> Mention | None:
    return next((m for s, m in by_span.items() if s.start == mention.span.start and s.end < mention.span.end), None)


def _shared_tail(words: Words, mention: Mention) -> str:
    """What follows the last specific word at the beginning of a name, where that is a tail that others can share.

    It begins with a whole word, or with the kind of the place before it: 坂田|街道文体中心, 南海意库|升级改造.
    """
    inside = words.between(*mention.span)
    for position in range(1, len(inside)):
        cut = inside[position].start
        if words.text.startswith("街道路", cut):
            cut += 3  # 云岭|街道路|绿化工程, which no town does
        if words.text[cut - 1] in "一二三四五六七八九十" and cut - mention.span.start > 2:
            continue  # 云溪洞七|街坊, which one of several it is
        if cut - mention.span.start < 2:
            continue  # 西|大洋水库: one letter is not what the others stand in for
        ending = suffix_before(words.text, cut, mention.span.end)
        whole = ending is not None and len(ending.word) == mention.span.end - cut  # 云岭|临港经济区
        if is_specific(words, mention.span.start, cut) and (whole or not is_specific(words, cut, mention.span.end)):
            if inside[position].end - cut < 2 and cut + 1 < mention.span.end:
                continue  # one letter that belongs to what stands before it
            before = words.text[mention.span.start : cut]
            kind = next((k for k in ("街道", "社区") if before.endswith(k) and len(before) > len(k) + 1), "")
            tail = kind + words.text[cut : mention.span.end]
            return tail if len(tail) >= 2 else ""
    return ""
