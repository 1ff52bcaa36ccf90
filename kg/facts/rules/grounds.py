"""What a longer name or its class tells for or against a thing's lying in the place: works, routes, waters, founders."""

from __future__ import annotations

import re
from functools import cache

from kg.facts.rules.moment import Moment, opens
from kg.facts.rules.stages import stage_of
from kg.lexicon import alternatives, word_list
from kg.model.mention import Mention, NameClass

_OWN_LEVEL = frozenset("县区市")
_ROUTES = frozenset({NameClass.ROAD, NameClass.PROJECT, NameClass.WATER_BODY})
_ROUTE = re.compile("[至到—-]")
_LONG_LINES = ("铁路", "高铁", "城际", "高速", "高速公路", "国道", "省道", "运河", "渠", "工程", "线")
_BRANCHES = ("连接线", "引线", "互通", "出口", "入口", "收费站", "联络线", "支线")
_SECTIONS = ("段", "段工程", "段项目")
#: Schools and houses that serve the place they are in; a university or institute may be at home anywhere.
_SERVING = ("医院", "中学", "小学", "一中", "二中", "三中", "四中", "学校", "幼儿园", "卫生院", "保健院", "中心", "福利院", "敬老院", "所", "站", "馆")  # fmt: skip
#: What a house elsewhere opens, runs or lends its name to: 某中学|新城分校, 某医院|某市院区.
_ELSEWHERE = re.compile("分校|分院|附属|合作|集团|院区|校区|联盟|专家|托管|办|学校|新校")
_FOUNDERS = re.compile(
    r"(?:成立|新?组建|创新建立|建立|发起成立|筹建|设立)(?:了|全[省市国区县](?:首家|首个)?|首家|首个)*[“]?$"
)
_OWN_BODY = re.compile(r"[市区县](?:[\u4e00-\u9fff]{2,8})局$|[\u4e00-\u9fff]{2,8}局$")
#: A line is called after the place that it leads to: 某县|线.
_LINES = ("号线", "铁路", "高铁", "城际", "城际铁路", "市域线", "市域铁路")
#: So are lines of other kinds, but no 生产线 or 接线.
_LINE = re.compile("(?<![产水景接])线(?:[一二三]期|[东南西北]?延(?:伸段|伸|长线)?)?(?:工程)?$")


def is_line(mention: Mention) -> bool:
    """Whether a name is that of a line, which is called after the place that it leads to: 某县|线二期.

    Args:
        mention: the name.
    """
    return mention.name.endswith(_LINES) or (
        mention.kind is NameClass.PROJECT and _LINE.search(mention.name) is not None
    )


def is_project_here(moment: Moment, mention: Mention) -> bool:
    """Whether a firm's name stands for a project of its that is being built or was finished."""
    if moment.before(moment.list_around(mention)[0]).endswith(_COURTED):
        return False  # 盯紧|甲公司、乙公司等项目: they have not come
    return moment.as_project(mention) and stage_of(moment, mention) is not None


_COURTED = ("盯紧", "紧盯", "跟进", "密切跟进", "洽谈", "对接", "跟踪")


#: 某水库|大坝, 某水库|除险加固工程; but not 某水库|引水工程.
_OF_ITS_DAM = re.compile(
    "(?:大坝|主坝|溢洪|除险|加固|扩建|扩容|增容|枢纽|维修|清淤|改造|治理|整治|综合治理|项目|工程|[一二三]期)"
)


def is_own_water(moment: Moment, mention: Mention) -> bool:
    """Whether a water is one that a district may have: no great river, no bay, and none that only names something else.

    A park is called after a lake, and works on a river (某河|综合整治工程) say only that it passes through.
    """
    if mention.name.endswith("水库") and moment.is_nested(mention):
        # A reservoir lies where its dam does, but not where its water is led to.
        around = moment.around(mention)
        return all(opens(mention, o) and _OF_ITS_DAM.match(o.name, len(mention.name)) for o in around)
    return not (moment.is_nested(mention) or mention.name.endswith(word_list("predicates", "waters", "great")))


def is_founded(moment: Moment, mention: Mention) -> bool:
    """Whether the clause says that a body or a firm is founded here, or it is an office of the place: 县教育局."""
    if mention.kind in (NameClass.ORGANIZATION, NameClass.ENTERPRISE):
        return _FOUNDERS.search(moment.before(moment.list_around(mention)[0])) is not None
    if mention.kind is NameClass.GOVERNMENT_BODY:
        return _OWN_BODY.fullmatch(mention.name) is not None and not mention.name.startswith("国家")
    return False


@cache
def _works() -> tuple[re.Pattern[str], re.Pattern[str]]:
    listed = alternatives("predicates", "works", "words")
    return re.compile(f"(?:{listed})"), re.compile(f"(?:{listed}|项目|工程)+(?:[一二三四五]期)?")


def is_work(rest: str, kind: NameClass) -> bool:
    """Whether the rest of a project's name behind that of a place tells of works on the place itself.

    >>> is_work("活化改造", NameClass.PARK), is_work("污水处理厂项目", NameClass.PARK)
    (True, False)
    """
    opening, whole = _works()
    if kind in (NameClass.FACILITY, NameClass.GREEN_SPACE, NameClass.COMPOUND):
        return True
    return opening.match(rest) is not None or whole.fullmatch(rest) is not None


def leads_on(moment: Moment, mention: Mention) -> bool:
    """Whether a longer name says that what it names is elsewhere too, or only from where to where a road leads.

    A university of which a school is named after, a railway of which a section lies here, 甲村至乙村公路.
    """
    around = [o for o in moment.names if o.span.contains(mention.span) and o.span != mention.span]
    if mention.name.endswith(_LONG_LINES[:5]) and moment.text.startswith(_BRANCHES, mention.span.end):
        return True  # 某高速|连接线, 某铁路|引线: the line itself is only near
    if not around:
        return False
    if mention.kind is NameClass.PUBLIC_INSTITUTION:
        if mention.name[0] in _OWN_LEVEL:
            return False
        return not mention.name.endswith(_SERVING) or any(
            _ELSEWHERE.search(o.name[len(mention.name) :]) for o in around
        )
    if mention.kind is NameClass.NEIGHBOURHOOD:
        return any(o.kind in _ROUTES and _ROUTE.search(o.name) for o in around)
    return mention.name.endswith(_LONG_LINES) and any(
        o.span.start == mention.span.start and o.name.endswith(_SECTIONS) for o in around
    )


#: 力争在某号线开通|时,…: when something else is to be.
_WHEN = re.compile(r"[^,。;:、]{0,8}?(?:之?时|之际|之前|之后)$")


def may_lie_in(moment: Moment, mention: Mention, area: int) -> bool:
    """Whether what a paragraph about an area names may lie in that: no line, and nothing that only says when.

    Args:
        moment: the clause.
        mention: the name in it.
        area: the number of the area.
    """
    if is_line(mention) or _WHEN.fullmatch(moment.behind(mention)):
        return False
    return not tells_of(moment, area)


def tells_of(moment: Moment, area: int) -> bool:
    """Whether the clause tells of the area itself: 某新城位于某工业区 puts nothing into the new town.

    Args:
        moment: the clause.
        area: the number of the area.
    """
    within = ("内", "中", "的", "里")
    own = [m for m in moment.names if moment.number(m) == area]
    return any(not moment.text.startswith(within, m.span.end) for m in own)
