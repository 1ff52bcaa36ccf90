"""Binding percentages, points, fractions, multiples and ranks to what they are a rate, a share or a rank of."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kg.facts.binding import BoundRate, Draft, Spot, State
from kg.facts.templates.above import row_above
from kg.facts.templates.completed import completed, completion, does_task, progress_of
from kg.facts.templates.grown import flow_of, grown
from kg.facts.templates.multiples import multiple, of_earlier, of_norm
from kg.facts.templates.rate_nouns import (
    coordinated,
    counted_noun,
    for_gain,
    of_counted,
    pulled_up,
    share_front,
    share_whole,
    with_rate,
)
from kg.facts.templates.shares import (
    PART_OF,
    SHARE_OF,
    further_share,
    having_sum,
    in_row,
    is_part,
    of_area,
    part_named,
    said_behind,
    shared,
)
from kg.facts.templates.sizes import VALUED
from kg.facts.wording.left import Left
from kg.facts.wording.phrases import changes, clean, hangs
from kg.lexicon import alternatives, word_list
from kg.model.fact import Measure
from kg.model.quantity import UnitKind

_BARE_SHARE = re.compile(
    "(?:占比?|比重)(?:[由从]|达到?|提高到|提升至|提升到|提高至|升至|增至|降至|降到|下降到|上升到|上升至|超过?|约|近)?$"
)
_ABOVE = re.compile(
    r"(?P<verb>高于|低于|高出|快于|好于|优于|超出|超过|领先|(?<![同环占可对贷能配])比(?![重例率])|较(?![大高快好重多强低小]))(?P<area>全市|全省|全国|全区|省|市|国家|(?!上年|去年|上一|上次|上届|上个|上轮|同期|前年|往年|年初|上月|上季|原来|过去|五年前)[\u4e00-\u9fff]{2,6}?)(?:平均|目标|增速|增幅|涨幅|降幅|平均水平|平均增速|平均值|均值|水平|任务)*(?:高|低|快|提高|下降|多|少|高出|快了|高了)?$"
)
#: 完成投资9亿元,|超年度计划|8个百分点.
_BEYOND = re.compile("超(?:出|过)?(?:年度|全年|序时|时序|年初|既定|[省市]定)?(?:目标|计划|任务|进度)(?:任务|要求)?$")
#: 能耗|远|低于全市平均: how far, at the end of what is compared.
_BY_FAR = re.compile("(?:(?<!长)(?<!久)(?<!深)(?<!偏)远|远远|大大|大幅|明显)$")
_GOAL = re.compile(r"用于[^,。;]{2,12}")
#: 确保6%以上的|增长: the verb of change behind its number.
_GROWTH_BEHIND = re.compile(
    "(?:以上|左右|以内)?(?:的(?:中?高|较快|快速|高速|平稳|稳定|正)?(?:增长|增速|增幅|涨幅)|(?:增长|增速|增幅)$)"
)
_AIMED = re.compile("(?:并|奋力|全力)?(?:力争|争取|冲刺|确保|奋斗目标|力争目标|努力)(?:达到|实现|突破|为)?")
_AIMS = ("目标", "年度目标", "预期目标", "全年目标", "年初目标", "计划", "年初计划", "目标任务", "任务")
_QUARTER = re.compile("(?<=增[速幅])(?:第?[一二三四]季度|[上下]半年|前三季度|全年)$")
#: How fast something grows, or is meant to: 投资增速, 经济增长预期目标.
_SPEED = re.compile(
    r"的?(?:(?:增速|增幅|涨幅|升幅|(?<!自然)增长率|降幅)(?:的?(?:预期|预计|年度)?目标)?|增长(?:预期|预计|年度)?目标)$"
)
#: 村集体经济|增收|10%.
_EARNED_MORE = re.compile("(?<=[一-鿿]{2})增收$")


#: 平均|减环节|68%、压时限|59%: what an office saves whoever comes to it.
_LESS = re.compile("(?<![削缩精])[减压省](?:环节|时间|时限|材料|要件|跑动|次数|流程|成本|费用|步骤)$")


@cache
def _shrunk() -> re.Pattern[str]:
    """压缩时限|32%: the verb of shrinking stands before what shrinks."""
    verbs = alternatives("cues", "growth", "ratio")
    return re.compile(rf"(?P<verb>{verbs})(?P<noun>[\u4e00-\u9fff]{{2,8}})$")


def bind_rate(spot: Spot, state: State) -> BoundRate | None:
    """What a percentage, a point, a fraction or a multiple says, and of which indicator.

    Args:
        spot: the number and what stands around it.
        state: what earlier clauses left.
    """
    quantity, left = spot.quantity, spot.left
    words = spot.before.rstrip("约近超达为了 ")
    last = state.last_level() or state.last()
    noun = clean(left.noun)
    if (part := PART_OF.search(words)) is not None and last is not None and is_part(quantity, last):
        return BoundRate(Measure.SHARE, 1, (last.indicator,), f"占{part['whole']}", "share-of-last", 0.7)
    if quantity.kind in (UnitKind.PERCENT, UnitKind.FRACTION) and (share_of := part_named(spot, state)) is not None:
        return share_of
    if (also := _shrunk_too(spot, state)) is not None:
        return also
    if quantity.kind is UnitKind.PERCENT and (earlier := of_earlier(words, noun, last) or of_norm(words)) is not None:
        return earlier
    if (above := row_above(words) or _ABOVE.search(words)) is not None and quantity.kind in (
        UnitKind.POINTS,
        UnitKind.PERCENT,
        UnitKind.MULTIPLE,
    ):
        return _difference(above, noun, words, state.last() if quantity.kind is UnitKind.POINTS else last)
    if quantity.kind is UnitKind.POINTS and last is not None and (beyond := _BEYOND.search(words)) is not None:
        return BoundRate(Measure.DIFFERENCE, 1, (last.indicator,), beyond[0], "difference", 0.7)
    if completion().search(words) or (noun and does_task(words, spot.behind)):
        return completed(words, noun, last)
    if (behind := said_behind(spot, words, last)) is not None:
        return behind
    if (copied := _copied(spot, state)) is not None:
        return copied
    if (further := in_row(spot, state) or further_share(spot, state)) is not None:
        return further
    direction = changes().get(left.change, "")
    if quantity.kind is UnitKind.POINTS and direction:
        latest = _last_rate(state)
        if (pulled := pulled_up(spot.before, state)) is not None:
            return BoundRate(Measure.CHANGE, -1 if direction == "down" else 1, (pulled,), "", "pulled", 0.75)
        noun = left.verb if not noun and left.verb in word_list("cues", "binding", "bare_measures") else noun
        if latest is not None and noun in word_list("cues", "binding", "bare_measures"):
            noun = f"{latest.indicator}{noun}"  # 收入增长41%,|增幅|比上年同期提高9个百分点
        return BoundRate(Measure.CHANGE, -1 if direction == "down" else 1, _own(noun, latest), "", "points", 0.75)
    if direction == "ratio":
        return BoundRate(Measure.RATIO, 1, (f"{noun or (last.noun if last else '')}{left.change}",), "", "ratio", 0.75)
    if direction:
        noun = f"{_counted_here(spot, state, noun)}{noun}"
        left = replace(left, paired=True) if words.find("合计") > 0 else left  # 甲店、乙店零售额|合计增长15%: as one
        return grown(noun, left, state, -1 if direction == "down" else 1, words)
    if quantity.kind is UnitKind.PERCENT and _GROWTH_BEHIND.match(spot.behind) and (noun or last):
        noun = noun.removesuffix("增长").removesuffix("保持").removesuffix("实现")
        each = coordinated(noun) if noun else _own(noun, last)
        return BoundRate(Measure.GROWTH, 1, each, "", "growth-behind", 0.75)
    fallen = -1 if spot.before.endswith(("-", "−")) else 1  # 增速一季度|-9.9%,上半年-6.2%
    if fallen < 0 and not noun and (grew := state.last()) is not None and grew.method == "speed":
        return BoundRate(Measure.GROWTH, fallen, (grew.indicator,), "", "speed", 0.75)
    noun = _QUARTER.sub("", noun)
    if _SPEED.search(noun):
        return BoundRate(Measure.GROWTH, fallen, _own(_SPEED.sub("", noun), last), "", "speed", 0.8)
    if quantity.kind is UnitKind.PERCENT and _EARNED_MORE.search(noun):
        return BoundRate(Measure.GROWTH, 1, (_EARNED_MORE.sub("收入", noun),), "", "growth", 0.75)
    if quantity.kind in (UnitKind.MULTIPLE, UnitKind.DOUBLING):
        return multiple(quantity.kind, words, noun, last)
    if quantity.kind is UnitKind.PERCENT and (progress := progress_of(noun, spot)):
        return BoundRate(Measure.COMPLETION, 1, (progress,), "", "progress", 0.75)
    if quantity.kind is UnitKind.PERCENT and (less := _LESS.search(words)) is not None:
        return BoundRate(Measure.RATIO, 1, (less[0],), "", "ratio", 0.75)
    if quantity.kind is UnitKind.PERCENT and (shrunk := _shrunk().search(words)) is not None:
        return BoundRate(Measure.RATIO, 1, (f"{shrunk['noun']}{shrunk['verb']}",), "", "ratio", 0.7)
    if quantity.kind in (UnitKind.PERCENT, UnitKind.FRACTION) and (part_of := of_area(words)) is not None:
        return part_of
    if (share := SHARE_OF.search(words)) is not None:
        return shared(share, noun, words, last, state.told_of)
    if (goal := _GOAL.match(spot.behind)) is not None:
        return BoundRate(Measure.SHARE, 1, (f"{noun}{goal[0]}占比",), "", "spent", 0.7)
    if (
        not noun
        and last is None
        and state.theme.endswith(word_list("cues", "binding", "rates"))
        and not state.theme.endswith(("制度", "力度", "程度", "进度", "幅度", "年度", "态度"))
        and quantity.kind is not UnitKind.POINTS
    ):
        noun = state.theme  # 民生支出占财政支出的比重,始终超过七成
    if not noun and (told := state.last()) is not None and _AIMED.fullmatch(spot.before.strip(" ,、")):
        sign = -1 if told.value < 0 else 1
        return BoundRate(told.measure, sign, (told.indicator,), told.qualifier, "aim-of-last", 0.7)  # 增长10%,力争11%
    if noun in _AIMS and (told := state.last()) is not None and spot.before.lstrip().startswith(("(", noun, *_AIMS)):
        return BoundRate(told.measure, 1, (told.indicator,), "", "aim-of-last", 0.6)  # 增长9%(年度目标6%以上)
    if noun and (gain := for_gain(words, last)):
        return BoundRate(Measure.SHARE, 1, (gain,), "", "gain", 0.7)
    if noun and spot.behind.startswith("的") and not (left.link or left.change or left.verb):
        goes_on = spot.right.predicate if len(spot.right.predicate) > 1 else ""
        said = clean(f"{spot.right.noun}{goes_on}")
        if said and not noun.endswith(word_list("cues", "binding", "rates")):
            return BoundRate(
                Measure.SHARE, 1, (f"{noun}{said}",), "", "share-behind", 0.6
            )  # 医院一半以上的|专家号源开放
    if noun and last is not None and not spot.first and "、" in noun:
        noun = _behind_last(noun, state)
    if noun:
        whole = f"{left.verb}{noun}"  # 绿化|覆盖率: the verb is part of the rate's name
        named = (
            bool(left.verb)
            and noun.endswith(word_list("cues", "binding", "rates"))
            and len(noun) <= 4
            and words.find(whole) >= 0
        )
        noun = whole if named and flow_of(left) else noun
        said = clean(f"{spot.right.noun}{spot.right.predicate}")
        if (
            said
            and not noun.endswith(word_list("cues", "binding", "rates"))
            and len(said) <= 12
            and quantity.kind in (UnitKind.PERCENT, UnitKind.FRACTION)
        ):
            noun = f"{noun}{said}"  # 高频服务事项100%|“掌上办”, 党员干部2/3|下沉社区
        return _rate(noun, words, left, state)
    if last is not None and (share := _BARE_SHARE.search(words)):
        head = "比重" if share[0].startswith("比重") else "占比"
        head = "" if last.indicator.endswith(("比重", "占比")) else head
        return BoundRate(Measure.SHARE, 1, (f"{last.indicator}{head}",), "", "share-of-last", 0.7)
    described = having_sum(spot.behind) or clean(f"{spot.right.noun}{spot.right.predicate}")
    if described and quantity.kind in (UnitKind.PERCENT, UnitKind.FRACTION):
        if (counted := state.last()) is not None and not left.verb and counted.noun_end == quantity.span.start:
            return BoundRate(  # 900处窨井|全部|100%加装防坠网
                Measure.SHARE, 1, (f"{counted.noun}{described}",), "", "share-behind", 0.65
            )
        return BoundRate(Measure.SHARE, 1, (f"{flow_of(left)}{described}",), "", "share-behind", 0.6)
    latest = state.last()
    if latest is not None and left.link:
        measure = latest.measure if latest.measure not in (Measure.CHANGE, Measure.LEVEL) else Measure.SHARE
        goes_on = latest.noun if latest.method == "in-a-row" and latest.noun else latest.indicator
        return BoundRate(measure, 1, (goes_on,), "", "inherited-rate", 0.5)
    return None


#: What points can be said of.
_IN_POINTS = frozenset({UnitKind.PERCENT, UnitKind.PERMILLE, UnitKind.POINTS})


def _last_rate(state: State) -> Draft | None:
    """The figure of which points are said: 优良率90%、浓度31微克,|分别提高2个百分点、下降6%: no amount rises by points."""
    last = state.last()
    if last is None or last.measure is not Measure.LEVEL:
        return last
    near = [d for d in state.drafts[-3:] if d.quantity.kind in _IN_POINTS and d.measure is Measure.SHARE]
    return near[-1] if near else last


def _counted_here(spot: Spot, state: State, noun: str) -> str:
    """两条产业链全年|营业收入|增长5%: what was counted right before is what the amount is of; else empty."""
    last = state.last()
    if last is None or spot.first or last.method != "counted" or last.verb or not 2 < len(last.noun) <= 12:
        return ""
    near = 0 <= spot.left.start - last.noun_end <= 3
    return last.noun if near and (hangs(noun) or VALUED.fullmatch(noun)) else ""


def _behind_last(noun: str, state: State) -> str:
    """入园茶青100%检测、|制茶车间|100%消毒: without what is said of the rate before it."""
    before, (first, _, rest) = state.last(), noun.partition("、")
    said = before is not None and before.measure is Measure.SHARE and before.indicator.endswith(first)
    return rest if said and rest else noun


def _shrunk_too(spot: Spot, state: State) -> BoundRate | None:
    """压缩会议16%、|文件15%、评比表彰14%: the verb of shrinking goes on over the list."""
    before, left = state.last(), spot.left
    if before is None or before.method != "ratio" or spot.first or left.link or left.change:
        return None
    if left.verb and not left.noun.endswith(("经费", "费用", "支出", "开支")):
        return None  # 压减会议经费31%、|培训经费43%
    verb = next((v for v in word_list("cues", "growth", "ratio") if before.indicator.endswith(v)), "")
    noun = clean(spot.before)
    if any(v in noun for v in word_list("cues", "growth", "ratio")):
        return None
    if not verb or not 2 <= len(noun) <= 10 or "占" in noun or spot.quantity.kind is not before.quantity.kind:
        return None
    return BoundRate(Measure.RATIO, 1, (f"{noun}{verb}",), "", "ratio", 0.65)


def _copied(spot: Spot, state: State) -> BoundRate | None:
    """增长6%、8.2%、117.1%: a bare value is measured as the one before it in the clause."""
    before = state.last()
    if spot.first or before is None or not spot.left.bare:
        return None
    kinds = {before.quantity.kind, spot.quantity.kind}
    if kinds == {UnitKind.PERCENT, UnitKind.MULTIPLE} and before.measure is Measure.GROWTH:
        return BoundRate(
            before.measure, -1 if before.value < 0 else 1, (before.indicator,), before.qualifier, "copied", 0.6
        )
    if before.quantity.kind is not spot.quantity.kind:
        if (
            spot.quantity.kind is not UnitKind.PERCENT
            or before.measure is not Measure.LEVEL
            or len(re.split("、|和", before.noun)) < 2
        ):
            return None  # 生产总值、覆盖率分别达到5万元、|36%: 分别 pairs them later
        return BoundRate(Measure.SHARE, 1, (before.indicator,), "", "copied", 0.5)
    sign = -1 if before.value < 0 else 1
    return BoundRate(before.measure, sign, (before.indicator,), before.qualifier, "copied", 0.6)


def _rate(noun: str, words: str, left: Left, state: State) -> BoundRate:
    """A rate by its name; one that says only 满意率 is of what the sentence counted before."""
    parts = (noun,) if left.paired else _rates(noun, each=_EACH.search(words) is not None)
    counted = state.last_level()
    if all(part in of_counted() for part in parts) and (base := counted_noun(state, counted)):
        return BoundRate(Measure.SHARE, 1, tuple(with_rate(base, part) for part in parts), "", "hanging-rate", 0.75)
    ends = counted is not None and counted.method == "counted+rate"
    if counted is not None and all(hangs(part) or (ends and len(part) <= 8) for part in parts):
        base = counted.noun if ends else counted.indicator
        return BoundRate(Measure.SHARE, 1, tuple(f"{base}{part}" for part in parts), "", "hanging-rate", 0.75)
    if words.endswith("各占") or words.endswith("各"):
        items = [part for part in re.split("、|和|与", noun) if part]
        return BoundRate(Measure.SHARE, 1, tuple(f"{item}占比" for item in items), "", "each", 0.7)
    return BoundRate(Measure.SHARE, 1, parts, "", "rate", 0.8)


def _own(noun: str, last: Draft | None) -> tuple[str, ...]:
    if noun:
        return (noun,)
    return (last.indicator,) if last else ()


def _difference(above: re.Match[str], noun: str, words: str, last: Draft | None) -> BoundRate:
    sign = -1 if above["verb"] == "低于" or words.endswith(("低", "少", "下降")) else 1
    head = clean(_BY_FAR.sub("", noun[: noun.find(above["verb"])])) if above["verb"] in noun else ""
    head = head.removesuffix("分别")
    if last is not None and head in word_list("cues", "binding", "bare_measures"):
        whole = _OF_WHOLE.sub("", last.indicator)  # 开发区增加值占全省比重68%,高新区|增速高于全省2个百分点
        return BoundRate(
            Measure.DIFFERENCE, sign, (f"{whole}{head}",), f"{above['verb']}{above['area']}", "difference", 0.8
        )
    indicator = head or (last.indicator if last else "")
    if last is not None and not head and last.measure is Measure.GROWTH and not indicator.endswith("增速"):
        indicator += "增速"
    return BoundRate(
        Measure.DIFFERENCE,
        sign,
        (indicator,) if indicator else (),
        f"{above['verb']}{above['area']}",
        "difference",
        0.8,
    )


_OF_WHOLE = re.compile("占[^,。;]{2,14}(?:比重|比例)$")
_EACH = re.compile("[均都](?:达到?|为|在|超过?|突破)?$")
_RATE_NAME = re.compile("(?:水质|质量|安全|规范化)?[\u4e00-\u9fff]{2}(?:率|占比|比例|比重)$")


def _rates(noun: str, *, each: bool = False) -> tuple[str, ...]:
    """答复率、满意率均100%: one figure for each rate; `each` where 均 says so, which shares the name of the last."""
    parts = [p for p in re.split("、|和|与", noun) if p]
    if len(parts) == 2 and parts[0] in parts[1]:
        return (noun,)  # 满意和基本|满意率
    if each and not re.search("以[上下内]", noun) and (name := _RATE_NAME.search(noun)) is not None:
        listed = noun.split("、")
        rated = ("率", "占比", "比例", "比重", "覆盖", "度")
        if all(part.endswith(rated) for part in parts):  # 甲的入学率和巩固率、乙的参保率和资助率
            listed = [part for item in listed for part in share_front(re.split("和|与", item))]
        parts = share_whole(share_front(parts if len(listed) < 2 else listed))
        return tuple(part if part.endswith(rated) else f"{part}{name[0]}" for part in parts if part)
    parts = share_whole(share_front(parts))
    if len(parts) < 2 or not all(p.endswith(("率", "占比", "比例", "比重", "覆盖", "度")) for p in parts):
        return (noun,)
    return tuple(parts)
