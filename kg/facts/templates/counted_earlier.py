"""The counts and amounts that a sentence told of before, on which a later noun may hang."""

from __future__ import annotations

from kg.facts.binding import Draft, State
from kg.model.fact import Measure


def counted_before(state: State) -> Draft | None:
    """The last level of the sentence that is not itself an amount of something before it."""
    levels = [d for d in state.drafts if d.measure is Measure.LEVEL and d.method != "field"]
    own = [d for d in levels if d.method not in ("hanging", "ahead", "adjacent", "own-amount")]
    chosen = own or levels
    return chosen[-1] if chosen else None


def whole_of(state: State, last: Draft) -> Draft:
    """The whole, where the counts behind it are its parts, all of them: 项目39个,其中甲类2个,乙类37个,|总投资531亿元."""
    counted = [d for d in state.drafts if d.measure is Measure.LEVEL and d.quantity.unit == last.quantity.unit]
    parts = last.value
    for draft in reversed(counted[:-1]):
        if draft.value == parts and parts > last.value:
            return draft
        parts += draft.value
    return last
