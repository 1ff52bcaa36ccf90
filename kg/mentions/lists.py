"""Lists of names: "A、B等7个X", "A、B等X", "A、B两家X"; the head types every item, shared tails are restored."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from kg.lexicon import words as lexicon_words
from kg.lexicon.divisions import divisions
from kg.mentions.brands import is_firm
from kg.mentions.suffixes import generic_words, head_at_end, suffix_before
from kg.mentions.walk import Words, is_named, is_specific, is_stop, trim_left, walk_left
from kg.model.document import Level
from kg.model.mention import Mention, NameClass
from kg.model.quantity import Quantity, UnitKind
from kg.model.span import Span

#: Classes whose names may be made of common words.
_FREE = frozenset({NameClass.PROJECT, NameClass.ENTERPRISE})
_OPEN = "(“《[‘"
_CLOSE = ")”》]’"
#: Heads whose items carry the head in their full name: 密洞等13个安置房项目 names 密洞安置房项目.
_RESTORED = frozenset({NameClass.PROJECT})
#: 等一批项目, 等多个项目: many, without a number.
_MANY = ("一大批", "一批", "多个", "多家", "多条", "多所", "若干", "众多")
#: Classes that a list takes with common words before their endings: 合成生物学创新中心等新型研发机构.
_DESCRIBED = frozenset({NameClass.PUBLIC_INSTITUTION, NameClass.FACILITY, NameClass.PARK})
_TELLING, _LONGEST_COINED = 4, 5
#: Heads that 重点 opens, though it opens no name: 等|重点企业.
_QUALIFIED = ("企业", "项目")
#: Heads that close the names of the items before 等, and how they open.
_SHARED = ("创新中心", "实验室", "研究中心", "研究院", "科学中心")
_SHARED_BY = ("国家", "全国重点", "重点", "省", "市", "制造业", "联合", "产业")
_TYPED_ONLY_SPECIFIC = frozenset({NameClass.INDUSTRY, NameClass.POLICY, NameClass.GOVERNMENT_BODY})


def split_items(text: str, start: int, end: int) -> list[Span]:
    """The parts of ``[start, end)`` between 、 (and 和, 与 before the last) at bracket and quote depth 0.

    >>> split_items("嵩山路(农业路、陇海路)、桐柏路", 0, 16)
    [Span(start=0, end=12), Span(start=13, end=16)]
    """
    items = []
    depth = 0
    at = start
    for place in range(start, end):
        letter = text[place]
        if letter in _OPEN:
            depth += 1
        elif letter in _CLOSE:
            depth = max(0, depth - 1)
        elif letter == "、" and depth == 0:
            items.append(Span(at, place))
            at = place + 1
    items.append(Span(at, end))
    return [item for item in items if item.end > item.start]


def find_listed(words: Words, start: int, end: int, barriers: list[Span], quantities: list[Quantity]) -> list[Mention]:
    """The items of the lists of ``[start, end)`` that a head closes.

    Args:
        words: the words of the block.
        start: where the block begins.
        end: where it ends.
        barriers: quantities and times in order.
        quantities: the quantities.
    """
    found: list[Mention] = []
    text = words.text
    at = text.find("等", start, end)
    while at >= 0:
        index = words.index_at(at)
        if index < len(words.words) and words.words[index] == (at, at + 1, words.words[index].tag):
            found.extend(_closed_by_etc(words, at, start, end, barriers, quantities))
        at = text.find("等", at + 1, end)
    for quantity in quantities:
        if quantity.kind is UnitKind.COUNT and start <= quantity.core.start < end and 2 <= quantity.value <= 12:
            found.extend(_closed_by_count(words, quantity, start, end, barriers))
    return found


def _closed_by_etc(
    words: Words, at: int, start: int, end: int, barriers: list[Span], quantities: list[Quantity]
) -> list[Mention]:
    text = words.text
    tail = at + 1
    for many in _MANY:
        if text.startswith(many, tail):
            tail += len(many)
            break
    counted = next((q for q in quantities if q.core.start in (tail, tail + 1) and q.kind is UnitKind.COUNT), None)
    if counted is not None:
        tail = counted.span.end
    phrase_end = _phrase_end(words, tail, end)
    head_end = _head_end(words, tail, phrase_end)
    kind = head_at_end(text, tail, head_end) if head_end > tail else None
    spans = _items_before(words, at, start, barriers)
    head = text[tail:head_end]
    found = []
    named = sum(is_specific(words, *span) or is_firm(words, *span) for span in spans)
    if kind is NameClass.ENTERPRISE and any(is_firm(words, *span) for span in spans):
        named = len(spans)
    for span in spans:
        mention = _item(words, span, kind, head, counted is not None, company=2 * named >= len(spans))
        if mention is not None:
            found.append(replace(mention, exemplar_of=counted.core.start if counted else -1))
    return found


def _closed_by_count(words: Words, quantity: Quantity, start: int, end: int, barriers: list[Span]) -> list[Mention]:
    """柳湖、西流湖2家社区卫生服务中心: as many items as the number says, right before it."""
    text = words.text
    if quantity.core.start <= start or text[quantity.core.start - 1] in ",。;:、等":
        return []
    spans = _items_before(words, quantity.core.start, start, barriers)
    if len(spans) != int(quantity.value) or len(spans) < 2:
        return []
    phrase_end = _phrase_end(words, quantity.span.end, end)
    head_end = _head_end(words, quantity.span.end, phrase_end)
    head = text[quantity.span.end : head_end]
    kind = head_at_end(text, quantity.span.end, head_end) if head else None
    if kind is None or kind in _TYPED_ONLY_SPECIFIC:
        return []
    found = []
    for span in spans:
        mention = _item(words, span, kind, head, True)
        if mention is not None:
            restored = mention.name if suffix_before(text, span.start, span.end) else mention.name + head
            found.append(replace(mention, kind=kind, name=restored, exemplar_of=quantity.core.start))
    return found


def _phrase_end(words: Words, start: int, end: int) -> int:
    """Where the noun phrase that begins at ``start`` ends at the latest."""
    index = words.index_at(start)
    at = start
    while index < len(words.words):
        word = words.words[index]
        string = words.string(index)
        if word.start != at or word.end > end or word.end - start > 22:
            break
        qualifies = string == "重点" and words.text.startswith(_QUALIFIED, word.end)
        if string not in "“”()" and not qualifies and is_stop(string, word.tag) and string not in ("和", "的", "、"):
            break
        at = word.end
        index += 1
    return at


def _head_end(words: Words, start: int, end: int) -> int:
    """The end of the longest beginning of ``[start, end)`` that closes with a head noun."""
    best = start
    for word in words.between(start, end):
        if head_at_end(words.text, start, word.end) is not None:
            best = word.end
        elif best > start and words.text[word.start : word.end] in ("、", "和", "的"):
            break
    return best


def _items_before(words: Words, at: int, start: int, barriers: list[Span]) -> list[Span]:
    """The items of the list that ends at ``at``; the first is found by the walk to the left."""
    text = words.text
    floor = max(text.rfind(mark, start, at) for mark in ",。;:!? \n") + 1
    floor = max(floor, start)
    spans = split_items(text, floor, at)
    kept: list[Span] = []
    for span in reversed(spans):
        left = _left_edge(words, span, floor, barriers)
        if left is None:
            break
        kept.append(Span(left, span.end))
        if left > span.start:
            break
    return list(reversed(kept))


def _left_edge(words: Words, span: Span, floor: int, barriers: list[Span]) -> int | None:
    text = words.text
    if text[span.end - 1] in _CLOSE:
        opening = text.rfind(_OPEN[_CLOSE.index(text[span.end - 1])], span.start, span.end)
        if opening >= 0 and text[span.end - 1] in "”》":
            if opening == span.start:
                return span.start
            index = words.index_at(opening) - 1
            if (
                index >= 0
                and words.words[index].end == opening
                and is_stop(words.string(index), words.words[index].tag)
            ):
                return opening
    last = words.ends_at(span.end)
    if last is None:
        return None
    left = walk_left(words, last, span.start, barriers)
    return trim_left(words, left, span.end) if left > span.start or span.start == floor else span.start


def _item(
    words: Words, span: Span, kind: NameClass | None, head: str, counted: bool, *, company: bool = False
) -> Mention | None:
    """One item of a list; in the company of proper names also one made of common words: 东方汽配."""
    text = words.text
    start, end = span
    if text[start] in "“《" and text[end - 1] in "”》":
        start, end = start + 1, end - 1
    if not 2 <= end - start <= 26 or any(c in text[start:end] for c in ",。;:"):
        return None
    if text[start:end] in lexicon_words("names", "never", "names"):
        return None
    suffix = suffix_before(text, start, end)
    if suffix is not None and end - len(suffix.word) > start:
        about = end - len(suffix.word) - start
        known = (
            is_specific(words, start, end - len(suffix.word))
            or (not suffix.specific and is_named(words, start, end))
            or (suffix.kind in _DESCRIBED and about >= _TELLING and is_named(words, start, end - len(suffix.word)))
        )
        if known:
            return Mention(Span(start, end), suffix.kind, text[start:end], "list", 0.85)
    if kind is None or kind in _TYPED_ONLY_SPECIFIC:
        return None
    if kind is NameClass.PROJECT and is_firm(words, start, end):
        return Mention(Span(start, end), NameClass.ENTERPRISE, text[start:end], "list-head", 0.7)
    if (whole := _with_head(words, start, end, kind, head)) is not None:
        return whole
    if kind is NameClass.DISTRICT:
        return _division(Span(start, end), text[start:end])
    coined = kind is NameClass.ENTERPRISE and company and _is_coined(words, start, end)
    if not is_specific(words, start, end) and (start, end) == tuple(span) and not coined:
        common = words.between(start, end)
        plain = all(w.tag.startswith(("n", "b", "j", "f", "s", "x", "l")) for w in common)
        if not (company and kind in _FREE and plain and is_named(words, start, end) and end - start >= 4):
            return None
    name = text[start:end]
    if kind in _RESTORED and counted and head and not name.endswith(("项目", "工程", "期")):
        name = name + head
    return Mention(Span(start, end), kind, name, "list-head", 0.7)


def _is_coined(words: Words, start: int, end: int) -> bool:
    """Whether the words of an item are no common noun of firms, so that among firms they are a brand: 五松窖, 李大姐."""
    inside = words.between(start, end)
    odd = any(w.end - w.start == 1 for w in inside) and 3 <= end - start <= _LONGEST_COINED
    return odd and not any(words.text[w.start : w.end] in generic_words() for w in inside)


def _with_head(words: Words, start: int, end: int, kind: NameClass, head: str) -> Mention | None:
    """精准医学、超高清视频等国家创新中心: the head closes the name of every item that has no ending of its own."""
    suffix = suffix_before(head, 0, len(head)) if head else None
    if kind is not NameClass.PUBLIC_INSTITUTION or suffix is None or suffix.kind is not kind:
        return None
    if not head.endswith(_SHARED) or not head.startswith(_SHARED_BY) or suffix_before(words.text, start, end):
        return None
    if end - start < 3 or not is_named(words, start, end):
        return None
    return Mention(Span(start, end), kind, words.text[start:end] + head, "list-head", 0.65)


def _division(span: Span, name: str) -> Mention | None:
    """An item of a list of places, where the table of divisions knows it: 天津河西区, 龙胜."""
    found = divisions().named(name) or divisions().short(name)
    for size in range(2, min(5, len(name) - 1)):
        if found:
            break
        above = divisions().short(name[:size]) or divisions().named(name[:size])
        inner = divisions().named(name[size:]) or divisions().short(name[size:])
        found = tuple(d for d in inner if any(a in divisions().ancestors(d) for a in above))
    if not found:
        return None
    if len({d.code for d in found}) > 1:
        return Mention(span, NameClass.DISTRICT, name, "list-head", 0.6)
    kind = {Level.PROVINCE: NameClass.PROVINCE, Level.CITY: NameClass.CITY}.get(found[0].level, NameClass.DISTRICT)
    return Mention(span, kind, name, "list-head", 0.8, code=found[0].code)


def restore_tails(words: Words, mentions: list[Mention], start: int, barriers: list[Span]) -> list[Mention]:
    """Items that share the tail of the last one: 白寨、马庄、坟上遗址生态文化公园.

    Args:
        words: the words of the block.
        mentions: the names found so far, ordered by place.
        start: where the block begins.
        barriers: quantities and times in order.

    Returns:
        The names of the items before, with the tail restored.
    """
    text = words.text
    by_start = {m.span: m for m in mentions}
    found = []
    for mention in mentions:
        if (
            mention.span.start <= start
            or text[mention.span.start - 1] != "、"
            or mention.method not in ("suffix", "list", "works", "numbered")
        ):
            continue
        tail = _shared_tail(words, mention)
        if not tail or tail in lexicon_words("names", "placed", "unshared"):
            continue
        for span in _items_before(words, mention.span.start - 1, start, barriers):
            name = text[span.start : span.end]
            held = by_start.get(span)
            if held is not None and held.kind is mention.kind:
                continue
            nested = _opens_with(mention, by_start)
            if held is not None and (nested is None or nested.kind is not held.kind):
                continue
            if 2 <= len(name) <= 6 and (held is not None or is_specific(words, *span)) and not name.endswith(tail[-2:]):
                found.append(Mention(span, mention.kind, _joined(name, tail), "shared-tail", 0.75))
    return found


def _joined(name: str, tail: str) -> str:
    """A name and a tail, where the words may have been cut one character too early: 柳坊 + 坊遗址公园."""
    return name + (tail[1:] if name[-1] == tail[0] and len(tail) > 3 else tail)


def _opens_with(mention: Mention, by_span: dict[Span, Mention]) -> Mention | None:
    return next((m for s, m in by_span.items() if s.start == mention.span.start and s.end < mention.span.end), None)


def _shared_tail(words: Words, mention: Mention) -> str:
    """What follows the last specific word at the beginning of a name, where that is a tail that others can share."""
    inside = words.between(*mention.span)
    cut = 0
    for position in range(1, len(inside)):
        if is_specific(words, mention.span.start, inside[position].start) and not is_specific(
            words, inside[position].start, mention.span.end
        ):
            cut = inside[position].start
            break
    tail = words.text[cut : mention.span.end] if cut else ""
    return tail if len(tail) >= 2 else ""


def nearest(mentions: list[Mention], at: int) -> Mention | None:
    """The last mention that begins at or before a place."""
    index = bisect_left([m.span.start for m in mentions], at + 1) - 1
    return mentions[index] if index >= 0 else None
