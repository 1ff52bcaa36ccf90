"""Moves among places: 全国排名|提升4位, 位次较上年|前移3位, 在全省考评中位次|上升5位."""

from __future__ import annotations

import re

from kg.facts.binding import BoundRate, Draft, Spot, State
from kg.facts.wording.phrases import clean
from kg.lexicon import words
from kg.lexicon.standings import CONTESTS, SCOPES, STEPS
from kg.model.fact import Measure

#: 全国排名|提升4位: a move among places.
_MOVE = re.compile(rf"(?P<noun>[^,。;、]{{0,24}}?)(?P<verb>{STEPS})了?$")
_STEPS = frozenset({"位", "名", "个位次", "个名次", "位次", "名次"})
_RANKING = re.compile("排名|位次|名次|排位|强榜|[百千]强")
_SCOPE_MOVE = re.compile(
    r"(?:同比|[较比](?:上年|去年|上半年|[一二三四]季度|前三季度|上季度|上月)(?:同期|底|末)?|整体|大幅|再次|再|共|又|均|分别|实现|累计|在)+$"
)
#: 较2019年|跃升6位: what it is compared with says nothing of what is ranked.
_BASE_ONLY = re.compile(r"^(?:[较比与]|相比)(?:\d{4}年|上年|去年|上一年|往年|年初|此前)(?:同期|度|底|末)?(?:相?比)?")
#: 位次|前移3位: of what was told before.
_ONLY_PLACE = frozenset({"位次", "名次", "排名", "排位", "排名位次", "综合排名"})
#: 在全省茶园管护评比中位次|前移3位: what they competed in.
_IN_CONTEST = re.compile(
    rf"在?(?P<scope>{SCOPES})?(?P<contest>[^,。;、在]{{2,20}}?(?:{CONTESTS}))(?:中|里)(?P<place>综合排名|排名|位次|名次|排位)?"
)
#: 税收总量在全省|排位: among which places it moved.
_AMONG = re.compile(rf"(?P<what>.{{2,}}?)在?(?P<scope>{SCOPES})(?:的)?(?P<place>综合排名|排名|位次|名次|排位)")
_SHORT_PART = 3
_OF_WHOLE = re.compile("占全[市省国州][^,。;]{0,8}比重$")


def bind_move(spot: Spot, state: State) -> BoundRate | None:
    """What moved up or down among places, or None where the number counts something else.

    Args:
        spot: the number and what stands around it.
        state: what earlier clauses left.
    """
    if spot.quantity.unit not in _STEPS:
        return None
    last = state.last()
    if not spot.first and not spot.before.strip("、和及") and last is not None and last.method == "rank-move":
        return BoundRate(Measure.CHANGE, -1 if last.value < 0 else 1, (last.indicator,), "", "rank-move", 0.7)
    if (move := _MOVE.search(spot.before)) is None:
        return None
    ranked = spot.quantity.unit not in ("位", "名") or _RANKING.search(spot.before) is not None
    rank = next((d for d in reversed(state.drafts) if d.measure is Measure.RANK), None)
    if not ranked and rank is None:
        return None
    sign = -1 if move["verb"] in words("ranks", "verbs", "down") else 1
    head = clean(_SCOPE_MOVE.sub("", clean(_BASE_ONLY.sub("", clean(move["noun"])))))
    if (contest := _IN_CONTEST.fullmatch(head)) is not None:
        head = f"{clean(contest['contest'])}{contest['place'] or ''}"
        return BoundRate(Measure.CHANGE, sign, (head,), contest["scope"] or "", "rank-move", 0.75)
    if (among := _AMONG.fullmatch(head)) is not None:
        head = f"{clean(among['what'])}{among['place']}"
        return BoundRate(Measure.CHANGE, sign, (head,), among["scope"], "rank-move", 0.75)
    place = _SCOPE_MOVE.sub("", head)
    if place in _ONLY_PLACE and last is not None:
        of = rank.indicator if rank is not None and rank is last else what_ranks(state, last)
        head = of if of.endswith(place) or (rank is not None and rank is last) else f"{of}{place}"
    indicator = head or (rank.indicator if rank is not None else state.theme)
    return BoundRate(Measure.CHANGE, sign, (indicator,), "", "rank-move", 0.75) if indicator else None


def what_ranks(state: State, last: Draft) -> str:
    """陶器产值增长8%,|居全市第一: where only the growth was told, or it was named (增速8%), it is what is ranked."""
    if last.method in ("speed", "speed-of-last") and not last.indicator.endswith(("增速", "增幅")):
        return f"{last.indicator}{'降幅' if last.value < 0 else '增速'}"
    if last.measure is Measure.SHARE and len(part := _OF_WHOLE.sub("", last.indicator)) > _SHORT_PART:
        return part  # 产量占全市三成、|居全省第二: the part is ranked
    told = any(d.indicator == last.indicator and d.measure is Measure.LEVEL for d in state.drafts)
    only = last.measure is Measure.GROWTH and not told and not last.indicator.endswith(("增速", "增幅", "增长"))
    return f"{last.indicator}增速" if only else last.indicator
