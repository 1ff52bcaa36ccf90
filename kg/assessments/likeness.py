"""How near two wordings of an indicator are: the same, a near-same name, the same thing in another scope, or strangers."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from enum import IntEnum
from functools import cache

from kg.assessments.wording import Wording, dice, letter_pairs, light, longest
from kg.lexicon import table, word_list, words

#: Shares of common letter pairs: what is strange below, what may be a part, and what is nearly the same.
_LEAST, _PART, _MOST = 0.2, 0.5, 0.8
#: What is done before a thing is there: of one thing, a beginning and an end are told apart, not strange to each other.
_BEFORE = {"start", "prepare", "sign", "carry"}
#: Where those counted are: of a district's own report it says little.
_WHERE = re.compile("(?:总部|注册地)?在[^的]{1,10}的")
#: What tells how large those counted are: 投资额超亿元项目 are projects.
_THRESHOLD = re.compile(
    "(?:年?(?:营业收入|营收|产值|投资额|投资|税收|纳税|销售额|总投资))+(?=超|达|[0-9.一二三四五六七八九十百千]*[亿万]元)"
)
_SHORTEST = 2
#: Levels that things are of, one or several together: 省级, 省市级.
_LEVELS = re.compile("([国省市区县镇村、]+)级")
_SEVERAL = re.compile("[国省市区县镇村、]{2,}级?")
#: One letter that may be left out: 5G-A基站 are no 5G基站.
_HAN = re.compile("[一-鿿]")


class Likeness(IntEnum):
    """How near two wordings are, the nearest highest."""

    STRANGE = 0
    OTHER_SCOPE = 1
    NEAR = 2
    SAME = 3


@cache
def _scope() -> re.Pattern[str]:
    return re.compile(f"(?:{longest(set(word_list('assessments', 'scope', 'words')))})+")


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
    return re.compile(longest(set(found))), found


@cache
def quantities(noun: str) -> frozenset[int]:
    """What a noun measures, by the numbers of the groups of words that tell it.

    >>> quantities("工业投资") == quantities("民间投资"), quantities("重点项目") == quantities("重点项目总投资")
    (True, False)
    """
    pattern, groups = _unlike()
    return frozenset(groups[word] for word in pattern.findall(_THRESHOLD.sub("", noun)))


@cache
def _fields() -> tuple[re.Pattern[str], dict[str, int]]:
    found = {word: n for n, group in enumerate(word_list("assessments", "fields", "groups")) for word in group.split()}
    return re.compile(longest(set(found))), found


@cache
def other_field(a: str, b: str) -> bool:
    """Whether two nouns name fields of work that have nothing in common.

    >>> other_field("医疗机构", "金融机构"), other_field("医学团队", "医疗团队"), other_field("中小学集团", "教育集团")
    (True, False, False)
    """
    pattern, groups = _fields()
    left, right = ({groups[word] for word in pattern.findall(noun)} for noun in (a, b))
    return bool(left and right) and not left & right


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

    >>> from kg.assessments.wording import wording
    >>> def near(a, b, **more): return likeness(wording(a), wording(b), **more)[0].name
    >>> near("新建公园游园项目", "新建公园游园"), near("生活垃圾覆盖率", "生活垃圾分类覆盖率"), near("新建公厕", "新增就业")
    ('NEAR', 'NEAR', 'STRANGE')
    >>> near("新增科技型中小企业", "新增科技型企业"), near("新增绿地", "新增绿化面积", one_indicator=True)
    ('OTHER_SCOPE', 'NEAR')
    >>> near("机场旅客吞吐量", "旅客吞吐量"), near("机场旅客吞吐量", "旅客吞吐量", contexts=("", "云岭机场新开通航线27条"))
    ('OTHER_SCOPE', 'NEAR')
    """
    if left.text == right.text:
        return Likeness.SAME, 1.0
    begun = left.family in _BEFORE or right.family in _BEFORE
    if (begun or not one_indicator) and not families_agree(left.family, right.family):
        close = (left.core == right.core or one_indicator) and begun
        return (Likeness.OTHER_SCOPE, 0.5) if close else (Likeness.STRANGE, 0.0)
    score = dice(left.noun, right.noun)
    if one_indicator:
        return (Likeness.SAME if left.noun == right.noun else Likeness.NEAR), 0.8 + 0.15 * score
    if left.noun == right.noun:
        return Likeness.SAME, 0.95
    if score < _LEAST or quantities(left.noun) != quantities(right.noun) or other_field(left.noun, right.noun):
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
    heads = left.head == right.head or left.noun[-_SHORTEST:] == right.noun[-_SHORTEST:]
    if more and less:
        least = _LEAST if same_number > 1 else _PART
        alike = same_number > 0 and dice(left.core, right.core) >= least and not only_kind(left.noun, right.noun)
        return _substituted("".join((*more, *less)), heads, score, same_number=alike)
    shorter = right if more else left
    if generic & {shorter.noun, shorter.core} or shorter.noun.endswith("级"):
        return Likeness.STRANGE, score
    runs, elsewhere = (more, contexts[1]) if more else (less, contexts[0])
    longer = left if more else right
    said = all(len(run) >= _SHORTEST and re.search(re.escape(run) + "(?![0-9])", elsewhere) for run in runs)
    said = said or longer.noun.removeprefix(shorter.noun) in words("assessments", "generic", "appended")
    slight = len(runs) == 1 and _HAN.fullmatch(runs[0]) and runs[0] not in table("aliases")["apart"]["letters"]
    alike = same_number > 0 and (heads or not shorter.noun.endswith(("项目", "企业")))
    graded = heads and all(_scope().fullmatch(run) for run in runs)
    several = all(_SEVERAL.fullmatch(run) for run in runs)  # 省、市级茶园8个 told as 茶园8个
    if said or slight or (alike and (several or not (graded and same_number == 1))):
        return Likeness.NEAR, 0.5 + 0.2 * score
    if graded:
        return Likeness.OTHER_SCOPE, score
    telling = len(shorter.core) > _SHORTEST or left.family == right.family != ""
    listed = longer.noun.startswith(shorter.noun)  # 中小学 and 中小学、幼儿园
    narrowed = telling and score >= (_PART if heads or listed else _MOST)
    return (Likeness.OTHER_SCOPE, score) if narrowed else (Likeness.STRANGE, score)


