"""Values that hold at the end of the years of which a review or a plan tells: 五年来,…城镇化率达到50%, 市场主体达到1.6万户."""

from __future__ import annotations

import re
from functools import cache

from kg.facts.binding import Draft
from kg.facts.templates.drafts import is_yearly
from kg.facts.templates.value_heads import AGGREGATE
from kg.facts.times.base_years import base_of
from kg.facts.wording.phrases import light_verbs
from kg.lexicon import alternatives
from kg.model.fact import Measure
from kg.model.period import Period
from kg.model.quantity import UnitKind

#: What was done, paid or built over all the years, and what held through them.
_OVER = re.compile(
    "累计|总计|合计|(?<!公)共(?![同享产管治商])|先后|五年|[年以]来|期间|年均|平均|连续|始终|一直|历时|每年|近年"
)
#: A concentration is a mean itself.
_MEAN = re.compile("(?:年均|平均)(?=浓度|值|优良)")
_ADDED_UP = re.compile("累计[^\\d,、]{0,14}$")
_NEAR = 12


@cache
def _come() -> re.Pattern[str]:
    """How a value is said to have come where it is."""
    reached = "达到?|突破|(?<!突)破|超过?|[跃攀缩][至到]|现有|拥有|保有|稳定在|控制在|保持在|近|约|逾"
    return re.compile(
        rf"(?:{reached}|(?:{alternatives('cues', 'growth', 'moving')})[至到])(?:现在的?|目前的?|如今的?|[了约近])*$"
    )


@cache
def _moved() -> re.Pattern[str]:
    """What a value has come to, whatever was done: 开通线路增至|9条, 浓度降至|19微克."""
    each = "每(?:立方米|平方公里|平方米|[人亩升吨户])"
    return re.compile(rf"(?:{alternatives('cues', 'growth', 'moving')})[至到][了近约]?(?:{each})?$")


#: 单项冠军企业12家,|占全市31%: a part of all that there are.
_OF_ALL = re.compile("[,、(]?(?:总量|数量)?占全[市省国州]")
#: What stands between the values of several nouns, and between the counts of a list.
_NEXT = re.compile("[^,。;、\\d]{1,14}[、和及][^,。;、\\d]{0,14}")
_AND = ("", "和", "、", "与", "及", ",", "以及")
#: A growth behind a value that it has in one year: …27亿元,比2006年增长15亿元.
_GROWN = re.compile(
    "(?:以上|左右|余)?[,、;(]?(?:同比|比(?:上年|去年|\\d{4}年|“?十[一二三四五]五)|较(?:上年|去年|\\d{4}年|“?十[一二三四五]五)|年均(?:递增|增长|增速)|是\\d{4}年)"
)
#: What there is of something, whatever stands before it: 培育上市企业78家,|总数达187家; 运营里程87公里,|在建里程34公里.
_STOCK = re.compile("(?:总数|总量|保有量|总资产|存贷款余额|存款余额|贷款余额|(?:运营|通车|在建|开通)?总?里程|总长度)$")
#: How much there is in one year.
_LAST_YEAR = re.compile("年(?:总?产[值量]|销售[额收]|营业收入|交易额)|(?:总产|产值|产量|营收|浓度)$")
#: Shares and ranks that are said of the figure before.
_SAID_OF_IT = frozenset({"share-of-last", "rank-of-last"})
#: 年均增长8.7%,|增速居全省|第三: the rank of the rate right before.
_ITS_SPEED = re.compile("[,、]?(?:年均)?(?:增速|增幅|增长率|降幅)[^\\d,。;、年总]{0,12}$")
_ADDED = re.compile("新增|新建|新改|新开|增加|改造|修建|整治|提升")
#: So many for each of so many: 每平方公里上市企业, 千人床位数, 每万人全科医生.
_FOR_EACH = re.compile("^(?:每(?!年|月|天|日|人每)|[千万]人|亩均|人均(?!增|年?纯?收入))")
#: What is part of a whole that is there: 新材料业占工业比重; what is spent, paid or taxed adds up over the years.
_PART = re.compile("(?:比重|占比|比例)$")
_ADDS_UP = re.compile("支出|投入|投资|资金|减税|减免|补贴|采购|征收|成交|任务|参与|新增|新建|累计")
#: 研发经费占GDP比重: of one year's product.
_OF_OUTPUT = re.compile("占(?:GDP|(?:地区|本地)?生产总值)")
_OF_ONE_YEAR = re.compile("同比|[比较](?:上年|去年)")
#: 5年完成投资260亿元: a span that the clause itself names.
_SPAN = re.compile("[\\d一二三四五六七八九十]年|年来|累计|期间")
#: How far what came in over the years was dealt with.
_DONE = re.compile("(?:办结|办理|办复|满意|答复|回复|见面|面商|化解|调处|调解|结案|审结|破案|立案|执结|整改|完成)率$")
_RATE = re.compile("(?:率|覆盖面|保障面|化水平|素养水平)$")
#: 获得全国第一: a place that was won once.
_TOOK = re.compile("[获夺摘斩][得获取]?|多次|历年|每次|一度|曾|期间|(?:比赛|竞赛|大赛|评选|考核|测评|评比)")
#: How large a thing is, and how long something takes by now.
_SIZE = re.compile("(?:占地|占地面积|建筑面积|总面积|规划面积|注册资本|总装机容量)$")
_BUILT = re.compile("完成|新[建增]|[改扩]建|建成|竣工|交付")
_TAKES = re.compile("(?:时间|时限|时长|用时|周期|审批)$")
_DOWN_TO = re.compile("(?:压[缩减]|缩[短减]|降低?|减少|精简)[至到为](?:了|最多)?$")
#: What is spent or brought in over years is no state, however it is said.
_SUMS = re.compile(
    "(?:(?<!固定资产)投资|投入|资金|支出|减免|补贴|补助|贷款|人次|次数|成交额|签约额|投资额|引资|外资|减税|捐赠)$"
)


