"""Places beside each other: …, 甲县、乙县|分别为78亿元和69亿元, 丙区|仅增长8%: what is measured was said before."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.facts.binding import BoundRate, Draft, State
from kg.facts.clauses import Clause
from kg.facts.templates.groups import Listed
from kg.facts.wording.phrases import clean
from kg.model.fact import Measure

#: What stands between a place and its number where nothing is named that the number would measure.
_LINKS = re.compile(
    "(?:则|却|也|还|又|均|都|只|仅|仅仅|更|已|已经|已达|约|近|超|超过|突破|分别|依次|同比|环比|为|是|有|达|达到|完成|实现|增长|下降|上升|提高|回落|增速|增幅|降幅|高达|以)*"
)
#: 工业增加值方面, 从总量看: how a sentence says what it compares.
_THEME = re.compile("^(?:从|在|就|按)?(?P<theme>[^,。;、]{2,16}?)(?:这一)?(?:方面|上看|来看|看|来说)[,:]?$")
#: What may follow a number behind which nothing more is said of it.
_CLOSING = frozenset({*",。;:、和与)\n", ""})
_LONGEST_LINK, _MOST_NAMES = 12, 90


#: 比去年全年还|多|345万吨, 较计划|少|6个.
_MORE = re.compile("[比较][^,。;、]{2,10}?(?:还要|还|又|要|更)?(?<![减增])(?P<way>多|少)了?(?:出)?$")


def bind_more(before: str, last: Draft | None) -> BoundRate | None:
    """What a number is a difference of, where it only says how much more or less something is.

    Args:
        before: the words before the number.
        last: the figure before it in the sentence.
    """
    found = _MORE.search(before)
    own = clean(before[: found.start()]) if found is not None else ""  # 优良天数|比上年多2天
    if found is None or (last is None and not own):
        return None
    sign = -1 if found["way"] == "少" else 1
    named = own or (last.indicator if last is not None else "")
    return BoundRate(Measure.DIFFERENCE, sign, (named,), "", "difference", 0.75)


def compare_places(
    text: str, clause: Clause, state: State, own: list[Draft], divisions: Listed, begins: Callable[[int], bool]
) -> None:
    """Give numbers behind bare names of places their places, and what the sentence measured before.

    Args:
        text: the view.
        clause: the clause.
        state: the figures of the sentence so far, those of the clause last.
        own: the figures of the clause; changed in place.
        divisions: tells for a list of names (from, to) which cities and counties they are, or None.
        begins: tells whether a name begins at a place.
    """
    if not own or text[own[0].quantity.span.end : own[0].quantity.span.end + 1] not in _CLOSING:
        return  # 甲县以86亿元|的生产总值居首, 甲县14次|登台: what is measured stands behind
    first = own[0].quantity.span.start
    found = _places_before(text, clause.start, first, divisions, begins)
    if found is None:
        return
    places, end = found
    values = [d for d in own if d.quantity.kind is own[0].quantity.kind]
    if len(places) > 1 and len(places) != len(values):
        return
    base = _base(state, clause, own[0])
    theme = base.noun if base is not None else _theme(state)
    if not theme:
        return
    each = zip(values, places, strict=True) if len(places) > 1 else ((draft, places[0]) for draft in values)
    bare = text[end:first]
    for draft, place in each:
        draft.about, draft.noun = place, theme
        draft.verb = base.verb if base is not None else draft.verb
        draft.indicator = base.indicator if base is not None else theme
        if draft.measure is Measure.LEVEL and base is not None:
            draft.measure = base.measure
        if draft.measure is Measure.GROWTH and "降" in bare and draft.value > 0:
            draft.value = -draft.value


def _places_before(
    text: str, start: int, first: int, divisions: Listed, begins: Callable[[int], bool]
) -> tuple[list[int], int] | None:
    """The places with which a clause opens before its first number, where only links stand behind them; and their end."""
    if first - start > _MOST_NAMES:
        return None
    while start < first and text[start] in ",、;:而 ":
        start += 1
    if not begins(start):
        return None
    for end in range(first, start + 1, -1):
        linked = _LINKS.fullmatch(text, end, first) is not None
        if not linked and first - end > _LONGEST_LINK:
            return None
        if linked and (places := divisions(start, end)) is not None:
            return places, end
    return None


def _base(state: State, clause: Clause, draft: Draft) -> Draft | None:
    """The figure of the sentence before the clause that measures the same: by unit, or as a rate."""
    for earlier in reversed(state.drafts):
        if earlier.quantity.core.start >= clause.start:
            continue
        if earlier.measure in (Measure.RANK, Measure.COMPLETION):
            continue
        same_unit = earlier.quantity.unit == draft.quantity.unit
        if same_unit and (earlier.measure is draft.measure or draft.measure is Measure.LEVEL):
            return earlier
    return None


def _theme(state: State) -> str:
    """What the clause before says that is compared: 规模以上工业增加值方面."""
    found = _THEME.match(state.before.strip(",、: "))
    return found["theme"] if found else ""
