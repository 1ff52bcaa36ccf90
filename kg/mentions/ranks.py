"""Ranks: 第3位, 居全市第一, 前三 where something is compared; all other ordinals are rejections."""

from __future__ import annotations

import re
from decimal import Decimal

from kg.mentions.masks import mask_of
from kg.mentions.numerals import HAN, read_han
from kg.model.quantity import Comparator, Quantity, Rejection, RejectionKind, UnitKind
from kg.model.span import Span

_RANK = re.compile(rf"第(?P<n>[{HAN}]+|\d+)(?P<unit>位|名)?")
_FRONT = re.compile(rf"前(?P<n>[{HAN}]{{1,3}}|\d{{1,4}})(?P<unit>位|名|强|甲)?(?![年月个季天期后者届批次沿])")
#: The best part of all.
_PART = re.compile("%|‰|分之[一二三四五六七八九十]+")
#: A rank ends its phrase (全市第一, 第三名的成绩); 第一要务 goes on.
_RANK_END = re.compile(r"[,。、;:!?)”\n 的]|$|晋级|位次|(?<=[位名])(?![词师额牌])")
_RANK_VERB = re.compile(
    r"(?:居|列|名列|排名?|位次|位|跃升|升至|上升至?|上升到|提升到?至?|保持|稳居|进入|跻身|荣获|获|得|取得|均为|为|跃至|挺进|达到|达|由|从|入围|成绩)"
    r"[^,。;、]{0,18}$|(?:全省|全市|全国|全球|世界|全区|全县|各县|各区|省内|市内|亚洲|中部|华北|东部|西部|五区|区县|县区|县市)[^,。;、]{0,10}$|[,、](?:均|各)?$"
)


def rank_at(text: str, at: int, start: int, end: int) -> Quantity | Rejection | None:
    """第一位, 居全市第一, 前三: a rank where something is compared; else an ordinal."""
    if at > start and text[at - 1] == "第":
        match = _RANK.match(text, at - 1, end)
        if match is None:
            return None
        value = Decimal(match["n"]) if match["n"].isdigit() else Decimal(read_han(match["n"]) or 0)
        masked = mask_of(text, at, match.end("n"), end)
        if (
            masked is not None
            or not value
            or not _RANK_END.match(text, match.end(), end)
            or not _RANK_VERB.search(text, max(start, at - 26), at - 1)
        ):
            return Rejection(Span(at - 1, match.end("n")), masked or RejectionKind.ORDINAL)
        core = Span(at - 1, match.end())
        return Quantity(
            core, core, value, match["unit"] or "位", UnitKind.RANK, Comparator.EQUAL, None, value, "位", match.end("n")
        )
    if at > start and text[at - 1] == "前":
        match = _FRONT.match(text, at - 1, end)
        if match is None or not _RANK_VERB.search(text, max(start, at - 26), at - 1):
            return None
        value = Decimal(match["n"]) if match["n"].isdigit() else Decimal(read_han(match["n"]) or 0)
        if not value:
            return None
        core = Span(at - 1, match.end())
        if (part := _PART.match(text, match.end(), end)) is not None:
            return Rejection(Span(at - 1, part.end()), RejectionKind.THRESHOLD)  # 进入全球前1%, 前万分之一: which ones
        return Quantity(core, core, value, "位", UnitKind.RANK, Comparator.AT_MOST, None, value, "位", match.end("n"))
    return None
