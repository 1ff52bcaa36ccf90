"""The next item of a list takes over what was done to the one before: 打造示范农场5家、|示范社2个."""

from __future__ import annotations

import re

from kg.facts.binding import Bound, Draft, Spot, State
from kg.facts.templates.counted_earlier import acted_on
from kg.facts.templates.list_items import is_item, is_thing
from kg.facts.templates.sizes import COUNTED, PEOPLE, SPACES
from kg.facts.templates.value_heads import AGGREGATE
from kg.facts.wording.phrases import flow_verbs, is_action, light_verbs
from kg.lexicon import words
from kg.model.quantity import UnitKind

#: Figures that only add to the one before.
_SIZES = COUNTED | SPACES
#: What says itself what is done: 规范提升养殖场76家,|秸秆还田14万亩.
_DONE_ITSELF = re.compile(
    "(?:网签|办证|颁证|确权|选房|立案|融资|理赔|续贷|贴息|还[田林草湿湖]|改厕|改水|改电|禁牧|休牧|轮牧|植树|造林|治沙|固沙|育林|营林|供地|育秧|育苗|接种|检测|养殖|种植|培训|入库|入规|入统|引才|招才|上云|上规|出栏|存栏|开工|复工|竣工|动工|完工|封顶|通车|投产|投用|交付)$"
)
_OF_BEFORE = frozenset(
    {"growth-of-last", "speed-of-last", "share-of-last", "rank-of-last", "difference", "copied", "adjacent", "hanging"}
)
#: What the winners of prizes have won, before the prizes of other grades.
_WON = re.compile("(?:荣获|获得|喜获|斩获|获评|获|摘得)(?=.*奖$)")
#: Grades of a prize alone: 银奖, 市级科学技术奖.
_PRIZE = re.compile("[^,。;、获评选的]{1,14}奖")
#: What opens a phrase of its own, or tells how much in a year.
_OPENINGS = (
    "向",
    "对",
    "在",
    "面向",
    "与",
    "比",
    "日均",
    "年均",
    "月均",
    "年出栏",
    "年存栏",
    "年产",
    "日产",
    "年销售",
    "年节约",
    "年节电",
    "年节水",
    "年减排",
    "年减少",
    "年处理",
    "年发电",
    "年接待",
    "年培训",
    "年供",
)
#: 举办座谈会2场,累计|为企业解决问题|32个: for whom it is done.
_FOR_WHOM = re.compile("(?:累计|全年|共|已)*[为给替](?![了期])")
#: A noun phrase that says itself what is new: 城镇新增就业, 新能源汽车新上牌.
_NEW = re.compile("新(?:增|上|开|建|改|签|引|评|认|设|办)")
#: Deeds that a dictionary joins to their objects: 发放贷款.
_DEEDS = frozenset(
    {
        "签订",
        "签署",
        "申报",
        "化解",
        "发放",
        "减免",
        "拨付",
        "落实",
        "兑现",
        "办理",
        "举办",
        "开展",
        "发布",
        "完成",
        "实现",
        "建成",
        "改造",
    }
)
#: What firms pay, which nothing that was sold goes on with: 销售300亿元,|纳税10亿元.
_PAID = frozenset({"纳税", "缴税", "税收", "利税", "利润", "创税", "创汇"})
#: What opens an aim of its own: 争创示范村1个,|力争河长考核进位3名.
_AIMS = ("力争", "确保", "保证", "争取实现", "力求")
#: 施划|各类车位: before 各类 stands a verb, and no part of a noun.
_EACH_SORT = re.compile("(?<=..)各[类种项]")
_TWO_WORDS = 4
_GRADE = re.compile("(?:(?:国家|[省市区县])+级|全[国省市])(?:及?以上)?")
_TOTALS = ("总量", "总数", "数量")
#: How much there is of something, that grows by what is new.
_ADDED = re.compile("(?!总|年均|人均)[^总、]{1,10}(?:能力|里程|面积|容量|产能)")
_DONE_BY = frozenset({"服务", "惠及", "带动", "签约", "接待", "吸引", "处理", "拥有"})
#: What is done to what is there already, so that it is built no more.
_DONE_TO = ("改造", "整治", "治理", "修缮", "加固", "修复")
#: Deeds that hold their object, so that they have no other.
_PLANTED = ("造林", "植树", "治沙", "固沙", "禁牧", "休牧", "轮牧")
_REACHING = ("服务", "惠及", "受益", "覆盖")


