"""Items of common words in the company of names: 云岭村、|野牛村|棚户区改造; 民生路 and 航空小镇 among streets and towns."""

from __future__ import annotations

from kg.lexicon import word_list
from kg.lexicon import words as lexicon_words
from kg.lexicon.edges import behind_last
from kg.mentions.walking.suffixes import Suffix, generic_words, suffix_before
from kg.mentions.walking.walk import Words, is_named, is_stop, trim_left, walk_left
from kg.model.mention import Mention, NameClass
from kg.model.span import Span
from kg.model.values import replaced

#: Classes whose names are common words often enough: places, houses, and the bodies in them.
_KINDS = frozenset(
    {
        NameClass.ROAD,
        NameClass.NEIGHBOURHOOD,
        NameClass.FUNCTIONAL_AREA,
        NameClass.PARK,
        NameClass.GREEN_SPACE,
        NameClass.FACILITY,
        NameClass.COMPOUND,
        NameClass.PUBLIC_INSTITUTION,
        NameClass.ENTERPRISE,
    }
)
#: Finders whose names prove those beside them.
_PROVING = frozenset({"suffix", "list", "gazetteer", "shared-tail"})
_MARKS = ",。;:!?、\n“”《》()"
_JOINTS = ("、", "和", "与", "及")
#: Where an item of such a list may end: before a mark, before a joint that lists do not begin with, before 等, or at the end of the text.
_CLOSERS = frozenset({*_MARKS, *_JOINTS[1:], "等", ""})
#: Letters with which a word closes that says of which kind something is.
_KIND_ENDS = ("性", "型", "类", "级", "式", "化")
_LONGEST, _SHORTEST, _LEAST = 14, 3, 2
#: The last word of groups of firms, which stand beside each other under what they do.
_FIRMS = "集团"


def find_company(words: Words, names: list[Mention], start: int, end: int, barriers: list[Span]) -> list[Mention]:
    """The items of lists that end as the name beside them does.

    Args:
        words: the words of the block.
        names: the names found so far, ordered by place.
        start: where the block begins.
        end: where it ends.
        barriers: quantities, times and people, which no name enters.
    """
    text = words.text
    taken = [m.span for m in names]
    found: list[Mention] = []
    for mention in names:
        if mention.kind not in _KINDS or mention.method not in _PROVING:
            continue
        first, last = mention.span
        before, behind = first - 1 > start and text[first - 1] == "、", last < end and text[last] in _JOINTS
        suffix = suffix_before(text, first, last) if before or behind else None
        if suffix is None or suffix.kind is not mention.kind:
            continue
        if suffix.kind is NameClass.ENTERPRISE:
            if not suffix.word.endswith(_FIRMS):
                continue
            suffix = replaced(suffix, word=_FIRMS)  # 科创投资集团、|能源集团
        at = mention.span.start
        while at - 1 > start and text[at - 1] == "、":
            item = _before(words, at - 1, start, suffix, barriers)
            if item is None or any(item.overlaps(span) for span in taken):
                break
            found.append(_named(text, item, mention.kind))
            taken.append(item)
            at = item.start
        at = mention.span.end
        while at < end and text[at] in _JOINTS:
            item = _behind(words, at + 1, end, suffix, barriers)
            if item is None or any(item.overlaps(span) for span in taken):
                break
            found.append(_named(text, item, mention.kind))
            taken.append(item)
            at = item.end
    return found


def _named(text: str, span: Span, kind: NameClass) -> Mention:
    return Mention(span, kind, text[span.start : span.end], "list", 0.75)


def _before(words: Words, close: int, start: int, suffix: Suffix, barriers: list[Span]) -> Span | None:
    """The item that ends at a place, where it ends as its neighbour does."""
    text = words.text
    opening = behind_last(text, _MARKS, start, close)
    last = words.ends_at(close)
    if last is None or not text.endswith(suffix.word, opening, close):
        return None
    left = trim_left(words, walk_left(words, last, opening, barriers), close)
    if left > opening and text[opening - 1 : opening] == "、":
        return None  # an item in the middle is one from mark to mark
    return _sound(words, Span(left, close), suffix, barriers)


def _behind(words: Words, opening: int, end: int, suffix: Suffix, barriers: list[Span]) -> Span | None:
    """The item that begins at a place, up to where it ends as its neighbour does."""
    text = words.text
    if not words.begins_at(opening):
        return None
    close = text.find(suffix.word, opening + _LEAST, min(end, opening + _LONGEST)) + len(suffix.word)
    if close < opening + _SHORTEST or words.ends_at(close) is None:
        return None
    if text[close : close + 1] not in _CLOSERS and not _ends(words, close):
        return None
    return _sound(words, Span(opening, close), suffix, barriers)


def _ends(words: Words, close: int) -> bool:
    """Whether a verb or a particle follows, so that the noun ends here."""
    index = words.index_at(close)
    return index < len(words.words) and is_stop(words.string(index), words.words[index].tag)


def _sound(words: Words, span: Span, suffix: Suffix, barriers: list[Span]) -> Span | None:
    """The item, where the words before its ending are of one name and of no kind of such things."""
    text = words.text
    anchor = span.end - len(suffix.word)
    about = text[span.start : anchor]
    if not _SHORTEST <= span.length <= _LONGEST or anchor - span.start < _LEAST or not about.isalnum():
        return None
    inside = words.between(span.start, anchor)
    if any(is_stop(text[w.start : w.end], w.tag) or w.tag in ("m", "r", "d") for w in inside):
        return None
    if about.endswith(_KIND_ENDS):
        return None  # 综合性|医院
    if about in generic_words() or not is_named(words, span.start, anchor):
        return None
    if any(text[w.start : w.end] in lexicon_words("names", "placed", "kinds") for w in inside):
        return None
    name = text[span.start : span.end]
    if name in lexicon_words("names", "never", "names") or name.endswith(word_list("names", "never", "endings")):
        return None
    return None if any(b.overlaps(span) for b in barriers) else span
