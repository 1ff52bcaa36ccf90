"""Sorts of works: in quotation marks they name a policy (6个“松果上山”项目, “两稳”项目), in common words nothing."""

from __future__ import annotations

import re

from kg.lexicon import word_list
from kg.lexicon import words as lexicon_words
from kg.mentions.titles.coined import is_attitude
from kg.mentions.walking.suffixes import generic_words
from kg.mentions.walking.walk import Words
from kg.model.span import Span

_WORKS = re.compile(r"[类型]?(?:重点|重大)?(?:建设)?项目(?![经负]|组|部|库)")
#: How many there are of a sort, in front of it or behind it, or some of them by name.
_MANY_BEFORE = re.compile(r"(?:\d(?:\.\d+)?[万千百]?[多余]?个|一批|首批|系列|各类|等)(?:省级|市级|区级|县级|国家级)?$")
_MANY_BEHIND = re.compile(r"\d+(?:\.\d+)?[万千百]?[多余]?[个项]")
#: A sort that is told by how many things it is of: “两稳”, “四个十大”, “千项万亿”.
_COUNTED = re.compile(
    r"(?:[一二两三四五六七八九十]|\d{2,4})(?:(?![合进多])[\u4e00-\u9fff]){1,3}|[百千万][\u4e00-\u9fff]万[\u4e00-\u9fff]"
)
_LONGEST, _BEFORE = 8, 10


def sort_of_works(text: str, opening: int, close: int, start: int) -> Span | None:
    """The words of a quotation that tells what sort works are of, or None where it names one work or nothing.

    Args:
        text: the view.
        opening: where its first mark stands.
        close: where the quotation ends, behind its last mark.
        start: where the block begins.
    """
    inner = text[opening + 1 : close - 1]
    works = _WORKS.match(text, close)
    if works is None or not 2 <= len(inner) <= _LONGEST or not inner.isalnum():
        return None
    if is_attitude(inner) or inner.endswith("合一") or inner in word_list("quotes", "no_sorts"):
        return None
    many = _MANY_BEHIND.match(text, works.end()) or _MANY_BEFORE.search(text, max(start, opening - _BEFORE), opening)
    return Span(opening + 1, close - 1) if many or _COUNTED.fullmatch(inner) else None


#: What stands before works that are told by what is spent on them, so that one is meant: 投资2亿元的|管网工程.
_PRICED = re.compile(r"[\d万亿]元的$")


def is_sort_of_works(words: Words, left: int, anchor: int) -> bool:
    """Whether ``[left, anchor)`` tells only of which sort works are: 农村生活污水|综合整治; not 县城雨污分流|工程.

    Args:
        words: the words of the block.
        left: where the name begins.
        anchor: where its ending begins.
    """
    inside = words.inside(left, anchor)
    strings = words.strings[inside.start : inside.stop]
    if not strings or strings[0] in lexicon_words("names", "works", "sited_by"):
        return False
    if _PRICED.search(words.text, max(0, left - _BEFORE), left):
        return False
    fields, generic = lexicon_words("names", "works", "fields"), generic_words()
    return all(string in fields or string in generic for string in strings)
