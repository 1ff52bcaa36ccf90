"""Where a movement begins: the first value of 由…增加到… is that of an earlier year."""

from __future__ import annotations

import re

from kg.model.period import Period

_BASE = re.compile(r"(?:由|从)(?:原来的|去年的|上年的|\d{4}年底?的?|“?十[一二三四五]五”?末的?)?$")
_YEAR_BEFORE = re.compile(r"(\d{4})年(?:底|末|初)?的?$")
_GROWN_TO = re.compile(
    r"(?:件|家|个|人|条|亿元|万元)?(?:增加|增长|提高|提升|上升|扩大|跃升|发展|扩容|增|升|降|下降|减少|压降|减|压缩|缩短|调整|优化|攀升|扩)(?:至|到|为)"
)


def origin_period(text: str, start: int, behind: str, period: Period | None) -> Period | None:
    """The period of a value at ``start``: an earlier one where a movement begins with it.

    由2016年的120亿元增加到… gives 2016; 由278家增至309家 gives the year before; all else keeps its period.

    Args:
        text: the view.
        start: where the value begins.
        behind: the words behind it, to the end of its clause.
        period: the period that holds in its clause.
    """
    if not _BASE.search(text, max(0, start - 12), start) or not _GROWN_TO.match(behind):
        return period
    named = _YEAR_BEFORE.search(text, max(0, start - 12), start)
    if named is not None:
        return Period.of_year(int(named[1]))
    return period.previous_year() if period is not None else None