def settle(text: str, clause: int, drafts: list[Draft], told: list[Draft]) -> None:
    """Give each value that holds at the end of several years the last of them as its period.

    Args:
        text: the view's text.
        clause: where the clause begins.
        drafts: the figures of one clause; changed in place.
        told: the figures of the sentence up to its end.
    """
    settled = 0
    for draft in drafts:
        if draft.measure is Measure.RANK and (mean := _mean_before(text, draft, told)) is not None:
            draft.period = mean.period
            continue
        period, start = draft.period, draft.quantity.core.start
        of_base = draft.measure is Measure.RATIO or draft.quantity.kind is UnitKind.DOUBLING
        base = base_of(text, start) if of_base else None
        if base is not None or (draft.method == "multiple" and draft.qualifier):
            period = draft.period = _against(base, draft, told)
        if period is None or period.start.year == period.end.year:
            continue
        if draft.method == "in-a-row" and draft.value > period.end.year - period.start.year + 1:
            draft.period = Period.of_year(period.end.year)  # 连续七年 within a review of five
            continue
        goes_on = settled and (text[settled:start] in _AND or _listed(text[settled:start], draft))
        if goes_on or _holds(text, draft, clause) or _of_settled(draft, told):
            draft.period = Period.of_year(period.end.year)
            settled = draft.quantity.span.end


def over_years(text: str, draft: Draft, last: Draft) -> bool:
    """Whether a growth is of all the years told of, and the value that it is said of is the last: 博士达到900名,增长4倍.

    Args:
        text: the view's text.
        draft: the growth, with the period that holds in its clause.
        last: the value before it.
    """
    years, one = draft.period, last.period
    if draft.measure is not Measure.GROWTH or years is None or one is None or years.start.year == years.end.year:
        return False
    if one != Period.of_year(years.end.year) or base_of(text, draft.quantity.core.start) is not None:
        return False
    return _OF_ONE_YEAR.search(text, last.quantity.span.end, draft.quantity.core.start) is None


