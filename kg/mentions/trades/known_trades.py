"""Industries that every reader knows by name, wherever they stand, with the words in front that say which part of one it is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from kg.lexicon import word_list, words
from kg.lexicon.matcher import Shared
from kg.mentions.trades.trades import is_no_trade, is_of_place
from kg.mentions.walking.suffixes import generic_words
from kg.mentions.walking.walk import Words, is_stop
from kg.model.mention import Mention, NameClass
from kg.model.span import Span
from kg.model.values import replaced

#: 高技术制造业|增加值: what statistics count under the name of an industry.
_MEASURED = re.compile(
    r"(?:施工)?(?:增加值|总产值|产值|投资|营业收入|税收|用电量|占比|占|企业|贷款|增长\d|同比|对规|营收|完成|实现|从业|销售额|利润)"
)
#: What may follow the name of an industry, though the words are cut there.
_BEHIND = (",", "、", "等", "链", "集群", "和")
_PARTS = ("农林牧", "工业、", "农林牧、")
#: What an industry's name opens the name of: 食品产业|园.
_OPENING = (
    "园",
    "带",
    "负面清单",
    "大厦",
    "基金",
    "发展基金",
    "引导基金",
    "重点村",
    "重点镇",
    "重点片区",
    "示范村",
    "示范点",
    "大会",
    "论坛",
)
#: The longest name with the words in front of it.
_LONGEST = 12
#: Words that name the field of an industry in front of its name.
_NOUNS = ("n", "vn", "j", "b", "nz", "x")
_FEWEST, _LONGEST_HALF = 2, 6
#: How words end that say of which quality something is.
_QUALITIES = ("型", "性", "级", "值", "化", "类")
#: What a list or a clause opens behind.
_BEFORE = frozenset("、,。;:“(\n ")
#: How a half ends that is an industry of its own: 装备制造业|与现代物流业.
_OWN = ("业", "经济", "旅游")


@cache
def _known() -> Shared:
    return Shared(word_list("industries", "known"))


def find_known(source: Words, start: int, end: int, held: Collection[Span]) -> Iterator[tuple[Mention, list[Span]]]:
    """The industries of ``[start, end)`` that are known by name, each with the names that it takes the place of.

    Args:
        source: the words of the block.
        start: where the block begins.
        end: where it ends.
        held: where other rules have found industries.
    """
    text = source.text
    for name, span in _known().within(text, start, end):
        if source.ends_at(span.end) is None and not text.startswith(_BEHIND, span.end):
            continue
        if text.startswith(_OPENING, span.end):
            continue
        if _MEASURED.match(text, span.end) or text.endswith(_PARTS, start, span.start):
            continue
        left = _opening(source, span, start)
        mine = [other for other in held if span.overlaps(other)]
        if not all(left < other.start and other.end == span.end for other in mine):
            continue  # 未来|信息产业
        whole = Span(left, span.end)
        yield Mention(whole, NameClass.INDUSTRY, text[left : span.start] + name, "industry", 0.6), mine


def widened(source: Words, trade: Mention, start: int) -> Mention:
    """An industry with the words in front of its name that say which part of it is meant: 高端|装备制造产业.

    Args:
        source: the words of the block.
        trade: the industry.
        start: where the block begins.
    """
    if source.text[trade.span.start : trade.span.end] != trade.name:
        return trade
    left = _opening(source, trade.span, start)
    if left == trade.span.start:
        return trade
    return replaced(trade, span=Span(left, trade.span.end), name=source.text[left : trade.span.start] + trade.name)


def _opening(source: Words, span: Span, start: int) -> int:
    """Where the whole name begins: 绿色|石化产业, 批发|零售业, 软件与|数据服务产业.

    >>> from kg.mentions.words import cut
    >>> text = "绿色石化产业、批发零售业、我市食品产业"
    >>> source = Words(text, cut(text, 0, len(text)))
    >>> [_opening(source, span, 0) for span in (Span(2, 6), Span(9, 12), Span(15, 19))]
    [0, 7, 15]
    """
    left = _field(source, span.start, span.end, start)
    index = source.ends_at(left)
    if index is None or source.string(index) != "与" or source.words[index].start <= start:
        return left
    half = source.words[index].start
    opening = _field(source, half, half, start)
    first = source.text[opening:half]
    if not _FEWEST <= len(first) <= _LONGEST_HALF or first.endswith(_OWN) or first in words("industries", "fields"):
        return left
    listed = opening == start or source.text[opening - 1] in _BEFORE
    return opening if listed and source.text.startswith("集群", span.end) else left


def _field(source: Words, at: int, close: int, start: int) -> int:
    """Where the nouns begin that stand right before a place and name the field of an industry."""
    kinds = word_list("industries", "kinds")
    behind = at
    while (index := source.ends_at(at)) is not None:
        if source.text.endswith(kinds, start, at):  # though the words are cut inside it: 文旅|康养产业
            at -= next(len(kind) for kind in kinds if source.text.endswith(kind, start, at))
            continue
        word, string = source.words[index], source.string(index)
        if word.start < start or close - word.start > _LONGEST or not string.isalpha():
            break
        if not _is_field(string, word.tag):
            break
        if is_no_trade(source.text[word.start : close]):
            break
        at = word.start
    index = source.ends_at(at)
    loose = index is not None and len(source.string(index)) == 1 and source.string(index).isalpha()
    if loose and index is not None and not is_stop(source.string(index), source.words[index].tag):
        return behind  # 麻|山药|特色农业: the words were cut inside the noun
    return at


def _is_field(string: str, tag: str) -> bool:
    """Whether a word is a noun that names a field and neither a group, a level nor a place."""
    if is_stop(string, tag) or not tag.startswith(_NOUNS) or len(string) < _FEWEST:
        return False
    if string.endswith(_QUALITIES) or is_of_place(string, tag):
        return False  # 知识密集型|服务贸易
    return string not in words("industries", "qualifying") and string not in generic_words()
