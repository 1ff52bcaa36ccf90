"""分别: several values for several indicators, paired in order."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from kg.facts.binding import Draft, State
from kg.facts.clauses import Clause
from kg.facts.templates.above import pair_above, pair_ranks
from kg.facts.templates.paired_before import after_rates, grown_before, members_told, pair_rates, pair_units, rated
from kg.facts.templates.shared_tails import (
    BARE_VALUES,
    LAST_ADVERBS,
    MEASURE_NOUN,
    SEPARATOR,
    coordinated_items,
    members_of,
    tail_for,
)
from kg.facts.templates.stocks import stock_of
from kg.facts.wording.left import left_phrase
from kg.facts.wording.phrases import flow_verbs, light_verbs
from kg.lexicon import word_list
from kg.mentions.walking.walk import Words
from kg.model.fact import Measure
from kg.model.quantity import UnitKind

Listed = Callable[[int, int], list[int] | None]
#: 粮食|播种面积、产量: whose harvest the next item tells of.
_SOWN = re.compile("(?<=[\u4e00-\u9fff]{2})(?:播种|种植)?面积$")
_OF_PLACES = re.compile(
    r"(?P<places>[^,。;、的有是]{2,8}(?:(?:、|和|与)[^,。;、的]{2,8})+)(?:的|,)(?P<noun>[^,。;、]{2,14}?)$"
)
#: 洛阳、南阳|两市|生产总值.
_COUNTED_PLACES = re.compile("^(?:[两三四五六七八九十][市县区州地]|的)")
#: The longest name of a county has fifteen letters, but for a list of places short ones are used.
_LONGEST_PLACE = 8
_DONE = frozenset({"投资", "投入", "完成投资", "总投资", "占地"})
#: 分别增加5万人和3亿元: amounts of change are paired as levels are.
_AMOUNTS = frozenset({Measure.LEVEL, Measure.CHANGE})


def respectively(
    source: Words, clause: Clause, state: State, listed: Listed, divisions: Listed, bearers: Listed
) -> list[Draft]:
    """Pair the figures of a clause that says 分别 with the indicators before them; all figures of the clause come back.

    Args:
        source: the words of the block.
        clause: the clause.
        state: the figures of the sentence so far, those of the clause last.
        listed: tells for a list of names (from, to) which things they are, or None where one is no name.
        divisions: tells the same of a list of cities and counties.
        bearers: tells the same of a list of towns, zones and firms.
    """
    text = source.text
    own = [d for d in state.drafts if clause.start <= d.quantity.core.start < clause.end]
    _share_out(text, own, state, divisions)
    places = [text.find(word, clause.start, clause.end) for word in word_list("cues", "binding", "pairing")]
    at = min((place for place in places if place >= 0), default=-1)
    if at < 0:
        own = _pair_each(text, own, state) if len(own) > 1 else own
        pair_rates(text, own, state, clause)
        _pair_changes(text, own, state, clause)
        if own and own[-1].method == "adjacent" and (grown := grown_before(text, state, own, clause.start)):
            for draft, base in zip(own, grown, strict=True):
                draft.noun, draft.indicator, draft.about = base.noun, base.indicator, base.about
        if len(own) > 1:
            _pair_listed(source, own)
        return own
    _pair_listed(source, [d for d in own if d.quantity.core.start < at])
    behind = [d for d in own if d.quantity.core.start > at]
    runs = _runs(behind)
    if len(runs) > 1 and _listed_before(text, clause.start, at, len(behind)):
        runs = [behind]  # 绿地率、覆盖率和人均绿地面积分别提高到36%、40%、12平方米
    if len(behind) > 1 and pair_units(text, state, behind, at):
        return own
    for group in _halves(text, at, runs):
        if len(group) > 1:
            _pair(source, clause, state, group, at, listed, divisions, bearers)
    return own


def _listed_before(text: str, start: int, at: int, count: int) -> bool:
    """Whether as many nouns stand before 分别 as values behind it."""
    return len([part for part in SEPARATOR.split(text[start:at]) if part]) == count


def _runs(drafts: list[Draft]) -> list[list[Draft]]:
    """The drafts as runs of one kind: 分别为2.82万元和1.19万元、|增长10%和12.5% are two levels, then two rates."""
    runs: list[list[Draft]] = []
    for draft in drafts:
        rate = draft.measure not in _AMOUNTS
        if runs and (runs[-1][-1].measure not in _AMOUNTS) == rate:
            runs[-1].append(draft)
        else:
            runs.append([draft])
    return runs


#: 分别从120亿元、10亿元|提高到200亿元、15亿元: where the second half of the values begins.
_FROM = re.compile("[由从]")
_TO = re.compile("(?:到|至|为)[约近了]?$")


def _halves(text: str, at: int, runs: list[list[Draft]]) -> list[list[Draft]]:
    """The runs, cut in two where they tell of movements: the values from which, then the values to which."""
    found: list[list[Draft]] = []
    for run in runs:
        half = len(run) // 2
        behind = text[at + 2 : run[0].quantity.span.start]
        to = text[run[half - 1].quantity.span.end : run[half].quantity.span.start] if half > 1 else ""
        if len(run) == 2 * half and half > 1 and _FROM.search(behind) and _TO.search(to):
            found.extend((run[:half], run[half:]))
        else:
            found.append(run)
    return found


def _pair(
    source: Words,
    clause: Clause,
    state: State,
    group: list[Draft],
    at: int,
    listed: Listed,
    divisions: Listed,
    bearers: Listed,
) -> None:
    """Pair one run of values with the places, the nouns or the earlier figures before 分别."""
    text = source.text
    if pair_above(text, state, group, at):
        return
    if _pair_places(source, at, max(state.sentence_start, clause.start - 60), group, listed, divisions, bearers):
        return
    inside = text[clause.start : at].strip(",、 ")
    earlier_words = text[state.sentence_start : clause.start].strip(",、 ")
    before = inside or earlier_words.split(",")[-1]
    first = group[0].noun
    if group[0].about != state.place and inside.endswith(first) and len(SEPARATOR.split(first)) == len(group) > 1:
        before = inside = first  # 上海机场|航空货邮和旅客吞吐量: without the thing that it is of
    begin = clause.start if inside else text.rfind(before, state.sentence_start, clause.start)
    counted = any(begin <= d.quantity.core.start < at for d in state.drafts)
    items = members_told(text, state, group, clause.start, at) or (
        [] if counted else coordinated_items(before, len(group), lambda part, size: _parts_word(source, part, size, at))
    )
    items = items or rated(group, inside)
    if items:
        behind = text[at + 2 : group[0].quantity.span.start]
        verb = _deed(behind) if group[0].measure is Measure.LEVEL else ""
        if behind.strip("了约近已共") in _DONE:
            items = [f"{item}{behind.strip('了约近已共')}" for item in items]  # 甲镇、乙镇分别|完成投资
        for draft, item in zip(group, items, strict=True):
            draft.verb, draft.noun, draft.indicator = verb, item, f"{verb}{item}"
            _share(draft, group[0])
        return
    until = at if inside and counted else clause.start  # 收入达到2.3万元和0.8万元、|分别增长8%和10%
    ranked = all(draft.measure is Measure.RANK for draft in group)
    wanted = Measure.SHARE if group[0].quantity.kind is UnitKind.POINTS and after_rates(state, until) else Measure.LEVEL
    earlier = [d for d in state.drafts if d.quantity.core.start < until and (ranked or d.measure is wanted)]
    grown = grown_before(text, state, group, clause.start) if not inside else []
    earlier = grown or earlier
    if ranked and len(earlier) >= len(group):  # 分别增长6%、5%,|分别居全国第二、第七
        pair_ranks(group, earlier[-len(group) :])
    elif len(earlier) >= len(group):
        said = inside + text[at : group[0].quantity.span.start]
        in_all = any(word in said for word in ("累计", "总数", "总量", "合计"))
        for draft, base in zip(group, earlier[-len(group) :], strict=True):
            draft.noun, draft.indicator, draft.about = base.noun, base.indicator, base.about
            if in_all and draft.measure is Measure.LEVEL and base.verb.startswith("新"):
                draft.indicator = stock_of(base)  # 分别新增4部、10部,累计分别达到22部、31部
            _share(draft, group[0])


def _deed(words: str) -> str:
    """The verb of doing behind 分别: 分别|新认定|60家和30家; empty where it only links."""
    verb = words.strip("约近了已共")
    deeds = flow_verbs() - light_verbs()
    return verb if verb in deeds or (verb.startswith("新") and verb[1:] in deeds) else ""


def _share_out(text: str, own: list[Draft], state: State, divisions: Listed) -> None:
    """新增高新技术企业5000家,其中南京800家、苏州1200家: what a place has of the number before."""
    if not own or text.find("其中", state.sentence_start, own[-1].quantity.core.start) < 0:
        return
    for draft in own:
        end = draft.quantity.core.start
        starts = range(max(state.sentence_start, end - _LONGEST_PLACE), end - 1)
        start = next((at for at in starts if divisions(at, end)), end)
        earlier = [d for d in state.drafts if d.quantity.core.start < start and d.quantity.unit == draft.quantity.unit]
        base = next((d for d in reversed(earlier) if d.noun and "其中" in text[d.quantity.core.end : start]), None)
        if start < end and base is not None:
            draft.about = (divisions(start, end) or [draft.about])[0]
            draft.verb, draft.noun, draft.indicator = base.verb, base.noun, base.indicator


def _pair_changes(text: str, own: list[Draft], state: State, clause: Clause) -> None:
    """存、贷款余额分别达到62亿元、48亿元,|较年初增加5亿元、3亿元: as many changes as levels before, in their order."""
    if len(own) < 2 or own[0].measure is not Measure.CHANGE or own[0].method != "inherited":
        return
    if any(d.method != "adjacent" for d in own[1:]) or any(
        text[a.quantity.span.end : b.quantity.span.start] not in ("、", "和") for a, b in pairwise(own)
    ):
        return
    levels = [d for d in state.drafts if d.quantity.core.start < clause.start and d.measure is Measure.LEVEL]
    before = levels[-len(own) :]
    if len(before) < len(own) or any(b.quantity.kind is not own[0].quantity.kind for b in before):
        return
    for draft, base in zip(own, before, strict=True):
        draft.noun, draft.indicator, draft.about = base.noun, base.indicator, base.about
        _share(draft, own[0])


def _pair_each(text: str, own: list[Draft], state: State) -> list[Draft]:
    """发案率、受案率下降39%、23%: as many rates as nouns that fell: each noun has its own, not all of them the first."""
    for position, first in enumerate(own[:-2]):
        nouns = [d for d in own[position:] if d.quantity is first.quantity]
        rates = own[position + len(nouns) :][: len(nouns) - 1]
        if first.measure is not Measure.GROWTH or not rates or len(rates) != len(nouns) - 1:
            continue
        row = [first, *rates]
        gaps = [text[a.quantity.span.end : b.quantity.span.start] for a, b in pairwise(row)]
        goes_on = own[position + len(nouns) + len(rates) :][:1]
        longer = goes_on and text[row[-1].quantity.span.end : goes_on[0].quantity.span.start] in ("、", "和")
        if longer or any(d.method != "copied" for d in rates) or not set(gaps) <= {"、", "和"}:
            continue
        for draft, noun in zip(rates, nouns[1:], strict=True):
            draft.noun, draft.indicator, draft.about = noun.noun, noun.indicator, noun.about
        state.drafts[:] = [d for d in state.drafts if not any(d is noun for noun in nouns[1:])]
        return [d for d in own if not any(d is noun for noun in nouns[1:])]
    return own


def _pair_listed(source: Words, own: list[Draft]) -> None:
    """新增总部机构、开放创新中心80家、16家: as many nouns in the list as bare values behind it."""
    text = source.text

    def ends_word(before: int) -> Callable[[str, int], bool]:
        return lambda part, size: _parts_word(source, part, size, before)

    for position, first in enumerate(own[:-1]):
        group = [first]
        for draft in own[position + 1 :]:
            between = text[group[-1].quantity.span.end : draft.quantity.span.start]
            of_list = draft.method.startswith(("adjacent", "inherited", "link", "copied", "noun"))
            if between not in ("、", "和") or (draft.quantity.unit != first.quantity.unit and not of_list):
                break
            group.append(draft)
        if len(group) > 1 and (members := members_of(first.noun, len(group))):
            for draft, member in zip(group, members, strict=True):
                draft.verb, draft.noun, draft.indicator = first.verb, member, f"{first.verb}{member}"
            return
        parts = SEPARATOR.split(first.noun)
        if len(group) < 2 or len(parts) != len(group) or any(len(p) < 2 for p in parts):
            continue
        tail = MEASURE_NOUN.search(parts[-1])
        sown = _SOWN.search(parts[0])
        for draft, part in zip(group, parts, strict=True):
            head = f"{parts[0][: sown.start()]}{part}" if sown is not None and part in BARE_VALUES else part
            if tail is not None and not MEASURE_NOUN.search(part):
                head += tail_for(part, parts[-1], tail[0], ends_word(draft.quantity.span.start))
            if tail is None and len(part) <= 3 and len(parts[-1]) >= len(part) + 3:
                head = part + parts[-1][len(part) :]  # 国家、省级|专精特新企业42家、189家
            draft.verb, draft.noun, draft.indicator = first.verb, head, f"{first.verb}{head}"
        return


def _pair_places(
    source: Words, at: int, start: int, group: list[Draft], listed: Listed, divisions: Listed, bearers: Listed
) -> bool:
    """龙口、牟平的采购规模分别为3.26亿元和2.63亿元: one value for each place or firm of a list."""
    text = source.text
    match = _OF_PLACES.search(text, start, at)
    found = (match.start("places"), match.end("places"), match["noun"]) if match else None
    things = listed(*found[:2]) if found else None
    if found is None or things is None:
        found = _bare_places(text, at, start, divisions)
        things = divisions(*found[:2]) if found else None
    if found is None or things is None:
        found = _bare_places(text, at, start, bearers)
        things = bearers(*found[:2]) if found else None
    if found is None or things is None:
        return _pair_things(source, at, start, group, listed)
    if len(things) != len(group):
        return False
    for draft, thing in zip(group, things, strict=True):
        draft.about = thing
        draft.noun = draft.indicator = found[2]
        _share(draft, group[0])
    return True


def _pair_things(source: Words, at: int, start: int, group: list[Draft], listed: Listed) -> bool:
    """甲园、乙园|分别完成投资15亿元和8亿元: one value for each of the things; what is measured stands behind 分别."""
    text = source.text
    begin = max(start, *(text.rfind(mark, start, at) + 1 for mark in ",。;:"))
    begin += 2 if text.startswith("其中", begin) else 0
    things = listed(begin, at) if any(mark in text[begin:at] for mark in "、和与") else None
    if things is None or len(things) != len(group) or any(d.measure is not Measure.LEVEL for d in group):
        return False
    left = left_phrase(source, at + 2, group[0].quantity.span.start)
    what = f"{left.verb}{left.noun}" or (left.link if left.link in _DONE else "")
    if not what:
        return False
    for draft, thing in zip(group, things, strict=True):
        draft.about, draft.verb, draft.noun, draft.indicator = thing, left.verb, left.noun or what, what
        _share(draft, group[0])
    return True


def _bare_places(text: str, at: int, start: int, divisions: Listed) -> tuple[int, int, str] | None:
    """广州、深圳生产总值分别达到…: a list of places right before the noun; from, to, and the noun."""
    begin = max(start, *(text.rfind(mark, start, at) + 1 for mark in ",。;:"))
    words = LAST_ADVERBS.sub("", text[begin:at].rstrip(",、 "))
    last = max((found.end() for found in SEPARATOR.finditer(words)), default=0)
    for size in range(min(_LONGEST_PLACE, len(words) - last - 2), 1, -1) if last else ():
        if divisions(begin, begin + last + size):
            return begin, begin + last + size, _COUNTED_PLACES.sub("", words[last + size :])
    return None


def _share(draft: Draft, first: Draft) -> None:
    """The later values of a group are measured as the first is: 分别增长11.3%、60%."""
    if draft is not first and first.measure is Measure.CHANGE and draft.measure is Measure.LEVEL:
        draft.measure = Measure.CHANGE
        draft.value = -abs(draft.value) if first.value < 0 else draft.value
    if draft is not first and first.measure is Measure.GROWTH and draft.quantity.kind is UnitKind.MULTIPLE:
        draft.measure, draft.qualifier = Measure.GROWTH, first.qualifier  # 分别增长36%和|1.2倍
    if draft is not first and draft.quantity.kind is first.quantity.kind:
        if first.value < 0 < draft.value:
            draft.value = -draft.value
        draft.measure = first.measure
        draft.qualifier = draft.qualifier or first.qualifier


def _parts_word(source: Words, part: str, size: int, before: int) -> bool:
    """Whether a word ends behind the first letters of a part that stands before a place."""
    start = source.text.rfind(part, 0, before)
    return start >= 0 and source.begins_at(start + size)
