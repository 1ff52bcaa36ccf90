"""Campaigns that a list names by what each does and one head closes: 实施云果提质、松茶增效、牧业振兴行动."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import alternatives, word_list
from kg.mentions.walking.splitting import split_items
from kg.mentions.walking.walk import Words, is_named
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

METHOD = "list-tail"
#: The head, which all of them share, behind what the last one does.
_HEAD = re.compile(r"(?:专项整治|专项|攻坚|三年|五年)*行动(?!计划|方案|指南|纲要)")
_MARKS = ",。;:!?“”\n"
_SHORTEST, _LONGEST, _MOST = 4, 14, 6
#: What no name of a campaign holds.
_CLAUSAL = re.compile("[的了在将把被为是使让于已等和与及]|\\d")


def find_deed_lists(words: Words, start: int, end: int) -> Iterator[Mention]:
    """The campaigns of the lists of ``[start, end)``, each with the head of its list.

    Args:
        words: the words of the block.
        start: where the block begins.
        end: where it ends.
    """
    text = words.text
    at = text.find("行动", start, end)
    while at >= 0:
        floor = max(max(text.rfind(mark, start, at) for mark in _MARKS) + 1, start)
        if text.find("、", floor, at) >= 0 and (head := _head_to(text, floor, at)) is not None:
            yield from _campaigns(words, floor, *head)
        at = text.find("行动", at + 2, end)


def _head_to(text: str, floor: int, at: int) -> tuple[int, int] | None:
    """Where the head begins and ends whose last word is at a place."""
    for size in (6, 5, 4, 3, 2, 0):
        begin = at - size
        if begin > floor and (head := _HEAD.match(text, begin)) is not None and head.end() == at + 2:
            return begin, head.end()
    return None


def _campaigns(words: Words, floor: int, begin: int, close: int) -> Iterator[Mention]:
    text = words.text
    verb = None
    for verb in _verbs().finditer(text, floor, text.find("、", floor, begin)):  # noqa: B007
        pass
    if verb is None:
        return
    items = split_items(text, verb.end(), begin)
    if not 2 <= len(items) <= _MOST or not all(_is_deed(words, item) for item in items):
        return
    for item in items:
        last = item.end == begin
        span = Span(item.start, close if last else item.end)
        name = text[item.start : item.end] + text[begin:close]
        yield Mention(span, NameClass.INITIATIVE, name, METHOD, 0.7, aliases=() if last else (text[slice(*item)],))


def _is_deed(words: Words, item: Span) -> bool:
    """Whether an item says what is done and to what: 云果|提质; not 提升|改造, nor 绿色家庭."""
    text = words.text
    if not _SHORTEST <= item.length <= _LONGEST or _CLAUSAL.search(text, *item):
        return False
    deed = max((d for d in word_list("policies", "deeds") if text.endswith(d, *item)), key=len, default="")
    about = item.end - len(deed)
    return bool(deed) and about - item.start >= 2 and is_named(words, item.start, about)


@cache
def _verbs() -> re.Pattern[str]:
    """What is done with campaigns, right before the first of a list."""
    verbs = alternatives("policies", "carrying_out")
    return re.compile(f"(?:{verbs})")
