"""What only things of a class have (visitors, tenants, beds, deals): a clause that opens with it goes on about such a thing."""

from __future__ import annotations

import re

from kg.lexicon import word_list, words
from kg.mentions.reading import Reading
from kg.model.mention import DIVISIONS, NameClass

_PLACES = frozenset({NameClass.PARK, NameClass.FUNCTIONAL_AREA, NameClass.FACILITY, NameClass.GREEN_SPACE})
_HOUSES = frozenset(
    {NameClass.PUBLIC_INSTITUTION, NameClass.ORGANIZATION, NameClass.FACILITY, NameClass.COMPOUND, NameClass.PROJECT}
)
_PLANTS = frozenset(
    {
        NameClass.PROJECT,
        NameClass.FACILITY,
        NameClass.WATER_BODY,
        NameClass.PUBLIC_INSTITUTION,
        NameClass.ORGANIZATION,
    }
)
#: 某厂建成投产,|可提供岗位300个.
_CAN = re.compile("(?:预计|每年|年|将|建成后|投产后|达产后)*可(?!再生|持续|支配|比|利用|用财|循环|追溯|信)")
#: What is told of for what was agreed on, shown and won there.
EVENTS = frozenset({NameClass.NAMED_EVENT, NameClass.MEETING})
#: Whose visitors, tenants, beds, pupils and deals a text tells of.
_OWNERS = {
    "visitors": _PLACES | {NameClass.ROAD, NameClass.WATER_BODY},
    "tenants": _PLACES,
    "beds": _HOUSES,
    "deals": EVENTS,
    "shares": frozenset({NameClass.ENTERPRISE}),
    "sales": frozenset({NameClass.ENTERPRISE}),
    "capacities": _PLANTS,
    "works_out": _PLANTS | {NameClass.PARK},
    "progress": frozenset({NameClass.PROJECT, NameClass.FACILITY, NameClass.ROAD}),
    "traffic": frozenset({NameClass.FACILITY, NameClass.ROAD, NameClass.PROJECT}),
}
_DOING = re.compile(
    "^(?:按(?:一|两|三|[1-3])年计|按年计|全年|年内|现已|已|累计|共|实现|完成|可|将|预计|力争|确保|年均|每年|日均|年|目前|现有|当年|当天|期间|现场|一次性|规划|设计|设置|创造|创(?=[收社综经]))+"
)
#: 参加某博览会,|全年签约项目30个: what a year saw is no affair of one fair.
_ALL_YEAR = ("全年", "年内", "每年", "年均", "上半年", "一年来", "五年来", "截至", "目前")
#: What goes to a fair, or only prepares it, speaks of itself.
_ATTENDING = re.compile("参加|参与|出席|组团|赴|利用|依托|借助|借力|通过|亮相|筹备|筹办|围绕|借|受邀|应邀")
#: 吸引海内外2000余名客商, 汇聚30多个国家的选手: whom a fair draws, by their number; a place draws visitors only.
_DRAWS = re.compile(
    r"(?:吸引|汇聚|迎来)了?(?:[^,。;:、\d]{0,14}(?:、[^,。;:、\d]{1,6}){0,2}?)?(?:近|超|逾|超过|约)?[\d.两三四五六七八九十百千]+[多余几]?[万千百]?[多余]?"
    r"(?P<visits>人次|(?:名|位|人)(?![才员]))?"
)
#: 用90天|就建成投用: how long it took to build a thing.
_TOOK = re.compile(
    r"(?:仅|只)?(?:用|历时|用时|耗时)了?\d+多?(?:天|个多?月|年)(?:时间)?(?:就|便|即|全面)?(?:建成|完成|完工|竣工|投用|交付|封顶)"
)
#: 科创园|项目: the works of a park are spoken of as the park.
_OF_PARK = re.compile("园(?:[一二三四]期)?(?:项目|工程)$")
#: 棚改项目进入回迁阶段,|900户居民完成选房.
_SETTLED = re.compile(
    r"(?:已|共|累计|目前)*(?:[\d.]+万?[余多]?户(?:居民|业主|群众|村民)?(?:已|全部|顺利|均)*(?:完成)?(?:选房|签约|搬迁|回迁|腾空|交房)|(?:完成)?签约(?:率|户数|\d+户))"
)
_CLEARED = re.compile("棚改|棚户区|旧改|城中村|拆迁|征迁|征拆|征收|回迁|城市更新|片区改造|旧村改造")
#: Whom a place draws that does not come to see it.
_NO_VISITORS = re.compile("人才|博士|专家|院士|企业家|就业|创业")
#: Words between the name of a fair and what is told of it: 某博览会期间|签约项目38个.
_AT_FAIR = re.compile("(?:期间|现场|会上|上)?(?:共|累计|已|实现)*")
_LONGEST = 24


