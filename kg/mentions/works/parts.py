"""Numbered parts of works and plants: 云湖电站|2号机组, 青石作业区|3号、4号泊位, 海川陶瓷|三号车间."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.lexicon import word_list
from kg.mentions.walking.walk import Words
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

METHOD = "part"
_WHOLES = frozenset({NameClass.FACILITY, NameClass.PROJECT, NameClass.ENTERPRISE, NameClass.PARK})
_QUAYS = _WHOLES | {NameClass.FUNCTIONAL_AREA}
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十])(?:号|#)"
_NUMBERED = re.compile(rf"(?P<numbers>{_NUMBER}(?:[、和]?{_NUMBER})*)(?P<noun>[\u4e00-\u9fff]{{1,4}})")
#: 某某作业区|15万吨级散货码头: a quay that the ships it takes tell apart.
_SIZED = re.compile(r"\d+(?:\.\d+)?[万千]?吨级[\u4e00-\u9fff]{0,6}?(?:码头|泊位|航道|船坞|船闸)(?:工程|项目)?")
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
        sized = _SIZED.match(text, whole.span.end, end) if whole.kind in _QUAYS else None
        if sized is not None:
            span = Span(whole.span.start, sized.end())
            yield Mention(span, NameClass.PROJECT, whole.name + sized[0], METHOD, 0.7)
        part = _NUMBERED.match(text, whole.span.end, end) if whole.kind in _QUAYS else None
        if part is None:
            continue
        noun = next((n for n in (*projects, *houses) if part["noun"].startswith(n)), "")
        if not noun:
            continue
        close = part.start("noun") + len(noun)
        close += 2 if text.startswith(("工程", "项目"), close) else 0
        kind = NameClass.PROJECT if noun in projects else NameClass.FACILITY
        numbers = list(_ONE.finditer(text, part.start("numbers"), part.end("numbers")))
        for position, number in enumerate(numbers):
            begin = whole.span.start if position == 0 else number.start()
            stop = close if position == len(numbers) - 1 else number.end()
            yield Mention(
                Span(begin, stop), kind, f"{whole.name}{number[0]}{text[part.start('noun') : close]}", METHOD, 0.7
            )
