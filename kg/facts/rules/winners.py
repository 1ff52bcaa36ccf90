"""Who won an honour: the names, or the place itself, that a verb of winning is said of."""

from __future__ import annotations

import re
from functools import cache

from kg.facts.rules.meant import thing_meant
from kg.facts.rules.moment import Moment
from kg.facts.rules.others_aims import is_of_another
from kg.facts.rules.titles import MANY, is_held, is_sought, is_worked_for, paired
from kg.facts.wording.phrases import is_light, is_own
from kg.lexicon import alternatives, word_list
from kg.mentions.words import Word
from kg.model.fact import Predicate, Relation
from kg.model.mention import DIVISIONS, ORGANIZATIONS, Mention, NameClass

_WINNERS = (
    ORGANIZATIONS
    | DIVISIONS
    | {
        NameClass.PROJECT,
        NameClass.PARK,
        NameClass.FACILITY,
        NameClass.GREEN_SPACE,
        NameClass.ROAD,
        NameClass.COMPOUND,
        NameClass.FUNCTIONAL_AREA,
        NameClass.SUBDISTRICT,
        NameClass.NEIGHBOURHOOD,
        NameClass.PERSON,
        NameClass.PRODUCT,
        NameClass.WATER_BODY,
    }
)
_TITLE = ("称号", "荣誉", "荣誉称号")
#: How often something is won, where the number is a word of its own: 连续|三年.
_AGAIN = frozenset({"连续", "累计", "多年", "历年", "先后", "双双"})
_ZONES = frozenset({NameClass.PARK, NameClass.FUNCTIONAL_AREA})
#: A title that only a place can hold, or that a place has for what it did.
_OF_A_PLACE = re.compile(r"(?:县|区|市|城|百强|试点|案例)(?:榜单|名单|称号|创建名单)?”?$")
#: Titles that not only districts hold: 国家5A级旅游景区, 十强产业集聚区, 示范社区.
_HELD_BY_A_ZONE = re.compile(
    r"(?:景区|园区|集聚区|开发区|高新区|经开区|度假区|街区|社区|小区|校区|院区|灌区|片区|功能区|特色小镇)(?:榜单|名单|称号|创建名单)?”?$"
)
#: Titles that no county or city can hold.
_HELD_BY_OTHERS = re.compile(
    r"(?:产品|商标|企业|公司|合作社|农场|医院|学校|中学|小学|示范村|重点村|文明村|工厂|实验室)(?:名录|榜单|名单|称号)?”?$"
)
_HELD_BY_A_PLACE = re.compile(r"(?:县|区|市|城|百强)(?:榜单|名单|称号|创建名单)?”?$")
#: 入围某百强县|、某百强区20个: the places of a list, counted behind its last.
_MANY_TOGETHER = re.compile(r"(?:[、和及][^,。;:、\d]{2,12})+\d+[个家名]$")
#: 成功创建|16个|省级和美乡村: those who hold it are counted.
_COUNTED_BEFORE = re.compile(r"(?:\d{2,}|[2-9]|[两三四五六七八九十]+)[个家条批所座名]$")
#: 成为全省3个试点县|之一: the place is the one.
_ONE_OF = ("之一", "其中之一")
#: 等10个县市, 等企业: what stands behind a list and before the verb.
_COUNT = re.compile(
    r"(?:等|”|》|\d+|[一二两三四五六七八九十百]+|[个家所条名位座项]|[^,。;、]{0,6}(?:县市|县区|市县|企业|单位|项目|地|村|镇|街道|社区|学校))*"
)

#: What is named so shortly is a place or firm that was not known as one.
_SHORT_NAME = 4
#: Whose name ends so is a house, a firm or a village of its own.
_HOUSE = re.compile(
    r"(?:[医养学书法]院|院|馆|学校|[中小]学|幼儿园|公园|景区|公司|集团|合作社|社区|街道|[\u4e00-\u9fff]村|镇|小区|养老中心|服务站|[水电工]厂)$"
)
#: 某公司|被某部评为, 我县|被某委授予: who gives stands between who wins and the verb.
_BY = re.compile(r"被[^,。;:被]{0,24}$")
#: 素有“瓷都”|之称的|某县, 享有“茶乡”|美誉的|某镇.
_CALLED = re.compile(r"(?:之称|之誉|的?美称|的?美誉|的?美名)的")