def only_kind(a: str, b: str) -> bool:
    """Whether two nouns have nothing in common but a word at the end that says of what kind they are.

    >>> only_kind("城镇失业人员", "支教专业人员"), only_kind("人行天桥", "便民天桥")
    (True, False)
    """
    kinds = word_list("assessments", "generic", "kinds")
    if not (a.endswith(kinds) and b.endswith(kinds)):
        return False
    return not letter_pairs(a[:-_SHORTEST]) & letter_pairs(b[:-_SHORTEST])


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

    >>> from kg.assessments.wording import wording
    >>> is_part(wording("新增绿色工厂"), wording("新增国家级绿色工厂")), is_part(wording("公园"), wording("公园周边"))
    (True, False)
    """
    if is_wider(part, whole):
        return False
    more = _extra(part.noun, whole.noun)
    narrowed = bool(more) and all(_scope().fullmatch(run) for run in more)
    return narrowed and not _extra(whole.noun, part.noun) and whole.head == part.head


def has_level(a: str, b: str) -> bool:
    """Whether two wordings count things of a level of government: 新增市级园区, 创建省级以上示范园区."""
    return _LEVELS.search(a) is not None and _LEVELS.search(b) is not None


def is_wider(wide: Wording, narrow: Wording) -> bool:
    """Whether one wording counts several levels together of which the other is one.

    >>> from kg.assessments.wording import wording
    >>> is_wider(wording("新增省市级工厂"), wording("新增省级工厂")), is_wider(wording("新增市级工厂"), wording("新增工厂"))
    (True, False)
    """
    levels, level = _LEVELS.search(wide.noun), _LEVELS.search(narrow.noun)
    return levels is not None and level is not None and set(levels[1]) > set(level[1])


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
    return tuple(run for run in runs if run and not light().fullmatch(run) and not _WHERE.fullmatch(run))
