"""Who does something is no part of what is done: a firm and 投资, partners who build together, 已 before a verb."""

from __future__ import annotations

import re
from functools import cache

from kg.facts.wording.phrases import flow_verbs
from kg.lexicon import words
from kg.mentions.walking.walk import Words
from kg.mentions.words import Word

_WITH = frozenset({"与", "同", "和", "跟"})
_ALREADY = frozenset({"已", "已经", "均已", "现已", "共已"})
#: 媒体累计|刊播稿件: adverbs between who does it and the verb that has an object.
_SUMMING = frozenset({"累计", "共", "先后", "陆续", "相继", "联合", "共同", "合计", "总计"})
#: 用…的硬措施|关停企业: nouns of how something is done.
_MEANS = frozenset({"措施", "手段", "方式", "办法", "力度", "决心", "标准", "模式", "形式", "机制", "途径", "渠道"})
_INVESTING = frozenset({"投资", "总投资", "追加投资", "新增投资"})
_LOOKING = frozenset({"每年", "预计", "预期", "有望", "累计", "计划", "共计", "合计", "总计", "总"})
#: 由某公司|投资, 在某地|投资: what opens a phrase of who or where.
_BY = frozenset({"由", "在", "于"})
#: The longest name of one who does something, in words.
_LONGEST = 10


@cache
def _joint() -> frozenset[str]:
    return words("cues", "binding", "joint")


def behind_doer(source: Words, inside: list[Word]) -> list[Word]:
    """The words of what is done, without those of who does it.

    某大学与当地企业|共建实验室, 由某公司|投资, 采购部门已|接到项目: what stands before is no part of it.

    Args:
        source: the words of the block.
        inside: the words before a number.
    """
    if len(inside) < 2:
        return inside
    strings = [source.text[w.start : w.end] for w in inside]
    if strings[-1] in _INVESTING and not _BY.isdisjoint(strings[:4]):
        return inside[-1:]
    for position in range(2, len(inside) - 1):
        if strings[position] in _joint() and not _WITH.isdisjoint(strings[:position]):
            return inside[position:]
    for position in range(1, min(_LONGEST, len(inside) - 2)):
        verb, named = inside[position + 1], strings[position + 1]
        if strings[position] in _ALREADY or (strings[position] in _SUMMING and inside[-1].tag.startswith("n")):
            doing = verb.tag == "v" and len(named) > 1
            return inside[position + 1 :] if doing and _is_noun(inside[:position]) else inside
        if strings[position] in _MEANS and named in flow_verbs() and verb.tag == "v":
            return inside[position + 1 :]
        if strings[position] == "、" and named in _LOOKING and inside[position - 1].tag.startswith("v"):
            return inside[position + 1 :]  # 某园竣工投产、|预计年产值
    return inside


def already_done(source: Words, rest: list[Word]) -> tuple[str, list[Word]] | None:
    """The verb behind 已 that ends the words, and what it was done to (养殖场|已|建成); None where there is none."""
    if len(rest) < 3:
        return None
    before, last = (source.text[w.start : w.end] for w in rest[-2:])
    if before not in _ALREADY or last not in flow_verbs() or last in words("cues", "binding", "done_by"):
        return None
    return last, rest[:-2]


def _is_noun(inside: list[Word]) -> bool:
    return all(not w.tag.startswith(("p", "c", "d", "r")) for w in inside)


_YEARS = re.compile(r"(?:\d{1,2}|[一二两三四五六七八九十]+)年(?:来|间|内|多)?")


def is_duration(string: str) -> bool:
    """Whether words only say how long something took: 两年|增长一倍.

    >>> is_duration("两年"), is_duration("5年来"), is_duration("2020年")
    (True, True, False)
    """
    return _YEARS.fullmatch(string) is not None
