"""All names of a document's blocks: every finder's candidates, and which of them stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.lexicon import words as lexicon_words
from kg.lexicon.matcher import divide
from kg.mentions.believed import RANK
from kg.mentions.bodies.brands import find_makers
from kg.mentions.bodies.called import with_short_names
from kg.mentions.bodies.institutions import sound_institution
from kg.mentions.finders import Counted, barriers_of, find_candidates, is_aside, people_of, row_of
from kg.mentions.lists.company import find_company
from kg.mentions.lists.lists import SEAT
from kg.mentions.lists.route_lists import METHOD as ROUTES
from kg.mentions.lists.siblings import find_siblings
from kg.mentions.lists.tails import restore_tails
from kg.mentions.places.gazetteer import Gazetteer
from kg.mentions.places.never import is_never
from kg.mentions.places.zones import REGION
from kg.mentions.titles.coined import laid_out
from kg.mentions.walking.edges import tidy
from kg.mentions.walking.torn import mend_torn
from kg.mentions.walking.walk import Words
from kg.mentions.works.built import find_built
from kg.mentions.works.parts import find_parts
from kg.mentions.works.undertaken import as_works
from kg.mentions.works.wholes import find_wholes
from kg.mentions.works.wired import METHOD as WIRED
from kg.mentions.works.works import find_stations, find_stretches, find_works, find_works_of_firms
from kg.model.mention import DIVISIONS, Mention, NameClass
from kg.model.span import Span

#: Names of these classes stay names inside a longer one: 贾鲁河 in 贾鲁河综合治理, 范家庄乡 in 范家庄乡虎山村.
_NESTING = DIVISIONS | {
    NameClass.SUBDISTRICT,
    NameClass.NEIGHBOURHOOD,
    NameClass.WATER_BODY,
    NameClass.ROAD,
    NameClass.ENTERPRISE,
    NameClass.PARK,
    NameClass.FUNCTIONAL_AREA,
    NameClass.GREEN_SPACE,
    NameClass.PUBLIC_INSTITUTION,
    NameClass.FACILITY,
    NameClass.COMPOUND,
}
#: Classes whose endings are parts of space or fields, of which layouts and formulas are made.
_LAID_OUT = frozenset(
    {
        NameClass.SUBDISTRICT,
        NameClass.NEIGHBOURHOOD,
        NameClass.WATER_BODY,
        NameClass.ROAD,
        NameClass.FUNCTIONAL_AREA,
        NameClass.PARK,
        NameClass.GREEN_SPACE,
        NameClass.FACILITY,
        NameClass.PROJECT,
        NameClass.INDUSTRY,
        NameClass.PRODUCT,
    }
)
#: What carries a division in its own name does not speak of the division: 江苏某某集团.
_OWN_NAMED = frozenset({NameClass.ENTERPRISE, NameClass.PUBLIC_INSTITUTION, NameClass.NAMED_EVENT, NameClass.PERSON})
#: Finders of works that stand on the letters of what they are works on, or of whose they are.
WORKS_ON = frozenset({"shared-tail", SEAT, WIRED})
_ON_LETTERS = frozenset(
    {
        NameClass.PROJECT,
        NameClass.FACILITY,
        NameClass.GREEN_SPACE,
        NameClass.PUBLIC_INSTITUTION,
        NameClass.PARK,
        NameClass.FUNCTIONAL_AREA,
    }
)
#: Classes of which common nouns are asked for again where an edge was cut off: 新设|业务板块.
_BUILT = frozenset(
    {
        NameClass.WATER_BODY,
        NameClass.ROAD,
        NameClass.ENTERPRISE,
        NameClass.PARK,
        NameClass.FUNCTIONAL_AREA,
        NameClass.GREEN_SPACE,
        NameClass.FACILITY,
    }
)
#: What is left of an event where an edge was cut off is none: 行业|交流.
_SHORT = 3
#: Rules whose names are no common nouns.
_SURE = frozenset({REGION, "brand"})
#: Ends of what looks like a brand's trade and is of a kind: 孝善|基金.
_OF_KINDS = ("基金", "银行")
#: Who confers an honour, and where it is won, which open its name: 科技部|“某某”示范案例, 全省某某大赛|金奖.
_GIVERS = frozenset(
    {NameClass.GOVERNMENT_BODY, NameClass.PUBLIC_INSTITUTION, NameClass.ORGANIZATION, NameClass.NAMED_EVENT}
)
_SEALED = frozenset(
    {NameClass.PERSON, NameClass.POLICY, NameClass.INITIATIVE, NameClass.NAMED_EVENT, NameClass.PRODUCT}
)


def find_names(blocks: Sequence[Counted], gazetteer: Gazetteer) -> list[list[Mention]]:
    """The names of each block, ordered by place; nested names follow the longer ones they stand in.

    It goes finder by finder, not block by block: a finder is faster as long as its words are at hand.

    Args:
        blocks: the blocks of a document.
        gazetteer: the divisions that may be named in the document.
    """
    divide(blocks[0].words.text if blocks else "", [(one.block.start, one.block.end) for one in blocks])
    found = [people_of(one) for one in blocks]
    barriers = [barriers_of(one, people) for one, people in zip(blocks, found, strict=True)]
    read = zip(blocks, found, barriers, strict=True)
    find_candidates([row_of(*row) for row in read if not is_aside(row[0].block)], gazetteer)
    named = [_standing(*row) for row in zip(blocks, found, barriers, strict=True)]
    return [gazetteer.towns.retyped(one.words.text, names) for one, names in zip(blocks, named, strict=True)]


def _standing(one: Counted, found: list[Mention], barriers: list[Span]) -> list[Mention]:
    """The candidates of a block that stand, with the names that are made of them."""
    if is_aside(one.block):
        return settle(found)
    words, start, end = one.words, one.block.start, one.block.end
    found = with_short_names(words.text, found, start, end)
    found = _with_builders(_outside(laid_out(words.text, start, end), found))
    kept = settle(_tidied(words, found, start, end))
    made = find_built(words, kept, start, end) + find_works(words, kept, end) + find_stretches(words, kept, end)
    made += find_stations(words, kept, end)
    made += [*find_makers(words, kept), *find_works_of_firms(words, kept, end)]
    made += [*find_parts(words, kept, end), *find_wholes(words.text, kept)]
    kept = _with(kept, _tidied(words, made, start, end))
    kept = _with(kept, find_company(words, kept, start, end, barriers))
    tails = _tidied(words, restore_tails(words, kept, start, barriers), start, end)
    siblings = find_siblings(words, [*kept, *tails], start, end, barriers)
    kept = _with(kept, [*tails, *_tidied(words, siblings, start, end)])
    return kept if (works := as_works(words.text, kept, start, end)) == kept else settle(works)


def _outside(quoted: list[Span], found: list[Mention]) -> list[Mention]:
    """The names that do not lie inside layouts and formulas; a place or body stays one."""
    if not quoted:
        return found
    return [m for m in found if m.kind not in _LAID_OUT or not any(q.contains(m.span) for q in quoted)]


def _with_builders(found: list[Mention]) -> list[Mention]:
    """The candidates, where what a firm builds is a project: 某某电器|西南产业基地."""
    firms = {m.span.start: m.span.end for m in found if m.kind is NameClass.ENTERPRISE}
    return [
        replace(m, kind=NameClass.PROJECT)
        if m.kind is NameClass.PARK
        and m.name.endswith("基地")
        and m.span.start < firms.get(m.span.start, -1) < m.span.end
        else m
        for m in found
    ]


def _tidied(words: Words, found: list[Mention], start: int, end: int) -> list[Mention]:
    """The names whose edges are names' edges."""
    return [
        sound
        for mention in found
        if (tidied := tidy(words, mention, start, end)) is not None
        and (mended := mend_torn(words, tidied)) is not None
        and (sound := sound_institution(words, mended)) is not None
        and not (_may_be_common(sound) and is_never(sound.name))
        and not (sound.kind is NameClass.NAMED_EVENT and sound.span.length < min(_SHORT, mention.span.length))
    ]


