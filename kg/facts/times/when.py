"""When and how firmly: the period, the status and the deadline of the figures of a clause."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from kg.facts.binding import ClauseContext, State
from kg.facts.clauses import Clause
from kg.facts.times.other_times import GROUND, in_brackets, is_compared, is_named
from kg.facts.times.scope import now_year, resolve, spreads
from kg.facts.times.spans_of_years import (
    averaged_over,
    cumulated_over,
    implied_years,
    is_long,
    moved_from,
    since,
    since_when,
    span_of_years,
    turns_to_year,
    turns_to_years,
)
from kg.facts.times.standing import told_by_now
from kg.facts.times.status import Said, commitment_of, status_of
from kg.facts.wording.phrases import is_light, is_own
from kg.lexicon import alternatives
from kg.mentions.reading import Reading
from kg.model.document import Block, Document, Genre, Part
from kg.model.fact import Status
from kg.model.mention import NameClass
from kg.model.period import Period
from kg.model.quantity import Quantity
from kg.model.timing import TimeExpression, TimeKind

_FROM_TO = ("到", "至", "于", "自", "从", "截至", "截止", "截止到", "在", "据统计", "其中")
#: 建设年限|2017年至2018年: how long works take is no period of their sizes.
_TERM = re.compile("(?:年限|工期|周期|期限|有效期|时限|合作期|经营期)(?:为|是|从|自|:)?$")
_TODAY = (
    "目前",
    "如今",
    "现已",
    "现达",
    "现在",
    "现有",
    "现拥有",
    "眼下",
    "时下",
    "当下",
    "迄今",
    "至今",
    "截至目前",
    "截止目前",
    "到目前",
)
#: What may stand before a time that opens its sentence: 截至|2020年底,….
_FRONT = ("", *_FROM_TO, "特别是", "预计")
#: 预计明年6月投产,|届时年产值…: the time that was named goes on.
_THEN = ("届时", "到时", "那时", "到那时", "当时", "当年")
#: Back from what a story looked back on.
_NOW = ("此次", "本次", "这次", "目前", "当前", "此次开工")
#: How a clause ends that only says against what the next is to be seen: 在去年高基数的|情况下.
_FRAMES = ("情况下", "背景下", "前提下", "基础上", "形势下")


#: Names that may hold words of planning.
_TITLES = frozenset(
    {NameClass.HONOUR, NameClass.ORGANIZATION, NameClass.GOVERNMENT_BODY, NameClass.MEETING, NameClass.PARK}
)


@cache
def _event() -> re.Pattern[str]:
    return re.compile(alternatives("cues", "scope", "events"))


def _months_of(time: TimeExpression, year: int | None) -> Period | None:
    """今年上半年增长9%。|1-8月完成…: months without a year are those of the year of whose months the block told before."""
    bare = time.kind is TimeKind.MONTHS and time.year is None and time.shift is None and not time.deadline
    return Period.of_year(year) if bare and year is not None else None


class When:
    """Reads the times of one document.

    Args:
        document: the document.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.view.text
        self._news = document.context.genre is Genre.NEWS

    def note(self, reading: Reading, clause: Clause, state: State) -> None:
        """Take the times of a clause over into the state; a time inside a clause holds no longer than the clause."""
        if state.passing and not self.text.startswith(_THEN, clause.start):
            state.sentence_period, state.passing = state.lasting_period, False
        opens = clause.start == state.sentence_start or self.text[clause.start - 1] in ";:"
        part = self.text.startswith("其中", clause.start)  # 2021年,本科上线300人;|其中一本60人
        if opens and not part:  # …,今年封顶;三家茶企落户: a time inside a part of the sentence ends with it
            state.sentence_period = state.opening_period
        state.lasting_period = state.sentence_period
        state.own_time = False
        if self._news and self.text.startswith(_NOW, clause.start):
            state.sentence_period = None
        if state.sentence_period and self.text.startswith(_TODAY, clause.start):
            state.sentence_period = None  # “十五”末仅860公里,目前已达1530公里
        if reading.block.part is Part.REVIEW:
            if (told := implied_years(self.text, clause, reading.block)) is not None:
                state.sentence_period = told
                state.opening_period = told if opens else state.opening_period
            if (ever := since_when(self.text, clause, reading.block)) is not None:
                state.sentence_period, state.origin = ever, Period.of_year(ever.start.year)
                state.opening_period = ever if opens else state.opening_period
        for time in reading.times:
            if not clause.start <= time.span.start < clause.end:
                continue
            inherited = state.sentence_period or state.block_period or _months_of(time, state.months_of)
            period = resolve(time, self.document.context, reading.block, inherited)
            period = self._that_year(time, period, state, reading)
            if period is None or is_named(self.text, reading, time, clause.start):
                continue
            if _TERM.search(self.text, clause.start, time.span.start) is not None or self._took(reading, time):
                continue
            if in_brackets(self.text, reading, time) is not None:
                continue
            if is_compared(self.text, time.span) or self._behind_size(reading, time, clause):
                continue
            told_since = since(self.text, time, clause, period, self.document.context)
            state.years = span_of_years(time, told_since if time.plan else period) or state.years
            state.own_time = True
            state.named_year = period.year if period.start.year == period.year else state.named_year
            if time.kind in (TimeKind.YEARS, TimeKind.MONTHS) and (time.year or time.shift is not None):
                state.months_of = period.year if time.kind is TimeKind.MONTHS or time.shift == 0 else None
            state.sentence_period = told_since
            state.passing = (told_since is not period and self._counts(reading, clause)) or self._passes(
                reading, time, clause
            )
            state.passing = state.passing or (not opens and self._dates_deed(reading, time, clause))
            state.passing = state.passing or self.text.endswith(_FRAMES, clause.start, clause.end)
            turned = turns_to_year(self.text, reading, time) or turns_to_years(self.text, reading, time, period)
            if spreads(self.text, time) or self._opens_block(reading, time) or turned:
                state.block_period = state.sentence_period
                state.passing = False
            state.passing = state.passing or self._passes_review(reading, time, clause, period, state)
            if opens and not state.passing:
                state.opening_period = state.sentence_period

    def _passes_review(
        self, reading: Reading, time: TimeExpression, clause: Clause, period: Period, state: State
    ) -> bool:
        """Whether years within a clause of a review are only those of its own deed: where a movement ends, or a row of them."""
        if reading.block.part is not Part.REVIEW:
            return False
        begun = moved_from(self.text, time, clause)
        if begun is not None and not is_long(reading.block):
            state.years = Period.of_years(begun + 1, period.year)
        in_a_row = time.span.start > clause.start and self.text.startswith("连续", time.span.end)
        return is_long(reading.block) and (begun is not None or (in_a_row and period.start.year < period.year))

    def _took(self, reading: Reading, time: TimeExpression) -> bool:
        """Whether a review says how long a deed took: 仅用三年时间|建成公园30个."""
        used = time.kind is TimeKind.AHEAD and self.text.endswith("用", 0, time.span.start)
        return used and reading.block.part is Part.REVIEW

    def _counts(self, reading: Reading, clause: Clause, *, before: int | None = None) -> bool:
        """Whether a number stands in a clause."""
        end = clause.end if before is None else before
        return any(clause.start <= q.core.start < end for q in reading.quantities)

    def _dates_event(self, reading: Reading, time: TimeExpression, clause: Clause) -> bool:
        """Whether all that a clause of a story tells is when something came about or will: 2006年建厂, 预计明年6月投产."""
        if not self._news or self._counts(reading, clause):
            return False
        if time.kind not in (TimeKind.YEARS, TimeKind.MONTHS, TimeKind.DAY) or time.since or time.plan:
            return False
        behind = self.text[time.span.end : clause.end]
        return bool(behind) and _event().search(behind) is not None

    def _dates_deed(self, reading: Reading, time: TimeExpression, clause: Clause) -> bool:
        """Whether a clause within a sentence only tells in which month something was done: 某项目|4月一期开工,完成投资2亿元."""
        if time.kind is not TimeKind.MONTHS or time.first != time.last or time.deadline or time.until or time.since:
            return False
        return time.span.start == clause.start and time.span.end < clause.end and not self._counts(reading, clause)

    def _passes(self, reading: Reading, time: TimeExpression, clause: Clause) -> bool:
        """Whether a month or a day stands inside a clause and says when its own deed is done: 某路4月底前改造完成,…."""
        if self._dates_event(reading, time, clause):
            return True
        looking_back = time.kind is TimeKind.BACK or time.plan
        if not (looking_back or time.kind in (TimeKind.MONTHS, TimeKind.DAY)) or spreads(self.text, time):
            return False
        if self._counts(reading, clause) and not time.deadline and not looking_back:
            return False
        before = [
            w
            for w in reading.words.between(clause.start, time.span.start)
            if self.text[w.start : w.end] not in _FROM_TO
        ]
        return any(
            not is_light(self.text[w.start : w.end]) and w.tag not in ("t", "place", "c", "p") for w in before
        ) and (not is_own(self.text[clause.start : clause.start + 2]))

    def _stated(self, reading: Reading, clause: Clause, state: State, quantity: Quantity) -> Period | None:
        """The period that stands right before a number, where a list gives each its own: 2021年5100座、2022年2500座."""
        for time in reading.times:
            if time.span.start >= quantity.span.start:
                break
            if (beside := in_brackets(self.text, reading, time)) is not None:
                if beside.start < quantity.span.start < beside.end and not is_compared(self.text, time.span):
                    return self._beside(time, reading, state)
                continue
            if time.span.end == quantity.span.start and time.span.start >= clause.start:
                if not is_compared(self.text, time.span):
                    return resolve(time, self.document.context, reading.block, state.lasting_period)
            if self.text[time.span.end : quantity.span.start] == "的" and self.text[time.span.start - 1] in "比较":
                return resolve(time, self.document.context, reading.block, state.lasting_period)  # 比2000年的|3.8万辆
        return None

    def _beside(self, time: TimeExpression, reading: Reading, state: State) -> Period | None:
        """The period of a number in brackets: 达420家(上年|380家) in a review is of the year before the one reviewed."""
        block = reading.block
        if time.kind is TimeKind.YEARS and time.shift == -1 and block.part is Part.REVIEW and block.period is not None:
            return Period.of_year(block.period.year - 1)
        return resolve(time, self.document.context, block, state.lasting_period)

    def _opens_block(self, reading: Reading, time: TimeExpression) -> bool:
        """Whether a year opens a paragraph of a review and holds for all of it: 2018年,…. 获评…."""
        block = reading.block
        if block.part is not Part.REVIEW or time.kind is not TimeKind.YEARS or time.first != time.last or time.shift:
            return False
        front = self.text[block.start : time.span.start]
        return (not front or (front[0] == "[" and front[-1] == "]")) and self.text.startswith(",", time.span.end)

    def _that_year(self, time: TimeExpression, period: Period | None, state: State, reading: Reading) -> Period | None:
        """2008年投产,…,|当年实现产值2亿元: the year that was named last; in a review else the one that it looks back on."""
        if time.kind is not TimeKind.YEARS or not self.text.startswith("当年", time.span.start):
            return period
        if self._news:
            return Period.of_year(state.named_year) if state.named_year is not None else period
        said = state.sentence_period
        if said is not None and said.start.year == said.year:
            return Period.of_year(said.year)
        if reading.block.part is not Part.REVIEW:
            return period
        year = reading.block.period.year if reading.block.period is not None else self.document.context.year
        return Period.of_year(year) if year is not None else period

    def _behind_size(self, reading: Reading, time: TimeExpression, clause: Clause) -> bool:
        """投资1.8亿元的某学校|去年招生: in a story the year of what is told of a thing is not that of its size."""
        if not self._news or time.kind is not TimeKind.YEARS or time.shift not in (-1, -2):
            return False
        return any(
            clause.start <= q.core.start and q.span.end < time.span.start and self.text.startswith("的", q.span.end)
            for q in reading.quantities
        )

    def _grounds(self, reading: Reading, clause: Clause, state: State, quantity: Quantity) -> Period | None:
        """The period of a number on which something is built: 在去年|60家|的基础上再新增80家."""
        for time in reading.times:
            if clause.start <= time.span.start < quantity.span.start and self.text[time.span.start - 1] in "在于":
                ground = GROUND.match(self.text, time.span.end, time.span.end + 24)
                if ground is not None and quantity.span.end < ground.end():
                    return resolve(time, self.document.context, reading.block, state.lasting_period)
        return None

    def context(
        self, reading: Reading, clause: Clause, state: State, quantity: Quantity | None = None
    ) -> ClauseContext:
        """Period, status, commitment and deadline of one number of a clause, or of the clause as a whole."""
        document, block = self.document.context, reading.block
        stated = self._stated(reading, clause, state, quantity) if quantity is not None else None
        if stated is not None:
            state.passing = True
        elif quantity is not None:
            stated = self._grounds(reading, clause, state, quantity)
        averaged: Period | None = None
        if quantity is not None:
            averaged = averaged_over(self.text, reading, clause, quantity, state.years, state.sentence_period)
            if averaged is None and not state.own_time:
                opened = any(
                    state.sentence_start <= time.span.start
                    and self.text[state.sentence_start : time.span.start] in _FRONT
                    for time in reading.times
                )
                named = (state.sentence_period, opened)
                averaged = cumulated_over(self.text, block, clause, quantity, state.years, named)
        state.own_time = state.own_time or averaged is not None
        period = stated or averaged or state.sentence_period or state.block_period or block.period
        deadline: date | None = None
        for time in reading.times:
            if clause.start <= time.span.start < clause.end and time.deadline:
                inherited = state.sentence_period or block.period
                stated = resolve(time, document, block, inherited)
                if stated is not None:
                    deadline = stated.end
                    period = stated if time.kind is not TimeKind.WHOLE else period
        base = block.period
        future = bool(period and base and period.year > base.year)
        past = bool(period and base and period.year < base.start.year) or self._is_over(period, block.part)
        clause_words = self.text[clause.start : clause.end]
        carried = self._without_names(reading, state.sentence_start, clause.start)
        cut = quantity.span.start if quantity is not None else clause.end
        behind = self.text[quantity.span.end if quantity is not None else clause.end : clause.end]
        said = Said(self._without_names(reading, clause.start, cut), behind, carried, future, past)
        status = status_of(said, block.part, document.genre)
        if status is Status.TARGET and block.part is Part.REVIEW and not future and document.genre.looks_both_ways:
            year = now_year(document, block.part)
            if year and "今年" in clause_words + carried:
                period = Period.of_year(year)
        if status is Status.ACTUAL and period is block.period and not told_by_now(carried + clause_words):
            period = self._by_now(block, period)
        commitment = commitment_of(clause_words, carried) if status is Status.TARGET else None
        return ClauseContext(period, status, commitment, deadline if status is Status.TARGET else None)

    def _by_now(self, block: Block, period: Period | None) -> Period | None:
        """The period of what a plan tells as a fact: a report that opens a year knows how things stood before it."""
        context = self.document.context
        if block.part is not Part.PLAN or period is None or not context.genre.looks_both_ways or context.year is None:
            return period
        return Period.of_year(context.year) if context.year < period.year else period

    def _without_names(self, reading: Reading, start: int, end: int) -> str:
        """Words without the names in them that speak of plans and aims themselves: 国家某某计划特色产业基地."""
        words = self.text[start:end]
        if "计划" not in words and "规划" not in words and "目标" not in words:
            return words
        for name in reading.names:
            if start <= name.span.start and name.span.end <= end and name.kind in _TITLES:
                words = words.replace(self.text[name.span.start : name.span.end], "", 1)
        return words

    def _is_over(self, period: Period | None, part: Part) -> bool:
        """Whether the months that a story of plans names were over on its day: 一季度新开工75个, told in April."""
        day = self.document.context.day
        if day is None or period is None or part is not Part.PLAN or not self._news:
            return False
        return period.start < period.end <= day
