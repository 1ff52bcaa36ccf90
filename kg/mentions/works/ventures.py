"""Projects that are called by what they will make: 某某水泥年产200万吨熟料生产线, 某县30万千瓦风电项目.

The number is part of the name and a figure as well: what the project can make.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import alternatives, word_list
from kg.lexicon import words as lexicon_words
from kg.mentions.walking.suffixes import suffix_before
from kg.mentions.walking.walk import Words, is_specific, trim_left, walk_left
from kg.model.mention import Mention, NameClass
from kg.model.quantity import Quantity
from kg.model.span import Span

METHOD = "venture"
_PRODUCT = r"[\u4e00-\u9fffA-Za-z0-9\-·.]"
#: A list of projects closed by its head, which gives what stands before it its class.
_LISTED = re.compile(
    rf"(?P<product>{_PRODUCT}{{2,14}}?)(?=(?:(?:、|和|以及|及)[^,。;:]{{2,80}}?)?等(?:一大?批|\d+个|多个|[一二两三四五六七八九十]+个)?[^,。;:、等]{{0,10}}项目)"
)
_ALONE = re.compile(rf"(?P<product>{_PRODUCT}{{2,16}})(?=[,。;、等])")
_NOT_IN_PRODUCT = re.compile(r"[的和与及等]|以上|以下|左右|余|能繁|^[\d一二两三四五六七八九十]+[条个座家台]|\d+条")
_LONGEST_MAKER = 16
#: 30万吨|/年, 500立方米|/日.
_PER = re.compile("/(?:年|天|日|小时|h|d|a)$")
#: A sum of money that tells one project apart: 投资2亿元的|年产50万只盐鸭技改工程.
_PAID = re.compile("投资[^,。;、的]{2,12}元的$")


@cache
def _closed() -> re.Pattern[str]:
    ends = alternatives("names", "ventures", "ends")
    return re.compile(
        rf"(?P<product>{_PRODUCT}{{0,16}}?)(?:{ends})(?:项目|工程)?(?:[(]?[一二三四]期[)]?(?:工程|项目)?)?"
    )


def is_capacity(text: str, quantity: Quantity) -> bool:
    """Whether the unit of a number is one in which what works can make is told: 吨, 兆瓦, 万件."""
    unit = quantity.unit.lstrip("万亿")
    unit = _PER.sub("", unit) if "/" in unit else unit
    if unit in lexicon_words("names", "ventures", "units"):
        return True
    many = quantity.unit[:1] in "万亿" or text.endswith(word_list("names", "ventures", "makes"), 0, quantity.core.start)
    return many and unit in lexicon_words("names", "ventures", "pieces")


def find_ventures(
    words: Words, start: int, end: int, barriers: list[Span], quantities: list[Quantity]
) -> list[Mention]:
    """The projects of ``[start, end)`` whose names tell what they will make, with their makers.

    Args:
        words: the words of the block.
        start: where the block begins.
        end: where it ends.
        barriers: quantities, times and people, which no maker's name enters.
        quantities: the quantities of the block, in order.
    """
    text = words.text
    found: list[Mention] = []
    last = -1
    held = Span(start, start)
    for quantity in quantities:
        if quantity.core.start < last or not is_capacity(text, quantity):
            continue
        begin = _opening(text, quantity.core.start, start)
        stop = _end(text, quantity.span.end, end, built=_built(text, start, begin))
        if stop is None:
            continue
        maker = _maker(words, begin, start, barriers)
        listed = last >= 0 and text[last:begin] in ("、", "和", "及", "以及")
        if maker == begin and not listed and not _built(text, start, begin):
            continue
        span = Span(maker, stop)
        name = text[maker:stop]
        if listed and maker == begin and text[begin - 1] in "和及":
            name = text[held.start : held.end] + name  # 某某石化800万吨重油和|200万吨沥青
        found.extend(_sharing(words, Span(quantity.span.end, stop), maker, start, barriers, quantities))
        found.append(Mention(span, NameClass.PROJECT, name, METHOD, 0.75))
        found.extend(_firm(words, maker, begin, stop))
        held = Span(maker, begin) if maker < begin else held
        last = stop
    return found


def _built(text: str, floor: int, at: int) -> bool:
    """Whether a clause on who builds it stands before a project: 某集团投资的|年产100万件服装项目."""
    if text[at - 1 : at] != "的":
        return False
    paid = _PAID.search(text, max(floor, at - 20), at) is not None
    return paid or text.endswith(word_list("names", "ventures", "built"), floor, at - 1)


def _sharing(
    words: Words, product: Span, at: int, floor: int, barriers: list[Span], quantities: list[Quantity]
) -> Iterator[Mention]:
    """The project before 和 that shares the words behind the number of the one that begins at a place: 甲20万吨和|乙30万吨水泥."""
    text = words.text
    before = next((q for q in quantities if q.span.end == at - 1), None)
    if before is None or text[at - 1] not in "、和" or not is_capacity(text, before):
        return
    begin = _opening(text, before.core.start, floor)
    maker = _maker(words, begin, floor, barriers)
    if maker < begin:
        span = Span(maker, before.span.end)
        yield Mention(
            span, NameClass.PROJECT, text[span.start : span.end] + text[product.start : product.end], METHOD, 0.7
        )
        yield from _firm(words, maker, begin, span.end)


def _opening(text: str, at: int, floor: int) -> int:
    """Where the words begin that say that a number is of a year's make: 年产|200万吨."""
    for word in word_list("names", "ventures", "makes"):
        if text.endswith(word, floor, at):
            return at - len(word)
    return at


def _end(text: str, at: int, end: int, *, built: bool) -> int | None:
    """Where the name ends: behind the noun of works, where a list goes on that a head closes, or with the clause."""
    patterns: list[re.Pattern[str]] = [_closed(), _LISTED]
    for pattern in [*patterns, _ALONE] if built else patterns:
        match = pattern.match(text, at, end)
        if match is not None and not _NOT_IN_PRODUCT.search(match["product"]):
            if not any(verb in match["product"] for verb in lexicon_words("names", "ventures", "never")):
                return match.end()
    return None


def _maker(words: Words, at: int, floor: int, barriers: list[Span]) -> int:
    """Where the name of who makes it begins, or where it would lie; `at` where none stands before the number."""
    last = words.ends_at(at)
    if last is None:
        return at
    left = trim_left(words, walk_left(words, last + 1, max(floor, at - _LONGEST_MAKER), barriers), at)
    while left < at and words.text.startswith(word_list("names", "ventures", "openers"), left):
        left += next(len(w) for w in word_list("names", "ventures", "openers") if words.text.startswith(w, left))
    return left if at - left >= 2 else at


def _firm(words: Words, start: int, end: int, stop: int) -> Iterator[Mention]:
    """The maker as a firm: what stands before the number and is no place."""
    text = words.text
    if start >= end or text[start:stop].endswith(word_list("names", "ventures", "power"), 0, stop - start - 2):
        return
    inside = words.between(start, end)
    suffix = suffix_before(text, start, end)
    if (suffix is not None and suffix.kind is not NameClass.ENTERPRISE) or (inside and inside[-1].tag == "place"):
        return
    if len(inside) == 1 and not is_specific(words, start, end):
        return  # 配套|20万吨烯烃装置
    yield Mention(Span(start, end), NameClass.ENTERPRISE, text[start:end], METHOD, 0.65)
