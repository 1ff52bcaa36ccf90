"""What lies in the place that a document is about, unless its name or the clause speaks against it."""

from __future__ import annotations

import re

from kg.facts.rules.moment import Moment
from kg.facts.rules.stages import stage_of
from kg.lexicon import word_list
from kg.lexicon.divisions import divisions, short_name
from kg.model.document import Genre, Level
from kg.model.mention import DIVISIONS, Mention, NameClass

#: 与浙江大学…, 赴…考察, 对接…: who is met or worked with lies elsewhere.
_PARTNER = re.compile(r"(?:赴|与|同|对接|携手|联合|邀请|借力|来自|联系|走访)(?:[^,。;]{0,40}[、和])?$")
#: Belts and circles of many districts.
_WIDE = ("经济圈", "都市圈", "城市群", "创新走廊", "湾区", "生态屏障")
#: A name that opens with another place's name, or with 省, 国家, 市, is not the district's own.
_HIGHER = re.compile(r"^(?:国家|全国|中国|中央|省|市|中共|香港|澳门|国务院)")
#: What the province, or the city, whose report it is calls its own.
_OWN_LEVELS = {"省": (Level.PROVINCE,), "市": (Level.PROVINCE, Level.CITY, Level.COUNTY)}
#: These the state opens in many places, and names them so: 国家某技术创新中心, 某大学(某市).
_OPENED_ANYWHERE = ("中心", "平台", "实验室", "孵化器", "基地", ")")
#: Houses that a province has one of.
_OF_THE_PROVINCE = ("电视台", "日报社", "日报", "广播电台", "农科院", "科学院", "社科院", "林科院")
#: A phrase in quotation marks has at most so many letters.
_LONGEST_PHRASE = 10
#: What stands in a place: a name of these that fills the quotation marks is no phrase.
_PLACED = frozenset(NameClass) - {NameClass.POLICY, NameClass.INITIATIVE, NameClass.HONOUR, NameClass.INDUSTRY}
#: What is right behind these is somebody else's: 建立与某合作区的协同.
_BESIDE = re.compile(r"(?:与|赴|对接|借鉴|学习|参加)[^,。;:、]{0,2}$")


def _before(moment: Moment, mention: Mention) -> str:
    """The words of the clause before a name with the letters of other names blotted out: 组建某信息|与|智慧研究院、."""
    text = moment.before(mention)
    if "与" not in text and "同" not in text:
        return text
    start = moment.clause.start
    for other in moment.names:
        if other.span.end <= mention.span.start:
            text = text[: other.span.start - start] + "○" * other.span.length + text[other.span.end - start :]
    return text


def _is_own_level(moment: Moment, mention: Mention) -> bool:
    """Whether a house is called after the level of the place itself: 省|图书馆 in the report of a province, 市|医院 in that of a city."""
    own = moment.document.context.division
    level = mention.name[:1]
    return own is not None and own.level in _OWN_LEVELS.get(level, ()) and own.name.endswith(level)


def _won_right_before(moment: Moment, mention: Mention) -> bool:
    """Whether a verb of winning stands right before a name, which then is a title: 列入全省特色文化街区."""
    before = moment.before(mention).rstrip("“")
    if before.endswith("实现") and moment.behind(moment.list_around(mention)[1]):
        return False  # 实现某小镇|运营: what came about is said behind it
    return before.endswith(word_list("predicates", "award", "titling"))


#: 严格落实|某流域综合治理|要求: what is asked of many places is not in one of them.
_OBEYED = re.compile("(?:落实|贯彻|执行|按照|遵守)[^,。;:]{0,20}$")
_ASKED = re.compile("(?:的)?(?:工作)?(?:要求|部署|规定|标准|精神)")


def _asked(moment: Moment, mention: Mention) -> bool:
    """Whether a name is that of a programme whose demands are met."""
    if mention.kind is not NameClass.PROJECT or _ASKED.match(moment.behind(mention)) is None:
        return False
    return _OBEYED.search(moment.before(mention)) is not None


_BASIN = re.compile("流域|(?:源头|上游)[^,。;:、]{0,8}(?:治理|整治|修复|保护)")


def _is_of_a_basin(mention: Mention) -> bool:
    """Whether works are those of the whole basin of a great water, which many counties carry out: 某淀上游流域|综合治理."""
    if mention.kind is not NameClass.PROJECT or _BASIN.search(mention.name) is None:
        return False
    return any(great in mention.name for great in word_list("predicates", "waters", "great") if len(great) > 1)


