"""Sentences and clauses of a block, cut at punctuation outside brackets and quotation marks."""

from __future__ import annotations

from dataclasses import dataclass

_OPEN = frozenset("(“《[‘")
_CLOSE = frozenset(")”》]’")
_SENTENCE = frozenset("。!?")
_CLAUSE = frozenset(",;:\n ")


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch between two marks of punctuation.

    Attributes:
        start: where it begins in the view.
        end: where it ends, before its mark.
        mark: the mark that closes it; empty at the end of a block.
        sentence: the number of the sentence in its block.
    """

    start: int
    end: int
    mark: str
    sentence: int


def find_clauses(text: str, start: int, end: int) -> list[Clause]:
    """The clauses of ``text[start:end]``.

    >>> [(c.mark, c.sentence) for c in find_clauses("完成三项工程,改造(含路、桥)。建成;投用", 0, 21)]
    [(',', 0), ('。', 0), (';', 1), ('', 1)]
    """
    found = []
    depth = 0
    opened = 0
    at = start
    sentence = 0
    for place in range(start, end):
        letter = text[place]
        if letter in _OPEN:
            depth += 1
            opened = place
        elif letter in _CLOSE:
            depth = max(0, depth - 1)
        elif letter in _SENTENCE or letter in _CLAUSE or (letter == "—" and not depth and _is_dash(text, place)):
            if depth and (letter not in _SENTENCE or place - opened < 60) and place - opened < 120:
                continue
            depth = 0
            if letter == " " and not _splits(text, at, place):
                continue
            if place > at:
                found.append(Clause(at, place, letter, sentence))
            at = place + 1
            if letter in _SENTENCE:
                sentence += 1
    if end > at:
        found.append(Clause(at, end, "", sentence))
    return found


def _is_dash(text: str, place: int) -> bool:
    """Whether a dash of two strokes stands here: …均中标——某某公司中标滨海; between figures it means from … to."""
    if text[place - 1 : place] == "—":
        return True
    return text[place + 1 : place + 2] == "—" and not text[place - 1 : place].isdigit()


def _splits(text: str, start: int, place: int) -> bool:
    """A space stands for a comma where a fair piece of a clause is before it."""
    return place - start >= 4
