"""With which year a number is compared, where the words before it name one: 比2013年增长17%, 为“十二五”末的1.7倍."""

from __future__ import annotations

import re

from kg.documents.years import five_year_plan
from kg.mentions.numbers.numerals import read_han
from kg.model.period import Period

_NUMERALS = "一二三四五六七八九"
#: So far before a number its base is looked for; the numbers of a list share the one that stands before the first.
_BEFORE = 60
#: So far before it stands what it is so many times of, a row of numbers between them.
_NEAR = 16
_BASE = re.compile(
    r"(?:比|较|与|同|对比|相比于?|相较于?)"
    r"(?:(?P<year>(?:19|20)\d\d)年|[“\"]?(?P<tens>十)?(?P<n>[一二三四五六七八九])五[”\"]?(?:规划)?(?:(?P<end>(?:时期|期)?末)|时期|期间))"
    r"(?:[^,。;:!?]{0,8}相比,)?[^,。;:!?]{0,50}$"
)
#: 是2013年的|1.6倍, 分别为“十二五”末的1.8倍和|2.7倍, 相当于“十二五”时期的|两倍, 恢复到2019年同期的118%和|121%.
_TIMES_OF = re.compile(
    r"(?:是|为|相当于|达到?|超过?|(?:恢复|回升|回落)[至到])(?:了|前)?"
    r"(?:(?P<year>(?:19|20)\d\d)年(?:年?[末底])?(?:的?同期)?(?:水平)?|[“\"]?(?P<tens>十)(?P<n>[一二三四五六七八九])五[”\"]?(?:规划)?(?:(?P<end>(?:期|时期)?末)|时期|期间)?)"
    r"的(?:近|约|超过?)?(?:[\d.]+[倍%]?[、和])*$"
)


def base_of(text: str, start: int) -> Period | None:
    """The year with which a number compares what it counts, or None where its words name none.

    Args:
        text: the view's text.
        start: where the number begins.

    >>> text = "茶叶产量、陶器产值比2013年分别增长17%、37%"
    >>> base_of(text, text.index("37")).key, base_of("税收比上年增长5%", 6)
    ('2013', None)
    >>> text = "税收是“十二五”末的1.8倍"
    >>> base_of(text, text.index("1.8")).key
    '2015'
    """
    begin = max(0, start - _BEFORE)
    if (of := _times_of(text, begin, start)) is not None:
        return of
    if text.find("年", begin, start) < 0 and text.find("五", begin, start) < 0:
        return None
    found = None
    for at in ("比", "较", "与", "同"):
        place = text.rfind(at, begin, start)
        if place >= 0 and (found := _BASE.match(text, place, start)) is not None:
            break
    if found is None:
        return None
    if found["year"]:
        return Period.of_year(int(found["year"]))
    return Period.of_year(_plan(found)[1]) if found["end"] else Period.of_years(*_plan(found))


#: 较五年前|增加20家.
_AGO = re.compile("[比较与同](?P<count>[二两三四五六七八九十]|\\d{1,2})年(?:以)?前(?:同期)?(?:相比,)?[^,。;:!?]{0,40}$")


def years_ago(text: str, start: int, period: Period | None) -> Period | None:
    """The year with which a number compares what it counts, where it is so many years before that of the number.

    Args:
        text: the view's text.
        start: where the number begins.
        period: the period of the number.

    >>> years_ago("企业较五年前增加20家", 8, Period.of_year(2021)).key
    '2016'
    """
    begin = max(0, start - _BEFORE)
    if period is None or text.find("年", begin, start) < 0:
        return None
    found = _AGO.search(text, begin, start)
    if found is None:
        return None
    count = int(found["count"]) if found["count"].isdigit() else read_han(found["count"]) or 0
    return Period.of_year(period.year - count) if count else None


#: 比上个五年|增加4亿元, 是前五年的|2.3倍, 较上届政府多6所.
_TERM_AGO = re.compile(
    "(?:[比较与同]|相[比较]于|[是为]|相当于)(?:(?:上一?个?|前一?个?)五年|上一?届(?:政府|党委)?(?:任期)?)"
    "(?:同期|期间|相比,?)?(?:总和)?的?[^,。;:!?]{0,40}$"
)
#: So many years a term of office or a plan has.
_TERM = 5


def term_before(text: str, start: int, period: Period | None) -> Period | None:
    """The term before the one that a number counts, where the number is compared with that.

    Args:
        text: the view's text.
        start: where the number begins.
        period: the period of the number; only one of several years has a term before it.

    >>> years = Period.of_years(2017, 2021)
    >>> term_before("客流比上个五年增长9%", 9, years).key, term_before("客流比上个五年增长9%", 9, Period.of_year(2021))
    ('2012--2016', None)
    """
    begin = max(0, start - _BEFORE)
    if period is None or period.start.year != period.end.year - _TERM + 1:
        return None
    if text.find("五年", begin, start) < 0 and text.find("届", begin, start) < 0:
        return None
    if _TERM_AGO.search(text, begin, start) is None:
        return None
    return Period.of_years(period.start.year - _TERM, period.start.year - 1)


def _times_of(text: str, begin: int, start: int) -> Period | None:
    """The year, or the years of a plan, of which a number tells how many times as much there is."""
    if text.find("的", max(begin, start - _NEAR), start) < 0:
        return None
    found = _TIMES_OF.search(text, begin, start)
    if found is None:
        return None
    if found["year"]:
        return Period.of_year(int(found["year"]))
    return Period.of_year(_plan(found)[1]) if found["end"] else Period.of_years(*_plan(found))


def _plan(found: re.Match[str]) -> tuple[int, int]:
    return five_year_plan(bool(found["tens"]), _NUMERALS.index(found["n"]) + 1)
