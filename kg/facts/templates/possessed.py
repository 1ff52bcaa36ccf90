"""Bare nouns of what only one sort of thing has: staff of workshops, worth of teams, output of trades, payments of an insurance.

加工点发展到180家,|从业人员4000人; 服装产业提质升级。|完成产值35亿元; 新农合参合率94%,|累计补偿43万人次.
"""

from __future__ import annotations

import re
from functools import cache

from kg.facts.binding import Draft, State
from kg.facts.templates.bases import base_of
from kg.facts.templates.rate_nouns import HEADS
from kg.lexicon import word_list, words
from kg.model.fact import Measure
from kg.model.quantity import UnitKind

_LONGEST, _LONGEST_ROW = 16, 28
#: A hanging measure (总规模) stands between what was counted and what is said of it.
_BETWEEN = frozenset({"hanging", "own-amount", "link+inherited"})
#: What pays is an insurance, and what it does is named by a verb alone.
_INSURANCE = re.compile("[^,。;]{0,12}?(?:新农合|合作医疗|医保|保险)(?=参合率|参保率|$)")
_PAID = re.compile(
    "(?:累计|共)?(?:发放)?(?:(?:住院|报销|门诊|大病)?(?:补偿|报销|报免|补助)(?:款|金|资金|费用|比|比例)?)|(?:累计|共)?(?:获取?|获得|支付|兑付|完成)?(?:赔付|理赔|赔款|保险赔付)(?:款|金|资金)?|受益(?:群众|人次|农民|人数)"
)
#: Who has moved in: of the park or the house that the clause before is about, which has no name of its own.
_TENANTS = re.compile(
    "(?:累计|新|签约|已|可)*(?:入驻|进驻|入园|入孵|在孵|落户)(?:园区)?(?!率$)[\u4e00-\u9fff“”、]{2,}|(?:入驻|出租)率"
)
_LETS = re.compile(
    "(?:全[国省市区县](?:首[个家座]|唯一)的?)?(?P<of>[\u4e00-\u9fff—、“”]{1,24}?(?:园区?|基地|大厦|楼宇|大楼|市场|街区|商圈|孵化器|加速器|开发区|集聚区|小镇|综合体)(?:[一二三四]期)?)"
    "(?:正式|成功|顺利|全面|基本|已经?|如期|率先)*(?:揭牌|挂牌|开园|开业|开市|投用|投运|建成|投入|升级|启用|运营|具备|落成|完工|竣工|入选|获批|获评|晋升)"
)
#: 教育领域投入|持续增长: a heading names a trade where it ends so.
_TRADES = ("产业", "行业", "业", "产业集群", "集群")
#: 4、|生物产业: the head of a numbered item.
_NUMBERED = re.compile(r"^(?:\d{1,2}|[一二三四五六七八九十]+)[、.]")
_ALL_TRADES = frozenset(
    {"产业", "行业", "工业", "企业", "农业", "服务业", "事业", "就业", "创业", "作业", "专业", "毕业", "商业"}
)


@cache
def _sorts() -> tuple[tuple[frozenset[str], tuple[str, ...]], ...]:
    """Which nouns are of what: the nouns, and the ends of the names of what has them."""
    return tuple(
        (words("cues", "possessed", name), word_list("cues", "possessed", f"{name}_of"))
        for name in ("staff", "worth", "beds", "funded", "handled", "voiced")
    )


def owner_of(draft: Draft, state: State, at: int) -> str:
    """What a bare noun is of, where the sentence or the heading before it has told the only thing that can have it; else empty.

    Args:
        draft: the figure.
        state: what earlier clauses left.
        at: where the clause of the number begins.
    """
    if draft.measure in (Measure.RANK, Measure.CHANGE, Measure.DIFFERENCE, Measure.COMPLETION):
        return ""
    noun = draft.indicator
    for nouns, owners in _sorts():
        if noun in nouns:
            told = state.thing if state.thing_at == at and "、" not in state.thing else ""
            return next(
                (head for head in (told, _counted(state, at)) if head.endswith(owners) and len(head) <= _LONGEST), ""
            )
    if state.thing_at == at and _TENANTS.fullmatch(noun) is not None:
        lets = _LETS.match(state.before)
        return lets["of"] if lets is not None and lets["of"] not in noun else ""
    if noun in words("cues", "possessed", "output"):
        return _trade(state, at)
    return _insurance(state) if _PAID.fullmatch(noun) else ""


def _counted(state: State, at: int) -> str:
    """What was counted last in the sentence, with no clause of another thing between."""
    told = (d for d in reversed(state.drafts) if d.measure is Measure.LEVEL and d.method not in _BETWEEN)
    last = next((d for d in told if d.quantity.kind is not UnitKind.MONEY), None)
    if last is None or state.thing_at == at or last.quantity.kind not in (UnitKind.COUNT, UnitKind.BARE):
        return ""
    return HEADS.sub("", last.noun if last.verb else base_of(last))


def _trade(state: State, at: int) -> str:
    """The trade that the heading or the clause before is about."""
    if state.drafts:
        return ""
    told = (state.thing if state.thing_at == at else "", state.told_of, state.trades, _NUMBERED.sub("", state.theme))
    return next((t for t in told if t.endswith(_TRADES) and t not in _ALL_TRADES and _is_short(t)), "")


def _is_short(trade: str) -> bool:
    """Whether a trade, or several in a row, can stand before what is measured of it."""
    return len(trade) <= (_LONGEST_ROW if "、" in trade else _LONGEST)


def _insurance(state: State) -> str:
    """The insurance of which the sentence has told who takes part, or that the clause before is about."""
    told = [d.indicator for d in reversed(state.drafts)] + [state.thing.removesuffix("工作"), state.told_of]
    return next((found[0] for t in told if (found := _INSURANCE.match(t)) is not None), "")
