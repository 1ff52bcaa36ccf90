"""Ranks: 第3位, 居全市第一, 居全省首位, 前三 where something is compared; all other ordinals are rejections."""

from __future__ import annotations

import re
from decimal import Decimal

from kg.lexicon.standings import COUNTIES, PLACES, SCOPES
from kg.mentions.numbers.masks import mask_of
from kg.mentions.numbers.numerals import HAN, read_han
from kg.model.quantity import Comparator, Quantity, Rejection, RejectionKind, UnitKind
from kg.model.span import Span

_RANK = re.compile(rf"第(?P<n>[{HAN}]+|\d+)(?P<unit>位|名)?")
_FRONT = re.compile(rf"前(?P<n>[{HAN}]{{1,3}}|\d{{1,4}})(?P<unit>位|名|强|甲)?(?![年月个季天期后者届批次沿])")
#: 把安全|放在第一位: what matters most is no rank.
_PUT_FIRST = re.compile("[放摆置]在(?:了)?(?:更加?)?(?:突出的?|首要的?|重要的?|优先的?)?$")
#: The best part of all.
_PART = re.compile("%|‰|分之[一二三四五六七八九十]+")
#: A rank ends its phrase (全市第一, 第三名的成绩); 第一要务 goes on.
_RANK_END = re.compile(r"[,。、;:!?)”\n 的]|$|晋级|位次|(?<=[位名])(?![词师额牌])")
_RANK_VERB = re.compile(
    rf"(?:{PLACES}|保持|均?为|达到?|居|列|排|位|上升|跃升|提升|得|由|从|入围|成绩)(?:[^,。;、]|、(?=[县市区旗][)、])){{0,18}}$"
    rf"|(?:{SCOPES}|各县|各区|五区|{COUNTIES})(?:[^,。;、]|、(?=[县市区旗][)、])){{0,10}}$|[,、](?:均|各|分别)?$"
)

#: 第一的|产业集群达8个: which of them are counted.
_WHICH = re.compile(
    r"(?:的[\u4e00-\u9fff]{2,8}?)(?:从|由|达到?|有|共|共有|增至|超过?|突破)?\d+(?:\.\d+)?[个家项种类款条]"
)
#: ,前20强|营收占95%: the first so many of all, of whom something is told.
_FIRST_OF_ALL = re.compile(r"[,;。]$")
_GOES_ON = re.compile(r"[\u4e00-\u9fff]{2}")

#: 居全省首位, 位列各区之首, 登上某榜榜首: the first place, without a numeral; but no 把民生放在首位.
FIRST = r"首位(?=[,。、;:!)”\n的]|$)|(?<=[榜之])首(?=[,。、;:!)”\n]|$)"
_FIRST = re.compile(FIRST)
_FIRST_VERB = re.compile(rf"(?:{PLACES}|居|列|登|占据|保持)[^,。;、放摆置把]{{0,18}}$")


def first_place(text: str, at: int, start: int, end: int) -> Quantity | None:
    """The first place that stands at ``at`` in words (首位, 榜首), where something is said to hold it; else None.

    Args:
        text: the view.
        at: where 首 stands.
        start: where the block begins.
        end: where it ends.

    >>> first_place("产量居全省首位", 5, 0, 7).value, first_place("把就业放在首位", 5, 0, 7)
    (Decimal('1'), None)
    """
    match = _FIRST.match(text, at, end)
    if match is None or _FIRST_VERB.search(text, max(start, at - 26), at) is None:
        return None
    core = Span(at - (text[at - 1] == "之"), match.end())
    one = Decimal(1)
    return Quantity(core, core, one, "位", UnitKind.RANK, Comparator.EQUAL, None, one, "位", match.end())


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
            or (text.startswith("的", match.end()) and _WHICH.match(text, match.end(), end))
            or not _RANK_VERB.search(text, max(start, at - 26), at - 1)
            or _PUT_FIRST.search(text, max(start, at - 8), at - 1)
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
        if match["unit"] and _FIRST_OF_ALL.search(text, start, at - 1) and _GOES_ON.match(text, match.end(), end):
            return Rejection(core, RejectionKind.THRESHOLD)
        if (part := _PART.match(text, match.end(), end)) is not None:
            return Rejection(Span(at - 1, part.end()), RejectionKind.THRESHOLD)  # 进入全球前1%, 前万分之一: which ones
        return Quantity(core, core, value, "位", UnitKind.RANK, Comparator.AT_MOST, None, value, "位", match.end("n"))
    return None