def _may_be_common(mention: Mention) -> bool:
    """Whether a name may be a common noun: what is built, but no known region or firm, and nothing in marks of its own."""
    built = mention.kind in _BUILT or (mention.kind is NameClass.PROJECT and mention.method == "suffix")
    sure = mention.method in _SURE and not mention.name.endswith(_OF_KINDS)
    return built and not sure and mention.name.isalnum()


def _with(kept: list[Mention], more: list[Mention]) -> list[Mention]:
    """Names that stand with others that may: what stands already stands again where there is no other."""
    return settle(kept + more) if more else kept


def settle(found: list[Mention]) -> list[Mention]:
    """Of names that claim the same characters, the one that stands; nested names where their class allows it."""
    if len(found) < 2:
        return list(found)
    best: dict[tuple[Span, NameClass | None], Mention] = {}
    for mention in found:
        place = (mention.span, mention.kind if mention.method in WORKS_ON and _is_work_on(mention) else None)
        held = best.get(place)
        if held is None or _strength(mention) > _strength(held):
            counted = held is not None and held.exemplar_of >= 0 and mention.exemplar_of < 0
            best[place] = _with_exemplar(mention, held) if counted and held is not None else mention
    kept: list[tuple[int, int, int, Mention]] = []
    for mention in sorted(best.values(), key=_claim) if len(best) > 1 else best.values():
        start, end = mention.span
        for first, last, _, other in kept:
            if first < end and start < -last and not _may_nest(mention, other):
                break
        else:
            kept.append((start, -end, len(kept), mention))
    kept.sort()  # by place, the longer ones first; no two have the same number
    return [row[3] for row in kept]


