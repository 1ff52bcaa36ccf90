"""Repair of paragraphs that a newspaper column or a scraper broke in the middle.

The rule was measured on the seeds (25 breaks, 166 true boundaries) and on artificial breaks; it needs one positive sign
besides the absence of anything that speaks for a boundary. Every join and every suspect that was left alone is logged.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from kg.documents.view import Line
from kg.lexicon import word_list, words

#: Tells whether a word reaches across the seam of two texts; injected, because only the mentions station may segment.
Crosses = Callable[[str, str], bool]

_TERMINAL = re.compile(r"[。!?;:.…][”’\")\]》]*$")
_PAIRS = {"(": ")", "[": "]", "《": "》", "“": "”", "‘": "’"}
_BARE_NUMBER = re.compile(r"\d(?:[\d.,]*\d)?$")
_FINISHED_QUANTITY = re.compile(
    r"(?:\d|[一二三四五六七八九十百千万亿两])[^,。、;\s]{0,6}?(?:[%元个家项名人位处座条套户公里米亩吨度次种所])(?:以上|以下|以内|左右)?$"
)


@cache
def _numbering() -> re.Pattern[str]:
    return re.compile(r"(?:" + "|".join(word_list("layout", "heading", "numbering")) + ")")


def heading_level(text: str) -> int:
    """The depth of a numbered heading by the order of GB/T 9704 (1 for 一、), or 0 where there is no number.

    >>> heading_level("一、2023年工作回顾"), heading_level("(二)产业升级"), heading_level("全年完成3.5亿元")
    (2, 3, 0)
    """
    for level, pattern in enumerate(word_list("layout", "heading", "numbering"), 1):
        if re.match(pattern, text):
            return level
    return 0


def is_byline(text: str) -> bool:
    """Whether a line only says who wrote it: 记者 张某 通讯员 李某."""
    return (
        len(text) <= 40
        and any(text.startswith(role) for role in words("layout", "byline", "roles"))
        and "。" not in text
    )


def is_caption(text: str) -> bool:
    """Whether a line is the caption of a photograph: 植物园美景 记者 马某/图."""
    return (
        len(text) <= 60
        and "。" not in text
        and any(text.endswith(e) for e in word_list("layout", "byline", "caption_ends"))
    )


def is_heading(line: Line) -> bool:
    """Whether a line stands above text: marked, numbered and short, or short without any inner punctuation."""
    text = line.text
    if line.marks:
        return True
    if line.bullet or _TERMINAL.search(text) or len(text) > 60:
        return False
    if _numbering().match(text):
        return "。" not in text and len(text) <= 60
    return "。" not in text and "," not in text and len(text) <= 42 and not _ends_in_quantity(text)


def seam_sign(a: Line, b: Line, crosses: Crosses) -> tuple[bool, str]:
    """Whether line ``b`` continues line ``a``, and the sign that decided.

    Returns:
        ``(True, sign)`` to join, ``(False, sign)`` for a suspect that stays apart, ``(False, "")`` for a plain boundary.
    """
    text = a.text
    if (
        _TERMINAL.search(text)
        or b.bullet
        or b.marks
        or a.marks
        or is_byline(text)
        or is_byline(b.text)
        or is_caption(text)
        or is_caption(b.text)
    ):
        return False, ""
    if _numbering().match(b.text) or (_numbering().match(text) and "," not in text and not _open_pair(text)):
        return False, ""
    sign = _positive_sign(text, b.text, crosses)
    if not sign:
        return False, ""
    whole = any(c in text for c in ",。、")
    reaches = any(c in b.text for c in "。;") or sign in ("open", "opener")
    if not whole or not reaches:
        return False, sign
    if "。" not in text and _ends_in_quantity(text) and sign not in ("open", "opener"):
        return False, sign
    return True, sign


def _positive_sign(a: str, b: str, crosses: Crosses) -> str:
    if _open_pair(a):
        return "open"
    if b[0] in words("layout", "seam", "openers"):
        return "opener"
    if any(a.endswith(d) for d in word_list("layout", "seam", "dangling")):
        return "dangling"
    if _BARE_NUMBER.search(a):
        return "number"
    if "。" in a:
        return "sentence"
    if crosses(a[-8:], b[:8]):
        return "word"
    return ""


def _ends_in_quantity(text: str) -> bool:
    return bool(_FINISHED_QUANTITY.search(text))


def _open_pair(text: str) -> bool:
    return any(text.count(left) > text.count(right) for left, right in _PAIRS.items())
