"""The zone, town or county that a sentence is about: what is brought, built or agreed on in it is there, not just in the district."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.clauses import Clause
from kg.facts.things import ThingTable
from kg.facts.wording.phrases import is_light
from kg.lexicon import words
from kg.lexicon.divisions import divisions
from kg.mentions.reading import Reading
from kg.model.mention import DIVISIONS, Mention, NameClass

ZONES = frozenset({NameClass.PARK, NameClass.FUNCTIONAL_AREA})
_HOSTS = ZONES | {NameClass.SUBDISTRICT}
#: A name is no subject where it goes on in a list, or only says where or whose something is.
_GOES_ON = ("、", "和", "与", "及", "的", "等", "至", "到", "周边", "附近")
#: Clauses that open so are about the place of the document again, or about somebody else.
_OTHERS = ("全", "我", "公司", "集团", "企业", "项目", "该公司", "该项目", "该企业")
_BEFORE_OTHERS = frozenset(
    {"与", "和", "同", "由", "为", "对", "向", "从", "以", "把", "将", "被", "通过", "依托", "围绕", "联合"}
)
_THAT = re.compile(r"该(?:园区|园|区|工业园区?|产业园区?|开发区|高新区|经开区|新区|集聚区|基地)$")


def host_of(
    reading: Reading, table: ThingTable, clauses: Sequence[Clause], opened_by: dict[Clause, Mention | None]
) -> int | None:
    """The place other than the document's with whose name the sentence opens, up to a clause in it; else None.

    Args:
        reading: the block.
        table: the things of the document.
        clauses: the clauses of the sentence up to the one that is asked about.
        opened_by: the names with which clauses of the block open, as far as they were asked for; more are added.
    """
    for position in range(len(clauses) - 1, -1, -1):
        clause = clauses[position]
        if clause not in opened_by:
            opened_by[clause] = _opening(reading, clause)
        opened = opened_by[clause]
        if opened is not None:
            number = table.number_of(opened)
            lies_here = opened.kind in _HOSTS or (opened.kind in DIVISIONS and _is_below(table, opened))
            return number if number and lies_here else None
        if reading.words.text.startswith(_OTHERS, clause.start) or (position and clauses[position - 1].mark == ";"):
            return None
    return None


def zone_meant(reading: Reading, table: ThingTable, at: int) -> int | None:
    """The zone that 该园区 before a place in the text stands for: the one named last, or the only one of the document.

    Args:
        reading: the block.
        table: the things of the document.
        at: where the words end.
    """
    if _THAT.search(reading.words.text, reading.block.start, at) is None:
        return None
    named = [m for m in reading.names if m.kind in ZONES and m.span.end < at and m.method != "zone"]
    return table.number_of(named[-1]) if named else table.only_one(ZONES, "")


def _is_below(table: ThingTable, mention: Mention) -> bool:
    """Whether a division lies in that of the document."""
    own = table.document.context.division
    above = divisions().get(mention.code) if own is not None else None
    return above is not None and own is not None and any(a.code == own.code for a in divisions().ancestors(above))


def _opening(reading: Reading, clause: Clause) -> Mention | None:
    """The name that is the subject of a clause: behind times, light words and the names of the divisions it lies in."""
    text = reading.words.text
    at = clause.start
    sights, words_ = words("cues", "binding", "seeing_to"), reading.words
    for index in range(words_.index_at(clause.start), len(words_.words)):
        string, (start, last, tag) = words_.strings[index], words_.words[index]
        if last > clause.end:
            break
        if string in _BEFORE_OTHERS:
            return None  # 与某大学|共建: the partner is no subject
        if string in sights:
            return None  # 加快|某片区建设: what is done to a zone
        light = tag in ("d", "t") or is_light(string)
        if not light and not (reading.times and any(t.span.start <= start < t.span.end for t in reading.times)):
            at = start
            break
    found: Mention | None = None
    while True:
        names = [m for m in reading.names if m.span[0] == at and m.span[1] <= clause.end]
        if not names:
            break
        outer = max(names, key=lambda m: m.span.length)
        found, at = outer, outer.span.end
        if outer.kind not in DIVISIONS:
            break
    return None if found is None or text.startswith(_GOES_ON, found.span.end) else found
