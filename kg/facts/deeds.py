"""What is done with named things: stages, targets, signings, honours, policies, industries, events, moves."""

from __future__ import annotations

import re
from functools import cache

from kg.facts.moment import Moment
from kg.facts.stages import stage_of
from kg.lexicon import word_list
from kg.model.fact import Predicate, Relation, Stage
from kg.model.mention import DIVISIONS, ORGANIZATIONS, Mention, NameClass

_STAGED = frozenset(
    {
        NameClass.PROJECT,
        NameClass.PARK,
        NameClass.FACILITY,
        NameClass.GREEN_SPACE,
        NameClass.ROAD,
        NameClass.PUBLIC_INSTITUTION,
        NameClass.COMPOUND,
        NameClass.FUNCTIONAL_AREA,
    }
)
_TARGETED = frozenset(
    {
        NameClass.PROJECT,
        NameClass.PARK,
        NameClass.FACILITY,
        NameClass.GREEN_SPACE,
        NameClass.FUNCTIONAL_AREA,
        NameClass.PUBLIC_INSTITUTION,
        NameClass.COMPOUND,
    }
)
_POLICIES = frozenset({NameClass.POLICY, NameClass.INITIATIVE})
_EVENTS = frozenset({NameClass.NAMED_EVENT})
_MOVERS = ORGANIZATIONS | {NameClass.PROJECT, NameClass.PARK}
_HOSTS = DIVISIONS | {NameClass.PARK, NameClass.FUNCTIONAL_AREA, NameClass.FACILITY}


@cache
def _verbs(*keys: str) -> re.Pattern[str]:
    listed = sorted(word_list("predicates", *keys), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, listed)))


def deeds_of(moment: Moment) -> list[Relation]:
    """The relations that one clause states."""
    found: list[Relation] = []
    for mention in moment.names:
        if mention.kind in _STAGED:
            found.extend(_staged(moment, mention))
        elif mention.kind in _POLICIES:
            found.extend(_implemented(moment, mention))
        elif mention.kind is NameClass.INDUSTRY:
            found.extend(_promoted(moment, mention))
        elif mention.kind is NameClass.HONOUR:
            found.extend(_awarded(moment, mention))
        elif mention.kind in _EVENTS:
            found.extend(_hosted(moment, mention))
        if mention.kind in _MOVERS:
            found.extend(_settled(moment, mention))
            found.extend(_signed(moment, mention))
            found.extend(_owned(moment, mention))
        if mention.kind in DIVISIONS or mention.kind in ORGANIZATIONS:
            found.extend(_cooperating(moment, mention))
    return found


def _is_nested(moment: Moment, mention: Mention) -> bool:
    return any(o.span.contains(mention.span) and o.span != mention.span for o in moment.names)


def _staged(moment: Moment, mention: Mention) -> list[Relation]:
    if mention.method in ("zone", "region") or (_is_nested(moment, mention) and mention.kind is not NameClass.PARK):
        return []
    number = moment.number(mention)
    first, last = moment.list_around(mention)
    behind = moment.behind(last)
    before = moment.before(first)
    found: list[Relation] = []
    stage = stage_of(moment, mention)
    if moment.is_plan:
        if mention.kind in _TARGETED and _verbs("target", "verbs").search(before[-20:] + "|" + behind[:24]):
            found.append(moment.relation(0, Predicate.TARGETS, number, confidence=0.75, method="plan", dated=True))
        stage = (
            {Stage.OPENED: None, Stage.COMPLETED: None, Stage.STARTED: Stage.PLANNED}.get(stage, stage)
            if stage
            else None
        )
        if stage is None:
            return found
    if stage is not None:
        found.append(moment.relation(number, Predicate.HAS_STATUS, None, stage=stage, confidence=0.75, method="stage"))
    return found


def _implemented(moment: Moment, mention: Mention) -> list[Relation]:
    around = moment.lead[-12:] + moment.before(mention) + "|" + moment.behind(mention)[:16]
    if not _verbs("implement", "verbs").search(around):
        return []
    return [moment.relation(0, Predicate.IMPLEMENTS, moment.number(mention), confidence=0.7, method="implement")]


def _promoted(moment: Moment, mention: Mention) -> list[Relation]:
    promoter = moment.area if moment.area is not None else 0
    return [moment.relation(promoter, Predicate.PROMOTES, moment.number(mention), confidence=0.7, method="promote")]


def _awarded(moment: Moment, mention: Mention) -> list[Relation]:
    number = moment.number(mention)
    if moment.is_plan:
        return [moment.relation(0, Predicate.TARGETS, number, confidence=0.65, method="honour-plan", dated=True)]
    winners = _subjects_before(moment, mention)
    return [
        moment.relation(winner, Predicate.AWARDED, number, confidence=0.75, method="award") for winner in winners or [0]
    ]


_WINNERS = (
    _STAGED | ORGANIZATIONS | {NameClass.SUBDISTRICT, NameClass.NEIGHBOURHOOD, NameClass.PERSON, NameClass.PRODUCT}
)


def _subjects_before(moment: Moment, mention: Mention) -> list[int]:
    """The named things that a predicate before a name is said of: the list with which its clause, or the one before, opens."""
    inside = [m for m in moment.names if m.span.end <= mention.span.start and m.kind in _WINNERS]
    inside = [m for m in inside if not _is_nested(moment, m) and not _gives(moment, m)]
    if inside:
        return [moment.number(m) for m in inside]
    places = [m for m in moment.names if m.kind in DIVISIONS and m.span.end <= mention.span.start]
    if places:
        last = places[-1]
        won = _WON.match(moment.text, last.span.end, mention.span.start) is not None
        return [moment.number(last)] if won else []
    for clause in reversed(moment.earlier):
        names = [m for m in moment.reading.names if clause.start <= m.span.start and m.span.end <= clause.end]
        heads = [m for m in names if m.kind in _WINNERS and m.span.start - clause.start <= 2]
        if heads:
            return [moment.number(heads[0])]
        if names:
            break
    return []


