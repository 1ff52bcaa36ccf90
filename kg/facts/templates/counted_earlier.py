"""The counts and amounts that a sentence told of before, on which a later noun may hang."""

from __future__ import annotations

from kg.facts.binding import Draft, Spot, State
from kg.lexicon import words
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


def acted_on(before: Draft, spot: Spot, noun: str) -> str:
    """The verb that the item of a list takes over: that of the one before, or what opens its noun: 修剪草坪3亩、|树木5株.

    Args:
        before: the item before.
        spot: the number and what stands around it.
        noun: the noun before it.
    """
    verb = before.opening
    if before.verb or spot.first or spot.left.link or spot.before.startswith("其中") or verb in noun:
        return before.verb
    opens = before.method == "noun" and len(verb) == 2 and before.noun.startswith(verb) and len(before.noun) > 3
    return verb if opens and verb not in words("cues", "causes", "words") else ""
