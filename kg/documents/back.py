"""Which years the paragraphs of a review look back on: five of them, tens of them, or the last one again."""

from __future__ import annotations

import re

from kg.documents.years import five_year_plan
from kg.model.document import Context
from kg.model.period import Period

_NUMERALS = "一二三四五六七八九"
_PLAN_NAME = re.compile(r"[“\"]?(?P<tens>十?)(?P<n>[一二三四五六七八九])五[”\"]?")
_FIVE_BACK = re.compile(r"过去(?:的)?五年|五年来|五年回顾|本届政府|换届以来|人大一次会议以来")
#: The years that the nation's last plan ran for, or a government.
_FIVE = 5
_ONE_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年)")
_ADDRESS = r"^(?:各位代表[,!:。]*)?"
#: 五年来,我们…; 过去五年,是…的五年; 这五年,…; “十三五”时期,…: a paragraph that opens so tells of all the years to its end.
_OPENS_FIVE = re.compile(
    _ADDRESS
    + r"(?:[^。;]{0,60}收官[^。;]{0,10}。(?=(?:过去|这)?五年))?(?:回顾|回首|回望|总结)?(?:(?:这|(?:刚刚)?过去的?)五年(?:来|间|里)?|五年(?:来|间)"
    r"|[“\"]?(?P<tens>十)(?P<n>[二三四五六])五[”\"]?(?:时期|期间|以来)(?:的五年)?)[,,]?(?!期间的?目标)"
)
#: 刚刚过去的2020年,是…的一年: a paragraph with which a review of several years turns to the last one.
_LAST_YEAR = re.compile(
    _ADDRESS + r"(?:特别是|尤其是|回首)?(?:(?:刚刚)?过去的(?:(?P<year>(?:19|20)\d\d)年(?:度)?|一年)|一年来|这一年)"
    r",?(?:是|我们|[^。;]{0,40}(?:一年|之年))"
)
#: 2020年,面对…; 一年来,…: the same, under a heading that names the five years and the last one.
_ANY_YEAR = re.compile(
    _ADDRESS + r"(?:特别是|尤其是|回首|[^。;]{2,16}是:)?(?:(?:刚刚)?过去的)?"
    r"(?:(?P<year>(?:19|20)\d\d)年(?:度|来|以来)?|(?:过去)?一年来?|这一年|去年)(?:[,,是]|我们)"
)
#: 2020年是大旱之年: said of the last year in a review of several, whether or not it is called the past one.
_A_YEAR_APART = re.compile(
    _ADDRESS
    + r"(?:特别是|尤其是|回首)?(?P<year>(?:19|20)\d\d)年,?(?:注定)?(?:是|不同寻常|极不平凡)[^。;]{0,60}?(?:一年|之年|年份)"
)
#: What takes such a paragraph back to all the years: 2020年是收官之年。五年来,….
_ALL_AGAIN = re.compile(r"[。;,](?:这|过去的?)?五年(?:来|间|里|,)|十[二三四五六]五[”\"]?(?:时期|期间|以来)")
#: 今年以来,…: a passage on what the year of the report has brought so far; a short saying may stand before it.
_THIS_YEAR = re.compile(_ADDRESS + r"(?:[^。;!\d年]{4,24}[。!])?(?:特别是|尤其是|进入)?今年以来,")
#: 去年,…; 过去的2021年,是…; 一年来,…: where such a passage ends.
_PAST_AGAIN = re.compile(
    _ADDRESS
    + r"(?:同志们[,!:。]*)?(?:回首|回顾|回望|总结)?(?:(?:刚刚)?过去的?(?:这)?(?:(?:19|20)\d\d年|[一五]年)|(?:19|20)\d\d年|去年|(?:这?一|五)年来"
    r"|这[一五]年|[“\"]?十[二三四五六]五)"
)
#: 今年3月14日: a report that says so is given behind that month.
_ITS_MONTH = re.compile(r"今年(?:[1-9]|10)月|今年(?:上半年|一季度|前[三两二四五六]个?[月季])")
#: In these months a congress speaks of the year that ends.
_LATE = 11
#: 在看到成绩的同时,我们也清醒认识到,…: what is still wanting is wanting now.
_WANTING = re.compile(_ADDRESS + r"[^。;]{0,30}(?:清醒地?的?(?:认识|看)|(?:肯定|看到|总结)成绩[^。;,]{0,4}同时)")
#: 三十年来,…成就: a paragraph that opens a look back on tens of years; the bullets behind it tell of them.
_DECADES = re.compile(r"(?:^|[。;])(?P<years>[1-9]0|[二三四五六七]十)年来,[^。;]*。?$")
#: “十三五”各项任务圆满完成,…: the bullets behind a paragraph that ends so tell of the years of the plan.
_PLAN_DONE = re.compile(
    r"[“\"]?十[二三四五六]五[”\"]?(?:规划|时期|期间)?[^。;,]{0,14}"
    r"(?:圆满|胜利|顺利|全面|如期|较好|成功)地?(?:完成|收官|实现|收尾|兑现)[^。]*。?$"
)
#: Where the last sentence of a paragraph is looked for.
_LAST = 180