def _against(base: Period | None, draft: Draft, told: list[Draft]) -> Period | None:
    """The period of a multiple: of what there was, the end of the years told of; else that of the value it is said of."""
    if draft.period is None or (base is not None and base.start.year == base.end.year):
        return draft.period and Period.of_year(draft.period.end.year)
    for of in reversed(told):
        said = of.quantity.core.start < draft.quantity.core.start and of.indicator == draft.indicator
        if said and of.measure is Measure.LEVEL:
            return of.period
    return draft.period


def _mean_before(text: str, draft: Draft, told: list[Draft]) -> Draft | None:
    """The yearly mean whose place a rank tells, as it is one of all the years too: 年均增长8.7%,|增速居全省第三."""
    start = draft.quantity.span.start
    before = next((d for d in reversed(told) if d.quantity.span.end <= start and d is not draft), None)
    if before is None or before.measure is not Measure.GROWTH or not is_yearly(text, before.quantity.core.start):
        return None
    return before if _ITS_SPEED.match(text[before.quantity.span.end : start]) is not None else None


def _listed(between: str, draft: Draft) -> bool:
    """Whether a number is the next of a list of what there is: 收入分别达到3万元和|1万元; 拥有6所高校、|3家实验室."""
    return _NEXT.fullmatch(between) is not None and (not draft.verb or draft.verb in light_verbs())


def _of_settled(draft: Draft, told: list[Draft]) -> bool:
    """Whether a share or a rank is said of a value that holds at the end: 企业总数达420家,是原来的两倍,|占全市31%."""
    if draft.method not in _SAID_OF_IT:
        return False
    of = next((d for d in reversed(told) if d.measure is Measure.LEVEL and d.indicator == draft.indicator), None)
    return of is not None and of.period is not None and of.period.start.year == of.period.end.year


def _holds(text: str, draft: Draft, clause: int) -> bool:
    start, end = draft.quantity.core.start, draft.quantity.span.end
    words = _MEAN.sub("", text[min(draft.evidence.start, start) : start])
    if _OVER.search(words) or _ADDED_UP.search(text, clause, start) or draft.method == "in-a-row":
        return False
    if draft.measure is Measure.GROWTH:
        return _OF_ONE_YEAR.search(words) is not None
    if draft.measure is Measure.RANK:
        return _TOOK.search(words) is None  # 居全省第3位: where it stands now
    if draft.measure is Measure.SHARE and _PART.search(draft.indicator):
        return _ADDS_UP.search(draft.indicator) is None or _OF_OUTPUT.search(draft.indicator) is not None
    if draft.measure is Measure.SHARE:
        rate = _RATE.search(draft.indicator) is not None and draft.quantity.kind is UnitKind.PERCENT
        return rate and _DONE.search(draft.indicator) is None
    measured = AGGREGATE.search(draft.indicator) is not None
    if draft.measure is not Measure.LEVEL or (draft.quantity.unit.endswith("次") and not measured):
        return False
    if _moved().search(text, max(clause, start - _NEAR), start) and not _SUMS.search(draft.indicator):
        return True
    if draft.quantity.kind is UnitKind.COUNT and not draft.verb and _OF_ALL.match(text, end):
        return True
    if _FOR_EACH.match(draft.indicator) and "建" not in draft.indicator:
        return True
    if _STOCK.search(draft.noun or draft.indicator) and not _ADDED.search(draft.indicator):
        return True
    if _SIZE.search(draft.indicator):
        return not _BUILT.search(words)
    if draft.verb and draft.verb not in light_verbs():
        return False
    if _LAST_YEAR.search(draft.indicator):
        return True
    if _TAKES.search(draft.indicator) and _DOWN_TO.search(text, max(clause, start - _NEAR), start):
        return True
    if draft.quantity.kind not in (UnitKind.COUNT, UnitKind.BARE) and not measured:
        return False
    if measured and _GROWN.match(text, end) is not None:
        return _SPAN.search(text, clause, start) is None
    if _SUMS.search(draft.indicator):
        return False
    return _come().search(text, max(clause, start - _NEAR), start) is not None or (measured and words.endswith("为"))
