"""Who works with whom: 甲与乙签订协议, 与乙、丙合作, 对口帮扶丁县, 联手某公司."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.facts.moment import Moment, any_of, compiled
from kg.facts.phrases import is_light, is_own
from kg.lexicon import word_list
from kg.model.document import Genre
from kg.model.fact import Predicate, Relation
from kg.model.mention import DIVISIONS, ORGANIZATIONS, Mention, NameClass

_PARTNERS = DIVISIONS | ORGANIZATIONS | {NameClass.PARK, NameClass.FUNCTIONAL_AREA}


def actor_of(moment: Moment, at: int) -> Mention | None:
    """The firm or body with which the clause opens, before a verb."""
    for other in moment.names:
        if other.span.end > at:
            break
        if other.kind in ORGANIZATIONS and not moment.is_nested(other):
            before = moment.reading.words.between(moment.clause.start, other.span.start)
            if all(is_light(moment.text[w.start : w.end]) or w.tag in ("d", "t", "m", "c") for w in before):
                return other
    return None


def cooperating(moment: Moment, mention: Mention) -> Iterator[Relation]:
    """What a clause says of one partner: 甲与乙签订协议; 与乙、丙合作; 对口帮扶丁县.

    Args:
        moment: the clause.
        mention: the partner's name in it.
    """
    if mention.kind not in _PARTNERS:
        return
    number = moment.number(mention)
    first, last = moment.list_around(mention)
    before, behind = moment.before(first), moment.behind(last)
    aided = mention.kind in DIVISIONS and behind.startswith(_aiding())
    if mention.kind in DIVISIONS and (helped := _helped_by(moment, mention)) is not None:
        yield _with(moment, number, helped, "aid")
        return
    if mention.kind in DIVISIONS and not aided and not _stands_alone(moment, mention):
        return
    if mention.kind in DIVISIONS and compiled(rf"{any_of('cooperate', 'aiding')}[^,。;:的]{{0,4}}$").search(before):
        if number != moment.place:
            yield _with(moment, moment.place, number, "aid")
        return
    if aided and number != moment.place:
        yield _with(moment, moment.place, number, "aid")
        return
    joined = compiled(rf"{any_of('cooperate', 'with')}[^,。;:的]{{0,8}}$").search(before)
    verb = compiled(rf"[^,。;:]{{0,30}}?{any_of('cooperate', 'verbs')}").match(behind)
    hand_in_hand = mention.kind not in DIVISIONS and before.endswith(
        word_list("predicates", "cooperate", "hand_in_hand")
    )
    if joined is None or (verb is None and not hand_in_hand):
        # 甲公司与乙公司 is one list: what stands on the left of 与 is the partner of what stands on its right.
        yield from _both_sides(moment, mention, first, last)
        return
    actor = actor_of(moment, moment.clause.start + joined.start())
    if actor is None and moment.document.context.genre is Genre.NEWS and moment.clause.start + joined.start() > 0:
        if _subject_words(moment, joined.start()):
            return
    if actor is None:
        actors = [moment.host if moment.host is not None else moment.place]
    else:
        start, end = (m.span for m in moment.list_around(actor))
        inside = [m for m in moment.names if start.start <= m.span.start and m.span.end <= end.end]
        actors = [moment.number(m) for m in inside if m.kind in _PARTNERS and not moment.is_nested(m)]
    for subject in actors:
        if number != subject:
            yield _with(moment, subject, number, "cooperate")


def _helped_by(moment: Moment, mention: Mention) -> int | None:
    """The place that a division helps, named right behind the verb: 甲市支援|乙县."""
    verb = compiled(any_of("cooperate", "helping")).match(moment.behind(mention))
    if verb is None:
        return None
    at = mention.span.end + verb.end()
    return next((moment.number(m) for m in moment.names if m.kind in DIVISIONS and m.span.start == at), None)


@cache
def _aiding() -> tuple[str, ...]:
    return word_list("predicates", "cooperate", "aiding_behind")


def _both_sides(moment: Moment, mention: Mention, first: Mention, last: Mention) -> Iterator[Relation]:
    if first is last or mention is first:
        return
    behind = moment.behind(last)
    left = [m for m in moment.names if first.span.start <= m.span.start and m.span.end <= mention.span.start]
    left = [m for m in left if m.kind in _PARTNERS and not moment.is_nested(m)]
    cut = next((m for m in left if moment.text[m.span.end : m.span.end + 1] in ("与", "同")), None)
    if cut is None:
        if mention.kind in DIVISIONS and compiled(any_of("cooperate", "together")).match(behind):
            for other in left:  # 甲市、乙县共建某园
                yield _with(moment, moment.number(other), moment.number(mention), "together")
        return
    if compiled(rf"[^,。;:的]{{0,24}}?的?{any_of('cooperate', 'verbs')}").match(behind) is None:
        return
    for other in left:
        if other.span.end <= cut.span.end and moment.number(other) != moment.number(mention):
            yield _with(moment, moment.number(other), moment.number(mention), "cooperate")


def _with(moment: Moment, subject: int, partner: int, method: str) -> Relation:
    return moment.relation(subject, Predicate.COOPERATES_WITH, partner, confidence=0.7, method=method)


def _stands_alone(moment: Moment, mention: Mention) -> bool:
    """Whether a division is meant itself: not 河北|碳交所, and not the city of a county behind it."""
    end = mention.span.end
    if any(o is not mention and o.span.start <= end < o.span.end for o in moment.names):
        return False
    rest = moment.text[end : moment.clause.end]
    return (
        not rest
        or compiled(
            rf"[、和与及等,”)]|{any_of('cooperate', 'verbs')}|的|建立|达成|签|结|开展|在|共|两|三|四|五|\d"
        ).match(rest)
        is not None
    )


def _subject_words(moment: Moment, end: int) -> str:
    words = moment.reading.words.between(moment.clause.start, moment.clause.start + end)
    strings = [moment.text[w.start : w.end] for w in words if w.tag not in ("d", "t", "m", "c", "p", "v", "vn", "ad")]
    return "".join(s for s in strings if not is_light(s) and not is_own(s))
