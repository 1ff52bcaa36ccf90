"""How near two wordings of an indicator are: the same, a near-same name, the same thing in another scope, or strangers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import IntEnum
from functools import cache, lru_cache

from kg.lexicon import table, word_list, words

_MARKS = re.compile(r"[“”\"'‘’《》〈〉\s·()（）*#,，。、:：;；\-—~]")
#: What may be left out of a name: 名师（名校长）工作室.
_BRACKETS = re.compile("(?<=.)[(（][^()（）]{1,8}[)）]")
#: A level and all above it: 市级以上 holds what is 国家级.
_ABOVE = re.compile("[省市区县]级(?:及|或)?以上")
#: What counts the items of a list stands in front of a wording: ①投资, 九是新增, 一要.
_ITEM = re.compile(r"^(?:[①-⑳]|[一二三四五六七八九十]{1,3}[是要]|\d{1,2}[.、是])")
#: What a number's verb leaves behind a wording: 固定资产投资力争, 完成固定资产投资在2022年, 收入比2019年调整收入.
_TAILS = re.compile(
    r"(?:同口径|可比口径|可比|力争|争取|确保|保持|预计|达到|超过|突破|力争超过|连续|稳定|比上年|(?:在|由|从|比)\d{4}年[^,，]*)+$"
)
_LEADS = re.compile(
    r"^(?:努力实现|实现|完成|力争|争取|确保|预计|还要|全年|年度|累计|共|全区|全县|全市|我区|我县|保持|达到|各类|总计|进一步|突出抓好|抓好|撬动企业|撬动|带动|拉动)+"
)
_ENDS = re.compile(r"(?:项目|工程|任务|工作|数量|总数|总量|总额|目标|人数|数|量|额)$")
#: What is done before a thing is there: of one thing, a beginning and an end are told apart, not strange to each other.
_BEFORE = {"start", "prepare", "sign", "carry"}
#: Shares of common letter pairs: what is strange below, what may be a part, what is near, and what is nearly the same.
_LEAST, _PART, _MOST = 0.2, 0.5, 0.8
#: What a deed is called when it is a noun: 生态修复工程.
_DEED_ENDS = re.compile("(?:项目|工程|工作|任务|行动)$")
_SHORTEST = 2
_HEAD = 2
#: How many texts are kept taken apart.
_KEPT = 1 << 16


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
        return self.noun in words("assessments", "generic", "elided") or any(self.noun == verb for verb, _ in _verbs())


def bare(text: str) -> str:
    """A text without marks and spaces.

    >>> bare("“千百十”优秀道路、 卓越道路")
    '千百十优秀道路卓越道路'
    """
    return _MARKS.sub("", text)


def _longest(listed: set[str]) -> str:
    return "|".join(map(re.escape, sorted(listed, key=lambda w: (-len(w), w))))


@cache
def _same() -> tuple[re.Pattern[str], dict[str, str]]:
    found: dict[str, str] = {}
    for name, others in table("assessments")["same"].items():
        found.update(dict.fromkeys((name, *others.split()), name))
    return re.compile(_longest(set(found))), found


@lru_cache(_KEPT)
def plain(text: str) -> str:
    """A text without marks, its words replaced by those that the lexicon prefers.

    >>> plain("国高企业、规模以上工业企业")
    '高新技术企业规上工业'
    """
    pattern, names = _same()
    once = pattern.sub(lambda hit: names[hit[0]], bare(text))
    return pattern.sub(lambda hit: names[hit[0]], once)


@cache
def _verbs() -> tuple[tuple[str, str], ...]:
    found = {verb: name for name, verbs in table("assessments")["families"].items() for verb in verbs.split()}
    return tuple(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))


@cache
def _light() -> re.Pattern[str]:
    return re.compile(f"(?:{_longest(set(word_list('assessments', 'light', 'words')))})+")


@cache
def _scope() -> re.Pattern[str]:
    return re.compile(f"(?:{_longest(set(word_list('assessments', 'scope', 'words')))})+")


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
    rest = shown(plain(_ABOVE.sub("", _ITEM.sub("", bare(_BRACKETS.sub("", text))))))
    family = verb = ""
    for _ in range(3):
        found = next(((v, name) for v, name in _verbs() if rest.startswith(v)), None)
        if found is None or len(rest) - len(found[0]) < _SHORTEST:
            break
        verb = verb or found[0]
        family = _stronger(family, found[1])
        rest = rest[len(found[0]) :]
    for _ in range(2):
        base = _DEED_ENDS.sub("", rest)
        found = next(((v, name) for v, name in _verbs() if len(v) > 1 and base.endswith(v)), None)
        if found is None or len(base) - len(found[0]) < _SHORTEST:
            break
        if family in ("", "make", "build") and (not family or found[1] == "renew"):
            family, verb = found[1], verb or found[0]
        rest = base[: -len(found[0])]
    if not family:
        whole = next(((v, name) for v, name in _verbs() if rest == v), None)
        verb, family = whole or ("", "")
    return Wording(bare(text), family, verb, _light().sub("", rest) or rest, rest)


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


@cache
def _compatible() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair.split()) for pair in table("assessments")["compatible"]["pairs"])


def families_agree(a: str, b: str) -> bool:
    """Whether figures of two families may be compared.

    >>> families_agree("make", ""), families_agree("start", "build"), families_agree("build", "recognise")
    (True, False, True)
    """
    return not a or not b or a == b or frozenset((a, b)) in _compatible()


@cache
def _unlike() -> tuple[re.Pattern[str], dict[str, int]]:
    found = {word: n for n, group in enumerate(word_list("assessments", "unlike", "groups")) for word in group.split()}
    return re.compile(_longest(set(found))), found


@cache
def quantities(noun: str) -> frozenset[int]:
    """What a noun measures, by the numbers of the groups of words that tell it.

    >>> quantities("工业投资") == quantities("民间投资"), quantities("重点项目") == quantities("重点项目总投资")
    (True, False)
    """
    pattern, groups = _unlike()
    return frozenset(groups[word] for word in pattern.findall(noun))


def likeness(
    left: Wording,
    right: Wording,
    *,
    one_indicator: bool = False,
    two_indicators: bool = False,
    same_number: int = 0,
    contexts: tuple[str, str] = ("", ""),
) -> tuple[Likeness, float]:
    """How near two wordings of counted or measured things are, and a score to choose among equals by.

    Args:
        left: the wording of the target.
        right: the wording of the outcome.
        one_indicator: whether both mean one indicator of the scheme.
        two_indicators: whether they mean two indicators of the scheme.
        same_number: whether both give one number in one unit: 1 for a small one, 2 for one that does not meet by chance.
        contexts: the words in front of each in its sentence, as `plain` writes them: they may say what a wording leaves out.

    >>> def near(a, b, **more): return likeness(wording(a), wording(b), **more)[0].name
    >>> near("新建公园游园项目", "新建公园游园"), near("生活垃圾覆盖率", "生活垃圾分类覆盖率"), near("新建公厕", "新增就业")
    ('NEAR', 'NEAR', 'STRANGE')
    >>> near("新增科技型中小企业", "新增科技型企业"), near("新增绿地", "新增绿化面积", one_indicator=True)
    ('OTHER_SCOPE', 'NEAR')
    >>> near("机场旅客吞吐量", "旅客吞吐量"), near("机场旅客吞吐量", "旅客吞吐量", contexts=("", "深圳机场新开通航线27条"))
    ('OTHER_SCOPE', 'NEAR')
    """
    if left.text == right.text:
        return Likeness.SAME, 1.0
    begun = bool(_BEFORE & {left.family, right.family})
    if not families_agree(left.family, right.family) and (begun or not one_indicator):
        close = (left.core == right.core or one_indicator) and begun
        return (Likeness.OTHER_SCOPE, 0.5) if close else (Likeness.STRANGE, 0.0)
    score = dice(left.noun, right.noun)
    if one_indicator:
        return (Likeness.SAME if left.noun == right.noun else Likeness.NEAR), 0.8 + 0.15 * score
    if left.noun == right.noun:
        return Likeness.SAME, 0.95
    if quantities(left.noun) != quantities(right.noun) or score < _LEAST:
        return Likeness.STRANGE, score
    near, score = _apart(left, right, score, same_number=same_number, contexts=contexts)
    if two_indicators and near is not Likeness.STRANGE:
        more, less = _extra(left.noun, right.noun), _extra(right.noun, left.noun)
        if more and less:
            return Likeness.STRANGE, score
        return (Likeness.OTHER_SCOPE if more or less else near), score
    return near, score


def _apart(
    left: Wording, right: Wording, score: float, *, same_number: int, contexts: tuple[str, str]
) -> tuple[Likeness, float]:
    """How near two wordings are of which at least one says more than the other."""
    more, less = _extra(left.noun, right.noun), _extra(right.noun, left.noun)
    generic = words("assessments", "generic", "words")
    if not more and not less:
        telling = len(left.core) > _SHORTEST or score >= _PART
        near = telling and not generic & {left.core, right.core}
        return (Likeness.NEAR, 0.6 + 0.2 * score) if near else (Likeness.STRANGE, score)
    heads = left.head == right.head
    if more and less:
        alike = same_number > 0 and dice(left.core, right.core) >= (_LEAST if same_number > 1 else _PART)
        return _substituted("".join((*more, *less)), heads, score, same_number=alike)
    shorter = right if more else left
    if generic & {shorter.noun, shorter.core} or shorter.noun.endswith("级"):
        return Likeness.STRANGE, score
    runs, elsewhere = (more, contexts[1]) if more else (less, contexts[0])
    longer = left if more else right
    said = all(len(run) >= _SHORTEST and run in elsewhere for run in runs)
    said = said or longer.noun.removeprefix(shorter.noun) in words("assessments", "generic", "appended")
    slight = sum(map(len, runs)) == 1 and runs[0] not in table("aliases")["apart"]["letters"]
    if said or same_number or slight:
        return Likeness.NEAR, 0.5 + 0.2 * score
    if heads and all(_scope().fullmatch(run) for run in runs):
        return Likeness.OTHER_SCOPE, score
    telling = len(shorter.core) > _SHORTEST or left.family == right.family != ""
    listed = longer.noun.startswith(shorter.noun)  # 中小学 and 中小学、幼儿园
    narrowed = telling and score >= (_PART if heads or listed else _MOST)
    return (Likeness.OTHER_SCOPE, score) if narrowed else (Likeness.STRANGE, score)


def _substituted(extra: str, heads: bool, score: float, *, same_number: bool) -> tuple[Likeness, float]:
    """How near two wordings are of which each says what the other does not."""
    if heads and same_number:
        return Likeness.NEAR, 0.4 + 0.2 * score
    if score >= _MOST and not _scope().search(extra):
        return Likeness.NEAR, 0.6 * score
    narrowed = heads and score >= _PART and _scope().search(extra) is not None
    return (Likeness.OTHER_SCOPE, 0.8 * score) if narrowed else (Likeness.STRANGE, score)


def is_part(whole: Wording, part: Wording) -> bool:
    """Whether one wording is another one narrowed.

    >>> is_part(wording("新增绿色工厂"), wording("新增国家级绿色工厂")), is_part(wording("公园"), wording("公园周边"))
    (True, False)
    """
    more = _extra(part.noun, whole.noun)
    narrowed = bool(more) and all(_scope().fullmatch(run) for run in more)
    return narrowed and not _extra(whole.noun, part.noun) and whole.head == part.head


def _extra(a: str, b: str) -> tuple[str, ...]:
    """The runs of letters that one noun has beyond what it shares with another, apart from light words.

    >>> _extra("科技型中小企业", "科技型企业"), _extra("公园游园项目", "公园游园")
    (('中小',), ())
    """
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    runs, at = [], 0
    for block in blocks:
        runs.append(a[at : block.a])
        at = block.a + block.size
    return tuple(run for run in runs if run and not _light().fullmatch(run))


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
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))
