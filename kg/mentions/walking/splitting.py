"""Lists cut at their marks, 、 outside of brackets and quotation marks, and where each of their items begins."""

from __future__ import annotations

import re

from kg.lexicon import words as lexicon_words
from kg.lexicon.edges import behind_last
from kg.mentions.walking.fronts import over_verbs
from kg.mentions.walking.halves import whole_front
from kg.mentions.walking.walk import Words, is_stop, trim_left, walk_left
from kg.model.mention import NameClass
from kg.model.span import Span

#: Brackets and quotation marks, the opening ones in the order of the closing ones.
OPEN, CLOSE = "(“《[‘", ")”》]’"
#: Conjunctions that join the last two items.
JOINTS = frozenset({"和", "与", "及", "以及"})
#: The fewest items of a list, and the fewest letters of one.
_LEAST = 2
#: The longest bracket that belongs to an item, with its marks: 某某中学(迁建).
_SHORT_BRACKET = 5
_LONGEST_WORK = 16
_SIGNS = re.compile(f"[、{re.escape(OPEN + CLOSE)}]")


class Phrase:
    """How far a phrase reaches: to the first mark that ends it outside of brackets and quotation marks.

    >>> Phrase("(“", ")”", ",。", longest=90).end("县城(东部,西部)和乡镇,今年", 0, 15)
    12

    Args:
        opening: the opening marks.
        closing: the closing ones.
        ends: the marks that end it.
        longest: how many letters it may have.
    """

    def __init__(self, opening: str, closing: str, ends: str, *, longest: int) -> None:
        self._opening, self._closing, self._ends, self._longest = opening, closing, ends, longest
        self._edge = re.compile(f"[{re.escape(opening + closing + ends)}]")

    def end(self, text: str, start: int, end: int) -> int:
        """Where the phrase ends that begins at ``start``, at ``end`` at the latest."""
        limit = min(end, start + self._longest)
        depth = 0
        for edge in self._edge.finditer(text, start, limit):
            letter = edge[0]
            if letter in self._opening:
                depth += 1
            elif letter in self._closing:
                depth -= 1
            elif depth <= 0:
                return edge.start()
        return limit


def split_items(text: str, start: int, end: int) -> list[Span]:
    """The parts of ``[start, end)`` between 、 (and 和, 与 before the last) at bracket and quote depth 0.

    >>> split_items("嵩山路(农业路、陇海路)、桐柏路", 0, 16)
    [Span(start=0, end=12), Span(start=13, end=16)]
    """
    if text.find("、", start, end) < 0:
        return [Span(start, end)] if end > start else []
    items = []
    depth = 0
    at = start
    for sign in _SIGNS.finditer(text, start, end):
        letter = sign[0]
        if letter in OPEN:
            depth += 1
        elif letter in CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0:
            items.append(Span(at, sign.start()))
            at = sign.end()
    items.append(Span(at, end))
    return [item for item in items if item.end > item.start]


def with_last_two(words: Words, spans: list[Span]) -> list[Span]:
    """The items of a list whose last two a conjunction joins: 甲食品、乙电子|和|丙机械.

    Args:
        words: the words of the block.
        spans: the items as the marks part them.
    """
    if len(spans) < _LEAST:
        return spans
    last = spans[-1]
    for index in reversed(words.inside(last.start + _LEAST, last.end - _LEAST)):
        if words.string(index) in JOINTS:
            joint = words.words[index]
            return [*spans[:-1], Span(last.start, joint.start), Span(joint.end, last.end)]
    return spans


