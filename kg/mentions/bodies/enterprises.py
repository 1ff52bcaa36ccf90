"""Enterprises without a suffix, in the positions that only enterprises take."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import words as lexicon_words
from kg.lexicon.matcher import Shared
from kg.mentions.bodies.brands import is_worded_firm
from kg.mentions.walking.suffixes import suffix_before
from kg.mentions.walking.walk import Words, is_specific, is_stop, trim_left
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

#: How names end of what is brought in and is no firm.
_NO_FIRMS = (
    "优势",
    "体系",
    "机制",
    "型",
    "类",
    "企业",
    "机构",
    "总部",
    "联运",
    "资管",
    "理财",
    "产业",
    "服务",
    "品牌",
    "资本",
    "赛事",
    "活动",
    "医院",
    "学校",
    "院",
    "课程",
    "基金",
    "办学",
    "设计",
    "审计",
    "首店",
    "旗舰店",
    "站",
    "基础上",
)
#: What is brought in and is no firm, where the head of its list says so: 引进|某某等院士, 引进|某某等作物.
_NO_FIRMS_BEHIND = re.compile(
    r"[^,。;:!?\n]{0,40}?等[^,。;、]{0,8}?(?:院士|人才|名人|专家|教授|团队|学者|医生|名医|名师|名校|高校|大学|学校|医院|品种|设备|技术|模式"
    r"|业态|服务业?|作物|课程|活动|赛事|演出|展会|学科|作家|导师)"
)
#: What places, houses and parks are awarded as firms are: 入选省级|乡村旅游村, 获评国家级|孵化器.
_OF_PLACES = re.compile(
    r"[^,。;、]{0,14}?(?:村|乡镇|名镇|强镇|小镇|景区|旅游|度假|孵化|人才|公园|街区|社区|学校|医院|园区|产业园|众创|非遗|遗产|文明|卫生|森林)"
)
#: Where firms are listed.
_BOARDS = ("主板", "创业板", "科创板", "新三板", "北交所", "港交所", "A股", "境外", "海外", "挂牌", "成功")
#: What firms do that settle or go on: 龙头企业某某|投产.
_DOING = ("落户", "入驻", "落地", "投产", "开工", "签约", "上市", "挂牌", "扩产", "增资")
_EDGES = frozenset(",。;:!?、 \n")


@cache
def _after() -> tuple[str, ...]:
    return tuple(sorted(lexicon_words("enterprises", "before_name"), key=len, reverse=True))


@cache
def _triggers() -> Shared:
    return Shared([*_after(), *_predicates()])


@cache
def _predicates() -> tuple[str, ...]:
    return tuple(sorted(lexicon_words("enterprises", "behind_name"), key=len, reverse=True))


#: What firms alone are awarded: 荣获省|科技进步奖, 入选中国|500强; and what stands between them and the verb.
_AWARDED = re.compile(
    r"(?:成功|先后|双双|分别|首次|再次)?(?:荣获|获评|入选|跻身|获批|被评为|被认定为|上榜|获)[^,。;、]{0,18}?"
    r"(?:专精特新|单项冠军|科技进步|小巨人|高新技术企业|瞪羚|独角兽|500强|绿色工厂|智能工厂|首台|民营企业|领航企业|龙头企业|灯塔工厂|技术发明奖|企业技术中心)"
)
#: What such a verb holds, by which a text is looked through first.
_AWARDING = ("获", "入选", "跻身", "上榜", "被评为", "被认定为")
#: How what is awarded beside firms ends: a way of working, a system.
_NO_AWARDED = ("模式", "项目", "平台", "系统", "经验", "案例", "团队")


@cache
def _awarding() -> Shared:
    return Shared(_AWARDING)


def _awarded(words: Words, start: int, end: int, barriers: list[Span]) -> Iterator[Mention]:
    """The firms of ``[start, end)`` that are said to be awarded what firms alone are: 海川钢构、|云泰坚|荣获省科技进步奖."""
    text = words.text
    if not _awarding().within(text, start, end):
        return
    for match in _AWARDED.finditer(text, start, end):
        at = match.start() - (text[match.start() - 1 : match.start()] == "等")
        for span in _runs_left(words, at, start, barriers, listing=False) if at > start else ():
            if not text.endswith(_NO_AWARDED, *span):
                yield Mention(span, NameClass.ENTERPRISE, text[span.start : span.end], "position", 0.6)


def find_enterprises(words: Words, start: int, end: int, barriers: list[Span]) -> list[Mention]:
    """Names behind 引进 and 世界500强, and before 挂牌上市 and 获评专精特新, that no suffix closes."""
    found = _in_position(words, start, end, barriers) if _triggers().within(words.text, start, end) else []
    found += _defined(words, start, end)
    found += _awarded(words, start, end, barriers)
    return list({m.span: m for m in found}.values())


def _in_position(words: Words, start: int, end: int, barriers: list[Span]) -> list[Mention]:
    text = words.text
    found: list[Mention] = []
    for trigger in _after():
        at = text.find(trigger, start, end)
        while at >= 0:
            for span in _run_right(words, at + len(trigger), end, barriers):
                found.append(Mention(span, NameClass.ENTERPRISE, text[span.start : span.end], "position", 0.6))
            at = text.find(trigger, at + 1, end)
    for trigger in _predicates():
        at = text.find(trigger, start, end)
        while at >= 0:
            board = text.endswith(_BOARDS, start, at)  # 主板|上市, which is one predicate
            placed = trigger.endswith(("级", "全国")) and _OF_PLACES.match(text, at + len(trigger), end)
            for span in () if board or placed else _runs_left(words, at, start, barriers, listing="上市" in trigger):
                found.append(Mention(span, NameClass.ENTERPRISE, text[span.start : span.end], "position", 0.6))
            at = text.find(trigger, at + 1, end)
    return found


_DEFINITION = re.compile(
    "|".join(
        f"{verb}[^,。;]{{0,40}}?(?:公司|企业|集团|厂家|厂商|供应商|服务商|制造商|运营商)(?:之一)?[,。;]"
        for verb in ("是", "作为")
    )
    + "|专业从事|主要从事"
)


def _defined(words: Words, start: int, end: int) -> list[Mention]:
    """A name that its sentence says is a company: 某某苏阀是…的上市公司, 某某电子专业从事….

    >>> from kg.mentions.words import cut
    >>> text = "骊阀业是全国阀门行业的首家上市公司。"
    >>> [m.name for m in _defined(Words(text, cut(text, 0, len(text))), 0, len(text))]
    ['骊阀业']
    """
    text = words.text
    found = []
    for match in _DEFINITION.finditer(text, start, end):
        begin = max(text.rfind(mark, start, match.start()) for mark in ",。;:!?\n ") + 1
        span = Span(max(begin, start), match.start())
        if _is_brand(words, span) and not any(
            is_stop(text[w.start : w.end], w.tag) for w in words.between(span.start, span.end)
        ):
            found.append(Mention(span, NameClass.ENTERPRISE, text[span.start : span.end], "position", 0.6))
    return found


def _run_right(words: Words, at: int, end: int, barriers: list[Span]) -> list[Span]:
    """The brands behind a trigger: 引进A、B等."""
    text = words.text
    spans: list[Span] = []
    index = words.index_at(at)
    if _NO_FIRMS_BEHIND.match(text, at, end):
        return spans
    while index < len(words.words) and words.words[index].start == at:
        begin = at
        while index < len(words.words) and words.words[index].end <= end:
            string = words.string(index)
            if words.words[index].start != at or string[0] in "“”《》" or is_stop(string, words.words[index].tag):
                break
            at = words.words[index].end
            index += 1
        span = Span(begin, at)
        opens = trim_left(words, begin, at) == begin
        if not opens or not _is_brand(words, span) or any(b.overlaps(span) for b in barriers):
            break
        following = text[at : at + 1]
        stops = ("、", "等", ",", "。", ";", "和", "与", "")
        if following not in stops and not text.startswith(("两家", *_DOING), at):
            break
        spans.append(span)
        if following not in ("、", "和"):
            break
        at += 1
        index = words.index_at(at)
    return spans


def _runs_left(words: Words, at: int, start: int, barriers: list[Span], *, listing: bool) -> list[Span]:
    """The brands before a predicate: A、B挂牌上市; of being listed, also behind a verb of helping: 确保A上市."""
    text = words.text
    spans: list[Span] = []
    while at > start:
        if text[at - 1] == ")" and (opening := text.rfind("(", max(start, at - 8), at)) > start:
            spans.extend(_bracketed(words, opening, at, start))
            break
        index = words.ends_at(at)
        if index is None:
            break
        begin = at
        while index >= 0 and words.words[index].end == begin and words.words[index].start >= start:
            string = words.string(index)
            if string[0] in _EDGES or string[0] in "“”《》" or is_stop(string, words.words[index].tag):
                break
            if any(b.start <= words.words[index].start < b.end for b in barriers):
                return spans
            begin = words.words[index].start
            index -= 1
        span = Span(begin, at)
        if not (_is_brand(words, span) or is_worded_firm(words, *span)) or not (
            _opens(text, begin, start) or (listing and text.endswith(_HELPING, start, begin))
        ):
            break
        spans.append(span)
        if text[begin - 1 : begin] != "、":
            break
        at = begin - 1
    return spans


#: Verbs of helping firms on, behind which one may stand: 确保|某某新材料主板上市.
_HELPING = ("确保", "支持", "推动", "助力", "帮助", "促进", "力促", "力争", "推进", "辅导", "服务", "助推", "保障")


def _opens(text: str, begin: int, start: int) -> bool:
    """Whether a name may begin at a place: behind a mark or a joint."""
    return begin <= start or text[begin - 1] in _EDGES or text[begin - 1] in "和与的由"


def _bracketed(words: Words, opening: int, close: int, start: int) -> list[Span]:
    """A brand with its branch in brackets: 某某工场(北京)."""
    begin = max(words.text.rfind(mark, start, opening) for mark in ",。;、和与\n ") + 1
    span = Span(max(begin, start), opening)
    return [Span(span.start, close)] if _is_brand(words, span) else []


def _is_brand(words: Words, span: Span) -> bool:
    inside = words.between(span.start, span.end)
    return (
        2 <= span.length <= 8
        and is_specific(words, span.start, span.end)
        and not (len(inside) == 1 and inside[0].tag == "place")
        and suffix_before(words.text, span.start, span.end) is None
        and not words.text[span.start : span.end].isdigit()
        and not words.text.endswith(_NO_FIRMS, *span)
        and not any(words.text[w.start : w.end] in lexicon_words("enterprises", "no_firms") for w in inside)
    )
