"""What only looks like a name: common nouns that an ending closes, nouns that go on behind it, aims that 的 describes."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.lexicon import table, word_list
from kg.lexicon import words as lexicon_words
from kg.lexicon.anchored import Anchored
from kg.lexicon.edges import endings
from kg.mentions.places.layouts import is_laid_out
from kg.mentions.places.streets import RUNNING, is_worked_on
from kg.mentions.walking.suffixes import Suffix, generic_words
from kg.mentions.walking.walk import Words, is_specific, is_stop
from kg.model.mention import NameClass

#: What is made of villages and goes by their names: 白庙村|片区.
_OF_VILLAGES = ("片区", "板块", "街区", "新城")
#: What is said of head offices in general: 云湖中心区|总部|集聚.
_SEATED = frozenset({"集聚", "用地", "企业", "聚集", "效应"})


def _is_epithet(name: str) -> bool:
    """Whether a quotation only says how good a thing is: “精品”景区."""
    return name.startswith("“") and name[1 : name.find("”")] in generic_words()


@cache
def _rhetoric() -> tuple[str, ...]:
    """Quotations that are attitudes of the time, in their marks."""
    return tuple(f"“{word}”" for word in word_list("quotes", "never"))


#: 县以上|重点项目: of which grade works are.
_GRADED = tuple(f"{grade}{bound}" for grade in "省市县区州" for bound in ("以上", "级以上", "级及以上"))


@cache
def _described() -> Anchored:
    """A list, a count or a description inside what looks like a name: 某某等光伏发电项目, 有史以来的工业园区."""
    return Anchored(word_list("names", "never", "described"))


@lru_cache(maxsize=1 << 14)
def is_never(name: str) -> bool:
    """Whether a name is a common noun whatever stands before it: 背街小巷, 净美达标村, “精品”景区, “松果上山+云湖园区”."""
    return (
        "+" in name
        or _is_epithet(name)
        or ("“" in name and any(word in name for word in _rhetoric()))
        or name in lexicon_words("names", "never", "names")
        or endings("names", "never", "endings").close(name)
        or name.startswith(_GRADED)
        or is_laid_out(name)
        or _described().hits(name)
    )


_STORM = "(?:超强|强|特强)?(?:台风|热带风暴|风暴)"
_STORM_BEFORE = re.compile(_STORM + "(?:“[^”]{1,4}”[、和]?)*“$")
_STORM_BEHIND = re.compile(
    f"”(?:[、和]?“[^”]{{1,4}}”)*等?(?:多?[个轮次号]|[一二两三四五六七八九十\\d]+[个轮次号])*{_STORM}"
)


def is_storm(text: str, left: int, close: int) -> bool:
    """Whether what is called like a hill or a water is a storm: 台风|“云虎山”, “云虎山”|等台风.

    Args:
        text: the view.
        left: where the name begins.
        close: where it ends.
    """
    if text[left - 1 : left] != "“" or text[close : close + 1] != "”":
        return False
    before = text[max(0, left - 24) : left]
    return _STORM_BEFORE.search(before) is not None or _STORM_BEHIND.match(text, close) is not None


#: A house that lends its name to a street: 龙王庙|北大街.
_STREET = re.compile("[东南西北中大]?(?:大街|街(?!道)|大道|路(?!口))")
_LENDING = frozenset({NameClass.FACILITY, NameClass.COMPOUND})


def goes_on(words: Words, close: int, suffix: Suffix, end: int) -> bool:
    """Whether the noun goes on behind the ending, so that no name ends there: 浒溪|线, 深圳湾|超级总部基地.

    Args:
        words: the words of the block.
        close: where the ending closes.
        suffix: the ending.
        end: where the block ends.
    """
    if suffix.kind in _LENDING and len(suffix.word) == 1 and _STREET.match(words.text, close, end):
        return True
    if words.text.startswith(_going_on(suffix), close):
        return True  # 云岭苑|敬老院, 海川路桥|集团
    index = words.index_at(close)
    if index >= len(words.words) or words.words[index].start != close or close >= end:
        return False
    string, tag = words.string(index), words.words[index].tag
    if string in lexicon_words("names", "continuing", "any"):
        return suffix.kind is not NameClass.NEIGHBOURHOOD or string not in _OF_VILLAGES
    if suffix.word == "总部" and string in _SEATED:
        return True
    if words.text.startswith(word_list("names", "continuing", "letters"), close):
        return True
    if suffix.kind is not NameClass.WATER_BODY or suffix.word == "水库" or not string[0].isalnum():
        return False
    if words.text.startswith(word_list("names", "continuing", "water"), close):
        return False
    if tag == "place" and words.text.startswith("段", words.words[index].end):
        return False  # 青石河|鄞州段
    if suffix.word in RUNNING and is_worked_on(words.text, close, end):
        return False
    return not is_stop(string, tag)


@cache
def _going_on(suffix: Suffix) -> tuple[str, ...]:
    """What goes on behind an ending: behind that of a compound a house of another kind, behind 桥 the trade of a firm."""
    behind: dict[str, str] = table("names")["continuing"]["behind"]
    key = "compound" if suffix.kind is NameClass.COMPOUND else suffix.word
    return tuple(behind.get(key, "").split())


#: Classes that an aim is told by: 打造产城一体的|产业园区.
_AIMED = frozenset({NameClass.FUNCTIONAL_AREA, NameClass.PARK, NameClass.FACILITY})
#: What is an aim where it is a base of a trade or all together: 打造辐射全国的|医疗器械生产基地, 构建|协作共同体.
_AIMS = ("基地", "共同体")
#: What 的 ends that tells one thing from others: how much it cost, how large or old it is, that it is built, what leads it, whose it is.
_TOLD_APART = re.compile("(?:[元亩里米顷吨千瓦套户年天级建中心表领久园区县市镇乡村道司团]|[\\dA-Za-z%])的$")


def is_aim(words: Words, left: int, anchor: int, start: int, suffix: Suffix, end: int) -> bool:
    """Whether common nouns tell what a place is to be like, or what place it is to take among others.

    Args:
        words: the words of the block.
        left: where the name would begin.
        anchor: where its ending begins.
        start: where the block begins.
        suffix: the ending.
        end: where the name would end.
    """
    text = words.text
    aimed = suffix.kind in _AIMED or suffix.word.endswith(_AIMS)
    if not aimed or left - 1 <= start:
        return False
    if is_specific(words, left, anchor) or any(letter.isdigit() for letter in text[left:anchor]):
        return False
    if text[left - 1] == "的":
        return _TOLD_APART.search(text, max(start, left - 3), left) is None
    return _is_position(text, left, end, start)


#: Marks behind an aim, which nothing more is said of.
_ENDS = frozenset(",。;!?\n")


def _is_position(text: str, left: int, end: int, start: int) -> bool:
    """Whether a verb of striving has common nouns as its whole object that end in a position: 打造|数字创意产业引领区,."""
    if not text.endswith(word_list("names", "never", "positions"), left, end) or text[end : end + 1] not in _ENDS:
        return False
    if not text.endswith(word_list("names", "never", "striving"), start, left):
        return False
    return not any(place in text[left:end] for place in word_list("names", "never", "sites"))
