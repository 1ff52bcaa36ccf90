"""Roads and waters whose names are common words: what their letters, the dictionary and their place in the clause tell."""

from __future__ import annotations

import re

from kg.lexicon import word_list
from kg.lexicon import words as lexicon_words
from kg.mentions.walking.suffixes import Suffix, generic_words
from kg.mentions.walking.walk import Words
from kg.model.mention import NameClass

ROADS_AND_WATERS = frozenset({NameClass.ROAD, NameClass.WATER_BODY})
#: Waters behind whose names works go on.
RUNNING = frozenset({"河", "江", "溪", "湖", "渠"})
_STREETS = frozenset(
    {"路", "街", "大道", "大街", "东路", "西路", "南路", "北路", "中路", "东街", "西街", "南街", "北街"}
)
_LISTED = RUNNING - {"渠"}
_PROPER = 2
#: What stands between the two ends of a stretch.
_TO = ("—", "-", "至", "~")
_LONG_WORD = 3
_WORKS_ON = re.compile(r"[\u4e00-\u9fff]{2,10}?(?:工程|项目)")


def is_way_or_water(words: Words, left: int, anchor: int, suffix: Suffix) -> bool:
    """Whether ``[left, anchor)`` names one road or water with the suffix behind it.

    Args:
        words: the words of the block.
        left: where the name would begin.
        anchor: where its suffix begins.
        suffix: the suffix, of a road or a water.
    """
    if any(w.tag.startswith("nr") for w in words.between(left, anchor)):
        return True  # 范蠡|路, 罗田|水库
    if _beside_another(words.text, left, anchor, suffix.word):
        return True
    if suffix.word == "水库":
        return _is_called(words, left, anchor)
    if suffix.kind is NameClass.WATER_BODY:
        return _is_one_proper(words, left, anchor + len(suffix.word))  # 金水河
    if anchor - left != 2:
        return False
    if _two_letters(words, left):
        return True  # two letters for two places: 顺高|路, 津保|线
    if suffix.word in _STREETS and words.text[left:anchor] in lexicon_words("names", "walk", "street_words"):
        return words.begins_at(left)
    return suffix.word in _STREETS and _locates(words.text, left, anchor, anchor + len(suffix.word))


def is_street_word(words: Words, index: int, anchor: int, suffix: Suffix) -> bool:
    """Whether a word of the dictionary is what many streets are called: 机场路, 人民街.

    Args:
        words: the words of the block.
        index: the word.
        anchor: where its suffix begins.
        suffix: the suffix.
    """
    word = words.words[index]
    return suffix.word in ("路", "街") and words.text[word.start : anchor] in lexicon_words(
        "names", "walk", "street_words"
    )


#: What says of which kind reservoirs are, not which one is meant: 病险|水库.
_KINDS = re.compile(
    r"[型险多各全每座个的等]|水|山塘|调蓄|备用|城市|农村|平原|防洪|骨干|灌溉|重点|[上中下]游|大中|中小|[新续扩]建|周边|主要|三大|两大"
)


def _is_called(words: Words, left: int, anchor: int) -> bool:
    """Whether ``[left, anchor)`` is what a reservoir is called: any word but one that says of which kind it is."""
    about = words.text[left:anchor]
    return _PROPER <= len(about) <= _LONG_WORD + 1 and about not in generic_words() and not _KINDS.search(about)


def _beside_another(text: str, left: int, anchor: int, suffix: str) -> bool:
    """Whether another water stands beside it in a list: 青石河|、松溪河, 云湖、|松钵河."""
    close = anchor + len(suffix)
    if anchor - left < _PROPER or text[left:anchor] in generic_words() or suffix not in _LISTED:
        return False
    if text[close : close + 1] in ("、", "和"):
        at = text.find(suffix, close + 2, close + 5 + len(suffix))
        if at > 0 and text[close + 1 : at].isalpha():
            return True
    before = text[max(0, left - 1 - _PROPER - 1) : left - 1]
    return (
        text[left - 1 : left] == "、" and before.endswith(tuple(_LISTED)) and len(before) > _PROPER and before.isalpha()
    )


