"""Towns and villages that a list calls by their bare names: 北岭、王营、柳沟3镇, 高湾、北陂撤乡设镇."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.lists.lists import SEAT
from kg.mentions.walking.splitting import items_before
from kg.mentions.walking.suffixes import generic_words, suffix_before
from kg.mentions.walking.walk import Words, is_stop
from kg.model.mention import Mention, NameClass
from kg.model.quantity import Quantity
from kg.model.span import Span

METHOD = "towns"
#: The class of what a number with such a unit counts.
_UNITS = {
    "镇": NameClass.SUBDISTRICT,
    "乡": NameClass.SUBDISTRICT,
    "街道": NameClass.SUBDISTRICT,
    "乡镇": NameClass.SUBDISTRICT,
    "镇街": NameClass.SUBDISTRICT,
    "村": NameClass.NEIGHBOURHOOD,
    "社区": NameClass.NEIGHBOURHOOD,
}
#: What is counted by 个 where towns of one kind are.
_SOME = re.compile("(?:中心|建制|重点|特色|试点|移民|城郊|沿边|革命老区)(?P<unit>镇|乡镇|乡|村)")
#: A town that becomes one of another kind.
_CHANGED = re.compile(
    "撤(?:乡(?:设|并|建|改)(?P<town>镇)|(?:镇|乡镇|乡)(?:设|建|改|并)(?P<street>街道)|镇(?:设|建|改)(?P<short>街))"
)
_SHORTEST, _LONGEST = 2, 4
_MOST = 9
#: What every one of the towns has: 3镇|污水处理厂.
_HELD = frozenset({NameClass.FACILITY, NameClass.PUBLIC_INSTITUTION})
_LONGEST_HELD = 10


def find_town_lists(
    words: Words, start: int, end: int, barriers: list[Span], quantities: list[Quantity]
) -> list[Mention]:
    """The towns of ``[start, end)`` that a number of towns, or their new rank, closes a list of.

    Args:
        words: the words of the block.
        start: where the block begins.
        end: where it ends.
        barriers: quantities and times in order.
        quantities: the quantities.
    """
    found: list[Mention] = []
    for quantity in quantities:
        unit, behind = quantity.unit, quantity.span.end
        if unit == "个" and (some := _SOME.match(words.text, behind, end)) is not None:
            unit, behind = some["unit"], some.end()  # 北岭、王营两个|中心镇
        kind = _UNITS.get(unit)
        if kind is None or not start < quantity.core.start < end or not 2 <= quantity.value <= _MOST:
            continue
        spans = items_before(words, quantity.core.start, start, barriers)
        if len(spans) == int(quantity.value):
            unit = unit if unit in ("镇", "乡", "街道", "村", "社区") else ""
            found.extend(_towns(words, spans, kind, unit, behind, end))
    at = words.text.find("撤", start, end)
    while at >= 0:
        if (changed := _CHANGED.match(words.text, at, end)) is not None:
            unit = changed["town"] or changed["street"] or "街道"
            spans = items_before(words, at, start, barriers)
            found.extend(_towns(words, spans, NameClass.SUBDISTRICT, unit, end, end))
        at = words.text.find("撤", at + 1, end)
    return found


def _towns(words: Words, spans: list[Span], kind: NameClass, unit: str, behind: int, end: int) -> Iterator[Mention]:
    text = words.text
    names = [text[span.start : span.end] for span in spans]
    if any(not _SHORTEST <= len(name) <= _LONGEST or name in generic_words() or not name.isalpha() for name in names):
        return
    if any(is_stop(text[w.start : w.end], w.tag) for span in spans for w in words.between(*span)):
        return  # 推进|撤乡建镇
    held = _held(words, behind, end)
    for span, name in zip(spans, names, strict=True):
        own = name.endswith(("街道", "镇", "乡", unit or "村"))  # 王村 may be a town
        whole = name if own else name + unit
        yield Mention(span, kind, whole, METHOD, 0.75, aliases=() if own or not unit else (name,))
        if held is not None:
            yield Mention(span, held[1], whole + held[0], SEAT, 0.7)


def _held(words: Words, behind: int, end: int) -> tuple[str, NameClass] | None:
    """The house that each of the towns has, right behind how many they are."""
    for word in words.between(behind, min(end, behind + _LONGEST_HELD)):
        suffix = suffix_before(words.text, behind, word.end)
        if suffix is not None and suffix.kind in _HELD and len(suffix.word) > 1:
            return words.text[behind : word.end], suffix.kind
    return None
