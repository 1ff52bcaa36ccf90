"""How far something was carried out: 完成计划的80%, 主体工程完成70%, 完成|旧城改造70%的任务量."""

from __future__ import annotations

import re
from functools import cache

from kg.facts.binding import BoundRate, Draft, Spot
from kg.facts.wording.phrases import clean, hangs
from kg.lexicon import alternatives, word_list
from kg.model.fact import Measure

#: 完成旧城改造70%|的任务量: a share of what there is to do, and that it was done.
_TASK = re.compile("(?:以上|左右)?的(?:目标|建设|年度|总|既定|计划){0,2}(?:任务量?|工程量|工作量)(?![一-鿿])")
_DONE = re.compile("完成(?:了|好)?[^,。;、减占]{2,24}$")


@cache
def completion() -> re.Pattern[str]:
    """What stands before a percentage that says how far a plan was carried out."""
    cues = alternatives("cues", "growth", "completion")
    return re.compile("(?:" + cues + r")(?:达到?|为|超过?|约|近)?$")


#: What is said of a plan around what it is a plan of: 年度|投资|计划的, 目标任务|完成率.
_OF_PLAN = re.compile(
    r"^(?:年度|全年|年初)?(?:目标任务|目标|任务)(?=完成)|(?:完成|占|为|是)?(?:年度?|全年)?(?:计划投资|投资计划)额?的?$|[占是]?(?:为|完成)?(?:全年|年度|年初|年|总|既定|原定|[省市县]定|[省市县]级|[省市县上]?[级里]?下达)*(?:目标任务|计划任务|计划目标|目标|任务|计划|年度任务|任务数|工程量|总工程量)的?$|(?:(?:目标任务|目标|任务)?完成)?(?:率|进度)$|(?:目标任务|目标|任务)?完成比例$"
)


def does_task(words: str, behind: str) -> bool:
    """Whether a percentage is how much of a task was done: 完成|旧城改造70%|的任务量.

    Args:
        words: the words before the number.
        behind: the words behind it.

    >>> does_task("完成旧村改造", "的任务量。"), does_task("减轻窗口", "的工作量。"), does_task("完成绿化", "。")
    (True, False, False)
    """
    return _TASK.match(behind) is not None and _DONE.search(words) is not None


def completed(words: str, noun: str, last: Draft | None) -> BoundRate:
    """How much of a plan was carried out, and of which.

    Args:
        words: the words before the number.
        noun: the noun among them.
        last: the figure before it in the sentence.
    """
    head = clean(_OF_PLAN.sub("", noun))
    if last is not None and last.method == "counted+rate" and head:
        head = f"{last.noun}{head}"  # 10个重点项目|投资完成率
    if head in ("年", "全年", "年度", "月") or (head == "投资" and "投资计划" in words and last is not None):
        head = ""
    if hangs(head) or head in ("建设", "工程", "形象", "完成", "年度", "全年"):
        going = f"{head}进度" if noun.endswith("进度") and head in ("建设", "工程") else head
        head = going if head in ("建设", "工程") and last is None else ""
    if head == "投资" and last is not None and noun.endswith("进度"):
        head = f"{last.indicator}投资进度"  # 安排重点项目291个,|年度投资进度为109%
    if not head and words.endswith("工程量的"):
        head = "总工程量" if "总工程量" in words else "工程量"
    if head == "投资" and last is not None and last.indicator.endswith(head):
        head = last.indicator  # 重大项目完成投资150亿元,|投资完成率125%
    indicator = head or (last.indicator if last else noun)
    return BoundRate(Measure.COMPLETION, 1, (indicator,) if indicator else (), "", "completion", 0.8)


def progress_of(noun: str, spot: Spot) -> str:
    """What a percentage says the progress of: 主体工程|完成70%; of a named work it is the work's own."""
    if not spot.left.link.startswith(("完成", "已完成")):
        return ""
    if not noun and spot.about and not spot.left.verb:
        return "工程进度"
    return noun if noun.endswith(word_list("cues", "binding", "works")) else ""
