"""The names of one block that can be meant, looked up by place; each list is made when it is first asked for."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.facts.clauses import Clause
from kg.facts.subjects.affairs import EVENTS, behind_fair
from kg.facts.subjects.kinds import MEANT, NAMING
from kg.facts.subjects.numbers import BlockNumbers
from kg.facts.things import ThingTable
from kg.facts.wording.name_fronts import begins_name
from kg.lexicon import word_list
from kg.mentions.reading import Reading
from kg.model.mention import DIVISIONS, Mention, NameClass
from kg.model.once import once

#: “四个十大”项目: a coined name of many works, which is no one thing.
_COINED = re.compile(r"[“‘][^”’]*[一二三四五六七八九十百千万亿双两\d][^”’]*[”’](?:重点|重大)?(?:工程)?(?:项目|工程)$")


def _is_coined(text: str, mention: Mention) -> bool:
    start, end = mention.span
    return text.endswith(("项目", "工程"), start, end) and _COINED.search(text, max(0, start - 1), end) is not None


class BlockNames(BlockNumbers):
    """Looks up the names of one block.

    Args:
        reading: the block.
        table: the things of the document.
        news: whether the document is news, where a topic goes on over full stops.
    """

    def __init__(self, reading: Reading, table: ThingTable, *, news: bool = False) -> None:
        self.news, self.reading, self.table = news, reading, table
        self.text = reading.words.text

    @once
    def _names(self) -> list[Mention]:
        text, block, names = self.text, self.reading.block, self.reading.names
        if text.find("“", block.start, block.end) >= 0 or text.find("‘", block.start, block.end) >= 0:
            names = tuple([m for m in names if not _is_coined(text, m)])
        return [m for m in names if m.kind not in DIVISIONS or not begins_name(text, m.span)]

    @once
    def _outer(self) -> list[Mention]:
        return _outermost([m for m in self._names if m.kind in MEANT or self._is_venue(m)])

    @once
    def _starts(self) -> list[int]:
        return [m.span.start for m in self._outer]

    @once
    def _ends(self) -> frozenset[int]:
        return frozenset([m.span.end for m in self._outer])

    @once
    def _naming(self) -> list[Mention]:
        return _outermost([m for m in self._names if m.kind in NAMING])

    @once
    def _naming_starts(self) -> list[int]:
        return [m.span.start for m in self._naming]

    def _names_in(self, clause: Clause) -> bool:
        """Whether a name that may be meant begins in a clause."""
        at = bisect_left(self._starts, clause.start)
        return at < len(self._starts) and self._starts[at] < clause.end

    def _is_venue(self, mention: Mention) -> bool:
        """Whether a name in quotation marks does what only houses and halls do: “…”举办活动400场."""
        if mention.kind in EVENTS and not self.news:
            return behind_fair(self.text, mention.span.end) is not None
        end = mention.span.end + (self.text[mention.span.end : mention.span.end + 1] == "”")
        quoted = self.text[end - 1] == "”" and mention.kind in (NameClass.POLICY, NameClass.INITIATIVE)
        return quoted and self.text.startswith(word_list("cues", "binding", "hosting"), end)


def _outermost(mentions: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or not kept[-1].span.contains(mention.span):
            kept.append(mention)
    return kept
