"""Expressions of time in one block: dates, months, years, five-year plans, 今年 and 五年来.

Resolution needs the document's context and is the business of the facts station.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from kg.model.span import Span
from kg.model.timing import TimeExpression, TimeKind

_HAN_SMALL = {c: i for i, c in enumerate("〇一二三四五六七八九十")} | {"两": 2}
#: So many years back: 五, 十, 三十.
_SOME = "[二三四五六七八九]十|[一二两三四五六七八九十]"
_DASH = r"\s?(?:[-~至到]|—{1,2})\s?"
_YEAR = r"(?:19|20)\d\d"
_RELATIVE_WORD = "今年|去年|上年|当年|本年度?|明年|上年度|前年"
_RELATIVE = {"今年": 0, "本年": 0, "当年": 0, "本年度": 0, "去年": -1, "上年": -1, "上年度": -1, "前年": -2, "明年": 1}
_MONTH = "1[0-2]|0?[1-9]"
_QUARTERS = {
    "上半年": (1, 6),
    "下半年": (7, 12),
    "前三季度": (1, 9),
    "前三个季度": (1, 9),
    "一季度": (1, 3),
    "二季度": (4, 6),
    "三季度": (7, 9),
    "四季度": (10, 12),
}
_FIRST_FIVE_YEAR_PLAN = 1966 - 5 * 3  # 三五 began in 1966; 一五 and 二五 are never spoken of in these texts

#: The letters with which one may begin: tried at every other letter, the alternatives cost ten times as much.
_FIRST = r"\d今去上当本明前二下第一三四五六七八九十两“\"全年岁过最近未接"
#: Where an expression of time may begin; only there are the patterns below tried.
_TRIGGER = re.compile(
    rf"(?=[{_FIRST}])(?:"
    rf"(?<![\d.]){_YEAR}(?=年|-\d\d?-\d|{_DASH}20\d\d|[、和]20\d\d)|(?<![\d.])(?:{_MONTH})(?=月|{_DASH}(?:{_MONTH})月)|{_RELATIVE_WORD}"
    r"|二[〇零][〇零一二三][〇零一二三四五六七八九]年|[上下]半年|(?<!提)前三个?季度|(?<!提)前[一二两三四五六七八九十\d]{1,2}个?月|第?[一二三四]季度"
    r"|[“\"]?十[一二三四五六七八九]五(?=[”\"]|规划|期间|时期|以来|末|收官)|全年|年度?内|年底|年末|年终|岁末"
    rf"|(?<!经过)(?<!历经)(?<!学)(?:过去|最近|近|(?<!提)前)的?(?:{_SOME}|\d{{1,2}})个?年|(?:{_SOME}|\d{{1,2}})年(?=来|间)"
    r"|(?:今后|未来|接下来)的?(?:[一二两三四五六七八九十]|\d{1,2})|(?<![\d.续])(?:[二两三四五六七八九十]|\d{1,2})年(?=内|共|累计|增长|增加)|(?<=用)[两三四五2-5]年(?=(?:左右)?的?时间)"
    r"|[“\"][七八九十]五[”\"]|(?<![\d.年])0\d年(?=[^\d])|(?:十[一二]?|[一二三四五六七八九])月(?=[份底末])"
    r")"
)
_TAIL = re.compile(r"(?:底|末|初|年底|年末)?(?:之前|以前|前)(?![三五十\d列端沿景置身后海进移往台行年])")
_UNTIL = re.compile(r"(?:截至|截止到?|截至到)(?:目前)?$")


def find_times(text: str, start: int, end: int) -> list[TimeExpression]:
    """The expressions of time in ``text[start:end]``, in order, without overlaps.

    >>> [(t.kind.value, t.year, t.first, t.last) for t in find_times("2024年1~11月份(下同)", 0, 15)]
    [('months', 2024, 1, 11)]
    >>> [(t.kind.value, t.deadline) for t in find_times("确保10月底前完成,年底前竣工", 0, 15)]
    [('months', True), ('whole', True)]
    >>> [(t.plan, t.first, t.last) for t in find_times("“十四五”期间", 0, 7)]
    [(True, 2021, 2025)]
    """
    found: list[TimeExpression] = []
    at = start
    while (trigger := _TRIGGER.search(text, at, end)) is not None:
        expression = None
        for pattern, reader in _READERS:
            match = pattern.match(text, trigger.start(), end)
            if match is not None and (expression := reader(match)) is not None:
                break
        if expression is None:
            at = trigger.end()
            continue
        tail = _TAIL.match(text, expression.span.end, end)
        if tail is not None:
            expression = replace(expression, span=Span(expression.span.start, tail.end()), deadline=True)
        elif _UNTIL.search(text, max(start, trigger.start() - 5), trigger.start()):
            expression = _up_to(expression)
        found.append(expression)
        at = expression.span.end
    return found


def _up_to(expression: TimeExpression) -> TimeExpression:
    """截至9月底 counts from the first of January."""
    if expression.kind is TimeKind.MONTHS:
        return replace(expression, first=1, until=True)
    return replace(expression, until=True)


def _number(text: str) -> int:
    if len(text) == 2 and text[1] == "十":
        return 10 * _HAN_SMALL[text[0]]
    return int(text) if text.isdigit() else _HAN_SMALL[text]


def _span(match: re.Match[str]) -> Span:
    return Span(match.start(), match.end())


def _year_of(match: re.Match[str]) -> tuple[int | None, int | None]:
    """The printed year and the shift of 今年 or 去年 in front of a month."""
    return (int(match["y"]) if match["y"] else None, _RELATIVE[match["rel"]] if match["rel"] else None)


_HEAD = rf"(?:(?P<y>{_YEAR})年|(?P<rel>{_RELATIVE_WORD})(?:的|度)?)?"


def _read_day(match: re.Match[str]) -> TimeExpression | None:
    year, shift = _year_of(match)
    return TimeExpression(_span(match), TimeKind.DAY, year, shift, int(match["m"]), int(match["d"]))


def _read_months(match: re.Match[str]) -> TimeExpression | None:
    first = int(match["m1"])
    last = int(match["m2"] or first)
    year, shift = _year_of(match)
    return TimeExpression(_span(match), TimeKind.MONTHS, year, shift, first, last) if first <= last else None


def _read_quarter(match: re.Match[str]) -> TimeExpression | None:
    words = match["q"].removeprefix("第")
    year, shift = _year_of(match)
    if words in _QUARTERS:
        first, last = _QUARTERS[words]
    else:
        first, last = 1, _number(re.sub("[前个月]", "", words))
    return TimeExpression(_span(match), TimeKind.MONTHS, year, shift, first, last) if 1 <= last <= 12 else None


def _read_years(match: re.Match[str]) -> TimeExpression | None:
    first, last = int(match["ya"]), int(match["yb"])
    return TimeExpression(_span(match), TimeKind.YEARS, last, None, first, last) if first < last else None


def _read_row(match: re.Match[str]) -> TimeExpression | None:
    """2019、2020连续两年: years that follow upon one another, told of together."""
    years = [int(year) for year in re.findall(_YEAR, match["row"])]
    if years != list(range(years[0], years[0] + len(years))):
        return None
    return TimeExpression(_span(match), TimeKind.YEARS, years[-1], None, years[0], years[-1])


def _read_year(match: re.Match[str]) -> TimeExpression | None:
    year = int(match["y"])
    return TimeExpression(_span(match), TimeKind.YEARS, year, None, year, year, since=bool(match["since"]))


def _read_han_year(match: re.Match[str]) -> TimeExpression | None:
    year = int("".join(str(_HAN_SMALL.get(c, 0)) for c in match["y"]))
    return TimeExpression(_span(match), TimeKind.YEARS, year, None, year, year, since=bool(match["since"]))


def _read_relative(match: re.Match[str]) -> TimeExpression | None:
    return TimeExpression(_span(match), TimeKind.YEARS, None, _RELATIVE[match["rel"]], since=bool(match["since"]))


def _read_short_year(match: re.Match[str]) -> TimeExpression | None:
    """08年: two digits of a year; 10年 and more may be a span of years."""
    year = 2000 + int(match["y"])
    return TimeExpression(_span(match), TimeKind.YEARS, year, None, year, year, since=bool(match["since"]))


def _read_han_month(match: re.Match[str]) -> TimeExpression | None:
    words = match["han"]
    month = (10 if words[0] == "十" else 0) + (_HAN_SMALL[words[-1]] if words != "十" else 0)
    year, shift = _year_of(match)
    return TimeExpression(_span(match), TimeKind.MONTHS, year, shift, month, month)


def _read_old_plan(match: re.Match[str]) -> TimeExpression | None:
    """“九五”, “十五”: plans before the eleventh, which only quotation marks tell from other numerals."""
    first = _FIRST_FIVE_YEAR_PLAN + 5 * _HAN_SMALL[match["n"]]
    if match["tail"] in ("末", "期末", "收官之年"):
        first += 4
        return TimeExpression(_span(match), TimeKind.YEARS, first, None, first, first, plan=True)
    return TimeExpression(_span(match), TimeKind.YEARS, first + 4, None, first, first + 4, plan=True)


def _read_plan(match: re.Match[str]) -> TimeExpression | None:
    first = _FIRST_FIVE_YEAR_PLAN + 5 * (10 + _HAN_SMALL[match["n"]])
    if match["tail"] in ("末", "期末", "收官之年", "收官"):
        return TimeExpression(_span(match), TimeKind.YEARS, first + 4, None, first + 4, first + 4, plan=True)
    return TimeExpression(_span(match), TimeKind.YEARS, first + 4, None, first, first + 4, plan=True)


def _read_whole(match: re.Match[str]) -> TimeExpression | None:
    return TimeExpression(_span(match), TimeKind.WHOLE)


def _read_back(match: re.Match[str]) -> TimeExpression | None:
    return TimeExpression(_span(match), TimeKind.BACK, first=_number(match["n"] or match["n2"]))


def _read_ahead(match: re.Match[str]) -> TimeExpression | None:
    return TimeExpression(_span(match), TimeKind.AHEAD, first=_number(match["n"]))


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], TimeExpression | None]], ...] = (
    (re.compile(rf"{_HEAD}(?P<m>{_MONTH})月(?P<d>3[01]|[12]\d|0?[1-9])日"), _read_day),
    (re.compile(rf"(?P<y>{_YEAR})-(?P<m>{_MONTH})-(?P<d>3[01]|[12]\d|0?[1-9])(?!\d)(?P<rel>(?!))?"), _read_day),
    (re.compile(r"(?P<y>二[〇零][〇零一二三][〇零一二三四五六七八九])年(?P<since>以来)?"), _read_han_year),
    (
        re.compile(rf"{_HEAD}(?P<m1>{_MONTH})(?:月份?)?(?:{_DASH}(?P<m2>{_MONTH}))?月(?:份|底|末|初|[上中下]旬)?"),
        _read_months,
    ),
    (
        re.compile(
            rf"{_HEAD}(?P<q>[上下]半年|前三个?季度|前(?:[一二两三四五六七八九十]|\d{{1,2}})个?月|第?[一二三四]季度)"
        ),
        _read_quarter,
    ),
    (re.compile(rf"(?P<ya>{_YEAR})年?{_DASH}(?P<yb>{_YEAR})(?:年|(?=[^\d.]))"), _read_years),
    (
        re.compile(
            rf"(?P<row>{_YEAR}年?(?:[、和]{_YEAR}年?){{1,4}})度?(?=(?:已|均|都)?连续[两二三四五\d]年|[两三四五]年)"
        ),
        _read_row,
    ),
    (re.compile(rf"(?P<y>{_YEAR})年度?(?:底|末|初|全年|年底|年末)?(?P<since>以来)?"), _read_year),
    (re.compile(r"(?P<y>0\d)年(?:底|末|初)?(?P<since>以来)?"), _read_short_year),
    (re.compile(rf"{_HEAD}(?P<han>十[一二]?|[一二三四五六七八九])月[份底末]"), _read_han_month),
    (re.compile(rf"(?P<rel>{_RELATIVE_WORD})度?(?:年底|年末|底|末|全年)?(?P<since>以来)?"), _read_relative),
    (
        re.compile(r"[“\"]?十(?P<n>[一二三四五六七八九])五[”\"]?(?:规划)?(?P<tail>期间|时期|以来|期末|末|收官之年)?"),
        _read_plan,
    ),
    (
        re.compile(r"[“\"](?P<n>[七八九十])五[”\"](?:规划|计划)?(?P<tail>期间|时期|以来|期末|末|收官之年)"),
        _read_old_plan,
    ),
    (re.compile(r"(?P<n>[二两三四五六七八九十]|\d{1,2})年内"), _read_ahead),
    (re.compile(r"(?P<n>[两三四五2-5])年(?:左右)?的?时间"), _read_ahead),
    (re.compile(r"(?P<n>[二两三四五六七八九十]|\d{1,2})年(?P<n2>(?!))?(?=共|累计|增长|增加)"), _read_back),
    (re.compile(r"(?P<w>全年|年度?内|年底|年末|年终|岁末)"), _read_whole),
    (
        re.compile(rf"(?:(?:过去|最近|近|前)的?(?P<n>{_SOME}|\d{{1,2}})个?年|(?P<n2>{_SOME}|\d{{1,2}})年)(?:来|间)?"),
        _read_back,
    ),
    (
        re.compile(
            r"(?:今后|未来|接下来)的?(?P<n>[一二两三四五六七八九十]|\d{1,2})(?:[至到—-][一二两三四五六七八九十])?年"
        ),
        _read_ahead,
    ),
)
