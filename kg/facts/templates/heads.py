"""Nouns that are always of something (参保率, 成交金额), where their own words do not say of what.

新农保顺利启动,|参保率达96%: the clause before has told it, by its subject or by the object of its verb. 可再生能源发电量超千亿度、
|装机占比过半: the figure before has.
"""

from __future__ import annotations

import re
from functools import cache

from kg.facts.binding import Draft, State
from kg.facts.clauses import Clause
from kg.facts.templates.bases import base_of
from kg.facts.templates.campaigns import say_of_what
from kg.facts.templates.owed import say_owed
from kg.facts.templates.possessed import owner_of
from kg.facts.templates.prizes import of_prize
from kg.facts.templates.rate_nouns import HEADS, share_front, with_rate
from kg.facts.templates.reached import of_deed
from kg.facts.templates.scoped import say_scope
from kg.facts.templates.spots import after_times
from kg.facts.templates.stems import of_stem
from kg.facts.templates.themes import heading_noun
from kg.facts.templates.thresholds import of_grade
from kg.facts.templates.told_owners import name_owner
from kg.facts.templates.works_told import PROGRESS, count_of_works, line_of, works_of
from kg.facts.wording.phrases import clean, flow_verbs, hangs, is_light
from kg.lexicon import alternatives, word_list, words
from kg.mentions.reading import Reading
from kg.model.fact import Measure
from kg.model.quantity import UnitKind

_LONGEST, _LONGEST_NAME = 20, 10
_NOMINAL = ("n", "j", "b", "vn", "an", "eng", "x", "s", "place", "l", "i", "a", "f")
#: So many, where that is no number of the text's own: 三期, 两大.
_SO_MANY = re.compile("(?:[一二两三四五六七八九十]+[大期批轮类种]|一系列|一批|多个|多项|首批)(?=[一-鿿]{2})")
_FUNDS = ("基金", "投资平台", "直投平台")
#: What is grown has it, not its trade.
_GROWN = ("产量", "存栏", "出栏", "面积", "存栏量", "出栏量")
_MARKS = "、“”《》和与及的()"
_NUMBER_FRONT = re.compile(r"^(?:\d{1,2}|[一二三四五六七八九十]+)[、.]|^\([一二三四五六七八九十\d]+\)")


#: 矛盾纠纷|“早发现、早处理”: aims behind what they are for.
_AIMS = re.compile("(?<=[一-鿿]{3})“[^“”]*、[^“”]*”$")
#: Of how many marks one examination speaks.
_MARKS_OF_EXAM = re.compile(r"\d{3}分(?:及)?以上")
#: What power is made from, or with.
_POWERED = re.compile("电|能源|光伏|太阳能|风力|垃圾|生物质|装机")
#: What says nothing of which of all things are meant.
_GENERAL = re.compile("(?:系列|主题|品牌|各类|特色|大型)*(?:活动|赛事|节庆|政策|举措)")


def _first_of(names: str) -> str:
    """The first of several names before 等, with it, where it is whole; else empty.

    >>> _first_of("春江年货节、夜市季等"), _first_of("“春江、秋水”等")
    ('春江年货节等', '')
    """
    first = names.removesuffix("等").split("、")[0]
    return f"{first}等" if 2 < len(first) <= _LONGEST_NAME and first.count("“") == first.count("”") else ""


@cache
def _rates() -> frozenset[str]:
    return words("cues", "relational", "rates") | words("cues", "binding", "counted_rates")


@cache
def _amounts() -> frozenset[str]:
    return words("cues", "relational", "amounts")


@cache
def _deed() -> re.Pattern[str]:
    """What is done to a thing, or how much of it there is, at the end of its name: 智慧小区|建设, 养老保险|覆盖面."""
    return re.compile(rf"(?<=..)(?:{alternatives('cues', 'relational', 'deeds')})+$")


