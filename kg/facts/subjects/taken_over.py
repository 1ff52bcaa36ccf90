"""Whose a figure is whose noun was told before, and which clauses go on about the one that was spoken of."""

from __future__ import annotations

import re

from kg.facts.binding import Draft, Spot, State
from kg.facts.wording.predicates import predicate_verbs
from kg.lexicon import words
from kg.lexicon.standings import WINS
from kg.mentions.reading import Reading
from kg.mentions.words import Word
from kg.model.quantity import Quantity, UnitKind

#: How a number is bound whose noun is that of a figure before.
_TAKEN = frozenset({"part-done", "adjacent", "inherited", "link+inherited", "verb+inherited"})
#: What a giver does for a place that it helps, so that the next clauses tell of its gifts.
_GIVES = re.compile("(?:帮扶|援助|援建|捐赠|捐资|捐助|捐建|对口支援|资助)")


def taken_over(draft: Draft, spot: Spot, state: State) -> Draft:
    """Give a figure the thing of the one before, where it takes its noun from that: 某园入驻企业90家,|已投产40家.

    Args:
        draft: the figure; changed in place.
        spot: its number where it stands.
        state: what earlier clauses left.
    """
    last = state.last()
    if last is None or spot.named or state.owned or draft.method not in _TAKEN:
        return draft
    if draft.about == state.place and last.noun == draft.noun:
        draft.about = last.about
    return draft


def counts_again(reading: Reading, head: Word, last: Draft | None, subject: int) -> bool:
    """Whether a clause opens with a part of what was counted of a thing, or with more of it.

    某园入驻企业90家,|40家建成投产; 某大学12个学科进入全球前列,|3个学科获评优秀.

    Args:
        reading: the block.
        head: the first word of the clause that says something.
        last: the figure before.
        subject: the thing that the clause before was about.
    """
    if last is None or last.about != subject or last.quantity.kind is not UnitKind.COUNT:
        return False
    first = _opening(reading, head)
    if first is None or first.kind is not UnitKind.COUNT or first.unit != last.quantity.unit:
        return False
    index = reading.words.index_at(first.span.end)
    word = reading.words.words[index] if index < len(reading.words.words) else None
    if word is None or word.start != first.span.end:
        return False
    string = reading.words.string(index)
    again = len(string) > 1 and last.noun.endswith(string)
    return again or word.tag in ("d", "p") or string in predicate_verbs()


def _opening(reading: Reading, head: Word) -> Quantity | None:
    """The number with which a clause opens."""
    return next((q for q in reading.quantities if q.span.start == head.start), None)


def gives_on(text: str, start: int, head: Word, last: Draft | None, subject: int) -> bool:
    """Whether a clause tells what else a giver does: 某集团累计投入助学经费600万元,|实施项目12个.

    Args:
        text: the view.
        start: where the sentence begins.
        head: the first word of the clause that says something.
        last: the figure before.
        subject: the thing that the clause before was about.
    """
    told = last is not None and last.about == subject and text[head.start - 1] != ";"
    given = head.tag.startswith("v") or _WORKS.match(text, head.start) is not None
    return told and given and _GIVES.search(text, start, head.start) is not None


#: 危房改造|90户: what a giver does, with the verb behind its object.
_WORKS = re.compile(r"[一-鿿]{2,6}(?:改造|新建|建设|修建|硬化|培训|资助|救助)(?=\d)")
#: 皮肤科跻身全国|第五, 专科评估荣获全省|第一: what a house of learning or healing has won.
_WINS = re.compile(rf"[一-鿿]{{2,10}}(?:{WINS}|跻身|进入|入选|入围)(?<!收获)(?<!猎获)(?<!捕获)[^,。;]{{0,20}}$")


def goes_on_winning(reading: Reading, start: int) -> bool:
    """Whether a clause behind one about a school or a hospital tells what else it does or wins.

    Args:
        reading: the block.
        start: where the clause opens, behind its adverbs.
    """
    text = reading.words.text
    index = reading.words.index_at(start)
    if reading.words.string(index) in words("cues", "affairs", "won"):
        return True
    first = next((q for q in reading.quantities if q.span.start >= start), None)
    return first is not None and first.kind is UnitKind.RANK and _WINS.match(text, start, first.span.start) is not None
