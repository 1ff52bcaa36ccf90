"""The counts and amounts that a sentence told of before, on which a later noun may hang."""

from __future__ import annotations

from kg.facts.binding import Draft, Spot, State
from kg.facts.wording.phrases import light_verbs
from kg.lexicon import words
from kg.model.fact import Measure
from kg.model.quantity import UnitKind


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


def with_deed(before: Draft) -> str:
    """What a rank or a row of years is said of: with the deed, without which it would mean the things themselves.

    拆除违章棚屋800处,|连续两年全市第一.
    """
    flow = before.verb and before.verb not in light_verbs() and before.indicator == f"{before.verb}{before.noun}"
    return before.indicator if flow else before.noun or before.indicator


#: Ways in which the items of a list are told.
_ITEMS = frozenset({"noun", "sibling", "adjacent", "counted"})


def joined(state: State, before: Draft, noun: str) -> str:
    """The nouns of a list of counts, of all of which a sum is: 安排省级茶园4个,市级茶园7个,|总投资; or empty.

    Args:
        state: what the sentence has told.
        before: the last of its counts.
        noun: the sum.
    """
    if not noun.startswith("总") or before.quantity.kind is not UnitKind.COUNT:
        return ""
    run: list[Draft] = []
    for draft in reversed(state.drafts):
        alike = draft.method in _ITEMS and draft.noun[-2:] == before.noun[-2:] and draft.verb == before.verb
        if not alike or draft.quantity.unit != before.quantity.unit or draft.about != before.about:
            break
        run.insert(0, draft)
    nouns = list(dict.fromkeys(draft.noun for draft in run))
    if any(draft.value == sum(d.value for d in run[at + 1 :]) for at, draft in enumerate(run)):
        return ""  # 茶园36个,其中省级4个,市级32个: a whole and its parts
    together = before in run and len(nouns) == len(run) > 1 and len({d.period for d in run}) == 1
    return _with_one_head(nouns) if together and not any("、" in n for n in nouns) else ""


#: A head of so many letters says enough of what a list is of.
_WHOLE_HEAD = 4
_LONGEST_LIST = 16


def _with_one_head(nouns: list[str]) -> str:
    """The nouns of a list with their common head once: 省重点项目, 市重点项目 → 省、市重点项目; a long list is its head."""
    size = 0
    while size < min(map(len, nouns)) and len({noun[-size - 1] for noun in nouns}) == 1:
        size += 1
    head = nouns[0][len(nouns[0]) - size :]
    if len(head) >= _WHOLE_HEAD:
        return f"{'、'.join(noun.removesuffix(head) for noun in nouns)}{head}"
    whole = "、".join(nouns)
    return whole if len(whole) <= _LONGEST_LIST else head


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