#: 甲区(乙县)|产业转移工业园: what one place has built in another.
_BRACKETED = re.compile(r"^[\u4e00-\u9fff]{2,8}\(([\u4e00-\u9fff]{2,6})\)[\u4e00-\u9fff]{2,}$")


def _lies_in_brackets(mention: Mention, code: str) -> bool:
    """Whether the name of a zone says in brackets behind another place's that it lies in a county elsewhere."""
    if mention.kind not in (NameClass.PARK, NameClass.FUNCTIONAL_AREA, NameClass.PROJECT):
        return False
    said = _BRACKETED.match(mention.name)
    if said is None:
        return False
    named = (*divisions().short(said[1]), *divisions().named(said[1]))
    return bool(named) and not any(d.code[:4] == code[:4] for d in named)


_FOUNDED_THERE = re.compile("(?:等地)?(?:分别|先后|新)?(?:设立|建立|成立|建设|布局|组建|新建|开设|建成)(?:了)?[“]?")


def _is_put_elsewhere(moment: Moment, mention: Mention) -> bool:
    """Whether a county or city elsewhere stands before a name as where that is: 在|某省|设立某联络处, |某县|“某产业园”."""
    own = moment.document.context.division
    if own is None:
        return False
    above = {division.code for division in moment.document.context.ancestors}
    for other in moment.names:
        if other.kind not in DIVISIONS or other.span.end > mention.span.start or not other.code:
            continue
        named = divisions().get(other.code)
        if named is None or named.code == own.code or named.code in above or own in divisions().ancestors(named):
            continue
        between = moment.text[other.span.end : mention.span.start]
        if between == "“" or (moment.before(other).endswith("在") and _FOUNDED_THERE.fullmatch(between)):
            return True
    return _opens_with_county(mention, own.code)


def _opens_with_county(mention: Mention, code: str) -> bool:
    """Whether the name of a house opens with the full name of a county elsewhere: 某县|思源幼儿园."""
    end = mention.name.find("县", 2, 5)
    if end < 0 or mention.kind not in (NameClass.PUBLIC_INSTITUTION, NameClass.FACILITY):
        return False
    named = divisions().named(mention.name[: end + 1])
    wide = 2 if code.endswith("0000") else 4
    return bool(named) and not any(d.code[:wide] == code[:wide] for d in named)


#: The academies of the state, of which many places have an institute.
_OF_THE_STATE = frozenset({"中科院", "中国科学院", "社科院", "中国社科院", "中国工程院", "中国农科院"})
#: 甲园、乙园|等协作帮扶项目: what is built for those who are helped.
_FOR_OTHERS = re.compile(
    r"(?:、[^,。;:、]{2,12}){0,3}等[^,。;:、]{0,6}?(?:协作|帮扶|支援|援建|对口)[^,。;:、]{0,4}项目"
)


def _of_help_elsewhere(moment: Moment, mention: Mention) -> bool:
    """Whether a list closes with works of help for another place, where they lie."""
    return _FOR_OTHERS.match(moment.behind(moment.list_around(mention)[1])) is not None


def _in_phrase(moment: Moment, mention: Mention) -> bool:
    """Whether a name is only a word of a phrase in quotation marks, which is no name of a thing: “岳山|造林”精神."""
    start, end = mention.span
    opened = moment.text.rfind("“", moment.clause.start, start)
    closed = moment.text.find("”", end, moment.clause.end)
    if opened < 0 or closed < 0 or moment.text.find("”", opened, start) >= 0:
        return False
    said = moment.text[opened + 1 : closed]
    if len(said) == mention.span.length or len(said) > _LONGEST_PHRASE or any(mark in said for mark in "、“-—"):
        return False
    return not any(m.span.start <= opened + 1 and closed <= m.span.end for m in moment.names if m.kind in _PLACED)


#: 融合发展|先行区, 消费中心|核心区: what a place is to be for others, and no quarter of it.
_ROLE = re.compile(
    r"(?:发展|现代化|融合|一体化|治理|改革|开放|振兴|创新|合作|文明|城市|富裕|消费|消费中心)(?:综合|核心|协同)?"
    r"(?:先行区|先行示范区|先导区|引领区|示范区|样板区|标杆区|典范区|承载区|试验区|核心区|发展区)$"
)
#: A quarter of the place has the name of a village, a road or a hill in front.
_OF_GROUND = tuple("沟村镇乡庄山河湖湾路街岭坪坡坝桥寺")


