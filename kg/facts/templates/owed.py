"""One table of what a bare noun is of, and of the words by which a sentence has told it before: asked once for each figure.

消费品以旧换新稳步推进,|拨付补贴资金900万元; 居民参与事件处置,|处置时限缩短到40分钟; 未发生较大交通事故,|死亡人数下降8%. Each row of the
table says which nouns lack what, and which words can tell it; the nearest of them in the sentence counts, and of the sentence
before only where that has no figure and the noun opens its own. Where nothing tells it, the noun stays bare.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg.facts.binding import Draft, State
from kg.lexicon import alternatives, table
from kg.model.fact import Measure

_LONGEST = 24
#: So far from its clause's beginning a noun may stand that opens it: 全年累计|投入资金.
_OPENING = 8


class Row(NamedTuple):
    """Which nouns lack what, and what tells it.

    Attributes:
        nouns: the whole of an indicator that lacks something: its `verb`, what `sort` of thing it is, and its `noun`.
        told: how a sentence says `of` what.
        before: whether the sentence before may say it.
        levels: whether it is asked only where a level is told.
        added: what stands between the two.
    """

    nouns: re.Pattern[str]
    told: re.Pattern[str]
    before: bool = False
    levels: bool = True
    added: str = ""


@cache
def _rows() -> tuple[Row, ...]:
    """The table; its words are in the lexicon."""
    verbs = f"(?P<verb>(?:{alternatives('cues', 'owed', 'given')})*)"
    return (
        # 消费品以旧换新…,|拨付补贴资金: what public money is for.
        Row(
            re.compile(
                f"{verbs}(?P<sort>各类|各级|各项)?(?P<noun>(?:专项|补助|补贴|扶持|奖励|奖补|惠民)*资金|补助|补贴)"
            ),
            re.compile(
                f"(?P<of>{alternatives('cues', 'owed', 'purposes')})(?![^《》,。;]*》)"
                "|(?P<named>“[^“”]{2,10}”)(?:、“[^“”]{2,14}”)*等[^,。;“]{0,6}政策"
                "|[对为向](?:全[市区县旗]|各级|各类|各)?(?:\\d[\\d万余多]*[名户家位个])?(?P<whom>[一-鿿]{2,12}?)(?:累计)?(?:发放)?$"
            ),
            before=True,
        ),
        # 救助贫困学生600人次,|发放救助资金.
        Row(
            re.compile("(?P<verb>(?:累计|共)*(?:发放)?)(?P<noun>救助(?:资金|款|金(?!额))|救助金额)"),
            re.compile(
                f"(?:救助|资助|资助帮扶|帮扶)(?P<of>[一-鿿]{{0,4}}(?:{alternatives('cues', 'owed', 'helped')}))"
                f"|(?P<named>{alternatives('cues', 'owed', 'help')})(?=(?:社会)?救助|救助|$|[,、逾])"
                "|对(?P<whom>[一-鿿]{2,6}(?:人群|群体|人员|家庭|对象))的?(?:救助|帮扶)力度"
            ),
        ),
        # 设施蔬菜产业快速发展。|种植面积….
        Row(
            re.compile("(?P<noun>(?:种植|栽培|栽植|养殖)(?:总)?(?:面积|规模))"),
            re.compile(
                "(?<![一-鿿])(?:(?:大力|积极|加快|持续|着力|重点|不断|稳步|全力)*(?:发展|培育|壮大|做大|做强|做优|推广|扩大)+)?"
                "(?P<of>茶|[一-鿿、]{2,12}?)等?(?:特色|优势|主导|支柱)*(?:产业|种植业|种植|栽培)(?=[,、]|[^,。;的、]{2})"
            ),
            before=True,
        ),
        # 把家庭手工业作为…,|从业人员….
        Row(
            re.compile("(?P<noun>从业人员|从业人数|(?:从业人员)?人均年?收入)"),
            re.compile(
                "[把将](?P<of>[一-鿿]{2,10}?(?:业|产业|作坊|经济))(?:作为|当作)"
                "|(?<![一-鿿])(?P<named>[一-鿿]{2,6})(?=(?:种植|栽培|养殖)(?:面积|规模)|产业)"
            ),
        ),
        # 参与事件处置,|处置时限….
        Row(
            re.compile("(?P<noun>(?:平均)?(?:处置|响应)(?:时限|时间|时长))"),
            re.compile(
                f"(?P<of>{alternatives('cues', 'possessed', 'handled_of')})(?=(?:的)?(?:快速|高效|闭环)?(?:处置|响应))"
            ),
            levels=False,
        ),
        Row(
            re.compile("(?P<noun>(?:平均)?(?:审批|办理|办结)(?:时限|时间|时长|数量|环节))"),
            re.compile(
                "(?<![一-鿿])(?P<of>[一-鿿]{2,8}(?:项目|事项))(?=推行|实行|试行|全面)"
                f"|(?P<named>{alternatives('cues', 'owed', 'permits')})(?=审批)"
            ),
            levels=False,
        ),
        # 未发生较大交通事故,|死亡人数….
        Row(
            re.compile("(?:事故)?(?P<noun>(?:死亡|亡人|受伤|伤亡)(?:人)?数|宗数|起数)"),
            re.compile(f"(?P<of>{alternatives('cues', 'owed', 'harmed')})(?=事故|形势)"),
            levels=False,
            added="事故",
        ),
        # 提升餐饮业发展能级,|营收超10亿元企业; 百亿级建筑业企业2家、|十亿级企业.
        Row(
            re.compile(
                "(?P<verb>(?:[一-鿿]{2,4}超?|超)?(?:\\d+|[一二三五七八九十百千]+)亿?元?(?:级|以上|元)(?:的)?)(?P<noun>企业)"
            ),
            re.compile(
                "(?:级|以上|元)的?(?P<of>[一-鿿]{2,6}业)企业"
                "|(?:提升|推动|促进|加快|壮大|做强|做优)(?P<named>[一-鿿]{2,8}业)(?:高质量|创新|提质|集聚)*(?:发展|增效|能级|扩容)*[,、]$"
            ),
        ),
        # 纺织产业集群加快发展,|规上企业40家.
        Row(
            re.compile("(?P<noun>(?:规上|规模以上|龙头|骨干|上下游|链上|重点|高新技术)?企业(?:数量|总数)?)"),
            re.compile(
                "(?<![一-鿿])(?P<of>[一-鿿]{2,8}(?:产业集群|产业链|产业|集群))"
                "(?=(?:加快|加速|不断|蓬勃|持续|快速|迅速|稳步|提质|集聚|发展|做大|做强|壮大|向|从|延链|补链|强链)[^,。;、的]{1,8}[,;])"
            ),
        ),
        # 上线“云门票”平台,|订单量9万单.
        Row(
            re.compile("(?P<noun>(?:总)?订单量|办件量|访问量|点击量|注册用户)"),
            re.compile(
                "(?:建成|建强|用好|上线|推出|打造|搭建|依托|建设|升级)*"
                "(?P<of>(?:“[^“”]{2,10}”|[一-鿿]{2,8}?)(?:服务|交易|线上)*(?:平台|小程序))"
            ),
        ),
        # 举办油菜花节,8万人到场,|在线观看人数.
        Row(
            re.compile("(?P<noun>(?:在线|线上|线下|现场)*(?:观看|参会|参赛|观展|观赛|参展)(?:总)?(?:人数|人次))"),
            re.compile(
                "(?:举办|承办|主办)了?(?:首届|第[一二三四五六七八九十百\\d]+届|20\\d\\d年?)*"
                f"(?P<of>[^,。;、]{{2,12}}?(?:{alternatives('cues', 'owed', 'held')}))"
            ),
        ),
        *_listed(),
    )


def _listed() -> Iterator[Row]:
    """The rows of the lexicon: 地铁开通8条,…|线网密度; 矛盾纠纷“早发现、早处理”,|化解率."""
    verbs = f"(?P<verb>(?:{alternatives('cues', 'owed', 'laid')}|{alternatives('cues', 'owed', 'given')})*)"
    for name, row in table("cues")["owed"].items():
        if isinstance(row, str):
            continue  # the words of the rows above
        behind = f"(?={alternatives('cues', 'owed', name, 'behind')})" if "behind" in row else ""
        yield Row(
            re.compile(f"{verbs}(?P<noun>{alternatives('cues', 'owed', name, 'nouns')})"),
            re.compile(f"(?P<of>{alternatives('cues', 'owed', name, 'owners')}){behind}"),
            levels=False,
        )


def say_owed(text: str, draft: Draft, state: State, at: int) -> None:
    """Say of what a bare noun is, where the sentence or the one before it has told it.

    Args:
        text: the view.
        draft: the figure; changed in place.
        state: what earlier clauses left.
        at: where the clause of the number begins.
    """
    if draft.about != state.place or draft.measure is Measure.CHANGE:
        return
    for row in _rows():
        noun = row.nouns.fullmatch(draft.indicator)
        if noun is None:
            continue
        told = "" if row.levels and draft.measure is not Measure.LEVEL else _told(text, draft, state, at, row)
        if told:
            groups = noun.groupdict()
            whole = f"{told.removesuffix(row.added)}{row.added}{groups['noun']}"
            draft.indicator, draft.noun = f"{groups.get('verb') or ''}{whole}", whole
            return


def _told(text: str, draft: Draft, state: State, at: int, row: Row) -> str:
    told = nearest(text, draft, state, at, row.told, before=row.before)
    fits = told not in draft.indicator and len(told) + len(row.added) + len(draft.indicator) <= _LONGEST
    return told if told and fits else ""


def nearest(text: str, draft: Draft, state: State, at: int, told: re.Pattern[str], *, before: bool = False) -> str:
    """What the words nearest before a figure tell, in its sentence, or in the sentence before where that has no figure.

    Args:
        text: the view.
        draft: the figure.
        state: what earlier clauses left.
        at: where the clause of the figure begins.
        told: how it is told: the groups of the pattern, of which the first that takes part counts.
        before: whether the sentence before may tell it.
    """
    end = draft.evidence.start
    start = max(state.sentence_start, text.rfind(";", state.sentence_start, end) + 1)
    if found := _last(text, start, end, told):
        return found
    first = start == state.sentence_start and not state.drafts and end - at <= _OPENING
    opens = text.rfind(",", start, at - 1) < 0 if first else False
    if not (before and opens and 0 <= state.said_before < start):
        return ""
    return _of(told.search(text, state.said_before, start))  # what a sentence is about it says first


def _last(text: str, start: int, end: int, told: re.Pattern[str]) -> str:
    found = list(told.finditer(text, start, end))
    return _of(found[-1] if found else None)


def _of(found: re.Match[str] | None) -> str:
    if found is None:
        return ""
    if found[0].endswith("政策"):
        return f"{found['named']}等政策"
    return next((group for group in found.groups() if group), "")
