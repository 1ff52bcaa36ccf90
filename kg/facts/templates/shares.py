"""Shares: which part of a whole a percentage or a fraction is, and of what it is the share."""

from __future__ import annotations

import re

from kg.facts.binding import BoundRate, Draft, Spot, State
from kg.facts.wording.phrases import clean
from kg.lexicon import word_list
from kg.lexicon.standings import PLACES
from kg.model.fact import Measure
from kg.model.quantity import Quantity, UnitKind

SHARE_OF = re.compile(
    r"占(?!比|地(?![区方])|用|据|有)(?P<whole>[^,。;]{1,16}?)的?(?:比重|比例|份额|总量|总数|比(?=[由从]))?高?"
    r"(?:[由从](?:\d{4}年|去年|上年|原来|原先)?(?:底|末)?的?)?"
    r"(?:达到?|为|约|近|超过?|(?:稳定|保持|维持|控制|巩固)在|[由从]?(?:提[高升]|上升|增长|下降|[升增降])[到至])?$"
)
_AMOUNTS = frozenset({UnitKind.COUNT, UnitKind.MONEY, UnitKind.AREA, UnitKind.LENGTH, UnitKind.MASS, UnitKind.BARE})
#: 总部企业43家,超过全市的|30%: a part of what there is in all.
PART_OF = re.compile(
    r"^(?:其中|总量|总数|数量|规模|约|均|已)*(?:占|超过?|达到?|接近|近|约|突破|相当于)了?(?P<whole>全[市省国区县州]|世界|全球)(?:的|总[量数]的?)?$"
)
_WHOLE = re.compile(r"(?P<whole>全[市省区县国州]|世界|全球|[\u4e00-\u9fff]{2,3}[市省])的")
_WHOLE_AREA = re.compile(r"全[市省区县国州]|世界|全球|我[市省区县国]")


#: 财政总收入13亿元,增长8%,其中税收|占比72%; 固定资产投资100亿元,其中工业投资|占88%.
_PART_NAMED = re.compile(
    r"其中[,:]?(?P<part>(?:(?!占)[\u4e00-\u9fff“”]){2,12})占(?:比)?(?:达到?|为|约|近|超过?|稳定在|提高到|提升至|提升到|提高至)?$"
)


def part_named(spot: Spot, state: State) -> BoundRate | None:
    """The share that a named part has of the amount or the count before it, or None."""
    found, whole = _PART_NAMED.search(spot.before), state.last_level()
    if found is None or whole is None or not whole.noun or whole.quantity.kind not in _AMOUNTS:
        return None
    part = clean(found["part"])
    if not part or part.endswith(("各", "均", "分别")) or len(whole.noun) > 12:
        return None
    return BoundRate(Measure.SHARE, 1, (f"{part}占{whole.noun}比重",), f"占{whole.noun}", "share-of-named", 0.75)


#: 事项|80%以上|“全市通办”、|: what is said of the share before, up to the next.
_SAID_OF = re.compile("(?:以上|以下|左右|多)?(?P<said>[^,。;、]{2,14})(?:、|和|以及)(?:近|超过?|约|逾)?")


def in_row(spot: Spot, state: State) -> BoundRate | None:
    """A further share of one thing, each with a predicate of its own: 事项100%网上可办、|九成“零跑动”; or None."""
    last, found = state.last(), _SAID_OF.fullmatch(spot.before)
    if last is None or found is None or spot.first or last.method not in _IN_ROW:
        return None
    what, said = clean(found["said"]), clean(f"{spot.right.noun}{spot.right.predicate}")
    ways = (what, what.removeprefix("实现"), _ABLE.sub("", what))
    what = next((way for way in ways if last.indicator.endswith(way)), "")
    whose = last.indicator.removesuffix(what)
    if not said or len(what) < 2 or len(whose) < 2 or whose.endswith("做到"):
        return None  # 做到三分讲成绩、|七分讲问题: how to go about it
    return BoundRate(Measure.SHARE, 1, (f"{whose}{said}",), "", "rate-in-row", 0.7)


_ABLE = re.compile("[可能均都已]")
_IN_ROW = frozenset({"rate", "share-behind", "rate-in-row"})


def is_part(quantity: Quantity, last: Draft) -> bool:
    """Whether a fraction or a percentage behind 超过全市 is a share: of a count or an amount, not of a rate."""
    if quantity.kind is UnitKind.FRACTION:
        return True
    return quantity.kind is UnitKind.PERCENT and last.measure is Measure.LEVEL and last.quantity.kind in _AMOUNTS


_OF_BEHIND = re.compile(
    rf"的?(?P<noun>[\u4e00-\u9fff]{{2,12}}?)(?=[,。;、]|$|(?:创造|贡献|实现|完成|承载|养育|承担|产出|居|夺|{PLACES}))"
)
_PART_WITH = re.compile(
    "(?:占|以|用|创造|贡献|产出|汇聚|集聚|承载)(?:了|着)?(?:占)?(?P<whole>全[市省国区县州]|世界|全球)?(?:约|近|不足|不到|超过?)?$"
)


