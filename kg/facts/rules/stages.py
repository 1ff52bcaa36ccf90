"""How far a named thing has come: the verb in front that governs its name, or the verb behind that it is the subject of."""

from __future__ import annotations

import re
from functools import cache

from kg.facts.rules.moment import Moment
from kg.facts.rules.stage_lists import headed_stage, listed_stage
from kg.facts.rules.stage_objects import is_beside, of_its_object
from kg.facts.rules.stage_words import ORDER, Told, any_stage, stage_verbs, to_come
from kg.facts.rules.upkeep import is_bettered, is_enlarged, is_kept, is_mended, is_rebuilt, runs_on
from kg.facts.wording.phrases import is_light
from kg.lexicon import alternatives, grouped, word_list, words
from kg.model.document import Genre
from kg.model.fact import Stage
from kg.model.mention import DIVISIONS, Mention, NameClass
from kg.model.quantity import UnitKind

#: So far behind a name, or behind a counted list of names, and so far in front of it a verb is looked for.
_BEHIND, _BEHIND_LIST, _BEFORE = 30, 44, 40
#: The list goes on or ends behind the name that a verb governs; or its works follow.
_HEADED = re.compile(
    r"(?:[东西南北中]段|全段|沿线)?(?:\([^()]*\)|\[[^\[\]]*\]|”|〔[^〕]*〕|“[^”]{1,8}”)*(?:建设)?(?:[、,;。)\]]|$|等|和|与|及|以及|并|后|以后)"
)
#: A verb takes no object where the clause ends behind it, or another verb or a number follows.
_ENDED = re.compile(
    r"(?:了|过)?(?:$|[、,;。)(“和及与并]|以来|以后|中$|当中|期间|阶段|之中|\d|[一二两三四五六七八九十百]+(?:个|项|家|座|条|处))"
)
#: What stands behind a list belongs to the list: 等6条道路, 2家社区卫生服务中心, 和眉太、岚皋等4条高速公路.
_COUNTED = re.compile(r"等|[、和及]|[一二两三四五六七八九十百\d]+[个项条座家处所大类片]")


#: A list that is counted: 等5个美丽街区, 等一批精品公园.
_MANY = re.compile(r"等(?:\d+|[一二两三四五六七八九十]+)?(?:个|座|条|处|家|批(?!量)|所|项)")


#: 以某电站|为重点的…并网: what the verb is said of comes behind.
_AS = (
    "为重点",
    "为主",
    "为龙头",
    "为代表",
    "为核心",
    "为依托",
    "为中心",
    "为引领",
    "为载体",
    "为抓手",
    "为契机",
    "为支撑",
    "为样板",
)
#: 某线、某线|获国家发展改革委规划批复, 某路|纳入全省建设计划: approved, and not begun.
_APPROVED = re.compile(
    r"(?:等[^,。;:]{0,10})?(?:项目|工程)?(?:已|均|成功|正式|全部)*"
    r"(?:获(?:得|批)?[^,。;:]{0,20}(?:批复|批准|核准|审批|同意)|(?:纳入|列入)[^,。;:]{0,20}(?:规划|计划|项目库|盘子))(?:$|[,。;、])"
)
#: 某站|及周边规划已编制完成, 某桥|设计方案通过评审: what is drawn up or passed is its plan.
_DRAFTED = re.compile(
    r"(?:项目|工程)?(?:及(?:其)?周边)?(?:概念|总体|控制性|详细|建设|空间|城市|施工图|初步)*(?:规划|方案|设计|可研|初设|可行性研究报告)+(?:报告|方案|编制|工作)*(?:已|均|全部|正式|顺利|基本)*"
    r"(?:编制完成|完成编制|编制|获批|完成|通过|批复|出台)[^,。;:、]{0,6}$"
)
_SIZES = frozenset({UnitKind.MONEY, UnitKind.LENGTH, UnitKind.AREA, UnitKind.POWER, UnitKind.VOLTAGE, UnitKind.VOLUME})
_ZONES = frozenset({NameClass.PARK, NameClass.FUNCTIONAL_AREA})
_WRITERS = frozenset({NameClass.PUBLIC_INSTITUTION, NameClass.ORGANIZATION, NameClass.ENTERPRISE})
_ONLY_SOME = re.compile(
    r"(?![等、和及与])[^,。;:]{0,6}?(?:\d+|[一二两三四五六七八九十]+)[个家批]|(?:首批|一批|多个|部分|重点|重大|大型|新)[^,。;:]{0,8}?(?:项目|工程|企业)|(?:新开工|新建|新引进)[^,。;:]{0,6}?\d"
)


