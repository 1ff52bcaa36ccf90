"""Which years a document speaks of: the one it looks back on, the one it plans for, the day of its meeting.

The year is often only in a heading, or has to be inferred: 今年 in a plan, 2月2日 in a report on 2020 (which is 2021),
十三五收官之年 (which is 2020).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from kg.lexicon import word_list
from kg.model.document import Block, BlockKind, Genre

_YEAR = r"(?P<y>(?:19|20)\d\d)"
_DAY = re.compile(r"(?<!\d)(?:(?P<y>(?:19|20)\d\d)年)?(?P<m>1[0-2]|0?[1-9])月(?P<d>3[01]|[12]\d|0?[1-9])日")
_ISO_DAY = re.compile(r"(?:发布时间|时间|日期)[:：]?\s*(?P<y>20\d\d)[-/.年](?P<m>\d{1,2})[-/.月](?P<d>\d{1,2})")
_MEETING = re.compile(r"大会|会议|全会|两会")
_PLAN_NAMES = "一二三四五六七八九十"
_FIRST_PLAN = 1953  # 一五 began in 1953; each later plan covers five years, from 三五 (1966) on
_MILESTONE = re.compile(
    r"[“\"]?(?P<tens>十?)(?P<n>[一二三四五六七八九])五[”\"]?规?划?(?:的|目标任务的)?(?P<what>收官|开局|起步|中期|承上启下|关键)"
)
_HAN_YEAR = re.compile(r"二[〇零][〇零一二][〇零一二三四五六七八九]年")
_HAN_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"零": "0"}


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
    inferred: set[str] = set()
    head = text[: blocks[min(len(blocks), 12) - 1].end] if blocks else ""
    review, plan = _from_headings(text, blocks)
    day = _full_day(head, genre)
    named = _named_year(name)
    if genre is Genre.NEWS:
        year = day.year if day else named or _most_frequent(text)
        return Years(year, year, day, frozenset() if day else frozenset({"year"}))
    if genre is Genre.GOVERNMENT_REPORT:
        if day and not plan and not review:
            plan = day.year
        if not review and not plan and named:
            plan, inferred = named, {"year"}
        if review is None and plan is not None:
            review = plan - 1
        if plan is None and review is not None:
            plan = review + 1
    single = review or plan or _milestone_year(text)
    if single is None:
        single = _most_frequent(text) or named
        inferred.add("year")
    review = review or single
    if plan is None:
        plan = single
    if day is None and review is not None:
        day = _guessed_day(head, review)
        if day:
            inferred.add("day")
    return Years(review, plan, day, frozenset(inferred))


def han_years(text: str) -> str:
    """Write years given in Chinese digits as Arabic ones, for reading headings only.

    >>> han_years("二〇二四年工作回顾")
    '2024年工作回顾'
    """
    return _HAN_YEAR.sub(lambda m: "".join(_HAN_DIGITS.get(c, c) for c in m[0]), text)


def _from_headings(text: str, blocks: tuple[Block, ...]) -> tuple[int | None, int | None]:
    review = plan = None
    for block in blocks:
        if block.kind not in (BlockKind.HEADING, BlockKind.TITLE) or block.end - block.start > 60:
            continue
        heading = han_years(text[block.start : block.end].replace(" ", ""))
        years = [int(m["y"]) for m in re.finditer(_YEAR + "(?=年)", heading)]
        if not years:
            continue
        if review is None and any(cue in heading for cue in word_list("layout", "parts", "review")):
            review = years[-1]
        elif (
            (plan is None and any(cue in heading for cue in word_list("layout", "parts", "plan")))
            or (plan is None and "工作报告" in heading and "委" not in heading and "会上" not in heading)
            or (plan is None and re.fullmatch(r".{0,3}20\d\d年工作", heading))
        ):
            plan = years[-1]
        elif review is None and "委" in heading and "工作报告" in heading:
            review = years[-1]
    if review is not None and plan is not None and not 0 <= plan - review <= 1:
        plan = review + 1
    return review, plan


def _full_day(head: str, genre: Genre) -> date | None:
    """The day of the meeting; the day of publication is only asked where no meeting is named."""
    days = [found for found in _DAY.finditer(head) if found["y"]]
    meeting = next(
        (
            found
            for found in days
            if _MEETING.search(head, found.start() - 60 if found.start() > 60 else 0, found.end() + 40)
        ),
        None,
    )
    found = meeting or _ISO_DAY.search(head) or (days[0] if days and genre is Genre.NEWS else None)
    return _safe(int(found["y"]), int(found["m"]), int(found["d"])) if found else None


def _guessed_day(head: str, review: int) -> date | None:
    """A day without a year: a congress in the first months reports on the year before, a plenum in autumn on its own."""
    for found in _DAY.finditer(head):
        if not _MEETING.search(head, found.end(), found.end() + 40):
            continue
        month = int(found["m"])
        return _safe(review + 1 if month <= 4 else review, month, int(found["d"]))
    return None


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _milestone_year(text: str) -> int | None:
    for found in _MILESTONE.finditer(text[:3000]):
        first, last = five_year_plan(bool(found["tens"]), _PLAN_NAMES.index(found["n"]) + 1)
        if found["what"] == "收官":
            return last
        if found["what"] in ("开局", "起步"):
            return first
    return None


def _most_frequent(text: str) -> int | None:
    counts = Counter(int(y) for y in re.findall(r"(?<!\d)(20\d\d)(?=年|$|\W)", text))
    return max(counts, key=lambda y: (counts[y], y)) if counts else None


def _named_year(name: str) -> int | None:
    found = re.findall(r"(?<!\d)(20[0-3]\d)(?!\d)", name)
    return int(found[-1]) if found else None
