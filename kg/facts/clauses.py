"""Sentences and clauses of a block, cut at punctuation outside brackets and quotation marks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_OPEN = frozenset("(“《[‘")
_CLOSE = frozenset(")”》]’")
_SENTENCE = frozenset("。!?")
_CLAUSE = frozenset(",;:\n ")
#: Every letter that may decide something.
_SIGNS = re.compile(f"[{re.escape(''.join(sorted(_OPEN | _CLOSE | _SENTENCE | _CLAUSE | {'—'})))}]")
#: 新华社杭州3月5日电(记者 某某), 本报讯: says who wrote a story and from where, and is no part of its first sentence.
_DATELINE = re.compile(
    r"[^,。;:()“]{0,16}(?:\d{1,2}月\d{1,2}日[电讯](?![子视力讯息])|[报网台][电讯](?=\())\s*(?:\([^()]{2,40}\))?\s*"
)
#: “去年产值6亿元,今年可达8亿元。”: what somebody says ends in a mark of its own and is cut as all else is.
_SPEECH = re.compile(r"“[^“”]{8,400}[。!?,;]”")
#: A further value of a row, as some texts are typed: behind a space.
_ROW_GOES_ON = re.compile(r"[和与及、]\d")
#: So many blocks keep their clauses: each is asked for them several times.
_KEPT = 1024


class Clause(NamedTuple):
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


@lru_cache(maxsize=_KEPT)
def find_clauses(text: str, start: int, end: int) -> tuple[Clause, ...]:
    """The clauses of ``text[start:end]``.

    >>> [(c.mark, c.sentence) for c in find_clauses("完成三项工程,改造(含路、桥)。建成;投用", 0, 21)]
    [(',', 0), ('。', 0), (';', 1), ('', 1)]
    """
    found = []
    depth = 0
    opened = 0
    at = start
    sentence = 0
    wire = _DATELINE.match(text, start, end)
    if wire is not None:
        found.append(Clause(start, wire.end(), "", sentence))
        at = wire.end()
        sentence = 1
    said = -1  # where the speech ends that the text is in
    for sign in _SIGNS.finditer(text, at, end):
        place, letter = sign.start(), sign[0]
        if letter == "“" and not depth and (speech := _SPEECH.match(text, place, end)) is not None:
            said = speech.end() - 1
        elif place == said:
            continue
        elif letter in _OPEN:
            depth += 1
            opened = place
        elif letter in _CLOSE:
            depth = max(0, depth - 1)
        elif letter != "—" or (not depth and _is_dash(text, place)):
            if depth and (letter not in _SENTENCE or place - opened < 60) and place - opened < 120:
                continue
            depth = 0
            if letter == " " and not _splits(text, at, place):
                continue
            if letter == ":" and text[place - 1 : place].isdigit() and text[place + 1 : place + 2].isdigit():
                continue  # 三次产业结构为12:41:47
            if place > at:
                found.append(Clause(at, place, letter, sentence))
            at = place + 1
            if letter in _SENTENCE:
                sentence += 1
    if end > at:
        found.append(Clause(at, end, "", sentence))
    return tuple(found)


def _is_dash(text: str, place: int) -> bool:
    """Whether a dash of two strokes stands here: …均中标——某某公司中标滨海; between figures it means from … to."""
    if text[place - 1 : place] == "—":
        return True
    return text[place + 1 : place + 2] == "—" and not text[place - 1 : place].isdigit()


def _splits(text: str, start: int, place: int) -> bool:
    """A space stands for a comma where a fair piece of a clause is before it, and no row of values goes on behind it."""
    if _ROW_GOES_ON.match(text, place + 1) is not None:
        return False  # 分别下降6.1% 和4.3%
    return place - start >= 4 and not (text[place - 1].isascii() and text[place - 1].isalnum())  # PM 2.5 浓度


#: ●某码头动工, 一、某路通车, 【城建】: opens an item of its own.
_ITEM = re.compile(r"\s*(?:[●■◆▲★○□◇△☆※►▶•·]|\([一二三四五六七八九十\d]+\)|[一二三四五六七八九十]+、|[【\[])")
_LONGEST_HEAD = 30


def opens_item(text: str, start: int, end: int) -> bool:
    """Whether a block of a story begins something new: a bullet, or a line between paragraphs that is no sentence.

    >>> [opens_item(text, 0, len(text)) for text in ("●某码头本月动工", "某码头本月动工", "某码头本月动工。")]
    [True, True, False]
    """
    if _ITEM.match(text, start, end):
        return True
    return 0 < end - start <= _LONGEST_HEAD and not text[start:end].rstrip().endswith(
        ("。", "!", "?", "”", ";", ":", ",")
    )
