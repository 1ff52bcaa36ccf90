"""What a quotation is by its own last word: an event, a branch, a stretch of land, people; and what codes of figures are of."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import alternatives, word_list
from kg.lexicon import words as lexicon_words
from kg.mentions.titles.coined import is_numbered
from kg.mentions.walking.walk import Words
from kg.model.mention import NameClass

_SHORTEST, _SHORTEST_LAND, _LONGEST_TRADE = 3, 6, 8
_BRANCHES = ("产业", "制造业", "服务业")
#: Codes of figures, which say nothing by themselves: “2357”, “1+6+N”.
_CODE = re.compile(r"[\dNnXx]+(?:[+\-·][\dNnXx]+)*")


def kind_within(inner: str) -> NameClass | None:
    """The class of what a quotation names where its last word tells it.

    >>> [kind_within(q) for q in ("云岭菊花节", "临港产业", "云湖生态文化旅游带")]
    [<NameClass.NAMED_EVENT: 'NamedEvent'>, <NameClass.INDUSTRY: 'Industry'>, <NameClass.FUNCTIONAL_AREA: 'FunctionalArea'>]
    >>> [kind_within(q) for q in ("双创周", "八大产业", "枫桥经验")]
    [None, None, None]
    """
    if "、" in inner or is_numbered(inner) or len(inner) < _SHORTEST or _told_by_number(inner):
        return None
    if inner.endswith(word_list("quotes", "held")):
        return NameClass.NAMED_EVENT
    if inner.endswith(_BRANCHES) and len(inner) <= _LONGEST_TRADE:
        return NameClass.INDUSTRY
    if inner.endswith(word_list("quotes", "lands")) and len(inner) >= _SHORTEST_LAND:
        return NameClass.FUNCTIONAL_AREA
    return None


def _told_by_number(inner: str) -> bool:
    return inner[0] in "一二两三四五六七八九十双"


def is_of_people(inner: str) -> bool:
    """Whether a quotation calls people by what they are together, who are no policy: “敲门服务队”."""
    return not is_numbered(inner) and inner.endswith(word_list("quotes", "people"))


def is_code(inner: str) -> bool:
    """Whether a quotation is made of figures alone.

    >>> is_code("2357"), is_code("1+6+N"), is_code("一二三"), is_code("5G+")
    (True, True, False, False)
    """
    return _CODE.fullmatch(inner) is not None


def code_head(text: str, at: int, end: int) -> int | None:
    """Where the noun ends that a code of figures is the number of: “2357”|发展框架, “3692”系列文件."""
    head = _code_heads().match(text, at, end)
    return head.end() if head is not None else None


def counts_things(text: str, at: int, end: int) -> bool:
    """Whether a code of figures tells how many there are of each kind: “12+5”所|学校, “1+4”|安全教育阵地."""
    return _things().match(text, at, end) is not None


@cache
def _code_heads() -> re.Pattern[str]:
    heads = alternatives("quotes", "code_heads")
    return re.compile(f"(?:(?![的了在为和与及将被是])[\u4e00-\u9fff]){{0,10}}?(?:{heads})(?![创化])")


@cache
def _things() -> re.Pattern[str]:
    things = alternatives("quotes", "code_things")
    return re.compile(f"[所家个座条]|(?:(?![的了在为和与及将被是])[\u4e00-\u9fff]){{0,8}}?(?:{things})")


def letters_of_things(inner: str) -> bool:
    """Whether a quotation is a row of letters of which each stands for a thing: “水电路气”, “产教研用”.

    >>> letters_of_things("水电路气"), letters_of_things("路长制"), letters_of_things("水电")
    (True, False, False)
    """
    return _FEWEST <= len(inner) <= _MOST and set(inner) <= set("".join(word_list("quotes", "letters_of_things")))


_FEWEST, _MOST = 4, 7


def is_motto_of_place(words: Words, start: int, end: int) -> bool:
    """Whether a quotation tells in two letters what a place is to be, as no campaign does: “拼搏鄞州”, but not “平安鄞州”."""
    inside = words.between(start, end)
    if len(inside) < _MOTTO or inside[-1].tag != "place" or inside[-1].end != end:
        return False
    told = words.text[start : inside[-1].start]
    return len(told) == _MOTTO and not _told_by_number(told) and told not in lexicon_words("policies", "made")


_MOTTO = 2
