"""Lines of pages become paragraphs: headers and footers cut, wrapped lines joined without hyphens, over columns and pages."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kg.documents.readers.extract import Writer
from kg.documents.readers.pdf_columns import Strip

_PAGE_NUMBER = re.compile(r"[\s—–\-·.•]*(?:第?\s*\d{1,4}\s*页?(?:\s*[/,，]?\s*共?\s*\d{1,4}\s*页?)?)[\s—–\-·.•]*")
_DIGITS = re.compile(r"\d+")
#: The parts of a page, from its upper and lower edge, where headers and footers stand.
_MARGIN = 0.11
_WORD = re.compile(r"[“‘(（《]*(?:[0-9A-Za-z.,%+/~\-]+|[^\s])[”’」』）)》〉、，。；：？！,;:?!%％]*")
_TERMINAL = re.compile(r"[。！？；!?;:：…][”’」』）)\"]*$")


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its height in points, its lines in reading order, and its ruled tables with their upper edges."""

    height: float
    strips: tuple[Strip, ...]
    tables: tuple[tuple[float, list[list[str]]], ...] = ()


def write_pages(pages: Sequence[Page]) -> Writer:
    """The text of a document.

    Args:
        pages: its pages, in order.
    """
    writer = Writer()
    running, style = _running(pages), _style_of(pages)
    paragraph: list[Strip] = []
    for number, page in enumerate(pages):
        strips = [s for s in page.strips if not _is_margin(s, page, number, running)]
        if paragraph and (not strips or style.begins(paragraph[-1], strips[0])):
            writer.line(_joined(paragraph))
            paragraph = []
        begun = not paragraph
        if begun:
            writer.page()
        tables = sorted(page.tables, key=lambda t: t[0])
        for strip in strips:
            while tables and tables[0][0] <= strip.top:
                _flush(writer, paragraph)
                writer.table(tables.pop(0)[1])
            if paragraph and style.begins(paragraph[-1], strip):
                writer.line(_joined(paragraph))
                paragraph = []
                if not begun:
                    writer.page()  # the paragraph that came over from the page before ends here
                    begun = True
            paragraph.append(strip)
        if not begun:
            writer.page()
        for _, rows in tables:
            _flush(writer, paragraph)
            writer.table(rows)
    _flush(writer, paragraph)
    return writer


def _flush(writer: Writer, paragraph: list[Strip]) -> None:
    if paragraph:
        writer.line(_joined(paragraph))
        paragraph.clear()


def _running(pages: Sequence[Page]) -> frozenset[str]:
    """The lines in the margins that stand on several pages, whatever their numbers."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_shape(s.text) for s in page.strips if _in_margin(s, page)})
    least = max(2, min(3, len(pages) // 2))
    return frozenset(shape for shape, count in counts.items() if count >= least)


def _shape(text: str) -> str:
    return _DIGITS.sub("0", "".join(text.split()))


def _in_margin(strip: Strip, page: Page) -> bool:
    return strip.bottom < _MARGIN * page.height or strip.top > (1 - _MARGIN) * page.height


def _is_margin(strip: Strip, page: Page, number: int, running: frozenset[str]) -> bool:
    """Whether a line is a header or footer; the first page's own headline may stand in its margin, and stays."""
    if not _in_margin(strip, page):
        return False
    if _PAGE_NUMBER.fullmatch(strip.text):
        return True
    if _shape(strip.text) not in running or len(strip.text) > 60:
        return False
    body = Counter(round(s.size) for s in page.strips).most_common(1)[0][0]
    return number > 0 or strip.size <= body + 1


@dataclass(frozen=True, slots=True)
class _Style:
    """How a document sets its paragraphs.

    Attributes:
        size: the size of its running text, in points.
        pitch: the distance of its lines, from upper edge to upper edge, in points.
        indented: whether paragraphs begin with an indent.
        spaced: whether more space stands between paragraphs than between lines.
    """

    size: float
    pitch: float
    indented: bool
    spaced: bool

    def begins(self, before: Strip, strip: Strip) -> bool:
        """Whether a line begins a paragraph, seen from the line before it."""
        em = max(strip.size, 1.0)
        if abs(before.size - strip.size) > 0.15 * em:
            return True
        below = before.column == strip.column and before.left == strip.left and before.top <= strip.top
        apart = below and strip.top - before.top > self.pitch + 0.3 * em
        if strip.size > 1.15 * self.size and not _TERMINAL.search(before.text):
            return below and strip.top - before.bottom > 1.6 * em  # a headline on several lines
        if apart and (self.spaced or strip.top - before.bottom > 1.6 * em):
            return True
        if strip.x0 - strip.left > 1.2 * em:
            return strip.right - strip.left > 8 * em
        if "  " in before.text or "  " in strip.text:
            return True
        if below and self.spaced and strip.top - before.top > 0.5 * self.pitch:
            return False
        left_over = before.right - before.x1 - _unbreakable(strip)
        if left_over <= 1.6 * em:
            return False
        return bool(_TERMINAL.search(before.text)) or left_over > (8 if self.indented else 2) * em


def _style_of(pages: Sequence[Page]) -> _Style:
    sizes: Counter[float] = Counter()
    pitches: Counter[float] = Counter()
    indents = ends = 0
    below: list[tuple[float, bool]] = []
    for page in pages:
        for strip, following in itertools.zip_longest(page.strips, page.strips[1:]):
            sizes[round(strip.size, 1)] += len(strip.text)
            indents += 1.2 * strip.size < strip.x0 - strip.left < 4 * strip.size
            ended = strip.right - strip.x1 > 1.6 * strip.size and bool(_TERMINAL.search(strip.text))
            ends += ended
            if following is not None and following.column == strip.column and following.top > strip.top:
                pitches[round(following.top - strip.top, 1)] += 1
                below.append((following.top - strip.top, ended))
    size = sizes.most_common(1)[0][0] if sizes else 10.0
    pitch = pitches.most_common(1)[0][0] if pitches else 1.5 * size
    gaps = [distance > pitch + 0.3 * size for distance, ended in below if ended]
    return _Style(size, pitch, indents > 0.5 * ends, len(gaps) > 1 and sum(gaps) > 0.7 * len(gaps))


def _unbreakable(strip: Strip) -> float:
    """The width of what a line may not be parted in at its beginning, in points: a number, a Latin word, a closing mark."""
    word = _WORD.match(strip.text)
    return sum(0.6 if c.isascii() else 1.0 for c in word[0]) * strip.size if word else 0.0


def _joined(strips: list[Strip]) -> str:
    """The words of a paragraph: no space between Chinese lines, none after a hyphen, one between Latin words."""
    text = strips[0].text
    for strip in strips[1:]:
        first, last = strip.text[:1], text[-1:]
        if last == "-" and len(text) > 1 and text[-2].isalpha() and text[-2].isascii() and first.islower():
            text = text[:-1] + strip.text
        elif last.isascii() and first.isascii() and last.isalpha() and first.isalpha():
            text += " " + strip.text
        else:
            text += strip.text
    return text
