"""Names that their words show to be torn out of a sentence: what a verb made of them, what leads to them, half a noun."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.lexicon import words as lexicon_words
from kg.lexicon.divisions import divisions
from kg.lexicon.edges import endings
from kg.mentions.walking.suffixes import suffix_before
from kg.mentions.walking.walk import Words, is_named, is_specific, is_stop, walk_left
from kg.mentions.words import is_proper
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

_COMPOUND, _ENTERPRISE, _FACILITY = NameClass.COMPOUND, NameClass.ENTERPRISE, NameClass.FACILITY
_GREEN_SPACE, _HONOUR, _NAMED_EVENT = NameClass.GREEN_SPACE, NameClass.HONOUR, NameClass.NAMED_EVENT
_PROJECT, _PUBLIC_INSTITUTION, _WATER_BODY = NameClass.PROJECT, NameClass.PUBLIC_INSTITUTION, NameClass.WATER_BODY
_AREA, _PARK, _ROAD = NameClass.FUNCTIONAL_AREA, NameClass.PARK, NameClass.ROAD
_PLACES = frozenset({_AREA, _PARK, NameClass.FACILITY, NameClass.GREEN_SPACE, NameClass.PUBLIC_INSTITUTION})
_TOWNS = frozenset({NameClass.SUBDISTRICT, NameClass.NEIGHBOURHOOD})
_BUILT = frozenset({NameClass.PROJECT, NameClass.ENTERPRISE, NameClass.PUBLIC_INSTITUTION})
_POLICIES = frozenset({NameClass.POLICY, NameClass.INITIATIVE})
_SHORTEST, _LEAST_ROAD, _LEAST_POLICY = 2, 3, 6
#: “四横”指|云岭高速: what a note explains stands before what it is.
_MEANS = re.compile(r"“[^“”]{1,10}”(?:分别)?(?:是指|即指|系指|指的是|指(?!数|标|南|引|导|挥|令)|即)")
#: 东至|云岭路, 北起|云岭大道: where something begins and ends.
_TOWARDS = re.compile("[东西南北][起至接连抵达邻临]")
#: 重点区域|云岭片区: of what the name is one.
_ONE_OF = re.compile("(?:重点|核心|示范|关键)?区域(?=[\u4e00-\u9fff]{2})")
#: Verbs before 成, behind which stands what something is to become: 打造|成商务区.
_MAKING = ("打造", "建设", "发展", "培育", "提升", "改造", "建", "变", "造", "升级", "规划")
#: 云岭开发区|建设|云湖新城: who builds what.
_BUILDS = re.compile("(?:合作|共同|联合|携手|投资|规划|自主)?(?:建设|打造|兴建|共建)(?=[\u4e00-\u9fff“]{3})")
#: Who founds institutions of a kind, and what is laid over schools.
_FOUNDERS = re.compile(
    "(?:(?<=企业)|(?<=公司)|(?<=高校)|(?<=院所)|(?<=集团))(?:联合|合作|共同)?(?:建设|共建|搭建|打造|组建)(?=.{4})"
)
_LAID_OVER = re.compile("覆盖(?:学校|医院|社区)$")
_LONGEST_FIELD = 10
#: How names of towns and villages end that are none: 石坡、松溪两所|乡镇, 撤|乡改镇.
_GROUPS_OF_TOWNS = re.compile(
    "(?:乡镇|镇街|整村|景区带村|[改并建设为撤]镇|[改建设为撤]街道)$|^[回返下离驻进入出到][村乡镇]$"
)
_AROUND = ("两侧", "沿线", "周边", "附近", "一带", "沿岸", "境内")
#: 石坡乡|村振兴示范区: 乡村 is one word.
_COUNTRYSIDE = (
    "振兴",
    "旅游",
    "建设",
    "治理",
    "文化",
    "医生",
    "教师",
    "产业",
    "道路",
    "公路",
    "电商",
    "酒店",
    "民宿",
    "风貌",
    "规划",
)
#: What is done to waters and over them, and what is said of areas.
_WORKED = re.compile("(?:综合)?(?:治理|整治)(?=.{3})|[\u4e00-\u9fff]{2,4}齐聚|指(?=..)|跨(?=[\u4e00-\u9fff]河)")
_SAID = re.compile("研究|明确|展示|通过|联动|聚焦|谋划|启用")
#: 云岭线东延至|石坡口岸: how far a line goes; 举全区|之力建好|云岭经济带.
_REACHED = re.compile("(?<=..)[东西南北]?延伸?至")
_WITH_ALL = re.compile("之力(?:建好|建设|打造|推进|推动)?")
#: 云岭技师学院转设为|海川职业学院: what something is called from now on.
_RENAMED = re.compile("(?:转设|更名|升级|升格|改建|改造|改制|晋升|变更)(?:成|为)")
_RENAMED_KINDS = _PLACES | {NameClass.ORGANIZATION}
#: What crosses a water, and the stations that waters lend their names to.
_NO_WATER = re.compile(
    "[跨过沿临环]河$|林田湖|山河湖$|^[一二三四五六七八九][山河湖江][一二三四五六七八九]|^(?:地铁|轻轨)"
)
#: Sights that a verb makes: 观山|揽翠, 望水|揽寺; and what is moved into.
_SIGHTS = re.compile(
    "[望观看赏登游揽临听品][山水湖海寺林园泉峰村]|[望观看赏登游临][山水湖海园][揽看观望听品赏][山水湖海寺林翠景绿]"
)
#: What grade a sight has, or is to have: 石岭|国家5A级景区.
_GRADED = re.compile(r"(?P<own>[\u4e00-\u9fff]{2,12})(?<!国家)(?:国家)?[345]A级?(?:旅游)?景区")
_SIGHTED = ("区", "园", "镇", "村", "城")
#: What is done to hills: 治|山|治水, 串联起|山|、水、林.
_HANDLED = re.compile(
    "(?:[亦问通连起穿搬治爬登开劈移绕融抱拥依傍]|畅[享游]|尽享|串联|炸平[\u4e00-\u9fff]*|高铁[\u4e00-\u9fff]*)山"
)
_MOVED = re.compile("(?:乔迁|喜迁|入住|搬进|搬入)新[居家苑]")
#: 希望医院|大湾区: what stands before the bay area is a firm or a house of which a part is spoken of.
_BAY = re.compile("(?:大湾区|湾区)$")
_ON_BAYS = ("港澳", "湾", "海", "江", "三角")
_OF_HOUSES = ("医院", "集团", "公司", "平台", "中心", "大学", "学院", "银行", "科技")
#: What is said of areas and of events: 宜居新城, 通达|湾区, 更大规模|大会.
_TOLD = re.compile("宜[居业学养游]|^(?:通达|潮涌|融入|服务|链接|联通|立足|面向|辐射|奔向|中心区)湾区$|价值链")
_TOLD_OF_EVENTS = re.compile(
    "以来|规模最大|^更[大多高]|^指导|^(?:产业扶持|行业交流|供需对接|电子产品|创意设计|动漫电竞)$"
)
#: Projects of a stage or of a plan, and several that 等 closes.
_OF_MANY = re.compile("^“[\u4e00-\u9fff]{2}一批”|^“?十[一二三四五六]五”?重大|.{2}等(?:学校|医院|项目|工程|企业)$")
#: Which one it is, and how many they are.
_WHICH = re.compile(
    "^(?:第[一二三四五六七八九十\\d]+[个家座条所处块]|[一两二三四五六七八九]处)|[一两二三四五六七八九][所家个座]"
)
#: Half an hour and the like, that end as festivals do.
_NO_FEASTS = re.compile("(?:环|细|情|关|章|调|季|脱|礼|枝|骨|小|音|气|造)节$")
_ELEMENT = "节"
#: 涉农|项目, 涉雄安|重大工程: with what works have to do.
_CONCERNED = re.compile("涉(?:外|农|企|水|军|密|海|路|铁|林|地|税|雄安|京|奥|冬奥|疫|污|重)")


#: Finders that take their names from lists and sums, not from their endings.
_LISTED = frozenset({"list-head", "list", "sized"})

#: The rule of title marks, inside which nothing is torn.
_TITLED = "title-marks"


def mend_torn(words: Words, mention: Mention) -> Mention | None:
    """A name without what was torn into it, or None where it is none.

    Args:
        words: the words of the block.
        mention: a name as a rule found it.
    """
    text, (start, end), kind = words.text, mention.span, mention.kind
    if mention.name != text[start:end]:
        return None if kind in _TOWNS and _GROUPS_OF_TOWNS.search(mention.name) else mention
    if kind in _POLICIES:
        return mention if mention.method == _TITLED else _mend_policy(words, mention)
    if kind is _HONOUR:
        return _mend_honour(mention)
    left = _behind_lead(words, start, end, kind)
    if left is None or _is_torn(words, left, end, mention):
        return None
    if kind is _FACILITY and left == start and (graded := _GRADED.fullmatch(mention.name)) is not None:
        own = graded["own"] if graded["own"].endswith(_SIGHTED) else graded["own"] + "景区"
        return replace(mention, name=own, aliases=(mention.name,))
    if left == start:
        return mention
    suffix = suffix_before(text, left, end)
    if end - left < _SHORTEST or suffix is None:
        return None
    about = end - len(suffix.word)
    told = is_specific(words, left, about) if suffix.specific else is_named(words, left, about)
    return replace(mention, span=Span(left, end), name=text[left:end], aliases=()) if told else None


#: 某奖|和某奖: the first of two honours; and what is no honour's name.
_TWO_HONOURS = re.compile(
    "(?<=[\u4e00-\u9fff]{4})(?:(?<=案例)|(?<=奖项)|(?<=奖)|(?<=名园)|(?<=强)|(?<=县区)|(?<=县)|(?<=先进集体)|(?<=先进单位)|(?<=称号))和(?=[\u4e00-\u9fff“]{3})"
)
_NO_HONOUR = re.compile(
    r".*(?:多[个项]|\d+[个项]|[一二三四五六七八九十]+[个项])(?:奖项|大奖|荣誉|冠军|金奖).*|.*做得最.*|.*的[\u4e00-\u9fff]*之一"
)
#: What a list of honours is called, which is no part of the name.
_LISTED_AS = re.compile("(?:创建|建设|候选|培育|入选|公示|试点)?名单$")


def _mend_honour(mention: Mention) -> Mention | None:
    """An honour without the list it stands on, and without the second one that 和 joins to it."""
    start, end = mention.span
    name = mention.name
    if _NO_HONOUR.fullmatch(name) is not None:
        return None
    if (joint := _TWO_HONOURS.search(name)) is not None:
        name = name[: joint.start()]
    if (listed := _LISTED_AS.search(name)) is not None and listed.start() >= _LEAST_POLICY:
        name = name[: listed.start()]
    if name == mention.name or len(mention.name) != end - start:
        return mention
    return replace(mention, span=Span(start, start + len(name)), name=name, aliases=())


#: 3年|行动方案: how long something runs; 一个…、一位…: a list.
_NO_POLICY = re.compile(
    r"\d{1,2}年(?:工作|行动)?(?:计划|方案|规划)|[①-⑳].*|.*、一[位个套张份条].*|(?:以下|下列|上述|如下).*|(?:时刻|始终|自觉|一段时间|一场场).*|.{2,4}大提升|.*关进制度|[一二三四五六七八九十]省[\u4e00-\u9fff]{1,3}[县区].*|.*在[\u4e00-\u9fff]{1,6}上.*行动"
)
#: 全国首个区级|某规划, 全市首批|某试点: which one of its kind.
_FIRST = re.compile("(?:全[国省市区县])?(?:首[个批项]|第[一二三四五六]批)(?:[国省市区县]家?级)?")


#: Verbs that words are cut into as nouns, before a whole name.
_LED = re.compile("(?:引领|引导|指导)(?=.{5})")
#: Verbs before what a quotation names.
_VERBS = re.compile(
    "不断[\u4e00-\u9fff]{2}|(?:全域|全面)?(?:发展|改革|提升|推广|冲刺|改进|实施|运用|推进|推行|用好|探索)|[借乘循](?=“)"
)


def _mend_policy(words: Words, mention: Mention) -> Mention | None:
    """A policy without what tells which one of its kind it is, or what was torn off in front of its marks."""
    text, (start, end) = words.text, mention.span
    if _NO_POLICY.fullmatch(mention.name) is not None:
        return None
    if (first := _FIRST.match(text, start, end)) is not None:
        start = first.end()
    if "“" in text[start + 1 : end] and (verb := _VERBS.match(text, start, end)) and words.begins_at(verb.end()):
        start = verb.end()  # 发展|“电商+产业”模式
    if (led := _LED.match(text, start, end)) is not None and words.begins_at(led.end()):
        start = led.end()  # 引领|乡村振兴战略
    if text[start] in "地的了" and words.begins_at(start + 1) and "“" in text[start:end]:
        start = text.index("“", start)  # 更好|地服务“…”倡议
    if start == mention.span.start:
        return mention
    name = text[start:end]
    if len(name) < _LEAST_POLICY or name in lexicon_words("policies", "never"):
        return None
    return replace(mention, span=Span(start, end), name=name, aliases=())


def _behind_lead(words: Words, start: int, end: int, kind: NameClass) -> int | None:
    """Where a name begins behind what leads to it, or None where it tells what something is to become."""
    text = words.text
    if (means := _MEANS.match(text, start, end)) is not None:
        start = means.end()
    if kind in _PLACES and text[start] == "成" and text.endswith(_MAKING, 0, start):
        return None  # 打造|成商务区
    if kind is _WATER_BODY and (worked := _WORKED.match(text, start, end)) is not None:
        start = worked.end()  # 综合治理|云湖河, 跨|沙河
    if kind in (_AREA, _PARK) and (said := _SAID.match(text, start, end)) and words.begins_at(said.end()):
        start = said.end()  # 研究|云岭片区
    if kind in _PLACES and (driven := _WITH_ALL.match(text, start, end)) is not None:
        start = driven.end()
    if kind in _PLACES and (reached := _REACHED.search(text, start, end)) and end - reached.end() >= _LEAST_ROAD:
        start = reached.end()
    if kind in _RENAMED_KINDS and (renamed := _RENAMED.search(text, start, end)) and end - renamed.end() >= _LEAST_ROAD:
        start = renamed.end()
    if kind is _ROAD and (towards := _TOWARDS.match(text, start, end)) and end - towards.end() >= _LEAST_ROAD:
        start = towards.end()
    if (
        kind is _AREA
        and (one := _ONE_OF.match(text, start, end)) is not None
        and text[start - 1 : start] not in ",。;、"
    ):
        start = one.end()
    if kind in (_AREA, _PARK):
        for builds in _BUILDS.finditer(text, start + _SHORTEST, end):
            owner = suffix_before(text, start, builds.start())
            if owner is not None and len(owner.word) > 1:
                start = builds.end()  # 云岭开发区建设|云湖新城
                break
    elif kind is _PUBLIC_INSTITUTION and (founds := _FOUNDERS.search(text, start, end)) is not None:
        start = founds.end()  # 流通企业建设|供应链平台
    if kind is _PUBLIC_INSTITUTION and text[start - 1 : start] == "与":
        start = _over_and(words, start)
    if kind is _PUBLIC_INSTITUTION and text[start] == "同" and words.begins_at(start + 1):
        index = words.index_at(start + 1)
        if index < len(words.words) and is_proper(words.string(index)):
            start += 1  # 深化|同|清华大学
    return start


def _over_and(words: Words, start: int) -> int:
    """Where the name of an institution begins that 与 joins of two fields: 低空|与空天实验室."""
    text, index, first = words.text, words.ends_at(start - 1), words.index_at(start)
    if index is None or first >= len(words.words) or suffix_before(text, max(0, start - 9), start - 1) is not None:
        return start
    before, behind = words.words[index], words.words[first]
    proper = behind.tag == "place" or is_proper(words.string(first)) or is_proper(words.string(index))
    if proper or before.tag[0] not in "nlj" or is_stop(words.string(index), before.tag):
        return start
    return walk_left(words, index, max(0, start - _LONGEST_FIELD), [])


def _is_torn(words: Words, start: int, end: int, mention: Mention) -> bool:
    """Whether what is left of a name is half a noun, a group or a part of a clause."""
    text, kind = words.text, mention.kind
    name = text[start:end]
    if kind in _TOWNS:
        if _GROUPS_OF_TOWNS.search(name) or any(word in name for word in _AROUND):
            return True
        return _is_countryside(text, end, name)
    if kind is _FACILITY and divisions().named(name[:-1]):
        return True  # 新疆维吾尔自治区塔|县
    if kind is _WATER_BODY:
        return _NO_WATER.search(name) is not None
    if kind in (NameClass.GREEN_SPACE, NameClass.FACILITY) and _SIGHTS.fullmatch(name) is not None:
        return True
    if kind is _GREEN_SPACE and _HANDLED.fullmatch(name) is not None:
        return True
    if kind is _PUBLIC_INSTITUTION and _LAID_OVER.search(name) is not None:
        return True
    if kind is _COMPOUND and _MOVED.search(name) is not None:
        return True
    if kind is _PROJECT and _OF_MANY.search(name) is not None:
        return True
    if kind is _AREA and (bay := _BAY.search(name)) is not None and bay.start():
        owner = name[: bay.start()]
        if owner.endswith(_OF_HOUSES) or (bay[0] == "大湾区" and not owner.endswith(_ON_BAYS)):
            return True
    of_kind = name.endswith(("项目", "工程")) and endings("names", "never", "endings").close(name)
    if mention.method in _LISTED and (of_kind or name in lexicon_words("names", "never", "names")):
        return True  # 十亿|级项目
    if kind in _PLACES and mention.method == "suffix" and _WHICH.search(name) is not None:
        return True
    if kind is _ENTERPRISE and name in lexicon_words("enterprises", "firm_endings"):
        return True  # 半导体
    if kind is _AREA and _TOLD.search(name) is not None:
        return True
    if kind is _NAMED_EVENT and _TOLD_OF_EVENTS.search(name) is not None:
        return True
    if kind is _NAMED_EVENT and name.endswith(_ELEMENT):
        return _NO_FEASTS.search(name) is not None
    if kind in _BUILT and _CONCERNED.match(name) is not None:
        return True  # 涉农|项目
    return kind is _ROAD and text.startswith("属", end)  # 原街|属企业


def _is_countryside(text: str, end: int, name: str) -> bool:
    """Whether a town's or a village's name ends within 乡村: 石坡乡|村振兴, 石坡乡村|旅游."""
    if name.endswith("乡村"):
        return text.startswith(_COUNTRYSIDE, end)
    return name.endswith("乡") and text.startswith("村", end) and text.startswith(_COUNTRYSIDE, end + 1)
