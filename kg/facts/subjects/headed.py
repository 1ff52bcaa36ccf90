"""Whose a paragraph's figures are under a heading or a row that is a thing's name, as annexes list projects.

三、云岭供水工程
1.项目内容:铺设管网60公里。
"""

from __future__ import annotations

import re

from kg.facts.subjects.kinds import BUILT
from kg.facts.things import ThingTable
from kg.mentions.reading import Reading
from kg.model.document import BlockKind
from kg.model.mention import NameClass

_HEADING = BUILT | {NameClass.PUBLIC_INSTITUTION}
#: How headings are numbered, by what a number looks like; a row of a table has its number on a line of its own.
_NUMBERS = (
    re.compile(r"[一二三四五六七八九十]{1,3}[、.．]"),
    re.compile(r"\([一二三四五六七八九十]{1,3}\)"),
    re.compile(r"\d{1,2}[、.．]"),
    re.compile(r"[\u2460-\u2473]"),
)
_ROW = re.compile(r"\d{1,3}$")
_ANNEX = re.compile(r"附[件表录]|名词解释|注[释:]")
#: A paragraph of an annex is short; a longer one is the report's own.
_LONGEST = 300


class Headed:
    """Remembers the thing whose name was the last heading.

    Args:
        text: the view of the document.
        table: its things.
    """

    def __init__(self, text: str, table: ThingTable) -> None:
        self._text, self._table = text, table
        self._thing: int | None = None
        self._numbered: re.Pattern[str] | None = None

    def note(self, reading: Reading) -> int | None:
        """The thing under whose name a block stands, once the block itself has been looked at.

        Args:
            reading: the next block of the document.
        """
        block = reading.block
        if block.kind is BlockKind.NOTE or block.end - block.start > _LONGEST:
            self._thing = None
        elif block.kind is BlockKind.HEADING:
            self._head(reading)
        return self._thing

    def _head(self, reading: Reading) -> None:
        start, end = reading.block.start, reading.block.end
        numbered = next((p for p in _NUMBERS if p.match(self._text, start, end)), None)
        found = numbered.match(self._text, start, end) if numbered is not None else None
        name = found.end() if found is not None else start
        whole = (m for m in reading.names if m.span.start == name and m.span.end == end and m.kind in _HEADING)
        mention = next(whole, None)
        if mention is not None:
            self._thing, self._numbered = self._table.number_of(mention), numbered
        elif numbered is self._numbered if numbered is not None else self._closes(start, end):
            self._thing = None

    def _closes(self, start: int, end: int) -> bool:
        """Whether a line without a number begins another row or another annex."""
        return any(p.match(self._text, start, end) for p in (_ROW, _ANNEX))
