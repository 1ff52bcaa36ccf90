"""One clause with everything the rules of relations look at."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from kg.facts.clauses import Clause
from kg.facts.things import ThingTable
from kg.lexicon import alternatives, grouped, word_list
from kg.mentions.reading import Reading
from kg.model.document import Block, Document, Part
from kg.model.fact import Predicate, Relation, Stage
from kg.model.mention import DIVISIONS, Mention, NameClass
from kg.model.once import once
from kg.model.period import Period
from kg.model.span import Span
from kg.model.values import made_by_slots

PLACES = DIVISIONS | {NameClass.PARK, NameClass.FUNCTIONAL_AREA, NameClass.SUBDISTRICT, NameClass.NEIGHBOURHOOD}
_PROJECTS = re.compile(r"等(?:[^,。;:、和与的]{0,14}|(?:一批|多个|\d+个)[^,。;:]{2,20}的[^,。;:、和与的]{0,6})项目")
_JOINTS = frozenset({"、", "和", "与", "及", "以及"})
#: 总投资5亿元的甲、总投资3亿元的乙: an item may have its sum or size in front.
_DESCRIBED = re.compile(r"(?:[”》])?[、和与及][^,。;:、和与]{0,14}\d[^,。;:、和与]{0,8}的[“《]?")

#: A part of an item that has no name of its own: 云湖路|南段|、海川路.
_STRETCH = re.compile("^(?:[东西南北中]段|全段)")

_MARKS = re.compile("[,。;:的]")
#: So many letters of a name may be unknown behind what is known of it, with the 、 that ends it.
_LONGEST_TAIL = 7


@cache
def _deeds() -> re.Pattern[str]:
    """What is said of an item, so that the list does not go on behind it: 甲路通车、乙路|开工、丙路."""
    stages = ("planned", "signed", "started", "underway", "completed", "opened")
    listed = [w for key in stages for w in word_list("predicates", "stage", key)]
    listed += [*word_list("predicates", "award", "verbs"), *word_list("predicates", "settle", "verbs")]
    return re.compile(grouped(map(re.escape, set(listed))))


def _is_tailed(long: Mention, short: Mention) -> bool:
    """Whether one of two names for the same letters has the tail of its list behind the other: 茂河碧道 of 茂河、松河碧道."""
    return long.span == short.span and len(long.name) > len(short.name) and long.name.startswith(short.name)


def opens(short: Mention, long: Mention) -> bool:
    """Whether a longer name begins with another: 云岭镇|水厂; or would, had its list not cut it short: 云岭镇、石坡镇水厂."""
    if short.span.start != long.span.start:
        return False
    return short.span.end < long.span.end or _is_tailed(long, short)


def _is_held(mention: Mention, names: Sequence[Mention]) -> bool:
    """Whether one of some names holds a name."""
    start, end = mention.span
    for other in names:
        first, last = other.span
        if first <= start and end <= last and other is not mention:
            if last - first > end - start or _is_tailed(other, mention):
                return True
    return False


def _place_of(mention: Mention, names: list[Mention]) -> int:
    """Which of some names a name is; -1 where it is none of them."""
    span = mention.span
    return next(
        (n for n, other in enumerate(names) if other is mention or (other.span == span and other == mention)), -1
    )


@made_by_slots
@dataclass(frozen=True)
class Moment:
    """A clause of a document, its names and its scope.

    Attributes:
        document: the document.
        reading: the block it stands in.
        table: the things of the document.
        clause: the clause.
        earlier: the clauses of its sentence before it.
        names: the names in it, in order, nested ones included.
        period: the period that holds in it.
        area: the thing that the paragraph opens with, where that is an area.
        ahead: whether the clause is of a story and tells what is still to come.
        find_host: finds the zone, town or county other than the document's that the sentence is about; few rules ask for it.
        place: the division that speaks: that of the document, or of its part in a digest of several reports.
    """

    document: Document
    reading: Reading
    table: ThingTable
    clause: Clause
    earlier: tuple[Clause, ...]
    names: tuple[Mention, ...]
    period: Period | None
    area: int | None
    place: int = 0
    ahead: bool = False
    find_host: Callable[[], int | None] | None = None

    @once
    def host(self) -> int | None:
        """The zone, town or county other than the document's that the sentence is about."""
        return self.find_host() if self.find_host is not None else None

    @once
    def text(self) -> str:
        """The view's text."""
        return self.document.view.text

    @property
    def block(self) -> Block:
        """The block of the clause."""
        return self.reading.block

    @property
    def is_plan(self) -> bool:
        """Whether the clause looks ahead."""
        return self.block.part is Part.PLAN or self.ahead

    @property
    def here(self) -> int:
        """The place that the clause is about: the host of its sentence, the area of the paragraph, or the one that speaks."""
        if self.host is not None:
            return self.host
        return self.area if self.area is not None else self.place

    @once
    def words(self) -> str:
        """The words of the clause."""
        return self.text[self.clause.start : self.clause.end]

    @once
    def lead(self) -> str:
        """The words of the sentence before the clause."""
        start = self.earlier[0].start if self.earlier else self.clause.start
        return self.text[start : self.clause.start]

    def before(self, mention: Mention) -> str:
        """The words of the clause before a name."""
        return self.text[self.clause.start : mention.span.start]

    def behind(self, mention: Mention) -> str:
        """The words of the clause behind a name, without the quotation mark that closes it."""
        return self.text[mention.span.end : self.clause.end].lstrip("”》")

    def list_around(self, mention: Mention) -> tuple[Mention, Mention]:
        """The first and the last name of the list that a name stands in: what is done to A、B和C is done to A too."""
        if len(self.names) == 1:
            return mention, mention
        known = self._lists.get(id(mention))
        if known is not None and known[0] is mention:
            return known[1]
        found = self._list_around(mention)
        self._lists[id(mention)] = mention, found
        return found

    @once
    def _lists(self) -> dict[int, tuple[Mention, tuple[Mention, Mention]]]:
        """The lists that names stand in, of those that were asked for."""
        return {}

    def _list_around(self, mention: Mention) -> tuple[Mention, Mention]:
        outer = self._outer
        at = first = last = _place_of(mention, outer)
        if at < 0:
            return mention, mention
        while first > 0 and self._joined(outer[first - 1], outer[first]):
            first -= 1
        while last + 1 < len(outer) and self._joined(outer[last], outer[last + 1]):
            last += 1
        return outer[first], outer[last]

    @once
    def _outer(self) -> list[Mention]:
        """The names that stand in no other and do not only say whose the next one is."""
        held = self._held
        outer = [m for m in self.names if not held[id(m)]]
        owners = [m for m in outer if m.kind in PLACES and any(self._is_whose(m, o) for o in outer)]
        return [m for m in outer if m not in owners] if owners else outer

    def _is_whose(self, owner: Mention, other: Mention) -> bool:
        """Whether a name only says where or whose the next one is: 甲县的|某基地、乙县的|某园."""
        gap = self.text[owner.span.end : other.span.start]
        return gap in ("的", "的“") and owner.kind in PLACES

    def _joined(self, left: Mention, right: Mention) -> bool:
        between = self.text[left.span.end : right.span.start].strip("“”《》")
        between = _STRETCH.sub("", between) if "段" in between else between
        if between[:1] in _JOINTS and between.endswith("的"):
            at, end = left.span.end + 1, right.span.start
            if any(
                at <= m.span.start <= at + 1 and end - 2 <= m.span.end < end and self._is_whose(m, right)
                for m in self.names
            ):
                return True
        if between in _JOINTS or (_DESCRIBED.fullmatch(between) is not None and _deeds().search(between) is None):
            return True
        return self._is_item(left.span.end, between) or self._is_tail(left.span.end, between)

    def goes_on(self, mention: Mention) -> bool:
        """Whether a name is only the beginning of an item of a list: 茂岭湖|智慧区、乙园."""
        outer = self._outer
        at = _place_of(mention, outer)
        if at < 0 or at + 1 >= len(outer):
            return False
        return self._is_tail(mention.span.end, self.text[mention.span.end : outer[at + 1].span.start].strip("“”《》"))

    def _is_tail(self, at: int, between: str) -> bool:
        """Whether only nouns stand behind a name up to the next item, with which the name goes on: 茂岭湖|智慧区、乙园."""
        if between[-1:] != "、" or not 3 <= len(between) <= _LONGEST_TAIL or "、" in between[:-1]:
            return False
        if _MARKS.search(between) is not None or _deeds().search(between) is not None:
            return False
        words = self.reading.words.between(at, at + len(between) - 1)
        return all(word.tag[:1] in ("n", "b", "s", "j") for word in words)

    def _is_item(self, at: int, between: str) -> bool:
        """Whether only an item that has no name of its own here stands between two of a list: 甲路、|环城绿带、|乙路."""
        if between[:1] != "、" or between[-1:] not in _JOINTS or not 4 <= len(between) <= 16:
            return False
        if _MARKS.search(between) is not None or _deeds().search(between) is not None:
            return False
        words = self.reading.words.between(at + 1, at + len(between) - 1)
        return all(word.tag[:1] not in ("v", "d", "t", "p") or word.tag == "vn" for word in words)

    def in_brackets(self, mention: Mention) -> bool:
        """Whether a name stands in brackets: from where to where, or which part."""
        before = self.before(mention)
        return before.count("(") + before.count("[") > before.count(")") + before.count("]")

    def around(self, mention: Mention) -> list[Mention]:
        """The names that hold a name."""
        span = start, end = mention.span
        inside = [other for other in self.names if other.span[0] <= start and end <= other.span[1]]
        return [other for other in inside if other.span != span or _is_tailed(other, mention)]

    def is_nested(self, mention: Mention) -> bool:
        """Whether a name of the clause holds a name."""
        held = self._held.get(id(mention))
        return _is_held(mention, self.names) if held is None else held

    @once
    def _held(self) -> dict[int, bool]:
        """Which names of the clause another one holds."""
        names = self.names
        return {id(m): _is_held(m, names) for m in names} if len(names) > 1 else {id(m): False for m in names}

    def as_project(self, mention: Mention) -> bool:
        """Whether the name of a firm stands for its project or house: 华丰纸业、天振竹木等重点项目, 某集团总部."""
        if mention.kind is not NameClass.ENTERPRISE:
            return False
        if mention.name.endswith(word_list("predicates", "own", "seats")):
            return True
        return _PROJECTS.match(self.behind(self.list_around(mention)[1])) is not None

    def number(self, mention: Mention) -> int:
        """The number of the thing that a name names."""
        return self.table.number_of(mention)

    def relation(
        self,
        subject: int,
        predicate: Predicate,
        target: int | None,
        *,
        stage: Stage | None = None,
        confidence: float = 0.8,
        method: str = "",
        evidence: Span | None = None,
        dated: bool = False,
    ) -> Relation:
        """A relation stated by this clause."""
        span = evidence or Span(self.clause.start, self.clause.end)
        return Relation(
            subject,
            predicate,
            target,
            span,
            stage,
            self.period if dated or stage else None,
            confidence=confidence,
            method=method,
        )


@cache
def any_of(*keys: str) -> str:
    """A group of the words of a list about relations, for a pattern.

    Args:
        keys: the list in the lexicon's table of predicates.
    """
    return f"(?:{alternatives('predicates', *keys)})"


@cache
def with_any(before: str, table: str, key: str, behind: str = "") -> re.Pattern[str]:
    """The pattern of the words of a list about relations and of what stands around them, put together once.

    Args:
        before: the pattern of what stands before them.
        table: the table in the lexicon's table of predicates.
        key: the list.
        behind: the pattern of what stands behind them.
    """
    return re.compile(f"{before}{any_of(table, key)}{behind}")


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern, compiled once."""
    return re.compile(pattern)
