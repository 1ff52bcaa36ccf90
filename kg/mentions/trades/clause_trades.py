"""Industries that a clause is about, with which it begins: 林下药材业|蓬勃发展."""

from __future__ import annotations

import re

from kg.lexicon import words
from kg.mentions.trades.trades import develops, is_no_trade
from kg.mentions.walking.walk import Words, is_stop
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

#: How the names of industries end that a clause is about, and the most letters that such a name has.
_ABOUT, LONGEST = ("产业", "业", "经济"), 12
#: What such a name cannot do without.
SUBJECT = re.compile("业|经济")


def read_subject(source: Words, index: int, end: int, found: dict[Span, Mention]) -> None:
    """林下药材业蓬勃发展; 楼宇经济,着力发展...: an industry that its clause is about.

    Args:
        source: the words of the block.
        index: the word with which the clause begins.
        end: where the block ends.
        found: what has been found so far, to which it is added.
    """
    text = source.text
    at = start = source.words[index].start
    while index < len(source.words) and source.words[index].end <= end and at - start <= LONGEST:
        word = source.words[index]
        string = source.string(index)
        if word.start != at or not string[0].isalnum() or is_stop(string, word.tag):
            break
        at = word.end
        index += 1
    name = text[start:at]
    if not 4 <= len(name) <= LONGEST or not name.endswith(_ABOUT) or is_no_trade(name):
        return
    if name in words("industries", "never") or not develops().match(text, at, end):
        return
    found.setdefault(Span(start, at), Mention(Span(start, at), NameClass.INDUSTRY, name, "industry", 0.7))