#: What is done to a plant or a house: what it can do after that is its own.
HOSTS = frozenset({NameClass.FACILITY, NameClass.PUBLIC_INSTITUTION, NameClass.WATER_BODY})


#: 目前|9栋单体建筑已封顶: parts of what is built, by their number.
_PARTS = re.compile(
    r"(?:\d+|[两三四五六七八九十]+)(?:栋|幢|座|条|台|层|孔)[^,。;、的]{0,6}?(?:单体|主体|厂房|楼|宿舍|生产线|机组|车间|养殖小区|放养小区|鸡舍|猪舍|桥墩|桥塔|主塔|支洞|导洞)"
)
#: What is built of such parts, and what serves others.
_BUILDINGS = _HOUSES | {NameClass.ROAD, NameClass.WATER_BODY, NameClass.PARK, NameClass.GREEN_SPACE}
_SERVERS = (_HOUSES - {NameClass.COMPOUND}) | {NameClass.PARK}


def tells_of_parts(text: str, start: int, kind: NameClass) -> bool:
    """Whether words open with parts of what is built, by their number.

    >>> tells_of_parts("17栋厂房已封顶", 0, NameClass.PROJECT), tells_of_parts("17所学校已封顶", 0, NameClass.PROJECT)
    (True, False)
    """
    return kind in _BUILDINGS and _PARTS.match(text, start) is not None


def serves(verb: str, kind: NameClass) -> bool:
    """Whether a verb tells what a thing that serves others does for them.

    >>> serves("培养", NameClass.PUBLIC_INSTITUTION), serves("新建", NameClass.PUBLIC_INSTITUTION)
    (True, False)
    """
    return kind in _SERVERS and verb in words("cues", "affairs", "serves")


def can_do(text: str, start: int) -> bool:
    """Whether words open with what a thing can do once it is there.

    >>> can_do("可直接提供就业岗位300个", 0), can_do("可再生能源装机30万千瓦", 0)
    (True, False)
    """
    return _CAN.match(text, start) is not None


def opens_with_affair(text: str, start: int, kind: NameClass) -> bool:
    """Whether words open with what only things of a class have.

    >>> opens_with_affair("年接待游客80万人次", 0, NameClass.GREEN_SPACE)
    True
    >>> opens_with_affair("年接待游客80万人次", 0, NameClass.ENTERPRISE)
    False

    Args:
        text: the view.
        start: where the words begin.
        kind: the class of the thing.
    """
    if kind in DIVISIONS:
        return False
    words = text[start : start + _LONGEST]
    opening = _DOING.sub("", words)
    if kind in EVENTS and words.startswith(_ALL_YEAR):
        return False
    return _draws(opening, kind) or any(
        opening.startswith(listed) or words.startswith(listed)
        for name, kinds in _OWNERS.items()
        if kind in kinds
        for listed in (word_list("cues", "affairs", name),)
    )


def progresses(text: str, start: int) -> bool:
    """Whether words open with how far works have come, by their parts.

    >>> progresses("已完成路基28公里", 0), progresses("新增床位80张", 0)
    (True, False)
    """
    words = text[start : start + _LONGEST]
    listed = word_list("cues", "affairs", "progress")
    return words.startswith(listed) or _DOING.sub("", words).startswith(listed)


def acts_as(kind: NameClass, name: str) -> NameClass:
    """The class whose affairs a thing has by the end of its name: the works of a park have tenants, a seat of a firm sells.

    >>> acts_as(NameClass.PROJECT, "云岭科创园项目").name, acts_as(NameClass.PROJECT, "海川集团华南总部").name
    ('PARK', 'ENTERPRISE')
    """
    if kind is NameClass.PROJECT and _OF_PARK.search(name) is not None:
        return NameClass.PARK
    return NameClass.ENTERPRISE if name.endswith("总部") else kind


