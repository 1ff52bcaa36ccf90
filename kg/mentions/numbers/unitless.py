"""Numbers without a printed unit, and what they count all the same: 投资85亿, 18.1万农村人口, 综合指数6.06."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import word_list
from kg.mentions.numbers.units import Unit
from kg.model.quantity import UnitKind

_INDEX = re.compile(
    r"(?:指数|比|系数|值|率|浓度|得分|评分|密度|强度)(?:平均)?(?:[降升]?[至到为]|控制在|达到?|稳定在|提高到|不高于|低于)?$"
)
_MONEY = re.compile(
    "(?:投资|引资|融资|资金|产值|收入|金额|贷款|总额|税收|利润|营收|补贴|投入)(?:达到?|近|超过?|约|逾|突破|完成|了)*$"
)
#: What cameras send, counted by the line: 高清视频监控|1200路.
_LINES = re.compile("(?:视频|监控|摄像|探头|点位|图像)[^,。;、]{0,4}$")
#: 常住人口|1.5亿左右: people, said before the number.
_HEADS = re.compile("(?:人口|人数|人才)(?:总数|总量|规模|总规模)?(?:已|达到?|约|近|超过?|突破|为|有)*$")
#: 启动8大|重点片区, 布局6大|商圈: works and places that are counted with 大; what else is counted so is a programme's words.
_GREAT = re.compile(
    "大(?:[一-鿿]{0,7}?(?:片区|园区|商圈|街区|基地|集群|联络处|办事处|分公司|市场|公园|工厂|医院|学校|码头|口岸))(?![一-鿿]{0,3}(?:计划|战略|行动|之一|组成))|大项目"
)
_CLOSES = re.compile("[,。;、!?\n]")
_ENDS = ("", ",", "。", ";", "、", ")", "\n")


@cache
def _people() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, word_list("units", "classifiers", "self_counting_people"))))


def unit_of_bare(text: str, at: int, tail: int, start: int, end: int, *, scaled: bool) -> Unit | None:
    """The unit of a number that prints none, or None where nothing tells that it counts.

    Args:
        text: the view.
        at: where the number begins.
        tail: where it ends, with 万 or 亿.
        start: where the block begins.
        end: where it ends.
        scaled: whether it has 万, 亿 or 余, so that it counts something.

    >>> unit_of_bare("投资85亿", 2, 5, 0, 5, scaled=True).normal, unit_of_bare("第6章", 1, 2, 0, 3, scaled=False)
    ('元', None)
    """
    if people_follow(text, tail, end):
        return Unit("人", UnitKind.COUNT, "one")
    if scaled and _HEADS.search(text, max(start, at - 10), at):
        return Unit("人", UnitKind.COUNT, "one")
    if scaled and _MONEY.search(text, max(start, at - 10), at):
        return Unit("", UnitKind.MONEY, "元")
    return Unit("", UnitKind.BARE, "one") if scaled or _is_index(text, at, tail, start) else None


def unit_of_lines(text: str, at: int, tail: int, start: int, end: int) -> Unit | None:
    """The unit 路 where lines of cameras are counted, and no bus or road is named.

    >>> unit_of_lines("高清监控1200路", 4, 8, 0, 9).word, unit_of_lines("开通120路公交", 2, 5, 0, 8)
    ('路', None)
    """
    if not text.startswith("路", tail, end):
        return None
    if _LINES.search(text, max(start, at - 12), at) or text.startswith(("视频", "监控", "高清", "摄像"), tail + 1):
        return Unit("路", UnitKind.COUNT, "one")
    return None


def great_ones(text: str, at: int, end: int) -> bool:
    """Whether 大 counts works or places behind a number: 启动8|大重点片区.

    >>> great_ones("8大重点片区", 1, 6), great_ones("8大工程", 1, 4)
    (True, False)
    """
    return text.startswith("大", at) and _GREAT.match(text, at, end) is not None


def people_follow(text: str, at: int, end: int) -> bool:
    """Whether a noun of people stands behind a number, as its own measure word: 44万|返校师生."""
    closed = _CLOSES.search(text, at, min(end, at + 8))
    return _people().search(text, at, closed.start() if closed is not None else min(end, at + 8)) is not None


def _is_index(text: str, at: int, tail: int, start: int) -> bool:
    """A number without a unit that closes its phrase is the value of an index, a ratio or a coefficient."""
    if text[tail : tail + 1] not in _ENDS and not text.startswith(("以", "左右", "上下"), tail):
        return False
    return _INDEX.search(text, max(start, at - 12), at) is not None
