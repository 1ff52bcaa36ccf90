"""Works that one sum is for together: 投资900万元,|铺设热力管8公里、燃气管6公里,|改造便道3公里."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.facts.wording.phrases import clean
from kg.mentions.reading import Reading

#: A further item of the row, between two numbers: its noun, without a verb of its own.
_ITEM = re.compile("(?:、|和|及|以及|与)(?P<noun>[\u4e00-\u9fffA-Z]{2,8})")
#: A clause behind that goes on with works and counts them.
_FURTHER = re.compile(
    "[,、](?:并|同步|同时)?(?:新建|新改建|改扩建|改造提升|提升改造|改造(?!提升)|铺设|敷设|修建|改建|扩建|重建|硬化|整修|打通|更换|安装)"
    "(?:[\u4e00-\u9fff]{2,10}?[\\d.]+[万余多]*(?!年)[\u4e00-\u9fff]|[\\d.]+[万余多]*(?!年)[\u4e00-\u9fff]{3})"
)
#: Nouns of the whole: what follows them only tells which works they were.
_WHOLE = ("项目", "工程", "任务", "行动", "计划", "建设", "一体化")
_NO_WORK = ("投资", "资金", "收入", "产值", "受益", "惠及", "总", "面积", "共", "累计", "完成", "培训")


def in_row(reading: Reading, start: int, stop: int, noun: str, *, alone: bool) -> str:
    """The noun of what money is for, with the works that share it; the noun as it is where it stands alone.

    Args:
        reading: the block with its numbers.
        start: where the clause begins that tells what was done with the money.
        stop: where it ends.
        noun: the first of the works.
        alone: whether the sum is a clause of its own, so that more than one clause may go on from it.
    """
    if "、" in noun or noun.endswith(_WHOLE):
        return noun
    text = reading.words.text
    inside = [q for q in reading.quantities if start <= q.span.start < stop]
    nouns = [noun]
    in_front = bool(inside) and text.endswith(noun, 0, inside[0].span.start)  # 新建12所|小学: its row is another
    for one, two in pairwise(inside) if in_front else ():
        found = _ITEM.fullmatch(text, one.span.end, two.span.start)
        if found is not None and not found["noun"].startswith(_NO_WORK):
            nouns.append(clean(found["noun"]))
    end = min((at for mark in "。;!?\n" if (at := text.find(mark, stop)) >= 0), default=len(text))
    more = _FURTHER.search(text, max(start, stop - 1), end) if alone else None
    if len(nouns) > 2 or more is not None:
        return f"{'、'.join(nouns[:2])}等"
    return "、".join(nouns)
