"""Times that are no period of what a clause tells: those within names and titles, and those that it only compares with."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import alternatives
from kg.mentions.reading import Reading
from kg.model.mention import NameClass
from kg.model.span import Span
from kg.model.timing import TimeExpression, TimeKind

#: 在去年新增60家的|基础上.
GROUND = re.compile(r"[^,。;]{0,20}?(?:基础上|基数上)")
#: 与2022年|基本持平.
_LEVEL_WITH = re.compile(r"[^,。;]{0,10}?(?:持平|相比|相当|比较)")
#: 自2009年以来首次, 创2007年以来新高: how long a record has stood.
_RECORD = re.compile("(?:以来)?的?(?:首[次个]|最[高低好快大优]|新高|新低|历史新|第一次)")
#: 增加65亿元、高于前两年|增量总和: what the sum of other years is set against.
_BEYOND = re.compile("(?:超出|超过?|接近|相当于|高于|大于|多于|赶上)(?:了|其|前)?$")
_SUM = re.compile("[^,。;、]{0,8}?(?:总和|之和|总量|增量|总额|水平|同期|均值)")
#: 达到“十二五”末|的1.6倍, 恢复到2019年|同期的118%.
_MULTIPLE = re.compile(
    "(?:末|底|时期|期间|期末|的?同期)?(?:水平)?的(?:近|约|超过?)?[\\d.一二两三四五六七八九十]+[倍%成]"
)
#: 特别|是2018年以来,: no year that something is.
_ABOVE_ALL = ("特别是", "尤其是")
#: What may be called by the year for which it was given or drawn up.
_CALLED = frozenset({NameClass.HONOUR, NameClass.POLICY, NameClass.INITIATIVE})

#: So far behind a bracket a time stands that has a number of its own there, and so long is what it encloses.
_IN_BRACKETS = 4
_LONGEST_BRACKETS = 24


@cache
def _moved() -> re.Pattern[str]:
    """A verb of movement to a value, which is what there is in the year behind it."""
    return re.compile(f"(?:{alternatives('cues', 'growth', 'moving')})为$")


#: “十四五”|规划实施以来: since a plan began, which may not be over.
SINCE_PLAN = re.compile("“?十[一二三四五六]五”?(?:规划|时期)?(?:实施|开局|启动|开始)?以来")


def is_named(text: str, reading: Reading, time: TimeExpression, start: int) -> bool:
    """Whether a time is only part of what something is called: “2020年度某某”奖, 《某某(2018—2020年)行动计划》.

    Args:
        text: the view.
        reading: the block.
        time: the expression.
        start: where its clause begins.
    """
    span = time.span
    if time.plan and (text.startswith(("规划", "”规划"), span.end) or text[span.end - 2 : span.end] == "规划"):
        return SINCE_PLAN.match(text, span.start) is None  # “十四五”规划|实施以来
    if time.kind is TimeKind.DAY and text.startswith(("电", "讯"), span.end):
        return True  # 5月17日|电: the day on which a story was sent
    opening = text.rfind("《", start, span.start)
    if opening >= 0 and text.find("》", opening, span.start) < 0:
        return True
    if text[span.start - 1] != "“":
        return False  # 获2020年某奖5项: the year tells which one, and when
    return any(m.kind in _CALLED and m.span.start <= span.start and span.end <= m.span.end for m in reading.names)


def in_brackets(text: str, reading: Reading, time: TimeExpression) -> Span | None:
    """The brackets in which a time has a number of its own, beside another one: 规上企业达420家(2019年为|380家); else None.

    Args:
        text: the view.
        reading: the block.
        time: the expression.
    """
    span = time.span
    opening = text.rfind("(", max(0, span.start - _IN_BRACKETS), span.start)
    if opening < 0 or text.find(")", opening, span.start) >= 0:
        return None
    close = text.find(")", span.end, span.end + _LONGEST_BRACKETS)
    if not any(span.end <= q.core.start < close for q in reading.quantities):
        return None
    return Span(opening, close)


def is_compared(text: str, span: Span) -> bool:
    """Whether a time is the base of a comparison: 比2015年增长, 是2011年的2.3倍, 在去年的基础上.

    Args:
        text: the view.
        span: the expression of time.
    """
    if GROUND.match(text, span.end, span.end + 24) and text[span.start - 1] in "在于":
        return True
    if _LEVEL_WITH.match(text, span.end, span.end + 16) and text[span.start - 1] in "与同和跟":
        return True
    before = text[max(0, span.start - 2) : span.start]
    if _RECORD.match(text, span.end) or (
        before.endswith(("与", "同", "和")) and text.startswith(("比", "相比"), span.end)
    ):
        return True
    if _SUM.match(text, span.end) and _BEYOND.search(text, max(0, span.start - 4), span.start):
        return True
    if text.startswith(_ABOVE_ALL, max(0, span.start - 3)) and text[span.start : span.end + 1].endswith(","):
        return False
    if before.endswith(("达", "到", "至", "于", "过", "了")) and _MULTIPLE.match(text, span.end) is not None:
        return True
    if before.endswith("为") and _moved().search(text, max(0, span.start - 5), span.start) is not None:
        return False  # 三次产业比调整为|2021年的…
    return (before.endswith(("比", "较", "较于", "是", "为", "由", "从")) and not before.endswith(("度为",))) or (
        text.startswith(("的", "末的", "底的"), span.end) and before.endswith(("是", "为", "占", "超"))
    )
