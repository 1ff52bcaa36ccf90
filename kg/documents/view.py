"""The normalised view of a text, line by line, with a map back to the source.

The texts mix full-width and half-width signs, carry Markdown marks and stray spaces. All later stations read the view;
only evidence quotes the source. Nothing is ever added: each character of the view is one character of the source.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from kg.documents.traditional import simplified
from kg.model.source import AsideKind
from kg.model.values import made_by_slots

#: One-to-one replacements: full-width ASCII (Unicode block FF00), look-alike punctuation, exotic spaces.
_TABLE: dict[int, str] = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_TABLE |= {ord(a): b for a, b in zip("﹐﹑﹔﹕﹖﹗﹪﹙﹚〔〕【】﹝﹞", ",、;:?!%()[][][]", strict=True)}
_TABLE |= {ord(a): " " for a in "\u3000\u00a0\u2002\u2003\u2009\u202f\t\v\f"}
_TABLE |= {ord(a): "—" for a in "―─━–"} | {ord(a): "~" for a in "∼〜"} | {ord("〇"): "〇", ord("○"): "〇"}
_TABLE |= {
    ord("・"): "·",
    ord("•"): "·",
    ord("﹒"): "·",
    ord("．"): ".",
    ord("／"): "/",
    ord("″"): "”",
    ord("∶"): ":",
    ord("︰"): ":",
    ord("＂"): '"',
}

_FOLDED = re.compile(f"[{re.escape(''.join(map(chr, _TABLE)))}]")

#: Ends of lines, also those that a scraper wrote out as characters; two or more ideographic spaces after a full stop
#: are a paragraph's indent, left over where the line break before it was lost.
_BREAK = re.compile(
    r"(?=[\n\r\u2028\u2029\x85\\ ])(?:\r\n|[\n\r\u2028\u2029\x85]|\\r\\n|\\n|(?<=[。!?;:])(?=[ ]{2,}\S))"
)
_ODD = re.compile(
    r"(?=[\[ ?*#_\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd\x00-\x08\x0e-\x1f])"
    r"(?:\[\d{1,3}\]|[ ]+(?:\?{2,}[ ]*)?|\?{2,}[ ?]*|[*\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd\x00-\x08\x0e-\x1f]+|#+|_{2,})"
)
#: What no line keeps.
_NOTHING = "\u200b"
_HEADING_MARK = re.compile(r" *(#{1,6})")
_BULLET_MARK = re.compile(r" *(?:[-·●■◆▪►>]|——?) *(?=\S)")


def fold(text: str) -> str:
    """The text with full-width and look-alike signs written in one way, character for character.

    >>> fold("（２０２１年）增长６．２％")
    '(2021年)增长6.2%'
    """
    for sign in set(
        _FOLDED.findall(text)
    ):  # some five of the signs, each replaced at once, cost a fifth of `translate`
        text = text.replace(sign, _TABLE[ord(sign)])
    return text


@made_by_slots
@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source, normalised.

    Attributes:
        text: the characters kept.
        offsets: for each of them its place in the source.
        marks: the number of ``#`` before it.
        bullet: whether it begins with a bullet.
        end: where the line ends in the source.
        raw: the line as it stands there, but for its indent.
        indented: whether it begins with an indent of two letters.
    """

    text: str
    offsets: array[int]
    marks: int
    bullet: bool
    end: int
    raw: str = ""
    indented: bool = False


def read_lines(text: str, asides: Sequence[tuple[int, int, str]] = ()) -> list[Line]:
    r"""The non-empty lines of a text, normalised.

    Args:
        text: the source's text.
        asides: the stretches to leave out, each of whole lines, or an advertisement inside one.

    >>> [(l.text, l.marks, l.bullet) for l in read_lines("# 标 题\\n\\n- 完成**709．3亿元** 同比（下同）增长 1.2％")]
    [('标 题', 1, False), ('完成709.3亿元 同比(下同)增长1.2%', 0, True)]
    """
    same = _without(fold(simplified(text)), [a for a in asides if a[2] == AsideKind.ADVERTISEMENT])
    asides = [a for a in asides if a[2] != AsideKind.ADVERTISEMENT]
    lines = []
    at = 0
    left_out = iter(asides)
    aside = next(left_out, None)
    for mark in _BREAK.finditer(same):
        while aside is not None and aside[1] <= at:
            aside = next(left_out, None)
        if aside is not None and aside[0] <= at:
            at = mark.end()
            continue
        if mark.start() > at:
            lines.append(_line(text, same, at, mark.start()))
        at = mark.end()
    if at < len(same) and not any(start <= at < end for start, end, _ in asides):
        lines.append(_line(text, same, at, len(same)))
    return [line for line in lines if line.text]


def _without(text: str, asides: Sequence[tuple[int, int, str]]) -> str:
    """The text with stretches of its lines replaced, character for character, by what no line keeps."""
    pieces: list[str] = []
    at = 0
    for start, end, _ in asides:
        pieces += (text[at:start], _NOTHING * (end - start))
        at = end
    return "".join((*pieces, text[at:])) if pieces else text