def _called(moment: Moment, mention: Mention) -> int | None:
    """The thing behind a name of praise that it bears: 素有“瓷都”之称的|某县."""
    behind = moment.behind(mention)
    said = _CALLED.match(behind)
    if said is None:
        return None
    at = moment.clause.end - len(behind) + said.end()
    named = [m for m in moment.names if m.span.start == at and m.kind in _WINNERS]
    return moment.number(max(named, key=lambda m: m.span.end)) if named else None


@cache
def _winning() -> re.Pattern[str]:
    return re.compile(alternatives("predicates", "award", "verbs"))


@cache
def _giving() -> tuple[tuple[str, ...], tuple[str, ...]]:
    return word_list("predicates", "award", "before_giver"), word_list("predicates", "award", "behind_giver")


def awarded(moment: Moment, mention: Mention) -> list[Relation]:
    """The honours that a clause says were won; in a plan, what the place sets out to win."""
    if is_of_another(moment, mention):
        return []
    number = moment.number(mention)
    if moment.is_plan and moment.before(mention).rstrip("“").endswith("等") and not is_worked_for(moment, mention):
        return []  # 推动“海川号”等|中华老字号|创新发展: who holds the title is spoken of
    if moment.is_plan and not is_held(moment, mention):
        return [
            moment.relation(moment.place, Predicate.TARGETS, number, confidence=0.65, method="honour-plan", dated=True)
        ]
    if is_sought(moment, mention):
        return [
            moment.relation(moment.here, Predicate.TARGETS, number, confidence=0.65, method="honour-sought", dated=True)
        ]
    winners = _winners(moment, mention)
    if not winners and (moment.is_plan or moment.before(mention).rstrip("“") == "作为"):
        winners = [_spoken_of(moment)]
    return [moment.relation(winner, Predicate.AWARDED, number, confidence=0.75, method="award") for winner in winners]


def _verbs_before(moment: Moment, mention: Mention, outer: list[Mention]) -> list[re.Match[str]]:
    """The verbs of winning in front of an honour that are no letters of a name: not 海川达|入选."""
    start = moment.clause.start
    verbs = _winning().finditer(moment.text, start, mention.span.start)
    return [v for v in verbs if not any(m.span.start <= v.start() and v.end() <= m.span.end for m in outer)]


def _spoken_of(moment: Moment) -> int:
    """Of what a clause of 作为 speaks: 作为国家级某区,|某新区…; else the place."""
    named = [m for m in moment.reading.names if m.span.start == moment.clause.end + 1 and m.kind in _WINNERS]
    return moment.number(max(named, key=lambda m: m.span.end)) if named else moment.here


