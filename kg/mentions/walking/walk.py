"""The walk to the left from a name's last word: how far the name reaches."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache
from operator import itemgetter

from kg.lexicon import words as lexicon_words
from kg.lexicon.divisions import divisions
from kg.mentions.walking.joints import (
    PAIRS,
    VERBAL,
    bridges_places,
    ends_brand,
    ends_pair,
    ends_town,
    function_letters,
    is_odd_verb,
    is_zone,
    joins_fields,
    opening_of,
    opens_name,
    tells,
)
from kg.mentions.walking.suffixes import generic_words
from kg.mentions.words import Word, is_proper
from kg.model.span import Span

#: Tags of words that a name is never made of: adverbs, prepositions, conjunctions, particles, words of time.
_CLOSED = frozenset({"d", "p", "c", "u", "uj", "ul", "uv", "ud", "uz", "ug", "y", "e", "o", "t", "tg", "k", "dg"})
#: A verb at the edge before what is a name without it: 征拆|布吉海鲜市场.
_DOING = frozenset({"v", "vn", "vd"})
#: A name may hold 至 and a dash between two proper names: 尧山至骊山, 罗田水库—铁岗水库.
BRIDGES = frozenset({"至", "—", "-"})
#: The sides of a county and the kinds of land that lie there: both are the name of where they are.
_SIDES = frozenset({"东部", "西部", "南部", "北部", "中部"})
_LANDS = ("过境", "快速路", "山区", "平原", "丘陵", "沿海", "坝区", "川区", "高原", "浅山", "深山", "半山")
#: What places are called behind how far off they lie: 八里|街, 十里|铺.
_PLACED_BY = frozenset("街铺店庄桥河沟台屯堡营坪岗湾墩墟")
_NUMBERING = re.compile(r"[(\[](?:[一二三四五六七八九十]{1,3}|\d{1,3})[)\]]|\(见第?\d+页\)")


@cache
def _stops() -> frozenset[str]:
    return lexicon_words("names", "walk", "stops")


@cache
def _name_verbs() -> frozenset[str]:
    return lexicon_words("names", "walk", "name_verbs")


@cache
def _business() -> frozenset[str]:
    return lexicon_words("names", "walk", "business")


@cache
def _edge_verbs() -> frozenset[str]:
    return lexicon_words("names", "walk", "edge_verbs")


@cache
def _edge_letters() -> frozenset[str]:
    return frozenset("".join(lexicon_words("names", "walk", "edge_letters")))


@lru_cache(maxsize=64)
def one_of(letters: frozenset[str]) -> re.Pattern[str]:
    """A pattern for one of some letters."""
    return re.compile(f"[{re.escape(''.join(sorted(letters)))}]")


_START, _LAST = itemgetter(0), itemgetter(-1)


class Words:
    """The words of a block with look-up by place.

    Args:
        text: the view.
        words: the words, in order and without gaps.
        strings: their letters, where they are known, and so for `starts`.
    """

    def __init__(
        self, text: str, words: list[Word], strings: list[str] | None = None, starts: list[int] | None = None
    ) -> None:
        self.text = text
        self.words = words
        self.starts: list[int] = list(map(_START, words)) if starts is None else starts
        self.strings = [text[start:end] for start, end, _ in words] if strings is None else strings
        self._places: list[Word] | None = None
        self._last = ""  # the last letter of each word, made where it is asked for

    def index_at(self, at: int) -> int:
        """The index of the word that begins at or behind a place."""
        return bisect_left(self.starts, at)

    def begins_at(self, at: int) -> bool:
        """Whether a word begins exactly at a place."""
        index = bisect_left(self.starts, at)
        return index < len(self.starts) and self.starts[index] == at

    def ends_at(self, at: int) -> int | None:
        """The index of the word that ends exactly at a place, or None where none does."""
        index = bisect_left(self.starts, at) - 1
        return index if index >= 0 and self.words[index][1] == at else None

    def string(self, index: int) -> str:
        """The letters of one word."""
        return self.strings[index]

    def inside(self, start: int, end: int) -> range:
        """The indices of the words that lie wholly in ``[start, end)``."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end, first)
        return range(first, last - 1 if last > first and self.words[last - 1][1] > end else last)

    def closing(self, letters: frozenset[str], start: int, end: int) -> list[int]:
        """The indices of the words of ``[start, end)`` that end with one of some letters."""
        inside = self.inside(start, end)
        if not self._last:
            self._last = "".join(map(_LAST, self.strings))
        return [found.start() for found in one_of(letters).finditer(self._last, inside.start, inside.stop)]

    def places(self, start: int, end: int) -> list[Word]:
        """The places that the gazetteer knows among the words of ``[start, end)``."""
        if self._places is None:
            self._places = [word for word in self.words if word[2] == "place"]
        return [word for word in self._places if start <= word[0] and word[1] <= end]

    def between(self, start: int, end: int) -> list[Word]:
        """The words that lie wholly in ``[start, end)``."""
        first = bisect_left(self.starts, start)  # as `inside`, without its call: nothing is asked for so often
        last = bisect_left(self.starts, end, first)
        return self.words[first : last - 1 if last > first and self.words[last - 1][1] > end else last]


