"""The tables of facts: figures, relations, aims, verdicts, mentions, and the numerals that are no figures."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from functools import cache
from itertools import accumulate
from typing import Any

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
            "figures": self._table(self._figure(d, i, f) for d, i, f in self._all_figures()),
            "relations": self._table(self._relation(d, r) for d, r in self._all_relations()),
            "aims": self._table(self._aim(d, o) for d, o in self._all_aims()),
            "mentions": self._table(self._mentions()),
            "rejections": self._table(self._rejections()),
            "odds": self._table(self._at_odds()),
            "verdicts": self._table(self._verdict(a) for a in self.base.assessments),
        }
        found["periods"] = [[p.start.isoformat(), p.end.isoformat(), p.key] for p in self._periods]
        found["units"] = [[*key, printable(factor)] for key, (_, factor) in self._units.items()]
        return found

    def _table(self, rows: Iterator[dict[str, Value]]) -> dict[str, Any]:
        listed = list(rows)
        values = zip(*map(dict.values, listed), strict=True)  # every row has the same names in the same order
        columns = {name: encode(column) for name, column in zip(listed[0], values, strict=True)} if listed else {}
        return {"n": len(listed), **columns}

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

    def _all_figures(self) -> Iterator[tuple[int, int, Figure]]:
        for number, document in enumerate(self.base.documents):
            for index, figure in enumerate(document.figures):
                yield number, index, figure

    def _figure(self, document: int, index: int, figure: Figure) -> dict[str, Value]:
        unit, factor = self._unit(figure)
        wording = "" if self.base.indicator_of(document, index).zh == figure.indicator else figure.indicator
        exemplars = [self._entity(document, e) for e in figure.exemplars]
        return {
            "doc": document,
            "about": self._entity(document, figure.about),
            "indicator": self.base.measured[document][index],
            "wording": wording,
            "measure": _place(Measure, figure.measure),
            "value": printable(figure.value),
            "upper": "" if figure.upper is None else printable(figure.upper),
            "unit": unit,
            "normal": "" if figure.value * factor == figure.normal else printable(figure.normal),
            "comparator": _place(Comparator, figure.comparator),
            "period": self._period(figure.period),
            "status": _place(Status, figure.status),
            "at": figure.number.start,
            "size": figure.number.length,
            "before": figure.number.start - figure.evidence.start,
            "behind": figure.evidence.end - figure.number.end,
            "commitment": _place(Commitment, figure.commitment),
            "deadline": figure.deadline.isoformat() if figure.deadline else "",
            "qualifier": figure.qualifier,
            "exemplars": " ".join(str(e) for e in exemplars if e >= 0),
            "confidence": round(figure.confidence, 2),
        }

    def _all_relations(self) -> Iterator[tuple[int, Relation]]:
        for number, document in enumerate(self.base.documents):
            for index, relation in enumerate(document.relations):
                subject, other = self._entity(number, relation.subject), self._entity(number, relation.object)
                if subject < 0 or (relation.stage is None and other < 0) or subject == other:
                    continue
                self._relations[FactRef(number, index)] = len(self._relations)
                yield number, relation

    def _relation(self, document: int, relation: Relation) -> dict[str, Value]:
        return {
            "doc": document,
            "subject": self._entity(document, relation.subject),
            "predicate": _place(Predicate, relation.predicate),
            "object": -1 if relation.stage is not None else self._entity(document, relation.object),
            "stage": _place(Stage, relation.stage),
            "from": relation.evidence.start,
            "size": relation.evidence.length,
            "period": self._period(relation.period),
            "role": relation.role,
            "day": relation.day.isoformat() if relation.day else "",
            "confidence": round(relation.confidence, 2),
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

    def _mentions(self) -> Iterator[dict[str, Value]]:
        found = [(*m, number, len(e.name)) for number, e in enumerate(self.base.entities) for m in e.mentions]
        for document, start, end, number, usual in sorted(found):
            yield {"doc": document, "entity": number, "from": start, "more": end - start - usual}

    def _rejections(self) -> Iterator[dict[str, Value]]:
        for number, document in enumerate(self.base.documents):
            for r in sorted(document.rejections, key=lambda r: (r.span, r.kind)):
                yield {
                    "doc": number,
                    "from": r.span.start,
                    "size": r.span.length,
                    "kind": _place(RejectionKind, r.kind),
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


def _place(enumeration: type[StrEnum], member: StrEnum | None) -> int:
    """The position of a member in its enumeration, -1 for none."""
    return -1 if member is None else _places(enumeration)[member]


@cache
def _places(enumeration: type[StrEnum]) -> dict[StrEnum, int]:
    return {member: place for place, member in enumerate(enumeration)}