def names_both(heading: str, context: Context) -> bool:
    """Whether a heading names several years and the last of them: “十三五”时期和2020年工作回顾.

    Args:
        heading: its words.
        context: the years of the document.
    """
    several = _FIVE_BACK.search(heading) is not None or _plan_of(heading, context) is not None
    return several and any(int(year[0]) == context.year for year in _ONE_YEAR.finditer(heading))


def five_years(paragraph: str, context: Context) -> Period | None:
    """The years that a paragraph opens with, of all of which it tells, or None.

    Args:
        paragraph: its words.
        context: the years of the document.
    """
    told = "五" in paragraph[:_LAST] and context.genre.looks_both_ways and context.year
    found = _OPENS_FIVE.match(paragraph) if told else None
    if found is None or context.year is None:
        return None
    if found["n"]:
        return _plan_of(found[0], context)
    return Period.of_years(context.year - _FIVE + 1, context.year)


def years_of_bullets(paragraph: str, context: Context) -> Period | None:
    """The tens of years, or those of a plan, that the bullets behind a paragraph look back on, or None.

    Args:
        paragraph: the words of the paragraph before them.
        context: the years of the document.
    """
    if not context.genre.looks_both_ways or context.year is None:
        return None
    end = paragraph[-_LAST:]
    if "五" in end and (done := _PLAN_DONE.search(end)) is not None:
        return _plan_of(done[0], context)
    found = _DECADES.search(end) if "年来" in end else None
    if found is None:
        return None
    years = int(found["years"]) if found["years"].isdigit() else (_NUMERALS.index(found["years"][0]) + 1) * 10
    return Period.of_years(context.year - years + 1, context.year)


def turns_to_last(paragraph: str, context: Context, *, both: bool = False) -> bool:
    """Whether a paragraph turns from a review of several years to the last of them.

    Args:
        paragraph: its words.
        context: the years of the document.
        both: whether the heading above names the several years and the last one.
    """
    if not context.genre.looks_both_ways:
        return False
    if _WANTING.match(paragraph) is not None:
        return True
    found = _LAST_YEAR.match(paragraph) or (_ANY_YEAR.match(paragraph) if both else None)
    if found is None and _ALL_AGAIN.search(paragraph) is None:
        found = _A_YEAR_APART.match(paragraph)
    return found is not None and found["year"] in (None, str(context.year))


def turns_to_now(paragraph: str, context: Context, text: str, end: int) -> bool:
    """Whether a paragraph of a review opens a passage on the year in which the report is given: 今年以来,….

    Args:
        paragraph: its words.
        context: the years of the document.
        text: the view's text; that it turns to the year before later on tells which one this year is, where no day does.
        end: where the paragraph ends in it.
    """
    year = context.plan_year
    if year is None or context.year is None or year <= context.year or not context.genre.looks_both_ways:
        return False
    if "今年以来" not in paragraph[:_LAST] or _THIS_YEAR.match(paragraph) is None:
        return False
    if context.day is not None:
        return context.day.year == year and context.day.month < _LATE
    return _ITS_MONTH.search(paragraph) is not None or text.find(f"过去的{context.year}年", end) >= 0


def turns_from_now(paragraph: str) -> bool:
    """Whether a paragraph ends a passage on the year in which the report is given: 过去的2021年,….

    Args:
        paragraph: its words.
    """
    return _PAST_AGAIN.match(paragraph) is not None or _WANTING.match(paragraph) is not None


def _plan_of(words: str, context: Context) -> Period | None:
    """The five-year plan that words name, if it ended with the year that the document looks back on."""
    found = _PLAN_NAME.search(words)
    if found is None:
        return None
    first, last = five_year_plan(bool(found["tens"]), _NUMERALS.index(found["n"]) + 1)
    return Period.of_years(first, last) if last == context.year else None
