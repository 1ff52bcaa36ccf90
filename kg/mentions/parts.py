"""Numbered parts of works and plants: 云湖电站|2号机组, 青石作业区|5号、6号泊位, 海川陶瓷|三号车间."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.lexicon import word_list
from kg.mentions.walk import Words
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

METHOD = "part"
_WHOLES = frozenset({NameClass.FACILITY, NameClass.PROJECT, NameClass.ENTERPRISE, NameClass.PARK})
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十])(?:号|#)"
_NUMBERED = re.compile(rf"(?P<numbers>{_NUMBER}(?:[、和]?{_NUMBER})*)(?P<noun>[\u4e00-\u9fff]{{1,4}})")
_ONE = re.compile(_NUMBER)


def find_parts(words: Words, names: list[Mention], end: int) -> Iterator[Mention]:
    """The numbered parts right behind the names of works, plants and firms, each under its full name.

    Args:
        words: the words of the block.
        names: the names found so far.
        end: where the block ends.
    """
    text = words.text
    projects, houses = word_list("names", "numbered", "works"), word_list("names", "numbered", "houses")
    for whole in names:
        part = _NUMBERED.match(text, whole.span.end, end) if whole.kind in _WHOLES else None
        if part is None:
            continue
        noun = next((n for n in (*projects, *houses) if part["noun"].startswith(n)), "")
        if not noun:
            continue
        close = part.start("noun") + len(noun)
        kind = NameClass.PROJECT if noun in projects else NameClass.FACILITY
        numbers = list(_ONE.finditer(text, part.start("numbers"), part.end("numbers")))
        for position, number in enumerate(numbers):
            begin = whole.span.start if position == 0 else number.start()
            stop = close if position == len(numbers) - 1 else number.end()
            yield Mention(Span(begin, stop), kind, f"{whole.name}{number[0]}{noun}", METHOD, 0.7)
