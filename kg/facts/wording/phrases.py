"""Words that the two sides of a number share: light words, verbs of doing, verbs of change, clean noun phrases."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.lexicon import table, word_list, words
from kg.lexicon.edges import openings

#: How long something took: 5年共|完成投资.
_YEARS = re.compile(
    r"^(?:\d{1,2}|[一二两三四五六七八九十])(?:个月|天)(?:共|累计)+|^(?:\d{1,2}|[一二两三四五六七八九十])年(?:(?:共|累计|来|间|内)+|(?=[^,]{2})(?![行计规攻任期制级义一以]))"
)
#: 电池片等: what only says that there are more.
_ETC = re.compile("(?<=..)(?<![均平同初高中特优对相一二三])等$")
#: Verbs that end in 及: 意见涉及的|任务.
_OF_REACH = (
    "涉及",
    "涉及的",
    "惠及",
    "惠及的",
    "普及",
    "普及的",
    "波及",
    "波及的",
    "触及",
    "触及的",
    "旁及",
    "遍及",
    "遍及的",
)
#: 生产总值|连续迈上4个百亿元台阶: what it has passed on its way.
_CLIMBED = re.compile(
    "(?<=[一-鿿]{2})(?:连续|接连|相继|先后)?(?:迈上|跨上|跨越|跃上|登上|站上|突破)[^,。;]{0,4}(?:个|道|新)[^,。;]{0,8}(?:台阶|大关|关口)$|(?<=[一-鿿]{2})(?:实现)?“?零”?的?突破$"
)
_STEPS = ("台阶", "大关", "关口", "突破")
#: Verbs that end in 与: 牵头或参与|的项目.
_OF_PART = ("参与", "授予", "给予", "赠与")
#: Words that begin as a conjunction does: 和美乡村.
_WORDS_WITH = ("和美", "和谐", "和平", "和睦", "和顺", "及时", "与会", "了解")
#: 一座|日处理能力: one of them.
_ONE = re.compile("^一(?:座|个|条|家|所|项|处|栋|台|块)(?=[^,。;、]{3})")
#: 与邻县|协作项目: with whom something is done together.
_WITH_OTHERS = re.compile("与[^,。;的]{2,20}(?:协作|合作|共建|结对|对接|帮扶)")
#: Marks of notes and of points in a list: (1), [10], ②.
_MARKS = re.compile(r"[(\[]\d{1,2}[)\]]|[①-⒇❶-❿]")
_SPACED = re.compile(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f\d])|(?<=PM) (?=\d)")
_POINTS = frozenset(map(chr, (*range(0x2460, 0x2488), *range(0x2776, 0x2780))))


@cache
def _adverbs() -> frozenset[str]:
    return words("cues", "adverbs", "words")


@cache
def flow_verbs() -> frozenset[str]:
    """Verbs that make an indicator a flow."""
    return words("cues", "verbs", "flow")


@cache
def light_verbs() -> frozenset[str]:
    """Flow verbs so weak that an indicator reads better without them."""
    return words("cues", "verbs", "light")


@cache
def link_verbs() -> tuple[str, ...]:
    """Verbs that link an indicator to its number, longest first: 达到, and what moves to a value (缩小至, 缩小到, 缩小为)."""
    moved = (f"{verb}{to}" for verb in word_list("cues", "growth", "moving") for to in ("至", "到", "为"))
    return tuple(sorted({*word_list("cues", "verbs", "link"), *moved}, key=lambda verb: (-len(verb), verb)))


@cache
def changes() -> dict[str, str]:
    """Verbs of change before a number, with the list they stand in: up, down, ratio."""
    growth = table("cues")["growth"]
    return {word: name for name in ("up", "down", "ratio") for word in growth[name]}


@cache
def _change_tail() -> re.Pattern[str]:
    """A verb of change that ends a string."""
    verbs = sorted(changes(), key=len, reverse=True)
    return re.compile(
        rf"(?<!新)(?<!自然)(?P<verb>{'|'.join(verbs)})(?:分别|依次|却|则|更|仅|只)?(?:了|约|近|达|达到|为|的)?$"
    )


@cache
def _link_tail() -> re.Pattern[str]:
    """A linking verb that ends a string."""
    return re.compile(rf"(?<!行(?=为))(?:{'|'.join(link_verbs())})(?:了|近|约|过)?$")  # 违规经营行为|20起


@cache
def _longest_tail() -> int:
    """So many letters at most a verb of change or a linking verb has at the end of a string, with what may follow it."""
    return max(map(len, (*changes(), *link_verbs()))) + 4


@cache
def _tail_letters(*, link: bool) -> frozenset[str]:
    """The letters that such an end closes with: elsewhere it need not be looked for."""
    verbs, behind = (link_verbs(), "了近约过") if link else (changes(), "别次却则更仅只了约近到为的")
    return frozenset((*(verb[-1] for verb in verbs), *behind))


def change_tail(text: str, start: int, end: int) -> re.Match[str] | None:
    """The verb of change with which ``text[start:end]`` ends, or None."""
    if end <= start or text[end - 1] not in _tail_letters(link=False):
        return None
    return _change_tail().search(text, max(start, end - _longest_tail()), end)


def link_tail(text: str, start: int, end: int) -> re.Match[str] | None:
    """The linking verb with which ``text[start:end]`` ends, or None."""
    if end <= start or text[end - 1] not in _tail_letters(link=True):
        return None
    return _link_tail().search(text, max(start, end - _longest_tail()), end)


@lru_cache(maxsize=1 << 16)
def is_light(string: str) -> bool:
    """Whether a word at the edge of an indicator says nothing of what is measured.

    >>> is_light("累计"), is_light("企业")
    (True, False)
    """
    return string in _adverbs() or not any(c.isalnum() and c not in _POINTS for c in string)


@cache
def actions() -> frozenset[str]:
    """Deeds that close a noun phrase: 幼儿园改造提升."""
    return words("cues", "actions", "words")


def is_action(string: str) -> bool:
    """Whether words are a deed, or two in a row, that closes a noun phrase.

    >>> is_action("改造"), is_action("排查整治"), is_action("整治企业")
    (True, True, False)
    """
    halves = string[:2] in actions() and string[2:] in actions()
    return string in actions() or (len(string) == 4 and halves)


def is_own(string: str) -> bool:
    """Whether words open with the document's own place: 全区, 辖区."""
    return openings("cues", "scope", "own").open(string)


