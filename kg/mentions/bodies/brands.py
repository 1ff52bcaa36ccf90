"""Firms by their short names: those that the whole country knows, and a brand before a word of trade (某某铝业)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import alternatives, word_list
from kg.lexicon import words as lexicon_words
from kg.lexicon.divisions import divisions
from kg.lexicon.matcher import Shared
from kg.mentions.walking.joints import ends_brand
from kg.mentions.walking.suffixes import generic_words
from kg.mentions.walking.walk import Words, is_specific, is_stop
from kg.mentions.words import is_proper
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

_EDGES = frozenset(",。;:!?、()“”《》 \n")
_LONGEST_BRAND, _SHORT_BRAND = 4, 3


#: What closes a list of industries or of fields of work, in which two nouns are no firm.
_TRADES_BEHIND = re.compile(
    r"[^,。;:]*?(?:产业集群|产业链|个产业|大产业|特色产业|主导产业|支柱产业|等(?:[\u4e00-\u9fff]{0,2}业态|(?:各项)?(?:工作|事业|领域|方面)))"
)
#: What goes on behind a trade that then closes no firm's name: 证券|交易所, 云岭科技|赋能行动, 以新材料|为引领.
_GOES_ON = re.compile(
    r"交易所|为(?:支撑|引领|主导|主体|核心|重点|依托|特色|主的)|[\u4e00-\u9fff]{0,4}(?:行动|计划)(?!投)"
)
#: 三大|动力: how many there are; and what a layout counts up: 一轴三带一|网络.
_COUNT = re.compile(r"[一二两三四五六七八九十\d]+[大个项种]|.?[一二两三四五六七八九十].[一二两三四五六七八九十]")


#: What is said to be fair, so that 美的 behind it is no firm.
_FAIR = frozenset("村景城山水岸人心家")
#: Grain, among which a firm's name is a crop's.
_GRAINS = re.compile("豆|稻|谷子|玉米|杂粮|高粱|荞麦|莜麦|燕麦|粮食")


@cache
def _known() -> Shared:
    return Shared(word_list("enterprises", "known"))


def find_brands(words: Words, start: int, end: int, barriers: list[Span]) -> list[Mention]:
    """The firms of ``[start, end)`` that have no legal form in their names.

    Args:
        words: the words of the block.
        start: where the block begins.
        end: where it ends.
        barriers: quantities, times and people, which no name enters.
    """
    text = words.text
    found = []
    for name, span in _known().within(text, start, end):
        if text[span.start - 1 : span.start] == "“" and text.startswith("”", span.end) and len(name) == 2:
            continue  # “三全”智能产业
        if name == "美的" and text[span.start - 1 : span.start] in _FAIR and span.start > start:
            continue  # 水清、村|美的城市
        if name == "小米" and _GRAINS.search(text, max(start, span.start - 12), min(end, span.end + 12)):
            continue  # 绿豆、|小米|等杂粮
        whole = words.begins_at(span.start) and words.ends_at(span.end) is not None
        if (whole and (len(name) > 2 or _closes(words, span.end, end))) or (
            len(name) >= 4 and words.begins_at(span.start)
        ):
            found.append(Mention(span, NameClass.ENTERPRISE, name, "brand", 0.8))
        trade = words.index_at(span.end)
        short = len(name) <= _SHORT_BRAND and words.begins_at(span.start)
        if short and trade < len(words.words) and words.words[trade].start == span.end:
            close = words.words[trade].end
            if words.string(trade) in lexicon_words("enterprises", "firm_endings") and _closes(words, close, end):
                whole_name = Span(span.start, close)  # a firm that is known, with its trade: 大疆|科技
                found.append(Mention(whole_name, NameClass.ENTERPRISE, text[span.start : close], "brand", 0.8))
    for index, close in _trades_of(words, start, end):
        begin = _brand_before(words, index, start)
        if begin is None or any(b.start < close and begin < b.end for b in barriers):
            continue
        if text.endswith("牌", begin, words.words[index].start):
            found.append(Mention(Span(begin, close), NameClass.PRODUCT, text[begin:close], "brand", 0.65))
            continue  # 某某牌|轮胎 is sold under its mark
        firm = _with_place(words, begin, close, start)
        goods = text[words.words[index].start : close] in lexicon_words("enterprises", "goods")
        owns = bool(firm.aliases) and text.startswith("的", close)  # 江苏某泽锻造|的水压机
        if not owns and not (_acts().match(text, close, end) if goods else _closes(words, close, end)):
            continue
        if text[begin - 1 : begin] == "”":
            continue  # “优”|字抓环境
        if _GOES_ON.match(text, close, end) or _COUNT.match(text, begin, close):
            continue
        if text.startswith(("、", "和", "等"), close) and _TRADES_BEHIND.match(text, close, min(end, close + 80)):
            continue  # 云湾光伏|和轻纺、…等9个产业集群
        if firm.name in lexicon_words("industries", "known"):
            continue  # 具身|智能
        found.append(firm)
    return found


#: Regions that firms' names open with, beside the divisions.
_REGIONS = frozenset({"台湾", "香港", "澳门", "华东", "华南", "华北", "华中", "东北", "西北", "西南"})


def _is_place(words: Words, index: int) -> bool:
    """Whether a word is the name of a division, or of a region that firms are called after."""
    string = words.string(index)
    if words.words[index].tag == "place" or string in _REGIONS:
        return True
    return len(string) >= 2 and bool(divisions().short(string) or divisions().named(string))


def _with_place(words: Words, begin: int, close: int, floor: int) -> Mention:
    """A firm of a brand and a trade, with the place in front that its name opens with: 江苏|某泽锻造."""
    name = words.text[begin:close]
    before = words.ends_at(begin)
    if before is None or words.words[before].start < floor or not _is_place(words, before):
        return Mention(Span(begin, close), NameClass.ENTERPRISE, name, "brand", 0.65)
    span = Span(words.words[before].start, close)
    whole = words.text[span.start : span.end]
    return Mention(span, NameClass.ENTERPRISE, whole, "brand", 0.65, aliases=(name,))


@cache
def _trades() -> dict[str, tuple[str, ...]]:
    """The words of trade and of goods that close firms' names, by their last two letters, the longest first."""
    found: dict[str, list[str]] = {}
    for trade in lexicon_words("enterprises", "firm_endings") | lexicon_words("enterprises", "goods"):
        found.setdefault(trade[-2:], []).append(trade)
    return {ending: tuple(sorted(trades, key=lambda t: (-len(t), t))) for ending, trades in found.items()}


