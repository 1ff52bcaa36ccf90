"""Items from mark to mark in lists whose other items are names: 云岭书院、石坡古墟、|清塘古墟|等; 海川湖、|留洞|、青石新城等片区."""

from __future__ import annotations

import re

from kg.lexicon import word_list
from kg.lexicon import words as lexicon_words
from kg.mentions.bodies.brands import is_worded_firm
from kg.mentions.walking.splitting import split_items
from kg.mentions.walking.suffixes import generic_words, suffix_before
from kg.mentions.walking.walk import Words, is_named, is_specific, is_stop
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

METHOD = "sibling"
#: Classes of places, houses and bodies, of which lists are made.
_KINDS = frozenset(
    {
        NameClass.FUNCTIONAL_AREA,
        NameClass.PARK,
        NameClass.GREEN_SPACE,
        NameClass.FACILITY,
        NameClass.PUBLIC_INSTITUTION,
        NameClass.COMPOUND,
        NameClass.NEIGHBOURHOOD,
        NameClass.SUBDISTRICT,
        NameClass.ROAD,
        NameClass.ENTERPRISE,
        NameClass.WATER_BODY,
    }
)
#: Classes whose names need no ending.
_BARE = frozenset({NameClass.FUNCTIONAL_AREA, NameClass.ENTERPRISE, NameClass.COMPOUND, NameClass.SUBDISTRICT})
#: Finders too weak to prove what stands beside their names.
_WEAK = frozenset({"position", "quote", "zone", "echo", "alone", METHOD})
_CLAUSE = re.compile(r"[^,。;:!?\n ]+")
#: Where the last item of a list ends.
_LAST = re.compile(r"等|和|及|以及")
_KIND_ENDS = ("性", "型", "类", "级", "式", "化", "制", "的")
#: Classes and letters that common nouns end with as well: 助学|基金, 污水管|线.
_FUNDS = ("基金", "银行", "证券", "集团")
_COMMON, _COMMON_ENDS = frozenset({NameClass.ENTERPRISE}), frozenset("线")
_LONGEST, _LEAST, _LONGEST_BARE = 14, 2, 6


def find_siblings(words: Words, names: list[Mention], start: int, end: int, barriers: list[Span]) -> list[Mention]:
    """The items of lists that end like names, or are proper, in the company of names.

    Args:
        words: the words of the block.
        names: the names found so far, ordered by place.
        start: where the block begins.
        end: where it ends.
        barriers: quantities, times and people, which no name enters.
    """
    text = words.text
    found: list[Mention] = []
    if text.find("、", start, end) < 0:
        return found
    proving = [m for m in names if m.kind in _KINDS and m.method not in _WEAK]
    proving = [m for m in proving if "、" in (text[m.span.start - 1 : m.span.start], text[m.span.end : m.span.end + 1])]
    if not proving:
        return found
    begins = {m.span.start: m for m in reversed(proving)}
    ends = {m.span.end: m for m in reversed(proving)}
    for clause in _CLAUSE.finditer(text, start, end):
        opening, close = clause.span()
        if not any(m.span[0] < close and opening < m.span[1] for m in proving):
            continue
        if text.find("、", opening, close) < 0:
            continue
        items = split_items(text, opening, close)
        if not items:
            continue  # nothing but marks
        last = items[-1]
        closing = _LAST.search(text, last.start + _LEAST, last.end)
        exact = [*items[1:-1], *([Span(last.start, closing.start())] if closing else [])]
        beside = [m for item in items[:-1] if (m := ends.get(item.end)) is not None]
        beside += [m for item in items[1:] if (m := begins.get(item.start)) is not None and m not in beside]
        if not beside:
            continue
        for item in exact:
            if any(m.span.overlaps(item) for m in names) or any(b.overlaps(item) for b in barriers):
                continue
            kind = _kind(words, item, {m.kind for m in beside}, len(beside) * 2 >= len(items))
            if kind is not None:
                found.append(Mention(item, kind, text[item.start : item.end], METHOD, 0.65))
    return found


def _kind(words: Words, item: Span, kinds: set[NameClass], half: bool) -> NameClass | None:
    """The class of an item in the company of names, or None where it is no name."""
    text = words.text
    name = text[item.start : item.end]
    if not 2 <= item.length <= _LONGEST or not name.isalnum() or words.ends_at(item.end) is None:
        return None
    if not words.begins_at(item.start) or name in lexicon_words("names", "never", "names"):
        return None
    if name.endswith(word_list("names", "never", "endings")):
        return None
    inside = words.between(*item)
    if kinds == {NameClass.ENTERPRISE} and is_worded_firm(words, *item) and not name.endswith(_FUNDS):
        return NameClass.ENTERPRISE  # 海川精密、|国邦科技
    if any(is_stop(text[w.start : w.end], w.tag) or w.tag in ("m", "r", "d", "v") for w in inside):
        return None
    if any(text[w.start : w.end] in lexicon_words("names", "placed", "kinds") for w in inside):
        return None
    suffix = suffix_before(text, *item)
    if suffix is not None and suffix.kind in _KINDS:
        anchor = item.end - len(suffix.word)
        about = text[item.start : anchor]
        if suffix.kind in _COMMON or suffix.word in _COMMON_ENDS:
            return None
        if anchor - item.start < _LEAST or about in generic_words() or about.endswith(_KIND_ENDS):
            return None
        return suffix.kind if is_named(words, item.start, anchor) else None
    if suffix is None and half and len(kinds) == 1 and kinds <= _BARE and item.length <= _LONGEST_BARE:
        if is_specific(words, *item):
            return next(iter(kinds))
    return None