def sibling(spot: Spot, noun: str, verb: str, before: Draft | None, state: State) -> Bound | None:
    """The indicator of a number whose noun is the next item of a list, with the verb of the item before; or None.

    Args:
        spot: the number and what stands around it.
        noun: the noun before it.
        verb: the verb before that, or empty.
        before: the figure of the item before.
        state: what earlier clauses left.
    """
    if before is None:
        return None
    added = f"{verb}{noun}"  # 新增公园4个、|绿化面积3万平方米
    if before.verb == "新增" and not spot.first and _ADDED.fullmatch(added):
        # 新增管网20公里、|处理能力3万吨: as much more of it
        return Bound(before.verb, added, f"{before.verb}{added}", "sibling", 0.75)
    if verb or not _is_loose(spot, noun, before, state):
        return None
    passed = state.last()
    if not spot.first and passed is not None and passed.method == "hanging" and passed.verb in _REACHING:
        front = passed.indicator.removesuffix(passed.noun) if passed.indicator.endswith(passed.noun) else passed.verb
        return Bound(passed.verb, noun, f"{front}{noun}", "sibling", 0.7)  # 发放资金2亿元,惠及企业30家、|项目42个
    if not spot.coordinated:
        return None
    if not spot.first and _PRIZE.fullmatch(noun) and (won := _WON.search(before.noun)) is not None:
        return Bound(won[0], noun, f"{won[0]}{noun}", "sibling", 0.75)  # 某公司获专利奖金奖1项、|银奖2项
    taken = acted_on(before, spot, noun)
    if not taken or before.method in ("counted+predicate", "predicate"):
        return None
    if AGGREGATE.search(noun) is not None and (spot.quantity.kind not in COUNTED or noun.endswith(_TOTALS)):
        return None
    if taken in light_verbs() and (taken != "完成" or spot.first or not is_thing(noun) or _DONE_ITSELF.search(noun)):
        return None  # 完成林带补植4万亩、|封滩育草1万亩; but 完成小区改造5个、|公厕8座
    if is_action(taken[-2:]) and noun.endswith(_DONE_TO):
        return None  # 改造提升村7个,|危房改造90户
    if taken.endswith(_PLANTED):
        return None  # 完成造林4万亩、|草原修复9万亩
    taken = "新增" if taken.startswith("新增") and not is_action(taken[-2:]) else taken
    if not spot.first and (grade := _GRADE.match(before.noun)) and before.noun.startswith(noun[:2], grade.end()):
        noun = f"{grade[0]}{noun}"  # 创建省级文明村6个、|文明社区2个
    return Bound(taken, noun, f"{taken}{noun}", "sibling", 0.8)


def _is_loose(spot: Spot, noun: str, before: Draft, state: State) -> bool:
    """Whether a noun has nothing of its own that says what is done, so that it may be an item of a list."""
    left, quantity = spot.left, spot.quantity
    if left.own or ((left.active or left.inner) and not (is_item(spot, noun) or _is_parallel(spot, noun, before))):
        return False
    if (
        spot.before.strip("、,;").startswith(_AIMS)
        or _FOR_WHOM.match(spot.before)
        or noun.startswith(_OPENINGS)
        or re.match("总(?![部工商承])", noun)
    ):
        return False
    if quantity.kind is UnitKind.TIME or _NEW.search(noun) or noun.endswith(("就业", "创业", "脱贫")):
        return False
    if _EACH_SORT.search(noun) or noun in _PAID or _DONE_ITSELF.fullmatch(noun) or left.doing in _DONE_BY:
        return False
    if noun[:2] in _DEEDS or noun.startswith("配套建") or (before.verb and noun.endswith(before.verb)):
        return False
    if spot.first and (_stands_alone(spot, before) or ("其中" not in spot.before and _divides(noun, before))):
        return False
    people = quantity.unit in PEOPLE and before.quantity.unit not in PEOPLE
    if people and before.verb.endswith(("入驻", "入园", "落户")) and spot.first:
        return False  # 入驻企业120家,|从业人员2万人
    visits = quantity.unit.endswith("人次") and not before.quantity.unit.endswith("次")
    if visits and before.verb != "吸引" and before.quantity.unit not in PEOPLE:
        return False  # 购置仪器773台,|核酸检测70万人次
    return state.last() is before or state.drafts[-1].method in _OF_BEFORE


def _is_parallel(spot: Spot, noun: str, before: Draft) -> bool:
    """Whether a noun that opens with a verb is a part of what was told before: 搬迁人口900名,其中|登记在册人口400名."""
    if (
        "其中" not in spot.before
        or "实现" in spot.before
        or spot.left.inner
        or spot.left.link
        or noun[:2] in flow_verbs()
    ):
        return False
    alike = len(noun) > 3 and noun[-2:] == before.noun[-2:] and not is_action(noun[-2:])
    return alike and spot.quantity.unit == before.quantity.unit


def _divides(noun: str, before: Draft) -> bool:
    """Whether a noun names another sort of works by their bare head: 新建项目32个;|招商引资项目18个."""
    return before.noun in ("项目", "工程") and noun.endswith(before.noun) and len(noun) > len(before.noun) + 1


def _stands_alone(spot: Spot, before: Draft) -> bool:
    """A clause behind a comma whose noun has a verb of its own (…,湖羊存栏稳定在300万只) takes none over."""
    left, quantity = spot.left, spot.quantity
    if spot.before.endswith(("由", "从")):
        return True
    if "其中" not in spot.before:
        if quantity.span.start < quantity.core.start and quantity.unit.lstrip("万亿") != before.quantity.unit.lstrip(
            "万亿"
        ):
            return True  # 争创试点10个,科技企业|不少于500家: said of them all
        if spot.named or spot.before.startswith(tuple(words("cues", "causes", "words"))):
            return True  # 某基地|500亩苹果通过认证; 推动某类项目|5个
        if before.method.startswith("counted") or (spot.right.noun and spot.right.predicate):
            return True  # 办好3个工作室,业务骨干|培训50名: another order of words
        if len(left.noun) == _TWO_WORDS and left.noun[:2] in flow_verbs() and not left.active:
            return True  # 打掉团伙3个,破获案件|20起
        deed = is_action(left.noun[-2:]) and not is_action(before.noun[-2:])
        if deed and quantity.kind in SPACES:
            return True  # 发展基地2万亩,无公害管理|5万亩
    sorts = {quantity.kind, before.quantity.kind}
    linked = bool(left.link.strip("共约近") or left.change)
    return linked or _DONE_ITSELF.search(left.noun) is not None or (len(sorts) > 1 and not sorts <= _SIZES)
