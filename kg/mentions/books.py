"""What title marks set off: papers of offices, newspapers, works of art."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model.mention import Mention, NameClass
from kg.model.span import Span

_BOOK = re.compile(r"《(?!(?:纲要|规划|意见|办法|条例|方案|报告|决定|通知|计划|措施|协议)》)([^《》\n]{2,40})》")
_POLICY_BOOK = re.compile(
    r"规划|计划|意见|办法|方案|条例|措施|政策|条$|规定|纲要|细则|指引|规则|规程|导则|准则|制度|决定|通知|行动|清单|标准|章程|公约|守则|倡议|指南|白皮书|实施意见|若干意见|蓝图|宣言|函$|公告$|公报$|通告$|章程$|协议$|议定书$"
)
#: How newspapers and magazines are called.
_PAPERS = ("日报", "晚报", "时报", "商报", "晨报", "社区报", "青年报", "周报", "周刊", "杂志", "学报", "新闻周刊")


def find_books(text: str, start: int, end: int) -> Iterator[Mention]:
    """The names in title marks of ``[start, end)``: papers that rule something are policies, newspapers bodies.

    Args:
        text: the view.
        start: where the block begins.
        end: where it ends.

    >>> [(m.name, m.kind.value) for m in find_books("《云岭日报》刊出《云岭县供水条例》《石坡谣》", 0, 22)]
    [('云岭日报', 'Organization'), ('云岭县供水条例', 'Policy'), ('石坡谣', 'Product')]
    """
    for match in _BOOK.finditer(text, start, end):
        kind = NameClass.POLICY if _POLICY_BOOK.search(match[1]) else NameClass.PRODUCT
        if match[1].endswith(_PAPERS):
            kind = NameClass.ORGANIZATION
        yield Mention(Span(match.start(1), match.end(1)), kind, match[1], "title-marks", 0.8)
