"""Amounts and counts whose noun stands before them: 一般公共预算收入|9亿元, 总投资|10亿元, 市级|6个."""

from __future__ import annotations

import re

from kg.facts.binding import Bound, Draft, Spot, State
from kg.facts.templates.bases import base_of
from kg.facts.templates.counted_earlier import counted_before, joined, whole_of
from kg.facts.templates.list_items import with_sum
from kg.facts.templates.outputs import output_verbs
from kg.facts.templates.siblings import sibling
from kg.facts.templates.sizes import COUNTED, SIZE_NAMES, SPACES, VALUED, is_own_value
from kg.facts.templates.value_heads import AGGREGATE, with_head
from kg.facts.wording.become import become_of
from kg.facts.wording.phrases import flow_verbs, hangs, is_action, light_verbs
from kg.lexicon import words
from kg.model.fact import Measure
from kg.model.quantity import UnitKind

#: What works can make, which has no sales of its own: 形成年产5万吨铝箔的能力,|年销售收入9亿元.
_MADE_IN_IT = frozenset({"counted+output", "output", "capacity"})
#: A grade that shares the noun of the item before it: 省级园林单位3个、市级6个.
_GRADES = (
    "(?:国家)?(?:[1-5]A级?|A{1,5}级)|(?:国家|省|市|区|县|州|镇|村|部|厅)+级"
    "|[一二三四五六七]星级|[一二三]级[甲乙丙]等|[特一二三甲乙丙丁1-5][级等]"
)
_GRADE = re.compile(f"(?:{_GRADES})(?:及以上|以上)?$")
_GRADE_OF = re.compile(f"^(?:{_GRADES})(?:及以上|以上)?|(?<=..)(?:国家|省|市|区|县)+级$")
#: 每千人口拥有|医师3.2人、床位7张: of how many people all of a list is.
_EACH_OF = re.compile("每[十百千万]+(?:常住|户籍|城镇|农村)?(?:人口?|名?(?:居民|老人|儿童))(?:拥有|配备|有)?")
_WORKS = re.compile("^.{2,8}(?:工程|项目|园区|专项|建设|改造)$")


