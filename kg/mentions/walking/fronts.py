"""Where a name that a suffix closes begins: what the walk to the left took too much of, and what it stopped short of."""

from __future__ import annotations

import re

from kg.lexicon import words as lexicon_words
from kg.lexicon.divisions import divisions
from kg.mentions.walking.bounded import behind_along, whole_item, whole_street
from kg.mentions.walking.suffixes import Suffix
from kg.mentions.walking.walk import BRIDGES, Words, is_specific, is_stop, trim_left, walk_left
from kg.mentions.words import is_proper
from kg.model.mention import NameClass
from kg.model.span import Span

_NEIGHBOURHOOD, _PROJECT, _ROAD = NameClass.NEIGHBOURHOOD, NameClass.PROJECT, NameClass.ROAD
_SUBDISTRICT, _WATER_BODY = NameClass.SUBDISTRICT, NameClass.WATER_BODY
#: Common nouns that a name stands behind: 全国最大的环境修复项目玉龙填埋场.
_APPOSED = frozenset(
    {
        "上市公司",
        "龙头企业",
        "生产企业",
        "民营企业",
        "国有企业",
        "合资企业",
        "领军企业",
        "骨干企业",
        "银行",
        "项目",
        "企业",
        "公司",
        "基地项目",
        "园区项目",
        "主干道",
        "主干路",
        "世纪工程",
        "圣地",
        "地标",
        "遗存",
        "跨界道路",
    }
)
#: Classes of what two places build together, joined by a dash.
_PAIRED = frozenset({NameClass.PARK, NameClass.FUNCTIONAL_AREA, NameClass.PUBLIC_INSTITUTION, NameClass.FACILITY})
_LONGEST_WORKS, _SHORTEST = 24, 2
#: What universities run.
_RUN = frozenset({NameClass.PUBLIC_INSTITUTION})
SCHOOLS = ("大学", "学院", "科学院")
_LONGEST_FIELD, _LONGEST_TOWN = 8, 7
#: Surnames that are function words elsewhere, before 家: 于|家庄村; and what makes them the second half of a word.
_SURNAMES, _PREPOSED = frozenset("于向和时从经由"), frozenset("位属归处关对由至在终始源不转用移")
#: Prepositions, with which a few towns' names begin: 向|城镇.
_LEADING = frozenset("向在到从和与对由把被让往")
_NOT_BETWEEN = (
    "办好",
    "办",
    "引进",
    "打造",
    "共建",
    "合作",
    "联合",
    "签",
    "成立",
    "设立",
    "建",
    "的",
    "在",
    "与",
    "和",
    "等",
    "将",
    "已",
    "入驻",
    "落户",
)
_ROADS = ("路", "街", "大道", "线", "环", "高速", "国道", "省道")
_WAYS = (*_ROADS, "东延", "西延", "南延", "北延", "河", "湖", "渠", "水库")
#: How many sets of which power a power station has.
_SETS = re.compile(r"\d{1,2}[×xX*](?:\d[\d.]*(?:万千瓦|兆瓦|千瓦|MW|万吨)级?)?$")
#: What the voltage in front belongs to.
WIRED = ("输变电工程", "输电工程", "变电站", "输电线路", "变电所")
_VOLTS = re.compile(r"\d{2,4}(?:千伏|kV|KV)$")
#: Where something is built stands before these: 在某市兴建|某科技园.
_BUILT_AT = re.compile("[^的,。;]{1,12}?(?:投资建设|投资兴建|规划建设|开工建设|建设|兴建|新建|筹建|建成|打造|设立)")
#: 支持|云岭县|建设|某某基地: who is helped to build what, and the verb between them.
_FOR_OTHERS = ("支持", "推动", "推进", "助力", "鼓励", "允许", "争取", "协助", "帮助")
_BUILDS = ("建设", "打造", "创建", "培育", "申建", "筹建", "争创", "发展")
_LEAST_BUILT, _LONGEST_PLACE = 4, 4
#: Which batch of a kind is spoken of: 第二批|云湖实验室.
_BATCH = re.compile(r"第[一二三四五六七八九十\d]+批")