def _winners(moment: Moment, mention: Mention) -> list[int]:
    before = moment.before(mention)
    outer = [m for m in moment.names if not moment.is_nested(m) and m.span.end <= mention.span.start]
    verbs = _verbs_before(moment, mention, outer)
    behind = moment.behind(mention)
    one_of = behind.startswith(_ONE_OF)
    if _COUNTED_BEFORE.search(before.rstrip("“")) and not one_of and not mention.name.endswith(("奖", "称号")):
        return []
    many = MANY.match(behind) or _MANY_TOGETHER.match(behind)
    if (many and not mention.name.endswith(("奖", "称号"))) or MANY.match(mention.name):
        return []
    if (named_so := _made_so(moment, mention)) is not None:
        return [named_so]
    if not verbs:
        kept = before.rstrip("“").endswith("保持") and behind.startswith(_TITLE)  # 继续保持“…”|称号
        won = kept or (
            _winning().search(behind[:12]) is not None and not behind.startswith("创建为")
        )  # 以某创建|为抓手
        return [moment.place] if won and not any(m.kind in _WINNERS for m in outer) else []
    if (called := _called(moment, mention)) is not None:
        return [called]
    at = verbs[0].start()
    giver = _BY.search(before[: at - moment.clause.start])
    if giver is not None:
        at = moment.clause.start + giver.start()
    named = [m for m in outer if m.kind in _WINNERS and m.span.end <= at and not _gives(moment, m)]
    named = [m for m in named if not moment.in_brackets(m)]
    subjects = [m for m in named if m.span.end == named[-1].span.end] if named else []
    if subjects and _reaches(moment, subjects[0], at):
        first, last = moment.list_around(subjects[0])
        listed = [m for m in named if first.span.start <= m.span.start and m.span.end <= last.span.end]
        return [moment.number(m) for m in paired(moment, mention, listed)]
    if subjects and subjects[0].kind not in DIVISIONS and _is_of_it(moment, subjects[0].span.end, at):
        return []  # 某医院|肝病科: who won has no name here
    subject = _subject_words(moment, at)
    if subject and (meant := thing_meant(moment, subject)) is not None:
        return [meant]
    if is_own(subject) and len(subject) == 2:
        return [moment.place]  # 我|区: two words
    if subject:
        passive = giver is not None or verbs[0][0].startswith("被")
        titles = _HELD_BY_A_PLACE if passive and len(subject) <= _SHORT_NAME else _OF_A_PLACE  # 小池|被列为试点
        if _HELD_BY_A_ZONE.search(mention.name) or (
            _HOUSE.search(subject) and not _HELD_BY_A_PLACE.search(mention.name)
        ):
            return []  # 某陵|升级为国家4A级景区, 某养老院|获评优秀案例: who won has no name here
        return [moment.place] if titles.search(mention.name) else []
    head = _head_before(moment)
    if _HELD_BY_A_ZONE.search(mention.name):
        return [head if head is not None else moment.place]
    if _HELD_BY_A_PLACE.search(mention.name):
        return [moment.place]
    if head is None and moment.earlier and _HELD_BY_OTHERS.search(mention.name):
        return []  # a product or firm of the clause before that has no name
    return [head if head is not None else moment.place]


def is_national(mention: Mention) -> bool:
    """Whether an area's name is a title that the state gives: 国家数字经济创新发展试验区, once it is said to be won."""
    return mention.name.startswith(("国家", "全国", "省级", "世界"))


def granted(moment: Moment, mention: Mention) -> list[Relation]:
    """A name that the clause says to be a title: 获批建设国家数据要素综合试验区, 某医馆被认定为|市名中医诊疗中心."""
    before = moment.before(mention)
    national = mention.kind in _ZONES and is_national(mention) and _granting().search(before) is not None
    titled = not moment.is_nested(mention) and not moment.behind(mention) and before.rstrip("“").endswith(_titled())
    if moment.is_plan or not (national or titled):
        return []
    return awarded(moment, mention)


@cache
def _titled() -> tuple[str, ...]:
    return (*word_list("predicates", "award", "given"), "获评")


@cache
def _granting() -> re.Pattern[str]:
    listed = alternatives("predicates", "award", "granting")
    return re.compile(f"(?:{listed})(?:了)?[“]?$")


@cache
def _making() -> re.Pattern[str]:
    listed = "|".join(verb.removesuffix("为") for verb in word_list("predicates", "award", "given"))
    return re.compile(rf"(?:{listed})$")


def _made_so(moment: Moment, mention: Mention) -> int | None:
    """Who is called something by others, between the verb and its 为: 某部确定|某县|为试点县, 授予某镇“…”称号."""
    before = moment.before(mention).rstrip("“《")
    said = before.removesuffix("为")
    end = moment.clause.start + len(said)
    named = [m for m in moment.names if m.span.end == end and m.kind in _WINNERS]
    who = max(named, key=lambda m: m.span.length, default=None)
    if who is None or _making().search(moment.before(who)) is None:
        return None
    return moment.number(who)


