"""Ranks among so many places: 增速列全市|7个县市区|第2位, 在全省62个贫困县中|排名第五: what is ranked stands before the count."""

from __future__ import annotations

import re

from kg.facts.binding import Draft
from kg.facts.templates.coordination import has_measured
from kg.facts.templates.spots import Scene
from kg.lexicon.standings import ADVERBS, CONTESTS, PLACES, SCOPES, STANDS
from kg.model.document import Level
from kg.model.quantity import Quantity, UnitKind

_LONGEST_PLACE = 8

_BETWEEN = re.compile(
    r"(?P<noun>[\u4e00-\u9fff()]{0,8}?(?:(?<!全)[县市区州旗盟镇乡村省](?:\([县市区旗、]{1,5}\)[县市区]?)?|街道|城市|省份|城区|园区|开发区|高新区|经开区|新区|片区|板块|医院|学校|高校|机构))"
    rf"(?:[\u4e00-\u9fff]{{0,6}}?(?:{CONTESTS}))?(?:当?中|里|的)?(?:综合)?(?:{PLACES}|为|中)?"
)
#: 总产值、税收、投资3项|指标均居全市: a count that only sums up the indicators listed before it.
_SUMMED = re.compile(
    rf"(?:主要|核心|经济|重点|关键)*指标(?P<tail>增速|增幅|总量)?(?:{ADVERBS}|都)*(?:{PLACES})?(?:{SCOPES})?(?=第|前)"
)
_LISTED = re.compile("、[^,。;:、\\d]{2,16}$")
#: How sure a list is that has as many members as are counted.
_AS_MANY = 0.9
_AREA = re.compile(r"全(?P<level>[市省国州盟])$")
#: What the places of a count are, where nothing else describes them.
_DIVISIONS = re.compile(
    r"(?:[县市区州旗](?:\([县市区旗、]{1,5}\))?[县市区州旗]{0,2}|地级市|设区市|市州|地市|县级市|省份|省区市|省市)$"
)
#: Zones among which one is ranked: 在全市12个产业园区中.
_ZONES = re.compile(r"(?:省级|国家级|产业|工业|工业产业)?(?:园区|开发区|经开区|高新区|集聚区)")
#: 在全省40个县中排名, 在六个城区中,: the places among which one stands; how many there are is nothing of its own.
#: Not so 四项指标稳居|全市|第一: the whole city is no count of places.
_PEERS = re.compile(
    r"(?:[一-鿿]{0,8}(?<![全园社小片校景街院库厂矿灌发新])(?:[县市区州旗](?:\([县市区州旗、]{1,5}\)[县市区]?)?|城市|省份))"
    rf"(?:(?:(?:之|当)?中|里)(?=,|[^,。;]{{0,12}}(?:第|首|前|领先|最|唯一|靠))|(?=(?:综合)?(?:{STANDS}|第)))"
)
_AMONG = re.compile(r"(?:在|列|居)(?P<where>[一-鿿]{2,5})?$|全[国省市州盟]$")
_LEVELS = {"市": Level.CITY, "州": Level.CITY, "盟": Level.CITY, "省": Level.PROVINCE}


def field_of(text: str, quantities: list[Quantity], position: int) -> Quantity | None:
    """The count of places among which a rank holds, right before it, or None.

    Args:
        text: the view.
        quantities: the numbers of the clause.
        position: which of them is asked about.
    """
    if not position or quantities[position].kind is not UnitKind.RANK:
        return None
    before = quantities[position - 1]
    between = text[before.span.end : quantities[position].span.start]
    if _summed(text, before) is not None:
        return before
    counted = before.kind is UnitKind.COUNT and _BETWEEN.fullmatch(between) is not None
    return before if counted and not has_measured(between) else None  # 9个|集群增加值全市|第一


def _summed(text: str, count: Quantity) -> re.Match[str] | None:
    """What follows a count that only sums up the ranked indicators listed before it, or None."""
    if count.kind is not UnitKind.COUNT or (tail := _SUMMED.match(text, count.span.end)) is None:
        return None
    return tail if _LISTED.search(text, max(0, count.span.start - 20), count.span.start) else None


def counts_peers(text: str, quantity: Quantity) -> bool:
    """Whether a number counts the places among which one is ranked or compared, or what is: 在全省40个县中排名第三.

    Args:
        text: the view.
        quantity: the number.
    """
    if _summed(text, quantity) is not None:
        return True
    if quantity.kind is not UnitKind.COUNT or _PEERS.match(text, quantity.span.end) is None:
        return False
    return _AMONG.search(text, max(0, quantity.span.start - 6), quantity.span.start) is not None


def over_peers(text: str, drafts: list[Draft], field: Quantity | None) -> list[Draft]:
    """Say of a rank among which places it holds, where these are no whole of a country: 全省40个山区县.

    Args:
        text: the view.
        drafts: the figures of the rank; changed in place.
        field: the number of the places, or None.
    """
    if field is not None and (summed := _summed(text, field)) is not None:
        for draft in drafts:
            draft.method = "rank-of-several"
            draft.confidence = _AS_MANY if len(drafts) == field.value else draft.confidence
            draft.indicator = f"{draft.indicator}{summed['tail'] or ''}"
        return drafts
    if field is None or (peers := _PEERS.match(text, field.span.end)) is None:
        return drafts
    noun = re.sub("(?:(?:之|当)?中|里)$", "", peers[0])
    front = text[max(0, field.span.start - 6) : field.span.start]
    area, among = _AREA.search(front), _AMONG.search(front)
    if area is not None and _DIVISIONS.fullmatch(noun):
        return drafts
    where = area[0] if area is not None else (among["where"] if among is not None else "") or ""
    for draft in drafts:
        draft.qualifier = f"{where}{text[field.span.start : field.span.end]}{noun}"
    return drafts


def only_ranks(drafts: list[Draft], field: Quantity | None) -> None:
    """Mark the count of the places among which one is ranked: nothing that is told later hangs on them.

    Args:
        drafts: the figures of the sentence; changed in place.
        field: the number that counts the places, or None.
    """
    for draft in drafts:
        if draft.quantity is field:
            draft.method = "field"


def level_of_field(before: str, noun: str) -> Level | None:
    """The level of the place whose divisions a number counts: 全市|7个县市区; else None.

    >>> level_of_field("增速列全市", "县市区").name, level_of_field("改造全市", "小区")
    ('CITY', None)
    """
    found = _AREA.search(before)
    return _LEVELS.get(found["level"]) if found is not None and _DIVISIONS.fullmatch(noun) else None


def whole_of(scene: Scene, before: str, draft: Draft) -> int:
    """The place whose divisions a number counts: 全市7个县市区, 甲市8个区县; else what the figure is of already.

    Args:
        scene: the clause.
        before: the words before the number.
        draft: the figure.
    """
    subjects, at = scene.subjects, draft.quantity.span.start
    if draft.quantity.kind is UnitKind.COUNT and before.startswith("在") and _ZONES.fullmatch(draft.noun):
        level = _LEVELS.get(found["level"]) if (found := _AREA.search(before)) is not None else None
        return (subjects.table.place_above(level) if level is not None else None) or draft.about
    if draft.quantity.kind is not UnitKind.COUNT or not _DIVISIONS.fullmatch(draft.noun):
        return draft.about
    if (level := level_of_field(before, draft.noun)) is not None:
        return subjects.table.place_above(level) or draft.about
    starts = range(max(scene.clause.start, at - _LONGEST_PLACE), at - 1)
    return next((of[0] for start in starts if (of := subjects.divisions(start, at))), draft.about)
