"""Nouns that are always of something (参保率, 成交金额), where their own words do not say of what.

新农保顺利启动,|参保率达96%: the clause before has told it, by its subject or by the object of its verb. 可再生能源发电量超千亿度、
|装机占比过半: the figure before has.
"""

from __future__ import annotations

import re
from functools import cache

from kg.facts.binding import Draft, State
from kg.facts.clauses import Clause
from kg.facts.phrases import clean, flow_verbs, is_light
from kg.facts.rate_nouns import HEADS, with_rate
from kg.facts.spots import after_times, heading_noun
from kg.lexicon import alternatives, word_list, words
from kg.mentions.reading import Reading
from kg.model.fact import Measure
from kg.model.quantity import UnitKind

_LONGEST = 20
_NOMINAL = ("n", "j", "b", "vn", "an", "eng", "x", "s", "place", "l", "i", "a", "f")
_MARKS = "、“”《》和与及的()"
_NUMBER_FRONT = re.compile(r"^(?:\d{1,2}|[一二三四五六七八九十]+)[、.]|^\([一二三四五六七八九十\d]+\)")


@cache
def _rates() -> frozenset[str]:
    return words("cues", "relational", "rates") | words("cues", "binding", "counted_rates")


@cache
def _amounts() -> frozenset[str]:
    return words("cues", "relational", "amounts")


@cache
def _deed() -> re.Pattern[str]:
    """What is done to a thing, or how much of it there is, at the end of its name: 智慧小区|建设, 养老保险|覆盖面."""
    return re.compile(rf"(?<=..)(?:{alternatives('cues', 'relational', 'deeds')})+$")


@cache
def _measured() -> re.Pattern[str]:
    """What was measured of a thing, at the end of an indicator: 可再生能源|发电量."""
    return re.compile(rf"(?<=..)(?:{alternatives('cues', 'relational', 'measured')})$")


def thing_of(reading: Reading, clause: Clause) -> str:
    """What a clause without numbers is about: the noun it opens with, or the object of its verb; else empty."""
    text = reading.words.text
    start = after_times(reading, clause.start, clause.end)
    if (numbered := _NUMBER_FRONT.match(text, start, clause.end)) is not None:
        start = numbered.end()
    elif noun := heading_noun(reading, clause):
        return noun
    inside = reading.words.between(start, clause.end)
    acted = False
    while inside:
        string = text[inside[0].start : inside[0].end]
        done = inside[0].tag in ("v", "vd") or string in flow_verbs() or string in words("cues", "causes", "words")
        if not done and not is_light(string) and inside[0].tag not in ("d", "ad"):
            break
        acted = acted or done
        inside = inside[1:]
    if not inside or not (acted or numbered):
        return ""
    strings = [text[w.start : w.end] for w in inside]
    if "等" in strings[:-1]:
        inside = inside[len(strings) - strings[::-1].index("等") :]  # 甲节、乙月等|系列活动
    nominal = all(
        w.tag.startswith(_NOMINAL)
        or text[w.start] in _MARKS
        or text[w.start : w.end] == "系列"
        or (w.tag.startswith("v") and (w is inside[-1] or following.tag.startswith(_NOMINAL)))
        for w, following in zip(inside, [*inside[1:], inside[-1]], strict=True)
    )
    thing = clean(text[inside[0].start : inside[-1].end])
    return thing if nominal and 2 <= len(thing) <= _LONGEST + 4 else ""


def give_heads(drafts: list[Draft], state: State, at: int) -> None:
    """Say of what bare relational nouns are, where the sentence has told it before.

    Args:
        drafts: the figures of one number; changed in place.
        state: what earlier clauses left.
        at: where the clause of the number begins.
    """
    for draft in drafts:
        _give_head(draft, state, at)


def _give_head(draft: Draft, state: State, at: int) -> None:
    noun = draft.indicator
    if draft.about != state.place or draft.verb or draft.measure in (Measure.RANK, Measure.CHANGE):
        return
    told = _deed().sub("", state.thing)
    if noun in words("cues", "binding", "counted_rates"):
        head = _counted(state) or told
    elif noun in _rates():
        head = told or _counted(state) or _modifier(draft, state)
    elif noun in _amounts():
        head = _modifier(draft, state) or (told if state.thing_at == at else "")
    else:
        head = _stem_of(draft, state)
    if not head or len(head) > _LONGEST or not _fits(head, noun):
        return
    draft.indicator = with_rate(head, noun) if noun.endswith("率") else f"{head}{noun}"
    draft.noun = draft.indicator if draft.noun == noun else draft.noun


def _counted(state: State) -> str:
    """What was counted right before: 建成137个智慧小区,|接入率达100%."""
    last = state.last_level()
    if last is None or last.quantity.kind not in (UnitKind.COUNT, UnitKind.BARE) or not last.noun:
        return ""
    noun = HEADS.sub("", last.noun)
    return noun if len(noun) > 2 or noun != last.noun else ""


def _modifier(draft: Draft, state: State) -> str:
    """What the figure right before was measured of: 可再生能源|发电量超千亿度、装机占比过半."""
    last = state.last_level()
    if last is None or draft.evidence.start - last.evidence.end > 2 or last.about != draft.about:
        return ""
    found = _measured().search(last.noun)
    return last.noun[: found.start()] if found is not None else ""


def _stem_of(draft: Draft, state: State) -> str:
    """What the figure before says before the stem that both share: 空气质量|优良天数346天、优良率96.4%."""
    noun, last = draft.indicator, state.last_level()
    if last is None or last.about != draft.about or not 3 <= len(noun) <= 5 or not noun.endswith("率"):
        return ""
    at = last.noun.find(noun[: len(noun) - 1])
    head = last.noun[:at] if at > 1 else ""
    return head.removesuffix("新增").removesuffix("新建") if len(head) > 3 else head  # 城区新增|供热面积, 供热率


def _fits(head: str, noun: str) -> bool:
    """Whether words can be the head of a noun: no set phrase, and not the noun itself."""
    never = word_list("cues", "relational", "never")
    return not head.endswith(never) and "," not in head and not head.endswith(noun)
