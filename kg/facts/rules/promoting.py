"""Which industries a place promotes: that something is done for them, and not only how large they are or what they lack."""

from __future__ import annotations

import re
from functools import cache

from kg.facts.rules.carried_out import by_others
from kg.facts.rules.moment import Moment
from kg.lexicon import alternatives, word_list
from kg.model.document import Genre
from kg.model.fact import Predicate, Relation
from kg.model.mention import DIVISIONS, ORGANIZATIONS, Mention, NameClass

_PROMOTERS = DIVISIONS | {NameClass.PARK, NameClass.FUNCTIONAL_AREA, NameClass.SUBDISTRICT}


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(alternatives("predicates", "promote", "verbs"))


def promoted(moment: Moment, mention: Mention) -> list[Relation]:
    """That an industry is promoted, where the clause says so and does not only measure it or find it wanting.

    Args:
        moment: the clause.
        mention: the name of the industry in it.
    """
    first, last = moment.list_around(mention)
    behind = moment.behind(last)
    if behind.startswith(word_list("predicates", "promote", "measured")) or _fields_only(moment, first, behind):
        return []
    if any(other.kind in _NAMED_FOR for other in moment.around(mention)):
        return []  # 云岭|低空经济|研究分院: the name of a body says what it works on
    if by_others(moment, mention) or _DOING_BADLY.search(behind) is not None or _is_restrained(moment, first, behind):
        return []
    if (_GROWN.match(behind) or _TITLED.match(behind)) and not _verbs().search(moment.before(first)):
        return []
    heads = moment.words.strip("“”") == mention.name and not _GOES_ON.match(
        moment.text, moment.clause.end
    )  # 茶叶加工业,着力发展…: the clause is a heading
    if not (heads or _is_topic(moment, first, behind)) and not _verbs().search(moment.before(first) + "|" + behind):
        return []
    owner = _place_before(moment, mention)
    promoter = owner if owner is not None else moment.here
    return [moment.relation(promoter, Predicate.PROMOTES, moment.number(mention), confidence=0.7, method="promote")]


#: What is called after an industry is not the industry.
_NAMED_FOR = ORGANIZATIONS | {NameClass.HONOUR, NameClass.MEETING, NameClass.NAMED_EVENT}

#: 围绕图书借阅、茶叶加工等重点领域,: in which fields something else is done.
_AMONG = re.compile("(?:围绕|在)(?:[^,。;、]{2,8}、)*$")
_FIELDS = re.compile(
    "等?(?:重点|主要|关键)?(?:领域|方面)(?:的?(?:推广|示范|融合|规模化|深度|广泛|创新)*应用|(?:下功夫|持续发力|集中发力|发力)?$|(?:形成|取得|涌现)[^,。;:]{0,12}(?:成果|突破|进展))"
)
#: 聚焦要素、法治、产业、城区六大|领域: fields of all that a government does.
_ALL_FIELDS = re.compile("[^,。;:]{0,24}?(?:领域|方面)")
_OF_GOVERNMENT = re.compile(
    "政策|法治|政务|民生|城市建设|城区品质|治理|党建|要素|国债|补短板|乡村建设|科技创新|产业升级|文化建设"
)


def _fields_only(moment: Moment, first: Mention, behind: str) -> bool:
    if _ALL_FIELDS.match(behind) is not None and _OF_GOVERNMENT.search(moment.words) is not None:
        return True
    return _AMONG.search(moment.before(first)) is not None and _FIELDS.search(behind) is not None


#: An industry that does badly is none that is promoted.
_DOING_BADLY = re.compile(
    "还需|[还仍]处于|没有|未能|有待|尚待|仍待|亟待|亟需|仍需|尚需|尚未|仍未|依然|仍然|还不|尚不|不够|减弱|较小|较弱|偏小|偏弱|失速|乏力|低迷|放缓|疲软|不振|萎缩|下滑|不强|不优|不足|不快|不高|缺乏|缺少"
)
_WANTING = re.compile("不[强高足优够大多快]|偏[低小弱少]|滞后|薄弱|下[降滑]|缓慢|制约|困难|短板|指标")


#: 甲、乙等新兴产业|增长20%: how much they grew is measured, and their kind is no deed.
_GROWN = re.compile(
    r"等?[^,。;:、]{0,8}?(?:产业|行业|领域)(?:分别|同比|累计|均|产值|增加值|营收|投资)*(?:增长|增速)\D{0,4}\d"
)


@cache
def _restraining() -> re.Pattern[str]:
    return re.compile(rf"[^,。;:、]{{0,10}}?(?:{alternatives('predicates', 'promote', 'restraining')})")


def _is_restrained(moment: Moment, first: Mention, behind: str) -> bool:
    """Whether a clause tells how industries are held back or cleaned: 钢铁、水泥等行业|超低排放改造, 化解|煤炭产能."""
    before = moment.before(first).rstrip("“")
    return _restraining().match(behind) is not None or before.endswith(
        word_list("predicates", "promote", "restraining_before")
    )


#: 建筑业|达到67亿元, 某产业|规模突破万亿元: how much of it there is.
_AMOUNTS = re.compile(
    r"(?:集群|链)?(?:总)?(?:规模|总量|体量)?(?:预计|累计|已|首次)*(?:达到?|突破|超过?|实现)[^,。;:、]{0,4}?[\d百千万亿]"
)
#: 某产业集群|获评省级特色集群: what was won is told.
_TITLED = re.compile(
    r"(?:产业)?(?:集群|链)(?:成功|正式|分别|均|已|全部)*(?:获评|获批|获得?|荣获|入选|入围|被[认评列确]|列入|纳入|晋升|升级为|跻身)"
)


#: 建筑业|,住宿餐饮业等4个行业增长12%: a list of what is measured.
_GOES_ON = re.compile(r",[^。;\n]{0,30}?(?:个行业|行业[^,。;]{0,6}增|增长|增速)")


def _is_topic(moment: Moment, first: Mention, behind: str) -> bool:
    """Whether a clause of a report opens with industries and tells what is done with them: 新能源产业|厚积薄发."""
    if moment.document.context.genre is Genre.NEWS or moment.before(first).strip("“") or not behind:
        return False
    if _AMOUNTS.match(behind) is not None:
        return False
    told = behind[:1].isalpha() and not behind.startswith(("等", "是", "为", "的", "占", "和", "及"))
    return told and first.name.endswith(("业", "经济")) and _WANTING.search(behind) is None


def _place_before(moment: Moment, mention: Mention) -> int | None:
    """The place whose industry it is: named right before it or before what it is joined to (甲县|电子和|化工), or behind it.

    What an industry is said to be, it is for the place named behind 是: 某产业是|某市|重点发展的产业.
    """
    above = {division.code for division in moment.document.context.ancestors}
    at = mention.span.end + 1
    for other in moment.names:
        if other.kind in _PROMOTERS and other.span.start == mention.span.start:
            return None if other.code in above else moment.number(other)  # 某市|风电产业; 瞄准|某省|十大产业集群
        if other.kind in _PROMOTERS and other.span.start == at and moment.text[at - 1] == "是":
            return moment.number(other)
    at = mention.span.start
    for other in reversed(moment.names):
        if other.span.end > at or other.span.start >= mention.span.start:
            continue
        if other.span.end == at and other.kind in _PROMOTERS:
            return None if other.code in above else moment.number(other)
        if other.kind is not NameClass.INDUSTRY or moment.text[other.span.end : at] not in ("和", "及", "与"):
            return None
        at = other.span.start
    return None
