"""Lines become blocks: broken paragraphs joined, kinds told apart, headings nested, the view put together."""

from __future__ import annotations

import itertools
import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.documents.joining import Crosses, heading_level, is_byline, is_caption, is_heading, seam_sign
from kg.documents.view import Line, read_lines
from kg.documents.wrapping import find_wrap
from kg.lexicon import word_list
from kg.model.document import Block, BlockKind, Seam, View

_SALUTATION = re.compile(r"^(?:各位(?:代表|委员|同志|领导)|同志们|主任、)")
_INLINE_HEADING = re.compile(r"(?<=[。;!?])(?=(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)))")
_DOCUMENT_TITLE = re.compile(r"(?:政府|委常委会|区委|县委|市委).{0,6}工作报告|两会|报告出炉")


#: The longest paragraph of the reports measured has 3,200 characters; without full stops the longest has 700.
_LONGEST_BLOCK, _LONGEST_SENTENCE = 3500, 1000


@dataclass(frozen=True, slots=True)
class Layout:
    """The view of a source with its blocks, before parts and periods are known."""

    view: View
    blocks: tuple[Block, ...]
    seams: tuple[Seam, ...]


def lay_out(text: str, crosses: Crosses, asides: Sequence[tuple[int, int, str]] = ()) -> Layout:
    """Read the lines of a source text, join what is broken, and tell the kinds of blocks apart.

    Args:
        text: the decoded source text.
        crosses: tells whether a word reaches across the seam of two texts.
        asides: the stretches of the text to leave out.
    """
    paragraphs, seams = _join(read_lines(text, asides), crosses)
    pieces: list[str] = []
    offsets = array("I")
    blocks: list[Block] = []
    stack: list[tuple[int, int]] = []
    at = 0
    for line in paragraphs:
        if pieces:
            pieces.append("\n")
            offsets.append(offsets[-1])
            at += 1
        for start, end in _split(line.text):
            kind, level = _kind(line, line.text[start:end], first=not blocks)
            if kind in (BlockKind.HEADING, BlockKind.TITLE):
                while stack and stack[-1][0] >= level:
                    stack.pop()
                headings = tuple(index for _, index in stack)
                stack.append((level, len(blocks)))
            else:
                headings = tuple(index for _, index in stack)
            blocks.append(Block(kind, at + start, at + end, level, headings=headings))
        pieces.append(line.text)
        offsets.extend(line.offsets)
        at += len(line.text)
    return Layout(View("".join(pieces), offsets), tuple(blocks), tuple(seams))


def _join(lines: list[Line], crosses: Crosses) -> tuple[list[Line], list[Seam]]:
    joined: list[Line] = []
    seams: list[Seam] = []
    wrap = find_wrap(lines)
    for index, line in enumerate(lines):
        if joined:
            before = joined[-1]
            if wrap is not None and wrap.goes_on(lines[index - 1], line):
                yes, sign = True, "wrapped"
            else:
                yes, sign = seam_sign(before, line, crosses)
            if sign:
                seams.append(Seam(before.end, yes, sign))
            if yes:
                joined[-1] = Line(
                    before.text + line.text, before.offsets + line.offsets, before.marks, before.bullet, line.end
                )
                continue
        joined.append(line)
    return joined, seams


def _split(text: str) -> list[tuple[int, int]]:
    """Cut a paragraph before headings that run on inside it; most paragraphs stay whole."""
    cuts = [0, *(m.start() for m in _INLINE_HEADING.finditer(text)), len(text)] if len(text) > 600 else [0, len(text)]
    return [piece for a, b in itertools.pairwise(cuts) if b > a for piece in _bounded(text, a, b)]


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a paragraph that is longer than any that people write, so that what looks at pairs of words stays quick."""
    longest = _LONGEST_BLOCK if text.count("。", start, end) * 300 >= end - start else _LONGEST_SENTENCE
    while end - start > longest:
        stop = start + longest
        marks = (text.rfind(mark, start + 1, stop) + 1 for mark in ("。", ";", ","))
        cut = next((at for at in marks if at > start + 1), stop)
        yield start, cut
        start = cut
    yield start, end


def _kind(line: Line, text: str, *, first: bool) -> tuple[BlockKind, int]:
    if is_caption(text):
        return BlockKind.CAPTION, 0
    if is_byline(text):
        return BlockKind.BYLINE, 0
    if line.bullet and not line.marks:
        return BlockKind.BULLET, 0
    if _SALUTATION.match(text) and len(text) < 20:
        return BlockKind.BODY, 0
    if line.marks:
        return (BlockKind.TITLE, 1) if first else (BlockKind.HEADING, line.marks)
    if is_heading(line):
        if len(text) <= 40 and _DOCUMENT_TITLE.search(text) and not heading_level(text):
            return BlockKind.TITLE, 1
        level = heading_level(text)
        if level:
            return BlockKind.HEADING, level
        return BlockKind.HEADING, 1 if _is_part_name(text) else 6
    return BlockKind.BODY, 0


def _is_part_name(text: str) -> bool:
    cues = (*word_list("layout", "parts", "review"), *word_list("layout", "parts", "plan"))
    pieces = re.split(r"[:—]", text)
    return any(piece.endswith(cues) for piece in pieces) or any(
        cue in text for cue in word_list("layout", "parts", "notes")
    )
