"""Where a movement begins: the first value of 由…增加到… is that of an earlier year."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache

from kg.facts.binding import Draft, Spot, State
from kg.lexicon import alternatives
from kg.lexicon.standings import STEPS
from kg.mentions.numbers.numerals import read_han
from kg.model.fact import Measure, Status
from kg.model.period import Period

_BASE = re.compile(
    r"(?:由|从)(?:(?:原来|原先|最初|起初|当初|当年|过去|以往)的?|去年的|上年的|\d{4}年(?:年?底|末|初)?的?|“?十[一二三四五]五”?(?:末|期末|初)?的?|[^,。;由从、]{1,5}(?:之初|时期|时)的|(?P<ago>[一二三四五六七八九十两\d]{1,3})年(?:以)?前的?)?(?:全[国省市州盟区县疆](?:各?[县市区州旗]{1,3})?)?(?:每(?:[人户亩年月日天件生升]|立方米|平方米)){0,3}(?:\d[\d.]*[万亿]?[一-鿿%]{1,4}[、和])*$"
)
#: So far before a value a movement may open: 标准分别从每人每月180元、|250元提高到….
_REACH = 24
_YEAR_REACH = 18
_MONTH = timedelta(days=27)
#: 一周内完成扩容,|从4个增加至84个: both ends lie within so few days.
_WITHIN = re.compile(r"(?:[一两三四五六七八九十]|\d{1,2})(?:小时|天|周|日|个星期)(?:之|以)?内[^。;]{0,24}$")
#: Of what the first value is one stands between it and its year: 由2015年的|每立方米|128微克.
_PER = "(?:每(?:[人户亩年月日天件生升]|立方米|平方米)){0,3}"
_YEAR_BEFORE = re.compile(rf"(\d{{4}})年(?:年?底|末|初)?的?{_PER}$")
_PLAN_BEFORE = re.compile(rf"“?十(?P<plan>[一二三四五])五”?(?P<edge>末|期末|初)的?{_PER}$")
_COMPARED_WITH = re.compile(r"[比较](?:\d{4}年|去年|上年|前年)(?:底|末|同期)?的$")
#: 五年来里程由1200公里增加到|1900公里, 由210元和85元分别提高到395元和|240元: where movements have come to.
_COME_TO = re.compile(r"(?:由|从)[^,。;]{1,30}(?:到|至|为)[了近约]?(?:\d[\d.]*[万亿]?[一-鿿%]{1,4}[、和])?$")
#: The last year of the five-year plan of that number: 十二五 ends in 2015 (十五 in 2005, and so on by fives).
_LAST_YEARS = {"一": 2010, "二": 2015, "三": 2020, "四": 2025, "五": 2030}

#: 面积从45平方米|到60平方米不等: from which size to which, and no movement.
_NO_MOVEMENT = re.compile(r"[到至]\d[\d.]*[^,。;\d]{0,8}(?:不等|之间)")


@cache
def _grown_to() -> re.Pattern[str]:
    """How words go on behind the value with which a movement begins: 由32%|进一步提升到, 由6家、|8家分别增至."""
    moving = alternatives("cues", "growth", "moving")
    here = "[\\d一二两三四五六七八九十百千]|现在|目前|如今"
    return re.compile(
        rf"(?:[、和]\d[\d.]*[万亿]?[一-鿿%]{{1,4}}?)*(?:件|家|个|人|条|亿元|万元|:1)?(?:分别)?"
        rf"(?:达到|(?:变|扩)?(?:成|为|到)(?={here})|(?:大幅|稳步|逐年|快速|持续|进一步|逐步)?(?:{moving}|{STEPS})(?:至|到|为))"
    )


def is_base(text: str, start: int) -> bool:
    """Whether a value at ``start`` is what another is compared with: 比2000年的|3.8万辆增长30倍."""
    return _COMPARED_WITH.search(text, max(0, start - 12), start) is not None


def names_origin(text: str, start: int) -> bool:
    """Whether the year in which a movement begins stands before its first value: 由“十二五”末的|29亿元."""
    return _stated(text, start) is not None


def _stated(text: str, start: int) -> Period | None:
    if (named := _YEAR_BEFORE.search(text, max(0, start - _YEAR_REACH), start)) is not None:
        return Period.of_year(int(named[1]))
    if (plan := _PLAN_BEFORE.search(text, max(0, start - _YEAR_REACH), start)) is not None:
        last = _LAST_YEARS[plan["plan"]]
        return Period.of_year(last - 4 if plan["edge"] == "初" else last)
    return None


def origin_period(
    text: str, start: int, behind: str, period: Period | None, origin: Period | None = None
) -> Period | None:
    """The period of a value at ``start``: an earlier one where a movement begins with it.

    由2016年的120亿元增加到… gives 2016; 由278家增至309家 gives the year before, or the one that the block named for its
    movements; in a review of several years the year before the first of them. All else keeps its period.

    Args:
        text: the view.
        start: where the value begins.
        behind: the words behind it, to the end of its clause.
        period: the period that holds in its clause.
        origin: the period in which the movements of the block begin, where one has been named.
    """
    base = _BASE.search(text, max(0, start - _REACH), start)
    if base is None or not _grown_to().match(behind) or _NO_MOVEMENT.match(behind) is not None:
        return period
    if base["ago"] and period is not None and (ago := _years(base["ago"])):
        return Period.of_year(period.end.year - ago)  # 由十年前的|80家发展到…
    named = _stated(text, start) or origin
    if named is None and period is not None and period.end - period.start < _MONTH:
        return period  # 4月5日某项目落户,使产能由36万辆提升到60万辆: two states at one time
    if named is not None or period is None:
        return named
    if period.start.year < period.end.year:
        return Period.of_year(period.start.year - 1)
    if _WITHIN.search(text, max(0, start - 40), start):
        return period
    return period.previous_year()


def _years(numeral: str) -> int:
    return int(numeral) if numeral.isdigit() else read_han(numeral) or 0


def set_origin(text: str, draft: Draft, spot: Spot, state: State) -> None:
    """Give the first value of a movement the period in which it began.

    Args:
        text: the view.
        draft: the figure; changed in place.
        spot: its number where it stands.
        state: what earlier clauses left; it keeps when the movements of the block began.
    """
    begun = origin_period(text, spot.quantity.span.start, spot.behind, draft.period, state.origin)
    if begun is not draft.period and names_origin(text, spot.quantity.span.start):
        state.origin = begun
    if begun is not draft.period and draft.status is Status.TARGET:
        draft.status, draft.commitment, draft.deadline = Status.ACTUAL, None, None  # 由6家|增至10家以上
    draft.period = begun
    if _has_come_to(text, draft, spot.quantity.span.start):
        draft.period = draft.period and Period.of_year(draft.period.end.year)


def ends_movement(text: str, start: int) -> bool:
    """Whether a value is where a movement ends: 由1200公里增加到|1900公里."""
    return _COME_TO.search(text, max(0, start - 40), start) is not None


def _has_come_to(text: str, draft: Draft, start: int) -> bool:
    """Whether a value is the one at the end of a movement of several years: it holds for the last of them."""
    period = draft.period
    if draft.status is not Status.ACTUAL or period is None or period.start.year == period.end.year:
        return False
    return draft.measure is not Measure.GROWTH and ends_movement(text, start)
