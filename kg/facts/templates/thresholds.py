"""Thresholds: numbers that belong to a noun and state no figure (10亿元以上项目6个, 56人以上大班额)."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.facts.binding import Draft
from kg.facts.clauses import Clause
from kg.facts.wording.right import right_phrase
from kg.mentions.walking.walk import Words
from kg.model.quantity import Comparator, Quantity, UnitKind

#: No one work or firm is told to have more, in yuan.
_OF_ONE = 100_000_000_000
_BOUNDS = frozenset({Comparator.AT_LEAST, Comparator.MORE_THAN, Comparator.AT_MOST, Comparator.LESS_THAN})
_RATES = frozenset(
    {UnitKind.PERCENT, UnitKind.PERMILLE, UnitKind.POINTS, UnitKind.FRACTION, UnitKind.MULTIPLE, UnitKind.DOUBLING}
)
_NOT_THRESHOLD = re.compile(
    r"资金|投资|贷款|补贴|收入|奖励|补助|税|债券|奖金|费用|建筑|空间|土地|用地|绿地|厂房|绿化|道路|管网|水域|农田|住房|房屋|面积|草|林"
)
#: 10公里以上|农村路, 超50万平方米|优质产业空间: how much there is of it; it bears no size itself.
_MEASURED = re.compile("(?:路|道|空间|厂房|面积)”?(?:集群|建设|工程)?$")
_PEOPLE = re.compile(r"人|员|者|民|(?<![手人加])工(?![坊厂加业程地艺])|师|生|党|团|劳动力|人才|群众|[游旅顾]客")
_HAMLETS = re.compile("(?:的)?(?:自然|行政|村民|居民)?(?:村|寨|屯|组|小区|院落|点)")
_BEARERS = re.compile(
    r"(?:以?上)?[^,。;]{0,10}?(?:项目|企业|楼宇|工业企业|产业|加工点|养殖场|合作社|园区|镇|村|街道|单位|公司|楼|商圈|集群|大户|主体|建筑|机组|锅炉|住房|户型|企|基地|县区|县市区|区县)"
)
#: 20个项目中总投资超亿元: the count came first.
_COUNTED_BEFORE = re.compile(r"(?:个|家).{0,8}(?:项目|企业).{0,6}(?:投资|产值|纳税|税收|营收)?(?:超过?|突破)$")


#: 连续跨越三个|“百亿元”台阶, 三次|跨越千万标箱: how often, not how much.
_STEPS = re.compile(
    r"(?<=个)“?[^,。;“”]{0,8}”?(?:台阶|大关|关口)|(?<=次)(?:跨越|突破|迈上|跃上|登上|站上)[^,。;]{0,8}?(?:[\d百千万亿]|台阶|大关|关口|门槛)"
)
#: 100万辆乘用车生产基地: works that are named by what they can make.
_NAMED_BY_SIZE = re.compile(r"(?<=[辆吨台套片支千瓦瓦箱件])[\u4e00-\u9fff]{2,8}(?:生产基地|生产线|制造基地)")


#: 全球首个吞吐量超过5000万标准箱|的大港: what makes a thing the first of its kind.
_FIRST_OVER = re.compile(
    r"(?:首[个家座条批]|唯一|第[一二三四五六七八九十\d]+[个家座条])[^,。;、]{0,16}(?:超过?|突破|达到?)[\d.]+[万亿]*\w{1,5}$"
)


#: 600分以上|考生120人: from which mark on pupils are counted.
_MARKED = re.compile("(?:的)?(?:高分段|分数段|高分|考生|学生|人数|学子|\\d)")
#: 六成以上的村经营收入达到|20万元: how many do so is told, and this is what they do.
_SO_MANY_OF = re.compile(
    "[\\d一二三四五六七八九.]+[%成](?:以上|左右)?的[^,。;、\\d%]{0,4}(?:村|企业|农户|乡镇|社区|学校|园区|县|行政村)(?:\\([^()]{1,4}\\))?"
    "[^,。;、\\d%]{1,12}(?:达到?|超过?|突破|不低于|不少于|在)$"
)
#: Firms by what they make or pay.
_OF_WORTH = re.compile("(?:年)?(?:产值|营收|税收|纳税|营业收入|主营业务收入)(?:规模)?(?:的)?(?:企业|项目|楼宇|园区)")
#: How far around a place something is done.
_AROUND = re.compile("(?:范围|半径|服务圈|生活圈|辐射圈)(?:以?内|之内)?(?=[一-鿿])")
_BOTH = re.compile("(?:且|并且|同时)[^,。;、]{2,14}(?:以上|以下|超过?[^,。;、]{1,8})的")
_ORDINAL_BEFORE = re.compile("(?:第[一二三四五六七八九十\\d]+|首|又一|另一)[个座条家片处块]$")
#: 约为陆上成本的|3倍: the bound stands before what is compared with.
_ABOUT_OF = re.compile("约(?:为|占|是|相当于)[^,。;、]{2,20}的?$")
#: 超过全市的|1/5: the bound stands before the whole; of points it would be a difference.
_OVER_WHOLE = re.compile("^(?:其中|总量|总数|数量|规模)*超过?全[市省国区县州]的?$")
#: 数量不到全市的|15%: so does what it stays below.
_UNDER_WHOLE = re.compile("(?:不到|不足|少于)全[市国省区县州](?:总量|总数)?的?$")
#: 接近全省平均水平的|2倍.
_NEAR_WHOLE = re.compile("接近全[市省国区县州](?:总量|总数|平均水平|平均|均值)?的?$")
#: 补贴不超过总价的|30%.
_NOT_OVER = re.compile(r"不(?:得)?超过[^,。;、\d超]{2,20}的$")
#: 至少建成|1家, 至少举办|2次: the bound stands before the verb.
_AT_LEAST = re.compile("(?:至少|最少|起码)[一-鿿]{1,4}$")
_UP_TO = re.compile("最[高多大](?:可|可以|能)?(?:再)?(?:降|压缩|压减|减|缩短|节约|节省|下降|降低)[了至到]?$")


def comparator_of(quantity: Quantity, before: str) -> Comparator:
    """The comparator of a number, also where it stands before a verb: 最高可降|40%, 约为成本的|3倍."""
    if quantity.comparator is Comparator.EQUAL and _AT_LEAST.search(before):
        return Comparator.AT_LEAST
    if quantity.comparator is Comparator.EQUAL and _UP_TO.search(before):
        return Comparator.AT_MOST
    if quantity.comparator is Comparator.EQUAL and quantity.kind in _RATES and _ABOUT_OF.search(before):
        return Comparator.ABOUT
    if quantity.comparator is Comparator.EQUAL and quantity.kind in _RATES and _OVER_WHOLE.search(before):
        return Comparator.MORE_THAN
    if quantity.comparator is Comparator.EQUAL and quantity.kind in _RATES and _UNDER_WHOLE.search(before):
        return Comparator.LESS_THAN
    if quantity.comparator is Comparator.EQUAL and quantity.kind in _RATES and _NEAR_WHOLE.search(before):
        return Comparator.NEARLY
    if quantity.comparator is Comparator.EQUAL and quantity.kind in _RATES and _NOT_OVER.search(before):
        return Comparator.AT_MOST
    return quantity.comparator


def share_bound(text: str, drafts: list[Draft]) -> None:
    """Let 至少 hold for the whole list that it opens, before its verb or behind it: 至少新建|3个服务站、12个服务点.

    Args:
        text: the view.
        drafts: the figures of a clause in their order; changed in place.
    """
    for before, draft in pairwise(drafts):
        climbed = before.comparator is Comparator.MORE_THAN and draft.comparator is Comparator.EQUAL and draft.listed
        if climbed and draft.method == "adjacent" and draft.indicator == before.indicator:
            draft.comparator = before.comparator  # 连跨30亿元、|40亿元两个台阶
        if not draft.listed or draft.comparator is not Comparator.EQUAL or before.comparator is not Comparator.AT_LEAST:
            continue
        counted = draft.quantity.kind is UnitKind.COUNT and before.quantity.kind is UnitKind.COUNT
        opened = before.quantity.span.start < before.quantity.core.start  # 引进|不少于5家机构、60款产品
        bounded = before.listed or opened or _AT_LEAST.search(text, 0, before.quantity.span.start) is not None
        if counted and bounded and (opened or before.quantity.comparator is Comparator.EQUAL):
            draft.comparator = Comparator.AT_LEAST


#: 引进亿元项目20宗、|10亿元项目10宗, 5亿至10亿元项目7个: a sum right before works or firms that a number counts behind.
_GRADED = re.compile(
    "(?:的)?(?:重[大点]|产业|工业)?(?:项目|企业|工程|楼宇|楼|村|镇|乡镇|集群|品牌|单品)(?:有|达到?|共|共有|分别)?$"
)
_SUM_BEFORE = re.compile(
    "(?:投资|资金|总额|金额|收入|额|合同|用于|完成|投入|贷款|拨付|安排|争取|获得|给予)(?:约|近|超过?|达到?|共)?$"
)


def _is_graded(text: str, quantity: Quantity, quantities: list[Quantity], clause: Clause) -> bool:
    """Whether a sum only says which works or firms the next number counts."""
    following = next((q for q in quantities if q.core.start > quantity.core.start), None)
    if quantity.kind is not UnitKind.MONEY or following is None or following.kind is not UnitKind.COUNT:
        return False
    if _SUM_BEFORE.search(text, clause.start, quantity.span.start):
        return False
    between = text[quantity.span.end : following.span.start]
    if between in ("的", "") and quantity.comparator in _BOUNDS:
        return True  # 5亿至10亿元项目7个,10亿元以上|的1个
    return _GRADED.fullmatch(between) is not None and following.comparator is Comparator.EQUAL


#: 占全省比重30%以上的|9种, 市场占比过半|达12家: from which share on the next number counts.
_SHARE_BEFORE = re.compile("(?:比重|占比|占有率|份额)(?:为|超过?|达到?|在)?$")
_HOW_MANY = re.compile("(?:以上|以下)?(?:的[一-鿿]{0,6})?(?:已|共|则)?(?:达到?|有|增至|增加到)")


def _grades_by_share(text: str, quantity: Quantity, quantities: list[Quantity], clause: Clause) -> bool:
    """Whether a share only says which things the next number counts."""
    following = next((q for q in quantities if q.core.start > quantity.core.start), None)
    if following is None or following.kind is not UnitKind.COUNT:
        return False
    if _SHARE_BEFORE.search(text, clause.start, quantity.span.start) is None:
        return False
    return _HOW_MANY.fullmatch(text, quantity.core.end, following.span.start) is not None


#: 茶叶产品中占全省比重60: what is counted, and from which share on; a count that goes on has only the share.
_GRADED_NOUN = re.compile(
    "(?P<what>[一-鿿]{2,12}?)?(?:中)?(?P<share>(?:占[一-鿿]{1,6}|市场)?(?:比重|占比|占有率|份额)(?:超过?|达到?)?)(?P<number>[\\d.]+)%?(?P<up>以[上下])?"
)


def of_grade(noun: str, before: str) -> str:
    """The things that a count is of, where a share before it says which they are; the noun as it is elsewhere.

    Args:
        noun: the words before the count.
        before: what the figure before counted.

    >>> of_grade("茶叶产品中占全省比重60", ""), of_grade("占比30%以上", "占全省比重60%的茶叶产品")
    ('占全省比重60%的茶叶产品', '占比30%以上的茶叶产品')
    """
    found = _GRADED_NOUN.fullmatch(noun)
    if found is None:
        return noun
    what = found["what"] or (before.rpartition("的")[2] if "%" in before else "")
    return f"{found['share']}{found['number']}%{found['up'] or ''}的{what}" if what else noun


def _counts_from(text: str, quantity: Quantity) -> bool:
    """固定资产投资(500万元以上)|完成12亿元: from which size on statistics count the works or the firms."""
    alone = (
        text[quantity.span.start - 1 : quantity.span.start] in "("
        and text[quantity.span.end : quantity.span.end + 1] == ")"
    )
    named = quantity.span.start > 1 and text[quantity.span.start - 2].isalpha()
    return quantity.kind is UnitKind.MONEY and quantity.comparator in _BOUNDS and alone and named


def climbs(text: str, clause: Clause) -> bool:
    """Whether a clause only says over how many steps something went: 总量连续跨越三个台阶.

    Args:
        text: the view.
        clause: the clause.
    """
    return _STEPS.search(text, clause.start, clause.end) is not None


def is_threshold(words: Words, quantity: Quantity, quantities: list[Quantity], clause: Clause) -> bool:
    """Whether a number is part of a noun.

    Args:
        words: the words of the block.
        quantity: the number.
        quantities: the numbers of the clause.
        clause: the clause.
    """
    text = words.text
    end = quantity.span.end
    if quantity.kind is UnitKind.PERCENT:
        return _grades_by_share(text, quantity, quantities, clause)
    if quantity.kind in _RATES or quantity.kind is UnitKind.RANK:
        return False
    if _counts_from(text, quantity):
        return True
    if quantity.kind is UnitKind.MONEY and _OF_WORTH.match(text, end, clause.end):
        return True  # 支持1亿元至10亿元|产值企业
    if quantity.unit == "分" and quantity.comparator in _BOUNDS and _MARKED.match(text, end, clause.end):
        return True
    last = text[quantity.core.start - 1]  # cheaper to look at than the clause
    if last in "达到超过破于在" and quantity.kind is UnitKind.MONEY:
        if _SO_MANY_OF.search(text, clause.start, quantity.core.start):
            return True
    if quantity.kind is UnitKind.LENGTH and _AROUND.match(text, end, clause.end):
        return True  # 河道两岸1000米|范围内村庄
    if last in "个座条家片处块" and quantity.kind is not UnitKind.COUNT:
        if _ORDINAL_BEFORE.search(text, clause.start, quantity.core.start):
            return True  # 第二个|十万亩基地
    if (
        text.startswith("级", end) and (text[end + 1 : end + 2].isalpha() or text[end + 1 : end + 2] == "、")
    ) or _FIRST_OVER.search(text, clause.start, end):
        return True
    touching = any(q.span.end == quantity.span.start and q.kind is UnitKind.COUNT for q in quantities)
    if (
        touching
        and quantity.comparator in _BOUNDS
        and text.startswith("的", end)
        and quantity.kind is not UnitKind.COUNT
    ):
        return True  # 7个超1平方公里的地块
    if _is_graded(text, quantity, quantities, clause):
        return True
    if quantity.kind is not UnitKind.COUNT and describes_counted(words, quantity, quantities):
        return True
    if quantity.comparator in _BOUNDS and _BOTH.match(text, end, clause.end):
        return True  # 收入30万元以上|且总收入80万元以上的村
    if quantity.unit in ("个", "次") and _STEPS.match(text, end, clause.end):
        return True
    if _NAMED_BY_SIZE.match(text, end, clause.end):
        return True
    if quantity.comparator not in _BOUNDS:
        return False
    noun = right_phrase(words, end, clause.end).noun
    after = text[quantity.core.end : quantity.span.end]
    if quantity.kind is UnitKind.COUNT:
        bounded = quantity.unit.endswith(("人", "户")) and after.endswith(("以上", "以下"))
        if quantity.unit.endswith("户"):
            return bounded and _HAMLETS.match(noun) is not None  # 30户以上自然寨通畅率
        return bool(noun) and bounded and not _PEOPLE.search(noun[:8])
    if not noun:
        counted = any(q.core.end <= quantity.core.start and q.kind is UnitKind.COUNT for q in quantities)
        if quantity.kind is UnitKind.MONEY and quantity.normal > _OF_ONE:
            return False  # 11个项目投资突破1600亿元: all of them together
        return counted and _COUNTED_BEFORE.search(text[clause.start : quantity.core.start]) is not None
    if text.startswith("、", end) and not any(q.span.start == end + 1 for q in quantities):
        return False  # 产值突破400亿元、企业数量突破1500家: what follows is another item
    attributive = after.endswith(("以上", "以下", "及以上")) or text[end : end + 1] == "的" or not after
    if not attributive or _NOT_THRESHOLD.match(noun) or _is_measured(quantity, noun, after):
        return False
    return _BEARERS.match(noun) is not None


def _is_measured(quantity: Quantity, noun: str, after: str) -> bool:
    """Whether a number says how much there is of the noun behind it, and no size that works of that kind have."""
    return (not after or quantity.kind in (UnitKind.LENGTH, UnitKind.AREA)) and _MEASURED.search(noun) is not None


_HAVING = re.compile(r"的(?P<noun>[\u4e00-\u9fff]{1,8}?)(?:已|共|则|也)?(?:有|达到?|增至|增加到|新增)?$")


def describes_counted(words: Words, quantity: Quantity, quantities: list[Quantity]) -> bool:
    """采购额超过2亿元的县区有3个: the first number says which things the second counts."""
    following = next((q for q in quantities if q.core.start > quantity.core.start), None)
    if following is None or following.kind is not UnitKind.COUNT or quantity.comparator is Comparator.EQUAL:
        return False
    return _HAVING.match(words.text[quantity.span.end : following.span.start]) is not None