def _claim(mention: Mention) -> tuple[int, bool, int, int]:
    """Which of several names is asked first: the longest."""
    start, end = mention.span
    method = mention.method
    return start - end, method not in WORKS_ON or not _is_work_on(mention), -RANK[method], start


def _is_work_on(mention: Mention) -> bool:
    """Whether a name is that of the works on what the same letters name: 桐柏路 in 桐柏路、嵩山路综合整治; that of a firm's seat."""
    return mention.method in WORKS_ON and mention.kind in _ON_LETTERS


def _with_exemplar(mention: Mention, held: Mention) -> Mention:
    return replace(mention, exemplar_of=held.exemplar_of)


def _strength(mention: Mention) -> tuple[int, float]:
    return RANK[mention.method], mention.confidence


def _is_whole(inner: Mention, outer: Mention) -> bool:
    """Whether the longer name stands for the shorter one: 某医院|西院区, 某片区|板块, 某街|双创园, 某遗址|公园, 某湖|公园."""
    rest = outer.name[inner.span.length :]
    if outer.kind is NameClass.PUBLIC_INSTITUTION and inner.kind is outer.kind:
        return True
    if outer.kind is NameClass.FUNCTIONAL_AREA and inner.kind is outer.kind:
        return rest == "板块"
    if inner.kind is NameClass.WATER_BODY:
        return outer.kind is NameClass.GREEN_SPACE and rest == "公园"
    if inner.kind is NameClass.ROAD:
        return outer.kind is NameClass.PARK or (outer.kind is inner.kind and rest in _GRADES)
    return inner.kind is NameClass.FACILITY and outer.kind is NameClass.GREEN_SPACE


_WATERS = ("湖", "河", "江", "溪")
#: How a road's name goes on: 某市绕城|高速.
_GRADES = ("高速", "高速公路", "公路", "快速路", "大道", "路", "段")
#: What makes a part of a work's name: 工程|云岭段, 项目|一期.
_STRETCH_OF = re.compile(r"(?:[一二三四五]期)?[\u4e00-\u9fff\d—\-()]{2,16}段|[一二三四五]期(?:工程|项目)?")
#: What stands in the other's name only as a word of it: 杭州湾|大桥, 打铜街|传统风貌区.
_NOT_INSIDE = frozenset(
    {
        (NameClass.WATER_BODY, NameClass.FACILITY),
        (NameClass.WATER_BODY, NameClass.ROAD),
        (NameClass.WATER_BODY, NameClass.PUBLIC_INSTITUTION),
        (NameClass.FACILITY, NameClass.PARK),
        (NameClass.FACILITY, NameClass.FUNCTIONAL_AREA),
        (NameClass.ROAD, NameClass.FUNCTIONAL_AREA),
        (NameClass.ROAD, NameClass.PUBLIC_INSTITUTION),
        (NameClass.NEIGHBOURHOOD, NameClass.PUBLIC_INSTITUTION),
        (NameClass.NEIGHBOURHOOD, NameClass.FACILITY),
        (NameClass.SUBDISTRICT, NameClass.WATER_BODY),
    }
)
#: Places that stay what they are inside a longer name: 云岭口岸|青石商业街.
_KNOWN_APART = ("口岸", "机场", "枢纽", "水库", "公路", "高速", "大道")
#: 铁磁路|沿线示范区: where an area lies, with a road that is a road of its own.
_ALONG = ("沿线", "两侧", "以东", "以西", "以南", "以北", "东侧", "西侧", "南侧", "北侧")
#: How a firm's registered name goes on: 某某集团|股份有限公司.
_LEGAL = ("股份", "有限", "控股", "公司")
#: What is built is the project: 万达商业综合体|项目.
_BUILT_UP = frozenset(
    {
        NameClass.FACILITY,
        NameClass.ROAD,
        NameClass.PUBLIC_INSTITUTION,
        NameClass.FUNCTIONAL_AREA,
        NameClass.GREEN_SPACE,
    }
)
#: What a road is called by both of its ends, and what names such a road as a whole: 云岭至石坡|一级公路.
_ROADS_BUILT = frozenset({NameClass.ROAD, NameClass.PROJECT})
_TO_AN_END = ("公路", "高速", "连接线", "快速路")
#: A road that is one before any works on it: 云湖路|建设工程; not 县城绕城|工程.
_ROADS = ("路", "街", "大道", "线")
_PLAIN = frozenset({"项目", "建设项目", "工程", "建设工程"})
#: How projects end that carry the name of the firm that builds them.
_BUILT_BY = ("项目", "工程", "期", "基地", "总部")