@cache
def _trade_ends() -> frozenset[str]:
    return frozenset(ending[-1] for ending in _trades())


def _trades_of(words: Words, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The words of trade of ``[start, end)``: the index of the first of their words, and the place behind."""
    text, row, trades = words.text, words.words, _trades()
    for index in words.closing(_trade_ends(), start, end):
        close = row[index][1]
        for trade in trades.get(text[close - 2 : close], ()):
            at = close - len(trade)
            if at > start and text.startswith(trade, at) and words.begins_at(at):
                yield words.index_at(at), close
                break


@cache
def _acts() -> re.Pattern[str]:
    """What is said of a firm that its goods name, and of no goods: 某岷起重机|投资9亿元, 某泽不锈钢|在交易所挂牌."""
    deeds = alternatives("enterprises", "acts")
    return re.compile(rf"(?:计划|拟|已|将|总|累计|再)?(?:{deeds})|在[^,。;]{{2,14}}?(?:挂牌|上市)")


def find_makers(words: Words, names: list[Mention]) -> list[Mention]:
    """The firms with whose short names the names of projects open: 沃达化工|防水涂料, 奉川|恒越重工|扩产.

    Args:
        words: the words of the block.
        names: the names found so far.
    """
    endings = lexicon_words("enterprises", "firm_only")
    found = []
    for project in names:
        if project.kind is not NameClass.PROJECT or project.method not in _WITH_MAKERS:
            continue
        first = words.index_at(project.span.start)
        for index, close in _trades_of(words, *project.span):
            trade = words.words[index].start
            if words.text[trade:close] not in endings or close >= project.span.end:
                continue
            begin = _brand_before(words, index, project.span.start)
            if begin is None and words.text[trade:close] == "集团" and _is_called(words, project.span.start, trade):
                begin = project.span.start  # 金风|集团
            if begin is None or words.text[close] in _EDGES:
                continue
            placed = words.words[first].tag == "place" and words.words[first].end == begin
            if begin == project.span.start or placed:
                span = Span(project.span.start, close)
                aliases = (words.text[begin:close],) if placed else ()
                name = words.text[span.start : span.end]
                found.append(Mention(span, NameClass.ENTERPRISE, name, "maker", 0.75, aliases=aliases))
                break
    return found


def _is_called(words: Words, start: int, end: int) -> bool:
    """Whether one or two words that say nothing common stand before 集团, as groups of firms are called."""
    inside = words.between(start, end)
    if words.text.endswith(("医院", "教育", "学校"), start, end):
        return False
    if not 0 < len(inside) <= 2 or not 2 <= end - start <= _LONGEST_BRAND or inside[0].start != start:
        return False
    return all(
        words.text[w.start : w.end] not in generic_words() and not is_stop(words.text[w.start : w.end], w.tag)
        for w in inside
    )


#: Finders of projects whose names may open with that of the firm.
_WITH_MAKERS = frozenset({"list-head", "sized", "works", "suffix", "list"})


def is_firm(words: Words, start: int, end: int) -> bool:
    """Whether the whole of ``[start, end)`` is the short name of a firm: one that is known, or a brand before a trade.

    >>> from kg.mentions.words import cut
    >>> text = "宁德时代、某铁锂业、污水治理"
    >>> words = Words(text, cut(text, 0, len(text)))
    >>> is_firm(words, 0, 4), is_firm(words, 10, 14)
    (True, False)
    """
    name = words.text[start:end]
    if name in lexicon_words("enterprises", "known"):
        return True
    ending = next((name[-n:] for n in (3, 2) if name[-n:] in lexicon_words("enterprises", "firm_endings")), "")
    return (
        bool(ending) and 2 <= len(name) - len(ending) <= _LONGEST_BRAND and is_specific(words, start, end - len(ending))
    )


def is_worded_firm(words: Words, start: int, end: int) -> bool:
    """Whether an item is two letters that are no trade before a trade, as firms are called: 博大|精密, 宇宙|电子."""
    name = words.text[start:end]
    endings = lexicon_words("enterprises", "firm_endings")
    about, trade = name[:-2], name[-2:]
    if trade not in endings or len(about) != 2 or about in endings or about in generic_words():
        return False
    if about in lexicon_words("enterprises", "trades") or about in lexicon_words("names", "walk", "name_verbs"):
        return False
    return words.ends_at(start + 2) is not None


def _worded_brand(words: Words, index: int, floor: int) -> int | None:
    """Where a brand that is one common word begins, with a place in front and a trade that is of firms only: 云南|欧陆|乳业."""
    trade = words.string(index)
    if index < 2 or words.words[index - 2].start < floor or not trade.endswith("业") or trade in ("实业", "产业"):
        return None
    brand = words.string(index - 1)
    if trade not in lexicon_words("enterprises", "firm_only") or len(brand) != 2 or brand in generic_words():
        return None
    joined = words.words[index - 2].end == words.words[index - 1].start
    return words.words[index - 1].start if joined and _is_place(words, index - 2) else None


#: How many firms a list names, and when one did something: 某沅糖业|两家糖企, 某垣特钢|8月投产.
_COUNTED = re.compile(r"[两二三四五六七八九十\d]{1,3}(?:家|户|月|年|号车间|号线)")


#: How a plant leaves the town, in letters that are no words: 某某轴承|退城入园.
_MOVES = ("退城入园", "退城进园", "退城搬迁", "退市入园", "出城入园", "搬迁入园")


def _closes(words: Words, at: int, end: int) -> bool:
    """Whether the firm's name ends here: a mark, a verb, 等 or 项目 follows."""
    if at >= end or words.text[at] in _EDGES:
        return True
    index = words.index_at(at)
    if index >= len(words.words) or words.words[index].start != at:
        return False
    string, tag = words.string(index), words.words[index].tag
    if _COUNTED.match(words.text, at, end) or words.text.startswith(_MOVES, at):
        return True
    return (
        string in lexicon_words("enterprises", "behind_brand")
        or words.text.startswith(word_list("enterprises", "posts"), at)
        or (is_stop(string, tag) and string != "的")
    )


def _brand_before(words: Words, index: int, floor: int) -> int | None:
    """Where the brand before a word of trade begins: two to four letters that are no common words."""
    begin = trade = words.words[index].start
    odd = 0
    while index > 0:
        before = words.words[index - 1]
        string = words.string(index - 1)
        if before.end != begin or before.start < floor or words.words[index].start - before.start > _LONGEST_BRAND:
            break
        if string[0] in _EDGES or _is_place(words, index - 1):
            break
        if len(string) > 1 and string in generic_words():
            break
        if len(string) == 1:
            named = string == "达" and ends_brand(words, index - 1, floor)
            if (is_stop(string, before.tag) and not named) or not string.isalpha():
                break
            odd += 1
        elif is_proper(string) and before.tag != "ns":
            odd += 2
        else:
            break
        begin = before.start
        index -= 1
        if words.words[index].start <= floor:
            break
    length = words.words[index].start
    if odd == 0 and begin == length and (worded := _worded_brand(words, index, floor)) is not None:
        return worded
    if odd < 2 or begin != length or words.text[begin:trade] in lexicon_words("products", "plain"):
        return None  # 富硒|食品
    opening = words.text[begin - 1 : begin]
    previous = words.index_at(begin) - 1
    if opening and opening not in _EDGES and previous >= 0:
        string, tag = words.string(previous), words.words[previous].tag
        known = string in lexicon_words("enterprises", "before_brand") or _is_place(words, previous)
        if not (is_stop(string, tag) or known):
            return None
    return begin