#: Who is led to do something is not what is set out for.
_WHO_DOES = re.compile(
    r"等?[^,。;:、]{0,12}?(?:企业|公司|单位|机构|高校|院校|院所|部门)(?:联合|共同|合作|加快|积极|拓展|进一步|主动|深度)*"
    r"(?:组建|开展|参与|共建|建设|打造|设立|成立|布局|加大|扩大|发挥|申报|承担|牵头|深化|加强|推广|建立)"
    r"|等(?:联合|共同|积极)*(?:建设|打造|组建|申报|开展|牵头|参与|承担|发挥)(?!项目|工程|进度|任务|步伐)[^,。;:、]{3,}$"
)


@cache
def _transitive() -> frozenset[str]:
    return words("predicates", "stage", "transitive")


@cache
def _parts() -> frozenset[str]:
    return words("predicates", "stage", "neutral")


@cache
def _objects() -> re.Pattern[str]:
    return re.compile(f"(?:的|之)?(?:{grouped(map(re.escape, sorted(_parts())))})+")


def stage_of(moment: Moment, mention: Mention) -> Told | None:
    """The stage that the words around a name give what it names: what is said behind it counts before what stands in front."""
    first, last = moment.list_around(mention)
    behind = _own_part(moment.behind(last))
    if is_beside(mention, last, behind) or is_kept(mention, behind):
        return None
    if (headed := headed_stage(behind)) is not None:
        return headed
    before = moment.before(first)
    if (said := _said_behind(moment, last, behind)) is not None:
        return said
    if is_rebuilt(mention, behind) or (moment.is_plan and is_mended(mention, behind)):
        return None  # 推进某工业区|升级改造: the works have a stage, and not the zone
    done = _done_to(moment, before, behind)
    if done is None or (moment.is_plan and done.stage is Stage.COMPLETED):  # 新建|某路等3条道路 is done in a review
        done = _set_out_for(moment, mention, before, behind) or done
    return done or listed_stage(moment, mention)


def is_aimed_at(moment: Moment, mention: Mention, verbs: re.Pattern[str]) -> bool:
    """Whether one of some verbs in front of a name governs it: 推进某园建设, but not 推进某园管理."""
    first, last = moment.list_around(mention)
    before = moment.before(first)[-_BEFORE:]
    if _WHO_DOES.match(moment.behind(last)) is not None:
        return False  # 推动某研究院等企业|组建某联盟
    found = list(verbs.finditer(before))
    if not found or (mention.kind in _ZONES and found[-1][0] in word_list("predicates", "target", "landing")):
        return False  # 将全部落户|某产业园
    behind = _own_part(moment.behind(last))
    if is_beside(mention, last, behind) or is_kept(mention, behind):
        return False
    if is_bettered(mention, found[-1], behind):
        return False
    return _only_describes(before[found[-1].end() :].strip("“《")) and _is_headed(behind)


@cache
def _setting_out() -> re.Pattern[str]:
    listed = alternatives("predicates", "stage", "setting_out")
    return re.compile(listed)


def _set_out_for(moment: Moment, mention: Mention, before: str, behind: str) -> Told | None:
    """What a plan sets out to make or carry out is planned: 新建某中心, 实施某工程; what it will finish is not told."""
    if not moment.is_plan:
        return None
    found = list(_setting_out().finditer(before[-_BEFORE:]))
    if not found or not _only_describes(before[-_BEFORE:][found[-1].end() :].strip("“《")) or not _is_headed(behind):
        return None
    if is_enlarged(mention, found[-1]):
        return None
    return Told(Stage.PLANNED, ahead=False)


def _own_part(behind: str) -> str:
    """The words behind a name that are of it: up to the 、 behind a verb, where the next name begins its own clause."""
    at = -1
    while (at := behind.find("、", at + 1)) >= 0:
        if any(verb.stage is not None for verb in stage_verbs(behind[:at])):
            return behind[:at]
    return behind


def _past_works(behind: str) -> str:
    """The words behind a name without those of the works on it that a list closes: 某河|治理|等水利工程."""
    works = _works().match(behind)
    rest = behind[works.end() :] if works is not None else ""
    return rest if rest.startswith("等") else behind


@cache
def _works() -> re.Pattern[str]:
    return re.compile(alternatives("predicates", "works", "words"))


