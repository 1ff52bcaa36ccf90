"""Policies by what everybody calls them: 乡村振兴战略, |科研类|事业单位改革, and causes where they are all that is done: 推进|减税降费."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import alternatives, word_list, words
from kg.lexicon.matcher import Shared
from kg.mentions.walking.walk import Words
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

#: Marks between which a phrase stands alone, and words that say no more of it.
_MARKS = ",。;:、!? \n"
_TAILS = ("工作", "常态化", "建设", "任务", "各项", "等工作")


def find_wholes(words_: Words, start: int, end: int) -> list[Mention]:
    """The policies of ``[start, end)`` that are whole by themselves.

    Args:
        words_: the words of the block.
        start: where the block begins.
        end: where it ends.
    """
    text = words_.text
    found = _whole().within(text, start, end)
    return [_whole_policy(words_, at, start) for _, at in found if not text.startswith("度", at.end)]


@cache
def _whole() -> Shared:
    return Shared(word_list("policies", "whole"))


#: What a reform of all is only a part of: |科研类|事业单位改革, |金融|财税体制改革.
_PART_TAGS = ("n", "nz", "b", "j", "vn")
_LINKS = ("和", "与", "及", "、")


@cache
def _empty() -> frozenset[str]:
    return words("policies", "empty")


def _whole_policy(words_: Words, at: Span, start: int) -> Mention:
    """A name that is whole by itself, or with the noun in front that narrows it, which a verb or the list before governs."""
    text = words_.text
    left = at.start
    index = words_.ends_at(left) if text.endswith("改革", left, at.end) else None
    if index is not None and words_.string(index) == "类":
        index -= 1
    if index is not None and index > 0 and words_.words[index].tag in _PART_TAGS:
        word, verb = words_.words[index], words_.words[index - 1]
        told = word.end - word.start > 1 and word.start > start and text[word.start : word.end] not in _empty()
        governed = (
            text[verb.start : verb.end] in words("policies", "governing") or text[verb.start : verb.end] in _LINKS
        )
        if told and governed and verb.end == word.start:
            left = word.start
    return Mention(Span(left, at.end), NameClass.POLICY, text[left : at.end], "policy-head", 0.8)


def find_causes(text: str, start: int, end: int) -> Iterator[Mention]:
    """Causes of the whole country where they are what is done and nothing else: 全面推进|乡村振兴,.

    Args:
        text: the view.
        start: where the block begins.
        end: where it ends.
    """
    for name, at in _causes().within(text, start, end):
        letter = text[at.end : at.end + 1]
        tailed = not letter or letter in _MARKS or text.startswith(_TAILS, at.end)
        done = text.endswith(word_list("policies", "causing"), start, at.start)
        opens = at.start == start or text[at.start - 1] in _MARKS + "—"
        taken = text[at.start - 1 : at.start] in ("将", "把") and text.startswith("纳入", at.end)
        if taken or (done and tailed) or (opens and behind().match(text, at.end, end) is not None):
            yield Mention(at, NameClass.POLICY, name, "policy-head", 0.65)


@cache
def _causes() -> Shared:
    return Shared(word_list("policies", "causes"))


@cache
def behind() -> re.Pattern[str]:
    """What is said of a policy behind it: 获批实施, 制定实施, 出台, 加快推进."""
    verbs = alternatives("policies", "behind")
    return re.compile(f"(?:{verbs})")
