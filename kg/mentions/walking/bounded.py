"""Where names are bounded by what stands around them: marks of a list, things of which there are many, known regions."""

from __future__ import annotations

import re

from kg.lexicon import words as lexicon_words
from kg.lexicon.divisions import divisions
from kg.mentions.walking.suffixes import Suffix, generic_words
from kg.mentions.walking.walk import Words, is_stop
from kg.mentions.words import is_proper
from kg.model.mention import NameClass

#: What villages and towns are listed by, and how long their names are at most.
_TOWNS = frozenset({NameClass.SUBDISTRICT, NameClass.NEIGHBOURHOOD})
_LIKE = ("村", "镇", "乡", "社区", "街道", "庄", "屯", "苏木", "居", "坪", "沟")
_LONGEST = 4
#: Letters that are of no name even there.
_NEVER = re.compile("[的了各等该本每其]|^[在从向和与对由把被让往自到]")
#: What a road or a water is followed by: 沿|云岭路, 沿|清水河. One letter behind it is the name's own: 沿江路.
_ALONG = "沿"
_WAYS = frozenset({NameClass.ROAD, NameClass.WATER_BODY})

#: What says that there are many of what follows, or that it is any of them.
GROUPS = (
    "一批",
    "多个",
    "各类",
    "多家",
    "若干",
    "其他",
    "其它",
    "等多",
    "各个",
    "所有",
    "部分",
    "许多",
    "众多",
    "一个",
    "一座",
    "一家",
)
#: Regions of several cities, which a city's name may stand before.
_CIRCLES = frozenset({"城市群", "都市圈", "城市圈", "经济圈", "经济带", "大湾区"})
#: How far before a name there may stand that it is one of many.
_NEAR_GROUP = 20
_LONGEST_REGION = 9


def whole_item(words: Words, left: int, anchor: int, start: int, suffix: Suffix) -> int:
    """Where the name of a village or town begins that fills an item of a list of such names: 石坡村、|上于|村.

    It does where the walk has left one letter at most, which is no name: not in 石坡村、与|云岭|村.

    Args:
        words: the words of the block.
        left: where the walk to the left ended.
        anchor: where the suffix begins.
        start: where the block begins.
        suffix: the suffix.
    """
    text = words.text
    mark = text.rfind("、", max(start, anchor - _LONGEST - 1), left)
    if (
        anchor - left > 1
        or suffix.kind not in _TOWNS
        or mark <= start
        or mark + 1 >= left
        or not text.endswith(_LIKE, start, mark)
    ):
        return left
    item = text[mark + 1 : anchor]
    if not item.isalpha() or _NEVER.search(item):
        return left
    stops = lexicon_words("names", "walk", "stops") | lexicon_words("names", "walk", "edge_verbs")
    whole = not any(w.end - w.start > 1 and text[w.start : w.end] in stops for w in words.between(mark + 1, anchor))
    return mark + 1 if whole else left


#: A city's letter that is cut to the word for being there: 在津|海大街.
_THERE = re.compile("在[京津沪渝粤湘鄂豫冀晋辽吉苏浙皖闽赣鲁琼川黔滇]$")
_SIDES = frozenset("东西南北中")
_WORD = 2


def whole_street(words: Words, left: int, start: int) -> int:
    """Where a street's name begins of which one letter was left: 云展|西街, 在|津海大街.

    Args:
        words: the words of the block.
        left: where the walk to the left ended.
        start: where the block begins.
    """
    if _THERE.search(words.text, max(start, left - _WORD), left) is not None:
        return left - 1
    index = words.ends_at(left)
    if words.text[left] not in _SIDES or index is None or words.words[index].start < start:
        return left
    string, tag = words.string(index), words.words[index].tag
    named = len(string) == _WORD and string.isalpha() and tag.startswith(("n", "v")) and not is_stop(string, "n")
    governs = string in lexicon_words("policies", "governing")
    return words.words[index].start if named and not governs else left


