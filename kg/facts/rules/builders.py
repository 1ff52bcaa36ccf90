"""Firms that build: 某公司在某区开建某基地 tells whose it is, where it lies and where the firm settles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.facts.rules.meant import thing_meant
from kg.facts.rules.moment import Moment
from kg.facts.wording.phrases import is_light
from kg.lexicon import alternatives, words
from kg.model.fact import Predicate, Relation, Stage
from kg.model.mention import DIVISIONS, Mention, NameClass
from kg.model.span import cover

_BUILT = frozenset({NameClass.PROJECT, NameClass.PARK, NameClass.FACILITY, NameClass.ENTERPRISE})
_PLACES = DIVISIONS | {NameClass.PARK, NameClass.FUNCTIONAL_AREA, NameClass.SUBDISTRICT}

#: 某公司|拟在某片区|建设某物流园: nothing has begun.
_MEANT_TO = re.compile("拟|计划|准备|有意|打算")
_NOUNS = ("该公司", "该企业", "该集团", "公司", "企业", "集团")


@cache
def _building() -> re.Pattern[str]:
    listed = alternatives("predicates", "own", "building")
    return re.compile(rf"(?:{listed})了?(?:[^,。;:、]{{0,24}}的)?[^,。;:、的与和]{{0,6}}[“《]?$")


def built_of(moment: Moment) -> Iterator[Relation]:
    """What a clause says that firms build, of which they are the subject."""
    for mention in moment.names:
        if mention.kind not in _BUILT or moment.is_nested(mention):
            continue
        verb = _building().search(moment.before(moment.list_around(mention)[0]))
        if verb is None:
            continue
        at = moment.clause.start + verb.start()
        firm = _builder(moment, at)
        if firm is None and (meant := _meant(moment)) is not None and meant != moment.number(mention):
            yield moment.relation(
                meant, Predicate.OWNS, moment.number(mention), confidence=0.75, method="builds", evidence=mention.span
            )
        if firm is None or moment.number(firm) == moment.number(mention):
            continue
        yield _said(moment, firm, Predicate.OWNS, mention, "builds")
        if _MEANT_TO.search(moment.text, firm.span.end if firm.span.end > moment.clause.start else at - 8, at):
            number = moment.number(mention)
            yield moment.relation(number, Predicate.HAS_STATUS, None, stage=Stage.PLANNED, method="stage")
        place = _place(moment, firm.span.end if firm.span.end > moment.clause.start else moment.clause.start, at)
        if place is not None:
            yield _said(moment, mention, Predicate.LOCATED_IN, place, "built-at")
            settler = mention if mention.kind is NameClass.ENTERPRISE else firm
            yield _said(moment, settler, Predicate.SETTLED_IN, place, "built-at")


def _said(moment: Moment, subject: Mention, predicate: Predicate, target: Mention, method: str) -> Relation:
    return moment.relation(
        moment.number(subject),
        predicate,
        moment.number(target),
        confidence=0.75,
        method=method,
        evidence=cover(subject.span, target.span),
        dated=predicate is Predicate.SETTLED_IN,
    )


def _builder(moment: Moment, at: int) -> Mention | None:
    """The firm with which the clause opens before a verb; where it has no subject, that of the sentence before it."""
    start = moment.clause.start
    for clause in (moment.clause, *reversed(moment.earlier)):
        names = [m for m in moment.reading.names if clause.start <= m.span.start and m.span.end <= min(clause.end, at)]
        firms = [m for m in names if m.kind is NameClass.ENTERPRISE and not _inside(moment, m)]
        if firms and _opens(moment, clause.start, firms[0].span.start):
            return firms[0]
        if names and clause is not moment.clause:
            return None
        if clause is moment.clause and not _opens(moment, start, at) and not _placed_only(moment, start, at):
            return None
    return None


def _meant(moment: Moment) -> int | None:
    """The firm that a clause calls 公司 or 该企业."""
    opened = next((noun for noun in _NOUNS if moment.words.startswith(noun)), "")
    return thing_meant(moment, opened) if opened else None


def _inside(moment: Moment, mention: Mention) -> bool:
    return any(o.span.contains(mention.span) and o.span != mention.span for o in moment.reading.names)


def _opens(moment: Moment, start: int, end: int) -> bool:
    """Whether only light words and times stand from a place to another."""
    times = [t.span for t in moment.reading.times]
    sights = words("cues", "binding", "seeing_to")
    if any(moment.text[w.start : w.end] in sights for w in moment.reading.words.between(start, end)):
        return False  # 加快|某公司产业园建设: what is done to a firm's works
    return all(
        is_light(moment.text[w.start : w.end])
        or w.tag in ("d", "t", "m", "c", "p", "ad", "q")
        or any(span.start <= w.start < span.end for span in times)
        for w in moment.reading.words.between(start, end)
    )


def _placed_only(moment: Moment, start: int, end: int) -> bool:
    """Whether the words before a verb only say where: 在某区|开建."""
    return moment.text.startswith(("在", "于", "正式", "还", "又", "将在"), start) and end - start <= 24


def _place(moment: Moment, start: int, end: int) -> Mention | None:
    places = [m for m in moment.names if m.kind in _PLACES and start <= m.span.start and m.span.end <= end]
    stated = [m for m in places if moment.text[m.span.start - 1 : m.span.start] in ("在", "于")]
    return max(stated, key=lambda m: m.span.length, default=None)
