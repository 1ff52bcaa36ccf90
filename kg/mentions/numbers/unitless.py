"""Numbers without a printed unit, and what they count all the same: 投资85亿, 18.1万农村人口, 综合指数6.06."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import alternatives, word_list
from kg.mentions.numbers.units import Unit
from kg.model.quantity import UnitKind

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


#: Beside 由…: what an index, a ratio or a coefficient was before.
_WAS = r"(?:(?:已|进一步|持续|逐步|平均)*(?:由|从)(?:[一-鿿]{0,4}\d{4}年底?的?|去年的?|上年的?|年初的?|上年末的?)?)"
_LONGEST_INDEX = 26


@cache
def _index() -> re.Pattern[str]:
    """A noun that has values without a unit, up to its value: 城乡收入比|由2.35缩小到."""
    nouns, moving = alternatives("units", "unitless", "nouns"), alternatives("cues", "growth", "moving")
    held = "控制在|达到?|稳定在|保持在|不高于|低于|高于|约|仅"
    return re.compile(
        rf"(?:{nouns})(?:{_WAS}[\d.]+(?::1)?)?(?:平均|已|进一步|持续|逐步)?(?:(?:{moving})?[至到为]|{held})?(?:约|近)?$"
    )


@cache
def _index_from() -> re.Pattern[str]:
    """Such a noun up to the value from which it moves: 城乡收入比由|2.35."""
    return re.compile(rf"(?:{alternatives('units', 'unitless', 'nouns')}){_WAS}$")


@cache
def _moves() -> re.Pattern[str]:
    """How it goes on behind that value."""
    return re.compile(rf"(?::1)?(?:进一步|逐步)?(?:{alternatives('cues', 'growth', 'moving')})[至到为]")


#: 1.89|:1, 13.5|:1: so many to one.
_TO_ONE = re.compile(r"\s?:\s?1(?![\d.:])")


def to_one(text: str, at: int, tail: int, start: int) -> int:
    """Where a ratio to one ends whose first term stands in ``text[at:tail]``; 0 where it is none.

    >>> to_one("城乡收入比为1.89:1", 6, 10, 0), to_one("比分为3:1", 3, 4, 0)
    (12, 0)
    """
    found = _TO_ONE.match(text, tail)
    return found.end() if found is not None and _is_index(text, at, found.end(), start) else 0


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
    first = max(start, at - _LONGEST_INDEX)
    if _moves().match(text, tail) is not None:
        return _index_from().search(text, first, at) is not None
    if text[tail : tail + 1] not in _ENDS and not text.startswith(("以", "左右", "上下"), tail):
        return False
    return _index().search(text, first, at) is not None
