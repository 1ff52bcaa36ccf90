"""Another place's own value in a bracket behind the figure that is compared with it: 高于全市(5.1%)."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.facts.binding import Bound, ClauseContext, Draft, Spot, State
from kg.facts.templates.drafts import draft_of
from kg.facts.templates.rate_drafts import rate_drafts
from kg.facts.templates.rates import bind_rate
from kg.facts.templates.spots import Scene
from kg.facts.things import ThingTable
from kg.model.document import Level

_COMPARED = re.compile(r"(?P<area>全市|全省|全国|市|省)(?:平均|目标)?\($|(?<=\()(?P<of>全[市省])(?:平均|为)?$")
_LONGEST = 8
_BRACKETS = re.compile(r"\([^()]*\)")


def opens_bracket(text: str, start: int, end: int) -> re.Match[str] | None:
    """The place whose own value a bracket before ``text[end]`` opens with."""
    return _COMPARED.search(text, max(start, end - _LONGEST), end)


def in_bracket(
    compared: re.Match[str], spot: Spot, context: ClauseContext, state: State, table: ThingTable
) -> list[Draft]:
    """The figure of the other place: what the figure before measured.

    Args:
        compared: the place, as `opens_bracket` found it.
        spot: the number in the bracket.
        context: period and status.
        state: what the sentence has said so far.
        table: the things of the document.
    """
    last = state.last()
    level = {"市": Level.CITY, "省": Level.PROVINCE}.get((compared["area"] or compared["of"])[-1])
    about = table.place_above(level) if level else None
    if last is None or about is None:
        return []
    bound = Bound("", last.noun, last.indicator, "compared", 0.8)
    draft = draft_of(spot, bound, context, 0, about=about, start=compared.start())
    draft.measure = last.measure
    return [draft]


def behind_bracket(scene: Scene, spot: Spot, context: ClauseContext) -> list[Draft]:
    """高于全市(5.1%)3.9个百分点: the difference is that of the figure before the bracket.

    Args:
        scene: the clause.
        spot: the number behind the bracket.
        context: period and status.
    """
    before = _BRACKETS.sub("", scene.text[scene.clause.start : spot.quantity.span.start])
    own = replace(scene.state, drafts=[d for d in scene.state.drafts if d.method != "compared"])
    return rate_drafts(bind_rate(replace(spot, before=before), own), spot, context, own, scene.text)
