"""Products by what they are and where they come from, before what only goods are given: 石坡红薯粉条、松溪黑木耳获地理标志."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import alternatives, word_list
from kg.lexicon.edges import endings
from kg.lexicon.matcher import Shared
from kg.mentions.walking.splitting import items_before
from kg.mentions.walking.walk import Words
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

_CLAUSE = re.compile("[,。;:!?\n]")
_FARTHEST = 90
_SHORTEST, _LONGEST, _LONGEST_BARE = 3, 10, 8
#: Letters and words of a clause, which no such name holds.
_NO_NAME = re.compile(
    "[的了和与及等将被为把在是有]|产业|产品|品牌|企业|公司|基地|项目|协会|我[县市区]|全[县市区]|特色|优质|各类|系列"
)


@cache
def _titles() -> Shared:
    return Shared(word_list("products", "given"))


@cache
def _verbs() -> re.Pattern[str]:
    """What is said of goods right before what they are given, with what may stand before it: 等5个农产品|先后|获得."""
    verbs, kinds = alternatives("products", "given_by"), alternatives("products", "sold")
    some = r"等(?:\d+|[两三四五六七八九十]+)?"
    return re.compile(
        rf"(?:{some})?[个种项]?(?:(?:地方|名特优|特色|优质)*(?:{kinds}|产品|品牌))?(?:商标)?"
        rf"(?:均|都|先后|相继|成功|双双|分别|同时|新|再次|首次|一举|也)*(?:{verbs})"
        rf"|{some}[个件项种]?(?:国家级?|中国|全国|省级|农产品)*\Z"
    )


def find_goods(words: Words, start: int, end: int, barriers: list[Span]) -> list[Mention]:
    """The goods of ``[start, end)`` that a clause says are given a mark or a list of goods.

    Args:
        words: the words of the block.
        start: where the block begins.
        end: where it ends.
        barriers: quantities, times and people, which no name enters.
    """
    text = words.text
    found: dict[Span, Mention] = {}
    for _, place in _titles().within(text, start, end):
        floor = max(start, place.start - _FARTHEST)
        opening = max(floor, *(m.end() for m in _CLAUSE.finditer(text, floor, place.start)), floor)
        verb = next((m for m in _verbs().finditer(text, opening, place.start) if m.start() > opening), None)
        if verb is None:
            continue
        for span in items_before(words, verb.start(), opening, barriers):
            if is_good(text, span):
                found[span] = Mention(span, NameClass.PRODUCT, text[span.start : span.end], "product", 0.7)
    return list(found.values())


def is_good(text: str, span: Span) -> bool:
    """Whether an item is called by what it is, with something before that: 石坡|红薯粉条.

    >>> is_good("石坡红薯粉条", Span(0, 6)), is_good("红薯粉条", Span(0, 4)), is_good("石坡的红薯", Span(0, 5))
    (True, False, False)
    """
    name = text[span.start : span.end]
    if not _SHORTEST <= len(name) <= _LONGEST or not name.isalpha() or _NO_NAME.search(name):
        return False
    return endings("products", "goods").close(name) and not _plain().fullmatch(name)


@cache
def _plain() -> re.Pattern[str]:
    """Goods with nothing before them that tells whose they are: 富硒|大米, 红薯|粉条."""
    goods, kinds = alternatives("products", "goods"), alternatives("products", "plain")
    return re.compile(rf"(?:{kinds}|{goods})*(?:{goods})")
