"""Bases of comparison before a number (较上年, 按可比口径), which are no part of what is measured."""

from __future__ import annotations

import re

from kg.facts.wording.trimming import drop_front
from kg.mentions.walking.walk import Words
from kg.mentions.words import Word

#: 较2020年, 比上年同期, 由原来的 (with 比 or 较 in each of its words): the base of a comparison says nothing of what is measured.
_BASE = (
    r"(?:相较于?|较之?(?![大高快好重多强低小])|比|相比|对比|同比)(?:(?:\d{4}年|上年|去年|年初)?(?:调整|决算|预算|实际|完成|执行){1,2}(?:基数|收入|数|额)?|年度计划|年初计划|年度目标|预期目标|上半年|[一二三四]季度|前三季度|上季度|上个?月|\d{4}年?(?:同期|底|末)?|“?十[一二三四五]五”?(?:末|期间|时期)?|去年(?:同期)?|上年(?:同期)?|上一?个(?:五年)?|上五年|"
    r"上一?[次届轮]|五年前|\d{1,2}(?:年前)?(?=$)|年初|前三年|上一年|原来|过去)?(?:的)?"
)
_BASE_FRONT = re.compile(_BASE)
#: 按可比价格计算|增长: how it was counted is no part of it either.
_COUNTED_BY = re.compile(
    "按(?:可比|不变|现行|当年|自然|同|新|旧|全)?(?:价格?|口径)(?:计算|核算|统计)?|(?:剔除|剔出|扣除)[^,。;]{2,10}(?:因素|影响)后?"
)
BASE_BACK = re.compile("(?<![占同环可对])" + _BASE + "$")
_IN_YEAR = re.compile(r"(?:在|于)?(?:\d{4}[、和])*\d{4}年(?:底|末)?$")


def drop_base(source: Words, inside: list[Word]) -> list[Word]:
    """Drop a base of comparison at the front or the back."""
    if not inside:
        return inside
    text = source.text[inside[0].start : inside[-1].end]
    if text.endswith(("年", "年底", "年末")) and (found := _IN_YEAR.search(text)) is not None and found.start() > 1:
        inside = [w for w in inside if w.end <= inside[0].start + found.start()]  # 固定资产投资|在2022年
        text = source.text[inside[0].start : inside[-1].end]
    if (found := _COUNTED_BY.match(text)) is not None:
        inside = [w for w in inside if w.start >= inside[0].start + found.end()]
        text = source.text[inside[0].start : inside[-1].end] if inside else ""
    if "比" not in text and "较" not in text:
        return drop_front(source, inside)
    if (found := _BASE_FRONT.match(text)) is not None and found.end() > 0:
        inside = [w for w in inside if w.start >= inside[0].start + found.end()]
    elif (
        (found := BASE_BACK.search(text)) is not None
        and 0 < found.start() < found.end()
        and any(w.start == inside[0].start + found.start() for w in inside)  # 存贷比 is one word
    ):
        inside = [w for w in inside if w.end <= inside[0].start + found.start()]
    return drop_front(source, inside)
