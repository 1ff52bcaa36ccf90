"""What one block says, in one value: quantities, rejections, times, names, words."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import accumulate
from operator import itemgetter

from kg.mentions.confidence import calibrated
from kg.mentions.echoes import Echoes
from kg.mentions.finders import Counted
from kg.mentions.names import find_names, settle
from kg.mentions.numbers.quantities import find_quantities
from kg.mentions.numbers.times import find_times
from kg.mentions.places.gazetteer import Gazetteer, gazetteer_of
from kg.mentions.titles.plans import Plans
from kg.mentions.titles.policies import ARTICLES
from kg.mentions.walking.walk import Words
from kg.mentions.words import Word, cut_around
from kg.mentions.works.phases import find_phases, works_last
from kg.mentions.works.ventures import METHOD as VENTURE
from kg.model.document import Block, BlockKind, Document
from kg.model.mention import Mention, NameClass
from kg.model.quantity import Quantity, Rejection, RejectionKind, UnitKind
from kg.model.timing import TimeExpression
from kg.model.values import made_by_slots, replaced


@made_by_slots
@dataclass(frozen=True, slots=True)
class Reading:
    """A block with everything found in it; spans count in the view."""

    block: Block
    index: int
    words: Words
    quantities: tuple[Quantity, ...]
    rejections: tuple[Rejection, ...]
    times: tuple[TimeExpression, ...]
    names: tuple[Mention, ...]


def read_blocks(document: Document) -> list[Reading]:
    """Read every block of a document by itself.

    Args:
        document: the document, with the context that its gazetteer is made from.
    """
    gazetteer = gazetteer_of(document.context)
    counted, odd = _counted(document, gazetteer)
    readings = _named(counted, odd, find_names(counted, gazetteer))
    echoes = Echoes((m for r in readings for m in r.names), document.context)
    read = _with_phases(_as_built([_with_echoes(reading, echoes) for reading in readings]))
    plans = Plans(m for r in read for m in r.names)
    return [replaced(reading, names=plans.named(tuple(map(calibrated, reading.names)))) for reading in read]


#: How the names end of what firms build for themselves.
_BASES = ("基地", "产业园", "工业园", "科技园", "物流园", "总部", "工厂")
_LEAST_BASE = 5


def _as_built(readings: list[Reading]) -> list[Reading]:
    """The readings, where 云岭产业基地 is the 海川电器|云岭产业基地 that another place names with its firm."""
    built: dict[str, Mention] = {}
    for reading in readings:
        firms = {m.span.start: m.span.length for m in reading.names if m.kind is NameClass.ENTERPRISE}
        for mention in reading.names:
            size = firms.get(mention.span.start, 0)
            rest = mention.name[size:]
            if size and mention.kind is NameClass.PROJECT and rest.endswith(_BASES) and len(rest) >= _LEAST_BASE:
                built.setdefault(rest, mention)
    if not built:
        return readings
    return [replace(reading, names=tuple(_of_firm(m, built) for m in reading.names)) for reading in readings]


def _of_firm(mention: Mention, built: dict[str, Mention]) -> Mention:
    whole = built.get(mention.name)
    if whole is None or mention.kind not in (NameClass.PARK, NameClass.FACILITY, NameClass.PROJECT):
        return mention
    return replace(mention, kind=whole.kind, name=whole.name, aliases=(*mention.aliases, mention.name))


def _with_phases(readings: list[Reading]) -> list[Reading]:
    """The readings with the phases that are called by their numbers alone, of works that this block or the last named."""
    found: list[Reading] = []
    carried = ""
    for reading in readings:
        block = reading.block
        if block.kind not in (BlockKind.NOTE, BlockKind.BYLINE, BlockKind.CAPTION):
            phases = find_phases(reading.words.text, reading.names, block.start, block.end, carried)
            carried = works_last(reading.names) or carried
            if phases:
                names = sorted((*reading.names, *phases), key=lambda m: (m.span.start, -m.span.end))
                reading = replace(reading, names=tuple(names))
        found.append(reading)
    return found


def _with_echoes(reading: Reading, echoes: Echoes) -> Reading:
    """A reading with the names that other places of the document prove."""
    block = reading.block
    if block.kind in (BlockKind.BYLINE, BlockKind.CAPTION):
        return reading
    found = echoes.find(reading.words, block.start, block.end)
    if found:
        known = {m.span for m in reading.names}
        found = [m for m in found if m.span not in known]
    found = [m for m in found if not _is_of_many(reading.words.text, m, reading.quantities)]
    if not found:
        return reading
    names = settle([*reading.names, *found])
    holding = _holding(names)
    odd = [Rejection(q.core, RejectionKind.NAME) for q in reading.quantities if _in_name(q, holding)]
    return replace(
        reading,
        names=tuple(names),
        quantities=tuple(q for q in reading.quantities if not _in_name(q, holding)),
        rejections=tuple(sorted((*reading.rejections, *odd), key=lambda r: r.span)),
    )


#: Things that are built, of which the same common name may stand for several.
_OF_MANY = frozenset({NameClass.PROJECT, NameClass.FACILITY, NameClass.PARK, NameClass.GREEN_SPACE})
#: Marks behind a number that counts what stands before it, and not what the thing has: 云岭产业园|4家|入园企业.
_CLOSING = (",", "。", ";", "、", "")


def _is_of_many(text: str, mention: Mention, quantities: tuple[Quantity, ...]) -> bool:
    """Whether what is said again is a sort of which several are counted: 3座|污水处理厂, 云岭驿站|2家."""
    if mention.kind not in _OF_MANY:
        return False
    start, end = mention.span
    return any(
        q.kind is UnitKind.COUNT
        and q.value > 1
        and (q.span.end == start or (q.core.start == end and text[q.span.end : q.span.end + 1] in _CLOSING))
        for q in quantities
    )


def _counted(document: Document, gazetteer: Gazetteer) -> tuple[list[Counted], list[list[Rejection]]]:
    """The blocks with their times, quantities and words, and the numerals of each that are no quantities.

    Each step goes through all blocks before the next begins: it is faster as long as what it looks up is at hand.
    """
    text, blocks = document.view.text, document.blocks
    times = [find_times(text, block.start, block.end) for block in blocks]
    numbers = [find_quantities(text, b.start, b.end, of_block) for b, of_block in zip(blocks, times, strict=True)]
    counted = []
    for block, of_block, (quantities, _) in zip(blocks, times, numbers, strict=True):
        words = Words(text, *_cut(text, block, quantities, of_block, gazetteer))
        counted.append(Counted(words, block, quantities, of_block))
    return counted, [rejections for _, rejections in numbers]


def _named(counted: list[Counted], odd: list[list[Rejection]], names: list[list[Mention]]) -> list[Reading]:
    """The readings of blocks: numbers in names count nothing, and what a number counts is no name."""
    readings = []
    for index, (one, rejections, found) in enumerate(zip(counted, odd, names, strict=True)):
        counting = {q.core.start for q in one.quantities if q.unit in _COUNTING}
        kept = [m for m in found if m.span.start not in counting or m.method == "quote"]
        holding = _holding(kept)
        inside = []
        for quantity in one.quantities:
            if one.block.kind is BlockKind.NOTE:
                rejections.append(Rejection(quantity.core, RejectionKind.GLOSSARY))
            elif _in_name(quantity, holding):
                rejections.append(Rejection(quantity.core, RejectionKind.NAME))
            else:
                inside.append(quantity)
        rejections.sort(key=lambda r: r.span)
        readings.append(
            Reading(one.block, index, one.words, tuple(inside), tuple(rejections), tuple(one.times), tuple(kept))
        )
    return readings


#: Units with which a number counts what a name would begin with: 建成|1281个乡村振兴示范村; measures in marks are names: “18条”.
_COUNTING = frozenset("个家项所座条处户件")


def _holding(names: list[Mention]) -> tuple[list[int], list[int]]:
    """Where the names begin that a number may be part of, and how far those reach that begin there or before."""
    spans = sorted([m.span for m in names if m.method not in (VENTURE, ARTICLES)])
    return [span[0] for span in spans], list(accumulate([span[1] for span in spans], max))


def _in_name(quantity: Quantity, holding: tuple[list[int], list[int]]) -> bool:
    starts, ends = holding
    first, last = quantity.core
    at = bisect_right(starts, first)
    return at > 0 and last <= ends[at - 1]


#: 收入|比2010年, where 收入比 is a word; but 存贷比, 同比.
_THAN = re.compile("(?<![同环占对可贷能配价])比")
#: 建成|区人民医院, which is no 建成区.
_BUILT = re.compile(
    r"(?<![^,。;:、\n争划内已将底年前快])建成(?=区(?!内|外|的|绿|集中|足球|面积|道路|路|级|公园绿|人均|污水|排水|供)[^,。;\n]{0,14}?(?:医院|保健院|中心|学校|中学|小学|幼儿园|福利院|敬老院|平台|基地|公园|[馆站所校])(?=$|[,。;、\n和与及]|[一二三]期|新院区|新校区|主体))"
)


_PLACE = itemgetter(0, 1)


def _cut(
    text: str, block: Block, quantities: list[Quantity], times: list[TimeExpression], gazetteer: Gazetteer
) -> tuple[list[Word], list[str], list[int]]:
    """Segment between quantities, times and places, so that no word reaches into a number or a known place."""
    fixed: list[tuple[int, int, str]] = []  # from where, minus to where: the longer ones first
    for span, core in ((q.span, q.core) for q in quantities):
        fixed.append((core[0], -core[1], ""))
        if span[0] < core[0]:
            fixed.append((span[0], -core[0], ""))
    for first, last in (t.span for t in times):
        fixed.append((first, -last, ""))
        if _THAN.match(text, first - 1):
            fixed.append((first - 1, -first, "p"))
    fixed += [(first, -last, "place") for first, last in gazetteer.fixed(text, block.start, block.end)]
    if text.find("建成区", block.start, block.end) >= 0:
        fixed += [(m.start(), -m.end(), "v") for m in _BUILT.finditer(text, block.start, block.end)]
    fixed.sort(key=_PLACE)
    apart: list[tuple[tuple[int, int], str]] = []
    at = block.start
    for first, minus, tag in fixed:
        if first >= at:
            at = -minus
            apart.append(((first, at), tag))
    return cut_around(text, block.start, block.end, apart)
