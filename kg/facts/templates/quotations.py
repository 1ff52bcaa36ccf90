"""Numbers that stand in a quotation, and indicators that a mark without its other half cuts in two."""

from __future__ import annotations

import re

from kg.facts.binding import Draft
from kg.model.document import Block

#: 增速|增速连续三年领先: the head of what was told before, once more.
_SAID_TWICE = re.compile(r"(?<=..)(增速|增幅|降幅|总量|数量|总数|规模|排名|占比|比重|产值|收入|投资)\1")
_PAIRS = (("“", "”"), ("‘", "’"), ("(", ")"), ("《", "》"))


def is_torn(indicator: str) -> bool:
    """Whether words hold one mark of a quotation, a bracket or a title without the other.

    >>> is_torn("争创“双"), is_torn("“云岭”品牌")
    (True, False)
    """
    return not indicator.isalnum() and any(
        indicator.count(opening) != indicator.count(close) for opening, close in _PAIRS
    )


def whole_indicators(text: str, block: Block, drafts: list[Draft]) -> list[Draft]:
    """The drafts of a number whose indicator no mark cuts in two.

    争创“双第一”: what is quoted is a slogan, and the words before it measure nothing. Where the number stands outside
    (“巨人企业|24家, as some texts are typed), only the mark is missing, and the words hold without it.

    Args:
        text: the view.
        block: the block of the number.
        drafts: what the number was bound to.
    """
    whole = []
    for draft in drafts:
        if is_torn(draft.indicator):
            if _in_quotation(text, draft.quantity.core.start, block.start, block.end):
                continue
            draft.indicator, draft.noun = _without(draft.indicator), _without(draft.noun)
        if _SAID_TWICE.search(draft.indicator) is not None:
            draft.noun = _SAID_TWICE.sub(r"\1", draft.noun)
            draft.indicator = _SAID_TWICE.sub(r"\1", draft.indicator)
        whole.append(draft)
    return whole


def _without(words: str) -> str:
    """Words without the marks that have no other half: what a title ends with goes with them (规划》|《方案》任务)."""
    before, mark, behind = words.partition("》")
    if mark and behind and "《" not in before:
        words = behind
    for pair in _PAIRS:
        if words.count(pair[0]) != words.count(pair[1]):
            words = words.replace(pair[0], "").replace(pair[1], "")
    return words


def _in_quotation(text: str, at: int, start: int, end: int) -> bool:
    """Whether a number stands between the two marks of one quotation."""
    opening, closing = text.rfind("“", start, at), text.find("”", at, end)
    if opening < 0 or closing < 0:
        return False
    return text.find("”", opening, at) < 0 and text.find("“", at, closing) < 0
