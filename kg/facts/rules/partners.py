"""Who works with whom: 甲与乙签订协议, 与乙、丙合作, 对口帮扶丁县, 联手某公司."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.facts.rules.moment import Moment, with_any
from kg.facts.wording.phrases import is_light, is_own
from kg.lexicon import word_list
from kg.model.document import Genre
from kg.model.fact import Predicate, Relation
from kg.model.mention import DIVISIONS, ORGANIZATIONS, Mention, NameClass

#: 协同, 共同, 和谐 hold a letter that elsewhere means with.
_NO_WORD = "(?<![协共相不合如一])(?!和谐|同时|同步|同意|同比|同城|同样|同心|同类|和平|和睦|和美)"
#: Who stands before 与 and is not the place.
_ANYBODY = ("企业", "高校", "院校", "学校", "机构", "部门", "院所", "公司", "单位", "园区", "项目", "农户", "群众")
#: Items of a list that have no name here: 与某地一家研究所、|某大学.
_ITEMS = r"(?:[^,。;:的、和与及]{2,16}、){0,3}"
#: The place that speaks, behind its partner: 某大学与|我县|签订….
_HERE = "(?:我|本|该|全)[省市县区州旗盟镇乡]"
#: How a partner of a place is worked with, between its name and what is done.
_MANNERS = r"(?:积极|持续|深入|深化|全面|全方位|大力|正式|先后|成功|进一步|切实|扎实|分别|已|还)*"
#: The items of a list behind 与, this place behind it, and how a division goes on that is meant itself.
_THEIR_ITEMS = rf"{_ITEMS}[^,。;:的]{{0,8}}$"
_WITH_HERE = rf"[与同和]{_HERE}{_MANNERS}[^,。;:]{{0,10}}?"
_GOES_ON_ALONE = rf"[、和与及等,”)]|{_MANNERS}(?:"
#: Houses and works that act as the firm does that runs them.
_ACTING = frozenset({NameClass.FACILITY, NameClass.PROJECT})
#: To be in touch with somebody is not yet to work together.
_IN_TOUCH = ("沟通对接", "联系对接", "沟通衔接", "联络对接", "联系衔接")
#: So much stands between who acts and 与.
_SHORT = 4
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
    if mention.kind in DIVISIONS and with_any("", "cooperate", "aiding", "[^,。;:的]{0,4}$").search(before):
        if number != moment.place:
            yield _with(moment, moment.place, number, "aid")
        return
    if aided and number != moment.place:
        yield _with(moment, moment.place, number, "aid")
        return
    joined = with_any(_NO_WORD, "cooperate", "with", _THEIR_ITEMS).search(before)
    if joined is not None and before.endswith(_ANYBODY, 0, joined.start()):
        return  # 搭建企业|与某银行对接平台: others work together
    verb = with_any("[^,。;:]{0,30}?", "cooperate", "verbs").match(behind)
    if verb is not None and verb[0].endswith(_IN_TOUCH):
        return
    hand_in_hand = mention.kind not in DIVISIONS and before.endswith(
        word_list("predicates", "cooperate", "hand_in_hand")
    )
    if mention.kind in ORGANIZATIONS and with_any(_WITH_HERE, "cooperate", "verbs").match(behind):
        yield _with(moment, number, moment.place, "cooperate")
        return
    if joined is None or (verb is None and not hand_in_hand):
        # 甲公司与乙公司 is one list: what stands on the left of 与 is the partner of what stands on its right.
        yield from _both_sides(moment, mention, first, last)
        return
    actor = actor_of(moment, moment.clause.start + joined.start()) or _led(moment, joined.start())
    if actor is None and (opened := _opening(moment, joined.start())) is not None:
        if opened.kind not in _ACTING:
            return
        yield _with(moment, moment.number(opened), number, "cooperate")
        return
    if actor is None and moment.document.context.genre is Genre.NEWS and moment.clause.start + joined.start() > 0:
        if _subject_words(moment, joined.start()):
            return
    if actor is None and joined.start() == 0 and (goes_on := _actor_before(moment)) is not None:
        actors = [moment.number(goes_on)]
    elif actor is None:
        actors = [moment.host if moment.host is not None else moment.place]
    else:
        start, end = (m.span for m in moment.list_around(actor))
        inside = [m for m in moment.names if start.start <= m.span.start and m.span.end <= end.end]
        inside = [m for m in inside if m.kind in _PARTNERS and not moment.is_nested(m)]
        actors = [moment.number(m) for m in _each_with_its_own(moment, inside, mention)]
    for subject in actors:
        if number != subject:
            yield _with(moment, subject, number, "cooperate")


def _led(moment: Moment, end: int) -> Mention | None:
    """The body or zone that the place leads to work with others: 推动|某园区|联合某公司申报…."""
    at = moment.clause.start + end
    named = [
        m for m in moment.names if m.span.end == at and m.kind in _PARTNERS - DIVISIONS and not moment.is_nested(m)
    ]
    if not named or not moment.before(named[0]).endswith(
        ("推动", "支持", "鼓励", "引导", "促成", "推进", "协助", "组织")
    ):
        return None
    return named[0]


def _each_with_its_own(moment: Moment, actors: list[Mention], partner: Mention) -> list[Mention]:
    """Of as many who act as there are partners the one that 分别 pairs with a partner: 甲院、乙院|分别与丙院、丁院|结对."""
    first, last = moment.list_around(partner)
    partners = [m for m in moment.names if m.kind in _PARTNERS and not moment.is_nested(m)]
    partners = [m for m in partners if first.span.start <= m.span.start and m.span.end <= last.span.end]
    if len(actors) < 2 or len(actors) != len(partners) or partner not in partners:
        return actors
    if "分别" not in moment.text[actors[-1].span.end : partners[0].span.start]:
        return actors
    return [actors[partners.index(partner)]]


def _actor_before(moment: Moment) -> Mention | None:
    """The body with which the clause before opens: a clause that begins with 与 goes on with it: 某医院晋升三级,|与乙院共建…."""
    before = moment.earlier[-1] if moment.earlier else None
    if before is None or before.mark == ";":
        return None
    opening = [m for m in moment.reading.names if m.span.start == before.start and m.span.end <= before.end]
    named = max(opening, key=lambda m: m.span.length, default=None)
    if named is None or named.kind not in ORGANIZATIONS or moment.text.startswith(("、", "等"), named.span.end):
        return None
    return named


def _opening(moment: Moment, end: int) -> Mention | None:
    """What is no body and opens a clause, with only light words up to a verb: 某煤矿实现|与某集团整合重组."""
    opening = [m for m in moment.names if m.span.start == moment.clause.start and m.kind not in _PARTNERS]
    named = max(opening, key=lambda m: m.span.end, default=None)
    if named is None or named.span.end > moment.clause.start + end:
        return None
    rest = moment.text[named.span.end : moment.clause.start + end]
    return named if len(rest) <= _SHORT else None


def _helped_by(moment: Moment, mention: Mention) -> int | None:
    """The place that a division helps, named right behind the verb: 甲市支援|乙县."""
    verb = with_any("", "cooperate", "helping").match(moment.behind(mention))
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
        if mention.kind in DIVISIONS and with_any("", "cooperate", "together").match(behind):
            for other in left:  # 甲市、乙县共建某园
                yield _with(moment, moment.number(other), moment.number(mention), "together")
        return
    if with_any("[^,。;:的]{0,24}?的?", "cooperate", "verbs").match(behind) is None:
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
        or with_any(_GOES_ON_ALONE, "cooperate", "verbs", r"|的|建立|达成|签|结|开展|在|共|两|三|四|五|\d)").match(rest)
        is not None
    )


def _subject_words(moment: Moment, end: int) -> str:
    words = moment.reading.words.between(moment.clause.start, moment.clause.start + end)
    strings = [moment.text[w.start : w.end] for w in words if w.tag not in ("d", "t", "m", "c", "p", "v", "vn", "ad")]
    return "".join(s for s in strings if not is_light(s) and not is_own(s))