#: 塑料城|今年前三季度|交易额: when, between what it is of and what is measured.
_MONTHS = re.compile(
    "(?<=[一-鿿]{2})(?:今年|去年)(?:以来|前三季度|[上下]半年|[前第]?[一二三四]季度|前\\d{1,2}个?月|\\d{1,2}[-至—~]\\d{1,2}月份?)?(?=[一-鿿]{2})"
)
#: “五一”假期|全市|接待游客: when, and the place itself.
_HOLIDAY = re.compile("^.{2,8}(?:假期|小长假|黄金周|期间)(?:全[市县区省州旗]|我[市县区省州旗])(?=.{2})")


@lru_cache(maxsize=1 << 16)
def clean(noun: str) -> str:
    """A noun phrase without stray marks and particles at its edges.

    >>> clean("的重点项目、"), clean("“千人计划"), clean("(")
    ('重点项目', '千人计划', '')
    """
    noun = noun if noun.isalpha() else _SPACED.sub("", _MARKS.sub("", noun))
    noun = _ONE.sub("", _YEARS.sub("", noun).strip(" ,。;:、—-·"))
    if "年" in noun or "期" in noun:
        noun = _HOLIDAY.sub("", _MONTHS.sub("", noun))
    if "," in noun or ";" in noun:  # a bracket that never closes keeps a clause going
        noun = re.split("[,;]", noun)[-1]
    tail = "的了和与" if noun.endswith(_OF_REACH) else "的了和与及"
    noun = noun.rstrip("的了")
    noun = noun if noun.endswith(_OF_PART) else noun.rstrip(tail)
    noun = _ETC.sub("", noun) if noun.endswith("等") else noun
    noun = _CLIMBED.sub("", noun) if noun.endswith(_STEPS) else noun
    while noun.startswith(("的", "了", "和", "与", "及", "或")) and not noun.startswith(_WORDS_WITH):
        if _WITH_OTHERS.match(noun):
            break
        noun = noun[1:]
    if noun.count("“") != noun.count("”") or noun.count("(") != noun.count(")"):
        noun = noun.strip("“”()")
    return noun if any(c.isalnum() for c in noun) else ""


def opens_with_amount(text: str, start: int, end: int) -> bool:
    """Whether words open with a noun of amount that needs a subject: 总投资, 建筑面积."""
    nouns = words("cues", "hanging", "nouns")
    return any(text[start : start + size] in nouns for size in range(min(8, end - start), 1, -1))


def hangs(noun: str) -> bool:
    """Whether a noun of amount needs the things before it: 投资额, 签约金额."""
    return noun in words("cues", "hanging", "nouns")


#: Steps of a procedure, behind what goes through it.
_PROCEDURES = ("立项", "备案", "报批")


def without_deed(noun: str) -> str:
    """回迁安置房网签 → what is handed over now is the housing, not its registration."""
    while len(noun) > 2 and (noun[-2:] in flow_verbs() or noun.endswith(_PROCEDURES)):
        noun = noun[:-2]
    return noun
