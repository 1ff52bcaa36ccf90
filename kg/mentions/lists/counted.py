"""Common nouns that a number counts behind them: 特大桥3座; and lists that the number behind them sums up."""

from __future__ import annotations

import re

from kg.model.mention import Mention, NameClass

#: Classes of places and works, of which a report counts many.
_COUNTABLE = frozenset(
    {
        NameClass.FACILITY,
        NameClass.FUNCTIONAL_AREA,
        NameClass.PARK,
        NameClass.SUBDISTRICT,
        NameClass.NEIGHBOURHOOD,
        NameClass.GREEN_SPACE,
        NameClass.ROAD,
        NameClass.PROJECT,
        NameClass.COMPOUND,
        NameClass.PUBLIC_INSTITUTION,
    }
)

#: A number of two letters at most, behind a list of as many items.
_LISTED = re.compile(r"([2-9]|[两二三四五六七八九])[个家处座所条]$")


def _sums_up(text: str, left: int, at: int, close: int) -> bool:
    """Whether the number behind a name is that of the items of the list that it closes."""
    number = _LISTED.match(text, at, close)
    if number is None or text[left - 1 : left] != "、":
        return False
    opening = max(text.rfind(mark, 0, left) for mark in ",。;:\n") + 1
    digit = "两二三四五六七八九".find(number[1])
    value = int(number[1]) if digit < 0 else max(2, digit + 1)
    return text.count("、", opening, left) + 1 == value


#: 某产业园|60家企业入驻, 某医院|9个专科入选: what a park or a house has is counted, and not how many of them there are.
_OF_IT = re.compile("[一-鿿]{0,6}?(?:企业|商户|学科|专科|科室|课题|厂房|店铺|品牌)")
#: By what works and places are counted; beds and lines are counted by other words: 某医院|300张床位.
_COUNTING = frozenset("个家处座所条项片宗批期类大对组块段口眼只级万亿")
_COUNTING_WORKS = frozenset("个家处项宗批期类万亿")
_HAVING = re.compile(r"(?:已|共|就)?(?:有|达到?|增至|增加到|新增)?")


def is_counted(text: str, mention: Mention, counts: dict[int, int]) -> bool:
    """Whether a number counts the name, which then is a common noun: 特大桥3座, 总部经济集聚区达到4个.

    Where a noun follows the number, that is what is counted: 某某产业基地2个项目.

    Args:
        text: the view.
        mention: what looks like a name.
        counts: where quantities that count something begin, and where they end.
    """
    if not counts or mention.kind not in _COUNTABLE:
        return False
    having = _HAVING.match(text, mention.span.end)
    if having is None or (close := counts.get(having.end())) is None:
        return False
    if having.end() == mention.span.end and _sums_up(text, mention.span.start, mention.span.end, close):
        return False  # 云湖口岸、石坡码头|2个“一站式”服务点
    if having.end() == mention.span.end and _OF_IT.match(text, close):
        return False
    counting = _COUNTING_WORKS if mention.kind is NameClass.PROJECT else _COUNTING
    if having.end() == mention.span.end and text[close - 1] not in counting and text[close : close + 1].isalpha():
        return False  # 某养殖项目|5条生产线
    return not (having.end() == mention.span.end and text.startswith(("项目", "工程", "重点", "园区", "重大"), close))