def front(words: Words, left: int, anchor: int, start: int, suffix: Suffix, barriers: list[Span]) -> int:
    """Where a name begins, from where the walk to the left ended.

    Args:
        words: the words of the block.
        left: where the walk ended.
        anchor: where the suffix begins.
        start: where the block begins.
        suffix: the suffix.
        barriers: quantities, times and people in order, which no name enters.
    """
    text = words.text
    if suffix.kind is _PROJECT:
        left = over_verbs(words, left, start, anchor, barriers)
    if text[left - 1 : left] == "在" and left > start and (built := _BUILT_AT.match(text, left, anchor)):
        left = left if text[built.end()] in "的了" else built.end()  # 在某某开发区建设|某某专用线项目
    if text.endswith(_FOR_OTHERS, max(start, left - 4), left):
        left = _behind_place(words, left, anchor)
    if text[left] == "沿" and (built := _BUILT_AT.match(text, left + 1, anchor)):
        left = built.end()  # 沿某某路建设|某某绿道
    left = trim_left(words, left, anchor)
    if text[left] in _LEVELS and text[left - 1 : left] in _OURS and left > start and suffix.kind not in _OF_LEVEL:
        left += anchor - left > 1  # 我|县|云湖镇
    if suffix.kind is _PROJECT and (sets := _SETS.search(text, max(start, left - 14), left)) is not None:
        place = words.ends_at(sets.start())
        known = place is not None and (words.words[place].tag == "place" or is_proper(words.string(place)))
        if place is not None and known and words.words[place].start >= start:
            left = words.words[place].start  # 某市|2×35万千瓦|热电项目
    if suffix.word.endswith(WIRED) and (volts := _VOLTS.search(text, max(start, left - 8), left)) is not None:
        left = volts.start()  # 110千伏|云岭输变电工程
    left = _behind_head(words, left, anchor)
    left = _behind_grade(words, left, anchor, start, suffix)
    if text[left] == "第" and (batch := _BATCH.match(text, left, anchor)) and anchor - batch.end() >= _SHORTEST:
        left = batch.end()
    linked = suffix.kind is _PROJECT and text.endswith(_LINKED, left, anchor)
    if (suffix.kind in _PAIRED or linked) and text[left - 1 : left] in ("-", "—", "·") and left - 1 > start:
        left = _with_other_place(words, left, start)
    if suffix.kind is _PROJECT and (behind := _behind_and(words, left, start)) is not None:
        first = _with_first_work(words, behind, anchor, start, barriers)
        left = first if first < behind else left
    if suffix.kind is _ROAD and text[anchor - 1 : anchor] == "通" and words.begins_at(anchor - 1):
        return anchor  # 乡镇|通|高速公路
    if linked:
        left = _with_other_end(words, left, start, barriers)
    if suffix.kind in _RUN:
        left = _with_university(words, left, start)
    if suffix.kind in _TOWNS and (road := text.rfind("高速", left, anchor)) >= 0:
        left = road + 2  # 云岭高速|石坡村
    if suffix.kind is _ROAD and anchor - left == 1:
        left = whole_street(words, left, start)
    if suffix.kind is _NEIGHBOURHOOD and (way := _BY_WAY.match(text, left, anchor)) is not None:
        left = way.end()  # 云岭西路|石坡社区, 青石河|柳沟村
    if suffix.kind is _SUBDISTRICT:
        left = _whole_town(text, left, anchor + len(suffix.word), start)
        zone = text.rfind("合作区", left, anchor) + 3
        if zone > left + 2 and divisions().is_township(text[zone : anchor + len(suffix.word)]):
            left = zone  # 云松特别合作区|石坡镇
        if text[left] == "原" and divisions().is_township(text[left + 1 : anchor + len(suffix.word)]):
            left += 1
    if text[left : left + 1] == "家" and text[left - 1 : left] in _SURNAMES and left > start:
        left -= text[left - 2 : left - 1] not in _PREPOSED or left - 1 == start
    left = behind_along(text, whole_item(words, left, anchor, start, suffix), anchor, suffix)
    if suffix.kind is _WATER_BODY:
        left = _behind_other_water(words, left, anchor)
    if suffix.kind is _ROAD and "至" in text[left:anchor] and _from_a_road(text, left, anchor):
        left = trim_left(words, text.rindex("至", left, anchor) + 1, anchor)  # 61省道至|梁周线
    return left


