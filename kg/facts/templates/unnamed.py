"""Amounts and counts with no noun on either side go on with what the sentence has named: templates, special ones first."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.facts.binding import Bound, Draft, Spot, State
from kg.facts.templates.bases import PUNISHED
from kg.facts.templates.campaigns import SPENT_ON, carried, without_effort
from kg.facts.templates.earned import earning, in_turn, investment, part_of_pair
from kg.facts.templates.grown_things import grown_from, grown_place
from kg.facts.templates.outputs import lines_of
from kg.facts.templates.sizes import COUNTED, PEOPLE, SIZE_NAMES, SPACES
from kg.facts.templates.stocks import is_added, is_of_money, other_size, other_thing, stock_of
from kg.facts.templates.unnamed_deeds import brought_about, part_done, reached_people, said_behind
from kg.facts.templates.unnamed_number import Unnamed
from kg.facts.wording.movements import moves_on
from kg.facts.wording.phrases import flow_verbs, is_action, light_verbs, without_deed
from kg.lexicon import word_list, words
from kg.model.fact import Measure
from kg.model.quantity import UnitKind

_NUMBER_FRONT = re.compile(r"^(?:\d{1,2}|[一二三四五六七八九十]+)[、.]|^\([一二三四五六七八九十\d]+\)")
#: How far works have come, which are named by what is done: 开工旧楼改造9个,|完工4个.
_STAGES = frozenset({"开工", "动工", "完工", "竣工"})
_IN_ALL = re.compile("累计|总数|总量|共有|合计")
#: Links that say how much there is by now: 新增105万户,达到920万户.
_REACHED = re.compile("^(?:累计|总数|已)*(?:达到?|增[至到]|增加[至到])")
_VALUE = re.compile("(?:总产值|产值|产量|增加值|营业收入|收入)$")
_PAPERS = ("计划", "方案", "意见", "办法", "措施", "政策", "规划", "条例", "机制", "体系", "制度")
#: What is done with money of several kinds: 减免税费、社保费等|20亿元.
_PAID = frozenset({"减免", "发放", "拨付", "兑付", "争取", "落实", "兑现"})
_IN_TOTAL = re.compile("(?<=..)(?:总量|总数)$")
#: How much of something there may be is not what there was of it.
_LIMITS = ("限额", "上限", "标准", "封顶线", "起付线", "比例")
#: Places, of which another number tells how many live there.
_LIVED_IN = ("村", "镇", "乡", "乡镇", "社区", "小区", "县", "街道")
_SELLING = frozenset({"销售", "出口", "纳税", "缴税"})


def bind_unnamed(spot: Spot, verb: str, state: State) -> Bound | None:
    """What a number without a noun is a number of, or None where nothing tells.

    Args:
        spot: the number and what stands around it.
        verb: the verb before it.
        state: what earlier clauses left.
    """
    predicate = "" if moves_on(spot.behind) else spot.right.predicate
    number = Unnamed(spot, state, verb, predicate, state.last())
    for template in TEMPLATES:
        if (bound := template(number)) is not None:
            return bound
    return None


def _members(number: Unnamed) -> Bound | None:
    """新建甲公园、乙公园等|6个."""
    members, predicate = number.spot.left.members, number.predicate
    paid = number.spot.quantity.kind is UnitKind.MONEY and number.verb in _PAID
    sized = bool(number.verb) and number.spot.quantity.kind in SPACES  # 新建步道、郊野径等43公里
    if not members or not (number.counted or paid or sized):
        return None
    if predicate and not number.verb and len(predicate) > 2:
        return Bound("", predicate, predicate, "members", 0.6)  # 甲校等2家|入选某名单
    return Bound(number.verb, members, f"{number.verb}{members}", "members", 0.6)


def _whole_deed(number: Unnamed) -> Bound | None:
    """造林|2万亩: the verb names what it brings about."""
    deeds = words("cues", "binding", "whole_deeds")
    deed = number.verb.removeprefix("完成")  # 完成造林绿化|2万亩
    if deed not in deeds and deed[-2:] not in deeds and deed[:2] not in deeds:
        return None
    tail = "户数" if number.spot.quantity.unit.endswith("户") else ""
    return Bound(number.verb, "", f"{number.verb}{tail}", "verb", 0.7)  # 脱贫496户


def _same_things(draft: Draft, spot: Spot) -> bool:
    """Whether a figure counted things by the same measure word: 23个项目完成投资28亿元、竣工|7个."""
    return bool(draft.noun) and draft.quantity.kind in COUNTED and draft.quantity.unit == spot.quantity.unit


def _verb_goes_on(number: Unnamed) -> Bound | None:
    """整备工业用地20公顷,|供应11公顷: another deed to what was just told of."""
    spot, before = number.spot, number.named
    if before is not None and number.counted and before.quantity.kind is UnitKind.MONEY:
        same = next((d for d in reversed(number.state.drafts) if _same_things(d, spot)), None)
        before = same or before  # 项目43个,总投资200亿元,|已落地25个
    if not number.verb or before is None or not (spot.coordinated or not spot.first):
        return None
    if number.counted and before.measure is Measure.SHARE:  # 公租房开工800套,开工率100%,|建成600套: no more of the rate
        before = next((d for d in reversed(number.state.drafts) if _same_things(d, spot)), before)
    quantity, kind = spot.quantity, before.quantity.kind
    alone = quantity.kind is UnitKind.MONEY and kind is not UnitKind.MONEY
    if number.counted and kind in COUNTED and other_thing(quantity.unit, before.quantity.unit):
        alone = True  # 治理隐患1884处、搬迁26216户
    if number.counted and quantity.unit != before.quantity.unit and number.verb in PUNISHED:
        alone = True  # 发现隐患300个,|立案处罚20件
    if number.verb in _SELLING and before.noun.endswith("投资"):
        alone = True  # 总投资50亿元的某基地投产,销售|30亿元
    if (quantity.unit in PEOPLE or quantity.unit.endswith("户")) and kind not in COUNTED:
        alone = True  # 展览面积580万平方米,参展观展500万人次
    if alone and not spot.first and before.method.startswith("counted") and quantity.kind is UnitKind.MONEY:
        return Bound(number.verb, before.noun, f"{before.noun}{number.verb}", "verb+counted", 0.65)  # 4家企业|投入5亿元
    if alone and (at := before.noun.find(number.verb)) > 1 and number.verb not in light_verbs():
        whole = f"{before.noun[:at]}{number.verb}"  # 易地搬迁安置区39个,共|搬迁1.8万户
        tail = "户数" if quantity.unit.endswith("户") else ""
        return Bound(number.verb, "", f"{whole}{tail}", "verb", 0.55)
    if alone:
        tail = "户数" if quantity.unit.endswith("户") else ""
        return Bound(number.verb, "", f"{number.verb}{tail}", "verb", 0.5)
    if quantity.kind is kind and (value := _VALUE.search(before.noun)) is not None and number.verb in _SELLING:
        whose = before.noun[: value.start()]
        return Bound(number.verb, whose, f"{whose}{number.verb}", "verb+inherited", 0.65)  # 工业产值12亿元、|销售11亿元
    tail = "" if number.counted or quantity.kind is kind else SIZE_NAMES.get(quantity.kind, "")
    noun = before.noun if number.verb.removeprefix("新") in _STAGES else without_deed(before.noun)
    if number.verb in noun and noun.endswith(_LIMITS):
        return Bound(number.verb, "", number.verb, "verb", 0.6)  # 补助上限达到9万元,累计|补助3亿元
    if quantity.kind is UnitKind.MONEY and number.verb in _PAID:
        noun = noun.removesuffix("标准") or noun  # 五保补助标准提高到7000元,|发放2亿元
    tail = "" if tail and noun.endswith(tail) else tail  # 耕地面积连续4年|净增170万亩
    noun = _IN_TOTAL.sub("", noun) if number.verb.startswith("新") else noun  # 主体总量80万户,|新登记9万户
    moved = words("cues", "growth", "fallen") | words("cues", "growth", "risen")
    if number.verb in moved and not number.verb.startswith("净"):
        return Bound("", noun, f"{noun}{tail}", "verb+inherited", 0.65)  # 平均浓度连续4年下降、|降至18微克
    if len(number.verb) > 4 and spot.left.link and number.verb not in flow_verbs():
        return Bound("", number.verb, number.verb, "noun", 0.6)  # 3栋危楼整治到位,|违规占地整改完成98宗
    if before.indicator.endswith(number.verb) and is_action(number.verb) and quantity.kind is kind:
        done = before.indicator.removeprefix("完成")  # 完成40个泵站综合改造,累计|改造90个
        return Bound(number.verb, before.noun, done, "verb+inherited", 0.7)
    said = quantity.kind is kind and before.indicator.endswith(number.verb)  # 加装电梯完工60台,累计|完工210台
    light = number.verb in light_verbs() and quantity.kind is kind and not number.counted
    shown = "" if said or light else number.verb
    return Bound(number.verb, noun, f"{shown}{noun}{tail}", "verb+inherited", 0.7)


def _verb_and_predicate(number: Unnamed) -> Bound | None:
    if not number.verb or not number.predicate:
        return None
    return Bound(number.verb, number.predicate, f"{number.verb}{number.predicate}", "verb+predicate", 0.5)


def _heading(number: Unnamed) -> Bound | None:
    """12、民生投入。全年|投入35亿元; 教育投入不断增加。全年|投入12亿元."""
    told = (number.state.before, number.state.told_of)
    before = next((b for b in told if number.verb and b.endswith(number.verb) and len(b) <= 12), "")
    if not before or number.before is not None:
        return None
    named = _NUMBER_FRONT.sub("", before)
    named = carried(named) or named  # 大力推进净地出让,|出让32宗
    return Bound("", named, named, "heading", 0.6)


def _verb_and_theme(number: Unnamed) -> Bound | None:
    if not number.verb or number.before is not None or len(number.verb) >= 4 or not (theme := number.state.theme):
        return None
    if number.spot.named:
        return None  # 某公园建成,某路|完成2公里: the clause has a thing of its own
    spent = number.spot.quantity.kind is UnitKind.MONEY and number.verb in ("投入", "投资")
    if spent and (told := SPENT_ON.search(theme)) is not None:
        return Bound(number.verb, "", f"{told['what']}{number.verb}", "verb+theme", 0.6)  # 支出投向助残领域,|投入9亿元
    if spent and theme.endswith(_PAPERS):
        return Bound(number.verb, "", number.verb, "verb", 0.5)  # 出台行动计划,|投入8亿元
    if number.spot.quantity.kind is UnitKind.MONEY and number.verb in _PAID:
        theme = theme.removesuffix("标准") or theme  # 五保补助标准连年提高,|发放2亿元
    if number.counted and number.verb[-2:] in words("cues", "binding", "brings"):
        theme = theme.removesuffix("建设") or theme  # 推进保障房建设,|筹建700套
    theme = without_effort(theme)  # 推进河道清理专项行动,|立案30起
    if theme.startswith(number.verb):
        what = number.spot.left.members  # 推动消费品换新,带动家电、家居等|消费2亿元
        return Bound(number.verb, what, f"{what}{number.verb}", "verb+theme", 0.5)
    if theme.endswith(number.verb):
        return Bound(number.verb, theme, theme, "verb+theme", 0.5)  # 加大困难家庭救助力度,|救助900人
    if theme.endswith(word_list("cues", "actions", "words")):
        return Bound(number.verb, theme, f"{theme}{number.verb}", "verb+theme", 0.5)  # 实施旧村改造,|拆迁900户
    return Bound(number.verb, theme, f"{number.verb}{theme}", "verb+theme", 0.5)


def _sum_of_grown(number: Unnamed) -> Bound | None:
    """固定资产投资年均增长20%,累计|完成240亿元."""
    before = number.before
    if number.verb not in light_verbs() or before is None or before.measure is not Measure.GROWTH:
        return None
    if number.spot.quantity.kind is not UnitKind.MONEY or not before.indicator:
        return None
    return Bound("", before.indicator, before.indicator, "sum-of-grown", 0.65)


def _verb_alone(number: Unnamed) -> Bound | None:
    size = SIZE_NAMES.get(number.spot.quantity.kind, "")
    if number.verb in light_verbs() and number.spot.named and size:
        return Bound(number.verb, "", f"{number.verb}{size}", "verb", 0.5)  # 某路|完成2公里
    paid = number.spot.quantity.kind is UnitKind.MONEY and number.spot.left.link == "投入" != number.verb
    if number.verb and paid:
        spent = f"{number.verb}投入"  # 治沙|投入3亿元: the deed is what the money is for
        return Bound("", spent, spent, "verb", 0.6)
    return Bound(number.verb, "", number.verb, "verb", 0.5) if number.verb else None


def _done_again(number: Unnamed) -> Bound | None:
    """专利300件,|授权120件: the link is itself a deed."""
    done, before = number.spot.left.link.rstrip("了过"), number.named
    if before is None or before.verb or not number.counted or done not in flow_verbs():
        return None
    return Bound(done, before.noun, f"{done}{before.noun}", "link+inherited", 0.7)


_NOT_DONE = re.compile("(?:仍|尚)?(?:未能|未|没有)[^,。;]{2,8}")


def _not_done(number: Unnamed) -> Bound | None:
    """仍有4项|未能如期完成: what was told of, and that it was not done."""
    found, before = _NOT_DONE.match(number.spot.behind), number.named
    if found is None or before is None or number.spot.left.noun:
        return None
    return Bound("", before.noun, f"{found[0]}{before.noun}", "link+inherited", 0.6)


_FOR_EACH = re.compile("(?:人|户|村|亩|件|次|校|镇|年|月|日)均")


def _linked(number: Unnamed) -> Bound | None:
    """新增6个、|累计达45个: how many there are in all; 由126家|增至824家."""
    spot, before = number.spot, number.named
    told = number.before
    if before is None and told is not None and told.verb and spot.before.strip() in ("累计", "总计", "合计"):
        return Bound(told.verb, "", told.indicator, "link+inherited", 0.55)  # 全年投入35亿元,|累计170亿元
    if before is None or not spot.left.link:
        return None
    if before.method == "in-a-row":
        return Bound("", before.noun, before.noun, "link+inherited", 0.65)  # 粮食产量连续11年|稳定在500万吨以上
    if (each := _FOR_EACH.match(spot.before)) is not None and not before.noun.startswith(each[0]):
        return Bound("", before.noun, f"{each[0]}{before.noun}", "link+inherited", 0.65)  # 绿地面积增加,|人均达到…
    if is_added(before) and (_IN_ALL.search(spot.before) or _REACHED.match(spot.left.link)):
        return Bound("", before.noun, stock_of(before), "link+inherited", 0.65)
    return Bound(before.verb, before.noun, before.indicator, "link+inherited", 0.6)


def _adjacent(number: Unnamed) -> Bound | None:
    """828户|1710人, 7个安置房项目|137万平方米, 隧道5座|共3088米: another size of what was just counted."""
    spot, before, predicate = number.spot, number.before, number.predicate
    if before is None or spot.first or before.evidence.end < spot.left.start - 1 or is_of_money(before, number.spot):
        return None
    if before.method == "in-a-row" and before.noun:
        return Bound("", before.noun, before.noun, "adjacent", 0.6)  # 销售额连续3年突破|百亿元
    if number.counted and (lines := lines_of(before)):
        return Bound("", lines, lines, "adjacent", 0.6)  # 年产5万吨铜箔生产线|6条
    same = spot.quantity.unit in PEOPLE and spot.quantity.unit == before.quantity.unit
    if predicate and same and before.method == "counted+predicate" and spot.right.attached:
        return Bound("", predicate, f"{predicate}人数", "predicate", 0.5)  # 1900人外出务工、|1200人就近就业
    people = spot.quantity.unit in PEOPLE and not before.quantity.unit.endswith(("户", "人", "名"))
    if predicate and people and spot.coordinated and before.noun.endswith(_LIVED_IN):
        return Bound("", predicate, f"{predicate}人数", "predicate", 0.5)  # 12个村、|3万人用上自来水
    noun, tail = before.noun, other_size(spot, before)
    if predicate and predicate in noun:
        return Bound("", noun, f"{noun}{tail}", "adjacent", 0.6)
    if predicate and before.verb == "" and before.method != "counted+predicate":
        return Bound("", noun, f"{noun}{predicate}{tail}", "adjacent", 0.6)
    return Bound(before.verb, noun, f"{before.indicator.removesuffix('户数')}{tail}", "adjacent", 0.6)


def _inherited(number: Unnamed) -> Bound | None:
    before = number.named
    if before is None or is_of_money(before, number.spot):
        return None
    if number.spot.quantity.kind is UnitKind.POWER and before.quantity.kind in COUNTED:
        return Bound("", before.noun, SIZE_NAMES[UnitKind.POWER], "inherited", 0.5)  # 两个项目位于甲和乙,各|20万千瓦
    if number.spot.left.change.startswith("净") and before.verb.startswith("新"):
        return Bound("", before.noun, stock_of(before), "inherited", 0.5)  # 新增企业86家,|净增45家
    return Bound(before.verb, before.noun, before.indicator, "inherited", 0.5)


def _theme(number: Unnamed) -> Bound | None:
    theme = number.state.theme
    return Bound("", theme, theme, "theme", 0.5) if theme else None


#: Every template, in the order in which they are tried.
TEMPLATES: tuple[Callable[[Unnamed], Bound | None], ...] = (
    _members,
    part_of_pair,
    in_turn,
    _sum_of_grown,
    brought_about,
    reached_people,
    earning,
    _whole_deed,
    investment,
    _verb_goes_on,
    _verb_and_predicate,
    _heading,
    _verb_and_theme,
    _verb_alone,
    _done_again,
    _not_done,
    _linked,
    part_done,
    _adjacent,
    said_behind,
    grown_from,
    grown_place,
    _inherited,
    _theme,
)
