"""What a name runs over on its way to the left: 与 between two fields, a dash between two places, a verb among loose letters."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.lexicon import words as lexicon_words
from kg.mentions.walking.suffixes import suffix_before
from kg.mentions.words import is_proper

if TYPE_CHECKING:
    from kg.mentions.walking.walk import Words

#: Tags of verbs.
VERBAL = frozenset({"v", "vd", "vi", "vq", "vg"})
PAIRS = {"”": "“", ")": "(", "》": "《", "]": "[", "’": "‘"}
#: Behind these 和 opens a name: 、|和谷国际智能港.
_MARKS = frozenset("、,。;:\n ")
#: Function words that are a name's first letter right behind 、, before one more loose letter.
_ITEM_OPENERS = frozenset("正达向将")
_MAY_OPEN = _ITEM_OPENERS | {"和"}


@cache
def function_letters() -> frozenset[str]:
    """Letters that close the walk when they are a word by themselves."""
    return frozenset("".join(lexicon_words("names", "walk", "function_letters")))


def opens_name(words: Words, index: int, floor: int) -> bool:
    """Whether 和 stands where no two things are joined, or 正 right behind 、, so that it is the first letter of a name."""
    if words.strings[index] not in _MAY_OPEN:
        return False
    at = words.words[index].start
    if words.string(index) in _ITEM_OPENERS and words.text[at - 1 : at] == "、" and index + 1 < len(words.words):
        behind = words.string(index + 1)  # 某云路、|正|云|路
        if len(behind) == 1 and behind.isalpha() and behind not in function_letters():
            return True
    if words.string(index) == "正":
        first = index - 1  # 金|正|环保水环境产业园
        lone = first >= 0 and len(words.string(first)) == 1 and words.words[first].start >= floor
        if not lone or words.words[first].end != at or words.string(first) in function_letters():
            return False
        before = words.words[first].start - 1
        verbal = index + 1 < len(words.words) and words.words[index + 1].tag[0] in "vd"
        return words.string(first).isalpha() and not verbal and (before < floor or words.text[before] in _MARKS)
    behind = words.string(index + 1) if index + 1 < len(words.words) else ""
    joined = at > floor and words.text[at - 1] not in _MARKS
    return words.string(index) == "和" and not joined and len(behind) == 1 and behind.isalpha()


def ends_brand(words: Words, index: int, floor: int) -> bool:
    """Whether 达 is the last letter of a brand and no verb before a number: 鹏|润|达|商业广场, not 产值|达|5亿元."""
    at = words.words[index].end
    letter = words.string(index - 1) if index > 0 and words.words[index - 1].start >= floor else ""
    if len(letter) != 1 or not letter.isalpha() or letter.isascii() or letter in function_letters():
        return False
    return words.words[index - 1].end == words.words[index].start and words.text[at : at + 1].isalpha()


#: Adjectives that common nouns are a name with, and what says behind them only of which rank something is.
_TELLING = frozenset({"特殊", "全球", "世界"})
_RANKED = ("最", "首", "唯一", "领先", "一流", "知名", "标杆", "级")


def tells(text: str, string: str, end: int) -> bool:
    """Whether an adjective tells common nouns apart, so that it is of the name: 特殊|物品服务平台, not 世界|一流|学院."""
    return string in _TELLING and not text.startswith(_RANKED, end)


#: Letters before 和 that are things by themselves, so that two are joined: 水|和|电.
_THINGS = frozenset(
    "党国军民政水电气油煤粮林农工商学车船路桥山河湖村镇乡县市区省州厂校园街巷人老小男女你我他前后左右上下大中新旧内外"
)


def ends_pair(words: Words, index: int, floor: int) -> bool:
    """Whether 和 is the second letter of a name, behind one loose letter that a verb or a mark stands before: 建成|恒|和|污水处理厂."""
    first = index - 1
    if first < 0 or words.words[first].start < floor or words.words[first].end != words.words[index].start:
        return False
    letter = words.string(first)
    if len(letter) != 1 or not "\u4e00" <= letter <= "\u9fff" or letter in _THINGS or letter in function_letters():
        return False
    at = words.words[first].start
    if at <= floor or words.text[at - 1] in _MARKS:
        return True
    before = words.ends_at(at)
    verb = words.string(before) if before is not None else ""
    return len(verb) > 1 and verb in lexicon_words("names", "walk", "stops")


#: What people are called by, who all do something: 他|都, 大家|都, 人人|都.
_ALL_OF = (
    "们",
    "家",
    "人",
    "者",
    "员",
    "户",
    "一切",
    "全部",
    "所有",
    "每年",
    "历年",
    "各地",
    "群众",
    "干部",
    "百姓",
    "全",
)
#: What towns are called the capital of: 茶|都, 中药|都.
_MADE = tuple("药茶瓷酒煤钢陶石玉花绣鞋椒糖盐铜锡银")


def ends_town(words: Words, index: int, floor: int) -> bool:
    """Whether 都 is the last letter of a town's name and no adverb, which a noun never stands behind: 云|都|山度假区, 茶|都|仓储项目."""
    first, after = index - 1, index + 1
    if first < 0 or after >= len(words.words) or words.words[first].start < floor:
        return False
    before, behind = words.words[first], words.words[after]
    if before.end != words.words[index].start or behind.start != words.words[index].end:
        return False
    string = words.string(first)
    if not string.isalpha() or string.isascii() or string in function_letters() or string.endswith(_ALL_OF):
        return False
    letter = len(string) == 1 and string not in _THINGS
    if not letter and not (before.tag.startswith("n") and string.endswith(_MADE)):
        return False
    loose = behind.end - behind.start == 1 and len(words.string(min(after + 1, len(words.words) - 1))) == 1
    return (behind.tag.startswith("n") or loose) and words.string(after) not in function_letters()


