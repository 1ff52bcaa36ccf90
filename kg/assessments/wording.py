"""How near two wordings of an indicator are: the same, a near-same name, the same thing in another scope, or strangers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from kg.lexicon import table, word_list

_MARKS = re.compile(r"[“”\"'‘’《》〈〉\s·()（）*#,，。、:：;；\-—~]")
#: What a number's verb leaves behind a wording: 固定资产投资力争, 完成固定资产投资在2022年.
_TAILS = re.compile(
    r"(?:同口径|可比口径|可比|力争|争取|确保|保持|达到|超过|突破|力争超过|连续|稳定|(?:在|由|从|比)\d{4}年(?:的)?)+$"
)
_NEAR = 0.6
_PART = 0.5
_SHORTEST = 2


class Likeness(IntEnum):
    """How near two wordings are, the nearest highest."""

    STRANGE = 0
    OTHER_SCOPE = 1
    NEAR = 2
    SAME = 3


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording taken apart.

    Attributes:
        text: the wording without marks.
        family: what is done to the things counted (``make``, ``start`` ...), or empty.
        core: what is counted, without verbs in front and light words anywhere.
        noun: what is counted, without the verbs in front only.
    """

    text: str
    family: str
    core: str
    noun: str


def bare(text: str) -> str:
    """A text without marks and spaces.

    >>> bare("“千百十”优秀道路、 卓越道路")
    '千百十优秀道路卓越道路'
    """
    return _MARKS.sub("", text)


@cache
def _verbs() -> tuple[tuple[str, str], ...]:
    found = {verb: name for name, verbs in table("assessments")["families"].items() for verb in verbs.split()}
    return tuple(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))


@cache
def _light() -> re.Pattern[str]:
    listed = sorted(set(word_list("assessments", "light", "words")), key=lambda w: (-len(w), w))
    return re.compile("|".join(map(re.escape, listed)))


@cache
def _leads() -> re.Pattern[str]:
    return re.compile("^(?:实现|完成|力争|确保|全年|年度|累计|共|全区|全县|全市|我区|我县|保持|达到|各类|总计|进一步)+")


@cache
def wording(text: str) -> Wording:
    """Take a wording apart.

    >>> wording("新建公园游园项目").family, wording("新建公园游园项目").noun
    ('make', '公园游园项目')
    >>> wording("竣工通车道路").core, wording("建成通车道路").core
    ('道路', '道路')
    """
    plain = bare(text)
    rest = shown(plain)
    family = ""
    for _ in range(3):
        found = next(((verb, name) for verb, name in _verbs() if rest.startswith(verb)), None)
        if found is None or len(rest) - len(found[0]) < _SHORTEST:
            break
        family = _stronger(family, found[1])
        rest = rest[len(found[0]) :]
    if not family:
        family = next((name for verb, name in _verbs() if rest.endswith(verb) and len(rest) > len(verb) + 1), "")
    return Wording(plain, family, _light().sub("", rest) or rest, rest)


def shown(text: str) -> str:
    """A wording as a sentence can quote it: without light words in front.

    >>> shown("实现新增绿地")
    '新增绿地'
    >>> shown("完成固定资产投资在2022年")
    '固定资产投资'
    """
    plain = text.strip("“”\"' ")
    plain = _TAILS.sub("", _leads().sub("", plain))
    return plain if len(plain) >= _SHORTEST else text


def _stronger(first: str, second: str) -> str:
    """Of two families the one that says more: 新增|认定 is recognition, 建成|投用 is making."""
    return second if not first or first == "make" else first


@cache
def _compatible() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair.split()) for pair in table("assessments")["compatible"]["pairs"])


def families_agree(a: str, b: str) -> bool:
    """Whether figures of two families may be compared.

    >>> families_agree("make", ""), families_agree("start", "make"), families_agree("make", "recognise")
    (True, False, True)
    """
    return not a or not b or a == b or frozenset((a, b)) in _compatible()


def likeness(a: str, b: str, *, one_indicator: bool) -> tuple[Likeness, float]:
    """How near two wordings of counted or measured things are, and a score to choose among equals by.

    Args:
        a: the wording of the target.
        b: the wording of the outcome.
        one_indicator: whether both mean one indicator of the scheme.

    >>> likeness("新建公园游园项目", "新建公园游园", one_indicator=False)[0].name
    'NEAR'
    >>> likeness("新增科技型中小企业", "新增科技型企业", one_indicator=False)[0].name
    'OTHER_SCOPE'
    >>> likeness("生活垃圾覆盖率", "生活垃圾分类覆盖率", one_indicator=False)[0].name
    'NEAR'
    >>> likeness("新增绿地", "新增绿化面积", one_indicator=True)[0].name
    'NEAR'
    >>> likeness("新建公厕", "新增就业", one_indicator=False)[0].name
    'STRANGE'
    """
    left, right = wording(a), wording(b)
    if left.text == right.text:
        return Likeness.SAME, 1.0
    if not families_agree(left.family, right.family):
        close = left.core == right.core or one_indicator
        return (Likeness.OTHER_SCOPE, 0.5) if close else (Likeness.STRANGE, 0.0)
    score = dice(left.noun, right.noun)
    if one_indicator:
        return (Likeness.SAME if left.noun == right.noun else Likeness.NEAR), 0.8 + 0.15 * score
    if left.noun == right.noun:
        return Likeness.SAME, 0.95
    if left.core == right.core and (len(left.core) > _SHORTEST or score >= _NEAR):
        return Likeness.NEAR, 0.7 + 0.2 * score
    extra = _extra(left.core, right.core)
    if extra is None:
        if score >= 0.8:
            return Likeness.NEAR, 0.6 * score
        alike = score >= _PART and left.family == right.family != ""
        return (Likeness.OTHER_SCOPE, 0.8 * score) if alike else (Likeness.STRANGE, score)
    return (Likeness.OTHER_SCOPE, score) if score >= _PART else (Likeness.STRANGE, score)


def _extra(a: str, b: str) -> str | None:
    """The letters that the longer core has beyond the shorter one, or None where one does not run through the other.

    >>> _extra("科技型中小企业", "科技型企业"), _extra("公厕", "公园")
    ('中小', None)
    """
    short, long = sorted((a, b), key=len)
    if len(short) < _SHORTEST:
        return None
    extra, at = "", 0
    for letter in long:
        if at < len(short) and letter == short[at]:
            at += 1
        else:
            extra += letter
    return extra if at == len(short) else None


def dice(a: str, b: str) -> float:
    """The share of letter pairs that two texts have in common (Dice's coefficient).

    >>> dice("公园游园", "公园游园"), dice("公园", "公厕")
    (1.0, 0.0)
    """
    if a == b:
        return 1.0
    left, right = _pairs(a), _pairs(b)
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}