def noun_before(spot: Spot, noun: str, verb: str, behind: str, state: State) -> Bound:
    """What an amount or a count is of, by the noun before it and by what was told of before.

    Args:
        spot: the number and what stands around it.
        noun: the noun before it.
        verb: the verb before that.
        behind: the noun behind the number, or empty.
        state: what earlier clauses left.
    """
    quantity, left = spot.quantity, spot.left
    before = counted_before(state)
    before = (
        whole_of(state, before)
        if before is not None and "其中" not in spot.before and (hangs(noun) or noun == "投资")
        else before
    )
    sized = state.last()
    if not verb and sized is not None and sized.method == "size-of" and spot.before.startswith("的"):
        verb = sized.opening  # 实施总投资80亿元的|重点项目16个
    if counted_stage(spot, verb):
        return Bound("", noun, f"{spot.right.predicate}{noun}", "noun+predicate", 0.7)  # 重点项目16个|开工建设
    if verb in ("建设", "规划") and hangs(f"{verb}{noun}"):
        verb, noun = "", f"{verb}{noun}"  # 建设|里程
    if left.amount and spot.behind.startswith("的"):
        return Bound("", left.amount, left.amount, "own-amount", 0.6)  # 跑办|总投资41亿元的某电站
    if _VALUES_GO_ON.match(spot.behind) is None and not (
        _EACH_IS.search(spot.before) and "和" in noun
    ):  # 种植面积、产量保持在|20万亩、9万吨
        noun = own_name(with_head(spot, noun, before))
    if not verb and behind and quantity.kind in SPACES and _PHASE.fullmatch(noun):
        return Bound("", behind, f"{noun}{behind}", "noun+behind", 0.65)  # 二期|5万平方米厂房|封顶
    if not verb and behind and quantity.kind in SPACES and _PLACE.search(noun) and spot.behind.startswith(behind):
        said = spot.right.predicate if spot.right.attached and is_action(spot.right.predicate) else ""
        size = "" if is_action(behind[-2:]) else SIZE_NAMES[quantity.kind]
        whole = (
            f"{behind}{said}" if said else become_of(spot.right, behind) or f"{behind}{size}"
        )  # 某园区|40万平方米|产业空间|建设
        return Bound("", behind, whole, "place-noun", 0.65)
    if verb and behind and quantity.kind in SPACES and _PLACE.search(noun) and not spot.behind.startswith("的"):
        said = spot.right.predicate if spot.right.attached and len(spot.right.predicate) <= 4 else ""
        whole = f"{noun}{behind}{said}"  # 某工业区|15万平方米|土地确权
        return Bound(verb, whole, f"{verb}{whole}", "noun+behind", 0.65)
    if quantity.kind is UnitKind.POWER and not verb and noun in words("cues", "generic", "nouns"):
        return Bound("", SIZE_NAMES[quantity.kind], SIZE_NAMES[quantity.kind], "size", 0.6)  # 一期项目|600兆瓦
    if behind and quantity.kind is UnitKind.LENGTH and not spot.left.link and "、" not in noun + spot.before[-1:]:
        if (verb and (noun.endswith(_ROADS) or spot.behind.startswith(behind))) or spot.behind == behind:
            said = spot.right.predicate if verb == "完成" and spot.right.attached else ""
            whole = f"{noun}{behind}{said}"  # 新建某大道|2.3公里|隔音墙, 完善某地|8公里|绿道, 完成某地|8公里|护栏|安装
            return Bound(verb, whole, f"{verb}{whole}", "noun+behind", 0.65)
    if left.change in words("cues", "growth", "deeds_too") and spot.before.endswith(left.change):
        listed = quantity.kind in SPACES and not AGGREGATE.search(noun)
        if listed or (quantity.kind in COUNTED and noun[-1:] not in "数量率"):
            noun = f"{noun}{left.change}"  # 危房改造和住房|提升|2万户
    if before is not None and not spot.first and spot.coordinated and (kept := _KEPT.match(before.noun)):
        if not verb and len(noun) <= 4 and left.bare is False and _KEPT.match(noun) is None:
            noun = f"{kept[0]}{noun}"  # 出栏生猪63万头、|牛2万头
    if before is not None and not spot.first and quantity.kind in COUNTED and (each := _EACH_OF.match(before.noun)):
        whole = noun if verb in ("", "拥有", "配备") else f"{verb}{noun}"  # 注册|护士
        whole = whole if whole.startswith(("每", "人均")) else f"{each[0]}{whole}"
        return Bound("", whole, whole, "sibling", 0.75)
    if before is not None and not verb and spot.coordinated and not spot.first and before.noun.endswith(_SWAPPED):
        noun = noun if noun.endswith(_SWAPPED) else f"{noun}{_SWAPPED}"  # 汽车以旧换新40万辆、家电|450万台
    if before is not None and spot.coordinated and not verb and (graded := with_sum(noun, before)) != noun:
        return Bound(before.verb, graded, f"{before.verb}{graded}", "sibling", 0.75)
    bare = hangs(noun) or noun == "投资"
    if before is None and spot.first and state.told_of and noun in words("cues", "binding", "bare_measures"):
        whole = f"{state.told_of}{noun}"
        return Bound(verb, whole, whole, "told-of", 0.65)  # 经营主体增量提质,|总量突破1000万户
    grown = next((d for d in reversed(state.drafts) if d.measure not in _BESIDE and d.method != "field"), None)
    if before is None and grown is not None and grown.measure is Measure.GROWTH and quantity.kind is UnitKind.MONEY:
        if noun in _SUMS and grown.indicator:
            return Bound("", grown.indicator, grown.indicator, "sum-of-grown", 0.65)  # 预算收入增长5%,|总量突破8亿元
    stock = state.last_level()
    if stock is not None and stock.method == "hanging" and stock.noun in _STOCKS and not verb and left.noun:
        if spot.before.startswith("其中") and quantity.unit == stock.quantity.unit:
            return Bound("", noun, f"{noun}{stock.noun}", "of-stock", 0.7)  # 新登记商户8万户,总量50万户,其中企业|20万户
    if grown is not None and grown.measure is Measure.CHANGE and noun in _STOCKS and grown.noun:
        if grown.quantity.unit.lstrip("万亿") == quantity.unit.lstrip("万亿"):
            whole = f"{grown.noun}{noun}"  # 常住人口增加18万人、|总量120万人
            return Bound("", whole, whole, "hanging", 0.7)
    if (
        before is not None
        and _WORTH.fullmatch(noun)
        and (head := _WORTH_FRONT.sub("", before.noun))
        and (head != before.noun or ("其中" in spot.before and head.endswith(("项目", "企业", "工程"))))
    ):
        return Bound(before.verb, f"{noun}{head}", f"{before.verb}{noun}{head}", "shared-head", 0.7)  # 10亿元以上的|1个
    if noun == "贡献" and before is not None and before.quantity.kind is quantity.kind and before.about != spot.about:
        return Bound(
            "", noun, f"{before.noun or before.indicator}{noun}", "hanging", 0.65
        )  # 营收300亿元,某片区|贡献200亿元
    if before is not None and "游客" in before.noun and noun in words("cues", "binding", "of_visitors"):
        return Bound("", f"旅游{noun}", f"旅游{noun}", "of-visitors", 0.7)  # 接待游客500万人次,|综合收入30亿元
    if before is None and bare and not left.own and _is_theme_of_works(state.theme) and spot.first:
        theme = state.theme.removesuffix("建设")  # 推进重大工程建设,全年|完成投资
        return Bound(verb, noun, f"{theme}{verb}{noun}", "theme-amount", 0.6)
    if before is not None and before.noun and _PER_UNIT.fullmatch(noun) and quantity.kind in COUNTED:
        whose = before.noun if before.verb.startswith("新") else before.indicator
        return Bound("", before.noun, f"{noun}{whose}", "per", 0.7)  # 上市企业191家,每平方公里|超过1家
    if before is not None and _GRADE.match(noun) and quantity.kind in COUNTED:
        head = _GRADE_OF.sub("", before.noun)
        return Bound(before.verb, f"{noun}{head}", f"{before.verb}{noun}{head}", "shared-head", 0.75)
    if (
        before is not None
        and quantity.kind in COUNTED
        and noun.endswith(("类", "省重点", "市重点", "县重点", "区重点"))
        and (of := _KIND_OF.search(before.noun))
    ):
        noun = f"{noun}{of[0]}"  # 省市重点项目60个,其中基础设施类|12个, 省重点|3个
    worked = before is not None and before.quantity.kind in COUNTED and len(before.noun) > 3 and spot.first
    if before is not None and worked and noun in _EXTENTS and verb in _WORKS_ON and before.about == spot.about:
        return Bound(
            verb, noun, f"{before.noun.removesuffix(verb)}{verb}{noun}", "hanging", 0.65
        )  # 改造小区4个,|改造面积
    if before is not None and verb in _REACHING and hangs(f"{verb}{noun}") and not left.own:
        return Bound(verb, noun, f"{base_of(before)}{verb}{noun}", "hanging", 0.7)
    if before is not None and verb == "新增" and VALUED.fullmatch(noun) and before.noun.endswith(("项目", "工程")):
        return Bound(verb, noun, f"{before.noun}新增{noun}", "hanging", 0.7)  # 竣工投产项目12个,|新增产值60亿元
    if before is not None and before.verb == "新增" and not verb and not spot.first and {noun, before.noun} <= _YIELDS:
        return Bound(before.verb, noun, f"{before.verb}{noun}", "sibling", 0.75)  # 新增产值9亿元、|税收1亿元
    hanging = (hangs(noun) and not left.exemplars) or (noun == "投资" and (bool(verb) or _is_works(before)))
    if before is not None and hangs(noun) and noun.startswith("总") and before.noun.endswith(noun[1:]):
        whole = f"{before.noun.removesuffix(noun[1:])}{noun}"  # 新增通车里程15公里,|总里程
        return Bound("", whole, whole, "hanging", 0.75)
    if before is not None and (not verb or verb in light_verbs()) and hanging and not left.own:
        if (
            before.about != spot.about
            or (
                before.about != state.place
                and (is_own_value(noun, before.noun, before.quantity.kind) or before.noun.endswith(_SETTLED))
            )
            or (VALUED.fullmatch(noun) and before.noun in _STAFF)
            or (before.verb in _BROUGHT and before.noun.endswith("项目") and VALUED.fullmatch(noun))
            or hangs(before.noun or before.indicator)
            or before.method in _MADE_IN_IT
            or before.noun.startswith(output_verbs())
            or ((value := VALUED.search(before.noun)) is not None and value.start() < _SHORT and VALUED.fullmatch(noun))
            or (noun == "税收" and before.noun.endswith("收入"))
            or (before.quantity.kind is UnitKind.MONEY and noun.endswith(_TRADED) and before.noun.endswith(_FUNDS))
            or (noun == "税收" and VALUED.search(before.noun) and "税" not in before.noun)
            or (before.about != state.place and noun.endswith("投资") and not before.noun.endswith(_WHOLES))
            or (before.noun or before.indicator).endswith(("投资", "总长", "全长", "占地", "总额", "宽", "高", "深"))
        ):
            trade = _TRADE.match(before.noun)
            noun = f"{trade[0]}{noun}" if trade is not None and _OF_TRADE.fullmatch(noun) else noun
            return Bound(verb, noun, f"{verb}{noun}", "own-amount", 0.8)
        shown = "" if verb in light_verbs() and VALUED.search(noun) else verb
        base = joined(state, before, noun) or base_of(before, noun)
        if noun.startswith(base):  # 建好某交易平台,完成交易13宗,|交易额2000万元
            base = state.thing if state.thing.endswith(_MARKETS) else ""
        if noun.startswith("签约") and base.removeprefix("新").removeprefix("签约") in words(
            "cues", "generic", "nouns"
        ):
            base = ""  # 签约项目20个,|签约金额
        return Bound(before.verb, noun, f"{base}{shown}{noun}", "hanging", 0.8)
    if (item := sibling(spot, noun, verb, before, state)) is not None:
        return item
    shown = "" if verb in light_verbs() and AGGREGATE.search(noun) and noun != "投资" else verb
    shown = "" if noun in ("投资", "总投资") and verb in _CARRIED_OUT else shown  # 实施了|投资2亿元的…
    spent = left.link if not verb and left.link in flow_verbs() and left.link not in light_verbs() else ""
    if noun.startswith("用于") and "的" not in noun and before is not None and quantity.kind is UnitKind.MONEY:
        return Bound(before.verb, noun, f"{base_of(before)}{noun}", "spent-of", 0.7)  # 其中用于项目建设15亿元
    part = not shown and not spent and before is not None and spot.before.startswith("其中") and noun.endswith("用地")
    if part and before is not None and (deed := _LAND_DEED.search(before.indicator)) is not None:
        return Bound(deed[0], noun, f"{deed[0]}{noun}", "sibling", 0.7)  # 完成土地出让90公顷,其中|工业用地30公顷
    indicator = f"{shown}{noun}{spent}"
    if quantity.kind in SPACES and behind and left.exemplars:
        indicator += SIZE_NAMES[quantity.kind]
    return Bound(verb, noun, indicator, "noun", 0.85)