#: What a street is the end of: 云岭桥至石头街|二级公路.
_RANKED = re.compile("(?:[一二三四]级|高速)(?:公路|铁路)")


def ends_a_road(text: str, suffix: Suffix, close: int, end: int) -> bool:
    """Whether a street is only where another road ends: 云岭桥至石头街|二级公路."""
    return suffix.word in ("街", "路", "线") and _RANKED.match(text, close, end) is not None


def is_stretch(about: str, suffix: Suffix) -> bool:
    """A road that its two ends name is one that is being built: 平阳至百石台|公路."""
    return suffix.word == "公路" and "至" in about[1:-1] and not about.startswith(("连", "接", "东", "西"))


def goes_around(text: str, suffix: Suffix, left: int, anchor: int) -> bool:
    """Whether a water's name would begin with what goes around it: 环|云湖水库绿道."""
    return suffix.kind is NameClass.WATER_BODY and text[left] == "环" and anchor - left > 1


def is_worked_on(text: str, close: int, end: int) -> bool:
    """Whether works go on behind a water's name that are done to waters: 清水河|复明工程; not 深圳湾|科技园项目."""
    works = _WORKS_ON.match(text, close, end)
    if works is None or any(word in works[0] for word in word_list("names", "continuing", "land_works")):
        return False
    return any(word in works[0] for word in word_list("names", "continuing", "water_works"))


def _two_letters(words: Words, left: int) -> bool:
    """Whether two words of one letter begin at a place, of which the first says nothing common."""
    return words.begins_at(left + 1) and words.text[left] not in generic_words() and words.text[left].isalpha()


def _is_one_proper(words: Words, left: int, close: int) -> bool:
    """Whether ``[left, close)`` is one word that the dictionary holds as the name of a place, however often it is used."""
    index = words.index_at(left)
    if index >= len(words.words) or close - left < _LONG_WORD:
        return False
    word = words.words[index]
    return (word.start, word.end) == (left, close) and word.tag in ("ns", "nr", "nz", "nrt")


def _locates(text: str, left: int, anchor: int, close: int) -> bool:
    """Whether a street says where something lies, so that it is one street however common its name is."""
    if text[left - 1 : left] == "(" and text[close : close + 1] in _TO:
        return True
    if text[left - 1 : left] in _TO and text[close : close + 1] == ")":
        return True
    if text[close : close + 1] == "(" and any(to in text[close : text.find(")", close, close + 24)] for to in _TO):
        return True
    return (
        text.startswith(word_list("names", "continuing", "along"), close) and text[left:anchor] not in generic_words()
    )


#: How far off a water lies that is called by it, and the digits of a number before its last one.
_MILES = re.compile("[一二三四五六七八九十]里$")
_DECIMAL = re.compile(r"第?\d+\.$")


def over_number(text: str, left: int, start: int) -> int:
    """Where a name begins that a number opens, of which its last part alone was taken: 五里|川河, 第8.|6代生产线.

    Args:
        text: the view.
        left: where the name was found to begin.
        start: where the block begins.
    """
    if text[left + 1 : left + 2] in RUNNING and _MILES.search(text, max(start, left - 2), left):
        return left - 2
    decimal = _DECIMAL.search(text, max(start, left - 6), left) if text[left : left + 1].isdigit() else None
    return left if decimal is None else decimal.start()


#: What is a part of a street behind 街道路, where a town's 街道 goes on with 路 only in words like these: 石坡街道|路网.
_ROAD_OF_TOWN = ("网", "灯", "况", "长", "口", "名", "演", "边")


def street_in(text: str, suffix: Suffix, close: int, start: int) -> int:
    """Where a street's name ends that the word for roads follows: 云岭南街|道路; elsewhere ``close``.

    Args:
        text: the view.
        suffix: the ending.
        close: where it closes.
        start: where the block begins.
    """
    if suffix.word == "街道" and text.startswith("路", close) and not text.startswith(_ROAD_OF_TOWN, close + 1):
        return close - 1
    if suffix.kind is NameClass.ROAD and text.endswith("街道路", start, close):
        return close - 2
    return close
