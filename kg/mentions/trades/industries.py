"""Industries: the lists behind 重点发展, 做强做大, 培育 and the like, and industries that a clause is about."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain, compress

from kg.lexicon import word_list, words
from kg.lexicon.edges import endings
from kg.lexicon.matcher import Matcher
from kg.mentions.trades.clause_trades import LONGEST, SUBJECT, read_subject
from kg.mentions.trades.closed_trades import find_closed
from kg.mentions.trades.heads import is_closing, is_field_head, is_fused, is_other_head, is_watched, united
from kg.mentions.trades.known_trades import find_known, widened
from kg.mentions.trades.trades import (
    find_shared,
    find_topics,
    find_trades,
    is_no_trade,
    is_of_place,
    is_sure,
    is_unnamed,
    is_work,
    may_stand_alone,
)
from kg.mentions.walking.splitting import Phrase, split_items
from kg.mentions.walking.walk import Words, is_stop, trim_left
from kg.mentions.words import is_proper
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

#: How a group of industries is called, which is no part of their name.
_GROUPED = ("行业", "领域", "集群", "产业链", "产业带", "赛道", "业态", "产业发展")
_AND = frozenset("、和与及")
_CLAUSE = Phrase("(“", ")”", ",。;:!?\n", longest=160)
#: Behind these a clause begins.
_FRESH = frozenset(",。;:\n ")
#: The last letters of heads that close a list of industries or of fields: 产业, 经济, 集群, 赛道, 领域, 板块.
_HEAD_LETTERS = re.compile("[业济群道域块]")
_FEWEST = 2
_ETC = re.compile(r"(?<![高中平优一二三])等")
#: Heads of lists that name no industries: 等重点企业, 等项目.
_OTHERS = re.compile(
    r"(?:一批|多个|多家|\d+[个家])?(?:重点|重大|龙头|骨干|优质|知名)?(?:(?:企业|公司|项目)(?!.{0,2}产业)|指标|参数)"
)
#: What joins fields of work and names no industry of them.
_MIXED = ("进农村", "结合", "衔接", "并举", "并重", "转移", "联动发展")
#: How items end that tell what is done: 垃圾清运整治、污水处理, a list of which no item is an industry by its ending alone.
_DONE = ("整治", "革命", "提升", "治理", "创建", "绿化", "改造", "修复", "硬化", "亮化")
_HEADED = re.compile(r"(?:产业|领域|集群|业态|行业|服务业|赛道)$")
_JOINT = re.compile(
    r"以及|和|\+|(?<=业)与(?=[\u4e00-\u9fff]{1,7}业)|(?<=制造)及(?=[\u4e00-\u9fff]{1,7}业)|(?<=种植|养殖)及"
)
#: 以信息技术、大数据为主的科技服务业: what stands before 的 are its kinds.
_KINDS_OF = re.compile(r"以?[^,。;]{2,40}?为(?:主|核心|代表|支撑|引领|依托|重点|龙头|主导|主体)的")


@cache
def _verbs() -> frozenset[str]:
    return words("industries", "verbs")


@cache
def _marks() -> frozenset[str]:
    return _verbs() | _FRESH


@cache
def _ending_matcher() -> Matcher:
    """How industries end: behind a verb nothing else names one, unless a head closes the list."""
    return Matcher(word_list("industries", "endings"))


def find_industries(source: Words, start: int, end: int) -> list[Mention]:
    """The industries that ``[start, end)`` speaks of developing.

    Args:
        source: the words of the block.
        start: where the block begins.
        end: where it ends.
    """
    found: dict[Span, Mention] = {}
    inside = source.inside(start, end)
    index, stop = inside.start, inside.stop
    strings, verbs, marks = source.strings, _verbs(), _marks()
    text = source.text
    ending = [sign.start() for sign in SUBJECT.finditer(text, start, end)]
    ahead = 0  # the first of these at or behind what is read
    if index < stop and ending and strings[index] not in verbs and strings[index][0].isalnum():
        read_subject(source, index, end, found)  # the block opens with it
    for place in compress(range(index, stop), map(marks.__contains__, strings[index:stop])):
        if place < index:
            continue
        if strings[place] in verbs:
            index = _read_list(source, place + 1, end, found)
            continue
        index = place + 1
        if index >= stop:
            break
        at = source.starts[index]
        while ahead < len(ending) and ending[ahead] < at:
            ahead += 1
        if ahead >= len(ending) or ending[ahead] >= at + LONGEST:
            continue
        if strings[index] not in verbs and strings[index][0].isalnum():
            read_subject(source, index, end, found)
    trades = (widened(source, trade, start) for trade in find_trades(source, start, end))
    others = (find_closed(source, start, end), trades, find_shared(text, start, end))
    for one in chain(*others, find_topics(text, start, end)):
        if not any(one.span.overlaps(other) for other in found):
            found[one.span] = one
    for known, taken in find_known(source, start, end, found):
        for other in taken:
            del found[other]
        found[known.span] = known
    parts = united(text, start, end)
    return [one for one in found.values() if not any(part.contains(one.span) for part in parts)]


def _read_list(source: Words, index: int, end: int, found: dict[Span, Mention]) -> int:
    """The items behind a verb of developing; returns the index to go on at."""
    text = source.text
    verb = source.string(index - 1)
    while index < len(source.words) and source.words[index].end <= end:
        if source.strings[index] in _verbs():
            verb = source.strings[index]
        elif source.strings[index] not in words("industries", "fillers"):
            break
        index += 1
    if index >= len(source.words) or source.words[index].start >= end:
        return index
    at = source.words[index].start
    if text[at] == "、":
        return index  # 旅游业发展、土地管理: the verb closed an item of a list
    close = _CLAUSE.end(text, at, end)
    if (kind := _KINDS_OF.match(text, at, close)) is not None or (
        index > 0 and source.string(index - 1) == "以" and (kind := _KINDS_OF.match(text, at - 1, close)) is not None
    ):
        at = kind.end()
    etc = _ETC.search(text, at, close)
    limit = etc.start() if etc else close
    ends = _ending_matcher().stands_in(text, at, limit)
    if not ends and _HEAD_LETTERS.search(text, at, close) is None:
        return max(index, source.index_at(limit))
    items = split_items(text, at, limit)
    closed = etc is not None and is_closing(text, etc.end(), close)
    among = etc is not None and not closed and is_field_head(text, etc.end(), close)
    if etc is None and items:
        cut, counted = _last_end(source, items[-1])
        closed = counted or _HEADED.search(text, items[-1].start, cut) is not None
        items[-1] = Span(items[-1].start, cut)
    if not closed and not among and not ends:
        return max(index, source.index_at(limit))
    if etc is not None and (_OTHERS.match(text, etc.end(), close) is not None or is_watched(text, etc.end(), close)):
        return max(index, source.index_at(limit))
    if etc is not None and is_fused(text, etc.end(), close) and "与" in text[at : items[0].end]:
        return max(index, source.index_at(limit))
    fields = words("industries", "fields")
    names = [text[trim_left(source, *item) : item.end].strip("“”") for item in items]
    if any(name in fields for name in names) or (among and any(is_work(name, verb) for name in names)):
        return max(index, source.index_at(limit))
    undertaken = etc is None and not closed and len(names) > 1 and any(name.endswith(_DONE) for name in names[:-1])
    mixed = undertaken or (etc is not None and not closed and not among and is_other_head(text, etc.end(), verb))
    spans = [part for position, item in enumerate(items) for part in _parts(text, item, len(items), position)]
    if closed and len(spans) > 1:
        spans = _without_places(source, items, spans)
    for position, item in enumerate(spans):
        if item.end <= item.start:
            continue
        named = (closed or among) and len(spans) > 1
        mention = _industry(source, item, last=position == len(spans) - 1, closed=named)
        if mention is None or (mixed and not is_sure(mention.name)):
            continue
        if named or may_stand_alone(mention.name, verb):
            found.setdefault(mention.span, mention)
    return max(index, source.index_at(limit))


def _without_places(source: Words, items: list[Span], spans: list[Span]) -> list[Span]:
    """The items of a list that tells of each industry where it is: 黑山|电动车、北镇|工业炉、云湾|光伏和轻纺."""
    fronts = [_front(source, item) for item in items]
    if sum(known for _, known in fronts) < _FEWEST:
        return spans
    moved = {item.start: at for item, (at, _) in zip(items, fronts, strict=True)}
    placed = []
    for item in items:
        marks = [m for m in _JOINT.finditer(source.text, moved[item.start], item.end) if m[0] == "和"]
        edges = [moved[item.start], *(at for m in marks for at in m.span()), item.end]
        placed += [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return placed


def _front(source: Words, item: Span) -> tuple[int, bool]:
    """Where an item goes on behind the place in front, and whether that is a place that is known."""
    inside = source.between(*item)
    if inside and item.end - inside[0].end >= _FEWEST:
        name = source.text[inside[0].start : inside[0].end]
        known = inside[0].tag == "place" or (is_proper(name) and len(name) >= _FEWEST)
        if known or name in _ZONES:
            return inside[0].end, known
    at = item.start
    for word in inside:
        if word.end - word.start > 1 and not is_proper(source.text[word.start : word.end]):
            break
        at = word.end
    return (at, False) if at - item.start >= _FEWEST and item.end - at >= _FEWEST else (item.start, False)


#: The place's own zones, which stand in front of their industries as other places do.
_ZONES = frozenset({"开发区", "经开区", "高新区", "园区"})


def _last_end(source: Words, item: Span) -> tuple[int, bool]:
    """Where the last item of a list without 等 ends, and whether a count of industries follows: 安全节能环保3个优势集群."""
    for word in source.between(*item):
        string = source.text[word.start : word.end]
        if word.start > item.start and (string[0].isdigit() or word.tag == "m"):
            return word.start, is_closing(source.text, word.start, item.end)
        if word.start > item.start and not string[0].isalnum():
            return word.start, False
        if is_stop(string, word.tag) and string not in words("industries", "inner") and string not in _AND:
            return word.start, False
    return item.end, False


def _parts(text: str, item: Span, count: int, position: int) -> list[Span]:
    """和 and 以及 part the last two items; 与 joins two halves of one name (激光与增材制造)."""
    marks = [
        m
        for m in _JOINT.finditer(text, item.start, item.end)
        if m[0] != "和"
        or position == count - 1
        or text.endswith(("级产业链", "级集群", "级产业集群"), item.start, m.start())
    ]
    spans = []
    at = item.start
    for mark in marks:
        left, right = text[at : mark.start()], text[mark.end() : item.end]
        if mark[0] == "和" and not (count > 1 or (endings("industries", "endings").close(left) and len(right) >= 3)):
            continue
        spans.append(Span(at, mark.start()))
        at = mark.end()
    spans.append(Span(at, item.end))
    works = word_list("industries", "work_endings")
    if count == 1 and len(spans) == 1 and (joint := text.find("和", at, item.end)) > at:
        if text.endswith(works, at, joint) and text.find("业", joint, item.end) > 0:
            return [Span(joint + 1, item.end)]  # 科技创新|和|制造业: only the second is an industry
    return spans


#: 休闲农业|五大产业: how many they are.
_NUMBERED = re.compile(
    r"[一二三四五六七八九十两\d]+大(?:优势|特色|主导|支柱|新兴)?(?:产业|行业|领域|板块)$"
    r"|[一二三四五六七八九两十百千万]+亿(?:元)?级(?:特色|优势)?(?:产业链|产业集群|集群|产业)$"
)
_NUMBERED_ENDS = ("产业", "行业", "领域", "板块", "产业链", "集群")
_LIGHT = 4
#: 百亿级|食品加工, 省级|建材: how large or of which rank an industry is.
_RATED = re.compile(r"(?:国家|省|市|县|[一两三五十百千万]+亿(?:元)?)级(?=[\u4e00-\u9fff]{2})")
_RANKED = ("未来产业", "新兴产业", "特色产业", "优势产业", "主导产业", "支柱产业", "传统产业", "富民产业")


def _industry(source: Words, item: Span, *, last: bool, closed: bool) -> Mention | None:
    text = source.text
    start, end = trim_left(source, *item), item.end
    while start < end and text[start] in "“、 ,对在从向将把":
        start += 1
    name = text[start:end].rstrip("”、 ")
    if name.endswith(_NUMBERED_ENDS):
        name = _NUMBERED.sub("", name)
    name = name.removesuffix("产业") if name.endswith("业产业") else name  # 现代服务业|产业集群
    name = name.removesuffix("发展") if name.endswith(("产业发展", "业发展")) else name
    worded = name
    whole = re.match(r".*?产业(?=集群$|链$|带$)", name) if name.endswith(("集群", "链", "带")) else None
    if last and name.endswith(_GROUPED):
        name = re.sub(
            r"(?:等)?(?:新|特色|优势|主导|支柱|新兴|未来|重点|战略性新兴)?(?:行业|领域|产业集群|集群|产业链|全产业链|产业带|赛道|业态|产业发展)$",
            "",
            name,
        )
    ranked = name.endswith(_RANKED) and name not in words("industries", "called")
    if ranked and len(name) > (5 if closed and last else 6):
        if is_unnamed(name):
            return None
        name = name[:-4]  # 休闲食品|主导产业
    leads = word_list("industries", "leads")
    for lead in leads if name.startswith(leads) else ():
        if name.startswith(lead) and len(name) - len(lead) >= 2:
            start += len(lead)
            name = name[len(lead) :]
    if (rated := _RATED.match(name)) is not None:
        start, name = start + rated.end(), name[rated.end() :]
    for word in source.between(start, end)[:1]:
        placed = word.tag == "place" or is_of_place(source.text[word.start : word.end], word.tag)
        if placed and end - word.end >= 3 and source.text[word.end : end].endswith(("产业", "业", "经济")):
            name = name[word.end - start :]
            start = word.end  # 三江县|茶叶产业
    if text[start - 1 : start] == "做" and name[:1] in _GROWN and len(name) > _LIGHT:
        start, name = start + 1, name[1:]  # 做|美|文化旅游产业
    if _is_somebodys(source, start, start + len(name)) or text.startswith(_INSPECTED, start + len(name)):
        return None
    if not 2 <= len(name) <= 14 or is_no_trade(name) or name in words("industries", "never"):
        return None
    if name[0] == "稳" and not name.startswith("稳定"):
        return None  # 稳|工业: what is to be done about it
    if name.endswith(("管理", "处理")) and not name.endswith(word_list("industries", "managed")):
        return None
    strong = endings("industries", "endings").close(name)
    if not strong and not closed:
        return None
    if text.startswith(_MIXED, start + len(name)):
        return None  # 医康养|结合
    aliases: tuple[str, ...] = (whole[0],) if whole and whole[0] != name and whole[0].startswith(name) else ()
    if worded != name and worded not in aliases and len(worded) - len(name) <= _LIGHT:
        aliases = (*aliases, worded)  # as the text words it: 优势畜牧业, 全屋智能产业
    span = Span(start, start + len(name))
    return Mention(span, NameClass.INDUSTRY, name, "industry", 0.75 if strong else 0.6, aliases=aliases)


#: How a field is made, behind 做 in letters that are no word; what is done by those who inspect one.
_GROWN, _INSPECTED = "大强优精美深细特实", ("督察", "督导", "督查")
#: How the names of industries end that a place or a firm may stand in front of.
_OWNED = ("产业", "业", "经济", "集群")


def _is_somebodys(source: Words, start: int, end: int) -> bool:
    """Whether a firm's or a place's name opens what only ends as industries do: 某迪|储能, 云岭|金融."""
    if source.text.endswith(_OWNED, start, end):
        return False
    first = source.between(start, end)[:1]
    known = [source.text[w.start : w.end] for w in first if w.tag in ("place", "nr", "ns", "nt")]
    return bool(known) and (first[0].tag == "place" or known[0] in words("enterprises", "known"))