_WON = re.compile(
    r"(?:成功|再次|分别|均|双双|首批)*(?:获批|获评|荣获|荣膺|入选|入围|被评为|被授予|被命名为|被认定为|获|上榜|蝉联|跻身)"
)


def _gives(moment: Moment, mention: Mention) -> bool:
    """Whether a body gives the honour rather than gets it: 被生态环境部命名为, 获科技部“…”称号."""
    if mention.kind is not NameClass.GOVERNMENT_BODY:
        return False
    return moment.before(mention).endswith(("被", "获", "由", "经", "荣获", "获得")) or moment.behind(
        mention
    ).startswith(("命名", "授予", "评为", "评定", "表彰", "通报", "认定", "“", "批准", "评选", "确定", "列为"))


#: To take part is not to host: 参加进博会.
_ATTENDED = re.compile(r"(?:参加|出席|参展|亮相|组团参加|获|获得|斩获)(?:了)?$")


def _hosted(moment: Moment, mention: Mention) -> list[Relation]:
    first, last = moment.list_around(mention)
    around = moment.before(first)[-12:] + "|" + moment.behind(last)[:8]
    if not _verbs("host", "verbs").search(around) or _ATTENDED.search(moment.before(first)[-8:]):
        return []
    return [moment.relation(0, Predicate.HOSTED, moment.number(mention), confidence=0.75, method="host", dated=True)]


def _settled(moment: Moment, mention: Mention) -> list[Relation]:
    """X落户某区, 某园入驻X: the mover by its class, the place by statement or the paragraph."""
    if mention.kind is NameClass.GOVERNMENT_BODY:
        return []
    behind = moment.behind(mention)
    match = _verbs("settle", "verbs").search(behind[:40])
    number = moment.number(mention)
    if match and (mention.kind in ORGANIZATIONS or mention.exemplar_of >= 0):
        place = next(
            (m for m in moment.names if m.kind in _HOSTS and m.span.start >= mention.span.end + match.start()), None
        )
        target = moment.number(place) if place else (moment.area if moment.area is not None else 0)
        return [moment.relation(number, Predicate.SETTLED_IN, target, confidence=0.75, method="settle", dated=True)]
    attracted = _verbs("attract", "verbs").search(moment.before(mention)[-8:])
    if attracted and mention.kind is NameClass.ENTERPRISE and not moment.is_plan:
        target = moment.area if moment.area is not None else 0
        return [moment.relation(number, Predicate.SETTLED_IN, target, confidence=0.65, method="attract", dated=True)]
    return []


#: 新签约了总投资5亿元的甲、乙: what is signed may be a list, each with its sum.
_SIGNED = re.compile(r"签约(?:落地|引进)?(?:了|项目)?(?:[^,。;与和、]{0,18}、)*[^,。;与和、]{0,18}$")


def _signed(moment: Moment, mention: Mention) -> list[Relation]:
    if moment.is_plan:
        return []
    before, behind = moment.before(mention), moment.behind(mention)
    if _SIGNED.search(before) or re.match(r"(?:等项目|项目|等)?(?:成功|正式)?签约", behind):
        return [
            moment.relation(0, Predicate.SIGNED, moment.number(mention), confidence=0.75, method="sign", dated=True)
        ]
    return []


def _owned(moment: Moment, mention: Mention) -> list[Relation]:
    """The enterprise whose name opens a project's name owns it."""
    if mention.kind is not NameClass.ENTERPRISE:
        return []
    for other in moment.names:
        if (
            other.kind is NameClass.PROJECT
            and other.span.start == mention.span.start
            and other.span.end > mention.span.end
        ):
            return [
                moment.relation(
                    moment.number(mention),
                    Predicate.OWNS,
                    moment.number(other),
                    confidence=0.7,
                    method="nested-owner",
                    evidence=other.span,
                )
            ]
    return []


#: Who is worked with, in a list too: 与甲、乙和丙签订…; who is helped: 对口帮扶某县, 帮助甲、乙引入….
_WITH = re.compile(
    r"(?:与|和|同|携手|对口|联合|对接)(?:[^,。;的]{0,20}|(?:[^,。;、的]{2,16}、)+[^,。;、的]{0,16}(?:和|与)?)$"
)
_AIDED = re.compile(
    r"(?:对口(?:帮扶|支援|合作|协作|支持)|结对(?:帮扶|共建)?|帮扶|协作|援助|帮助|携手)(?:[^,。;、的]{2,12}[、和])*[^,。;、的]{0,4}$"
)


def _cooperating(moment: Moment, mention: Mention) -> list[Relation]:
    number = moment.number(mention)
    if number == 0 or _is_nested(moment, mention):
        return []
    before, behind = moment.before(mention), moment.behind(mention)
    if _WITH.search(before) and _verbs("cooperate", "verbs").search(behind[:40]):
        return [moment.relation(0, Predicate.COOPERATES_WITH, number, confidence=0.7, method="cooperate")]
    if mention.kind in DIVISIONS and _AIDED.search(before):
        return [moment.relation(0, Predicate.COOPERATES_WITH, number, confidence=0.7, method="cooperate")]
    return []
