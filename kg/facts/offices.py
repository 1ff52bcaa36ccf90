"""Who holds which office: 中原区人民政府区长李某雷, 某公司副总经理任某."""

from __future__ import annotations

import re
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
    found = []
    for person in reading.names:
        if person.kind is not NameClass.PERSON or person.method != "title":
            continue
        match = _title_before().search(text, max(reading.block.start, person.span.start - 24), person.span.start)
        if match is None:
            continue
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
    return found


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
