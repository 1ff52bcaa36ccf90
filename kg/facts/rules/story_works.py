"""What a story goes on to tell of a work without its name: 目前正在同步施工, 沿线途经某县、某县."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.facts.binding import State
from kg.facts.clauses import Clause, find_clauses
from kg.facts.subjects.kinds import WORKS
from kg.facts.subjects.subjects import Subjects
from kg.facts.things import ThingTable
from kg.lexicon import alternatives
from kg.mentions.reading import Reading
from kg.model.document import BlockKind, Document, Genre
from kg.model.fact import Predicate, Relation, Stage
from kg.model.mention import DIVISIONS, NameClass
from kg.model.span import Span

#: What a paragraph says of a work at different stages: the last of them holds.
_ORDER = (Stage.OPENED, Stage.COMPLETED, Stage.UNDERWAY, Stage.STARTED, Stage.PLANNED)
_SUBJECTS = WORKS | {NameClass.PARK}
_PLACES = DIVISIONS | {NameClass.PARK, NameClass.FUNCTIONAL_AREA, NameClass.SUBDISTRICT, NameClass.NEIGHBOURHOOD}


_LYING = frozenset({NameClass.PUBLIC_INSTITUTION, NameClass.ENTERPRISE})
#: 位于|某市某镇, 选址在|某园区.
_AT = re.compile("(?:该项目|项目|工程)?(?:主要|将|拟|就)?(?:位于|坐落于|坐落在|地处|选址于|选址在|选址)")

#: 并没有|开工, 尚未|完工.
_NOT_YET = re.compile("(?:没有|尚未|还未|仍未|未能)[^,。;]{0,2}$")
#: 项目竣工投产|后: what follows is still to come.
_WHEN_DONE = re.compile(r"后|以后|之后|时|[^,。;]{0,4}?(?:后|以后|之后|时|以来)(?:$|,|预计|可|将|年)")
_FUTURE = re.compile("明年|后年|年底|下月|月底|下半年")
#: 已有两个车间|投入使用: some of the works.
_SOME = re.compile(r"(?:\d+|[一二两三四五六七八九十]+)(?:个|条|栋|幢|座|台|号|家)[^,。;]{0,6}$")


@cache
def _words(stage: Stage) -> re.Pattern[str]:
    return re.compile(alternatives("predicates", "story", stage.value))


@cache
def _passing() -> re.Pattern[str]:
    listed = alternatives("predicates", "story", "passing")
    return re.compile(rf"(?:该|此|本)?(?:项目|工程|公路|铁路|线路|路线|全线|线)?(?:{listed})")


@cache
def _ahead() -> re.Pattern[str]:
    return re.compile(alternatives("predicates", "stage", "to_come"))


def told_of_works(document: Document, reading: Reading, table: ThingTable) -> list[Relation]:
    """The stages that one paragraph of a story tells of the works that it goes on about, and the places they touch.

    Args:
        document: the document; a report names what it speaks of.
        reading: the block.
        table: the things of the document.
    """
    if document.context.genre is not Genre.NEWS or reading.block.kind is not BlockKind.BODY:
        return []
    found: dict[int, tuple[Stage, Clause]] = {}
    placed: list[Relation] = []
    for clause, subject, named in _spoken_of(reading, table):
        placed.extend(_touched(reading, table, clause, subject))
        placed.extend(_lies(reading, table, clause, subject))
        if named or table.kind_of(subject) not in WORKS:
            continue
        stage = _stage(reading.words.text[clause.start : clause.end])
        if stage is None:
            continue
        held = found.get(subject)
        if held is None or _ORDER.index(stage) < _ORDER.index(held[0]):
            found[subject] = stage, clause
    return placed + [
        Relation(
            subject,
            Predicate.HAS_STATUS,
            None,
            Span(clause.start, clause.end),
            stage,
            reading.block.period,
            confidence=0.65,
            method="story-stage",
        )
        for subject, (stage, clause) in found.items()
    ]


def _spoken_of(reading: Reading, table: ThingTable) -> Iterator[tuple[Clause, int, bool]]:
    """The clauses that go on about a work, with its number and whether they name works of their own."""
    subjects = Subjects(reading, table, news=True)
    state = State(place=0)
    sentence = -1
    for clause in find_clauses(reading.words.text, reading.block.start, reading.block.end):
        if clause.sentence != sentence:
            sentence = clause.sentence
            state.new_sentence(clause.start)
        subjects.enter(clause, state)
        named = any(
            m.kind in _SUBJECTS and clause.start <= m.span.start and m.span.end <= clause.end for m in reading.names
        )
        number = state.subject if state.subject is not None else state.topic
        if (meant := _THAT.match(reading.words.text, clause.start, clause.end)) is not None:
            number = _last_work(reading, table, clause.start, meant["kind"]) or number
        if number is not None and table.kind_of(number) in _SUBJECTS | _LYING:
            yield clause, number, named
        subjects.leave(clause, state)


#: 该项目自4月开工: of several works the one that was named last.
_THAT = re.compile(r"(?:目前|据悉|据了解|现在)?,?(?:该|此)(?P<kind>项目|工程)(?!部|区|组|负责|经理|指挥)")


def _last_work(reading: Reading, table: ThingTable, at: int, kind: str) -> int | None:
    """The works of a kind of name that the block names last before a place, where the names are no items of a list."""
    named = [m for m in reading.names if m.kind in WORKS and m.span.end <= at and m.name.endswith(kind)]
    last = max(named, key=lambda m: (m.span.end, m.span.length), default=None)
    return table.number_of(last) if last is not None and last.exemplar_of < 0 else None


def _lies(reading: Reading, table: ThingTable, clause: Clause, subject: int) -> Iterator[Relation]:
    """Where a clause says that what the one before names lies: 某采购中心,|位于某市某乡,…."""
    opening = _AT.match(reading.words.text, clause.start, clause.end)
    at = opening.end() if opening else clause.end
    place = None
    for name in reading.names if opening else ():
        if name.span.start == at and name.span.end <= clause.end and name.kind in _PLACES:
            at, place = name.span.end, name
    if place is None or (number := table.number_of(place)) in (0, subject):
        return
    span = Span(clause.start, place.span.end)
    yield Relation(subject, Predicate.LOCATED_IN, number, span, None, None, confidence=0.75, method="lying")


def _touched(reading: Reading, table: ThingTable, clause: Clause, subject: int) -> Iterator[Relation]:
    """The places that a road passes through: 沿线途经某区、某县等8个县区."""
    text = reading.words.text
    opening = _passing().match(text, clause.start, clause.end)
    at = opening.end() if opening else clause.start
    for name in reading.names if opening else ():
        if name.span.start < at or name.span.end > clause.end or name.kind not in _PLACES:
            continue
        if name.span.start > at and text[at : name.span.start] not in ("、", "和", "及"):
            break
        if not text.startswith(("、", "和", "及", "等", ",", "。"), name.span.end) and name.span.end < clause.end:
            at = name.span.end  # 某市|某县: the county is meant
            continue
        at = name.span.end
        span = Span(clause.start, name.span.end)
        number = table.number_of(name)
        yield Relation(subject, Predicate.LOCATED_IN, number, span, None, None, confidence=0.75, method="passing")


def _stage(words: str) -> Stage | None:
    """The stage that a clause tells; what is still to begin is planned, of what is still to end nothing follows."""
    for stage in _ORDER:
        match = _words(stage).search(words)
        if match is None or words.startswith("的", match.start() - 1) or _WHEN_DONE.match(words, match.end()):
            continue
        if _NOT_YET.search(words, 0, match.start()) is not None:
            return Stage.PLANNED if stage is Stage.STARTED else Stage.UNDERWAY
        if stage in (Stage.OPENED, Stage.COMPLETED) and _FUTURE.search(words, 0, match.start()):
            return None
        if stage in (Stage.OPENED, Stage.COMPLETED) and _SOME.search(words, 0, match.start()):
            return Stage.UNDERWAY
        if stage is not Stage.PLANNED and _ahead().search(words[: match.start()]):
            return Stage.PLANNED if stage is Stage.STARTED else None
        return stage
    return None
