"""When and how firmly: the period, the status and the deadline of the figures of a clause."""

from __future__ import annotations

from datetime import date

from kg.facts.binding import ClauseContext, State
from kg.facts.clauses import Clause
from kg.facts.scope import now_year, resolve, spreads
from kg.facts.status import commitment_of, status_of
from kg.mentions.reading import Reading
from kg.model.document import Document, Genre, Part
from kg.model.fact import Status
from kg.model.period import Period
from kg.model.span import Span
from kg.model.timing import TimeKind

#: Back from what a story looked back on.
_NOW = ("此次", "本次", "这次", "目前", "当前", "此次开工")


class When:
    """Reads the times of one document.

    Args:
        document: the document.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.view.text

    def note(self, reading: Reading, clause: Clause, state: State) -> None:
        """Take the times of a clause over into the state."""
        if self.document.context.genre is Genre.NEWS and self.text.startswith(_NOW, clause.start):
            state.sentence_period = None
        for time in reading.times:
            if not clause.start <= time.span.start < clause.end:
                continue
            inherited = state.sentence_period or state.block_period
            period = resolve(time, self.document.context, reading.block, inherited)
            if period is None or (time.plan and self._is_plan_name(time.span)):
                continue
            if self._is_comparison(time.span):
                continue
            state.sentence_period = period
            if spreads(self.text, time):
                state.block_period = period

    def _is_plan_name(self, span: Span) -> bool:
        return self.text.startswith(("规划", "”规划"), span.end) or self.text[span.end - 2 : span.end] == "规划"

    def _is_comparison(self, span: Span) -> bool:
        """比2015年增长, 是2011年的2.3倍: the base of a comparison, not the period of the figure."""
        before = self.text[max(0, span.start - 2) : span.start]
        return (before.endswith(("比", "较", "是", "为", "由", "从")) and not before.endswith(("度为",))) or (
            self.text.startswith(("的", "末的", "底的"), span.end) and before.endswith(("是", "为", "占", "超"))
        )

    def context(self, reading: Reading, clause: Clause, state: State) -> ClauseContext:
        """Period, status, commitment and deadline of the figures of a clause."""
        document, block = self.document.context, reading.block
        period = state.sentence_period or state.block_period or block.period
        deadline: date | None = None
        for time in reading.times:
            if clause.start <= time.span.start < clause.end and time.deadline:
                inherited = state.sentence_period or block.period
                stated = resolve(time, document, block, inherited)
                if stated is not None:
                    deadline = stated.end
                    period = stated if time.kind is not TimeKind.WHOLE else period
        base = block.period.year if block.period else None
        future = bool(period and base and period.year > base)
        past = bool(period and base and period.year < base)
        clause_words = self.text[clause.start : clause.end]
        carried = self.text[state.sentence_start : clause.start]
        status = status_of(clause_words, carried, block.part, document.genre, future=future, past=past)
        if status is Status.TARGET and block.part is Part.REVIEW and not future and document.genre.looks_both_ways:
            year = now_year(document, block.part)
            if year and "今年" in clause_words + carried:
                period = Period.of_year(year)
        commitment = commitment_of(clause_words, carried) if status is Status.TARGET else None
        return ClauseContext(period, status, commitment, deadline if status is Status.TARGET else None)
