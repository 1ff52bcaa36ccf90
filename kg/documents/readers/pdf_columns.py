"""The reading order of a page: characters to lines, lines to columns.

A gutter is a vertical strip that few lines cross, with text on both sides. Lines that cross it (a headline over all
columns) part the page into bands; each band is read column by column, and each column is searched for gutters again, so
that three and four columns are found as well.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple


class Glyph(NamedTuple):
    """A character of a page, in points from the upper left corner."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True)
class Strip:
    """A line of one column.

    Attributes:
        text: its characters.
        x0: where it begins, in points from the left edge of the page.
        x1: where it ends.
        top: its upper edge, in points from the upper edge of the page.
        bottom: its lower edge.
        size: the size of most of its characters, in points.
        left: the left edge of its column.
        right: the right edge of its column.
        column: the number of its column on the page, so that a change can be told.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    left: float = 0.0
    right: float = 0.0
    column: int = 0


#: Characters further apart than this many of their size belong to different columns or cells.
_GAP = 1.6
#: At most this share of the lines beside a gutter may cross it.
_CROSSING = 0.3
_LEAST_LINES = 4
#: Fewer lines are columns only where nothing crosses the gutter.
_FEW_LINES = 2
#: The lines of a column are longer than cells, in sizes of a character.
_LONG = 8
_DEPTH = 4
#: A headline is so many times as large as the running text.
_HEADLINE = 1.2


def read_strips(glyphs: Sequence[Glyph]) -> list[Strip]:
    """The lines of a page in the order in which they are read.

    Args:
        glyphs: the characters of the page, in any order.
    """
    pieces = _pieces(glyphs)
    if not pieces:
        return []
    ordered: list[list[Strip]] = []
    _cut(pieces, ordered, _DEPTH)
    strips = []
    for number, column in enumerate(ordered):
        left, right = _edges(column)
        strips += [replace(strip, left=left, right=right, column=number) for strip in column]
    return strips


def _pieces(glyphs: Sequence[Glyph]) -> list[Strip]:
    """Characters on one base line without a wide gap between them."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: (g.bottom, g.x0)):
        if rows and abs(rows[-1][0].bottom - glyph.bottom) <= 0.35 * min(rows[-1][0].size, glyph.size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    pieces = []
    for row in rows:
        row.sort(key=lambda g: g.x0)
        run = [row[0]]
        for glyph in row[1:]:
            if glyph.x0 - run[-1].x1 > _GAP * max(glyph.size, run[-1].size):
                pieces.append(_strip(run))
                run = []
            if run and _is_shadow(run[-1], glyph):
                continue
            run.append(glyph)
        pieces.append(_strip(run))
    return [piece for piece in pieces if piece.text.strip()]


def _is_shadow(a: Glyph, b: Glyph) -> bool:
    """Bold type is often a character printed twice."""
    return a.text == b.text and abs(a.x0 - b.x0) < 0.3 * a.size and abs(a.bottom - b.bottom) < 0.2 * a.size


def _strip(run: list[Glyph]) -> Strip:
    pieces = [run[0].text]
    for before, glyph in itertools.pairwise(run):
        if glyph.x0 - before.x1 > 0.6 * glyph.size and not before.text.isspace() and not glyph.text.isspace():
            pieces.append(" ")
        pieces.append(glyph.text)
    size = Counter(round(g.size, 1) for g in run).most_common(1)[0][0]
    inked = [g for g in run if not g.text.isspace()] or run
    return Strip(
        "".join(pieces).strip(),
        inked[0].x0,
        inked[-1].x1,
        min(g.top for g in inked),
        max(g.bottom for g in inked),
        size,
    )


def _cut(pieces: list[Strip], ordered: list[list[Strip]], depth: int) -> None:
    """Cut a region at its best gutter, band by band; without one it is a column."""
    gutter = _gutter(pieces) if depth else None
    if gutter is None:
        ordered.append(_rejoined(pieces))
        return
    body = Counter(piece.size for piece in pieces).most_common(1)[0][0]
    band: list[Strip] = []
    for piece in sorted(pieces, key=lambda s: (round(s.top), s.x0)):
        if _crosses(piece, gutter) or (piece.size > _HEADLINE * body and _is_alone(piece, pieces)):
            _cut_band(band, gutter, ordered, depth)
            band = []
            _append(ordered, piece)
        else:
            band.append(piece)
    _cut_band(band, gutter, ordered, depth)


def _is_alone(piece: Strip, pieces: list[Strip]) -> bool:
    """Whether nothing stands beside a line: a short headline over several columns may fit into the middle one."""
    return not any(other is not piece and other.top < piece.bottom and piece.top < other.bottom for other in pieces)


def _append(ordered: list[list[Strip]], piece: Strip) -> None:
    """A line across the columns continues the block of such lines above it."""
    if ordered and ordered[-1][-1].bottom <= piece.top and ordered[-1][0].x1 - ordered[-1][0].x0 > 0:
        last = ordered[-1]
        if all(_is_wide(s, piece) for s in last):
            last.append(piece)
            return
    ordered.append([piece])


def _is_wide(a: Strip, b: Strip) -> bool:
    return abs(a.x0 - b.x0) < 3 * b.size and abs(a.x1 - b.x1) < 3 * b.size


def _cut_band(band: list[Strip], gutter: float, ordered: list[list[Strip]], depth: int) -> None:
    for side in ([s for s in band if s.x1 <= gutter + s.size], [s for s in band if s.x1 > gutter + s.size]):
        if side:
            _cut(side, ordered, depth - 1)


def _crosses(piece: Strip, x: float) -> bool:
    return piece.x0 < x - 0.2 * piece.size and piece.x1 > x + 0.2 * piece.size


def _gutter(pieces: list[Strip]) -> float | None:
    """The place that fewest lines cross, with enough lines on both sides; None where there is no such place."""
    if len(pieces) < 2 * _FEW_LINES:
        return None
    left, right = min(p.x0 for p in pieces), max(p.x1 for p in pieces)
    em = Counter(p.size for p in pieces).most_common(1)[0][0] or 10.0
    edges = sorted({round(p.x0 - 0.5 * em, 1) for p in pieces})
    best: tuple[float, float, float] | None = None
    for x in edges:
        if x < left + 5 * em or x > right - 5 * em:
            continue
        before = [p for p in pieces if p.x1 <= x + 0.2 * em]
        behind = [p for p in pieces if p.x0 >= x - 0.2 * em]
        crossing = len(pieces) - len(before) - len(behind)
        least = min(_rows(before), _rows(behind))
        if crossing > _CROSSING * (2 * least) or least < (_FEW_LINES if crossing == 0 else _LEAST_LINES):
            continue
        if not _side_by_side(before, behind, em):
            continue
        start, end = max(p.x1 for p in before), min(p.x0 for p in behind)
        rank = (crossing / least, start - end, (start + end) / 2)
        best = min(best, rank) if best else rank
    return best[2] if best else None


def _rows(pieces: list[Strip]) -> int:
    return len({round(p.bottom / max(p.size, 1)) for p in pieces})


def _side_by_side(before: list[Strip], behind: list[Strip], em: float) -> bool:
    """Columns stand beside each other for most of their height, and are filled with running text."""
    low, high = (
        max(min(p.top for p in s) for s in (before, behind)),
        min(max(p.bottom for p in s) for s in (before, behind)),
    )
    heights = [max(p.bottom for p in s) - min(p.top for p in s) for s in (before, behind)]
    if high - low < 0.4 * min(heights):
        return False
    for side in (before, behind):
        widths = sorted(p.x1 - p.x0 for p in side)
        wide = widths[int(0.9 * (len(widths) - 1))]
        full = sum(width > 0.6 * wide for width in widths)
        if wide < _LONG * em or full < 0.4 * len(side):
            return False  # the cells of a table
    return True


def _rejoined(pieces: list[Strip]) -> list[Strip]:
    """The pieces of a column line by line; cells on one line are joined by a gap."""
    done: list[Strip] = []
    for piece in sorted(pieces, key=lambda s: (s.bottom, s.x0)):
        last = done[-1] if done else None
        if last is not None and abs(last.bottom - piece.bottom) <= 0.35 * piece.size:
            first, second = sorted((last, piece), key=lambda s: s.x0)
            done[-1] = replace(
                first,
                text=f"{first.text}  {second.text}",
                x1=max(first.x1, second.x1),
                top=min(first.top, second.top),
                bottom=max(first.bottom, second.bottom),
            )
        else:
            done.append(piece)
    return done


def _edges(column: list[Strip]) -> tuple[float, float]:
    """The edges of a column: the commonest beginning of its lines, and the end that the longest reach."""
    em = Counter(s.size for s in column).most_common(1)[0][0] or 10.0
    starts = Counter(round(s.x0 / em * 2) for s in column)
    most = max(starts.values())
    left = min(x for x, count in starts.items() if count >= 0.5 * most) * em / 2
    ends = sorted(s.x1 for s in column)
    return left, ends[max(0, int(0.95 * len(ends)) - 1)] if len(ends) > 20 else ends[-1]