def items_before(words: Words, at: int, start: int, barriers: list[Span], *, works: bool = False) -> list[Span]:
    """The items of the list that ends at ``at``; the first is found by the walk to the left.

    Args:
        words: the words of the block.
        at: where the list ends.
        start: where the block begins.
        barriers: quantities and times in order.
        works: whether the items are works, whose names hold verbs (某啤|搬迁|扩产) and sizes, which end no list.
    """
    text = words.text
    floor = behind_last(text, ",。;:!? \n", start, at)
    spans = with_last_two(words, split_items(text, floor, at))
    kept: list[Span] = []
    for span in reversed(spans):
        left = _left_edge(words, span, floor, barriers)
        if works and left is not None and left > span.start:
            left = over_verbs(words, left, span.start, span.end, barriers)
            if text.startswith("无", span.start) and left == span.start + 1 and span.start > floor:
                left = span.start  # 、|工业密封胶
            if span.start > floor and left > span.start and any(span.contains(b) for b in barriers):
                continue  # 某某石化25万吨烷基化装置
            if span.start > floor and left > span.start and _is_whole_item(words, span):
                left = span.start
        if left is None:
            break
        left = _over_bridge(words, left, span.start, barriers, "至" if works else "—-")
        kept.append(Span(left, span.end))
        if left > span.start:
            break
    return list(reversed(kept))


#: How roads end, and the last letters of their parts.
_WAYS = frozenset("路街道线速段")


def _over_bridge(words: Words, left: int, floor: int, barriers: list[Span], bridges: str) -> int:
    """Where works or an area begin that are called by their two ends: 云岭|至|石坡, 云岭|—|石坡."""
    if left - 1 <= floor or words.text[left - 1] not in bridges or not words.begins_at(left - 1):
        return left
    index, letter = words.ends_at(left - 1), words.text[left - 2]
    if letter in _WAYS or letter.isascii() or not letter.isalpha():
        return left  # 云岭路—|石坡路: two roads that meet
    if index is None or is_stop(words.string(index), words.words[index].tag):
        return left
    opening = trim_left(words, walk_left(words, index, floor, barriers), left - 1)
    return opening if left - 1 - opening >= _LEAST else left


#: What shows that a clause, or two names, stand between two 、.
_CLAUSAL = re.compile("[的了在将把被为是使让于由并已]|(?:段|期|线|路|目|程|区|站|场|馆|园|桥)[和与及]|[和与及].*\\d")


def _is_whole_item(words: Words, span: Span) -> bool:
    """Whether all between two 、 of a list of works is one name, though a letter of it is a function word elsewhere."""
    if span.length > _LONGEST_WORK or _CLAUSAL.search(words.text, *span):
        return False
    stops = lexicon_words("names", "walk", "stops")
    return not any(w.end - w.start > 1 and words.text[w.start : w.end] in stops for w in words.between(*span))


def _left_edge(words: Words, span: Span, floor: int, barriers: list[Span]) -> int | None:
    text = words.text
    if text[span.end - 1] in CLOSE:
        opening = text.rfind(OPEN[CLOSE.index(text[span.end - 1])], span.start, span.end)
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
            if opening > span.start:
                return _left_edge(words, Span(span.start, opening), floor, barriers)  # 航天“某某”
        if opening > span.start and text[span.end - 1] == ")" and span.end - opening <= _SHORT_BRACKET:
            return _left_edge(words, Span(span.start, opening), floor, barriers)  # 某某中学(迁建)
    last = words.ends_at(span.end)
    if last is None:
        return None
    if text[span.start] in "镇乡" and span.start > floor and text[span.start - 1].isalpha():
        return span.start + 1  # 某某镇|上河、石头等三个村
    if span.start > floor and _is_foreign(words, span):
        return span.start
    left = walk_left(words, last, span.start, barriers)
    if text[span.end - 1] == "村":
        left = whole_front(words, left, span.end - 1, span.start, NameClass.NEIGHBOURHOOD)
    return trim_left(words, left, span.end) if left > span.start or span.start == floor else span.start


#: Letters of grammar, of which no foreign name is spelt.
_GRAMMAR = frozenset("的了在和与及或等将把被为是使让于由以并已从对向各该此两一二三四五六七八九十")
_SHORTEST_FOREIGN, _LONGEST_FOREIGN = 3, 6


def _is_foreign(words: Words, span: Span) -> bool:
    """Whether an item is spelt by its sounds, so that it falls into letters: 乌云塔拉 among 口岸."""
    if not _SHORTEST_FOREIGN <= span.length <= _LONGEST_FOREIGN:
        return False
    letters = words.text[span.start : span.end]
    inside = words.between(*span)
    return len(inside) == span.length and letters.isalpha() and _GRAMMAR.isdisjoint(letters)