def _behind_place(words: Words, left: int, anchor: int) -> int:
    """Where a name begins behind a place and the verb of what that is to build."""
    for word in words.between(left, anchor)[1:4]:
        if words.text[word.start : word.end] in _BUILDS:
            placed = _SHORTEST <= word.start - left <= _LONGEST_PLACE and anchor - word.end >= _LEAST_BUILT
            return word.end if placed else left
    return left


def _from_a_road(text: str, left: int, anchor: int) -> bool:
    """Whether what stands before 至 is a road itself, so that two roads are named: 61省道至|梁周线, 蒲金路至|尧帝路."""
    return text[left].isdigit() or text[left : text.rindex("至", left, anchor)].endswith(_ROADS)


def _with_university(words: Words, left: int, start: int) -> int:
    """清华大学|超滑|技术研究所: what a university's name stands before, though a verb is in it."""
    text = words.text
    floor = max(start, left - _LONGEST_FIELD)
    for school in SCHOOLS:
        at = text.rfind(school, floor, left)
        if at < 0 or at + len(school) >= left:
            continue
        between = text[at + len(school) : left]
        index = words.ends_at(at + len(school))
        if index is not None and between.isalpha() and not any(w in between for w in _NOT_BETWEEN):
            return words.words[index].start if words.words[index].start >= start else left
    return left


def _whole_town(text: str, left: int, close: int, start: int) -> int:
    """卸甲|坪乡: the town that the national table of towns knows, where the words were cut inside its name."""
    for size in range(min(_LONGEST_TOWN, close - start), close - left, -1):
        name = text[close - size : close]
        if name[0] not in _LEADING and divisions().is_township(name):
            return close - size
    return left


#: What a name stands in apposition to: 省级园区|云岭农业示范园, 控制性工程|云岭隧道.
_GRADE = re.compile(
    "(?:国家级|省级|市级|县级|区级|镇级|控制性|标志性|骨干|重点|龙头|配套)(?:园区|工程|企业|项目|景区|公园|场馆|节点工程)"
)
#: Classes of what a level of government has one of.
_OF_LEVEL = frozenset({NameClass.FACILITY, NameClass.PUBLIC_INSTITUTION, NameClass.PROJECT})
_TOWNS = frozenset({NameClass.SUBDISTRICT, NameClass.NEIGHBOURHOOD})
#: The road or river that a village lies at: 云岭西路|石坡社区. What lies at its mouth or bank is called so: 青石河|口村.
_BY_WAY = re.compile(
    "[\u4e00-\u9fff]{2,5}?(?:大道|路|街(?!道)|河)(?![口沟沿边岸头湾东西南北上下])(?=[\u4e00-\u9fff]{2,}$)"
)
_LEVELS = "省市县区旗州盟"
_OURS = ("我", "本", "该", "全")


def _behind_grade(words: Words, left: int, anchor: int, start: int, suffix: Suffix) -> int:
    """Where a name begins behind its grade, its county, or a verb that the words were cut into: 启动|区文体中心."""
    text = words.text
    if (grade := _GRADE.match(text, left, anchor)) is not None and anchor - grade.end() >= _SHORTEST:
        return grade.end()
    opens = left == start or not text[left - 1].isalnum()
    if suffix.kind in _OF_LEVEL and opens and text.startswith("启动区", left):
        return left + 2
    inside = words.between(left, anchor) if suffix.kind in _TOWNS else []
    for word in inside:
        if word.tag != "place" or text[word.end - 1] not in _LEVELS or anchor - word.end < 1:
            break
        left = word.end  # 某某县|云岭镇
    return left


def _behind_head(words: Words, left: int, anchor: int) -> int:
    """环境修复项目|玉龙填埋场: a common noun that the name stands in apposition to is no part of it."""
    for word in words.between(left, anchor):
        string = words.text[word.start : word.end]
        if string in _APPOSED and word.start > left and is_specific(words, word.end, anchor):
            return word.end
    return left


def _with_other_place(words: Words, left: int, start: int) -> int:
    """石坡-海川|创业岛: the place that a dash joins to the first one of the name."""
    index = words.ends_at(left - 1)
    if index is None or words.words[index].start < start:
        return left
    string = words.string(index)
    if words.words[index].tag == "place" or is_proper(string):
        return words.words[index].start
    if words.text[left - 1] != "·" and len(string) == _SHORTEST and words.words[index].tag.startswith("n"):
        opening = words.words[index].start  # 双溪-罗亭|片区
        before = words.ends_at(opening)
        if opening == start or before is None or is_stop(words.string(before), words.words[before].tag):
            return opening
    return _two_letters(words, index, start) or left


