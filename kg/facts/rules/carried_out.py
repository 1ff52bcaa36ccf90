"""Who carries out a named policy or campaign: the place itself, or the zone or county that the sentence is about."""

from __future__ import annotations

import re
from functools import cache

from kg.facts.rules.moment import Moment
from kg.lexicon import alternatives, word_list
from kg.model.document import Genre
from kg.model.fact import Predicate, Relation
from kg.model.mention import DIVISIONS, Mention, NameClass

#: Zones that have an administration of their own, which acts for them.
_WITH_OFFICES = ("开发区", "高新区", "经开区", "新区", "新城", "保税区", "自贸区", "示范区", "园区", "合作区", "试验区")
#: How a place is laid out is no policy: “一核两带”, “一心、两轴、三片”; with 战略 or 规划 behind it, it is one.
_LAYOUT = re.compile(
    "(?:[一二两三四五六七八九十百多双][\u4e00-\u9fff]?(?:[心核环圈轴带廊脊射横纵联极翼片区园点线组团城镇谷湾]|组团|支点|中心|示范)(?:、|,)?){2,}"
)
_LAID_OUT = ("战略", "规划", "计划", "思路", "布局思路", "行动", "工程", "部署", "目标", "发展战略")


#: Places with a government, which carries policies out.
_ACTING = DIVISIONS | {NameClass.SUBDISTRICT}
#: What is called after a policy that stands in its name: “互联网+”|未来科技城.
_CALLED = frozenset(
    {
        NameClass.PROJECT,
        NameClass.PARK,
        NameClass.FACILITY,
        NameClass.FUNCTIONAL_AREA,
        NameClass.ENTERPRISE,
        NameClass.PUBLIC_INSTITUTION,
        NameClass.HONOUR,
        NameClass.PRODUCT,
        NameClass.ROAD,
        NameClass.GREEN_SPACE,
        NameClass.COMPOUND,
    }
)


def by_others(moment: Moment, mention: Mention) -> bool:
    """Whether the clause opens with somebody else who does it: 国家着力推进…, 全省上下深入开展….

    Args:
        moment: the clause.
        mention: the name of what is done.
    """
    before = moment.before(mention).lstrip("同时随着当前,、 ")
    return before.startswith(word_list("predicates", "implement", "others"))


#: A plan that is drawn up is not yet carried out, and “5+2”|产业集群 are industries.
_DRAWN_UP = re.compile("(?:《[^》]{2,30}》)*(?:和[^,。;、]{2,10}|等[^,。;:、]{0,6})?的?(?:编制|修编)")
_INDUSTRIES = re.compile("(?:战新|战略性新兴|重点|特色|优势|主导|支柱|先进制造业)*(?:产业(?:集群|链|和|及|、|$)|集群)")


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(alternatives("predicates", "implement", "verbs"))


@cache
def _named_after() -> re.Pattern[str]:
    """What is called after a policy, or what is measured of it: “两红三优”|特色农产品, 城乡居民养老保险、医疗保险|参保率."""
    things = alternatives("predicates", "implement", "things")
    measured = alternatives("predicates", "implement", "measured")
    return re.compile(rf"[^,。;:、的]{{0,4}}?(?:{things})|(?:[、和及][^,。;:、]{{2,8}}?)?(?:{measured})")


def _only_named(moment: Moment, mention: Mention, behind: str) -> bool:
    """Whether something else is told: of a thing that is called after the policy, of its figures, of how a place is laid out."""
    if _LAYOUT.fullmatch(mention.name.strip("“”")) and not behind.startswith(_LAID_OUT):
        return True
    if any(other.kind in _CALLED for other in moment.around(mention)):
        return True
    return _named_after().match(behind) is not None


def _is_drawn_up(moment: Moment, mention: Mention) -> bool:
    """Whether a plan, or the list of plans that it stands in, is only drawn up: 启动甲规划和乙规划|编制."""
    return any(_DRAWN_UP.match(moment.behind(last)) for last in (mention, moment.list_around(mention)[1]))


#: 打造某河“百里画廊”, 擦亮“云岭蓝”: what is to come into being; a phrase that counts its parts (“四套体系”) is a scheme.
_TO_BE = re.compile("(?:打造|成为|变成|擦亮)(?:了|成|一批|一个)*[^,。;:“、]{0,10}“$")
_COUNTS = re.compile(r"[\d一二三四五六七八九十百千两双+]")
#: “某某运营商”|为定位, “某规划”|谋篇布局之年.
_YEAR_OF = re.compile("(?:为定位|为座右铭|为灵魂|为主题|(?:[^,。;:收冲]{0,10})?(?:谋篇|谋划|编制)[^,。;:]{0,4}之年)")


#: Those above inspect a place, which only mends what they found: 中央某督察|整改.
_INSPECTION = re.compile(
    "(?:^|轮|次)(?:中央|国家|党中央|国务院|省|省委|生态环境部)[^,。;]{0,10}(?:督察|督查|巡视)(?:“?回头看”?)?$"
)


def _is_vision(moment: Moment, mention: Mention) -> bool:
    """Whether words in quotation marks tell what a place is to become, which is no policy that it carries out."""
    if mention.kind is not NameClass.POLICY or _COUNTS.search(mention.name) is not None:
        return False
    bare = moment.text[mention.span.end : mention.span.end + 1] == "”"
    return bare and _TO_BE.search(moment.before(mention)) is not None


def _who(moment: Moment) -> int:
    """The county, town or zone with offices of its own that the sentence is about, or else the place that speaks."""
    host = moment.host
    if host is None:
        return moment.place
    if moment.table.kind_of(host) in _ACTING or moment.table.first_name(host).endswith(_WITH_OFFICES):
        return host
    return moment.place


def implemented(moment: Moment, mention: Mention) -> list[Relation]:
    """That a policy is carried out, where the clause says so and not only mentions it.

    Args:
        moment: the clause.
        mention: the name of the policy in it.
    """
    if by_others(moment, mention) or moment.before(mention).endswith(word_list("predicates", "implement", "listing")):
        return []
    behind = moment.behind(mention)
    if _only_named(moment, mention, behind):
        return []
    if (
        mention.name.endswith("思想")
        or _is_drawn_up(moment, mention)
        or ("+" in mention.name and _INDUSTRIES.match(behind))
    ):
        return []
    if _INSPECTION.search(mention.name) or _is_vision(moment, mention) or _YEAR_OF.match(behind):
        return []
    if any(m.kind is NameClass.ENTERPRISE and mention.name.startswith(m.name) for m in moment.names):
        return []  # 某集团|整体发展战略
    if moment.document.context.genre is Genre.NEWS and any(
        m.kind is NameClass.ENTERPRISE and m.span.end <= mention.span.start for m in moment.names
    ):
        return []  # 某公司为响应某战略,…
    around = moment.lead[-12:] + moment.before(mention) + "|" + moment.behind(mention)[:16]
    opens = mention.span.start <= moment.clause.start + 1 and not moment.is_nested(mention)
    done = opens and not moment.behind(mention).startswith(word_list("predicates", "implement", "told_of"))
    if not done and not _verbs().search(around):
        return []  # what opens a clause of a report is the place's own: “三清一改”|拆除违建500处
    return [
        moment.relation(_who(moment), Predicate.IMPLEMENTS, moment.number(mention), confidence=0.7, method="implement")
    ]
