"""百, 千, 万 and 亿 without a number before them: which of them count (突破千列, 投资超百亿, 百件以上实事) and which only name a size."""

from __future__ import annotations

import re

from kg.mentions.numbers.comparators import comparator_after, comparator_before
from kg.mentions.numbers.units import Unit, unit_at
from kg.model.quantity import Comparator, UnitKind

#: Letters before a bare 百, 千 or 万 that bound it: 上千万人次, 过千个.
OVER = {"上": Comparator.AT_LEAST, "过": Comparator.MORE_THAN}
#: 美丽乡村达|百个: as many as that.
_REACHED = re.compile("(?<!直)(?:达到|达)$")
#: 重回|万亿元规模, 迈上|百亿元台阶: a size that something has come to.
_COME_TO = re.compile("(?:重回|重返|站上|迈上|迈入|跨上|登上|跨入|步入|跃上|冲上|站稳|回到)$")
_SIZE = re.compile("(?:规模|大关|台阶|关口|门槛)(?=[,。、;)]|$)")
#: 签约投资额超|千亿, 余额稳定在|百亿以上: sums that do not print 元.
_SUM = re.compile("[百千万]亿(?=[,。、;)\n]|以上|左右|的|$)")
_OF_MONEY = re.compile(
    "(?:投资|引资|融资|资金|产值|收入|金额|贷款|总额|税收|利润|营收|投入|[额值]|规模|固投)(?:达到?|近|超过?|约|逾|突破|首次|首|破|过|稳定在|保持在|均|双双|再次|完成|已|历史性)+$"
)


def is_bounded_scale(text: str, at: int, tail: int, start: int, end: int) -> bool:
    """突破千列, 超万吨: a scale alone that a bound opens counts with any measure word.

    Args:
        text: the view.
        at: where the scale begins.
        tail: where it ends.
        start: where the block begins.
        end: where it ends.
    """
    scale = text[at:tail]
    if scale.strip("百千万亿") or comparator_before(text, at, start)[0] is None:
        return False
    unit = unit_at(text, tail, end)
    return unit is not None and not (scale.endswith("亿") and unit.kind is UnitKind.COUNT)


def scale_counts(text: str, at: int, tail: int, unit: Unit, start: int, end: int) -> bool:
    """Whether a scale alone before a unit is a number: 万余平方米, 突破万人, 达百个, 百件以上实事, 稳定在百亿元以上; not 亿元以上项目.

    Args:
        text: the view.
        at: where the scale begins.
        tail: where the unit begins.
        unit: the unit.
        start: where the block begins.
        end: where it ends.
    """
    if text[tail : tail + 1] in ("余", "多") or comparator_before(text, at, start)[0] is not None:
        return True
    if text[at - 1 : at] in OVER or (unit.kind is UnitKind.COUNT and _REACHED.search(text, max(start, at - 3), at)):
        return True
    behind = tail + len(unit.word)
    bound, after = comparator_after(text, behind, end)
    if bound is not None:
        return unit.kind is UnitKind.COUNT or after >= end or text[after] in ",。、;)\n "
    return _SIZE.match(text, behind, end) is not None and _COME_TO.search(text, max(start, at - 3), at) is not None


def sum_without_unit(text: str, at: int, start: int, end: int) -> Unit | None:
    """The unit of 百亿, 千亿 or 万亿 that is a sum by its noun, and prints no 元: 签约投资额超千亿.

    Args:
        text: the view.
        at: where the scale begins.
        start: where the block begins.
        end: where it ends.

    >>> sum_without_unit("签约额超千亿,", 4, 0, 7).normal, sum_without_unit("打造超千亿集群", 3, 0, 7)
    ('元', None)
    """
    if text[at + 1 : at + 2] != "亿" or _SUM.match(text, at, end) is None:
        return None
    return Unit("", UnitKind.MONEY, "元") if _OF_MONEY.search(text, max(start, at - 16), at) else None
