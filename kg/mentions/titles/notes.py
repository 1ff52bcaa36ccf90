"""The words that the notes behind a report explain: [7]“3210”工程:…, 12.两区三带:即…. What is coined there names a policy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import word_list, words
from kg.mentions.titles.coined import closes_as_policy, is_wording
from kg.mentions.walking.edges import balanced
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

METHOD = "note"
#: A note: its number, and the word before the colon or the 指 with which its meaning begins.
_NOTE = re.compile(
    r"(?<![\dA-Za-z\u4e00-\u9fff+×“(])[\[(]?\d{1,3}[\])]?[.、 ]{0,2}"
    r"(?P<head>(?!\d+[.个件所条项家类座处户名])[“A-Za-z\d\u4e00-\u9fff][^:,。;\n\[\]]{1,28}?)(?::|,?(?:是指|即))"
)
_QUOTED = re.compile("“([^“”]{2,20})”")
#: Two or more quotations that are explained together.
_SEVERAL = re.compile("“[^“”]{2,20}”(?:[、和与]?“[^“”]{2,20}”)+")
#: How coined words begin that need no quotation marks: 两区三带, 六大扶贫产业, 1+5专项整治.
_NUMERAL = re.compile(r"[一二两双三四五六七八九十]|\d+[+×]")
_LONGEST = 10


def find_notes(text: str, start: int, end: int) -> Iterator[Mention]:
    """The policies that the notes of ``[start, end)`` explain.

    Args:
        text: the view.
        start: where the block begins.
        end: where it ends.
    """
    for note in _NOTE.finditer(text, start, end):
        head = Span(*note.span("head"))
        if _SEVERAL.fullmatch(text, *head):
            for one in _QUOTED.finditer(text, *head):
                if _is_policy(one[1]):
                    yield _policy(text, Span(*one.span(1)), ())
            continue
        if (whole := _QUOTED.fullmatch(text, *head)) is not None:
            if _is_policy(whole[1]):
                yield _policy(text, Span(*whole.span(1)), ())
            continue
        name = text[head.start : head.end]
        inside = _QUOTED.search(name)
        if balanced(name) and (_closes(name) or (inside is None and _is_policy(name))):
            yield _policy(text, head, (inside[1],) if inside else ())
        elif inside is not None and inside.end() == len(name) and _is_policy(inside[1]):
            yield _policy(text, head, (inside[1],))


def note_marks(text: str, start: int, end: int) -> list[Span]:
    """The numbers of the notes of ``[start, end)``, over which no name runs."""
    return [Span(note.start(), note.start("head")) for note in _NOTE.finditer(text, start, end)]


def _policy(text: str, span: Span, aliases: tuple[str, ...]) -> Mention:
    return Mention(span, NameClass.POLICY, text[span.start : span.end], METHOD, 0.7, aliases=aliases)


def _is_policy(word: str) -> bool:
    """Whether a word that is explained names something done: coined with a numeral, or closed as such names are."""
    if word in words("quotes", "never") or word in words("policies", "never"):
        return False
    if word in words("quotes", "known") or word in words("policies", "whole"):
        return True
    if is_wording(word) or word.endswith(word_list("notes", "no_policies")):
        return False
    coined = _NUMERAL.match(word) is not None and len(word) <= _LONGEST
    return coined or _closes(word) or closes_as_policy(word)


def _closes(word: str) -> bool:
    return word.endswith(_heads()) and not word.endswith(word_list("notes", "no_policies"))


@cache
def _heads() -> tuple[str, ...]:
    rows = (
        *word_list("quotes", "policy_heads"),
        *word_list("policies", "heads"),
        *word_list("policies", "programmes"),
        *word_list("policies", "initiative_heads"),
        *word_list("notes", "heads"),
    )
    return tuple(sorted(set(rows), key=len, reverse=True))
