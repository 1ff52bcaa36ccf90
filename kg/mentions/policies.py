"""Policies and campaigns without quotation marks, by their heads: 乡村振兴战略, 河长制, 大气污染防治攻坚行动."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import word_list, words
from kg.lexicon.matcher import Matcher
from kg.mentions.suffixes import generic_words
from kg.mentions.walk import Words, is_stop, trim_left, walk_left
from kg.model.mention import Mention, NameClass
from kg.model.span import Span


@cache
def _heads() -> tuple[tuple[str, NameClass], ...]:
    rows = [(word, NameClass.POLICY) for word in word_list("policies", "heads")]
    rows += [(word, NameClass.INITIATIVE) for word in word_list("policies", "initiative_heads")]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


@cache
def _whole() -> Matcher:
    return Matcher(word_list("policies", "whole"))


@cache
def _last_letters() -> frozenset[str]:
    return frozenset(head[-1] for head, _ in _heads())


def find_policies(words_: Words, start: int, end: int, barriers: list[Span]) -> list[Mention]:
    """The policies of ``[start, end)`` that a head closes and that say what they are about.

    Args:
        words_: the words of the block.
        start: where the block begins.
        end: where it ends.
        barriers: quantities, times and people, which no name enters.
    """
    text = words_.text
    found = [
        Mention(at.shift(start), NameClass.POLICY, name, "policy-head", 0.8)
        for name, at in _whole().find(text[start:end])
    ]
    for index in range(words_.index_at(start), len(words_.words)):
        word = words_.words[index]
        if word.end > end:
            break
        if text[word.end - 1] not in _last_letters():
            continue
        head = next(((h, k) for h, k in _heads() if text.endswith(h, max(start, word.end - len(h)), word.end)), None)
        if head is None:
            continue
        mention = _policy(words_, index, word.end - len(head[0]), head[1], start, end, barriers)
        if mention is not None:
            found.append(mention)
    return found


def _policy(
    words_: Words, index: int, anchor: int, kind: NameClass, start: int, end: int, barriers: list[Span]
) -> Mention | None:
    text = words_.text
    close = words_.words[index].end
    holder = index
    while holder > 0 and words_.words[holder].start > anchor:
        holder -= 1
    left = _further(words_, walk_left(words_, holder, start, barriers), start, barriers)
    left = trim_left(words_, left, anchor)
    about = text[left:anchor]
    if not 2 <= len(about) <= 20 or not about[0].isalnum():
        return None
    if text[close : close + 1] in ("期", "区", "书", "院", "局", "员", "者", "家"):
        return None
    content = [w for w in words_.between(left, anchor) if text[w.start : w.end] not in words("policies", "empty")]
    done = _done().search(text, max(start, left - 8), left) is not None or left == start or text[left - 1] in ",。;:"
    if not content or (len(about) < 3 and about in generic_words() and not done):
        return None
    name = text[left:close]
    if name in words("policies", "never"):
        return None
    return Mention(Span(left, close), kind, name, "policy-head", 0.65)


@cache
def _done() -> re.Pattern[str]:
    verbs = "|".join(sorted(word_list("predicates", "implement", "verbs"), key=len, reverse=True))
    return re.compile(rf"(?:{verbs})$")


def _further(words_: Words, left: int, start: int, barriers: list[Span]) -> int:
    """A policy's name may hold verbs that other names do not: 巩固拓展脱贫攻坚成果, 推进…高质量发展三年行动计划."""
    index = words_.ends_at(left)
    if index is None or words_.words[index].start < start:
        return left
    string, tag = words_.string(index), words_.words[index].tag
    if tag in ("v", "vn") and string in words("policies", "inner_verbs") and not is_stop(string, "n"):
        return walk_left(words_, index, start, barriers)
    return left