def _two_letters(words: Words, index: int, start: int) -> int:
    """Where a place of two loose letters begins behind a verb or a mark, or 0: 纳入|笋岗-清水片区."""
    if index == 0 or len(words.string(index)) != 1 or len(words.string(index - 1)) != 1:
        return 0
    opening = words.words[index - 1].start
    loose = words.string(index).isalpha() and words.string(index - 1).isalpha()
    if not loose or words.words[index - 1].end != words.words[index].start or opening < start:
        return 0
    before = words.ends_at(opening)
    bound = opening == start or before is None or is_stop(words.string(before), words.words[before].tag)
    return opening if bound and words.string(index - 1) not in _LEADING else 0


def _behind_and(words: Words, left: int, start: int) -> int | None:
    """Where what 及 adds begins: here, or with the verb of its field before (及|节能|门窗生产项目); None without 及."""
    if words.text[left - 1 : left] == "及" and left - 1 > start:
        return left
    index = words.ends_at(left)
    if index is None or words.words[index].start <= start + 1 or not words.words[index].tag.startswith("v"):
        return None
    begin = words.words[index].start
    return begin if words.text[begin - 1] == "及" and not _governs(words.string(index)) else None


def _with_first_work(words: Words, left: int, anchor: int, start: int, barriers: list[Span]) -> int:
    """云岭北站站城融合|及|上盖开发项目: works of one project that only the first names."""
    index = words.ends_at(left - 1)
    if index is None or is_specific(words, left, anchor) or words.text[left - 3 : left - 1] in ("项目", "工程"):
        return left
    opening = trim_left(words, walk_left(words, index, start, barriers, bridges=BRIDGES), left - 1)
    opening = over_verbs(words, opening, start, left - 1, barriers)
    return opening if left - opening > 4 and is_specific(words, opening, left - 1) else left


#: What works do that have two ends.
_LINKED = ("连通", "连接", "联通")


def _with_other_end(words: Words, left: int, start: int, barriers: list[Span]) -> int:
    """云湖路东延|与|松石线连通工程: works that link two roads are called by both."""
    text = words.text
    index = words.ends_at(left - 1)
    if text[left - 1 : left] != "与" or index is None or words.words[index].start <= start:
        return left
    opening = trim_left(words, walk_left(words, index, start, barriers), left - 1)
    if text[opening - 1] in "经纬" and text[opening] in "一二三四五六七八九十" and opening - 1 >= start:
        opening -= 1  # 经|三路
    named = left - 1 - opening >= _SHORTEST and text.endswith(_WAYS, opening, left - 1)
    told = text[opening] in "经纬" or is_specific(words, opening, left - 1)
    return opening if named and told else left


def _behind_other_water(words: Words, left: int, anchor: int) -> int:
    """沙湾河|深圳水库: the name begins behind another water's, where it is a name without it."""
    for word in words.between(left, anchor):
        if words.text[word.end - 1] in "河湖江溪渠库" and left < word.end - 1 and is_specific(words, word.end, anchor):
            return word.end
    return left


def over_verbs(words: Words, left: int, start: int, anchor: int, barriers: list[Span]) -> int:
    """Where the name of a work begins, which holds verbs that do not govern it: 县医院|救治|能力提升项目.

    Args:
        words: the words of the block.
        left: where the walk to the left ended.
        start: where the block begins.
        anchor: where the name's last word begins.
        barriers: quantities, times and people in order.
    """
    best = reached = left
    while anchor - reached < _LONGEST_WORKS and (index := words.ends_at(reached)) is not None:
        word = words.words[index]
        if word.start < start or word.end - word.start < 2 or not word.tag.startswith("v"):
            break
        if _governs(words.string(index)):
            break
        if any(b.start < word.end and word.start < b.end for b in barriers):
            break
        reached = walk_left(words, index, start, barriers, bridges=BRIDGES)
        if reached < word.start and is_specific(words, reached, word.start):
            best = reached
    return best


def _governs(string: str) -> bool:
    """Whether a verb has works as its object and so is no part of their name, wherever it stands."""
    if string in lexicon_words("names", "works", "inner"):
        return False
    return string in lexicon_words("policies", "governing") or string in lexicon_words("names", "walk", "stops")
