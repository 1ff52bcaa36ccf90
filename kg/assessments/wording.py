"""The wording of an indicator taken apart: what is counted, and what is done to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import add

from kg.lexicon import grouped, table, word_list, words
from kg.model.values import made_by_slots

_MARKS = re.compile(r"[“”\"'‘’《》〈〉\s·()（）*#,，。、:：;；\-—~]")
#: What may be left out of a name: 名师（名校长）工作室.
_BRACKETS = re.compile("(?<=.)[(（][^()（）]{1,8}[)）]")
#: A level and all above it: 市级以上 holds what is 国家级.
_ABOVE = re.compile("[省市区县]级(?:及|或)?以上")
#: Who ordered something is told apart by itself: 省定民生工程.
_ORDERED = re.compile("[国省市县区]定(?=[^位点制])")
#: What counts the items of a list stands in front of a wording: ①投资, 九是新增, 一要.
_ITEM = re.compile(r"^(?:[①-⑳]|[一二三四五六七八九十]{1,3}[是要]|\d{1,2}[.、是])")
#: What a number's verb leaves behind a wording: 固定资产投资力争, 完成固定资产投资在2022年, 收入比2019年调整收入.
_TAILS = re.compile(
    r"(?:同口径|可比口径|可比|力争|争取|确保|保持|预计|达到|超过|突破|力争超过|连续(?:[0-9一二两三四五六七八九十]+年)?(?:下降|上升|提升|改善|增长|保持)?|稳定|比上年|(?:在|由|从|比)\d{4}年[^,，]*)+$"
)
_LEADS = re.compile(
    r"^(?:(?:引入|引进|利用|借助|依托|撬动|鼓励|吸引)社会(?:力量|资本|资金)(?:参与)?|下降|努力实现|实现|完成|力争|争取|确保|预计|还要|全年|年度|累计|共|全区|全县|全市|我区|我县|保持|达到|各类|总计|进一步|突出抓好|抓好|撬动企业|撬动|带动|拉动)+"
)
_ENDS = re.compile(r"(?:项目|工程|任务|工作|数量|总数|总量|总额|目标|人数|数|量|额)$")
#: What a deed is called when it is a noun: 生态修复工程.
_DEED_ENDS = re.compile("(?:项目|工程|工作|任务|行动)$")
_SHORTEST = 2
_HEAD = 2
#: How many texts are kept taken apart.
_KEPT = 1 << 16


@made_by_slots
@dataclass(frozen=True, slots=True)
class Wording:
    """A wording taken apart.

    Attributes:
        text: the wording without marks.
        family: what is done to the things counted (``make``, ``start`` ...), or empty.
        verb: the word that says so, or empty.
        core: what is counted, without verbs at either end and light words anywhere.
        noun: what is counted, without the verbs at either end only.
    """

    text: str
    family: str
    verb: str
    core: str
    noun: str

    @property
    def head(self) -> str:
        """The letters that its noun ends in: Chinese names a thing last.

        >>> wording("新建公园游园项目").head
        '游园'
        """
        rest = _ENDS.sub("", self.noun)
        return (rest if len(rest) >= _HEAD else self.noun)[-_HEAD:]

    @property
    def elided(self) -> bool:
        """Whether it says what is done and leaves out to what: 全年筹集建设3800套.

        >>> wording("筹集建设").elided, wording("筹集建设保障性住房").elided
        (True, False)
        """
        return self.noun in words("assessments", "generic", "elided") or self.noun in _verbs()


def bare(text: str) -> str:
    """A text without marks and spaces.

    >>> bare("“千百十”优秀道路、 卓越道路")
    '千百十优秀道路卓越道路'
    """
    return _MARKS.sub("", text)


def longest(listed: set[str]) -> str:
    """A pattern for any of some words, the longest first."""
    return grouped(map(re.escape, sorted(listed)))


@cache
def _same() -> tuple[re.Pattern[str], dict[str, str]]:
    found: dict[str, str] = {}
    for name, others in table("assessments")["same"].items():
        found.update(dict.fromkeys((name, *others.split()), name))
    return re.compile(longest(set(found))), found


@lru_cache(_KEPT)
def plain(text: str) -> str:
    """A text without marks, its words replaced by those that the lexicon prefers.

    >>> plain("国高企业、规模以上工业企业")
    '高新技术企业规上工业'
    """
    return preferred(bare(text))


def preferred(said: str) -> str:
    """Words without marks, replaced by those that the lexicon prefers; of many lines as of each of them."""
    pattern, names = _same()
    once = pattern.sub(lambda hit: names[hit[0]], said)
    return once if once == said else pattern.sub(lambda hit: names[hit[0]], once)


@cache
def _verbs() -> dict[str, str]:
    """The family of each verb."""
    return {verb: name for name, verbs in table("assessments")["families"].items() for verb in verbs.split()}


@cache
def _lengths() -> tuple[int, ...]:
    return tuple(sorted({len(verb) for verb in _verbs()}, reverse=True))


def _verb_in(text: str, *, front: bool) -> tuple[str, str] | None:
    """The longest verb that a text begins with, or of more than one letter that it ends with, and its family."""
    for length in _lengths():
        verb = text[:length] if front else text[-length:]
        family = _verbs().get(verb)
        if family and (front or len(verb) > 1):
            return verb, family
    return None


@cache
def verb_words() -> frozenset[str]:
    """The words that say what is done to the things counted."""
    return frozenset(_verbs())


@cache
def light() -> re.Pattern[str]:
    """A pattern for runs of words that do not change what is counted."""
    return re.compile(f"(?:{longest(set(word_list('assessments', 'light', 'words')))})+")


@lru_cache(_KEPT)
def wording(text: str) -> Wording:
    """Take a wording apart.

    >>> wording("新建公园游园项目").family, wording("新建公园游园项目").noun
    ('build', '公园游园项目')
    >>> wording("竣工通车道路").core, wording("建成通车道路").core
    ('道路', '道路')
    >>> wording("社区公园对外开放").noun, wording("九是新增县城集中供热面积").noun
    ('社区公园', '集中供热面积')
    """
    rest = shown(plain(_ORDERED.sub("", _ABOVE.sub("", _ITEM.sub("", bare(_BRACKETS.sub("", text)))))))
    family = verb = ""
    for _ in range(3):
        found = _verb_in(rest, front=True)
        if found is None or len(rest) - len(found[0]) < _SHORTEST:
            break
        verb = verb or found[0]
        family = _stronger(family, found[1])
        rest = rest[len(found[0]) :]
    for _ in range(2):
        base = _DEED_ENDS.sub("", rest)
        found = _verb_in(base, front=False)
        if found is None or len(base) - len(found[0]) < _SHORTEST:
            break
        if family in ("", "make", "build") and (not family or found[1] == "renew"):
            family, verb = found[1], verb or found[0]
        rest = base[: -len(found[0])]
    if not family:
        family = _verbs().get(rest, "")
        verb = rest if family else ""
    return Wording(bare(text), family, verb, light().sub("", rest) or rest, rest)


def shown(text: str) -> str:
    """A wording as a sentence can quote it: without light words in front.

    >>> shown("实现新增绿地")
    '新增绿地'
    >>> shown("完成固定资产投资在2022年")
    '固定资产投资'
    """
    words = _ITEM.sub("", text.strip("“”\"' "))
    words = _TAILS.sub("", _LEADS.sub("", words))
    return words if len(words) >= _SHORTEST else text


def _stronger(first: str, second: str) -> str:
    """Of two families the one that says more: 新增|认定 is recognition, 完成|新建 is building."""
    return second if first in ("", "make", "build", "renew") else first


def dice(a: str, b: str) -> float:
    """The share of letter pairs that two texts have in common (Dice's coefficient).

    >>> dice("公园游园", "公园游园"), dice("公园", "公厕")
    (1.0, 0.0)
    """
    if a == b:
        return 1.0
    left, right = letter_pairs(a), letter_pairs(b)
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0


@lru_cache(_KEPT)
def letter_pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring letters in a text."""
    return frozenset(pairs_in(text))


def pairs_in(text: str) -> set[str]:
    """The same, not kept: for clauses, which are longer than wordings and looked at once."""
    return set(map(add, text, text[1:]))