def _said_behind(moment: Moment, last: Mention, behind: str) -> Told | None:
    counted = _COUNTED.match(_past_works(behind))
    limit = _BEHIND_LIST if counted else _BEHIND
    if behind.startswith(_AS):
        return None
    if _APPROVED.match(behind) and last.kind not in DIVISIONS:
        return Told(Stage.PLANNED, ahead=False)
    found = [verb for verb in stage_verbs(behind[:limit]) if verb.stage is not None]
    found = [verb for verb in found if verb.string not in words("predicates", "stage", "front")]
    found = [verb for verb in found if verb.string not in _transitive() or _has_no_object(behind[verb.end :])]
    found = [v for v in (of_its_object(verb, behind) for verb in found) if v.stage is not None]
    if last.kind in _WRITERS and "编制" in behind:
        return None  # 某设计院|正在编制可研报告
    if _DRAFTED.match(behind) is not None and last.kind not in DIVISIONS:
        return Told(Stage.PLANNED, ahead=False)
    if not found:
        return None
    if moment.before(moment.list_around(last)[0]).endswith(word_list("predicates", "stage", "not_subject")):
        return None
    if last.kind in _ZONES and _ONLY_SOME.match(behind):
        return None  # 某园区|40个项目开工: some of what lies in it
    base = moment.text.find(behind[:limit], last.span.end)
    if counted is None and not _is_of_it(moment, base, base + found[0].start):
        return None
    said = moment.text[moment.clause.start : base + found[0].start]
    ahead = to_come(said) or _is_pushed(moment.before(moment.list_around(last)[0])) or _this_year(moment, said)
    if to_come(said) and all("投资" in verb.string for verb in found):
        return None  # 某桥|还需完成投资3亿元: whether it has begun is not told
    if _NOT_YET.search(behind, 0, found[0].start) is not None:
        return Told(Stage.PLANNED, ahead)
    done = min((verb.stage for verb in found if verb.stage is not None), key=ORDER.index)
    part = done in (Stage.OPENED, Stage.COMPLETED) and _FIRST_PART.match(behind) is not None
    if part or any(verb.string in word_list("predicates", "stage", "nearly") for verb in found):
        return Told(Stage.UNDERWAY, ahead)
    return Told(done, ahead)


#: 某项目|并没有开工, 某路|尚未通车.
_NOT_YET = re.compile("(?:没有|尚未|还未|并未|仍未|未能)[^,。;:、]{0,4}$")
#: 某项目|一期投产: the rest is still being built.
_FIRST_PART = re.compile("(?:项目|工程)?(?:一期|首期)(?:项目|工程)?(?!等)")


#: Of these only a part is finished, and the works go on: 一期|投产.
_OF_A_PART = re.compile("一期|首期|主体|前期|先期")


def stage_alone(moment: Moment) -> Told | None:
    """The stage that a clause tells of what the clauses before name: 目前已竣工投产, 一期4月份开工建设."""
    words_ = moment.words
    found = [verb for verb in stage_verbs(words_[:_BEHIND]) if verb.stage is not None]
    found = [v for v in found if v.string not in _transitive() or _has_no_object(words_[v.end :])]
    start = moment.clause.start
    if not found or not _is_of_it(moment, start, start + found[0].start):
        return None
    if _AFTERWARDS.match(words_, found[-1].end):
        return None
    stage = min((verb.stage for verb in found if verb.stage is not None), key=ORDER.index)
    nearly = any(verb.string in word_list("predicates", "stage", "nearly") for verb in found)
    if nearly or (stage in (Stage.OPENED, Stage.COMPLETED) and _OF_A_PART.search(words_[: found[0].start])):
        stage = Stage.UNDERWAY
    said = words_[: found[0].start]
    return Told(stage, to_come(said) or _this_year(moment, said))


#: 建成|后, 投产|时: what follows once it is done.
_AFTERWARDS = re.compile("后|以后|之后|时|以来|的")


@cache
def _named_works() -> re.Pattern[str]:
    """The works themselves behind a name, or behind items of its list that have no name: 某园|建设, 某路|、骨干管网等项目建设."""
    works = f"(?:{alternatives('predicates', 'stage', 'works_behind')})"
    return re.compile(rf"{works}|[、和及与][^,。;:]{{2,30}}?等[^,。;:、]{{0,10}}?(?:{works}(?<!改造))$")


def _is_pushed(before: str) -> bool:
    """Whether the words in front of a name say that its stage is worked for: 确保某项目|投产, 争取某路|开工."""
    return any(before.endswith(verb) for verb in word_list("predicates", "stage", "pushing"))


