"""Where the name of a quotation begins and ends: the noun phrase before it, the head behind it."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import alternatives, word_list
from kg.lexicon import words as lexicon_words
from kg.lexicon.edges import Endings
from kg.mentions.numbers.numerals import HAN, read_han
from kg.mentions.walking.joints import VERBAL
from kg.mentions.walking.suffixes import generic_words
from kg.mentions.walking.walk import Words, is_stop, trim_left, walk_left
from kg.model.span import Span

_CLAUSE = re.compile("[,。;:!?\n]")
_COUNT = re.compile(f"[{HAN}]+")
#: Which one of its kind a quotation is: 首张|“一业一证”.
_ORDINAL = re.compile(
    r".*(?:首[张批个项例单]|唯一(?:的)?|年度|第[一二三四五六七八九十\d]+[张批个项例])(?:全[国省市县区])?"
)


@cache
def _policy_heads() -> tuple[str, ...]:
    return tuple(sorted(word_list("quotes", "policy_heads"), key=len, reverse=True))


@cache
def _policy_ends() -> Endings:
    return Endings(_policy_heads())


@cache
def _giver() -> re.Pattern[str]:
    """Whose the quotation is: 国务院|“高效办成一件事”, 省委|“1+1+9”."""
    bodies = alternatives("bodies", "national")
    return re.compile(f"(?:{bodies}|[省市区县]委|[省市区县]政府|全[省市区县]|主题|政务服务事项)")


def _governs(string: str, tag: str) -> bool:
    """A word before a quotation that does something with it: 打好“…”, 围绕“…”."""
    return (
        string in lexicon_words("predicates", "implement", "verbs")
        or string in ("好", "借", "锚定", "大抓", "紧盯", "省委全会", "建设", "提升", "更", "实现", "发挥", "支持")
        or (tag in ("d", "ad", "p", "r") and string != "自然")
    )


def sums_up(before: str, inner: str) -> bool:
    """Whether a quotation counts the items of the list that runs into it, the last of which is no part of its name.

    >>> sums_up("推行租金、股金、", "三金"), sums_up("推行股金、", "三金"), sums_up("推行", "三金")
    (True, False, False)
    """
    listed = _CLAUSE.split(before)[-1]
    count = _COUNT.match(inner)
    return listed.endswith("、") and count is not None and read_han(count[0]) == listed.count("、") + 1


#: How long what stands behind a quotation may be that belongs to its name.
_LONGEST_HEAD = 17
#: What says how much more there is, with which a name ends: “云岭课堂”|新增|培训千人.
_COUNTS_ANEW = frozenset({"新增", "累计", "落到", "落实到", "惠及", "覆盖"})
#: What says that all of its measures are meant, where the name has ended: “云上办”|各项|措施.
_OF_ALL = ("各项", "各类")
#: How long something runs, or how many steps it has: “云岭焕新”|五年|行动方案.
_LONG = re.compile(r"[一二两三四五六七八九十]{1,2}(?:年|级|层级|方)(?![的来前后内])")


def head_behind(words: Words, at: int, end: int) -> int | None:
    """Where the noun behind a quotation ends that belongs to its name, or None where none follows."""
    text = words.text
    close = at
    if (long := _LONG.match(text, at, end)) is not None:
        close = long.end()
    index = words.index_at(close)
    best = None
    while index < len(words.words) and close - at < _LONGEST_HEAD:
        word = words.words[index]
        if word.start != close or word.end > end:
            break
        string = words.string(index)
        if not string[0].isalnum():
            break
        if (
            string in _COUNTS_ANEW
            or string.startswith(_OF_ALL)
            or (is_stop(string, word.tag) and not _belongs(words, index, at))
        ):
            break
        close = word.end
        if _policy_ends().close(text[at:close]):
            best = close
        index += 1
    return best


def _belongs(words: Words, index: int, at: int) -> bool:
    """Whether a word of doing behind a quotation is one of its name: “云上办”|审批|机制, “四查”问题|整改|行动."""
    text, string = words.text, words.string(index)
    start, end, tag = words.words[index]
    if string in lexicon_words("quotes", "inner") or text.startswith("可持续", start - 1):
        return True
    if tag not in VERBAL:
        return False
    return string not in lexicon_words("policies", "governing") or text.startswith(_policy_heads(), end)


@cache
def _closing_heads() -> re.Pattern[str]:
    heads = alternatives("quotes", "closing_heads")
    return re.compile(
        f"(?:(?![的了在为和与及将被是等对向从把于])[\u4e00-\u9fff]){{0,8}}?(?:{heads})(?=[,。;、:!?)和及与]|$)"
    )


def closing_head(text: str, at: int, end: int) -> int | None:
    """Where a noun of doing ends that closes the clause behind a quotation: “云上办”|审批, “四查”|整治."""
    head = _closing_heads().match(text, at, end)
    return head.end() if head is not None else None


def noun_before(words: Words, at: int, start: int, barriers: list[Span]) -> int:
    """Where the noun phrase begins that runs into a quotation: 遴选供地“1+4”规则体系."""
    index = words.ends_at(at)
    if index is None or is_stop(words.string(index), words.words[index].tag):
        return at
    left = trim_left(words, walk_left(words, index, start, barriers), at)
    left = max(left, *(m.end() for m in _giver().finditer(words.text, left, at)), left)
    if (ordinal := _ORDINAL.match(words.text, left, at)) is not None:
        left = ordinal.end()
    inside = words.between(left, at)
    while inside and _governs(words.text[inside[0].start : inside[0].end], inside[0].tag):
        inside = inside[1:]
    if inside and words.text[inside[0].start : inside[0].end] in lexicon_words("policies", "governing"):
        inside = inside[1:]
    left = inside[0].start if inside else at
    if at - left == 1 or (left > start and words.text[left - 1].isdigit()):
        return at  # 40|分钟“云松+茂岭”体系: the unit of a quantity
    phrase = words.text[left:at]
    if not inside or len(phrase) > 10 or any(c in phrase for c in "“”《》()"):
        return at
    if all(words.text[w.start : w.end] in generic_words() for w in inside) and len(phrase) > 4:
        return at
    if phrase.endswith(word_list("quotes", "topics")):
        return at
    return left
