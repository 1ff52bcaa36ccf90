"""Tables of figures: each cell of a column that is understood is a figure of its row's indicator.

A table is a run of lines between bars, as Markdown writes it and as the readers write the tables of other formats. Its
first column names the indicators; a column of units, brackets or a caption tell the unit. What is not understood stays
a typed rejection.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from kg.lexicon.divisions import divisions
from kg.mentions.numbers.units import Unit, known_units
from kg.model.document import Context
from kg.model.fact import Commitment, Figure, Measure, Status
from kg.model.period import Period
from kg.model.quantity import Comparator
from kg.model.span import Span

_ROW = re.compile(r"^[ \t]*\|(?P<cells>.*)\|[ \t]*\r?$", re.MULTILINE)
_RULE = re.compile(r"[\s|:\-]+")
_NUMBER = re.compile(r"[+\-－]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[+\-－]?\d+(?:\.\d+)?")
_BRACKET = re.compile(r"[（(]\s*(?:单位[:：]\s*)?([^（）()]{1,8})\s*[）)]")
_CAPTION = re.compile(r"单位[:：]\s*([^\s，,。）)|]{1,8})")
_YEAR = re.compile(r"((?:19|20)\d\d)")
_NO_INDICATOR = re.compile(r"^(?:序号|编号|备注|责任单位|牵头单位)")
_SCALES = (("万亿", Decimal(10**12)), ("亿", Decimal(10**8)), ("万", Decimal(10**4)))
_GROWTH = ("增长", "增幅", "增速", "同比")
_COMPLETION = ("完成率", "完成比例", "完成进度")
_TARGET = ("目标", "计划", "预期")
_LEVEL = ("完成", "实绩", "累计", "总量", "绝对值", "数值", "实际", "年")


@dataclass(frozen=True, slots=True)
class _Column:
    """What a column holds: a measure of a year, with a unit where its head states one."""

    measure: Measure
    status: Status
    year: int | None
    unit: str


def table_figures(text: str, context: Context) -> Iterator[Figure]:
    """The figures in the tables of a document.

    Args:
        text: the source's text.
        context: the document's context; its year holds where a column states none.
    """
    if "|" not in text:
        return
    rows = [m for m in _ROW.finditer(text) if not _RULE.fullmatch(m[0])]
    for _, group in itertools.groupby(enumerate(rows), lambda pair: _run(text, rows, pair[0])):
        yield from _of_table(text, [m for _, m in group], context)


def _run(text: str, rows: list[re.Match[str]], index: int) -> int:
    """Where the run of rows begins that a row belongs to."""
    while index and _RULE.sub("", text[rows[index - 1].end() : rows[index].start()]) == "":
        index -= 1
    return index


def _cells(row: re.Match[str]) -> list[tuple[str, int]]:
    """The cells of a row, each with where it begins in the source."""
    found, at = [], row.start("cells")
    for cell in row["cells"].split("|"):
        found.append((cell.strip(), at + len(cell) - len(cell.lstrip())))
        at += len(cell) + 1
    return found


def _of_table(text: str, rows: list[re.Match[str]], context: Context) -> Iterator[Figure]:
    if len(rows) < 2:
        return
    head = [cell for cell, _ in _cells(rows[0])]
    names = next((i for i, cell in enumerate(head) if not _NO_INDICATOR.match(cell)), None)
    units = next((i for i, cell in enumerate(head) if cell in ("单位", "计量单位")), None)
    if names is None or any(divisions().named(_cells(row)[names][0]) for row in rows[1:] if len(_cells(row)) > names):
        return  # rows that are places: whose figures they are is not the document's place
    caption = _CAPTION.search(text, max(0, rows[0].start() - 80), rows[0].start())
    columns = {i: c for i, cell in enumerate(head) if i not in (names, units) and (c := _column(cell, context))}
    for row in rows[1:]:
        cells = _cells(row)
        if len(cells) <= names or not cells[names][0] or cells[names][0][0].isdigit():
            continue
        indicator = cells[names][0]
        bracket = _BRACKET.search(indicator)
        own = cells[units][0] if units is not None and units < len(cells) else ""
        stated = own or (bracket[1] if bracket else "") or (caption[1] if caption else "")
        name = _BRACKET.sub("", indicator).strip() if bracket and _unit(bracket[1]) else indicator
        for index, column in columns.items():
            if index < len(cells) and (number := _NUMBER.fullmatch(cells[index][0])):
                unit = _unit(column.unit or stated)
                if unit is not None:
                    yield _figure(name, column, unit, number[0], cells[index][1], row.start("cells"))


def _unit(word: str) -> Unit | None:
    """A unit as a table prints it, with 万 or 亿 in front, or None where it is unknown.

    >>> _unit("亿元").factor, _unit("万人").word, _unit("备注")
    (Decimal('100000000'), '万人', None)
    """
    if (known := known_units().get(word)) is not None:
        return known
    for scale, factor in _SCALES:
        if word.startswith(scale) and (known := known_units().get(word.removeprefix(scale))) is not None:
            return replace(known, word=word, factor=known.factor * factor)
    return None


def _column(head: str, context: Context) -> _Column | None:
    bracket = _BRACKET.search(head)
    unit = bracket[1] if bracket and _unit(bracket[1]) else ""
    year = _YEAR.search(head)
    at = int(year[1]) if year else context.year
    if any(word in head for word in _COMPLETION):
        return _Column(Measure.COMPLETION, Status.ACTUAL, at, "%")
    if any(word in head for word in _GROWTH):
        target = any(word in head for word in _TARGET)
        return _Column(Measure.GROWTH, Status.TARGET if target else Status.ACTUAL, at, "%")
    if any(word in head for word in _TARGET):
        return _Column(Measure.LEVEL, Status.TARGET, at, unit)
    if "预计" in head:
        return _Column(Measure.LEVEL, Status.ESTIMATE, at, unit)
    if any(word in head for word in _LEVEL):
        return _Column(Measure.LEVEL, Status.ACTUAL, at, unit)
    return None


def _figure(indicator: str, column: _Column, unit: Unit, digits: str, at: int, start: int) -> Figure:
    value = Decimal(digits.replace(",", "").replace("－", "-"))
    return Figure(
        0,
        indicator,
        column.measure,
        value,
        unit.word,
        unit.kind,
        value * unit.factor,
        unit.normal,
        Comparator.EQUAL,
        None,
        Period.of_year(column.year) if column.year else None,
        column.status,
        Span(start, at + len(digits)),
        Span(at, at + len(digits)),
        commitment=Commitment.PLAN if column.status is Status.TARGET else None,
        confidence=0.85,
        method="table",
    )
