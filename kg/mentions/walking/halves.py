"""Halves of names: a front that the dictionary takes for a verb, and the first of two fields that one head has."""

from __future__ import annotations

from kg.lexicon import words as lexicon_words
from kg.lexicon.divisions import divisions
from kg.mentions.walking.suffixes import Suffix, generic_words, head_at_end, suffix_before
from kg.mentions.walking.walk import Words, is_specific, is_stop, walk_left
from kg.mentions.words import is_proper
from kg.model.mention import NameClass
from kg.model.span import Span

#: Letters that end a name of their own, so that none begins with them: 石坡|路大修工程, 柳沟|河河道堤防.
_ENDINGS = frozenset("路河街")
#: Tags that words have which are letters of a name: 横排|岭村, 博望|路, 七节|河.
_MISTAKEN = ("v", "t")
_PAIR = 2
#: What stands before a whole name: a particle, a number's unit, a place.
_BEFORE = frozenset({"uj", "q", "place", "x"})
#: Classes of what two fields name together, and how their names end.
_FIELDED = frozenset({NameClass.PUBLIC_INSTITUTION, NameClass.PARK, NameClass.ENTERPRISE, NameClass.FACILITY})
_OF_FIELDS = ("中心", "园", "基地", "平台", "基金", "研究院", "实验室", "示范区")
_AND = frozenset("和与及")
#: Last letters of things that are built, kept or counted, which are no fields.
_THINGS = frozenset("区园院站馆城镇村路街桥楼厂场所港塔湖河山地台目程库校局会部店点线网渠坝段司团社企业业户家人员期")
#: Fields that end like firms and trades do.
_TRADES = ("农业", "工业", "林业", "渔业", "畜牧业", "旅游业", "服务业", "制造业")
_SHORTEST, _LONGEST = 2, 6
_PROPER = frozenset({"nr", "ns", "nt", "nz"})
_ONE = 1
#: Classes of names that may have one letter before their ending, and letters that tell a sort of road.
_SHORT_NAMED = frozenset(
    {NameClass.ROAD, NameClass.NEIGHBOURHOOD, NameClass.SUBDISTRICT, NameClass.GREEN_SPACE, NameClass.WATER_BODY}
)
_SORTS = frozenset("土石砂泥柏铁水山乡连")


def whole_front(words: Words, left: int, anchor: int, start: int, kind: NameClass) -> int:
    """Where a name begins of which the walk left a lone letter behind a word of two: 启动|横排|岭村, 的|博望|路大修工程.

    Args:
        words: the words of the block.
        left: where the name was found to begin.
        anchor: where its last word begins.
        start: where the block begins.
        kind: its class.
    """
    index = words.ends_at(left)
    first = words.index_at(left)
    if index is None or first >= len(words.words) or len(words.strings[first]) != _ONE:
        return left
    if words.text[left] not in _ENDINGS and (kind not in _SHORT_NAMED or not _is_letter(words, first, anchor)):
        return left
    begin, _, tag = words.words[index]
    string = words.strings[index]
    if begin < start or len(string) != _PAIR or not tag.startswith(_MISTAKEN) or not string.isalpha():
        return left
    if string.isascii() or string in generic_words() or divisions().short(string) or _does(string):
        return left
    before = words.ends_at(begin)
    if tag.startswith("v") and (begin == start or not words.text[begin - 1].isalnum()):
        return left  # ,|携手|某河: a verb that opens its clause
    if before is None or begin == start:
        return begin
    behind = words.words[before].tag in _BEFORE or is_stop(words.strings[before], words.words[before].tag)
    return begin if behind else left


def _is_letter(words: Words, index: int, anchor: int) -> bool:
    """Whether a word is the only letter of a name, and no verb, adverb or side: 回首|来|路, 硬化|土|路."""
    begin, close, tag = words.words[index]
    return close == anchor and close - begin == _ONE and tag[0] not in "vdfmapcu" and words.text[begin] not in _SORTS


def _does(string: str) -> bool:
    """Whether a word is a verb that has things as its object."""
    lists = (("names", "walk", "stops"), ("names", "walk", "edge_verbs"), ("names", "walk", "name_verbs"))
    return any(string in lexicon_words(*keys) for keys in lists) or string in lexicon_words("policies", "governing")


def with_first_field(words: Words, left: int, anchor: int, start: int, suffix: Suffix, barriers: list[Span]) -> int:
    """Where a name begins that two fields share: 建设|人力资源|和|社会保障服务中心.

    The first is a common noun behind a verb or a mark and no thing by itself, so that nothing else could be meant.

    Args:
        words: the words of the block.
        left: where the name was found to begin.
        anchor: where the suffix begins.
        start: where the block begins.
        suffix: the suffix.
        barriers: quantities, times and people, which no name enters.
    """
    text = words.text
    if suffix.kind not in _FIELDED or text[left - 1 : left] not in _AND or left - 1 <= start:
        return left
    index, first = words.ends_at(left - 1), words.index_at(left)
    if index is None or not suffix.word.endswith(_OF_FIELDS) or first >= len(words.words):
        return left
    if words.words[first].tag == "place" or (is_proper(words.strings[first]) and is_specific(words, left, anchor)):
        return left
    opening = walk_left(words, index, start, barriers)
    field = text[opening : left - 1]
    if not _SHORTEST <= len(field) <= _LONGEST or not field.isalpha() or not _is_field(words, opening, index):
        return left
    before = words.ends_at(opening)
    bound = before is None or opening == start or text[opening - 1] in ",。;:、\n的“"
    governed = before is not None and (words.words[before].tag.startswith("v") and _does(words.strings[before]))
    return opening if bound or governed else left


def _is_field(words: Words, opening: int, index: int) -> bool:
    """Whether a phrase is a field: nouns, of which the last is no thing that could stand beside another."""
    last = words.words[index]
    text = words.text
    field = text[opening : last.end]
    if field[-1] in _THINGS and not field.endswith(_TRADES):
        return False
    if not all(w.tag[0] in "nbjlx" or w.tag == "vn" for w in words.between(opening, last.end)) or last.tag == "vn":
        return False
    inside = words.between(opening, last.end)
    if any(w.end - w.start == _ONE or w.tag[:2] in _PROPER or w.tag == "place" for w in inside):
        return False
    return suffix_before(text, opening, last.end) is None and head_at_end(text, opening, last.end) is None
