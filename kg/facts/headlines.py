"""A headline repeats a number of the story: when it holds, and whether it has come about, the story itself tells."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from decimal import Decimal

from kg.model.document import BlockKind, Document, Genre
from kg.model.fact import Figure
from kg.model.quantity import UnitKind

_LONGEST = 40
#: A headline may round down: 完成投资260亿 of 260.89亿元.
_ROUNDED = Decimal("0.01")
#: A headline may leave 元 out: 投资200亿.
_BARE = frozenset({"万", "亿", "万亿"})


def repeat_headlines(document: Document, figures: list[Figure]) -> list[Figure]:
    """The figures of a story, those of its headlines with the period and the status that its text gives the same number.

    Args:
        document: the document; other kinds of documents have no headlines of this kind.
        figures: its figures in the order of the text.
    """
    if document.context.genre is not Genre.NEWS:
        return figures
    heads = [
        document.view.source_span(block.start, block.end)
        for block in document.blocks
        if block.kind in (BlockKind.HEADING, BlockKind.TITLE, BlockKind.BODY)
        and 0 < block.end - block.start <= _LONGEST
        and "。" not in document.view.text[block.start : block.end]
    ]
    starts = [head.start for head in heads]
    inside: list[Figure] = []
    told: list[Figure] = []
    for figure in figures:
        at = bisect_right(starts, figure.number.start) - 1
        (inside if at >= 0 and figure.number.start < heads[at].end else told).append(figure)
    if not inside or not told:
        return figures
    said = {figure.number: _as_told(figure, told) for figure in inside}
    return [said.get(figure.number, figure) for figure in figures]


def _as_told(figure: Figure, told: list[Figure]) -> Figure:
    """A headline's figure as the text tells it: by the first such number below it, or above it where none is below."""
    same = [other for other in told if _is_same(figure, other)]
    if not same:
        return figure
    source = next((other for other in same if other.number.start > figure.number.start), same[0])
    return replace(
        figure,
        about=source.about if figure.about == 0 else figure.about,
        period=source.period,
        status=source.status,
        commitment=source.commitment,
        deadline=source.deadline,
    )


def _is_same(one: Figure, other: Figure) -> bool:
    if one.measure is not other.measure or not _alike(one, other):
        return False
    if one.normal == other.normal:
        return True
    return one.kind is not UnitKind.COUNT and 0 <= other.normal - one.normal < other.normal * _ROUNDED


def _alike(one: Figure, other: Figure) -> bool:
    """Whether two numbers count in one unit; a headline may leave 元 out."""
    if one.kind is other.kind:
        return one.normal_unit == other.normal_unit
    return one.unit in _BARE and other.kind is UnitKind.MONEY