def _is_role(moment: Moment, mention: Mention) -> bool:
    """Whether a name tells what the whole place is to become, with no ground of its own: 深莞|融合发展先行区."""
    if mention.kind is not NameClass.FUNCTIONAL_AREA or _ROLE.search(mention.name) is None:
        return False
    if any(
        o.kind not in DIVISIONS and o.kind not in _ZONES and mention.span.contains(o.span)
        for o in moment.names
        if o is not mention
    ):
        return False
    for word in moment.reading.words.between(*mention.span):
        said = moment.text[word.start : word.end]
        if word.tag in ("nr", "nrt", "place") or said.endswith(_OF_GROUND):
            return False
    return True


def is_local(moment: Moment, mention: Mention) -> bool:
    """Whether what a report or story names lies in its place, where nothing says where it is.

    Args:
        moment: the clause.
        mention: the name in it.
    """
    context = moment.document.context
    own = context.division
    code = own.code if own is not None else ""
    if context.genre is Genre.NEWS and context.division is None and not context.place:
        return False
    if _won_right_before(moment, mention) or (mention.kind is not NameClass.PROJECT and moment.in_brackets(mention)):
        return False
    if _of_help_elsewhere(moment, mention) or mention.name in _OF_THE_STATE:
        return False
    if _is_of_a_basin(mention) or _lies_in_brackets(mention, code) or _is_put_elsewhere(moment, mention):
        return False
    if _BESIDE.search(moment.before(mention)) or _asked(moment, mention) or _in_phrase(moment, mention):
        return False
    if mention.kind is NameClass.FUNCTIONAL_AREA and mention.name.endswith(_WIDE):
        return False
    if mention.kind in _ZONES and (_is_wider(moment, mention) or _is_worked_with(moment, mention)):
        return False
    if _is_role(moment, mention) or (mention.kind is NameClass.PARK and _is_of_county_elsewhere(moment, mention)):
        return False
    if mention.kind is NameClass.PUBLIC_INSTITUTION:
        if context.ancestors and mention.name.endswith(_OF_THE_PROVINCE):
            if mention.name.startswith(short_name(context.ancestors[0].name)):
                return False  # 某省电视台, 某省农科院, in the report of a county
        if mention.name.endswith("大学") and not _is_own_university(moment, mention):
            return False
        if _PARTNER.search(_before(moment, mention)) or _helps(moment, mention) or _is_any_school(moment, mention):
            return False
        here = own is not None and short_name(own.name) in mention.name  # 市某医院|某区|分院
        here = here or _is_own_level(moment, mention)
        if _HIGHER.match(mention.name) and not here and not mention.name.endswith(_OPENED_ANYWHERE):
            return False
    for other in moment.names:
        if other.kind in DIVISIONS and other.span.start == mention.span.start and other.span.end < mention.span.end:
            number = moment.number(other)
            above = {division.code for division in context.ancestors}
            if mention.kind is NameClass.FUNCTIONAL_AREA and other.code in above and other.name.endswith("省"):
                return False  # 某省大数据综合试验区 is wider than the district
            if other.code.endswith("0000") and mention.kind in (NameClass.PROJECT, NameClass.PARK):
                continue  # a firm of another province builds here: 北京|公交智造产业园
            far = other.code[:2] != code[:2] and _IS_ZONE.match(mention.name, other.span.length) is None
            if mention.kind is NameClass.PARK and far:
                if stage_of(moment, mention) is not None and not _is_shared(moment, mention):
                    continue  # one of a city in another province does: 深圳|能源科技产业园, but not 苏州|高新区
            wide = 2 if own is not None and own.level is Level.PROVINCE else 4
            if number != 0 and other.code[:wide] != code[:wide] and other.code not in above:
                return False
    return True


def _is_of_county_elsewhere(moment: Moment, mention: Mention) -> bool:
    """Whether a park has the name of a county in front that the document names and that lies elsewhere: 助力|龙川|产业园."""
    own, home = moment.document.context.division, moment.table.division_opening(mention.name)
    named = divisions().get(moment.table.code_of(home)) if home is not None else None
    if own is None or named is None or named.level is not Level.COUNTY or named.code == own.code:
        return False
    return own not in divisions().ancestors(named)


