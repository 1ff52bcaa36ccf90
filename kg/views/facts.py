"""The tables of facts: figures, relations, aims, verdicts, mentions, and the numerals that are no figures."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from functools import cache
from itertools import accumulate
from typing import Any

from kg.entities.brief import rows_of
from kg.model.entity import Assessment, FactRef, KnowledgeBase
from kg.model.fact import Commitment, Figure, Measure, Objective, Predicate, Relation, Stage, Status
from kg.model.period import Period
from kg.model.quantity import Comparator, RejectionKind
from kg.views.columns import Value, encode


def printable(number: Decimal) -> Value:
    """A number as JSON writes it where that keeps every digit, otherwise its digits as text.

    >>> printable(Decimal("709.3")), printable(Decimal("54.40")), printable(Decimal("28"))
    (709.3, '54.40', 28)
    """
    text = format(number, "f")
    if len(text) > 15:
        return text
    value = int(number) if number == number.to_integral_value() and "." not in text else float(number)
    return value if str(value) == text else text


class FactTables:
    """Numbers all facts of a base through and writes them as columns.

    Args:
        base: the knowledge base.
    """

    def __init__(self, base: KnowledgeBase) -> None:
        self.base = base
        self._periods: dict[Period, int] = {}
        self._units: dict[tuple[str, str, str], tuple[int, Decimal]] = {}
        self._figures_before = list(accumulate((len(d.figures) for d in base.documents), initial=0))
        self._aims_before = list(accumulate((len(d.objectives) for d in base.documents), initial=0))
        self._relations: dict[FactRef, int] = {}

    def tables(self) -> dict[str, Any]:
        """All tables by name; those of periods and units last, because the others fill them."""
        found: dict[str, Any] = {
            "figures": _table(self._figures()),
            "relations": _table(self._relation_columns()),
            "aims": _table(_columns(self._aim(d, o) for d, o in self._all_aims())),
            "mentions": _table(self._mentions()),
            "rejections": _table(self._rejections()),
            "odds": _table(_columns(self._at_odds())),
            "verdicts": _table(_columns(self._verdict(a) for a in self.base.assessments)),
        }
        found["periods"] = [[p.start.isoformat(), p.end.isoformat(), p.key] for p in self._periods]
        found["units"] = [[*key, printable(factor)] for key, (_, factor) in self._units.items()]
        return found

    def _period(self, period: Period | None) -> int:
        return -1 if period is None else self._periods.setdefault(period, len(self._periods))

    def _unit(self, figure: Figure) -> tuple[int, Decimal]:
        key = (figure.unit, figure.normal_unit, figure.kind.value)
        if key not in self._units:
            factor = figure.normal / figure.value if figure.value else Decimal(1)
            self._units[key] = (len(self._units), factor.normalize())
        return self._units[key]

    def _entity(self, document: int, thing: int | None) -> int:
        links = self.base.links[document]
        return links[thing] if thing is not None and 0 <= thing < len(links) else -1

    def _figures(self) -> dict[str, list[Value]]:
        base = self.base
        rows = [(d, i, f) for d, document in enumerate(base.documents) for i, f in enumerate(document.figures)]
        figures = [f for _, _, f in rows]
        units = [self._unit(f) for f in figures]
        measures, comparators, statuses = _places(Measure), _places(Comparator), _places(Status)
        return {
            "doc": [d for d, _, _ in rows],
            "about": [self._entity(d, f.about) for d, _, f in rows],
            "indicator": [base.measured[d][i] for d, i, _ in rows],
            "wording": [
                "" if base.indicators[base.measured[d][i]].zh == f.indicator else f.indicator for d, i, f in rows
            ],
            "measure": [measures[f.measure] for f in figures],
            "value": [printable(f.value) for f in figures],
            "upper": ["" if f.upper is None else printable(f.upper) for f in figures],
            "unit": [unit for unit, _ in units],
            "normal": [
                "" if f.value * factor == f.normal else printable(f.normal)
                for f, (_, factor) in zip(figures, units, strict=True)
            ],
            "comparator": [comparators[f.comparator] for f in figures],
            "period": [self._period(f.period) for f in figures],
            "base": [self._period(f.base) for f in figures],
            "status": [statuses[f.status] for f in figures],
            "at": [f.number.start for f in figures],
            "size": [f.number.length for f in figures],
            "before": [f.number.start - f.evidence.start for f in figures],
            "behind": [f.evidence.end - f.number.end for f in figures],
            "commitment": [_place(Commitment, f.commitment) for f in figures],
            "deadline": [f.deadline.isoformat() if f.deadline else "" for f in figures],
            "qualifier": [f.qualifier for f in figures],
            "exemplars": [self._exemplars(d, f) if f.exemplars else "" for d, _, f in rows],
            "confidence": [round(f.confidence, 2) for f in figures],
        }

    def _exemplars(self, document: int, figure: Figure) -> str:
        return " ".join(str(e) for thing in figure.exemplars if (e := self._entity(document, thing)) >= 0)

    def _all_relations(self) -> Iterator[tuple[int, int, int, Relation]]:
        for number, document in enumerate(self.base.documents):
            for index, relation in enumerate(document.relations):
                subject, other = self._entity(number, relation.subject), self._entity(number, relation.object)
                if subject < 0 or (relation.stage is None and other < 0) or subject == other:
                    continue
                self._relations[FactRef(number, index)] = len(self._relations)
                yield number, subject, other, relation

    def _relation_columns(self) -> dict[str, list[Value]]:
        rows = list(self._all_relations())
        relations = [r for *_, r in rows]
        predicates = _places(Predicate)
        return {
            "doc": [d for d, *_ in rows],
            "subject": [subject for _, subject, _, _ in rows],
            "predicate": [predicates[r.predicate] for r in relations],
            "object": [-1 if r.stage is not None else other for _, _, other, r in rows],
            "stage": [_place(Stage, r.stage) for r in relations],
            "from": [r.evidence.start for r in relations],
            "size": [r.evidence.length for r in relations],
            "period": [self._period(r.period) for r in relations],
            "role": [r.role for r in relations],
            "day": [r.day.isoformat() if r.day else "" for r in relations],
            "confidence": [round(r.confidence, 2) for r in relations],
        }

    def _all_aims(self) -> Iterator[tuple[int, Objective]]:
        for number, document in enumerate(self.base.documents):
            for objective in document.objectives:
                yield number, objective

    def _aim(self, document: int, aim: Objective) -> dict[str, Value]:
        words = self.base.documents[document].text[aim.evidence.start : aim.evidence.end]
        return {
            "doc": document,
            "about": self._entity(document, aim.about),
            "wording": "" if words == aim.wording else aim.wording,
            "from": aim.evidence.start,
            "size": aim.evidence.length,
            "period": self._period(aim.period),
            "commitment": _place(Commitment, aim.commitment),
            "deadline": aim.deadline.isoformat() if aim.deadline else "",
            "concerns": self._entity(document, aim.concerns),
        }

    def _mentions(self) -> dict[str, list[Value]]:
        rows = [
            (document, start, end, number, len(entity.name))
            for number, entity in enumerate(self.base.entities)
            for document, start, end in rows_of(entity.mentions)
        ]
        rows.sort()
        return {
            "doc": [row[0] for row in rows],
            "entity": [row[3] for row in rows],
            "from": [row[1] for row in rows],
            "more": [end - start - usual for _, start, end, _, usual in rows],
        }

    def _rejections(self) -> dict[str, list[Value]]:
        kinds = _places(RejectionKind)
        rows = [
            (number, *one)
            for number, document in enumerate(self.base.documents)
            for one in sorted([(r.span, r.kind) for r in document.rejections])
        ]
        return {
            "doc": [number for number, _, _ in rows],
            "from": [span.start for _, span, _ in rows],
            "size": [span.length for _, span, _ in rows],
            "kind": [kinds[kind] for _, _, kind in rows],
        }

    def _verdict(self, one: Assessment) -> dict[str, Value]:
        before = self._aims_before if one.objective else self._figures_before
        outcome = -1 if one.outcome is None else self._figures_before[one.outcome.document] + one.outcome.number
        reported = -1 if one.outcome_relation is None else self._relations.get(one.outcome_relation, -1)
        return {
            "aim": int(one.objective),
            "target": before[one.target.document] + one.target.number,
            "outcome": outcome,
            "relation": reported,
            "verdict": one.verdict.value,
            **self._passage(one),
            "zh": one.reason_zh,
            "en": one.reason_en,
            "achievement": "" if one.achievement is None else round(float(one.achievement), 4),
        }

    def _at_odds(self) -> Iterator[dict[str, Value]]:
        for one in self.base.contradictions:
            rows = [self._figures_before[ref.document] + ref.number for ref in one.figures]
            yield {"figures": " ".join(map(str, rows)), "zh": one.reason_zh, "en": one.reason_en}

    def _passage(self, one: Assessment) -> dict[str, Value]:
        passage = one.outcome_passage
        if passage is None:
            return {"doc": -1, "from": 0, "size": 0, "stage": -1}
        document, start, end = passage.locus
        return {"doc": document, "from": start, "size": end - start, "stage": _place(Stage, passage.stage)}


def _table(columns: dict[str, list[Value]]) -> dict[str, Any]:
    """A table of columns of one length; one without rows has no columns."""
    count = len(next(iter(columns.values()), ()))
    return {"n": count, **({name: encode(column) for name, column in columns.items()} if count else {})}


def _columns(rows: Iterator[dict[str, Value]]) -> dict[str, list[Value]]:
    """Rows, which all have the same names in the same order, as columns."""
    listed = list(rows)
    values = zip(*map(dict.values, listed), strict=True)
    return {name: list(column) for name, column in zip(listed[0], values, strict=True)} if listed else {}


def _place(enumeration: type[StrEnum], member: StrEnum | None) -> int:
    """The position of a member in its enumeration, -1 for none."""
    return -1 if member is None else _places(enumeration)[member]


@cache
def _places(enumeration: type[StrEnum]) -> dict[StrEnum, int]:
    return {member: place for place, member in enumerate(enumeration)}
