"""Policies and campaigns without quotation marks, by their heads: 乡村振兴战略, 河长制, 大气污染防治攻坚行动."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from kg.lexicon import alternatives, table, word_list, words
from kg.lexicon.matcher import Matcher
from kg.mentions.suffixes import generic_words
from kg.mentions.walk import Words, trim_left, walk_left
from kg.mentions.words import is_proper
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

_LONGEST = 20
_SHORTEST = 4
#: How much a weak head asks to be said before it; more of 改革 and 试点, of which everybody has many.
_TELLING = {"改革": 6, "试点": 6, "计划": 4}
_TELLING_ELSE = 5
#: What may stand behind 计划 where it is a noun.
_NOUN_ENDS = ",。;:、”)(和与及为的等"
#: How long what is reformed is said in where it ends like all that is reformed: 集体资产股份合作制度|改革.
_SAYING = 9
#: How long a campaign runs, which stands inside its name: 片区|三年|开发计划.
_TERMS = frozenset({"三年", "五年", "两年", "十年", "百日", "八年", "四年"})
#: 检测全覆盖“三年行动计划”: how long or how many, which names nothing by itself.
_COINED = 2
_COUNTED = re.compile("[一二两三四五六七八九十百]+(?:年|日|天|大|个|项)")
_FUNCTION = frozenset("的和与及以在为把将对向从由等是有了")
_EDGE_TAGS = frozenset({"d", "ad", "p", "c", "u", "uj", "ul", "r", "t", "m", "q"})


@cache
def _heads() -> tuple[tuple[str, NameClass], ...]:
    rows = [(word, NameClass.POLICY) for word in word_list("policies", "heads")]
    rows += [(word, NameClass.INITIATIVE) for word in word_list("policies", "initiative_heads")]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


@cache
def _by_last_letter() -> dict[str, tuple[tuple[str, NameClass], ...]]:
    found: dict[str, list[tuple[str, NameClass]]] = {}
    for head, kind in _heads():
        found.setdefault(head[-1], []).append((head, kind))
    return {letter: tuple(rows) for letter, rows in found.items()}


@cache
def _head_words() -> tuple[str, ...]:
    return tuple(head for head, _ in _heads())


@cache
def _whole() -> Matcher:
    return Matcher(word_list("policies", "whole"))


def find_policies(words_: Words, start: int, end: int, barriers: list[Span]) -> list[Mention]:
    """The policies of ``[start, end)`` that a head closes and that say what they are about.

    Args:
        words_: the words of the block.
        start: where the block begins.
        end: where it ends.
        barriers: quantities, times and people, which no name enters.
    """
    text = words_.text
    found = [
        Mention(at, NameClass.POLICY, name, "policy-head", 0.8)
        for name, at in _whole().within(text, start, end)
        if not text.startswith("度", at.end)
    ]
    heads = _by_last_letter()
    for index in words_.closing(heads.keys(), start, end):
        close = words_.words[index].end
        if not text.endswith(_head_words(), start, close):
            continue
        for head, kind in heads[text[close - 1]]:
            if text.endswith(head, max(start, close - len(head)), close):
                mention = _policy(words_, index, close - len(head), kind, start, end, barriers)
                if mention is not None:
                    found.append(mention)
                break
    return found + _made_places(words_, start, end)


def _made_places(words_: Words, start: int, end: int) -> list[Mention]:
    """Campaigns that make something of a place: 平安云岭|建设."""
    text = words_.text
    found = []
    for word in words_.between(start, end):
        if word.tag != "place":
            continue
        opening = word.start - _COINED
        if opening < start or text[opening : word.start] not in words("policies", "made"):
            continue
        making = next((m for m in word_list("policies", "making") if text.startswith(m, word.end)), "")
        if making and text[opening - 1 : opening] not in ("“", "、"):
            name = text[opening : word.end]
            found.append(
                Mention(
                    Span(opening, word.end), NameClass.INITIATIVE, name, "policy-head", 0.7, aliases=(name + making,)
                )
            )
    return found


def _policy(
    words_: Words, index: int, anchor: int, kind: NameClass, start: int, end: int, barriers: list[Span]
) -> Mention | None:
    text = words_.text
    close = words_.words[index].end
    holder = index
    while holder > 0 and words_.words[holder].start > anchor:
        holder -= 1
    left = _behind_doing(text, _front(words_, holder, anchor, start, barriers), anchor, start)
    about = text[left:anchor]
    if not 2 <= len(about) <= 20 or not about[0].isalnum():
        return None
    if text.startswith(_aside(text[anchor:close]), close):
        return None  # 战略|定力
    if text[close : close + 1] in ("期", "区", "书", "院", "局", "员", "者", "家"):
        return None
    content = [w for w in words_.between(left, anchor) if text[w.start : w.end] not in words("policies", "empty")]
    if (giver := _giver().match(text, left, anchor)) is not None and anchor - giver.end() >= _SHORTEST:
        left = giver.end()
        about = text[left:anchor]
    head = text[anchor:close]
    left = _behind_issuing(text, left, anchor, start)
    left = max(left, *(m.end() for m in _scope().finditer(text, left, anchor - 1)), left)
    if text.count("“", left, anchor) > text.count("”", left, anchor):
        opening = text.rfind("“", left, anchor) + 1  # 未来产业|“苗圃计划”: what the marks set off is the name
        told = text[left : opening - 1] not in words("policies", "empty")
        told = told and (opening >= anchor or _COUNTED.fullmatch(text, opening, anchor) is not None)
        left = left if told else opening
    about = text[left:anchor]
    if len(about) < 2:
        return None
    done = (
        _done().search(text, max(start, left - 8), left) is not None
        or left == start
        or text[left - 1] in ",。;:"
        or (text[left - 1] == "、" and text.endswith(head, start, left - 1))
        or _behind().match(text, close, end) is not None
    )
    if head in word_list("policies", "issued_heads") and not _issues(text, max(start, left - 8), left):
        return None
    if head == "改革" and about.endswith(word_list("policies", "reformed")) and len(about) < _SAYING:
        return None
    if head == "计划" and close < end and text[close] not in _NOUN_ENDS and not _behind().match(text, close, end):
        return None  # 某某公司|计划|投资10亿元: a verb
    if about.startswith(("具体", "详细", "相应", "领域", "行业", "问题", "方面", "突出问题", "重点行业", "重点领域")):
        return None
    if head.endswith("战略") and about.endswith(word_list("policies", "no_strategies")):
        return None
    if head in word_list("policies", "weak_heads"):
        least = _TELLING.get(head, _TELLING_ELSE)
        if not done or len(about) < least or any(word in about for word in word_list("policies", "wide")):
            return None
    if text[anchor:close] == "行动" and (len(about) < 4 or not done):
        return None
    if not content or (len(about) < 3 and about in generic_words() and not done):
        return None
    name = text[left:close]
    if name in words("policies", "never"):
        return None
    return Mention(Span(left, close), kind, name, "policy-head", 0.65)


@cache
def _aside(head: str) -> tuple[str, ...]:
    """What goes on behind a head that then names no policy."""
    return (*word_list("policies", "aside"), *table("policies")["aside_of"].get(head, "").split())


def _issues(text: str, start: int, left: int) -> bool:
    """Whether a verb of issuing stands right before a place: 创新出台|."""
    return text.endswith(word_list("policies", "issuing"), start, left) and not text.endswith("实施", start, left)


@cache
def _issuing() -> re.Pattern[str]:
    verbs = alternatives("policies", "issuing")
    openers = alternatives("policies", "openers")
    return re.compile(rf"(?:{verbs})(?:了)?(?=(?P<opener>{openers}))")


def _behind_issuing(text: str, left: int, anchor: int, start: int) -> int:
    """推出|促进房地产市场平稳健康发展…政策, 实施|龙头和骨干企业倍增计划: all that a verb of issuing has as its object."""
    floor = max(start, anchor - _LONGEST - 8, *(text.rfind(mark, start, anchor) + 1 for mark in ",。;:、“”\n("))
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


def _behind_doing(text: str, left: int, anchor: int, start: int) -> int:
    """实施|碧水巩固|提质行动: a verb inside the name of a campaign, all of which is the object of the verb in front."""
    if anchor - left >= _SHORTEST or not text.startswith(_DRIVES, anchor):
        return left
    floor = max(start, left - _LONGEST_PART - 4, *(text.rfind(mark, start, left) + 1 for mark in ",。;:、“”\n("))
    for verb in _done_within().finditer(text, floor, left):
        inner = text[verb.end() : left]
        if 2 <= len(inner) <= _LONGEST_PART and inner.isalpha() and not _FUNCTION & set(inner):
            return verb.end()
    return left


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
)


def _with_parallels(text: str, left: int, floor: int) -> int:
    """生态立区、工业兴区、|创新强区发展战略: slogans of four letters that end alike are one name."""
    while text[left - 1 : left] == "、" and left - 1 - _SLOGAN >= floor and text[left - 2] == text[left + _SLOGAN - 1]:
        left -= 1 + _SLOGAN
    return left


_SLOGAN = 4


@cache
def _done_within() -> re.Pattern[str]:
    verbs = alternatives("policies", "issuing")
    return re.compile(rf"(?:{verbs}|启动|开展|推进)(?:了)?")


@cache
def _scope() -> re.Pattern[str]:
    """Whose policies are meant, behind which their name begins: 全区各类|惠企政策."""
    return re.compile(alternatives("policies", "scopes"))


@cache
def _giver() -> re.Pattern[str]:
    """The body whose policy it is: 国家发改委|轨道五期建设规划."""
    bodies = alternatives("bodies", "national")
    return re.compile(f"(?:{bodies})")


@cache
def _behind() -> re.Pattern[str]:
    """What is said of a policy behind it: 获批实施, 制定实施, 出台, 加快推进."""
    verbs = alternatives("policies", "behind")
    return re.compile(f"(?:{verbs})")


@cache
def _done() -> re.Pattern[str]:
    verbs = alternatives("predicates", "implement", "verbs")
    return re.compile(rf"(?:{verbs})$")


def _front(words_: Words, holder: int, anchor: int, start: int, barriers: list[Span]) -> int:
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
        if string in _governing() or not (string[0].isalnum() or string in "“”") or string in _FUNCTION:
            break
        index -= 1
    while index < holder and _weak(words_, index):
        index += 1
    if words_.words[index].start < anchor and words_.text[words_.words[index].start] in "“”":
        return trim_left(words_, walk_left(words_, holder, start, barriers), anchor)
    return min(words_.words[index].start, anchor)


def _weak(words_: Words, index: int) -> bool:
    """An adverb or particle at the front of a name."""
    string = words_.string(index)
    if words_.words[index].tag in _EDGE_TAGS:
        return True
    loose = len(string) == 1 and words_.words[index].tag != "x" and string not in "省市县区"
    return loose and not (index + 1 < len(words_.words) and len(words_.string(index + 1)) == 1)


def _parallel(words_: Words, index: int) -> bool:
    """Whether 、 stands between short words of one phrase: 市场化、法治化、国际化营商环境, 制造业、服务业…措施."""
    if index == 0 or index + 1 >= len(words_.words):
        return False
    a, b = words_.string(index - 1), words_.string(index + 1)
    if words_.text.endswith(_head_words(), 0, words_.words[index].start):
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
