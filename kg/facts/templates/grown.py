"""Growth: what a percentage behind a verb of change says, of what, and how it was counted."""

from __future__ import annotations

import re

from kg.facts.binding import BoundRate, State
from kg.facts.templates.rate_nouns import coordinated, told_together
from kg.facts.wording.left import Left
from kg.lexicon import word_list
from kg.model.fact import Measure

#: Verbs that name an indicator when nothing else does: 其中出口增长15%.
_NOMINAL = frozenset({"出口", "进口", "投资", "消费", "贷款", "存款", "发电", "用电"})
_FIELDS = ("领域", "方面", "板块")
_STOCKS = ("数量", "总量", "总数", "规模", "面积", "金额")
_BASIS = re.compile("(?:剔除|剔出|扣除)[^,。;]{2,10}?(?:因素|影响)|(?:自然|可比|同)口径")
#: How a growth is named, so that what goes on about it is of the growth: 增速6%,|全市第四.
_NAMED_GROWTH = ("增速", "增幅", "增长率", "降幅", "涨幅")
#: 甲企业产值|占总产值比重40%,增长9%: the verb of growth says what became of the part, not of its share.
_PART = re.compile("(?P<part>[^,。;]{2,16}?)占[^,。;]{1,16}比重$")
_EACH_GREW = re.compile("(?<![年月日平人户村亩])均|都")


def grown(noun: str, left: Left, state: State, sign: int, before: str) -> BoundRate | None:
    """What grew or fell by a percentage: the noun before it, or the figure before.

    Args:
        noun: the noun before the verb of change.
        left: the words before the number, taken apart.
        state: what earlier clauses left.
        sign: whether it grew or fell.
        before: the words before the number.
    """
    latest = state.last()
    just_said = latest is not None and latest.measure is Measure.SHARE and latest.method in ("rate", "hanging-rate")
    last = latest if just_said and not noun else state.last_level() or latest  # 上线率77%,|增长6%
    if last is not None and not left.own and noun.endswith(_STOCKS) and last.noun.endswith(noun[:-2]):
        noun = f"{last.indicator}{noun[-2:]}"  # 引进制茶项目18项,项目|数量增长26%
    basis = _basis(before)
    if last is not None and noun.endswith(_FIELDS) and latest is not None and latest.measure is Measure.GROWTH:
        noun = f"{noun}{latest.indicator.removeprefix('各类')}"  # 各类事故起数下降21%,其中水上领域|下降18%
    if noun:
        return BoundRate(Measure.GROWTH, sign, _each(left, f"{flow_of(left)}{noun}"), basis, "growth", 0.85)
    if left.verb in _NOMINAL:
        return BoundRate(Measure.GROWTH, sign, (left.verb,), "", "growth", 0.75)
    if last is None and left.paired and state.before:
        return BoundRate(Measure.GROWTH, sign, (state.before,), "", "growth-of-clause", 0.6)
    if last is None:
        indicator = left.verb or state.theme
        return BoundRate(Measure.GROWTH, sign, (indicator,), "", "growth-of-verb", 0.5) if indicator else None
    told = told_together(state, last) if _EACH_GREW.search(before) else (last,)
    both = tuple(dict.fromkeys(draft.indicator for draft in told))
    if (
        last.measure is Measure.SHARE
        and left.change.endswith(("增长", "下降"))
        and (part := _PART.match(last.indicator))
    ):
        both = (part["part"],)
    named = left.change.startswith(_NAMED_GROWTH)
    return BoundRate(Measure.GROWTH, sign, both, basis, "speed-of-last" if named else "growth-of-last", 0.85)


def _basis(before: str) -> str:
    """How a growth was counted, where that tells it from another: 自然口径, 剔除不可比因素; else empty."""
    found = _BASIS.search(before) if "口径" in before or "除" in before or "剔" in before else None
    return found[0] if found is not None else ""


def flow_of(left: Left) -> str:
    """The verb of doing before a number; one that says nothing is none."""
    return left.verb if left.verb not in word_list("cues", "verbs", "light") else ""


def _each(left: Left, noun: str) -> tuple[str, ...]:
    """The indicators that grew: each coordinated one, or the whole where 分别 pairs them with values later."""
    return (noun,) if left.paired else coordinated(noun)