def said_behind(spot: Spot, words: str, last: Draft | None) -> BoundRate | None:
    """占全市1/5的|土地、1/4的|人口, 以9.6%的|市场占有率: what has the share, or the rate itself, stands behind."""
    found = _OF_BEHIND.match(spot.behind)
    if found is None or (not spot.behind.startswith("的") and spot.quantity.kind is not UnitKind.FRACTION):
        return None
    went_on = spot.left.bare and not spot.first and last is not None and last.method == "part-behind"
    part = _PART_WITH.search(words)
    if part is None and not went_on:
        return None
    rated = found["noun"].endswith(word_list("cues", "binding", "rates"))
    if part is not None and not part["whole"] and not (rated and words.endswith(("以", "用"))):
        return None
    whole = part["whole"] if part is not None else ""
    return BoundRate(Measure.SHARE, 1, (found["noun"],), f"占{whole}" if whole else "", "part-behind", 0.7)


#: 半数以上的|村集体收入达到8万元以上: the part is of those that have so much.
_HAVING_SUM = re.compile(
    "(?:以上)?的?(?P<what>[\u4e00-\u9fff()]{1,10}?(?:收入|产值|营收|税收|销售额|利润|投资)(?:均|都)?(?:达到?|超过?|突破|在)"
    "[\\d.]+[万亿]*元(?:以[上下内])?)(?=[,。;、]|$)"
)


def having_sum(behind: str) -> str:
    """What part of them is told of that have so much, with the sum; or empty.

    >>> having_sum("的村集体收入达到8万元以上,"), having_sum("的企业投产")
    ('村集体收入达到8万元以上', '')
    """
    found = _HAVING_SUM.match(behind)
    return found["what"] if found is not None else ""


def further_share(spot: Spot, state: State) -> BoundRate | None:
    """占全市的33.7%、|全国的18.2%; 占全市61%、|超过3/5: a share of the same thing as before."""
    before = state.last()
    if before is None or before.measure is not Measure.SHARE or not spot.coordinated:
        return None
    if spot.quantity.kind not in (UnitKind.PERCENT, UnitKind.PERMILLE, UnitKind.FRACTION):
        return None
    if (whole := _WHOLE.fullmatch(spot.before.strip("、,和及占约近达 "))) is not None:
        return BoundRate(Measure.SHARE, 1, (before.indicator,), f"占{whole['whole']}", "share-of-last", 0.7)
    if spot.left.bare and spot.first is False:
        return BoundRate(Measure.SHARE, 1, (before.indicator,), before.qualifier, "share-again", 0.6)
    return None


#: GDP总量|不到全市的15%, 人均GDP|约为全市一半: a part of the same in a larger place.
_OF_AREA = re.compile(
    "(?:不到|不足|不及|约为|仅为|只有|大约为|约|接近|超过?|为|相当于|达到?)+(?P<whole>全[市省国州盟]|世界|全球)(?:平均水平|平均)?的?$"
)


def of_area(words: str) -> BoundRate | None:
    """The share that what the clause names has of the same in the whole city, province or nation, or None."""
    found = _OF_AREA.search(words)
    head = _share_head(words[: found.start()]) if found is not None else ""
    if found is None or not head:
        return None
    return BoundRate(Measure.SHARE, 1, (f"{head}占{found['whole']}比重",), f"占{found['whole']}", "share", 0.75)


def shared(share: re.Match[str], noun: str, words: str, last: Draft | None, told_of: str) -> BoundRate:
    """What has the share of a whole that the words before the number name.

    Args:
        share: the whole, found in the words.
        noun: the noun before the number.
        words: the words before the number.
        last: the figure before it.
        told_of: the noun with which the clause before opened.
    """
    head = _share_head(words[: share.start()])
    if not head and last is None and told_of:
        head = noun = told_of  # 民营经济活力增强,|占生产总值比重达到…
    if head.endswith("、") or words[: share.start()].endswith("、"):
        head = ""  # 849座公园实现全天开放、占…的87.3%: the share of what was counted
    if head:
        plain = "占" not in noun or words[: share.start()].endswith(_ABOUT) or noun.endswith(share["whole"])
        stated = f"{re.sub('[均都各]$', '', head)}占{share['whole']}比重" if plain else clean(noun)
        if head in word_list("cues", "binding", "values") and last is not None and last.method.startswith("counted"):
            stated = f"{last.noun}{stated}"  # 14个重点产业|产值占…
        return BoundRate(Measure.SHARE, 1, (stated,), f"占{share['whole']}", "share", 0.8)
    said = last.indicator if last is not None else ""
    if last is not None and last.measure is Measure.DIFFERENCE:
        said = said.removesuffix("增速")  # 增加值增长9%,高于全市2个百分点,|占全区比重43%
    indicator = said or f"占{share['whole']}比重"
    if said and not _WHOLE_AREA.match(share["whole"]):
        indicator = f"{said}占比"  # 占财政支出的59%: the qualifier names the whole
    return BoundRate(Measure.SHARE, 1, (indicator,), f"占{share['whole']}", "share-of-last", 0.8)


#: How near or how much only, before 占.
_ABOUT = ("约", "仅", "只", "已", "超")


def _share_head(words: str) -> str:
    """What has the share, where the clause names it: a noun, no adverb."""
    head = clean(re.sub(r"^(?:其中|约|已|均|全[市县区省州旗](?!域)|我[市县区省州旗])+", "", words))
    head = head[:-1] if head.endswith(_ABOUT) else head  # 茶叶产量约|占全市三成
    return "" if head in ("其中", "规模", "现有规模", "总量", "总数", "数量", "共", "均") else head