def _line(text: str, same: str, start: int, end: int) -> Line:
    line_end = end
    raw = text[start:end]
    indented = same.startswith("  ", start, end)
    marks = 0
    if found := _HEADING_MARK.match(same, start, end):
        marks, start = len(found[1]), found.end()
    bullet = False
    if found := _BULLET_MARK.match(same, start, end):
        bullet, start = True, found.end()
    while start < end and same[start] in " *":
        start += 1
    while end > start and same[end - 1] in " *":
        end -= 1
    pieces: list[str] = []
    offsets = array("I")
    at = start
    for odd in _ODD.finditer(same, start, end):
        kept = _kept_of(same, odd, start, end)
        if kept:
            continue
        pieces.append(same[at : odd.start()])
        offsets.extend(range(at, odd.start()))
        at = odd.end()
        if kept is None:
            pieces.append(" ")
            offsets.append(odd.start())
    pieces.append(same[at:end])
    offsets.extend(range(at, end))
    return Line("".join(pieces), offsets, marks, bullet, line_end, raw.strip(), indented)


def _kept_of(same: str, odd: re.Match[str], start: int, end: int) -> bool | None:
    """Whether an odd stretch stays as it is (True), goes (False), or shrinks to one space (None)."""
    if odd[0][0] == "[":
        return odd.start() == start  # a mark of a note goes; the number of the note itself stays
    if odd[0][0] == "#":
        return odd.start() > start and same[odd.start() - 1].isalnum()  # 4#楼 is a name, # 标题 is a mark
    if odd[0][0] not in " ?":  # ?? stands for spaces that a scraper lost
        return False
    if odd[0] == " " and _in_number(same, odd.start(), start, end):
        return False
    kept = _space_between(_last_letter(same, start, odd.start()), _first_letter(same, odd.end(), end))
    return False if kept is None and _is_stray(same, odd, start, end) else kept


#: Marks of running text, and how long a line of it is at least.
_MARKS = ",。;、:"
_PROSE = 60
#: How far a space that stands for nothing is from the next: about half a column.
_ALONE = 25
_OF_BYLINES = re.compile("记者|通讯员|编辑|实习生|摄影|作者|校对")


def _is_stray(same: str, odd: re.Match[str], start: int, end: int) -> bool:
    """Whether a space inside a sentence stands for nothing: a column or a page once ended there (持续改 善).

    In running text a comma is written; a space stands for one only in slogans between quotation marks, in bylines, in
    rows of phrases, and in front of the first mark of a line, where a title may go over into the text.
    """
    at = odd.start()
    if (
        odd[0] != " "
        or end - start < _PROSE
        or not (_is_han(same[at - 1]) and (_is_han(same[at + 1]) or same[at + 1] in "“《"))
    ):
        return False
    mark = max(same.rfind(mark, start, at) for mark in _MARKS)
    if (
        mark < 0
        or same.rfind("“", start, at) > same.rfind("”", start, at)
        or same.rfind("《", start, at) > same.rfind("》", start, at)
    ):
        return False
    if " " in same[max(start, at - _ALONE) : at] or " " in same[at + 1 : min(end, at + _ALONE)]:
        return False  # phrases set apart by spaces
    return _OF_BYLINES.search(same, mark, at) is None


#: Digits that the layout set apart: 5 2 30 户, 14.7 3亿元, 20 19 年; what a number has before its point and behind it.
_APART = re.compile(r"\d+(?: \d+)*(?: ?\. ?\d+(?: \d+)*)?")
_DIGITS = "0123456789. "
#: A number of so many digits that were set apart is two numbers.
_MOST_DIGITS = 6


def _in_number(same: str, at: int, start: int, end: int) -> bool:
    """Whether a space tears one number of running text, where letters stand before it and a unit behind it.

    In Chinese prose two numbers never stand side by side with nothing but a space between them, but in quotations do
    (“1 10 100”工程), and in rows of tables.
    """
    if at - 1 < start or at + 1 >= end or same[at - 1] not in _DIGITS or same[at + 1] not in _DIGITS:
        return False
    first, last = at, at
    while first > start and same[first - 1] in _DIGITS:
        first -= 1
    while last < end and same[last] in _DIGITS:
        last += 1
    digits = same[first:last].strip()
    if end - start < _PROSE or _APART.fullmatch(digits) is None or sum(map(str.isdigit, digits)) > _MOST_DIGITS:
        return False
    return first > start and _is_han(same[first - 1]) and last < end and (_is_han(same[last]) or same[last] in "%‰")


def _is_han(letter: str) -> bool:
    return "\u4e00" <= letter <= "\u9fff"


def _last_letter(same: str, start: int, end: int) -> str:
    while end > start and same[end - 1] in " *":
        end -= 1
    return same[end - 1 : end] if end > start else ""


def _first_letter(same: str, start: int, end: int) -> str:
    while start < end and same[start] in " *":
        start += 1
    return same[start] if start < end else ""


def _space_between(before: str, after: str) -> bool | None:
    """A space stays between two words (it often stands for a comma), and goes beside punctuation and inside numbers."""
    if (
        not before
        or not after
        or not (before.isalnum() or before in "%)”》")
        or not (after.isalnum() or after in "(“《")
    ):
        return False
    if after.isdigit() and not before.isascii():
        return False  # 增长 1.2%
    if before.isdigit() and not after.isascii():
        return False  # 1.2 亿元
    return None
