"""Whose figure it is: the district, or a smaller named thing that the clause, the list or the paragraph's opening names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.facts.binding import State
from kg.facts.clauses import Clause
from kg.facts.phrases import flow_verbs, is_light
from kg.facts.things import ThingTable
from kg.lexicon import words
from kg.mentions.reading import Reading
from kg.model.mention import DIVISIONS, Mention, NameClass
from kg.model.quantity import Quantity, UnitKind

#: Classes of things that figures are of.
_SUBJECTS = frozenset(
    {
        NameClass.FUNCTIONAL_AREA,
        NameClass.PARK,
        NameClass.GREEN_SPACE,
        NameClass.PROJECT,
        NameClass.ENTERPRISE,
        NameClass.ORGANIZATION,
        NameClass.PUBLIC_INSTITUTION,
        NameClass.FACILITY,
        NameClass.SUBDISTRICT,
        NameClass.NEIGHBOURHOOD,
        NameClass.ROAD,
        NameClass.COMPOUND,
    }
)
_AREAS = frozenset({NameClass.FUNCTIONAL_AREA, NameClass.PARK})
_OPENS_BLOCK = re.compile(r"(?:中|内|方面|上)?[,:]")
_IN_LIST = frozenset("、和与及等")


@dataclass(frozen=True, slots=True)
class Named:
    """A named subject in a clause: its thing and where its name ends."""

    number: int
    end: int


class Subjects:
    """Finds the subjects of one block.

    Args:
        reading: the block.
        table: the things of the document.
    """

    def __init__(self, reading: Reading, table: ThingTable) -> None:
        self.reading = reading
        self.table = table
        self.text = reading.words.text
        self._outer = _outermost([m for m in reading.names if m.kind in _SUBJECTS or m.kind in DIVISIONS])

    def of_block(self) -> int | None:
        """The area that the paragraph opens with: 某某板块中,..."""
        start = self.reading.block.start
        for mention in self._outer:
            if mention.span.start > start + 1:
                break
            if mention.kind in _AREAS and _OPENS_BLOCK.match(self.text, mention.span.end):
                return self.table.number_of(mention)
        return None

    def enter(self, clause: Clause, state: State, counted: bool) -> None:
        """Note what a clause does to the subject of its sentence."""
        named = self.inside(clause.start, clause.end)
        if named is not None:
            state.subject = named.number if self.table.kind_of(named.number) not in DIVISIONS else None
            return
        head = self.text[clause.start : clause.start + 4]
        if head.startswith(tuple(words("cues", "scope", "own"))) or (
            state.subject is not None and not self._continues(clause)
        ):
            state.subject = None

    def _continues(self, clause: Clause) -> bool:
        """Whether a clause without a subject of its own goes on with that of the clause before: it opens with a verb."""
        for word in self.reading.words.between(clause.start, clause.end):
            string = self.text[word.start : word.end]
            if is_light(string) or word.tag in ("t", "d"):
                continue
            return (
                string in flow_verbs()
                or string in words("cues", "hanging", "nouns")
                or string in words("cues", "verbs", "link")
                or word.tag.startswith("v")
                or string in words("cues", "growth", "up")
            )
        return False

    def inside(self, start: int, end: int) -> Named | None:
        """The named thing with which ``[start, end)`` opens as a subject, or None."""
        at = start
        for mention in self._outer:
            if mention.span.end > end or mention.span.start < start:
                continue
            if not self._only_light(at, mention.span.start):
                return None
            following = self.text[mention.span.end : mention.span.end + 1]
            if following in _IN_LIST or mention.exemplar_of >= 0 or mention.span.end >= end:
                return None
            if self._heads_noun(mention):
                return None
            close = mention.span.end
            if self.text[close : close + 1] in "”》":
                close += 1
            return Named(self.table.number_of(mention), close)
        return None

    def _heads_noun(self, mention: Mention) -> bool:
        """A division before a noun is no subject of its own: 郑州市政务服务改革; and a place of many is none either."""
        if mention.kind not in DIVISIONS:
            return False
        return self.table.number_of(mention) != 0

    def _only_light(self, start: int, end: int) -> bool:
        if start >= end:
            return True
        return all(
            is_light(self.text[w.start : w.end]) or w.tag in ("t", "d", "c", "p", "m")
            for w in self.reading.words.between(start, end)
        )

    def subject(self, clause: Clause, quantity: Quantity, named: Named | None, state: State) -> int:
        """The thing that a number is of."""
        if named is not None and self.table.kind_of(named.number) not in DIVISIONS:
            return named.number
        if named is not None:
            return named.number
        if state.subject is not None:
            return state.subject
        head = self.text[clause.start : clause.start + 4]
        if state.block_subject is not None and not head.startswith(tuple(words("cues", "scope", "own"))):
            return state.block_subject
        return state.place

    def owner(self, quantity: Quantity, limit: int) -> Named | None:
        """The named thing behind a number that is its owner: 总投资10亿元的某项目, 6.9平方公里某启动区."""
        if quantity.kind in (UnitKind.COUNT, UnitKind.PERCENT):
            return None
        at = quantity.span.end
        while self.text[at : at + 1] in ("的", "“"):
            at += 1
        for mention in self._outer:
            if mention.span.start < at:
                continue
            if mention.span.start > at or mention.span.end > limit + 40 or mention.kind in DIVISIONS:
                return None
            if mention.exemplar_of >= 0 or self.text[mention.span.end : mention.span.end + 1] in ("、", "等"):
                return None
            return Named(self.table.number_of(mention), mention.span.end)
        return None

    def exemplars(self, quantity: Quantity) -> tuple[int, ...]:
        """The named things of the list that a number counts: 朱屯路 in 朱屯路等37条道路."""
        found = [self.table.number_of(m) for m in self.reading.names if m.exemplar_of == quantity.core.start]
        return tuple(dict.fromkeys(found))


def _outermost(mentions: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in mentions:
        if kept and kept[-1].span.contains(mention.span):
            continue
        kept.append(mention)
    return kept
