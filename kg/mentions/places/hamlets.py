"""Villages by their bare names, where they are pulled down or built anew: 嘉云庄|拆迁改造, 东石营|回迁安置."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.walking.walk import Words, is_stop
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

METHOD = "hamlet"
#: How villages are called beside 村.
_ENDINGS = "庄营屯寨堡铺峪埔岗洼坳"
_WORKED_ON = re.compile(
    r"(?:拆迁|回迁|棚户区|棚改|城中村|旧村|整村|整体搬迁|征地拆迁|征拆|征迁|安置区|安置房|安置小区|片区(?:拆迁|改造|征迁))"
)
_SHORTEST, _LONGEST = 3, 5


def find_hamlets(words: Words, start: int, end: int) -> Iterator[Mention]:
    """The villages of ``[start, end)`` that works of moving people name.

    Args:
        words: the words of the block.
        start: where the block begins.
        end: where it ends.
    """
    text = words.text
    for match in _WORKED_ON.finditer(text, start, end):
        close = match.start()
        if close == start or text[close - 1] not in _ENDINGS:
            continue
        opening = _opening(words, close, start)
        if opening is not None and _SHORTEST <= close - opening <= _LONGEST:
            span = Span(opening, close)
            yield Mention(span, NameClass.NEIGHBOURHOOD, text[opening:close], METHOD, 0.75)


def _opening(words: Words, close: int, floor: int) -> int | None:
    """Where the name begins that ends at a place: behind a verb, a particle or a mark."""
    index = words.ends_at(close)
    opening = close
    while index is not None and index >= 0:
        word = words.words[index]
        string = words.string(index)
        if word.end != opening or word.start < floor or not string.isalpha() or is_stop(string, word.tag):
            break
        if word.tag == "place" and opening < close:
            break
        opening = word.start
        index -= 1
    return opening if opening < close else None