def _may_nest(inner: Mention, outer: Mention) -> bool:
    if not outer.span.contains(inner.span):
        return False
    if outer.method == ROUTES and (inner.kind is NameClass.FACILITY or inner.method == "list-head"):
        return False  # 某桥至|某坪: where a road begins
    if inner.kind is NameClass.WATER_BODY and outer.kind is NameClass.PROJECT and outer.name == inner.name + "项目":
        return inner.name.endswith("水库")  # 云溪|项目: a resort, and no brook
    if inner.kind in DIVISIONS and outer.kind is NameClass.WATER_BODY and inner.span.start > outer.span.start:
        return False  # letters in the middle of a river's name
    if inner.kind is NameClass.SUBDISTRICT and outer.kind is NameClass.GREEN_SPACE:
        return not outer.name.startswith(_WATERS, inner.span.length)  # 云乡|湖公园
    if inner.kind in DIVISIONS or (inner.method == "region" and outer.kind in _SEALED):
        return outer.kind not in _OWN_NAMED
    if inner.method == "maker" and outer.kind is NameClass.PRODUCT:
        return True
    if outer.kind is NameClass.HONOUR:
        return inner.kind in _GIVERS and inner.span.start == outer.span.start
    if outer.kind in _SEALED:
        return False
    if inner.kind is NameClass.GOVERNMENT_BODY and outer.kind is NameClass.PROJECT and outer.name.endswith("示范项目"):
        return inner.span.start == outer.span.start
    if (inner.kind, outer.kind) in _NOT_INSIDE and not inner.name.endswith(_KNOWN_APART):
        along = outer.name[len(inner.name) :].startswith(_ALONG) and outer.span.start == inner.span.start
        if not (inner.kind is NameClass.ROAD and along):
            return False
    if inner.kind is outer.kind is NameClass.ENTERPRISE and outer.name[inner.span.length :].startswith(_LEGAL):
        return False
    if outer.kind is NameClass.PROJECT and inner.kind in _BUILT_UP and inner.kind is not NameClass.ROAD:
        if inner.span.end == outer.span.end and inner.span.start > outer.span.start:
            return False  # 青要|谷文旅综合体, among projects
    if inner.kind in _BUILT_UP and outer.name[inner.span.length :] in _PLAIN and inner.span.start == outer.span.start:
        return inner.kind is NameClass.ROAD and inner.name.endswith(_ROADS)
    if inner.method == "numbered" and outer.method == "works" and inner.kind is outer.kind:
        return False
    if outer.kind is NameClass.PROJECT and inner.name.endswith("湾区") and outer.name.endswith("湾区总部"):
        return False  # 云岭金控|湾区总部
    if inner.kind is NameClass.ROAD and outer.kind in _ROADS_BUILT and inner.span.start > outer.span.start:
        if outer.name.endswith(("至", "到"), 0, inner.span.start - outer.span.start) and inner.name.endswith(
            _TO_AN_END
        ):
            return False  # 云岭互通至|石坡连接线: both of its ends name the road
    if inner.kind is NameClass.ROAD and outer.method == "works" and inner.span.start > outer.span.start:
        return inner.span.end < outer.span.end  # 某高速某段|某连接线
    if inner.span.start == outer.span.start and _is_whole(inner, outer):
        return False
    if inner.kind is outer.kind and inner.name in lexicon_words("bodies", "national_institutions"):
        return False  # 中科院|海川实验基地
    if inner.method == "brand" and (outer.kind is not NameClass.PROJECT or not outer.name.endswith(_BUILT_BY)):
        return False
    if inner.kind is NameClass.GREEN_SPACE and inner.name.endswith("山"):
        return False
    if inner.kind is outer.kind is NameClass.PROJECT and inner.span.start == outer.span.start:
        return inner.method != "numbered" and _STRETCH_OF.fullmatch(outer.name[inner.span.length :]) is not None
    return inner.kind in _NESTING and (inner.kind is not outer.kind or inner.span.start == outer.span.start)