def _this_year(moment: Moment, said: str) -> bool:
    """Whether a story says of the running year what is still to come in it: 年内完工; a report looks back at such a year."""
    story = moment.document.context.genre in (Genre.NEWS, Genre.DIGEST)
    return story and any(word in said[-12:] for word in word_list("predicates", "stage", "this_year"))


#: 累计贯通|69公里岸线, 建成|12万平方米厂房: so much of something else.
_SO_MUCH = re.compile(
    r"(?:了)?\d[\d.]*(?:余|多)?(?:[十百千万亿]*(?:公里|千米|米|平方米|平方公里|亩|公顷|吨|[个座栋幢套间处条家]))(?P<what>[\u4e00-\u9fff]{2})"
)
#: Of the whole still: 建成|12公里|并通车, 建成|8座|以上.
_NO_THING = re.compile("[并后的左以及等和共其中]|路段|主线|标段|长度|里程|全部|通车")


def _has_no_object(rest: str) -> bool:
    much = _SO_MUCH.match(rest)
    if much is not None and not _NO_THING.match(much["what"]):
        return False
    if _ENDED.match(rest):
        return True
    neutral = _objects().match(rest)
    return neutral is not None and _ENDED.match(rest[neutral.end() :]) is not None


def _is_of_it(moment: Moment, start: int, end: int) -> bool:
    """Whether only words between a name and a verb stand there that leave the name its subject: adverbs, times, 项目建设."""
    times = [t.span for t in moment.reading.times]
    times += [q.span for q in moment.reading.quantities if q.kind in _SIZES]  # 某路|52.3公里|建成通车
    for word in moment.reading.words.between(start, end):
        string = moment.text[word.start : word.end]
        if (
            is_light(string)
            or string.isdigit()
            or string in _parts()
            or word.tag in ("d", "t", "m", "c", "p", "f", "s", "ad", "u", "uj", "ul")
        ):
            continue
        if any(span.start <= word.start < span.end for span in times):
            continue
        if any_stage().fullmatch(string) or string in words("predicates", "stage", "between"):
            continue
        return False
    return True


def _done_to(moment: Moment, before: str, behind: str) -> Told | None:
    """The stage that a verb in front gives the name, where the name is the head of its object."""
    found = [verb for verb in stage_verbs(before[-_BEFORE:]) if verb.stage is not None]
    if not found:
        return None
    verb = found[-1]
    if verb.string in words("predicates", "stage", "behind_only"):
        return None
    if moment.is_plan and (verb.string in words("predicates", "stage", "well_built") or runs_on(before, verb)):
        return None
    between = before[-_BEFORE:][verb.end :].strip("“《")
    if not _only_describes(between) or not _is_headed(behind):
        return None
    if verb.string in words("predicates", "stage", "counted") and not _MANY.match(behind):
        return None
    assert verb.stage is not None
    if verb.string in words("predicates", "stage", "needs_works") and _named_works().match(behind) is None:
        return None
    if verb.stage is Stage.UNDERWAY and (
        behind.startswith(word_list("predicates", "stage", "yet_to_land")) or _BEFORE_WORKS.fullmatch(behind)
    ):
        return Told(Stage.PLANNED, ahead=False)  # 加快推进某项目|落地: it has not begun
    return Told(verb.stage, to_come(before[: len(before) - len(between)]))


#: 推进某路、某桥|等项目前期工作.
_BEFORE_WORKS = re.compile("(?:等[^,。;:、]{0,10}?)?(?:项目|工程)?的?前期(?:工作|手续)?")
#: A task that is the works themselves.
_WORKS_TO_DO = ("改造任务", "建设任务", "治理任务", "整治任务")


def _is_headed(behind: str) -> bool:
    """Whether a name with these words behind it is the head of its phrase, or works on it are."""
    if _MANY.match("等" + behind.removeprefix("等")) is not None:
        if behind.endswith(_WORKS_TO_DO):
            return True  # 甲、乙两个小区|改造任务
        return not behind.endswith(word_list("predicates", "stage", "tasks"))  # 某路、某路|6个公路项目
    neutral = _objects().match(behind)
    rest = behind[neutral.end() :] if neutral else behind
    if not _HEADED.match(rest) and not _HEADED.match(behind):
        return False
    return not behind.endswith(word_list("predicates", "stage", "tasks"))


@cache
def _breaks() -> re.Pattern[str]:
    return re.compile(grouped(map(re.escape, word_list("predicates", "stage", "breaks"))))


def _only_describes(between: str) -> bool:
    """Whether the words between a verb and a name only describe what is named: 总投资3亿元的, 天然气管网、."""
    return len(between) <= 24 and _breaks().search(between) is None