def counted_stage(spot: Spot, verb: str) -> bool:
    """Whether what became of the things stands behind their number, which their noun stands before."""
    left = spot.left
    if verb or left.link or left.change or left.doing or left.active or left.inner or left.own or spot.right.noun:
        return False
    if spot.quantity.kind not in COUNTED:
        return False
    return spot.right.predicate in words("cues", "binding", "stages")


#: What works and firms bring in.
_YIELDS = frozenset(
    {"产值", "年产值", "营收", "营业收入", "收入", "销售额", "销售收入", "税收", "利税", "利润", "投资"}
)
#: What is earned by trade, and what money that is brought in or given is called: 利用外资3亿元,|出口额6亿元.
_TRADED = ("出口额", "进口额", "销售额", "交易额", "成交额")
_FUNDS = ("外资", "内资", "资金", "补贴", "贷款")
#: What is done with land, of which a sort may be a part.
_LAND_DEED = re.compile("供应|出让|整备|收储|储备|腾退|释放|征收|盘活|回收|清退|置换")
#: What has a sum of its own, though it is part of something bigger.
_WHOLES = ("项目", "工程", "标段", "企业", "公司", "期", "园", "区", "厂", "基地", "中心", "建设")
#: Who works there sells nothing of their own: 员工1200人,|销售收入16亿元.
_STAFF = frozenset(
    {"员工", "职工", "在职员工", "在岗职工", "从业人员", "工人", "用工", "就业", "新增就业", "带动就业", "吸纳就业"}
)
#: Projects that only come have no output yet: 新引进项目8个,|税收突破4亿元.
_BROUGHT = frozenset({"引进", "新引进", "签约", "新签约", "招引", "储备", "谋划", "开工", "新开工", "入库"})
#: Whose values are the park's own: 入驻企业76家,|主营业务收入89亿元.
_SETTLED = ("企业", "商户")
_KIND_OF = re.compile("(?:项目|工程|企业|案件|事项|平台|活动)$")
_STOCKS = frozenset({"总量", "总数", "总规模"})
#: What is only said of a figure, and is none of its own.
_BESIDE = frozenset({Measure.DIFFERENCE, Measure.RANK})
_SWAPPED = "以旧换新"
_SUMS = frozenset({"总量", "总额", "规模", "总规模"})
_REACHING = ("服务", "惠及", "受益", "覆盖")
#: Values that firms and trades have.
_PER_UNIT = re.compile(
    "(?:平均)?每(?:平方公里|平方千米|万人|千人|百人|万名[^,。;]{0,4}人口|百户|千户|个?(?:村|社区|街道|乡镇|区|县))"
)
_PLACE = re.compile("(?:区|园|城|街道|社区|村|镇|乡|县|路|街|河|江|湖|海|湾|段|岸|岛|沿线|两侧|周边|片区)$")
#: 年|主营业务收入: no trade stands before the value.
_SHORT = 2
_PHASE = re.compile("(?:项目|工程)?[一二三四五首]期(?:项目|工程)?")
_ROADS = ("路", "街", "道", "线", "桥", "河", "高速", "渠")
#: A zone's 规上工业|总产值80亿元,增加值20亿元: of the trade that the figure before is of.
_TRADE = re.compile("(?:规上|规模以上)?(?:工业|农业|建筑业|服务业)(?=总?产值|增加值|营业收入|主营业务收入)")
_OF_TRADE = re.compile("增加值|总产值|产值|利润|利润总额|利税|主营业务收入|营业收入")
_EXTENTS = frozenset({"面积", "里程", "长度", "总面积", "总里程"})
#: What is done over an area, which is that of what was counted before.
_WORKS_ON = frozenset(
    {"改造", "拆除", "种植", "建设", "改扩建", "扩建", "新建", "治理", "修复", "整治", "硬化", "覆盖", "灌溉"}
)
_MARKETS = ("平台", "市场", "交易所", "交易中心", "大会", "展会", "博览会")
_CARRIED_OUT = frozenset({"实施", "启动", "推进", "建设", "新建", "开工", "开工建设"})
#: What is done with all the beasts of a list.
_KEPT = re.compile("^(?:年)?(?:出栏|存栏|饲养)(?=.)")
_LISTED = re.compile("、|以及|和(?=总?投资$|占地$|建筑面积$)")
_WORTH = re.compile(
    r"^[\d.十百千万亿]+(?:元)?(?:[-至到][\d.十百千万亿]+)?元(?:及?以[上下])?(?=项目|企业|工程|$)|^[\d.十百千万]*亿级$"
)
_WORTH_FRONT = re.compile(r"^(?:[\d.十百千万亿]+元?[-至到])?[\d.十百千万亿]+元(?:及?以[上下])?|^[\d.十百千万]*亿级")
#: 总规模和总投资|均超千亿元: said of each of them.
_EACH_IS = re.compile("[均都](?:已|达到?|超过?|突破|为|在)*$")
_VALUES_GO_ON = re.compile("(?:以上|左右|以内)?、(?:约|近|超过?)?[\\d.]+")
_INVESTED = re.compile("(?:集团|公司|团队|企业|股份|控股|局|管委会)(?:追加|新增)?投资$")


def own_name(noun: str) -> str:
    """某集团|投资: whose money it is, is no part of what is measured; nor is what stands before the last of a list."""
    if _INVESTED.search(noun):
        return "投资"
    last = _LISTED.split(noun)[-1]
    return last if last != noun and (hangs(last) or last == "投资") else noun


def _is_theme_of_works(theme: str) -> bool:
    """Whether the clause before named works and said nothing of how they go on."""
    seen_to = any(word in theme for word in words("cues", "binding", "seeing_to"))
    return _WORKS.search(theme) is not None and not seen_to


#: 基础设施类6个,|投资39亿元; 民生建设2个,|投资7亿元.
_KINDS_OF_WORKS = ("项目", "工程", "类", "建设", "改造")


def _is_works(before: Draft | None) -> bool:
    return before is not None and before.noun.endswith(_KINDS_OF_WORKS) and before.quantity.kind in COUNTED