def _reaches(moment: Moment, mention: Mention, end: int) -> bool:
    """Whether a name is the subject of the verb behind it; of a place only where nothing else can be: not 某区籍运动员."""
    start = mention.span.end
    rest = moment.text[start:end]
    counted = _COUNT.match(rest)
    longest = (
        28 if MANY.match(rest) or mention.span.start == moment.clause.start else 14
    )  # 甲、乙2家企业参与完成的项目|获
    if _light(moment, start + (counted.end() if counted else 0), end):
        return True
    if mention.kind in DIVISIONS or len(rest) > longest:
        return False
    return _LISTED.match(rest) is not None or not _is_of_it(moment, start, end)


#: 某医院|、乙医院, 某村|等4个村, 某河|(新区段): what stands behind a name belongs to its list or tells which part of it is meant.
_LISTED = re.compile(r"[”》]?(?:[、等和与及(]|\d|[一二两三四五六七八九十]+[个家位名所条项支])")


def _is_of_it(moment: Moment, start: int, end: int) -> bool:
    """Whether the words between a name and a verb name what won, which is only of what is named: 某医院|肝病科|入选."""
    words = moment.reading.words.between(start, end)
    while words and (_is_light(moment, words[-1]) or words[-1].tag == "x"):
        words = words[:-1]
    return bool(words) and (words[-1].tag[:1] == "n" or words[-1].tag == "vn")


def _light(moment: Moment, start: int, end: int) -> bool:
    return all(_is_light(moment, word) for word in moment.reading.words.between(start, end))


def _is_light(moment: Moment, word: Word) -> bool:
    """Whether a word only says when or how often: 2020年, 连续三年."""
    string = moment.text[word.start : word.end]
    if is_light(string) or string in _AGAIN or word.tag in ("d", "t", "m", "c", "p"):
        return True
    return any(time.span.start <= word.start < time.span.end for time in moment.reading.times)


def _subject_words(moment: Moment, end: int) -> str:
    """What stands between the start of the clause and a verb and is neither adverb nor the place itself."""
    said = ""
    for word in moment.reading.words.between(moment.clause.start, end):
        string = moment.text[word.start : word.end]
        if not (is_own(string) or word.tag == "q" or _is_light(moment, word)):
            said += string
    return said


def _head_before(moment: Moment) -> int | None:
    """The named thing with which the clause before opens: a clause without a subject goes on with it."""
    for clause in reversed(moment.earlier):
        if clause.mark == ";":
            return None  # behind it the place is spoken of again
        names = [m for m in moment.reading.names if clause.start <= m.span.start and m.span.end <= clause.end]
        names = [m for m in names if not _of_an_honour(m, names)]
        heads = [
            m
            for m in names
            if m.kind in _WINNERS
            and m.kind is not NameClass.GOVERNMENT_BODY
            and m.span.start - clause.start <= 2
            and not _MADE.fullmatch(moment.text, clause.start, m.span.start)
        ]
        if heads:
            return moment.number(max(heads, key=lambda m: m.span.end))
        if names:
            return None
    return None


#: 成立|某中心,…: what the place founds or builds is no subject of the next clause.
_MADE = re.compile("成立|设立|建成|新建|建设|打造|推动|推进|引进|组建|启动|完成|启用|实施|支持")


def _of_an_honour(mention: Mention, names: list[Mention]) -> bool:
    """Whether a name is an honour or stands inside that of one: a clause that names nothing else goes on with the one before."""
    return mention.kind is NameClass.HONOUR or any(
        o.kind is NameClass.HONOUR and o.span.contains(mention.span) for o in names
    )


def _gives(moment: Moment, mention: Mention) -> bool:
    """Whether a body gives the honour rather than gets it: 被生态环境部命名为, 获科技部“…”称号."""
    if mention.kind not in (NameClass.GOVERNMENT_BODY, NameClass.PARTY_ORGANIZATION):
        return False
    before, behind = _giving()
    return moment.before(mention).endswith(before) or moment.behind(mention).startswith(behind)
