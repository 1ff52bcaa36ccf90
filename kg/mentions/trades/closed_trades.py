"""Industries that a head behind their list closes, wherever the list stands: 旅游、蔬菜、林果等|扶贫产业, 纺织、皮毛|主导产业."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.lexicon import words
from kg.mentions.trades.heads import is_watched
from kg.mentions.trades.trades import is_no_trade
from kg.mentions.walking.splitting import items_before
from kg.mentions.walking.walk import Words, trim_left
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

#: What closes a list of industries wherever it stands: 旅游、蔬菜、林果等|扶贫产业.
_CLOSING = re.compile(
    r"等(?<![高中平优一二三].)(?:(?:[两二三四五六七八九十]|\d{1,2})大)?(?:[\u4e00-\u9fff]{0,4}(?:特色|优势|主导|支柱|新兴|传统|重点|富民|扶贫|未来|战略性新兴))?"
    r"(?:产业集群|产业链|产业|新业态|业态|服务业|经济(?!作物|药材|[林主合])|行业(?!领域|重点|龙头|企业|头部|顶尖|巨头|领军|知名|主管|部门|协会|标准|风向|[、展内]))"
    r"(?![园区基平带政工项]|发展[规基政体计]|化(?!发展)|服务(?!业)|承接|用地|配套(?:道路|设施|工程))"
)
#: 纺织、皮毛|主导产业: a list of industries without 等.
_RANKED_BEHIND = re.compile(
    r"(?=[主支优特传两二三四五六七八九十\d])"
    r"(?:(?<=[\u4e00-\u9fff])(?<![等的大类个种项级])(?:主导|支柱|优势|特色|传统优势|优势特色)产业(?![园区基带平链发示])"
    r"|(?<=[\u4e00-\u9fff])(?<!等)(?:[两二三四五六七八九十]|\d{1,2})(?:大|个|条)(?:[国省市县]家?级|[百千]亿级)?"
    r"(?:传统|重点|新兴|特色|优势|主导|支柱|先导|未来|战略性|首位|富民|扶贫)*产业(?:集群)?(?![园区基平项]))"
)
_FEWEST, _LONGEST_ITEM = 2, 8
#: 等|前沿领域: what closes lists of fields of any kind, of industries where two of them are known as such.
_OF_FIELDS = re.compile(
    r"等(?:前沿|重点|新兴|关键|优势|高端|战略|未来|细分|新)?(?:技术|产业)?领域(?!风险|专项|改革|监管)"
)


#: What joins the halves of one name: 汽车制造|与|服务.
_HALVES = ("与", "及")


def find_closed(source: Words, start: int, end: int) -> Iterator[Mention]:
    """The industries of ``[start, end)`` whose list a head closes that says what they are.

    Args:
        source: the words of the block.
        start: where the block begins.
        end: where it ends.
    """
    if source.text.find("等", start, end) >= 0:
        for match in _CLOSING.finditer(source.text, start, end):
            yield from _closed(source, match.start(), start)
        for match in _OF_FIELDS.finditer(source.text, start, end):
            yield from _of_fields(source, match.start(), start)
    if source.text.find("产业", start, end) < 0:
        return
    for match in _RANKED_BEHIND.finditer(source.text, start, end):
        yield from _closed(source, match.start(), start)


def _of_fields(source: Words, at: int, start: int) -> Iterator[Mention]:
    """The industries of a list of fields, where two of its items are known as industries and none as a field of work."""
    spans = _items(source, at, start)
    names = [source.text[span.start : span.end].strip("“”") for span in spans]
    known, fields = words("industries", "technologies"), words("industries", "fields")
    if sum(name in known for name in names) < _FEWEST or any(name in fields for name in names):
        return
    for span, name in zip(spans, names, strict=True):
        if name in known or (name.endswith("产业") and not is_no_trade(name)):
            yield Mention(span, NameClass.INDUSTRY, name, "industry", 0.65)


def _items(source: Words, at: int, start: int) -> list[Span]:
    """The items of a list; one with two halves ends it no more than any other."""
    spans = items_before(source, at, start, [])
    spans = _whole(source.text, spans)
    while spans and source.text.endswith(_HALVES, start, spans[0].start):
        opening = source.text.rfind("、", start, spans[0].start) + 1
        if not opening or not 2 < spans[0].start - opening < _LONGEST_ITEM:
            break
        spans[0] = Span(opening, spans[0].end)
        spans = [*items_before(source, opening - 1, start, []), *spans]
    return spans


def _whole(text: str, spans: list[Span]) -> list[Span]:
    """The items of a list where 与 joins two halves of one: 区块链、细胞|与|基因; but 种植业与养殖业 are two."""
    whole: list[Span] = []
    for span in spans:
        if whole and text[whole[-1].end : span.start] == "与" and text[span.start - 2] not in "业济":
            whole[-1] = Span(whole[-1].start, span.end)
        else:
            whole.append(span)
    return whole


def _closed(source: Words, at: int, start: int) -> Iterator[Mention]:
    """The items before a head that says that they are industries, where all of them may be."""
    spans = _items(source, at, start)
    halved = [any(half in source.text[span.start : span.end] for half in _HALVES) for span in spans]
    spans = [s if h else Span(trim_left(source, *s), s.end) for s, h in zip(spans, halved, strict=True)]
    names = [source.text[span.start : span.end].strip("“”") for span in spans]
    fields = words("industries", "fields")
    foreign = any(name in fields or not name for name in names)
    if len(spans) < _FEWEST or foreign or is_watched(source.text, at + 1, len(source.text)):
        return
    for span, name in zip(spans, names, strict=True):
        letters = name.replace("(", "").replace(")", "")
        if 2 <= len(letters) <= _LONGEST_ITEM and letters.isalpha() and not is_no_trade(name):
            if name not in words("industries", "never") or name in words("industries", "bare"):
                yield Mention(span, NameClass.INDUSTRY, name, "industry", 0.65)
