"""What is done with named things: stages, targets, signings, honours, policies, industries, events."""

from __future__ import annotations

import re
from functools import cache

from kg.facts.rules.carried_out import implemented
from kg.facts.rules.moment import Moment
from kg.facts.rules.others_aims import is_of_another
from kg.facts.rules.partners import actor_of
from kg.facts.rules.parts import whole_of
from kg.facts.rules.promoting import promoted
from kg.facts.rules.stage_words import stage_said
from kg.facts.rules.stages import is_aimed_at, stage_of
from kg.facts.rules.winners import awarded, granted
from kg.lexicon import alternatives, word_list
from kg.model.document import Genre, Level, Part
from kg.model.fact import Predicate, Relation, Stage
from kg.model.mention import DIVISIONS, Mention, NameClass

_STAGED = frozenset(
    {
        NameClass.WATER_BODY,
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
        NameClass.ROAD,
        NameClass.WATER_BODY,
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
#: Their names tell the stage of what they are held for: 某项目|奠基仪式.
_CEREMONIES = frozenset({NameClass.NAMED_EVENT, NameClass.MEETING})


@cache
def _verbs(*keys: str) -> re.Pattern[str]:
    return re.compile(alternatives("predicates", *keys))


def deeds_of(moment: Moment) -> list[Relation]:
    """The relations that one clause states."""
    found: list[Relation] = []
    for mention in moment.names:
        if mention.kind in _STAGED or moment.as_project(mention):
            found.extend(_staged(moment, mention))
        elif mention.kind is NameClass.ENTERPRISE:
            found.extend(_to_produce(moment, mention))
            found.extend(_producing(moment, mention))
        elif mention.kind in _POLICIES:
            found.extend(implemented(moment, mention))
        elif mention.kind is NameClass.INDUSTRY:
            found.extend(promoted(moment, mention))
        elif mention.kind is NameClass.HONOUR:
            found.extend(awarded(moment, mention))
        elif mention.kind in _EVENTS:
            found.extend(_hosted(moment, mention))
        if mention.kind in (NameClass.FUNCTIONAL_AREA, NameClass.PARK, NameClass.PUBLIC_INSTITUTION):
            found.extend(granted(moment, mention))
    return found


#: In a plan what is to be begun is planned, and what is to be finished has no stage yet.
_PLANNED = {Stage.OPENED: None, Stage.COMPLETED: None, Stage.STARTED: Stage.PLANNED, Stage.SIGNED: Stage.PLANNED}


def _staged(moment: Moment, mention: Mention) -> list[Relation]:
    around = moment.around(mention)
    number = moment.number(mention)
    nested = any(o.kind not in _CEREMONIES for o in around) and mention.kind is not NameClass.PARK
    nested = nested or any(whole_of(moment, o) == number for o in around)  # 某产业园|二期 is not the park
    if mention.method in ("zone", "region") or nested or moment.goes_on(mention):
        return []
    if _under_works(moment, mention):
        return []
    river = mention.kind is NameClass.WATER_BODY and not mention.name.endswith("水库")
    if river and moment.behind(mention).startswith(word_list("predicates", "works", "words")):
        return []  # 完成某河|治理: the works are finished, and not the river
    found: list[Relation] = []
    told = stage_of(moment, mention)
    ahead = moment.is_plan or (told is not None and told.ahead)
    stage = told.stage if told is not None else None
    if ahead:
        aimed = is_aimed_at(moment, mention, _verbs("target", "verbs"))
        if moment.as_project(mention):
            aimed = False  # 推动甲、乙等项目落地: whose works these are is said, and not which
        if not (moment.ahead and _of_firms(moment)):  # what a firm will build in a story, no place promises
            aimed = aimed or stage is not None
        aimed = aimed and not (moment.ahead and _is_by_firm(moment)) and not is_of_another(moment, mention)
        if (
            aimed
            and not river
            and not moment.in_brackets(mention)
            and _OPENED.match(moment.behind(mention)) is None
            and (mention.kind in _TARGETED or moment.as_project(mention))
        ):
            found.append(
                moment.relation(moment.place, Predicate.TARGETS, number, confidence=0.75, method="plan", dated=True)
            )
        if stage is not None and not (told is not None and told.held):
            near = moment.document.context.genre is Genre.NEWS and stage in (Stage.OPENED, Stage.COMPLETED)
            stage = Stage.UNDERWAY if near else _PLANNED.get(stage, stage)  # a story tells when works will end
    if stage is Stage.SIGNED and not ahead:
        found.append(moment.relation(moment.here, Predicate.SIGNED, number, confidence=0.75, method="sign", dated=True))
    if stage is not None:
        found.append(moment.relation(number, Predicate.HAS_STATUS, None, stage=stage, confidence=0.75, method="stage"))
    return found


#: 云湖大道|通车后, …: what is told for the time after it is there does not aim at it.
_OPENED = re.compile("(?:全线|正式|建成|全面)*(?:通车|开通|通航|投用|投产|开园|运营|建成|竣工)(?:之)?后")


def _under_works(moment: Moment, mention: Mention) -> bool:
    """Whether a list ends with works on something of the same sort, so that works on this are meant too: 甲医院和乙医院|改造工程."""
    _, last = moment.list_around(mention)
    if mention.kind in (NameClass.PROJECT, NameClass.PARK) or last.kind is not NameClass.PROJECT:
        return False
    if last.name.endswith(("连通工程", "连接工程", "联通工程")):
        return False  # 甲路、乙路与丙路|连接工程: one link among roads
    if moment.behind(last).startswith("等"):
        return False  # 甲大道、乙路改造等项目: each is works of its own
    return any(
        m.kind is mention.kind and m.span.start == last.span.start and m.span.end < last.span.end for m in moment.names
    ) and last.name.endswith(("改造", "提升", "整治", "扩建", "修缮", "治理", "工程", "迁建"))


_FIRM_SPEAKS = re.compile("(?:该|此|本)?(?:项目|公司|企业|集团)")


def _is_by_firm(moment: Moment) -> bool:
    """Whether a sentence of a story is about a firm or its works, which no place promises: 该项目…,|年内建成某生产线."""
    opening = (*moment.earlier, moment.clause)[0]
    if _FIRM_SPEAKS.match(moment.text, opening.start):
        return True
    return any(m.kind is NameClass.ENTERPRISE and m.span.start == opening.start for m in moment.reading.names)


#: 年内|建成投产, 等项目|达产.
_PRODUCING = re.compile(r"(?:等[^,。;:]{0,8})?[^,。;:、]{0,8}?(?:投产|达产|试产|竣工|建成|开工|动工|复产|满产)")


def _to_produce(moment: Moment, mention: Mention) -> list[Relation]:
    """What a plan says of a firm is said of its works: 确保某食品|建成投产."""
    told = stage_of(moment, mention) if moment.block.part is Part.PLAN and not moment.is_nested(mention) else None
    if told is None or told.stage not in (Stage.COMPLETED, Stage.OPENED, Stage.STARTED):
        return []
    if _PRODUCING.match(moment.behind(moment.list_around(mention)[1])) is None:
        return []  # 支持某公司|挂牌上市
    return [
        moment.relation(
            moment.place, Predicate.TARGETS, moment.number(mention), confidence=0.7, method="plan", dated=True
        )
    ]


#: 某公司|建成投产, |试运行: its works are meant.
_AT_WORK = re.compile(
    r"(?:正式|顺利|全面|成功|已经|已|相继|先后|如期)*(?P<told>建成投产|竣工投产|试投产|试生产|试运行|投料试产|投产|开工建设|动工建设)(?:$|[,。;、])"
)


def _producing(moment: Moment, mention: Mention) -> list[Relation]:
    """What a report says of the works of a firm by its name alone: 某机电|试运行, 甲、乙等企业|建成投产."""
    first, last = moment.list_around(mention)
    told = _AT_WORK.match(re.sub(r"^等[^,。;:、]{0,10}?(?:企业|公司|家)", "", moment.behind(last)))
    if told is None or moment.is_plan or moment.is_nested(mention) or moment.document.context.genre is Genre.NEWS:
        return []
    stage = stage_said(told["told"])
    if stage is None or moment.before(first).endswith(word_list("predicates", "stage", "not_subject")):
        return []
    return [
        moment.relation(
            moment.number(mention), Predicate.HAS_STATUS, None, stage=stage, confidence=0.7, method="at-work"
        )
    ]


def _of_firms(moment: Moment) -> bool:
    """Whether the paragraph speaks of firms, which build for themselves."""
    return any(m.kind is NameClass.ENTERPRISE for m in moment.reading.names)


#: To take part is not to host: 参加进博会.
_ATTENDED = re.compile(r"(?:参加|出席|参展|亮相|组团参加|获|获得|斩获)(?:了)?$")


#: Bodies that hold events themselves; a department of the government does it for its place.
_HOLDING = frozenset({NameClass.ENTERPRISE, NameClass.PUBLIC_INSTITUTION, NameClass.ORGANIZATION})


@cache
def _went() -> re.Pattern[str]:
    return re.compile(rf"(?:等)?[^,。;:、]{{0,6}}?(?:{alternatives('predicates', 'host', 'went')})")


#: 为迎接某大会|召开: what all look forward to others hold.
_LOOKED_FOR = re.compile("(?:迎接|喜迎|庆祝|迎)[^,。;:]{0,4}$")


#: What the party or the state holds itself.
_OF_THE_COUNTRY = re.compile(
    "中国共产党第|全国代表大会|全国人民代表大会|中央全会|[一二三四五六七八九十]届[一二三四五六七八九]中全会|^党的"
)
#: 大会|签约项目, 大会|精神: what came of it is told, not who held it.
_CAME_OF = ("签约", "精神", "部署", "要求", "成果")
#: Who calls a meeting above the place; a province's own 省委 and a city's own 市委 are the place itself.
_ABOVE = {
    Level.PROVINCE: "党中央|中央|国务院",
    Level.CITY: "党中央|中央|国务院|省委|省政府",
    Level.COUNTY: "党中央|中央|国务院|省委|省政府|市委|市政府",
}


def _is_called_above(moment: Moment, before: str) -> bool:
    """Whether those above the place hold an event: 省委、省政府|召开某动员大会."""
    own = moment.document.context.division
    if own is None or own.level not in _ABOVE:
        return False
    above = _ABOVE[Level.CITY] if own.level is Level.COUNTY and own.name.endswith("市") else _ABOVE[own.level]
    said = re.search(rf"(?:{above})[^,。;:]{{0,40}}(?:召开|举办|举行)[^,。;:]{{0,12}}$", before)
    return said is not None and "在我" not in said[0]


def _holder(moment: Moment, event: Mention) -> int:
    """Who holds an event: the body that the clause opens with, the county or city of its sentence or of its name, or the place."""
    actor = actor_of(moment, event.span.start)
    if actor is not None and actor.kind in _HOLDING:
        return moment.number(actor)
    if not moment.before(event) and (named := _called_after(moment, event)) is not None:
        return named
    if moment.host is not None and moment.table.kind_of(moment.host) in DIVISIONS:
        return moment.host
    return moment.place


def _called_after(moment: Moment, event: Mention) -> int | None:
    """The city or county above with whose name that of an event opens, which its sentence only tells of: 某市动员大会|召开."""
    above = {division.code for division in moment.document.context.ancestors}
    for other in moment.names:
        if other.kind in DIVISIONS and other.span.start == event.span.start and other.code in above:
            return moment.number(other)
    return None


def _hosted(moment: Moment, mention: Mention) -> list[Relation]:
    if mention.name.endswith(("周年", "建党百年")) or _OF_THE_COUNTRY.search(mention.name):
        return []  # a day that the whole country keeps, a congress that it holds
    first, last = moment.list_around(mention)
    around = moment.before(first)[-12:] + "|" + moment.behind(last)[:14]
    held = _verbs("host", "verbs").search(around) or (
        not moment.is_plan and _went().match(moment.behind(last)) is not None
    )
    if not held or _ATTENDED.search(moment.before(first)[-8:]):
        return []
    if _LOOKED_FOR.search(moment.before(first)) is not None or moment.behind(mention).startswith(_CAME_OF):
        return []
    if _is_called_above(moment, moment.before(first)):
        return []
    # Also in a plan, as the guide of annotation has it: the period then tells that it is still to be held.
    number = moment.number(mention)
    holder = _holder(moment, first)
    return [moment.relation(holder, Predicate.HOSTED, number, confidence=0.75, method="host", dated=True)]
