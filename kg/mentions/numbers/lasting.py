"""Stretches of time: which of them say how long something lasted, and which belong to a name or a deadline."""

from __future__ import annotations

import re

from kg.mentions.numbers.comparators import LIMIT
from kg.mentions.numbers.units import Unit
from kg.model.quantity import RejectionKind

#: 困扰群众|20年|的出行难, 已有|十多年|历史: what has lasted, and words before it that name no stretch of the calendar.
_LASTS = re.compile("的(?!时间|努力|奋斗|征程|工作|实践|[^,。;]{0,4}历程)[^,。;的]|之久|历史")
_LASTING = re.compile(
    r"[\u4e00-\u9fff](?<![近前后这那过来第末初每届个])(?<!为期)(?<!未来)(?<!今后)(?<!过去)(?<!最近)(?<!回首)(?<!回顾)(?<!乃至)(?:近|约|超|逾)?$"
)


_ENDEAVOUR = re.compile("(?:来?的)?(?:不懈|持续|艰苦|共同|接续|顽强|辛勤)*(?:努力|奋斗|实践|探索|拼搏|攻坚|奋战|发展)")
#: 6个月后竣工, 30天内办结: when, not how long.
_WITHIN = ("内", "之内", "后", "之后", "以后")
#: 5个月|累计接待, 630天|的时间里: over how long something was counted or went on.
_OVER = re.compile("(?:的?时间)?(?:累计|共(?!同|建|享)|总共|合计)|的?时间[里内]")
#: 1小时|交通圈, 24小时|服务热线, 15天|免签: what kind of thing it is.
_KIND = re.compile("[^,。;、的“”]{0,4}(?:圈(?!住)|热线|免签)")


def is_span_of_time(text: str, at: int, end: int, unit: Unit, start: int) -> bool:
    """Three years are a figure only where something lasts that long; else they belong to a name or a deadline."""
    if unit.word in ("年", "周年"):
        if _ENDEAVOUR.match(text, end):
            return True  # 经过七年努力: a time that has passed, no measure of anything
        if unit.word == "年" and _LASTS.match(text, end) and _LASTING.search(text, start, at):
            return False
        return not text[max(start, at - 4) : at].endswith(
            ("连续", "历时", "持续", "累计", "平均", "寿命", "经过", "超过", "近", "期限")
        )
    if _OVER.match(text, end) or _KIND.match(text, end):
        return True
    if text.startswith("用", end) and "当" in text[max(start, at - 2) : at]:
        return True  # 一天当作|两天|用
    if text.startswith("内", end) and LIMIT.search(text, max(start, at - 20), at):
        return False
    return text.startswith(_WITHIN, end) or (unit.word == "个月" and text[at - 1 : at] == "后")  # 后6个月月均…


def time_rejection(text: str, end: int) -> RejectionKind:
    """Of which kind a stretch of time is that is no figure."""
    return (
        RejectionKind.DEADLINE
        if text.startswith(("前", *_WITHIN), end) or _OVER.match(text, end)
        else RejectionKind.NAME
    )
