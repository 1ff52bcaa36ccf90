"""Names by suffix: an anchor at the end, the walk to the left, and the test whether the part before names anything."""

from __future__ import annotations

from kg.mentions.suffixes import Suffix, suffix_before
from kg.mentions.walk import Words, is_named, is_specific, trim_left, walk_left
from kg.model.mention import Mention, NameClass
from kg.model.quantity import Quantity, UnitKind
from kg.model.span import Span

#: Classes whose names may be followed by a bracket that belongs to them: 优客工场(郑州), 产业园(一期).
_BRACKETED = frozenset(
    {
        NameClass.PARK,
        NameClass.PUBLIC_INSTITUTION,
        NameClass.ROAD,
        NameClass.PROJECT,
        NameClass.ENTERPRISE,
        NameClass.FUNCTIONAL_AREA,
    }
)
_PHASES = ("一期", "二期", "三期", "四期", "首期")
_CONFIDENCE = {True: 0.85, False: 0.7}


def find_by_suffix(
    words: Words, start: int, end: int, barriers: list[Span], quantities: list[Quantity]
) -> list[Mention]:
    """The names of ``[start, end)`` that a suffix closes, nested ones included.

    Args:
        words: the words of the block.
        start: where the block begins.
        end: where it ends.
        barriers: quantities and times in order, which no name enters.
        quantities: the quantities, because what is counted (12所中小学) is no name.
    """
    found = []
    first = words.index_at(start)
    for index in range(first, len(words.words)):
        word = words.words[index]
        if word.end > end:
            break
        suffix = suffix_before(words.text, max(start, word.end - 12), word.end)
        if suffix is None:
            continue
        mention = _mention(words, index, suffix, start, end, barriers, quantities)
        if mention is not None:
            found.append(mention)
    return found


def _mention(
    words: Words, index: int, suffix: Suffix, start: int, end: int, barriers: list[Span], quantities: list[Quantity]
) -> Mention | None:
    text = words.text
    close = words.words[index].end
    anchor = close - len(suffix.word)
    holder = index
    while holder > 0 and words.words[holder].start > anchor:
        holder -= 1
    left = walk_left(words, holder, start, barriers)
    left = trim_left(words, left, anchor)
    if left >= anchor or not 1 <= anchor - left <= suffix.max_length:
        return None
    if text[left] in "”》)]’、,。;:!?·+" or text[left : left + 1].isspace():
        return None
    known = is_specific(words, left, anchor) if suffix.specific else is_named(words, left, anchor)
    if not known or _is_counted(left, quantities) or _is_group(text, left, start):
        return None
    span = Span(left, _with_bracket(text, close, end) if suffix.kind in _BRACKETED else close)
    specific = is_specific(words, left, anchor)
    return Mention(span, suffix.kind, text[span.start : span.end], "suffix", _CONFIDENCE[specific])


def _is_counted(left: int, quantities: list[Quantity]) -> bool:
    """Whether a number of things stands right before: 12所中小学."""
    return any(q.core.end == left and q.kind is UnitKind.COUNT and q.value > 1 for q in quantities)


def _is_group(text: str, left: int, start: int) -> bool:
    return (
        text[max(start, left - 2) : left] in ("一批", "多个", "各类", "多家", "若干", "其他", "其它", "等多")
        or text[left - 1 : left] in "各"
    )


def _with_bracket(text: str, close: int, end: int) -> int:
    """The end of a name with the bracket that belongs to it."""
    if close < end and text[close] == "(":
        shut = text.find(")", close, min(end, close + 14))
        if shut > 0 and "," not in text[close:shut] and "。" not in text[close:shut]:
            inner = text[close + 1 : shut]
            if inner in _PHASES or inner.isascii() or len(inner) <= 10:
                return shut + 1
    return close
