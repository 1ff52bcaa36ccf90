"""Makes documents whose figures and aims are given, not extracted: a plan, and the report that comes after it."""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import Decimal
from typing import Any

from support.make import context_of

from kg.assessments.assess import assess
from kg.entities.assemble import assemble
from kg.model.document import Part
from kg.model.entity import KnowledgeBase
from kg.model.fact import Commitment, DocumentFacts, Figure, Measure, Objective, Status, Stretch, Thing
from kg.model.mention import NameClass
from kg.model.period import Period
from kg.model.quantity import Comparator, UnitKind
from kg.model.span import Span

PLACE = "鄞州区"
CODE = "330212"
_MONEY = frozenset({"元", "美元"})
_WEIGHED = frozenset({"平方米", "吨", "公里", "吨/日", "吨/天"})
_KINDS = {"千瓦": UnitKind.POWER, "平方公里": UnitKind.AREA, "公里": UnitKind.LENGTH}
_FACTORS = {"万": Decimal(10) ** 4, "亿": Decimal(10) ** 8}
#: Figures that let a report's silence say something.
FILLING = tuple({"i": f"{word}产量", "v": str(n), "u": "吨"} for n, word in enumerate("甲乙丙丁戊己", 11))


def period(key: str) -> Period:
    """A period by its key: ``2021``, ``2021--2025``, ``2021-01--2021-11``.

    >>> period("2021-01--2021-11").key
    '2021-01--2021-11'
    """
    first, _, last = key.partition("--")
    if len(first) == 4:
        return Period.of_years(int(first), int(last or first))
    year, month = first.split("-")
    return Period.of_months(int(year), int(month), int((last or first).split("-")[1]))


def document(
    name: str, year: int, plan_year: int, figures: list[dict[str, Any]], aims: list[str], sentences: list[str]
) -> DocumentFacts:
    """A document with one paragraph for each figure, aim and sentence.

    Args:
        name: its file's name.
        year: the year it looks back on.
        plan_year: the year it plans.
        figures: each with ``i`` (indicator), ``v`` (value), ``u`` (unit), and where they differ from the usual ``m``
            (measure), ``c`` (comparator), ``y`` (period), ``q`` (qualifier), ``s`` (sentence), ``status``, ``upper``, and
            ``from`` for the number in the sentence that it grew from.
        aims: the wordings of aims without a number.
        sentences: other paragraphs of the part that looks back.
    """
    text, stretches, made, objectives = "", [], [], []
    for one in figures:
        status = Status(one.get("status", "actual"))
        ahead = status is Status.TARGET
        words = one.get("s") or f"{one['i']}{one['v']}{one['u']}"
        assert one["v"] + one["u"] in words, f"{words} does not say {one['v']}{one['u']}"
        start = len(text)
        at = start + words.index(one["v"] + one["u"])
        text += words + "。\n\n"
        part = Part.PLAN if ahead else Part.REVIEW
        when = period(one.get("y") or str(plan_year if ahead else year))
        stretches.append(Stretch(Span(start, start + len(words) + 1), part, when))
        evidence, unit = Span(start, start + len(words)), one["u"]
        if grown_from := one.get("from"):
            before = start + words.index(grown_from + unit)
            number = Span(before, before + len(grown_from + unit))
            made.append(_figure({**one, "v": grown_from}, status, when, evidence, number))
        made.append(_figure(one, status, when, evidence, Span(at, at + len(one["v"] + unit))))
    for words in aims:
        span = Span(len(text), len(text) + len(words))
        stretches.append(Stretch(span, Part.PLAN, Period.of_year(plan_year)))
        objectives.append(Objective(0, words, span, Period.of_year(plan_year), Commitment.PLAN))
        text += words + "。\n\n"
    for words in sentences:
        stretches.append(Stretch(Span(len(text), len(text) + len(words)), Part.REVIEW, Period.of_year(year)))
        text += words + "。\n\n"
    place = Thing(NameClass.DISTRICT, PLACE, (), (), CODE)
    return DocumentFacts(
        name,
        hashlib.sha256((name + text).encode()).hexdigest(),
        len(text),
        context_of(PLACE, year, plan_year=plan_year, day=date(plan_year, 1, 15)),
        (place,),
        tuple(made),
        (),
        tuple(objectives),
        (),
        (),
        text,
        stretches=tuple(stretches),
    )


def _figure(one: dict[str, Any], status: Status, when: Period, evidence: Span, number: Span) -> Figure:
    unit = one["u"]
    factor = _FACTORS.get(unit[0], Decimal(1))
    base = unit[1:] if unit[0] in _FACTORS else unit
    kind = UnitKind.PERCENT if unit == "%" else UnitKind.MONEY if base in _MONEY else UnitKind.COUNT
    kind = UnitKind.BARE if not base else _KINDS.get(base, kind)
    normal = base if kind is not UnitKind.COUNT or base in _WEIGHED else "one"
    value = Decimal(one["v"]) * (-1 if one.get("down") else 1)
    return Figure(
        0,
        one["i"],
        Measure(one.get("m", "level")),
        value,
        unit,
        kind,
        value * factor,
        normal,
        Comparator(one.get("c", "equal")),
        Decimal(one["upper"]) if "upper" in one else None,
        when,
        status,
        evidence,
        number,
        Commitment.PLAN if status is Status.TARGET else None,
        qualifier=one.get("q", ""),
    )


def plan(*figures: dict[str, Any], year: int = 2021, aims: list[str] | None = None) -> DocumentFacts:
    """The document that sets targets for a year."""
    return document("plan.txt", year - 1, year, [{"status": "target", **f} for f in figures], aims or [], [])


def report(*figures: dict[str, Any], year: int = 2021, sentences: list[str] | None = None) -> DocumentFacts:
    """The document that reports on a year, with enough besides for its silence to say something."""
    return document(f"report-{year}.txt", year, year + 1, [*figures, *FILLING], [], sentences or [])


def assessed(*documents: DocumentFacts) -> KnowledgeBase:
    """The knowledge base of some documents, its targets held against their outcomes."""
    return assess(assemble(documents))
