"""The three sectors of an economy in a row: 三次产业结构调整为12.5:40.3:47.2 gives three shares."""

from __future__ import annotations

import re

_TRIPLE = re.compile(r"(?<![\d:.])(\d+(?:\.\d+)?)\s?:\s?(\d+(?:\.\d+)?)\s?:\s?(\d+(?:\.\d+)?)(?![\d:])")
_NAMED = re.compile(
    "三次产业|三产(?:业)?(?:结构|比例|比重|占比|之比)|[一二三]、?[二三]、?三次?产业?(?:结构|比例|比重|占比|之比|增加值)|产业结构|产业比例|产业比重"
)
#: So far before its numbers the row is named.
_REACH = 60
#: The longest of a row up to its last number.
_WIDTH = 16


def row_at(text: str, at: int, start: int) -> re.Match[str] | None:
    """The row of three shares in which a number stands, or None where it is no such row."""
    for found in _TRIPLE.finditer(text, max(start, at - _WIDTH), at + _WIDTH + 8):
        if found.start() <= at < found.end():
            before = text[max(start, found.start() - _REACH) : found.start()].rsplit("。", maxsplit=1)[-1]
            whole = sum(float(part) for part in found.groups())
            return found if _NAMED.search(before) and 97 <= whole <= 103 else None
    return None


#: Two parts of a whole: 公有与非公有制经济比重为67.8:32.2.
_PAIR = re.compile(r"(?<![\d:.])(\d+(?:\.\d+)?)\s?:\s?(\d+(?:\.\d+)?)(?![\d:.])")
_TWO = re.compile(
    "^(?:其中|全[市县区省州旗]|我[市县区省州旗]|目前|预计)*(?:(?P<one>[\u4e00-\u9fff]{1,10}?)(?:与|和|、|及|:)(?P<other>[\u4e00-\u9fff]{2,12}?)|(?P<both>二三产业?))(?:两者|二者)?[的之]?"
    "(?:比重|比例|占比|构成比?|结构比?|比)(?:(?:由|从)(?:\\d{4}年底?)?的?(?:[\\d.]+\\s?:\\s?[\\d.]+)?)?"
    "(?:(?:分别|调整|优化|变化|变|改善|提升|达)*(?:为|是|达到?|到|至))?$"
)
_BREAK = re.compile("[,。;!?\n()]")
_SECTORS = "一二三"
_ORDINAL = re.compile("^(?=[一二三]产)")


def share_at(text: str, at: int, start: int) -> tuple[re.Match[str], str] | None:
    """The row of shares in which a number stands, and what its own share is called; None where it stands in no row.

    Args:
        text: the view.
        at: where the number begins.
        start: where its block begins.

    >>> text = "三次产业结构为12.5:40.3:47.2"
    >>> [found[1] for at in (7, 12, 17) if (found := share_at(text, at, 0))], share_at("比分为12:40:48", 3, 0)
    (['第一产业占比', '第二产业占比', '第三产业占比'], None)
    >>> text = "公有与非公有制经济比重为67.8:32.2"
    >>> [found[1] for at in (12, 17) if (found := share_at(text, at, 0))]
    ['公有制经济比重', '非公有制经济比重']
    >>> text = "二三产比例从2016年的45:55调整至30:70"
    >>> [share_at(text, at, 0)[1] for at in (12, 15, 20, 23)]
    ['第二产业比重', '第三产业比重', '第二产业比重', '第三产业比重']
    """
    if (row := row_at(text, at, start)) is not None:
        number = next((n for n in (1, 2, 3) if row.start(n) == at), 0)
        return (row, f"第{_SECTORS[number - 1]}产业占比") if number else None
    for found in _PAIR.finditer(text, max(start, at - _WIDTH), at + _WIDTH):
        if at in (found.start(1), found.start(2)):
            named = _TWO.search(_BREAK.split(text[max(start, found.start() - _REACH) : found.start()])[-1])
            if named is None or not 97 <= float(found[1]) + float(found[2]) <= 103:
                return None
            one, other = ("二产业", "三产业") if named["both"] else (named["one"], named["other"])
            name = other if at == found.start(2) else _first(one, other)
            return found, f"{_ORDINAL.sub('第', name, count=1)}比重"
    return None


def _first(one: str, other: str) -> str:
    """The first of two parts, with the noun that only the second carries: 油 and 非油经济 → 油经济."""
    if other.startswith(f"非{one}"):
        return other[1:]
    tail = other[1:] if one in _SECTORS else other[-2:]
    return one if len(other) <= 2 or one.endswith(tail) or len(one) > 4 else f"{one}{tail}"
