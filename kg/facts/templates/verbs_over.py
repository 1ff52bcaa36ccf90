"""The verb of one item of a list, over the size that the next one gives: 新建3座泵站、|5公里管网."""

from __future__ import annotations

from kg.facts.binding import Spot, State
from kg.facts.templates.sizes import SPACES
from kg.facts.wording.phrases import flow_verbs, is_action

#: Ways in which the item before tells what is done to what its number is of.
_DONE_TO = frozenset({"counted", "verb+behind"})


def verb_over(spot: Spot, state: State, behind: str) -> str:
    """The verb that an item takes over, where its number gives a length or an area right behind the item before; or empty.

    Args:
        spot: the number and what stands around it.
        state: what earlier clauses left.
        behind: the noun behind the number.
    """
    before = state.last()
    if before is None or spot.first or spot.before.strip("和及与") or spot.right.predicate:
        return ""  # 新建3公里长廊和|5公里步道
    if spot.quantity.kind not in SPACES:
        return ""
    if before.method not in _DONE_TO or before.verb == "实现" or before.indicator != f"{before.verb}{before.noun}":
        return ""
    if not 0 <= spot.quantity.span.start - before.noun_end <= 1 or is_action(behind[-2:]) or _is_deed(behind):
        return ""
    return before.verb


def _is_deed(behind: str) -> bool:
    """Whether a noun opens with what is done, so that it takes no verb over; 绿化 also tells what a thing is for."""
    return behind[:2] in flow_verbs() and (behind[:2] != "绿化" or len(behind) < 4)