def _is_shared(moment: Moment, mention: Mention) -> bool:
    """Whether a park has the names of two places, and lies in that which it names first: 河源|鄞州|产业园."""
    own = moment.document.context.division
    places = (*moment.document.context.ancestors, *((own,) if own is not None else ()))
    return any(short_name(place.name) in mention.name for place in places)


#: 苏州|高新区, 徐州|新城: the zone of the city itself.
_IS_ZONE = re.compile(
    "(?:国家|市|国际)?(?:级)?(?:高新|经开|经济|开发|工业园|保税|综保|自贸|新城|新区|科学城|科技城|高铁|临空|空港)"
)
#: 争取甲大学、乙研究院|等高校技术支持: who is to help comes from elsewhere.
_HELP = re.compile(
    r"等?(?:[^,。;:、]{0,8}(?:高校|院校|院所|机构|单位|医院))?(?:的)?(?:技术|人才|智力|政策|资金|大力)*(?:支持|指导|帮扶|帮助)$"
)


def _helps(moment: Moment, mention: Mention) -> bool:
    """Whether a body is one whose help is asked for."""
    first, last = moment.list_around(mention)
    return _HELP.match(moment.behind(last)) is not None and moment.before(first).endswith(
        ("争取", "寻求", "借助", "取得")
    )


_ZONES = frozenset({NameClass.PARK, NameClass.FUNCTIONAL_AREA})
_WORKED_WITH = re.compile(r"(?<![协共相不合如一参])(?:与|同|对接|携手|联合|联动)(?:[^,。;:]{0,30}[、和])?$")
_TOGETHER = re.compile(r"[^,。;:]{0,12}?(?:协同|联动|合作|协作|对接|交流|共建|互联|互通|衔接|机制|结对)")


def _is_worked_with(moment: Moment, mention: Mention) -> bool:
    """Whether a zone is one that the place works with: 深化与甲合作区、乙新区|联动."""
    first, last = moment.list_around(mention)
    return _WORKED_WITH.search(moment.before(first)) is not None and _TOGETHER.match(moment.behind(last)) is not None


def _is_wider(moment: Moment, mention: Mention) -> bool:
    """Whether a zone has the name of the province in front, of whose zone a county has a part at most: 某省|自贸区."""
    own, above = moment.document.context.division, moment.document.context.ancestors
    if own is None or not above or not above[0].code.endswith("0000") or above[0].name.endswith("市"):
        return False
    if mention.name.endswith(("片区", "板块", "园区")):
        return False  # 某省自贸区|某片区
    named = short_name(above[0].name)
    return mention.name.startswith(named) and short_name(own.name) not in mention.name and named != short_name(own.name)


_SCHOOLS = re.compile(r"等[^,。;:、]{0,6}?(?:高校|院校|大学|科研院所|院所)")


def _is_any_school(moment: Moment, mention: Mention) -> bool:
    """Whether a list of schools and institutes names one of the whole country: 甲大学、中科院|等重点高校."""
    if _SCHOOLS.match(moment.behind(moment.list_around(mention)[1])) is None or stage_of(moment, mention) is not None:
        return False
    own = moment.document.context.division
    names = [short_name(d.name) for d in (*moment.document.context.ancestors, *((own,) if own else ()))]
    return not any(name in mention.name for name in names)


def _is_own_university(moment: Moment, mention: Mention) -> bool:
    """Whether a university is built here or has the name of the place or its city: others only work with the place."""
    own = moment.document.context.division
    names = [short_name(d.name) for d in (*moment.document.context.ancestors[1:], *((own,) if own else ()))]
    if mention.name.startswith(tuple(names)):
        return True
    if stage_of(moment, mention) is not None:
        named = divisions().short(mention.name[:2])
        elsewhere = own is not None and not any(d.code[:2] == own.code[:2] for d in named)
        return not (named and elsewhere and mention.name.endswith("大学"))  # 建设甲市|大学、乙大学|等一流大学某研究院
    return own is not None and any(
        own in divisions().ancestors(below) for size in (2, 3) for below in divisions().short(mention.name[:size])
    )  # 某市|大学 in the report of its province
