"""What several rates, harms or values that stand in a row share: the nouns before them, their heads and tails."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from kg.facts.binding import Draft, State
from kg.facts.wording.phrases import clean, flow_verbs
from kg.lexicon import word_list
from kg.lexicon import words as lexicon_words
from kg.model.quantity import UnitKind


@cache
def of_counted() -> frozenset[str]:
    """Rates that say how far what was just counted has come: 办结率."""
    return lexicon_words("cues", "binding", "counted_rates")


def counted_noun(state: State, counted: Draft | None) -> str:
    """What was counted before a rate that says only how far it came: 建议155件、提案182件,|办结率."""
    if counted is None:
        return state.told_of
    if counted.quantity.kind not in (UnitKind.COUNT, UnitKind.BARE) or counted.method == "in-a-row":
        return ""
    noun = counted.noun or counted.indicator
    if noun in _OF_DEEDS and len(counted.verb) in (4, 6):
        noun = f"{counted.verb[2:]}{noun}"  # 办理|审批服务事项
    if _TAKEN_IN.match(counted.indicator) is not None:
        noun = counted.indicator[2:]  # 14个项目纳入省重点项目,|开工率
    if (whose := HEADS.search(noun)) is not None:
        return noun[: whose.start()]
    nouns = [noun]
    for one, before in pairwise(reversed(state.drafts[: state.drafts.index(counted) + 1])):
        touching = 0 <= one.evidence.start - before.evidence.end <= 1
        if not touching or before.verb != one.verb or before.quantity.kind is not UnitKind.COUNT or len(nouns) > 2:
            break
        if (before.noun or before.indicator) in nouns:
            break  # 102项工程中96项|已开工: the part and the whole
        nouns.append(before.noun or before.indicator)
    whole = _whole_of(state, counted, len(nouns)) if len(nouns) > 1 else None
    return whole.noun if whole is not None else "、".join(reversed(nouns))


def _whole_of(state: State, last: Draft, count: int) -> Draft | None:
    """项目63个,其中甲类32个、乙类18个,|履约率: of the whole, where a list has told of its parts; or None."""
    told = [d for d in state.drafts[: state.drafts.index(last) + 1] if d.quantity.unit == last.quantity.unit]
    parts, earlier = told[-count:], told[:-count]
    if len(parts) < count or not earlier or not (whole := earlier[-1]).noun:
        return None
    alike = all(part.noun.endswith(whole.noun[-2:]) for part in parts)
    same = whole.verb == last.verb and whole.about == last.about
    return whole if alike and same and whole.value >= sum(part.value for part in parts) else None


#: Heads that say nothing without the deed before them.
_OF_DEEDS = frozenset({"事项", "任务", "工作", "案件"})
_TAKEN_IN = re.compile("(?:纳入|列入|入选|争列)[^,。;]{1,10}项目$")
#: 养老保险|参保人数: how many they are is no part of what has a rate.
HEADS = re.compile(
    "(?:(?:参保|参合|缴费|参会|受益|覆盖|领取)?(?:人数|人次|户数|人口)|(?<=..)(?:发案|立案|报案)(?:起|件|总)?数)$"
)
_IN_TIME = re.compile("(?:[即按及限]时|一次性?|(?<=..)(?:分类|收集|收运|回收))$")


@cache
def _bare_rates() -> frozenset[str]:
    return of_counted() | lexicon_words("cues", "relational", "rates")


def share_front(parts: list[str]) -> list[str]:
    """Rates in a row, each with the thing that only the first names: 建议提案办复率、|满意率.

    >>> share_front(["建议提案办复率", "满意率"]), share_front(["参保率", "发放率"])
    (['建议提案办复率', '建议提案满意率'], ['参保率', '发放率'])
    """
    if len(parts) < 2 or not all(_DEGREE.sub("", part) in _bare_rates() for part in parts[1:]):
        return parts
    own = max((rate for rate in _bare_rates() if parts[0].endswith(rate)), key=len, default="")
    front = _IN_TIME.sub("", parts[0][: len(parts[0]) - len(own)].removeprefix("实现")) if own else ""
    return [parts[0], *(f"{front}{part}" for part in parts[1:])]


#: Of which land, of whom several rates are, and which of those behind it go on with it.
_OVER_ALL = re.compile(
    "(?:(?:城市|县城)?建成区|城区|中心城区|市区)(?=绿[地化])|(?:城乡居民|城镇居民|城镇职工|农村居民)(?=(?:基本|养老|医|大病))"
)
_UNDER_IT = re.compile("绿[地化]|基本(?:养老|医)|养老|医保|医疗|大病")


def share_whole(parts: list[str]) -> list[str]:
    """Items in a row, each with the land or the people that only the first names.

    >>> share_whole(["建成区绿地率", "绿化覆盖率"]), share_whole(["城乡居民医疗", "养老保险参保率"])
    (['建成区绿地率', '建成区绿化覆盖率'], ['城乡居民医疗', '城乡居民养老保险参保率'])
    """
    if not parts or (over := _OVER_ALL.match(parts[0])) is None:
        return parts
    return [parts[0], *(f"{over[0]}{part}" if _UNDER_IT.match(part) else part for part in parts[1:])]


_DEGREE = re.compile("^(?:基本|总体|综合|实际|按期|按时|及时|年度|当年)(?=..)")


def with_rate(noun: str, rate: str) -> str:
    """The rate of a noun, its verb once: 改造开工 and 开工率 → 改造开工率."""
    return f"{noun.removesuffix(rate.removesuffix('率'))}{rate}"


#: 第三产业|拉动GDP增长|1.3个百分点: what one thing adds to the growth of another.
_PULLED = re.compile(
    "^(?P<head>[^,。;]*?)(?P<verb>拉动|带动|拉升|推动|影响|拉低)(?P<what>[^,。;]{2,14}?)(?P<way>增长|提高|上升|提升|下降|回落|增速提高|增速提升|增速回落)(?:约|近|了)?$"
)


def pulled_up(before: str, state: State) -> str | None:
    """What adds how much to the growth of something else, with the thing that does so; None where nothing is pulled.

    Args:
        before: the words before the points.
        state: what earlier clauses left.
    """
    if (found := _PULLED.search(before.strip(" ,、"))) is None:
        return None
    last = state.last_level() or state.last()
    head = clean(found["head"].lstrip("分别可共并")) or (
        last.noun or last.indicator if last is not None else state.theme
    )
    return f"{head}{found['verb']}{found['what']}{found['way']}"


#: 对GDP增长|贡献率: what something adds to something else.
_GAIN = re.compile("^对(?P<what>[^,。;、]{2,16}(?:贡献率?|拉动率|拉动力|贡献度|依存度))(?:达到?|为|超过?|近|约)*$")
_VALUE_TAIL = re.compile("(?<=..)(?:增加值|总产值|产值)?(?:比重|占比|增速|增幅|总量|总额|规模)?$")


def for_gain(before: str, last: Draft | None) -> str:
    """What adds so much to something else, where only that was told: 新兴产业占比过半,|对GDP增长贡献率达40%; else empty."""
    if (found := _GAIN.match(before.strip(" ,、"))) is None or last is None:
        return ""
    return f"{_VALUE_TAIL.sub('', last.noun or last.indicator, count=1)}对{found['what']}"


#: 水上亡人事故零发生、|受伤人数下降: of what the people were harmed.
_NONE = re.compile("^([一-鿿]{2,6}?)(?:亡人)?事故零发生、(?=受伤|死亡|伤亡)")


def coordinated(noun: str, *, each: bool = False) -> tuple[str, ...]:
    """制造业贷款、小微企业贷款增长20%: each of the coordinated indicators grew; `each` where 均 says so.

    >>> coordinated("制造业贷款、小微企业贷款"), coordinated("供地宗数、面积", each=True)
    (('制造业贷款', '小微企业贷款'), ('供地宗数', '供地面积'))
    """
    noun = _NONE.sub(r"\1", noun)
    parts = [p for p in re.split("、|和|与|以及", noun) if p]
    if not each and len(parts) == 2 and "、" in noun and parts[0].endswith(word_list("cues", "actions", "words")):
        return (parts[1],)  # 完成管网改造、|电费成本降低10%
    if each and len(parts) > 1 and all(p.count("“") == p.count("”") for p in parts):
        if all(p in flow_verbs() for p in (*parts[:-1], parts[-1][:-2])) and parts[-1][-2:] in _HOW_MANY:
            return tuple(p if p == parts[-1] else f"{p}{parts[-1][-2:]}" for p in parts)  # 启动和完成数量
        if (front := _shared_front(parts)) is not None:
            return front
        if len(parts[-1]) == 2 and len(parts[0]) >= 4:
            return (parts[0], *(parts[0][:-2] + p if len(p) == 2 else p for p in parts[1:]))
        if (speed := next((s for s in SPEEDS if parts[-1].endswith(s)), "")) and parts[-1] != speed:
            return tuple(p if p.endswith(SPEEDS) else f"{p}{speed}" for p in parts)  # 固定资产投资、|税收增速均居第二
        tails = [next((t for t in word_list("cues", "measured", "tails") if p.endswith(t)), "") for p in parts]
        tail = parts[-1][-3:] if len(tails[-1]) == 1 else tails[-1]
        if tail and not any(tails[:-1]) and len(parts[-1]) > len(tail) + 1 and not any(map(_VALUES.search, parts[:-1])):
            return tuple(p if p == parts[-1] else f"{p}{tail}" for p in parts)  # 甲商场、乙商场|客流量均居前列
        return tuple(parts)
    if len(parts) > 1 and all(len(p) >= 4 or p == "GDP" for p in parts) and "“" not in noun:
        measured = [p == "GDP" or p.endswith(word_list("cues", "measured", "tails")) for p in parts]
        if measured[-1] and not any(measured[:-1]):
            return (noun,)  # 科学研究和技术服务业|产值: of all of them
        return tuple(with_harms(parts))
    return (noun,)


_HOW_MANY = ("数量", "总数", "总量", "宗数", "面积", "金额", "规模")


def _shared_front(parts: list[str]) -> tuple[str, ...] | None:
    """茶票年度成交量、成交额: two ways of measuring the same thing, of which only the first names the thing; or None.

    >>> _shared_front(["茶票年度成交量", "成交额"]), _shared_front(["茶叶产量", "销售额"])
    (('茶票年度成交量', '茶票年度成交额'), None)
    """
    first, *others = parts
    if not all(len(p) == 3 and p[-1] in "量额值数" and first[-3:-1] == p[:2] and len(first) > 3 for p in others):
        return None
    return (first, *(f"{first[:-3]}{p}" for p in others))


#: What is a value of its own, by its last words.
_VALUES = re.compile("(?:得分|分数|成绩|水平|质量|进度|力|度|分)$")
#: How fast something goes, which what is measured of it does not say.
SPEEDS = ("增速", "增幅", "涨幅", "降幅")
_COUNT_TAIL = re.compile("(?:发生|发案|立案|破案)?(?:起数|宗数|件数|次数|总数|数量|数)$")


def with_harms(parts: list[str]) -> list[str]:
    """Coordinated nouns, where what a harm is called goes on with the thing that the first names.

    >>> with_harms(["生产安全事故起数", "死亡人数"])
    ['生产安全事故起数', '生产安全事故死亡人数']
    """
    harms = word_list("cues", "binding", "harms")
    if len(parts) < 2 or parts[0] in harms:
        return parts
    harm = next((harm for harm in harms if parts[0].endswith(harm)), "")
    thing = parts[0].removesuffix(harm) if harm else _COUNT_TAIL.sub("", parts[0])
    return [parts[0], *(f"{thing}{part}" if part in harms else part for part in parts[1:])]


def told_together(state: State, last: Draft) -> tuple[Draft, ...]:
    """A 158公顷、B 77公顷,均为全市第一: what the clauses before told in one list, the first first."""
    run = [last]
    for draft in reversed(state.drafts[: state.drafts.index(last)]):
        if draft.measure is not last.measure or run[-1].evidence.start - draft.evidence.end > 2 or len(run) > 3:
            break
        run.append(draft)
    return tuple(reversed(run))
