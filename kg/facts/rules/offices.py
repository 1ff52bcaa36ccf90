"""Who holds which office: 中原区人民政府区长李某雷, 某公司副总经理任某, 高新区党工委书记、县委书记杨某."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg.facts.rules.seats import place_of_level
from kg.facts.things import ThingTable
from kg.lexicon import alternatives, word_list
from kg.lexicon.divisions import divisions
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
#: So far before a name its offices may begin.
_REACH = 48
#: A title of a place says of which level it is: 省委书记, 自治区副主席, 市长, 县领导.
_OF_LEVEL = re.compile(
    r"(?P<level>省|自治区|市|县|区|州|旗|盟)(?:党委|委|政府|人大常委会|人大|政协)?(?:常务|代理?)?"
    r"(?:副?(?:书记|主席|主任|秘书长)|常委|领导|委员)$"
    r"|(?:常务|代理?)?副?(?P<head>省|市|县|区|州|旗|盟)长$"
)

#: 区委常委|副区长: the seat in the committee stands in front of the office.
_SEAT_FIRST = re.compile("^(?:省|自治区|市|县|区|州|旗|盟)?(?:党委|委)(?:常委|委员)(?=.)")
#: A member of a body sits in it and does not lead it.
_MEMBER = "常委"
#: A title whose firm the sentences before name: 公司总经理某某.
_THE_FIRM = ("公司", "该公司", "集团", "企业", "该企业", "集团公司")
_OF_COMMITTEE = re.compile(r"(?P<body>(?:省|自治区|市|县|区|州|旗|盟)(?:党委|委))副?(?:书记|常委|秘书长)$")


@cache
def _title() -> re.Pattern[str]:
    titles = alternatives("persons", "titles")
    return re.compile(rf"(?:常务)?(?P<title>{titles})$")


def offices_of(document: Document, reading: Reading, table: ThingTable) -> list[Relation]:
    """The offices that one block attests."""
    text = document.view.text
    found: list[Relation] = []
    last: Span | None = None
    elsewhere = 0
    for person in reading.names:
        if person.kind is not NameClass.PERSON:
            continue
        found.extend(_said_behind(document, reading, table, person))
        if person.method != "title":
            continue
        if text[elsewhere : person.span.start] in _OF_THE_SAME:
            role = text[elsewhere + 1 : person.span.start]
            found += [
                replace(_moved(r, table.number_of(person), person.span.end), role=role)
                for r in found
                if r.evidence.end == elsewhere and r.object is not None and table.kind_of(r.object) in DIVISIONS
            ]
            elsewhere = person.span.end
            continue  # 某市委书记甲、市长|乙, of the other city
        held = _of_one_place(table, list(_offices(document, reading, table, person)))
        if _is_elsewhere(document, reading, person):
            elsewhere = person.span.end
        if not held and last is not None:
            held = list(_of_same(reading, table, person, last, found))
        if not held and last is not None and text[last.end : person.span.start] == "、":
            number, end = table.number_of(person), person.span.end
            held = [_moved(r, number, end) for r in found if r.evidence.end == last.end]
        last = person.span if held else last
        found.extend(held)
    return found


def _of_one_place(table: ThingTable, held: list[Relation]) -> list[Relation]:
    """The offices of one person, all of the place that the first of the row names: 某市委副书记、|市长|某某."""
    if len(held) < 2:
        return held
    named = [
        r for r in held if r.confidence > _UNNAMED and r.object is not None and table.kind_of(r.object) in DIVISIONS
    ]
    if not named or not any(
        table.kind_of(r.object) is NameClass.PARTY_ORGANIZATION for r in held if r.object is not None
    ):
        return held
    return [replace(r, object=named[-1].object) if r.confidence == _UNNAMED else r for r in held]


#: How sure it is whose office a title is that names no employer.
_UNNAMED = 0.7
#: What stands between the holder of an office elsewhere and the next one of the same place.
_OF_THE_SAME = frozenset(f"{mark}{title}" for mark in "、和" for title in ("省长", "市长", "县长", "区长", "州长"))


def _is_elsewhere(document: Document, reading: Reading, person: Mention) -> bool:
    """Whether the words before a name tell of the committee of another division: 某市委书记|某某."""
    text, at = document.view.text, person.span.start
    start = max(reading.block.start, *(text.rfind(mark, 0, at) + 1 for mark in ",。;:、 \n"))
    said = _OF_COMMITTEE.search(text[start:at])
    return said is not None and _elsewhere(document, text[start : start + said.start()] + said["body"][0])


#: The office of a place said behind a name: 王某某市长指出.
_BEHIND = re.compile(r"(?P<role>(?P<level>[省市县区州])长)(?![\u4e00-\u9fff]{0,2}[助理级])")


def _said_behind(document: Document, reading: Reading, table: ThingTable, person: Mention) -> Iterator[Relation]:
    said = _BEHIND.match(document.view.text, person.span.end, reading.block.end)
    if said is None:
        return
    target = place_of_level(document, table, said["level"])
    if target is not None:
        yield Relation(
            table.number_of(person),
            Predicate.LEADS,
            target,
            Span(person.span.start, said.end()),
            role=said["role"],
            day=document.context.day,
            confidence=0.8,
            method="title",
        )


def _firm_before(reading: Reading, start: int) -> Mention | None:
    """The firm that 公司 in front of a title stands for: the last one named before it in the block."""
    firms = [m for m in reading.names if m.kind is NameClass.ENTERPRISE and m.span.end <= start]
    return max(firms, key=lambda m: (m.span.end, m.span.length), default=None)


def _of_same(
    reading: Reading, table: ThingTable, person: Mention, last: Span, found: list[Relation]
) -> Iterator[Relation]:
    """An office whose employer the one before in the row names: 某公司董事长甲、|总裁乙."""
    between = reading.words.text[last.end : person.span.start]
    title = _title().fullmatch(between[1:]) if between[:1] in ("、", "和") else None
    before = next((r for r in reversed(found) if r.evidence.end == last.end), None)
    if title is None or before is None or before.object is None or table.kind_of(before.object) not in ORGANIZATIONS:
        return
    yield replace(_moved(before, table.number_of(person), person.span.end), role=title["title"])


def _moved(relation: Relation, person: int, end: int) -> Relation:
    """The same office of another person of a list: 县领导周某、沈某."""
    return Relation(
        person,
        relation.predicate,
        relation.object,
        Span(relation.evidence.start, end),
        role=relation.role,
        day=relation.day,
        confidence=relation.confidence,
        method=relation.method,
    )


def _offices(document: Document, reading: Reading, table: ThingTable, person: Mention) -> Iterator[Relation]:
    """The offices in front of a name, from the nearest on: 县委副书记、|县长|某某."""
    text, at = document.view.text, person.span.start
    while text[at - 1 : at] in ("、", " ", ":"):
        at -= 1
    while (match := _title().search(text, max(reading.block.start, at - _REACH), at)) is not None:
        start = max(reading.block.start, *(text.rfind(mark, 0, match.start()) + 1 for mark in ",。;:、 \n"))
        words = text[start:at]
        employer = _employer(reading, start, match.start(), at)
        if employer is None and text[start : match.start()] in _THE_FIRM:
            employer = _firm_before(reading, start)
        targets = _led(reading, table, employer) if employer is not None else _bodies_of(table, document, words)
        for target in targets if not match["title"].endswith(_MEMBER) else ():
            begin = employer.span.start if employer is not None and employer.span.start >= start else start
            yield Relation(
                table.number_of(person),
                Predicate.LEADS,
                target,
                Span(begin, person.span.end),
                role=match["title"],
                day=document.context.day,
                confidence=0.85 if employer is not None else _UNNAMED,
                method="title",
            )
        if start <= reading.block.start or text[start - 1] != "、":
            return
        at = start - 1


def _led(reading: Reading, table: ThingTable, employer: Mention) -> list[int]:
    """Whom an office leads: the employer, and with a committee that bears the name of its place the place too."""
    numbers = [table.number_of(employer)]
    if employer.kind is NameClass.PARTY_ORGANIZATION and employer.name.endswith("委"):
        numbers += [
            table.number_of(m)
            for m in reading.names
            if m.kind in DIVISIONS and m.span.start == employer.span.start and m.span.end >= employer.span.end - 1
        ]
    return numbers


def _bodies_of(table: ThingTable, document: Document, words: str) -> list[int]:
    """The committee whose office a title is, where the document names it elsewhere (县委|书记), and its place."""
    said = _OF_COMMITTEE.search(words)
    if said is not None and _elsewhere(document, words[: said.start()] + said["body"][0]):
        return []  # 某|市委书记, of another city
    committee = table.called(said["body"], (NameClass.PARTY_ORGANIZATION,)) if said is not None else None
    return [number for number in (committee, _place_of(table, document, words)) if number is not None]


def _elsewhere(document: Document, name: str) -> bool:
    """Whether a name is that of a division other than the document's and those above it."""
    own = document.context.division
    here = {division.code for division in (*document.context.ancestors, *((own,) if own is not None else ()))}
    named = {division.code for division in divisions().named(name)}
    return bool(named) and not named & here


def _place_of(table: ThingTable, document: Document, words: str) -> int | None:
    """The place whose office a title without an employer's name is: the report's own, or the one of its level above."""
    words = _SEAT_FIRST.sub("", words)
    said = _OF_LEVEL.search(words)
    if said is None or len(words) > len(said[0]) + 2:
        return None
    return place_of_level(document, table, said["level"] or said["head"])


def _employer(reading: Reading, start: int, at: int, end: int) -> Mention | None:
    """The organisation or place whose name stands right before the title, or holds its first letters (党工委|书记)."""
    best = None
    for mention in reading.names:
        if mention.kind not in _EMPLOYERS or not start <= mention.span.start < mention.span.end < end:
            continue
        between = reading.words.text[mention.span.end : at]
        held = mention.span.end < at and between in word_list("persons", "titles")  # 区委|常委|副区长
        reaches = (
            len(between) <= 2 and not held if mention.span.end <= at else _is_title(reading, mention.span.end, end)
        )
        if reaches and (best is None or mention.span.length > best.span.length):
            best = mention
    return best


def _is_title(reading: Reading, start: int, end: int) -> bool:
    return reading.words.text[start:end].removeprefix("常务") in word_list("persons", "titles")
