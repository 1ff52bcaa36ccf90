"""Which years a document speaks of: the one it looks back on, the one it plans for, the day of its meeting.

The year is often only in a heading, or has to be inferred: 今年 in a plan, 2月2日 in a report on 2020 (which is 2021),
十三五收官之年 (which is 2020).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from kg.documents.dates import find_day, guessed_day, wire_day, year_alone, year_met
from kg.documents.headings import from_headings, is_note, starts_plan
from kg.model.document import Block, Genre

_PLAN_NAMES = "一二三四五六七八九十"
_MILESTONE = re.compile(
    r"[“\"]?(?P<tens>十?)(?P<n>[一二三四五六七八九])五[”\"]?规?划?(?:的|目标任务的)?(?P<what>收官|开局|起步|中期|承上启下|关键)"
)
#: Sentences that say outright which year a report looks back on, and which it plans for.
_BACK = re.compile(r"(?:过去的|回顾|总结)((?:19|20)\d\d)年|((?:19|20)\d\d)年(?:以来|工作回顾|工作总结)")
_WILL = re.compile(r"(?:^|[。;\n])((?:19|20)\d\d)年,?(?:全[区县市省州旗])?(?:我们)?(?:要|将)")
_AHEAD = re.compile(r"(?:^|[。;\n])((?:19|20)\d\d)年(?:是|,(?:我们|全[区县市省州旗]|重点|要|将))|做好((?:19|20)\d\d)年")
#: A year that a review speaks of, and no horizon: 到2025年基本建成 is one, 增长到2020年的801亿元 is none.
_PAST_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年(?!前|底前|规划|远景)(?<!到\d{4}年(?=[底末,前时基实力建全将达]))")
_AHEAD_TO = re.compile("(?:到|至|于|在|计划|预计|力争|争取|确保|有望|将|自|从|始建于|成立于|比|较|[/—–-])$")
_LAST_YEAR = re.compile(r"去年是[^,。;]{0,12}$")
_HALF = re.compile(r"((?:19|20)\d\d)年(?:度)?上半年工作")
_YEARS = re.compile(r"(?<!\d)(20\d\d)(?=年|$|\W)")
#: 2010某某恳谈会, but no 流转土地2000亩.
_NAMED = re.compile(
    r"(?<!\d)(20[0-3]\d)(?!\d|\.\d|[余多]?[万亿千百亩吨元个家户人项名条座套件处公平米所辆台头只株栋位张场次斤立棵])"
)
_TITLE_YEAR = re.compile(r"((?:19|20)\d\d)年?.{0,30}公报|公报.{0,3}((?:19|20)\d\d)")
#: A congress that meets so late in a year plans the next one.
_LATE = 11
#: 2020年|可再生能源占比要达到9%: no year that is over.
_PLANNED = re.compile("[^,。;]{0,24}(?:要|将|力争|计划|预计|规划|目标|确保|有望|拟)")
#: A line that is no longer is one of the head or the foot, and tells nothing.
_HEAD_LINE = 40
#: Years that are told of as over lie no further ahead of a day than these.
_SPAN = 30
#: A year named once weighs less than the one before it that is named so often.
_OFTEN = 3
#: A plenum that meets so early reports on the year before.
_EARLY = 3


@dataclass(frozen=True, slots=True)
class Years:
    """The years of a document, and which of them were inferred."""

    review: int | None
    plan: int | None
    day: date | None
    inferred: frozenset[str]


def five_year_plan(tens: bool, number: int) -> tuple[int, int]:
    """The first and last year of a five-year plan.

    >>> five_year_plan(True, 3), five_year_plan(True, 4), five_year_plan(False, 9)
    ((2016, 2020), (2021, 2025), (1996, 2000))
    """
    first = 1966 + 5 * ((10 if tens else 0) + number - 3)
    return first, first + 4


def find_years(text: str, blocks: tuple[Block, ...], genre: Genre, name: str) -> Years:
    """Read the years of a document from its headings, its first paragraphs, its words and its file's name.

    Args:
        text: the view's text.
        blocks: its blocks.
        genre: the kind of document.
        name: the file's name, which is only asked when the text is silent.
    """
    head = text[: blocks[min(len(blocks), 12) - 1].end] if blocks else ""
    day = find_day(head, press=genre in (Genre.NEWS, Genre.COMMUNIQUE))
    inferred: frozenset[str] = frozenset()
    if genre is Genre.NEWS:
        if day is not None and _is_history(text, head, day):
            day = None
        year = day.year if day else year_alone(head) or _named_year(name) or _story_year(text)
        wired = wire_day(head, year) if day is None and year else None
        return Years(year, year, day or wired, frozenset() if day else frozenset({"year", *(["day"] if wired else [])}))
    if genre.looks_both_ways:
        met = day.year + (day.month >= _LATE) if day else year_met(head, _LATE)
        review, plan, sure = _both_years(text, blocks, met, name)
    else:
        review, plan, sure = _one_year(text, blocks, genre, day, name, head)
    if not sure:
        inferred |= {"year"}
    if day is None and review is not None:
        day = guessed_day(head, review)
        if day:
            inferred |= {"day"}
    return Years(review, plan, day, inferred)


def _is_history(text: str, head: str, day: date) -> bool:
    """Whether a day in the prose of a text is one that it looks back on: a later year is told of, or stands alone."""
    printed = f"{day.year}年{day.month}月{day.day}日"
    if not any(len(line) > _HEAD_LINE and printed in line for line in head.split("\n")):
        return False
    stated = year_alone(head)
    if stated is not None and stated > day.year:
        return True
    for found in _PAST_YEAR.finditer(text):
        if day.year < int(found[1]) <= day.year + _SPAN and not _AHEAD_TO.search(text, 0, found.start()):
            line = text[text.rfind("\n", 0, found.start()) + 1 : (text + "\n").find("\n", found.end())]
            if len(line) > _HEAD_LINE and not _PLANNED.match(text, found.end()):
                return True
    return False


def _both_years(
    text: str, blocks: tuple[Block, ...], met: int | None, name: str
) -> tuple[int | None, int | None, bool]:
    """The years of a report that looks back and ahead, and whether they are stated."""
    if half := _HALF.search(text[:200]):
        return int(half[1]), int(half[1]), True
    review, plan = from_headings(text, blocks, met)
    sure = True
    if review is None and plan is None:
        plan = met
    if review is None and plan is None:
        cut = next((b.start for b in blocks if starts_plan(text, b) or is_note(text, b)), len(text))
        back, ahead = _BACK.search(text, 0, cut), _AHEAD.search(text, cut)
        review = _year_in(back)
        plan = _year_in(ahead or _WILL.search(text)) if review is None else None
    if review is None and plan is None:
        sure = False
        plan = _named_year(name)
        review = None if plan else _latest(text[:cut])
    if review is None and plan is None:
        plan = _milestone_year(text) or _most_frequent(text)
    if review is None and plan is not None:
        review = plan - 1
    if plan is None and review is not None:
        plan = review + 1
    return review, plan, sure


def _one_year(
    text: str, blocks: tuple[Block, ...], genre: Genre, day: date | None, name: str, head: str
) -> tuple[int | None, int | None, bool]:
    """The year that a communique, a digest or a report of a party committee speaks of, and whether it is stated."""
    if genre is Genre.COMMUNIQUE and (year := _year_in(_TITLE_YEAR.search(text[:300]))):
        return year, year, True
    review, plan = from_headings(text, blocks, None)
    single, sure = review or plan or _milestone_year(text), True
    if single is None and day is not None and genre is Genre.PARTY_REPORT:
        before = day.month <= _EARLY and text.count(f"{day.year - 1}年") > text.count(f"{day.year}年")
        single = day.year - before
    if single is None:
        single, sure = year_alone(head) or _most_frequent(text) or _named_year(name), False
    return review or single, plan or single, sure


def _year_in(found: re.Match[str] | None) -> int | None:
    return int(next(filter(None, found.groups()))) if found else None


def _latest(review: str) -> int | None:
    """The latest year of a review: the one it looks back on; those that growth is counted from lie before it."""
    counts = Counter(int(found[1]) for found in _PAST_YEAR.finditer(review))
    last = max(counts, default=None)
    if last is not None and counts[last] == 1 and counts[last - 1] >= _OFTEN:
        return last - 1  # a congress in autumn has something to say of its own year
    return last


def _milestone_year(text: str) -> int | None:
    for found in _MILESTONE.finditer(text[:3000]):
        first, last = five_year_plan(bool(found["tens"]), _PLAN_NAMES.index(found["n"]) + 1)
        if _LAST_YEAR.search(text, 0, found.start()):
            first, last = first + 1, last + 1  # 去年是“十四五”开局之年: this year is the one after
        if found["what"] == "收官":
            return last
        if found["what"] in ("开局", "起步"):
            return first
    return None


def _most_frequent(text: str) -> int | None:
    counts = Counter(map(int, _YEARS.findall(text)))
    return max(counts, key=lambda y: (counts[y], y)) if counts else None


def _story_year(text: str) -> int | None:
    """The year that a story without a day is of: the one it speaks of most, but for those that it looks ahead to.

    Where it speaks of 今年 too, and names no month of the last year, that year is over.
    """
    past = [int(found[1]) for found in _PAST_YEAR.finditer(text) if not _AHEAD_TO.search(text, 0, found.start())]
    if not past:
        return _most_frequent(text) or _named_year(text)  # 2010某某恳谈会
    last = max(past)
    if "今年" in text and not re.search(rf"{last}年(?:\d{{1,2}}月|第?[一二三四]季|[春夏秋冬][季天]?|[上下]半年)", text):
        return last + 1
    counts = Counter(past)
    return max(counts, key=lambda y: (counts[y], y))


def _named_year(name: str) -> int | None:
    found = _NAMED.findall(name)
    return int(found[-1]) if found else None
