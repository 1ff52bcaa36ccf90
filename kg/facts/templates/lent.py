"""What the sentence lends to a count that does not say it itself: a verb over its list, a fuller noun."""

from __future__ import annotations

from kg.facts.binding import Spot, State
from kg.lexicon import word_list, words


def passing_verb(spot: Spot, state: State) -> str:
    """The verb of what goes through or reaches places, over the list of them: 途经甲县、乙县等|8个县区|21个乡镇."""
    before = state.last()
    reached = word_list("cues", "binding", "passing")
    if spot.left.bare and not spot.first and before is not None and before.verb in reached:
        return before.verb
    if not spot.before.endswith(("和", "及", "与", "、", "等", "共")):
        return ""
    return next((verb for verb in reached if verb in spot.before), "")


def says_itself(spot: Spot, behind: str) -> bool:
    """A clause whose count is followed by nothing but a deed takes no verb over: …,1754户|脱贫."""
    return spot.first and behind in words("cues", "verbs", "predicate")


def fuller(head: str, state: State) -> str:
    """The fuller noun that a bare head takes up again: 安置房项目 … 等19个项目."""
    named = [d.noun for d in state.drafts] or list(state.counted)
    return next((noun for noun in reversed(named) if noun.endswith(head) and len(noun) > len(head)), "")