@lru_cache(maxsize=1 << 16)
def is_stop(string: str, tag: str) -> bool:
    """Whether a word cannot be part of a name, so that the walk ends at it.

    A single letter only ends it where it is a function word: unknown names fall into single letters, whose tags mean
    nothing.

    >>> is_stop("推进", "v"), is_stop("研发", "v"), is_stop("的", "uj"), is_stop("贾", "nr"), is_stop("立", "v")
    (True, False, True, False, False)
    """
    if not (string[0].isalnum() or string[0] in "·+&") or "①" <= string[0] <= "⒛":
        return True
    if len(string) == 1:
        return string in function_letters()
    if string in _stops():
        return True
    if len(string) == 4 and not string.endswith("计划") and _doing(string):
        return True
    if string in generic_words() or string in _name_verbs():
        return False
    return tag in _CLOSED or tag in VERBAL or tag == "i"


def _doing(string: str) -> bool:
    """Whether a set phrase of four letters ends with a verb of doing: 充分发挥, 全力支持."""
    return string[2:] in _stops() and string[2:] not in lexicon_words("names", "works", "inner")


def walk_left(
    words: Words,
    index: int,
    floor: int,
    barriers: list[Span],
    *,
    bridges: frozenset[str] = frozenset(),
    company: bool = False,
    joins: bool = False,
) -> int:
    """Where the name begins whose last word is the one at ``index``.

    Args:
        words: the words of the block.
        index: the word that holds the suffix.
        floor: the walk never goes beyond this place.
        barriers: quantities, times and people, which the walk never enters.
        bridges: the words over which the name may run from one place to another (尧山至骊山).
        company: whether it is a company's, which may hold 投资, 管理 and other verbs of business.
        joins: whether 与 may join two fields in it: 农业与农村发展学院.
    """
    start = words.starts[index]
    strings, row = words.strings, words.words
    while index > 0:
        before = row[index - 1]
        first, last, tag = before
        if last != start or first < floor:
            break
        string = strings[index - 1]
        if string in PAIRS:
            opening = opening_of(words, string, first, floor)
            if opening is None or _NUMBERING.match(words.text, words.starts[opening]):
                break
            index, start = opening, words.starts[opening]
            continue
        if barriers and _enters(barriers, before):
            break
        if string in bridges and bridges_places(words, index - 1, floor):
            index, start = index - 1, first
            continue
        if company and string in _business():
            index, start = index - 1, first
            continue
        if is_stop(string, tag) and not is_odd_verb(words, index - 1, floor):
            named = string == "各" and words.text.startswith("庄", last)
            joined = joins and string == "与" and joins_fields(words, index - 1, floor)
            branded = string == "达" and ends_brand(words, index - 1, floor)
            branded = branded or (string == "和" and ends_pair(words, index - 1, floor))
            branded = branded or (string == "都" and ends_town(words, index - 1, floor))
            branded = branded or (string == "高质量" and is_zone(words, index - 1, floor))
            if not named and not joined and not branded and not opens_name(words, index - 1, floor):
                break
        if string == "高速" and not _is_road(words, index - 2, first, floor):
            break  # 完成|高速污水泵站
        index -= 1
        start = first
    return start


def _is_road(words: Words, index: int, close: int, floor: int) -> bool:
    """Whether a word before 高速 tells which motorway it is."""
    if index < 0 or words.words[index].end != close or words.words[index].start < floor:
        return False
    string = words.string(index)
    return string.isalpha() and not is_stop(string, words.words[index].tag)


