"""Reading numbers: Arabic digits with separators, Chinese numerals, fractions.

Chinese numerals follow the rules of GB/T 15835-2011 (general rules for writing numerals in publications).
"""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}

#: The scales that may stand between a number and its unit, longest first.
SCALES: tuple[tuple[str, Decimal], ...] = (
    ("万亿", Decimal(10**12)),
    ("千亿", Decimal(10**11)),
    ("百亿", Decimal(10**10)),
    ("十亿", Decimal(10**9)),
    ("千万", Decimal(10**7)),
    ("百万", Decimal(10**6)),
    ("十万", Decimal(10**5)),
    ("亿", Decimal(10**8)),
    ("万", Decimal(10**4)),
    ("千", Decimal(10**3)),
    ("百", Decimal(100)),
)
_SCALING = frozenset(word[0] for word, _ in SCALES)
_ONE = Decimal(1)
HAN = "零〇一二两三四五六七八九十百千万亿"
_HAN_NUMBER = re.compile(f"[{HAN}]+")


def read_arabic(text: str) -> Decimal:
    """The value of Arabic digits with thousands separators.

    >>> read_arabic("14,530"), read_arabic("92.88")
    (Decimal('14530'), Decimal('92.88'))
    """
    return Decimal(text.replace(",", ""))


def read_han(text: str) -> int | None:
    """The value of a Chinese numeral, or None where the characters make none.

    >>> [read_han(t) for t in ("两", "十二", "一百零五", "三千六", "二〇二四", "百", "两万", "一亿两千万", "十十")]
    [2, 12, 105, 3600, 2024, 100, 20000, 120000000, None]
    """
    if not text or any(c not in HAN for c in text):
        return None
    if len(text) > 1 and all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text)) if text[0] not in "零〇" else None
    total = section = 0
    digit: int | None = None
    last = 10**12
    for c in text:
        if c in _DIGITS:
            if digit is not None and digit != 0:
                return None
            digit = _DIGITS[c]
        elif c in _SMALL:
            if _SMALL[c] >= last:
                return None
            last = _SMALL[c]
            section += (1 if digit is None else digit) * _SMALL[c]
            digit = None
        else:
            section += digit or 0
            total = (total + (section or 1)) * _LARGE[c] if c == "亿" else total + (section or 1) * _LARGE[c]
            section, digit, last = 0, None, 10**12
    if digit is not None:
        tail = last // 10 if last < 10**12 and text[-2] in _SMALL else 1  # 三千六 is 3600
        section += digit * (tail if len(text) > 1 and tail > 1 and digit else 1)
    return total + section


def scale_of(text: str, at: int) -> tuple[str, Decimal]:
    """The scale word (万, 亿, 千万) at a place of the text, with its factor; empty and 1 where there is none."""
    if text[at : at + 1] in _SCALING:
        for word, factor in SCALES:
            if text.startswith(word, at):
                return word, factor
    return "", _ONE
