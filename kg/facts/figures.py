"""Every number of a document becomes a figure with all its attributes, or a typed rejection."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from kg.facts.binding import ClauseContext, Draft, State
from kg.facts.clauses import Clause, find_clauses
from kg.facts.groups import respectively
from kg.facts.left import Left, left_phrase
from kg.facts.levels import bind_level, measure_of_amount
from kg.facts.phrases import clean
from kg.facts.rates import BoundRate, bind_rank, bind_rate
from kg.facts.right import Right, right_phrase
from kg.facts.subjects import Subjects
from kg.facts.things import ThingTable
from kg.facts.thresholds import is_threshold
from kg.facts.when import When
from kg.mentions.reading import Reading
from kg.model.document import BlockKind, Document, Genre, Level
from kg.model.fact import Figure, Measure
from kg.model.quantity import Quantity, Rejection, RejectionKind, UnitKind
from kg.model.span import Span

_RATES = frozenset(
    {UnitKind.PERCENT, UnitKind.PERMILLE, UnitKind.POINTS, UnitKind.FRACTION, UnitKind.MULTIPLE, UnitKind.DOUBLING}
)
_COMPARED = re.compile(r"(?P<area>全市|全省|全国|市|省)(?:平均|目标)?\($")
_BASE = re.compile(r"(?:由|从)(?:原来的|去年的|上年的|\d{4}年底?的?|“?十[一二三四五]五”?末的?)?$")
_GROWN_TO = re.compile(
    r"^(?:件|家|个|人|条|亿元|万元)?(?:增加|增长|提高|提升|上升|扩大|跃升|发展|增|升|降|下降|减少|压降|减)(?:至|到)"
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
        self.when = When(document)
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
            self.when.note(reading, clause, state)
            first, last = bisect_left(starts, clause.start), bisect_right(starts, clause.end - 1)
            quantities = list(reading.quantities[first:last])
            subjects.enter(clause, state)
            if quantities:
                self._bind_clause(reading, clause, previous, quantities, state, subjects)
            subjects.leave(clause, state)
            previous = clause

    def _bind_clause(
        self,
        reading: Reading,
        clause: Clause,
        previous: Clause | None,
        quantities: list[Quantity],
        state: State,
        subjects: Subjects,
    ) -> None:
        thresholds = {q.core: is_threshold(reading.words, q, quantities, clause) for q in quantities}
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
        context = self.when.context(reading, clause, state)
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
