"""What title marks set off: papers of offices, newspapers, works of art."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.lexicon import word_list
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

_BOOK = re.compile(r"《(?!(?:纲要|规划|意见|办法|条例|方案|报告|决定|通知|计划|措施|协议)》)([^《》\n]{2,40})》")
#: How newspapers and magazines are called.
_PAPERS = ("日报", "晚报", "时报", "商报", "晨报", "社区报", "青年报", "周报", "周刊", "杂志", "学报", "新闻周刊")


def _rules(title: str) -> bool:
    """Whether a title is that of a paper that rules or proposes something."""
    within, ends = word_list("names", "books", "rules_within"), word_list("names", "books", "rules_at_end")
    return title.endswith(ends) or any(word in title for word in within)


def find_books(text: str, start: int, end: int) -> Iterator[Mention]:
    """The names in title marks of ``[start, end)``: papers that rule something are policies, newspapers bodies.

    Args:
        text: the view.
        start: where the block begins.
        end: where it ends.

    >>> [(m.name, m.kind.value) for m in find_books("《云岭日报》刊出《云岭县供水条例》《石坡谣》", 0, 22)]
    [('云岭日报', 'Organization'), ('云岭县供水条例', 'Policy'), ('石坡谣', 'Product')]
    """
    for match in _BOOK.finditer(text, start, end) if text.find("《", start, end) >= 0 else ():
        kind = NameClass.POLICY if _rules(match[1]) else NameClass.PRODUCT
        if match[1].endswith(_PAPERS):
            kind = NameClass.ORGANIZATION
        if match[1] in word_list("names", "books", "rules_within"):
            continue  # 《准则》《条例》: of which body they are, no one is told
        yield Mention(Span(match.start(1), match.end(1)), kind, match[1], "title-marks", 0.8)
