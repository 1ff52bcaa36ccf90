"""Every number of a document becomes a figure with all its attributes, or a typed rejection."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from datetime import date

from kg.facts.binding import ClauseContext, Draft, State
from kg.facts.clauses import Clause, find_clauses
from kg.facts.groups import respectively
from kg.facts.left import Left, left_phrase
from kg.facts.levels import bind_level, measure_of_amount
from kg.facts.phrases import clean
from kg.facts.rates import BoundRate, bind_rank, bind_rate
from kg.facts.right import Right, right_phrase
from kg.facts.scope import now_year, resolve, spreads
from kg.facts.status import commitment_of, status_of
from kg.facts.subjects import Subjects
from kg.facts.things import ThingTable
from kg.mentions.reading import Reading
from kg.model.document import BlockKind, Document, Genre, Level, Part
from kg.model.fact import Figure, Measure, Status
from kg.model.period import Period
from kg.model.quantity import Comparator, Quantity, Rejection, RejectionKind, UnitKind
from kg.model.span import Span
from kg.model.timing import TimeKind

_RATES = frozenset(
    {UnitKind.PERCENT, UnitKind.PERMILLE, UnitKind.POINTS, UnitKind.FRACTION, UnitKind.MULTIPLE, UnitKind.DOUBLING}
)
_COMPARED = re.compile(r"(?P<area>全市|全省|全国|市|省)(?:平均|目标)?\($")
_BASE = re.compile(r"(?:由|从)(?:原来的|去年的|上年的|\d{4}年底?的?|“?十[一二三四五]五”?末的?)?$")
_GROWN_TO = re.compile(
    r"^(?:件|家|个|人|条|亿元|万元)?(?:增加|增长|提高|提升|上升|扩大|跃升|发展|增|升|降|下降|减少|压降|减)(?:至|到)"
)
_NOT_THRESHOLD = re.compile(
    r"资金|投资|贷款|补贴|收入|奖励|补助|税|债券|奖金|费用|建筑|空间|土地|用地|绿地|厂房|绿化|道路|管网|水域|农田|住房|房屋|面积|草|林"
)


class FigureBinder:
    """Binds the numbers of one document, block by block, in the order of the text.

    Args:
        document: the document.
        table: its things; mentions must have been counted in.
    """

    def __init__(self, document: Document, table: ThingTable) -> None:
        self.document = document
        self.table = table
        self.text = document.view.text
        self.figures: list[Figure] = []
        self.rejections: list[Rejection] = []

    def bind(self, reading: Reading) -> None:
        """Bind the numbers of one block."""
        self.rejections.extend(reading.rejections)
        block = reading.block
        if block.kind in (BlockKind.BYLINE, BlockKind.CAPTION):
            self.rejections.extend(Rejection(q.core, RejectionKind.UNRESOLVED) for q in reading.quantities)
            return
        subjects = Subjects(reading, self.table, news=self.document.context.genre is Genre.NEWS)
        state = State(place=0, block_subject=subjects.of_block())
        clauses = find_clauses(self.text, block.start, block.end)
        starts = [q.core.start for q in reading.quantities]
        sentence = -1
        previous: Clause | None = None
        for clause in clauses:
            if clause.sentence != sentence:
                sentence = clause.sentence
                state.new_sentence(clause.start)
            self._read_times(reading, clause, state)
            first, last = bisect_left(starts, clause.start), bisect_right(starts, clause.end - 1)
            quantities = list(reading.quantities[first:last])
            subjects.enter(clause, state)
            if quantities:
                self._bind_clause(reading, clause, previous, quantities, state, subjects)
            subjects.leave(clause, state)
            previous = clause

    def _read_times(self, reading: Reading, clause: Clause, state: State) -> None:
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

    def _bind_clause(
        self,
        reading: Reading,
        clause: Clause,
        previous: Clause | None,
        quantities: list[Quantity],
        state: State,
        subjects: Subjects,
    ) -> None:
        thresholds = {q.core: self._is_threshold(reading, q, quantities, clause) for q in quantities}
        real = [q for q in quantities if not thresholds[q.core]]
        self.rejections.extend(Rejection(q.core, RejectionKind.THRESHOLD) for q in quantities if thresholds[q.core])
        bound = clause.start
        for position, quantity in enumerate(real):
            following = real[position + 1] if position + 1 < len(real) else None
            limit = self._limit(quantity, following, clause)
            drafts = self._bind_one(reading, clause, quantity, bound, limit, state, subjects, position == 0, real)
            if drafts:
                state.drafts.extend(drafts)
            else:
                self.rejections.append(Rejection(quantity.core, RejectionKind.UNRESOLVED))
            bound = quantity.span.end
        for draft in respectively(self.text, clause, state):
            self._emit(draft)

    def _limit(self, quantity: Quantity, following: Quantity | None, clause: Clause) -> int:
        limit = following.span.start if following else clause.end
        comma = self.text.find("、", quantity.span.end, limit)
        return comma if comma >= 0 else limit

    def _bind_one(
        self,
        reading: Reading,
        clause: Clause,
        quantity: Quantity,
        bound: int,
        limit: int,
        state: State,
        subjects: Subjects,
        first: bool,
        quantities: list[Quantity],
    ) -> list[Draft]:
        text = self.text
        start = bound
        while start < quantity.span.start and text[start] in "、,;: )”":
            start += 1
        coordinated = not first or (clause.start > state.sentence_start and text[clause.start - 1] in ",;")
        named = subjects.inside(start, quantity.span.start)
        begin = named.end if named else start
        left = left_phrase(reading.words, begin, quantity.span.start)
        right = right_phrase(reading.words, quantity.span.end, limit, verb=left.verb)
        about = subjects.subject(clause, quantity, named, state)
        before = text[begin : quantity.span.start]
        context = self._context(reading, clause, quantity, state)
        if (
            compared := _COMPARED.search(text, max(clause.start, quantity.span.start - 8), quantity.span.start)
        ) and state.last():
            return self._compared(compared, quantity, context, state)
        if quantity.kind is UnitKind.RANK:
            rate = bind_rank(quantity, left, before, state)
            return self._rates(rate, quantity, left, about, context, state)
        if quantity.kind in _RATES:
            rate = bind_rate(quantity, left, right, before, state)
            return self._rates(rate, quantity, left, about, context, state)
        return self._level(reading, quantity, left, right, about, context, state, subjects, first, coordinated, limit)

    def _level(
        self,
        reading: Reading,
        quantity: Quantity,
        left: Left,
        right: Right,
        about: int,
        context: ClauseContext,
        state: State,
        subjects: Subjects,
        first: bool,
        coordinated: bool,
        limit: int,
    ) -> list[Draft]:
        owner = subjects.owner(quantity, limit)
        ahead = self._ahead(reading, quantity)
        bound = bind_level(quantity, left, right, state, first=first, coordinated=coordinated, about=about, ahead=ahead)
        if owner is not None:
            about = owner.number
            noun = left.noun or {UnitKind.AREA: "面积", UnitKind.LENGTH: "长度", UnitKind.MONEY: "投资"}.get(
                quantity.kind, ""
            )
            if noun:
                return [
                    self._draft(
                        quantity, left, about, left.verb, noun, noun, Measure.LEVEL, 1, context, "owner", 0.8, owner.end
                    )
                ]
        if bound is None or not bound.indicator:
            return []
        measure, sign = measure_of_amount(left.change)
        end = (
            right.predicate_end
            if bound.method.endswith("predicate")
            else max(quantity.span.end, right.end if bound.method.startswith("counted") else 0)
        )
        draft = self._draft(
            quantity,
            left,
            about,
            bound.verb,
            bound.noun,
            bound.indicator,
            measure,
            sign,
            context,
            bound.method,
            bound.confidence,
            end,
        )
        draft.exemplars = subjects.exemplars(quantity)
        if _BASE.search(self.text, max(0, quantity.span.start - 12), quantity.span.start) and _GROWN_TO.match(
            self.text[quantity.span.end : quantity.span.end + 10]
        ):
            draft.period = draft.period.previous_year() if draft.period else None
            draft.noun = draft.noun.rstrip("由从")
            draft.indicator = draft.indicator.rstrip("由从")
        return [draft]

    def _ahead(self, reading: Reading, quantity: Quantity) -> str:
        """What the next number counts, where this one describes it: 总投资6亿元的16个项目, 总投资638亿元、128个项目."""
        between = self.text[quantity.span.end : quantity.span.end + 2]
        if between[:1] not in ("的", "、"):
            return ""
        at = quantity.span.end + 1
        following = next((q for q in reading.quantities if q.span.start == at), None)
        if following is None or following.kind is not UnitKind.COUNT:
            return ""
        return clean(right_phrase(reading.words, following.span.end, following.span.end + 40).noun.split(",")[0])

    def _rates(
        self, rate: BoundRate | None, quantity: Quantity, left: Left, about: int, context: ClauseContext, state: State
    ) -> list[Draft]:
        if rate is None:
            return []
        last = state.last()
        if (
            last is not None and rate.method in ("growth-of-last", "share-of-last", "rank-of-last", "inherited-rate")
        ) or (last is not None and rate.method == "difference"):
            about = last.about
        drafts = []
        for indicator in rate.indicators:
            if indicator:
                draft = self._draft(
                    quantity,
                    left,
                    about,
                    left.verb,
                    indicator,
                    indicator,
                    rate.measure,
                    rate.sign,
                    context,
                    rate.method,
                    rate.confidence,
                    0,
                )
                draft.qualifier = rate.qualifier
                drafts.append(draft)
        return drafts

    def _compared(
        self, compared: re.Match[str], quantity: Quantity, context: ClauseContext, state: State
    ) -> list[Draft]:
        """高于全市(5.1%): the bracket holds the other place's own value."""
        last = state.last()
        level = {"市": Level.CITY, "省": Level.PROVINCE}.get(compared["area"][-1])
        about = self.table.place_above(level) if level else None
        if last is None or about is None:
            return []
        left = Left("", "", "", "", False, compared.start())
        draft = self._draft(
            quantity, left, about, "", last.noun, last.indicator, last.measure, 1, context, "compared", 0.8, 0
        )
        return [draft]

    def _draft(
        self,
        quantity: Quantity,
        left: Left,
        about: int,
        verb: str,
        noun: str,
        indicator: str,
        measure: Measure,
        sign: int,
        context: ClauseContext,
        method: str,
        confidence: float,
        end: int,
    ) -> Draft:
        start = min(left.start, quantity.span.start)
        return Draft(
            quantity,
            about,
            verb,
            noun,
            indicator,
            measure,
            context.period,
            context.status,
            Span(start, max(end, quantity.span.end)),
            quantity.value * sign,
            quantity.comparator,
            context.commitment,
            context.deadline,
            confidence=confidence,
            method=method,
        )

    def _context(self, reading: Reading, clause: Clause, quantity: Quantity, state: State) -> ClauseContext:
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
        if (
            status is Status.TARGET
            and block.part is Part.REVIEW
            and not future
            and document.genre is Genre.GOVERNMENT_REPORT
        ):
            year = now_year(document, block.part)
            if year and "今年" in clause_words + carried:
                period = Period.of_year(year)
        commitment = commitment_of(clause_words, carried) if status is Status.TARGET else None
        return ClauseContext(period, status, commitment, deadline if status is Status.TARGET else None)

    def _is_threshold(self, reading: Reading, quantity: Quantity, quantities: list[Quantity], clause: Clause) -> bool:
        """10亿元以上项目6个, 56人以上大班额: the number belongs to the noun."""
        if quantity.comparator not in (
            Comparator.AT_LEAST,
            Comparator.MORE_THAN,
            Comparator.AT_MOST,
            Comparator.LESS_THAN,
        ):
            return False
        if quantity.kind in _RATES or quantity.kind is UnitKind.RANK:
            return False
        end = quantity.span.end
        right = right_phrase(reading.words, end, clause.end)
        noun = right.noun
        after = self.text[quantity.core.end : quantity.span.end]
        if quantity.kind is UnitKind.COUNT:
            people = quantity.unit.endswith("人")
            return (
                bool(noun)
                and people
                and after.endswith(("以上", "以下"))
                and not re.search(r"人|员|者|民|工|师|生|党|团|劳动力|人才|群众", noun[:8])
            )
        if not noun:
            counts = [q for q in quantities if q.core.end <= quantity.core.start and q.kind is UnitKind.COUNT]
            words = self.text[clause.start : quantity.core.start]
            return (
                bool(counts)
                and re.search(r"(?:个|家).{0,8}(?:项目|企业).{0,6}(?:投资|产值|纳税|税收|营收)?(?:超过?|突破)$", words)
                is not None
            )
        attributive = after.endswith(("以上", "以下", "及以上")) or self.text[end : end + 1] == "的" or not after
        if not attributive or _NOT_THRESHOLD.match(noun):
            return False
        return (
            re.match(
                r"(?:以?上)?[^,。;]{0,10}?(?:项目|企业|楼宇|工业企业|产业|园区|镇|村|街道|单位|公司|楼|商圈|集群|大户|主体|建筑|机组|锅炉|住房|户型|企)",
                noun,
            )
            is not None
        )

    def _emit(self, draft: Draft) -> None:
        view = self.document.view
        q = draft.quantity
        self.figures.append(
            Figure(
                about=draft.about,
                indicator=draft.indicator,
                measure=draft.measure,
                value=draft.value,
                unit=q.unit,
                kind=q.kind,
                normal=q.normal * (-1 if draft.value < 0 else 1),
                normal_unit=q.normal_unit,
                comparator=draft.comparator,
                upper=q.upper,
                period=draft.period,
                status=draft.status,
                evidence=view.source_span(*draft.evidence),
                number=view.source_span(*q.core),
                commitment=draft.commitment,
                deadline=draft.deadline,
                qualifier=draft.qualifier,
                exemplars=draft.exemplars,
                confidence=draft.confidence,
                method=draft.method,
            )
        )
