"""What is part of what: a phase of its project, a section of its road, a building of its hospital, an item of a programme."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.facts.rules.moment import Moment
from kg.lexicon import alternatives, word_list
from kg.model.fact import Predicate, Relation
from kg.model.mention import DIVISIONS, Mention, NameClass
from kg.model.span import cover

_LINES = frozenset({NameClass.ROAD, NameClass.PROJECT})
_HOUSES = frozenset(
    {
        NameClass.PUBLIC_INSTITUTION,
        NameClass.ORGANIZATION,
        NameClass.FACILITY,
        NameClass.PARK,
        NameClass.COMPOUND,
        NameClass.GREEN_SPACE,
        NameClass.ENTERPRISE,
    }
)
_WHOLES = _LINES | _HOUSES | {NameClass.FUNCTIONAL_AREA}
#: A part of an area or park is an area within it.
_AREAS = frozenset({NameClass.FUNCTIONAL_AREA, NameClass.PARK})
#: What may be a part, or an item of a programme.
_PARTS = _WHOLES | {NameClass.WATER_BODY}
_PROGRAMMES = frozenset({NameClass.POLICY, NameClass.INITIATIVE, NameClass.PROJECT, NameClass.FUNCTIONAL_AREA})
_PHASE = re.compile(
    r"\(?(?:第?[一二三四五六七八九十]{1,2}(?:[、和及至][二三四五六七八九十]{1,2})?|首|[1-9])期[A-Z]?(?:\([^()]{1,6}\)|项目|工程|建设)?\)?"
)
_PHASE_END = re.compile(rf"(?:{_PHASE.pattern})$")
#: 文旅文创“十大项目”, “四大工程”: a programme says how many items it has.
_COUNTED = re.compile(r"[二两三四五六七八九十百\d]+(?:大|个|项|条|座|片|园|馆|路|街|校|区|中心)")
#: An item of a list whose noun the last one has: 青石电站|1号、2号机组.
_NUMBERED = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十])号")
#: What stands behind the name of a house's whole is no longer: 某中学|综合体育馆.
_LONGEST_HOUSE = 6
_COMPRISES = re.compile(r"(?:主要|共|重点)?(?:包括|包含|涵盖|下设|内含)(?:了|完成|建设|新建|实施)*$")


@cache
def _ends(key: str) -> re.Pattern[str]:
    listed = alternatives("predicates", "parts", key)
    return re.compile(f"(?:{listed})$")


def parts_of(moment: Moment) -> Iterator[Relation]:
    """What the names of a clause show, or the clause says, to be part of something else that it names."""
    for mention in moment.names:
        if mention.kind not in _PARTS:
            continue
        whole = whole_of(moment, mention)
        if whole is not None:
            if moment.table.kind_of(whole) is NameClass.ENTERPRISE and _PHASE_END.search(mention.name):
                yield moment.relation(
                    whole,
                    Predicate.OWNS,
                    moment.number(mention),
                    confidence=0.75,
                    method="nested-owner",
                    evidence=mention.span,
                )
                continue  # the second phase of a firm is works of the firm
            areas = mention.kind in _AREAS and moment.table.kind_of(whole) in _AREAS
            predicate = Predicate.WITHIN if areas else Predicate.PART_OF
            yield moment.relation(
                moment.number(mention), predicate, whole, confidence=0.85, method="part", evidence=mention.span
            )
        elif not any(o.span.contains(mention.span) and o is not mention for o in moment.names):
            yield from _item(moment, mention)


def whole_of(moment: Moment, mention: Mention) -> int | None:
    """The thing that a name says to be the whole of what it names: 长丰大道 of 长丰大道北段, 市一医院 of 市一医院门诊楼."""
    nested = [
        other
        for other in moment.names
        if other.span.start == mention.span.start and other.span.end < mention.span.end and other.kind in _WHOLES
    ]
    for other in sorted(nested, key=lambda m: -m.span.end):
        rest = moment.text[other.span.end : mention.span.end].strip("“”")
        if _is_part_name(rest, other.kind) and moment.number(other) != moment.number(mention):
            return moment.number(other)
    name = mention.name
    tails = [_PHASE] if "期" in name else []
    if name.endswith(word_list("predicates", "parts", "sections")):
        tails.append(_ends("sections"))
    for tail in tails:
        found = tail.search(name)
        if found is not None and found.end() == len(name) and found.start() >= 3:
            number = moment.table.called(name[: found.start()], _WHOLES)
            if number is not None and number != moment.number(mention):
                return number
    for cut in range(len(name) - 1, 2, -1) if name.endswith(word_list("predicates", "parts", "houses")) else ():
        rest = name[cut:]
        if len(rest) > _LONGEST_HOUSE:
            break
        if _ends("houses").search(rest):
            number = moment.table.called(name[:cut], (NameClass.PUBLIC_INSTITUTION, NameClass.ORGANIZATION))
            if number is not None and number != moment.number(mention):
                return number
    return None


def _is_part_name(rest: str, kind: NameClass) -> bool:
    """Whether the rest of a name behind that of a whole makes it the name of a part."""
    if rest.startswith(("至", "—", "-", "到")):
        return False  # 61省道|至329国道段
    if _PHASE.fullmatch(rest) or _ends("sections").search(rest):
        return True
    if kind in _LINES:
        return _ends("structures").search(rest) is not None
    if kind is NameClass.ENTERPRISE:
        return _ends("branches").fullmatch(rest) is not None
    return kind in _HOUSES and (_ends("houses").search(rest) or _NUMBERED.fullmatch(rest)) is not None


def _item(moment: Moment, mention: Mention) -> Iterator[Relation]:
    """An item of a programme that the clause names: 甲、乙等文旅“十大项目”; or of works: 某工程包括甲和乙."""
    first, last = moment.list_around(mention)
    behind = moment.text[last.span.end : moment.clause.end].lstrip("”》")
    whole: Mention | None = None
    if behind.startswith("等"):
        start = moment.clause.end - len(behind) + 1
        whole = next((m for m in moment.names if start <= m.span.start <= start + 1), None)
        if whole is not None and _COUNTED.search(whole.name) is None:
            whole = None
    else:
        before = moment.before(first)
        if _COMPRISES.search(before):
            heads = [m for m in _spoken_of(moment) if m.kind in _PROGRAMMES and m.span.end <= first.span.start]
            whole = heads[0] if heads else None
    if whole is None or whole.kind not in _PROGRAMMES or whole.kind in DIVISIONS:
        return
    if moment.number(whole) != moment.number(mention):
        yield moment.relation(
            moment.number(mention),
            Predicate.PART_OF,
            moment.number(whole),
            confidence=0.8,
            method="item",
            evidence=cover(mention.span, whole.span),
        )


def _spoken_of(moment: Moment) -> list[Mention]:
    """The names with which the clause, or one before it in the sentence, opens."""
    starts = {clause.start for clause in (*moment.earlier, moment.clause)}
    return [m for m in moment.reading.names if m.span.start in starts]
