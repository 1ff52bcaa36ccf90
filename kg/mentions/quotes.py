"""Quoted names: policies and campaigns in “ ”, documents in 《 》, honours behind 获评."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import word_list, words
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

_QUOTE = re.compile(r"“([^“”。\n]{1,40})”")
_BOOK = re.compile(r"《([^《》\n]{2,40})》")
_POLICY_BOOK = re.compile(r"规划|计划|意见|办法|方案|条例|措施|政策|条$|规定|纲要|细则|指引|决定|通知|行动")


@cache
def _before() -> re.Pattern[str]:
    verbs = "|".join(sorted(word_list("quotes", "policy_verbs"), key=len, reverse=True))
    return re.compile(
        rf"(?:{verbs})(?:[了好实]|的|以|全市|全省|国家|省委|市委|省|市|县|区|新|新一轮|重大项目|重点项目|常态化|企业开办|农村)?$"
    )


def find_quoted(text: str, start: int, end: int) -> list[Mention]:
    """The names that quotation marks or title marks set off in ``[start, end)``."""
    found = []
    for match in _QUOTE.finditer(text, start, end):
        if (mention := _quoted(text, match, start, end)) is not None:
            found.append(mention)
    for match in _BOOK.finditer(text, start, end):
        kind = NameClass.POLICY if _POLICY_BOOK.search(match[1]) else NameClass.PRODUCT
        found.append(Mention(Span(match.start(1), match.end(1)), kind, match[1], "title-marks", 0.8))
    return found


def _quoted(text: str, match: re.Match[str], start: int, end: int) -> Mention | None:
    inner = match[1]
    if inner in words("quotes", "never") or not 2 <= len(inner) <= 24 or "," in inner or ";" in inner:
        return None
    tail = text[match.end() : min(end, match.end() + 10)]
    head = next((h for h in _policy_heads() if tail.startswith(h)), "")
    before = text[max(start, match.start() - 14) : match.start()]
    chained = before.endswith(("”、", "”", "”和", "”与"))
    if head:
        whole = Span(match.start(), match.end() + len(head))
        kind = NameClass.INITIATIVE if head in words("quotes", "initiative_heads") else NameClass.POLICY
        name = text[whole.start : whole.end]
        return Mention(whole, kind, name, "quote+head", 0.75)
    if _before().search(before) or chained or tail[:2] in ("全面", "落地", "高标", "深入", "扎实"):
        return Mention(Span(match.start(1), match.end(1)), NameClass.POLICY, inner, "quote", 0.6)
    return None


@cache
def _policy_heads() -> tuple[str, ...]:
    return tuple(sorted(word_list("quotes", "policy_heads"), key=len, reverse=True))
