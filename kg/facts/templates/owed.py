"""One table of what a bare noun is of, and of the words by which a sentence has told it before: asked once for each figure.

消费品以旧换新稳步推进,|拨付补贴资金900万元; 居民参与事件处置,|处置时限缩短到40分钟; 未发生较大交通事故,|死亡人数下降8%. Each row of the
table says which nouns lack what, and which words can tell it; the nearest of them in the sentence counts, and of the sentence
before only where that has no figure and the noun opens its own. Where nothing tells it, the noun stays bare.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kg.facts.binding import Draft, State
from kg.lexicon import alternatives
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
            re.compile("(?<![一-鿿])(?P<of>[一-鿿]{2,8}?)(?:产业|种植业|种植|栽培)(?=[^,。;的、]{2})"),
            before=True,
        ),
        # 把家庭手工业作为…,|从业人员….
        Row(
            re.compile("(?P<noun>从业人员|从业人数|(?:从业人员)?人均年?收入)"),
            re.compile("[把将](?P<of>[一-鿿]{2,10}?(?:业|产业|作坊|经济))(?:作为|当作)"),
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
        # 矛盾纠纷“早发现、早处理”,|化解率….
        Row(
            re.compile("(?P<noun>(?:一次性|就地|成功)?(?:化解|调处|调解)(?:成功)?率)"),
            re.compile(f"(?P<of>{alternatives('cues', 'owed', 'disputes')})"),
            levels=False,
        ),
        # 未发生较大交通事故,|死亡人数….
        Row(
            re.compile("(?:事故)?(?P<noun>(?:死亡|亡人|受伤|伤亡)(?:人)?数|宗数|起数)"),
            re.compile(f"(?P<of>{alternatives('cues', 'owed', 'harmed')})(?=事故|形势)"),
            levels=False,
            added="事故",
        ),
        # 农业龙头企业20家,|产业化经营率.
        Row(
            re.compile("(?P<noun>产业化(?:经营)?率)"),
            re.compile("(?P<of>农业)(?=产业|园区|企业|龙头)"),
            levels=False,
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
        *_lines(),
    )


def _lines() -> tuple[Row, ...]:
    """Lines, stations and lengths by the network that has them: 地铁开通8条,…|线网密度; 道路建成40条,|通车里程."""
    verbs = f"(?P<verb>(?:{alternatives('cues', 'owed', 'laid')})*)"
    rails = alternatives("cues", "owed", "rails")
    roads = alternatives("cues", "owed", "roads")
    wires = alternatives("cues", "owed", "wires")
    return (
        Row(re.compile(f"{verbs}(?P<noun>线网密度|车站|站点)"), re.compile(f"(?P<of>{rails})"), levels=False),
        Row(re.compile(f"{verbs}(?P<noun>线路(?:总长|总里程)?)"), re.compile(f"(?P<of>{rails}|{wires})"), levels=False),
        Row(
            re.compile(f"{verbs}(?P<noun>(?:总|通车|通车总|在建|运营|运营总)?里程)"),
            re.compile(f"(?P<of>{rails}|{roads})"),
            levels=False,
        ),
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
        if row.levels and draft.measure is not Measure.LEVEL:
            return
        if told := nearest(text, draft, state, at, row.told, before=row.before):
            groups = noun.groupdict()
            whole = f"{told.removesuffix(row.added)}{row.added}{groups['noun']}"
            if len(whole) <= _LONGEST and told not in draft.indicator:
                draft.noun = whole
                draft.indicator = f"{groups.get('verb') or ''}{whole}"
        return


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