@cache
def _measured() -> re.Pattern[str]:
    """What was measured of a thing, at the end of an indicator: 可再生能源|发电量."""
    return re.compile(rf"(?<=..)(?:{alternatives('cues', 'relational', 'measured')})$")


def thing_of(reading: Reading, clause: Clause) -> str:
    """What a clause without numbers is about: the noun it opens with, or the object of its verb; else empty."""
    text = reading.words.text
    start = after_times(reading, clause.start, clause.end)
    if (numbered := _NUMBER_FRONT.match(text, start, clause.end)) is not None:
        start = numbered.end()
    elif noun := heading_noun(reading, clause):
        return noun
    inside = reading.words.between(start, clause.end)
    acted = False
    while inside:
        string = text[inside[0].start : inside[0].end]
        done = inside[0].tag in ("v", "vd") or string in flow_verbs() or string in words("cues", "causes", "words")
        if not done and not is_light(string) and inside[0].tag not in ("d", "ad"):
            break
        acted = acted or done
        inside = inside[1:]
    if acted and inside and (some := _SO_MANY.match(text, inside[0].start, inside[-1].start)) is not None:
        inside = [w for w in inside if w.start >= some.end()]  # 推出|三期|茶园保险产品, 新增|两大|教育集团
    if not inside or not (acted or numbered):
        return ""
    strings = [text[w.start : w.end] for w in inside]
    first = ""
    if "等" in strings[:-1]:
        size = len(strings) - strings[::-1].index("等")
        if _GENERAL.fullmatch("".join(strings[size:])) is not None:
            first = _first_of(
                "".join(strings[:size])
            )  # 甲节、乙月等|系列活动: of those only the first, or nobody knows which
        inside = inside[size:]
    works = strings[-1] in ("工程", "项目", "行动", "计划", "活动")  # 饮水安全|巩固|提升|工程
    nominal = all(
        w.tag.startswith(_NOMINAL)
        or text[w.start] in _MARKS
        or text[w.start : w.end] == "系列"
        or (w.tag.startswith("v") and (works or w is inside[-1] or following.tag.startswith(_NOMINAL)))
        for w, following in zip(inside, [*inside[1:], inside[-1]], strict=True)
    )
    thing = f"{first}{clean(_AIMS.sub('', text[inside[0].start : inside[-1].end]))}"
    funded = acted and thing.endswith(_FUNDS) and thing.isalpha()  # 设立|区级直投平台
    return thing if (nominal or funded) and 2 <= len(thing) <= _LONGEST + 4 else ""


def give_heads(text: str, drafts: list[Draft], state: State, at: int) -> None:
    """Say of what bare relational nouns are, where the sentence has told it before.

    Args:
        text: the view.
        drafts: the figures of one number; changed in place.
        state: what earlier clauses left.
        at: where the clause of the number begins.
    """
    for draft in drafts:
        name_owner(draft, state, at)
        of_stem(draft, state, at)
        of_deed(draft, state, at)
        _give_head(draft, state, at)
        say_of_what(text, draft, state, at)
        say_scope(text, draft, state, at)
        of_prize(text, draft, state)
        say_owed(text, draft, state, at)


