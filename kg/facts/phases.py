"""Phases of a work that a text calls by their number alone: 某产业园分两期建设,|一期投资5亿元,|二期工程…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.facts.subject_names import IN_LIST, WORKS
from kg.facts.things import ThingTable
from kg.mentions.reading import Reading
from kg.model.document import BlockKind, Document, Genre
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

METHOD = "phase"
#: A phase at the head of a clause, what may stand before it, and what shows that the clause is about it.
_PHASE = re.compile(
    r"(?:^|(?<=[,。;:、\n]))(?:其中|目前|现|而|该项目|该工程|项目|工程|该?[港园城区站]|其|此次)?的?"
    r"(?P<phase>第?[一二三四五]期(?:工程|项目)?)(?![、和与及至到,。;:)”])"
)
#: 总投资6亿元的|二期工程.
_COSTED = re.compile(r"(?<=元的)(?P<phase>第?[一二三四五]期(?:工程|项目))")
_NUMBERED = re.compile(r"第?[一二三四五]期(?:工程|项目)?$")
#: Where something lies is not what is built in phases: 在某开发区, 落户某园.
_WHERE = ("在", "位于", "落户", "落户于", "入驻", "进驻", "坐落于", "地处", "离", "距")
#: 某县第三个投资超50亿元的|化工项目: a kind of which there are several.
_KIND = re.compile("(?:第[一二三四五六七八九十\\d]+[个家座条]|首[个家座条]|唯一)[^,。;、]{0,16}的$")
#: Behind these a firm is spoken of, whose phases are no works with a name.
_FIRM = re.compile("(?:^|[,。;:“])(?:该|本)?(?:公司|企业|集团|工厂)")
_WHOLES = WORKS - {NameClass.ROAD, NameClass.WATER_BODY, NameClass.COMPOUND} | {NameClass.PARK}
#: What takes up the work of a paragraph before: 该项目, 项目.
_TAKEN_UP = re.compile(r"(?:^|[,。;:])(?:据介绍,|据了解,)?(?:该|此|本|这个|这一)?(?:项目|工程|[港园城])")
_SURE = 0.7


def name_phases(document: Document, readings: Sequence[Reading]) -> list[Reading]:
    """The readings of a story with its phases that have no other name: each is named after the work that it is part of.

    Args:
        document: the document; a report names the phases that it speaks of.
        readings: its blocks, in order.
    """
    if document.context.genre is not Genre.NEWS or "期" not in document.view.text:
        return list(readings)
    found: list[Reading] = []
    whole: Mention | None = None
    for reading in readings:
        names = [m for m in reading.names if _is_whole(reading.words.text, m)]
        taken_up = _TAKEN_UP.search(document.view.text, reading.block.start, reading.block.end)
        before = whole if taken_up is not None and not names else None
        phases = [] if reading.block.kind is not BlockKind.BODY else list(_phases(reading, names, before or whole))
        if phases:
            held = sorted((*reading.names, *phases), key=lambda m: (m.span.start, -m.span.end))
            reading = replace(reading, names=tuple(held))
        whole = names[-1] if names else whole
        found.append(reading)
    return found


def _is_whole(text: str, mention: Mention) -> bool:
    """Whether a name may be that of a work with phases: no place where something lies, and none of several."""
    at = mention.span.start - (text[mention.span.start - 1 : mention.span.start] == "“")
    before = text[max(0, at - 40) : at]
    return (
        mention.kind in _WHOLES and mention.exemplar_of < 0 and not before.endswith(_WHERE) and not _KIND.search(before)
    )


def _phases(reading: Reading, names: Sequence[Mention], before: Mention | None) -> Iterator[Mention]:
    text, block = reading.words.text, reading.block
    spans = [
        Span(*match.span("phase"))
        for pattern in (_PHASE, _COSTED)
        for match in pattern.finditer(text, block.start, block.end)
    ]
    held, base = block.start, ""  # the phase before, and the work that it is one of
    for span in sorted(spans):
        if any(m.span.overlaps(span) for m in reading.names):
            continue
        whole = next((m for m in reversed(names) if m.span.end <= span.start), before)
        if whole is not None and _FIRM.search(text, max(block.start, whole.span.end), span.start):
            continue
        if whole is None or text[whole.span.end : whole.span.end + 1] in IN_LIST:
            continue
        if not base or "。" in text[held : span.start]:
            base = _NUMBERED.sub("", whole.name)
        held = span.end
        if len(base) >= 3:
            yield Mention(span, NameClass.PROJECT, base + text[span.start : span.end], METHOD, _SURE)


def whole_of_phase(table: ThingTable, number: int) -> int | None:
    """The work that a thing is a phase of by its name, where the document names it."""
    name = table.first_name(number)
    base = _NUMBERED.sub("", name)
    return table.called(base, _WHOLES) if 3 <= len(base) < len(name) else None
