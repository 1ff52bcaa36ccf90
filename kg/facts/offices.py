"""Who holds which office: 中原区人民政府区长李某雷, 某公司副总经理任某."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kg.facts.things import ThingTable
from kg.lexicon import word_list
from kg.mentions.reading import Reading
from kg.model.document import Document
from kg.model.fact import Predicate, Relation
from kg.model.mention import DIVISIONS, ORGANIZATIONS, Mention, NameClass
from kg.model.span import Span

_EMPLOYERS = (
    DIVISIONS
    | ORGANIZATIONS
    | {NameClass.PARK, NameClass.FUNCTIONAL_AREA, NameClass.SUBDISTRICT, NameClass.NEIGHBOURHOOD}
)


@cache
def _title_before() -> re.Pattern[str]:
    titles = "|".join(sorted(word_list("persons", "titles"), key=len, reverse=True))
    return re.compile(rf"(?P<title>(?:{titles})(?:、(?:{titles}))*)[、 ]?$")


def offices_of(document: Document, reading: Reading, table: ThingTable) -> list[Relation]:
    """The offices that one block attests."""
    text = document.view.text
    found: list[Relation] = []
    last: Span | None = None
    for person in reading.names:
        if person.kind is not NameClass.PERSON or person.method != "title":
            continue
        match = _title_before().search(text, max(reading.block.start, person.span.start - 24), person.span.start)
        if match is None:
            if last is not None and text[last.end : person.span.start] == "、":
                held = [r for r in found if r.subject == table.number_of(person) or r.evidence.end == last.end]
                found.extend(
                    replace(r, subject=table.number_of(person), evidence=Span(r.evidence.start, person.span.end))
                    for r in held
                )
                last = person.span
            continue
        last = person.span
        employer = _employer(reading, match.start("title"))
        if employer is None and not _is_of_place(text, match):
            continue
        target = table.number_of(employer) if employer else 0
        start = employer.span.start if employer else match.start("title")
        found.append(
            Relation(
                table.number_of(person),
                Predicate.LEADS,
                target,
                Span(start, person.span.end),
                None,
                None,
                role=_role(match["title"]),
                day=document.context.day,
                confidence=0.85 if employer else 0.6,
                method="title",
            )
        )
        found.extend(_other_offices(document, reading, table, person, start))
    return found


def _other_offices(document: Document, reading: Reading, table: ThingTable, person: Mention, at: int) -> list[Relation]:
    """The office before the one that stands next to the name: 经开区党工委书记|、县委书记某某."""
    text = document.view.text
    before = text[max(reading.block.start, at - 6) : at]
    cut = before.rfind("、")
    if cut < 0:
        return []
    end = at - len(before) + cut
    match = _title_before().search(text, max(reading.block.start, end - 24), end)
    employer = _employer(reading, match.start("title")) if match else None
    if match is None or employer is None:
        return []
    span = Span(employer.span.start, person.span.end)
    return [
        Relation(
            table.number_of(person),
            Predicate.LEADS,
            table.number_of(employer),
            span,
            None,
            None,
            role=_role(match["title"]),
            day=document.context.day,
            confidence=0.8,
            method="title",
        )
    ]


_OF_PLACE = re.compile(r"[省市区县州旗镇乡]长|[省市区县]领导|[省市区县]委")


def _is_of_place(text: str, match: re.Match[str]) -> bool:
    """Whether a title without an employer is one of the report's own place: 区长, 县委书记, but not 车间主任."""
    title = match["title"]
    if _OF_PLACE.search(title):
        return True
    before = text[max(0, match.start("title") - 2) : match.start("title")]
    return before.endswith(("委", "区", "县", "市", "省")) and title.endswith(("书记", "主任", "主席", "常委"))


def _role(title: str) -> str:
    return title.rsplit("、", maxsplit=1)[-1]


def _employer(reading: Reading, at: int) -> Mention | None:
    """The organisation or place whose name stands right before the title."""
    best = None
    for mention in reading.names:
        if mention.kind in _EMPLOYERS and mention.span.end <= at and at - mention.span.end <= 2:
            if best is None or mention.span.length > best.span.length:
                best = mention
    return best