#: Zones that are called by what they are for, behind 高质量: 云岭稀土|高质量|发展综合试验区.
_ZONES = ("发展综合试验区", "发展试验区", "发展示范区", "发展先行区", "发展先导区", "发展合作区")


def is_zone(words: Words, index: int, floor: int) -> bool:
    """Whether 高质量 stands inside the name of a zone, behind a noun."""
    before = words.words[index - 1] if index else None
    if before is None or before.start < floor or before.end != words.words[index].start:
        return False
    return before.tag.startswith(("n", "place", "x")) and words.text.startswith(_ZONES, words.words[index].end)


def joins_fields(words: Words, index: int, floor: int) -> bool:
    """Whether 与 stands between two common nouns, so that it joins two fields of one name and not two names."""
    if index < 1 or index + 1 >= len(words.words) or words.words[index - 1].start < floor:
        return False
    before, behind = words.string(index - 1), words.string(index + 1)
    if before.endswith(_WHOLE) or before in _SIDES_OF_TOWN or is_proper(before) or len(before) < 2 or len(behind) < 2:
        return False
    if suffix_before(words.text, words.words[index - 1].end - 6, words.words[index - 1].end) is not None:
        return False
    return words.words[index - 1].tag[0] in "nbjv" and words.words[index + 1].tag[0] in "nbjvl"


#: Parts of a county that 与 joins to a park or an area, and no fields: 县城|与|经济开发区.
_SIDES_OF_TOWN = frozenset({"县城", "城镇", "城乡", "主城", "老城", "新城", "园区", "景区", "校园", "厂区"})
#: What ends a whole name, so that 与 behind it joins two names.
_WHOLE = (
    "大学",
    "学院",
    "公司",
    "集团",
    "中心",
    "研究院",
    "医院",
    "学校",
    "政府",
    "协会",
    "银行",
    "委",
    "局",
    "部",
    "市",
    "县",
    "区",
    "省",
)


def is_odd_verb(words: Words, index: int, floor: int) -> bool:
    """A verb that nobody does to things here goes on where unknown letters stand before it: 立|中|氧化|渣|项目."""
    string = words.strings[index]
    if words.words[index].tag not in VERBAL or len(string) < 2 or string in lexicon_words("names", "walk", "stops"):
        return False
    before = index - 1
    if before < 0 or words.words[before].start < floor or words.words[before].end != words.words[index].start:
        return False
    letter = words.string(before)
    return len(letter) == 1 and letter.isalpha() and not letter.isascii() and letter not in function_letters()


def opening_of(words: Words, closing: str, at: int, floor: int) -> int | None:
    """The index of the mark that opens the bracket or quotation which closes at ``at``, where it is short."""
    opening = words.text.rfind(PAIRS[closing], max(floor, at - 24), at)
    if opening < 0 or any(c in words.text[opening:at] for c in "。;"):
        return None
    if closing == ")" and any(c in words.text[opening:at] for c in ",、"):
        return None
    index = words.index_at(opening)
    return index if index < len(words.words) and words.words[index].start == opening else None


#: How the places end that a dash joins: 渝州宾馆—上清寺段.
_ENDS_OF_STRETCHES = frozenset("库山镇村路站街乡河湖江馆门湾宫桥寺园城厂口坝岛港塘沟坡岭洲滩楼场道渡关")


def bridges_places(words: Words, index: int, floor: int) -> bool:
    """Whether 至 or a dash stands behind a place, so that it joins two places of one name."""
    if index < 1 or words.words[index - 1].start < floor:
        return False
    string = words.string(index - 1)
    if is_proper(string) or words.words[index - 1].tag == "place" or string[-1] in _ENDS_OF_STRETCHES:
        return True
    # two or three loose letters: 松溪至石安
    return len(string) == 1 and string.isalpha() and len(words.string(index - 2)) == 1 if index >= 2 else False
