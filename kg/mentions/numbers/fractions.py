"""Parts of a whole: 2/3, 三分之二, 百分之五点三, 近六成, 6成半, 半数, 一半; and doublings (翻两番)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from kg.mentions.numbers.numerals import HAN, read_arabic, read_han

#: So near a stroke or 成 stands behind the first digit.
_REACH = 5
#: Not 2021/6/9.
_OVER = re.compile(r"(?<![\d/])(?P<a>\d{1,3})/(?P<b>\d+)(?![\d/])")
_OF = re.compile(rf"(?P<b>[{HAN}]+)分之(?P<a>[{HAN}]+|\d+(?:\.\d+)?)(?:点(?P<point>[零〇一二三四五六七八九]+))?")
_TENTHS = re.compile(
    r"(?P<n>[一二两三四五六七八九]|\d(?:\.\d)?)成(?:(?P<half>半)|(?P<more>[一二三四五六七八九])(?=[,。、;)的]|以上|左右|以下))?(?=[^立员长分效果功绩为])"
)
#: Not 一半山水一半城.
_HALF = re.compile(r"半数|(?<![另这那前后上下])一半(?=[,。、;)]|以上|以下|左右|的|$)|(?<=[近超过约])一半")
#: 两个翻番|目标, 为翻一番|的后劲, “五年翻一番”|: doubling as a noun or in a slogan is no amount.
DOUBLING_NOUN = re.compile("[”的]|[\u4e00-\u9fff]{0,2}(?:目标|计划|工程|行动|任务|步伐|蓝图|战略)")
#: 两个|翻番, 一个|翻一番: which doublings a goal is made of; 作为|翻一番的引擎: what is to bring it about.
DOUBLINGS = re.compile(r"(?:[一两二三四\d]个|作为)$")
DOUBLING = re.compile(r"翻(?:了)?(?P<n>[一二两三四五六])?番")


@dataclass(frozen=True, slots=True)
class Fraction:
    """A part of a whole: its value, its unit (1, or % for 百分之) and where it ends."""

    value: Decimal
    unit: str
    end: int


def fraction_at(text: str, at: int, end: int) -> Fraction | None:
    """The part of a whole that begins at a place of the text, or None.

    >>> [str(fraction_at(t, 0, len(t)).value) for t in ("3/4", "五分之二", "百分之三点二", "6成以上", "七成半的", "六成三,", "一半以上")]
    ['0.75', '0.4', '3.2', '0.6', '0.75', '0.63', '0.5']
    >>> fraction_at("6成立", 0, 3), fraction_at("1/0", 0, 3), fraction_at("一半山水", 0, 4)
    (None, None, None)
    """
    near = text[at : at + _REACH]
    if "/" in near and (found := _OVER.match(text, at, end)) is not None:
        return _ratio(Decimal(found["a"]), Decimal(found["b"]), found.end())
    if near[0] in HAN and (found := _OF.match(text, at, end)) is not None:
        return _of(found)
    if "成" in near and (found := _TENTHS.match(text, at, end)) is not None:
        count = Decimal(found["n"]) if found["n"][0].isdigit() else Decimal(read_han(found["n"]) or 0)
        more = Decimal("0.05") if found["half"] else Decimal(read_han(found["more"] or "") or 0) / 100
        return Fraction(count / 10 + more, "1", found.end())
    if near[0] in "半一" and (found := _HALF.match(text, at, end)) is not None:
        return Fraction(Decimal("0.5"), "1", found.end())
    return None


def _ratio(above: Decimal, below: Decimal, end: int) -> Fraction | None:
    return Fraction(above / below, "1", end) if below else None


def _of(found: re.Match[str]) -> Fraction | None:
    below = read_han(found["b"])
    above = read_arabic(found["a"]) if found["a"][0].isdigit() else read_han(found["a"])
    if not below or above is None:
        return None
    value = Decimal(above)
    if found["point"]:
        value += Decimal("0." + "".join(str(read_han(digit) or 0) for digit in found["point"]))
    return Fraction(value, "%", found.end()) if below == 100 else _ratio(value, Decimal(below), found.end())