def settles(text: str, start: int, name: str) -> bool:
    """Whether a clause says how many households a clearance has signed with or moved.

    >>> settles("900户居民完成选房", 0, "云岭片区棚改项目"), settles("900户居民完成选房", 0, "云岭科创园项目")
    (True, False)
    """
    return _SETTLED.match(text, start) is not None and _CLEARED.search(name) is not None


def took(text: str, start: int, kind: NameClass) -> bool:
    """Whether a clause says in how much time a thing was built.

    >>> took("仅用90天就建成投用", 0, NameClass.FACILITY), took("用3年时间完善制度", 0, NameClass.FACILITY)
    (True, False)
    """
    return kind in _OWNERS["progress"] and _TOOK.match(text, start) is not None


def _draws(words: str, kind: NameClass) -> bool:
    """Whether words tell whom a fair or a place that can be visited draws, by their number.

    >>> _draws("吸引海内外2000余名客商", NameClass.NAMED_EVENT), _draws("吸引客商2000余名", NameClass.NAMED_EVENT)
    (True, True)
    >>> _draws("吸引游客9万人次", NameClass.GREEN_SPACE), _draws("吸引9万人次接受教育", NameClass.FACILITY)
    (True, True)
    >>> _draws("吸引企业36家", NameClass.GREEN_SPACE), _draws("吸引青年人才80名", NameClass.FACILITY)
    (False, False)
    """
    drawn = _DRAWS.match(words)
    if drawn is None:
        return False
    visited = kind in _OWNERS["visitors"] and drawn["visits"] is not None
    return kind in EVENTS or (visited and _NO_VISITORS.search(words) is None)


def attends(front: str) -> bool:
    """Whether words before the name of a fair say that somebody goes there, or sees to it that it will be held.

    >>> attends("组团参加"), attends("成功举办")
    (True, False)
    """
    return _ATTENDING.search(front) is not None


#: 吸引了来自各地的近两百名客商|参加: of the fair that was just named.
_TAKE_PART = re.compile(
    "(?:参加|参与|参会|与会|出席|参展|参赛|到会|观展|观演|观赛|观看|打卡)(?:本次|此次|了)?(?:活动|会议|大会)?$"
)


def take_part(text: str, start: int, end: int) -> bool:
    """Whether a clause says that so many take part.

    >>> take_part("近两百名客商参加", 0, 8), take_part("近两百名客商返乡", 0, 8)
    (True, False)
    """
    return _TAKE_PART.search(text, start, end) is not None


def behind_fair(text: str, at: int) -> int | None:
    """Where what is told of a fair begins behind its name (某博览会期间|签约项目38个), or None where nothing is.

    >>> behind_fair("博览会期间签约项目38个", 3), behind_fair("博览会筹备工作", 3)
    (5, None)
    """
    found = _AT_FAIR.match(text, at)
    told = found.end() if found is not None else at
    return told if opens_with_affair(text, told, NameClass.NAMED_EVENT) else None


#: So far into a clause of a story what only firms have may stand.
_BUSINESS = 10


def of_business(reading: Reading, start: int, *, news: bool) -> bool:
    """Whether a clause opens with what only firms have: 净利润, in a story also 空调产销量, 家用空调年产能.

    Args:
        reading: the block.
        start: where the clause opens, behind its adverbs.
        news: whether the document is a story; a report goes from a firm to the crops and firms of its place at once.
    """
    text = reading.words.text
    stop = next(
        (at for at in range(start, min(start + _BUSINESS, len(text))) if not text[at].isalpha()), start + _BUSINESS
    )
    nouns = [word for word in words("cues", "business", "nouns") if word in text[start:stop]]
    return any(news or not word.startswith("年") or text.startswith(word, start) for word in nouns)


def tells_of_group(reading: Reading, start: int) -> bool:
    """Whether the first number behind a place counts firms: 纳税前100名|企业."""
    count = next((q for q in reading.quantities if q.span.start >= start), None)
    return count is not None and reading.words.text.startswith(("企业", "商户"), count.span.end)