def _enters(barriers: list[Span], word: Word) -> bool:
    start, end, _ = word
    at = bisect_left(barriers, (start, start))
    if at < len(barriers) and barriers[at][0] < end and start < barriers[at][1]:
        return True
    return at > 0 and barriers[at - 1][0] < end and start < barriers[at - 1][1]


def is_specific(words: Words, start: int, end: int) -> bool:
    """Whether ``[start, end)`` holds what is no common noun: a proper name, unknown letters, a quotation, Latin."""
    text = words.text
    part = text[start:end]
    if "”" in part or "》" in part:
        return True
    run = 0
    starts, row, generic = words.starts, words.words, generic_words()
    first, stop = bisect_left(starts, start), bisect_left(starts, end)
    if stop > first and row[stop - 1][1] > end:
        stop -= 1  # no word of the name
        if is_proper(words.strings[stop]):
            return True  # the dictionary knows the whole name: 南方科技大学
    for index in range(first, stop):
        string = words.strings[index]
        if string in generic:
            run = 0
        elif len(string) == 1:
            if not string.isalnum():
                run = 0
                continue
            if string.isascii() and not string.isdigit():
                return True
            run += not string.isdigit()
            if run >= 2:
                return True
        elif (
            (string.isascii() and any(c.isalpha() for c in string))
            or (tag := row[index][2]) == "place"
            or is_proper(string)
            or (tag == "x" and not string.isascii())
        ):
            return True
        elif run and len(string) == 2:
            return True  # an odd letter before a word: 科|创, 孝|义
        else:
            run = 0
    return run == 1 and end - start <= 3 and text[end - 1] not in "旧新老大小"


def _single(words: Words, at: int) -> bool:
    """Whether a word of one letter begins at a place."""
    index = words.index_at(at)
    return index < len(words.words) and len(words.string(index)) == 1


def is_named(words: Words, start: int, end: int) -> bool:
    """Whether ``[start, end)`` holds at least one word that is not generic."""
    inside, generic = words.inside(start, end), generic_words()
    return any(string not in generic for string in words.strings[inside.start : inside.stop])


def _next_string(words: Words, at: int) -> str:
    """The letters of the word that begins at a place."""
    index = words.index_at(at)
    return words.string(index) if index < len(words.words) else ""


def trim_left(words: Words, start: int, end: int) -> int:
    """Drop words at the left edge that cannot open a name: verbs of doing, loose letters, words of number."""
    for word in words.between(start, end):
        string = words.text[word[0] : word[1]]
        if string in _edge_verbs() and word.end < end:
            if tells(words.text, string, word.end) and not is_specific(words, word.end, end):
                break  # 特殊|物品服务平台: without it the name says nothing
            if string in _SIDES and words.text.startswith(_LANDS, word.end):
                break  # 西部|山区冰雪产业带
            start = word.end
            continue
        if len(string) >= 2 and word.tag in _DOING and word.end < end and is_specific(words, word.end, end):
            start = word.end
            continue
        if string == "强" and start > 0 and words.text[start - 1].isdigit():
            start = word.end  # 世界500强|某集团
            continue
        if (
            string == "同"
            and word.end < end
            and words.between(word.end, end)[:1]
            and (words.between(word.end, end)[0].tag == "place" or divisions().short(_next_string(words, word.end)))
        ):
            start = word.end  # 同|云岭总医院
            continue
        if string == "和" and opens_name(words, words.index_at(word.start), 0):
            break
        if len(string) == 1 and string in "等各和与批其该位的至—-项请指即":
            start = word.end
            continue
        if len(string) == 1 and string in _edge_letters() and word.end < end and not _single(words, word.end):
            start = word.end  # a verb of one letter before whole words: 通|高速公路
            continue
        if len(string) == 1 and string in "新老上好" and word.end < end and not _single(words, word.end):
            start = word.end
            continue
        if (
            word.tag == "m"
            and len(string) > 1
            and string[0] in "一二三四五六七八九十两几数多"
            and not string.startswith("第")
            and not (string[-1] in "里" and words.text[word.end : word.end + 1] in _PLACED_BY)
        ):
            start = word.end
            continue
        break
    return start
