"""Amounts in a row before the thing that they are all of: 占地50亩,|总投资3亿元、|年产2万吨的|某食品项目."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.facts.binding import Draft, State
from kg.facts.templates.drafts import figure_of
from kg.lexicon import word_list, words
from kg.model.document import View
from kg.model.fact import Figure

_JOINTS = (",", "、", "")


def renew(drafts: list[Draft], figures: list[Figure], view: View) -> None:
    """Put the figures of drafts in the places of those that their numbers had.

    Args:
        drafts: drafts that were finished before, and changed since.
        figures: the figures so far; changed in place.
        view: the text in which the drafts' positions count.
    """
    changed = {(figure.number, figure.indicator): figure for figure in (figure_of(d, view) for d in drafts)}
    for place, figure in enumerate(figures) if changed else ():
        figures[place] = changed.get((figure.number, figure.indicator), figure)


def chained(text: str, own: list[Draft], state: State) -> list[Draft]:
    """Give the amounts before a thing that the last of them names to it; those of earlier clauses come back.

    Args:
        text: the view.
        own: the drafts of the clause; changed in place.
        state: what the sentence has said so far, with the drafts of the clause last; changed in place.
    """
    owner = next((d for d in own if d.method == "owner"), None)
    if owner is None:
        return []
    earlier = [d for d in state.drafts if d.quantity.core.start < owner.quantity.core.start]
    taken = list(_in_a_row(text, earlier, owner))
    for draft in taken:
        draft.about = owner.about
    return [d for d in taken if not any(d is one for one in own)]


def _in_a_row(text: str, earlier: list[Draft], owner: Draft) -> Iterator[Draft]:
    """The amounts right before a number, from the last to the first, that name nothing they are of."""
    close = min(owner.evidence.start, owner.quantity.span.start)
    for draft in reversed(earlier):
        start, end = draft.quantity.span
        opening = max(text.rfind(mark, 0, start) for mark in ",、。;:\n") + 1
        joint = text[end:close].strip("预计并的 ")
        if (
            draft.method == "hanging"
            or joint not in _JOINTS
            or not text[end:close]
            or not _bare_amount().fullmatch(text, opening, start)
        ):
            return
        yield draft
        close = opening


@cache
def _bare_amount() -> re.Pattern[str]:
    """An amount that stands alone before its number: 另外,|投资, 规划|占地."""
    nouns = {*words("cues", "hanging", "nouns"), *word_list("cues", "binding", "capacities"), "投资", "总投资", "占地"}
    listed = "|".join(sorted(nouns, key=len, reverse=True))
    return re.compile(
        "(?:尤其是|特别是|其中|同时|另外|此外|目前|预计|计划|规划|设计|总|全|项目|工程)*"
        rf"(?:{listed})[\u4e00-\u9fff]{{0,4}}(?:约|近|达|为|超过?)?"
    )