def _give_head(draft: Draft, state: State, at: int) -> None:
    noun = draft.indicator
    if draft.quantity.kind is UnitKind.COUNT and draft.measure is Measure.LEVEL and noun[-1:] in "0123456789上下%":
        earlier = state.last()
        if (
            _MARKS_OF_EXAM.fullmatch(noun) is not None
            and "高考" in f"{state.before}{earlier.indicator if earlier else ''}"
        ):
            draft.noun = draft.indicator = f"高考{noun}"
            return
        draft.noun = draft.indicator = of_grade(noun, earlier.noun if earlier is not None else "")
        return
    if draft.quantity.unit == "家" and (firms := _firms_of(draft, state)):
        draft.indicator = draft.noun = f"{draft.indicator}{firms}"
        return
    if (whole := works_of(draft, state) or line_of(draft, state)) is not None:
        if not draft.indicator.endswith(whole):
            draft.indicator = draft.indicator.removesuffix(draft.noun) + whole
        draft.noun = whole
        return
    last = state.last_level()
    if draft.verb and last is not None and last.noun.endswith(draft.verb) and hangs(f"{draft.verb}{draft.noun}"):
        draft.indicator = f"{last.noun}{draft.noun}"  # 采矿权出让20宗、|出让收益3亿元
        return
    if noun == "进度" and (works := count_of_works(draft, state)):
        draft.indicator, draft.measure = f"{works}{noun}", Measure.COMPLETION
        return
    if draft.about != state.place or draft.measure in (Measure.RANK, Measure.CHANGE):
        return
    if owner := owner_of(draft, state, at):
        draft.indicator = f"{owner}{draft.indicator}"
        draft.noun = draft.indicator
        return
    if draft.verb:
        return
    if draft.measure is Measure.COMPLETION and noun in PROGRESS and state.thing_at == at and state.thing:
        draft.indicator = f"{state.thing.removesuffix('工作')}{noun}"  # 开展管道改造工作,|总体工程进度70%
        return
    if (holder := _holder(draft, state)) is not None:
        draft.indicator = f"{holder}{draft.indicator}"
        draft.noun = draft.indicator
        return
    told = _deed().sub("", state.thing)
    if noun in words("cues", "binding", "counted_rates"):
        head = _counted(state) or told or _front_of_rate(draft, state)  # 签约项目履约率95%、|开工率80%
    elif noun.startswith("优良"):
        quality = _QUALITY.search(state.thing)  # 汽车130万辆,|优良天数比例突破80%: no share of cars
        head = quality[0] if quality is not None else _stem_of(draft, state) or _air(state)
    elif noun in _rates():
        head = (
            told or _counted(state) or _done_to(draft, state) or _modifier(draft, state) or _front_of_rate(draft, state)
        )
    elif noun.endswith("占比") and noun[:-2] in _amounts():
        head = _counted(state)  # 社区医院增至50家,|诊疗量占比超过40%
    elif noun in _amounts():
        head = _modifier(draft, state) or (told if state.thing_at == at else "")
        if noun.endswith("发电量") and _POWERED.search(head) is None:
            head = ""  # 原煤产量900万吨,|发电量: another thing
        head = head.removesuffix("产业") if noun.endswith(_GROWN) and len(head) > 3 else head  # 肉牛产业|存栏
    else:
        head = _stem_of(draft, state)
    if not head or len(head) > _LONGEST or not _fits(head, noun):
        return
    draft.indicator = with_rate(head, noun) if noun.endswith("率") else f"{head}{noun}"
    draft.noun = draft.indicator if draft.noun == noun else draft.noun


#: How far firms have come on their way to be listed or entered.
_ON_THE_WAY = re.compile(
    "(?:在审|在会|过会|报会|待发行|辅导|备案|申报|受理|挂牌|入库|退库)+(?:和|及|、|在审|辅导|备案|待发行)*$"
)


def _firms_of(draft: Draft, state: State) -> str:
    """上市企业40家,…,已报会|6家: the firms with which the sentence opens, where a count has only how far they are."""
    first = next((d for d in state.drafts if d is not draft), None)
    if first is None or first.quantity.unit != "家" or draft.measure is not Measure.LEVEL:
        return ""
    firms = next((word for word in ("企业", "公司") if first.noun.endswith(word)), "")
    if firms in draft.indicator:
        return ""  # 科技型企业入库|30家
    return firms if draft.about == first.about and _ON_THE_WAY.search(draft.indicator) else ""


