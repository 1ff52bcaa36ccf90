"""Where the name of a policy begins: behind the verb that governs it, as its own words may be verbs."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from kg.lexicon import alternatives, word_list, words
from kg.lexicon.edges import behind_last
from kg.mentions.walking.walk import Words, trim_left, walk_left
from kg.mentions.words import is_proper
from kg.model.mention import NameClass
from kg.model.span import Span

_LONGEST = 20
#: How long a campaign runs, which stands inside its name: 片区|三年|开发计划.
_TERMS = frozenset({"三年", "五年", "两年", "十年", "百日", "八年", "四年"})
_FUNCTION = frozenset("的和与及以在为把将对向从由等是有了")
_EDGE_TAGS = frozenset({"d", "ad", "p", "c", "u", "uj", "ul", "r", "t", "m", "q"})
_SHORTEST = 4
#: Letters of one word with which a name may open: 县|重点项目…, 红|黑名单….
_OPENING = frozenset("省市县区红黑")
#: Verbs of one letter that are words of the campaigns which they open.
_AGAINST = frozenset("反扩促禁")
_ENDS_A_VERB = re.compile("[不又再还]")
_SIDES = frozenset("东西南北")
_SET_PHRASE = 4
#: What 新 makes one word with: 新业态|新模式|….
_NEW_THINGS = ("就业形态", "业态", "模式", "场景", "能源", "材料", "经济", "消费", "质", "型", "农人", "市民")
#: What stands right before the head as a word of the name: 云岭经济|促进|条例.
_CLOSE_TO = frozenset({"促进", "服务"})


@cache
def heads() -> tuple[tuple[str, NameClass], ...]:
    """The heads that close the names of policies, with their class; longer ones first."""
    policies = (*word_list("policies", "heads"), *word_list("policies", "programmes"))
    rows = [(word, NameClass.POLICY) for word in policies]
    rows += [(word, NameClass.INITIATIVE) for word in word_list("policies", "initiative_heads")]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


@cache
def head_words() -> tuple[str, ...]:
    """The heads alone."""
    return tuple(head for head, _ in heads())


@cache
def _issuing() -> re.Pattern[str]:
    verbs = alternatives("policies", "issuing")
    openers = alternatives("policies", "openers")
    return re.compile(rf"(?:{verbs})(?:了)?(?=(?P<opener>{openers}))")


def behind_issuing(text: str, left: int, anchor: int, start: int) -> int:
    """推出|促进房地产市场平稳健康发展…政策, 实施|龙头和骨干企业倍增计划: all that a verb of issuing has as its object."""
    floor = max(anchor - _LONGEST - 8, behind_last(text, ",。;:、“”\n(", start, anchor))
    found = None
    for found in _issuing().finditer(text, floor, left):  # noqa: B007
        pass
    if found is not None:
        return found.end()
    if text[left - 1 : left] in ("和", "及", "与") and left - 1 > floor:
        for verb in _done_within().finditer(text, max(floor, left - 12), max(floor, left - 3)):
            between = text[verb.end() : left - 1]
            if 2 <= len(between) <= _LONGEST_PART and not between.endswith(word_list("policies", "closing")):
                return verb.end()
    return _with_parallels(text, left, start)


def behind_doing(text: str, left: int, anchor: int, start: int) -> int:
    """实施|碧水巩固|提质行动: a verb inside the name of a campaign, all of which is the object of the verb in front."""
    if anchor - left >= _SHORTEST or not text.startswith(_DRIVES, anchor):
        return left
    floor = max(start, left - _LONGEST_PART - 4, *(text.rfind(mark, start, left) + 1 for mark in ",。;:、“”\n("))
    for verb in _done_within().finditer(text, floor, left):
        inner = text[verb.end() : left]
        if 2 <= len(inner) <= _LONGEST_PART and inner.isalpha() and not _FUNCTION & set(inner):
            return left if inner.startswith(_HOW) else verb.end()
    return left


#: How a war is fought, which is no part of its name: 打赢|高质量|脱贫攻坚战.
_HOW = ("高质量", "高标准", "高水平", "坚决", "一场", "一个个")


_LONGEST_PART = 8
#: Heads of campaigns, before which verbs are words of the name.
_DRIVES = (
    "行动",
    "专项行动",
    "提质行动",
    "减排行动",
    "提升行动",
    "攻坚行动",
    "整治行动",
    "创建行动",
    "计划",
    "行动计划",
    "提升计划",
    "持久战",
    "攻坚战",
)


def _with_parallels(text: str, left: int, floor: int) -> int:
    """生态立区、工业兴区、|创新强区发展战略: slogans of four letters that end alike are one name."""
    while text[left - 1 : left] == "、" and left - 1 - _SLOGAN >= floor and text[left - 2] == text[left + _SLOGAN - 1]:
        left -= 1 + _SLOGAN
    return left


_SLOGAN = 4


def with_adverb(text: str, left: int, floor: int) -> int:
    """The adverb with which a set phrase opens: |全面深化改革实施方案."""
    for phrase in word_list("policies", "adverbial"):
        if text.startswith(phrase[_ADVERB:], left) and text.endswith(phrase[:_ADVERB], floor, left):
            return left - _ADVERB
    return left


_ADVERB = 2


def with_first_half(text: str, left: int, head: str, floor: int) -> int:
    """河道采砂整治、占用林地和|毁坏湿地整治: where items that close alike stand in a list, 和 joins two halves of one of them."""
    if text[left - 1 : left] not in ("和", "与", "及") or left - 1 <= floor:
        return left
    opening = text.rfind("、", max(floor, left - 2 - _LONGEST_PART), left) + 1
    half = text[opening : left - 1]
    whole = len(half) >= 2 and half.isalpha() and head not in half and not _FUNCTION & set(half)
    return opening if opening > 0 and whole and text.endswith(head, floor, opening - 1) else left


@cache
def _done_within() -> re.Pattern[str]:
    verbs = alternatives("policies", "issuing")
    return re.compile(rf"(?:{verbs}|启动|开展|推进|打好|打赢|打响)(?:了)?")


def front(words_: Words, holder: int, anchor: int, start: int, barriers: list[Span]) -> int:
    """Where the name begins: behind the verb that governs it, as its own words may be verbs (打击非法取水专项行动).

    Args:
        words_: the words of the block.
        holder: the word that holds the head.
        anchor: where the head begins.
        start: where the block begins.
        barriers: quantities, times and people.
    """
    index = holder
    while index > 0:
        word = words_.words[index - 1]
        string = words_.string(index - 1)
        if word.start < start or anchor - word.start > _LONGEST:
            break
        if _bars(barriers, word.start, word.end) and string not in _TERMS:
            break
        if string == "、" and _parallel(words_, index - 1):
            index -= 1
            continue
        if string == ")" and (opening := words_.text.rfind("(", anchor - _LONGEST, word.start)) >= start:
            index = words_.index_at(opening)
            continue
        if string == "高质量" and words_.text.startswith(("发展", "充分就业"), word.end):
            index -= 1
            continue
        if (
            (_governs(string) and not (index == holder and string in _CLOSE_TO))
            or not (string[0].isalnum() or string in "“”")
            or string in _FUNCTION
        ):
            break
        index -= 1
    while index < holder and _weak(words_, index):
        index += 1
    if words_.words[index].start < anchor and words_.text[words_.words[index].start] in "“”":
        return trim_left(words_, walk_left(words_, holder, start, barriers), anchor)
    return min(words_.words[index].start, anchor)


def _governs(string: str) -> bool:
    """A verb that has the name as its object, alone or at the end of a set phrase: 执行, 认真执行."""
    return string in _governing() or (len(string) == _SET_PHRASE and string[2:] in _governing())


def _weak(words_: Words, index: int) -> bool:
    """An adverb or particle at the front of a name."""
    string = words_.string(index)
    if string == "非":
        return False  # 非|道路移动机械专项整治
    if words_.words[index].tag in _EDGE_TAGS:
        return True
    if string == "新" and words_.text.startswith(_NEW_THINGS, words_.words[index].end):
        return False
    if string == "未来" and words_.text.startswith("产业", words_.words[index].end):
        return False
    if string in _SIDES and not words_.text[words_.words[index].start - 1 : words_.words[index].start].isalnum():
        return False  # ,|南云轴地区发展计划; not 高新|南|片区规划
    if string in _AGAINST and _ENDS_A_VERB.match(words_.text, words_.words[index].start - 1) is None:
        return False  # 开展|反偷渡专项行动, 和|扩进口专项行动
    if string == "中" and words_.text.startswith("小", words_.words[index].end):
        return False  # 城乡基层和|中小微企业…计划
    loose = len(string) == 1 and words_.words[index].tag != "x" and string not in _OPENING
    return loose and not (index + 1 < len(words_.words) and len(words_.string(index + 1)) == 1)


def _parallel(words_: Words, index: int) -> bool:
    """Whether 、 stands between short words of one phrase: 市场化、法治化、国际化营商环境, 制造业、服务业…措施."""
    if index == 0 or index + 1 >= len(words_.words):
        return False
    a, b = words_.string(index - 1), words_.string(index + 1)
    if words_.text.endswith(head_words(), 0, words_.words[index].start):
        return False
    if len(a) == 2 and (words_.words[index + 1].tag == "place" or words_.words[index - 1].tag == "v" or is_proper(b)):
        return False
    if index >= 2 and words_.words[index - 2].end == words_.words[index - 1].start:
        front = words_.string(index - 2)
        if front[0].isalnum() and words_.words[index - 2].tag[0] in "nbjlad":
            return False  # the item before 、 has more than one word
    return (
        len(a) == len(b) in (2, 3) and a.isalpha() and b.isalpha() and (len(a) == 3) == (a[-1] == b[-1] and len(a) == 3)
    )


def _bars(barriers: list[Span], start: int, end: int) -> bool:
    at = bisect_left(barriers, (start, start))
    return any(b.start < end and start < b.end for b in barriers[max(0, at - 1) : at + 1])


@cache
def _governing() -> frozenset[str]:
    return words("policies", "governing")
