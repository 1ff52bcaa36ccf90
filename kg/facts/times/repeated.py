"""What is so many each year or each month, and not in all: 每年新建公园3座, 每季度举办推介会1次."""

from __future__ import annotations

import re

#: So far before a number it is looked for.
_BEFORE = 32
_EACH = re.compile("每个?(?P<unit>年|月|季度?|半年|周|天|日)(?![^,。;:!?()]*每)(?P<words>[^,。;:!?()]{0,28})$")


def how_often(text: str, start: int, indicator: str) -> str:
    """The span of time for which a number holds anew each time; empty where none is said, or the indicator says it.

    Args:
        text: the view.
        start: where the number begins.
        indicator: what it is a number of.

    >>> how_often("每个月走访企业30家", 7, "走访企业"), how_often("走访企业30家", 4, "走访企业")
    ('每月', '')
    """
    begin = max(0, start - _BEFORE)
    if text.find("每", begin, start) < 0 or "每" in indicator:
        return ""
    found = _EACH.search(text, begin, start)
    if found is None or (text[start - 1] == "、" and not any(c.isdigit() for c in found["words"])):
        return ""  # 每月点评、|6项工作挂图推进
    return f"每{found['unit']}"