def _counted(state: State) -> str:
    """What was counted right before: 建成137个智慧小区,|接入率达100%."""
    last = state.last_level()
    if last is not None and last.method == "hanging":  # 项目19个,总投资80亿元,|开工率100%
        last = next((d for d in reversed(state.drafts) if d.method != "hanging"), None)
    if last is None or last.quantity.kind not in (UnitKind.COUNT, UnitKind.BARE) or not last.noun:
        return ""
    noun = HEADS.sub("", last.noun if last.verb else base_of(last))
    return noun if len(noun) > 2 or noun != last.noun else ""


def _done_to(draft: Draft, state: State) -> str:
    """流转土地38万亩,|流转率达57%: to what was done what the rate tells."""
    last = state.last_level()
    done = last is not None and bool(last.verb) and draft.indicator == f"{last.verb}率" and last.about == draft.about
    return last.noun if last is not None and done else ""


def _modifier(draft: Draft, state: State) -> str:
    """What the figure right before was measured of: 可再生能源|发电量超千亿度、装机占比过半."""
    last = state.last_level()
    if last is None or draft.evidence.start - last.evidence.end > 2 or last.about != draft.about:
        return ""
    found = _measured().search(last.noun)
    return last.noun[: found.start()] if found is not None else ""


#: What is good or not on so many days.
_QUALITY = re.compile("(?:环境空气|空气|水环境|水|大气环境)质量")


def _holder(draft: Draft, state: State) -> str | None:
    """The firms of whose holdings a list goes on to tell: 省管企业|净资产增长8%、研发投入增长21%."""
    last = state.last()
    if last is None or draft.indicator not in words("cues", "relational", "holdings"):
        return None
    if last.about != draft.about or not 0 <= draft.evidence.start - last.evidence.end <= 2:
        return None
    own = max((w for w in words("cues", "relational", "holdings") if last.noun.endswith(w)), key=len, default="")
    head = last.noun[: len(last.noun) - len(own)].removesuffix("完成").removesuffix("实现")
    trade = head.endswith("业") and noun_of_firms(draft.indicator)  # 金融业|增加值800亿元,总资产超3万亿元
    return head if own and (trade or head.endswith(word_list("cues", "relational", "holders"))) else None


def noun_of_firms(noun: str) -> bool:
    """Whether only firms have what a noun names, so that behind a trade's figure it is that of the trade's firms."""
    return noun.endswith(("交货值", "创汇", "资产", "资产总额", "利润", "利润总额", "营业收入", "营收"))


def _front_of_rate(draft: Draft, state: State) -> str:
    """What the rate right before is of: 生活垃圾分类覆盖率100%,|资源化利用率69%."""
    last = state.last()
    if last is None or last.measure is not Measure.SHARE or last.about != draft.about:
        return ""
    if not 0 <= draft.evidence.start - last.evidence.end <= 2:
        return ""
    shared = share_front([last.indicator, draft.indicator])[-1]
    return shared[: len(shared) - len(draft.indicator)]


def _stem_of(draft: Draft, state: State) -> str:
    """What the figure before says before the stem that both share: 空气质量|优良天数346天、优良率96.4%."""
    noun, last = draft.indicator, state.last_level()
    if last is None or last.about != draft.about or not 3 <= len(noun) <= 5 or not noun.endswith("率"):
        return ""
    at = last.noun.find(noun[: len(noun) - 1])
    head = last.noun[:at] if at > 1 else ""
    return head.removesuffix("新增").removesuffix("新建") if len(head) > 3 else head  # 城区新增|供热面积, 供热率


def _air(state: State) -> str:
    """优良天数214天,|优良率58%: what is good on so many days is the air."""
    return "空气质量" if any(d.noun.endswith("优良天数") for d in state.drafts[-2:]) else ""


def _fits(head: str, noun: str) -> bool:
    """Whether words can be the head of a noun: no set phrase, and not the noun itself."""
    never = word_list("cues", "relational", "never")
    qualities = head.endswith(("空气质量", "环境质量", "水质量"))  # 空气质量持续改善,|优良率达到85%
    return (qualities or not head.endswith(never)) and "," not in head and not head.endswith(noun)
