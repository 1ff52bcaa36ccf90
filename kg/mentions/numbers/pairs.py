"""Values that 分别 pairs with nouns share what is printed once: 分别突破70和50亿元, 分别增长8%、9%以上."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from kg.lexicon import word_list
from kg.mentions.numbers.comparators import comparator_after, comparator_before
from kg.mentions.numbers.numerals import scale_of
from kg.mentions.numbers.units import Unit, unit_at
from kg.model.quantity import Comparator, Quantity

#: Further numbers of a list up to the last, which prints the unit.
_LIST = re.compile(r"(?:(?:、|和|及|与|以及)\d+(?:\.\d+)?)+")
_JOINTS = frozenset({"、", "和", "及", "与", "以及"})
_PHRASE_END = re.compile("[,。;!?\n]")
#: So far before the first number of a list 分别 may stand.
_REACH = 40


#: 先后突破600亿元、700亿元|大关: one step behind the other.
_STEP = re.compile("(?:新)?(?:大关|台阶|关口|门槛)")


def unit_of_list(text: str, at: int, tail: int, start: int, end: int) -> tuple[Unit, str, Decimal] | None:
    """The unit and the scale that a number has from the last of its list: 分别突破70和50亿元.

    Args:
        text: the view.
        at: where the number begins.
        tail: where it ends.
        start: where the block begins.
        end: where it ends.

    >>> unit, scale, _ = unit_of_list("分别突破70和50亿元", 4, 6, 0, 11)
    >>> unit.word, scale
    ('元', '亿')
    """
    if (rest := _LIST.match(text, tail, end)) is None or not _paired(text, at, start):
        return None
    scale, factor = scale_of(text, rest.end())
    unit = unit_at(text, rest.end() + len(scale), end)
    return None if unit is None else (unit, scale, factor)


def share_bounds(text: str, quantities: Sequence[Quantity], start: int) -> list[Quantity]:
    """Give every value of a list that 分别 opens, or that counts steps, the bound that stands before the first or behind the last.

    Args:
        text: the view.
        quantities: the quantities of a block, in order.
        start: where the block begins.
    """
    done = list(quantities)
    run: list[int] = []
    for index, (one, other) in enumerate(pairwise(quantities)):
        if one.kind is other.kind and text[one.span.end : other.core.start] in _JOINTS:
            run = run or [index]
            run.append(index + 1)
            if index + 2 < len(quantities):
                continue
        if len(run) > 1 and (
            _paired(text, quantities[run[0]].core.start, start) or _STEP.match(text, quantities[run[-1]].core.end)
        ):
            _share(text, done, run, start)
        run = []
    return done


def _share(text: str, done: list[Quantity], run: list[int], start: int) -> None:
    first, last = done[run[0]], done[run[-1]]
    front, _ = comparator_before(text, first.core.start, start)
    back, _ = comparator_after(text, last.core.end, last.core.end + 4)
    others = [done[i].comparator for i in run[1:]] if back is None else [done[i].comparator for i in run[:-1]]
    bound = back or front
    if bound is None or any(c is not Comparator.EQUAL for c in others):
        return
    for index in run:
        done[index] = replace(done[index], comparator=bound)


def _paired(text: str, at: int, start: int) -> bool:
    """Whether 分别 stands before a number, in its own phrase."""
    word = max(text.rfind(word, max(start, at - _REACH), at) for word in word_list("cues", "binding", "pairing"))
    return word >= 0 and _PHRASE_END.search(text, word, at) is None
