"""Whether what a clause says has happened, is estimated, or is promised; and how firmly."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import word_list
from kg.model.document import Genre, Part
from kg.model.fact import Commitment, Status


@cache
def _pattern(*keys: str) -> re.Pattern[str]:
    cues = sorted(word_list("cues", *keys), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, cues)))


def status_of(clause: str, sentence: str, part: Part, genre: Genre, *, future: bool, past: bool) -> Status:
    """The status of the figures of a clause.

    Args:
        clause: the words of the clause up to the number and behind it.
        sentence: the words of the sentence before the clause, whose cues go on over commas.
        part: whether the block looks back or ahead.
        genre: the kind of document; a story looks both ways.
        future: whether a time later than what the block looks at is named.
        past: whether a time before what the block looks at is named.
    """
    clause = _pattern("status", "promise_nouns").sub("", clause)
    plain = _pattern("status", "estimate_not").sub("", clause)
    carried = _pattern("status", "promise_nouns").sub("", sentence)
    if _pattern("status", "estimate").search(plain) or _carried_estimate(carried):
        return Status.ESTIMATE if part is Part.REVIEW or "预计" in plain else Status.TARGET
    if part is Part.PLAN:
        if past or _pattern("status", "done").search(clause):
            return Status.ACTUAL
        return Status.TARGET
    if genre is Genre.NEWS:
        promised = _pattern("status", "promise").search(clause) or _pattern("status", "story").search(clause)
        going_on = _pattern("status", "story").search(carried) and not past
        if _pattern("status", "done").search(clause):
            return Status.ACTUAL
        promised = promised or _pattern("status", "imperative").match((sentence or clause).lstrip())
        return Status.TARGET if promised or going_on or (future and not past) else Status.ACTUAL
    if _pattern("status", "promise").search(clause):
        return Status.TARGET
    if future and _pattern("status", "promise_weak").search(clause + carried):
        return Status.TARGET
    return Status.ACTUAL


def _carried_estimate(sentence: str) -> bool:
    """预计全年地区生产总值增长5%左右、社会消费品零售总额增长5.5%: the cue holds for the list it opens."""
    return sentence.startswith(("预计", "初步核算", "初步测算", "预估"))


def commitment_of(clause: str, sentence: str) -> Commitment:
    """How firmly a clause promises; a bare statement of a plan counts as planned.

    >>> commitment_of("力争全年新增科技型企业150家", "").value, commitment_of("新建公厕20座", "").value
    ('strive', 'plan')
    """
    for words in (clause, sentence):
        if _pattern("commitment", "strive").search(words):
            return Commitment.STRIVE
        if _pattern("commitment", "ensure").search(words):
            return Commitment.ENSURE
    return Commitment.MAINTAIN if _pattern("commitment", "maintain").search(clause) else Commitment.PLAN