def behind_along(text: str, left: int, anchor: int, suffix: Suffix) -> int:
    """Where a road's or a water's name begins behind 沿, where more than the kind of land stands behind that."""
    if suffix.kind not in _WAYS:
        return left
    own = 1 if suffix.kind is NameClass.ROAD else 0
    at = text.rfind(_ALONG, left, anchor)
    return at + 1 if at >= left and anchor - at - 1 > own else left


def holds_proper(words: Words, left: int, anchor: int) -> bool:
    """Whether a part of a name is a place, a proper noun, a quotation or Latin: odd letters alone do not tell a head of a list."""
    inside = words.between(left, anchor)
    return any(
        w.tag == "place" or is_proper(words.text[w.start : w.end]) or words.text[w.start] in "”》" for w in inside
    ) or any(letter.isascii() and letter.isalpha() for letter in words.text[left:anchor])


def is_listed_town(words: Words, left: int, anchor: int, kind: str) -> bool:
    """Whether a town of a common word is one that the country's table knows, in a list or with its office."""
    text = words.text
    about, close = text[left:anchor], anchor + len(kind)
    if not words.begins_at(left) or about in generic_words():
        return False
    once = kind == "乡" and len(about) > 2 and divisions().is_township(f"{about}镇")  # a town by now
    if not once and not divisions().is_township(text[left:close]):
        return False
    return text[left - 1 : left] in ("、", "和") or text.startswith(("、", "和", "办事处", "党工委", "社区"), close)


def region_within(text: str, close: int, ending: str) -> int:
    """Where a region of the country's strategy begins that a name ends with, or -1: 某市|中原城市群."""
    if ending not in _CIRCLES:
        return -1
    regions = lexicon_words("names", "regions", "names")
    return next((close - n for n in range(_LONGEST_REGION, len(ending), -1) if text[close - n : close] in regions), -1)


def in_group(text: str, start: int, left: int) -> bool:
    """Whether what begins at ``left`` is joined to things of which there are many: 一批某园和某区."""
    if text[left - 1 : left] not in ("和", "及", "与"):
        return False
    told = text[max(start, left - _NEAR_GROUP) : left]
    return max(map(told.rfind, GROUPS)) > max(map(told.rfind, ",。;"))


#: Words of Latin letters before one more: K12 |PARK创意街区.
_LATIN = re.compile(r"(?<![A-Za-z\d])(?:[A-Za-z][A-Za-z\d&'.]* )+$")
_LONGEST_LATIN = 24


def over_latin(text: str, left: int, start: int) -> int:
    """Where a name begins whose Latin words a blank parts: K12 |PARK创意街区.

    Args:
        text: the view.
        left: where the name was found to begin.
        start: where the block begins.
    """
    if text[left - 1 : left] != " " or not text[left].isascii() or not text[left].isalpha():
        return left
    words = _LATIN.search(text, max(start, left - _LONGEST_LATIN), left)
    return left if words is None else words.start()


#: A town, and how thoroughly it does something.
_ACTING = re.compile("(?:街道|[镇乡村]|社区)(?:提升|综合|全面|集中|拆除|更新)?$")
#: What goes on behind works that have their object in front: 石坡村改造|任务.
_OF_WORKS = (
    "项目",
    "工程",
    "任务",
    "工作",
    "进度",
    "行动",
    "试点",
    "方案",
    "规划",
    "资金",
    "区域",
    "范围",
    "标准",
    "后",
)
_OBJECTS = ("n", "b", "m", "l", "j", "z", "a")


def town_acts(words: Words, left: int, deed: int, close: int, end: int) -> bool:
    """Whether a town does something to what stands behind, so that no works are named: 石坡街道|改造|老旧小区12个.

    Args:
        words: the words of the block.
        left: where the town's name begins.
        deed: where the deed begins.
        close: where it ends.
        end: where the block ends.
    """
    if close >= end or _ACTING.search(words.text, left, deed) is None:
        return False
    index = words.index_at(close)
    if index >= len(words.words) or words.words[index].start != close or words.text.startswith(_OF_WORKS, close):
        return False
    return words.words[index].tag.startswith(_OBJECTS)
