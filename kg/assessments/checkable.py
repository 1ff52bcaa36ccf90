"""Which figures of a plan are targets that one can check: not sizes, not names, not what had happened before."""

from __future__ import annotations

import re

from kg.assessments.claims import Claim
from kg.assessments.ledger import base_of, is_base
from kg.assessments.wording import bare, verb_words, wording
from kg.lexicon import word_list
from kg.model.fact import Measure
from kg.model.quantity import Comparator, UnitKind

#: How large projects are.
_SIZES = ("总投资", "计划总投资", "投资规模", "占地面积", "建筑面积", "候选项目", "总长", "全长")
#: Units of what works can hold or give: in front of their name it is their size.
_CAPACITIES = frozenset({UnitKind.POWER, UnitKind.MASS, UnitKind.VOLUME, UnitKind.ENERGY, UnitKind.DATA})
_EXTENTS = frozenset({UnitKind.AREA, UnitKind.LENGTH})
#: What is spent on a deed is no aim of its own: 投资3亿元实施云岭调水工程.
_SPENT = re.compile("投资$")
#: A number in an attribute: 开通串联7个茶园的环线巴士.
_ATTRIBUTE = re.compile("[^,，。;；、]{1,12}的[^,，。;；、]{2}")
#: What a sentence goes on with when what it said before had happened: 全县12个村脱贫，今年将迎接验收.
_FROM_NOW = re.compile("[,，](?:今年|明年|下一步|下步)(?:还?将|还?要|我们)")
#: What a number tells of a thing without being anything that can be reached.
_RATINGS = frozenset({UnitKind.VOLTAGE, UnitKind.AGE})
_STOREYS = ("层",)
_HEAD = 2
#: What is done that reaches nothing by itself, and how many letters may stand before a deed: 重点办好十件实事.
_EFFORTS = frozenset({"", "carry", "prepare", "govern"})
_ADVERB = 4
_DIGIT = re.compile("[0-9]")
#: A reader takes what stands between these for the items of a list.
_BETWEEN = re.compile("[、和与及]|以及")
#: What is done with works that are named: 云岭电站项目前期工作.
_DEED_ENDS = re.compile(
    "(?:项目|工程)?(?:前期工作|前期|规划建设|开发建设|建设|开发|改造|扩建|投产运营|投产|运营|建成投用|建成|开工)+$"
)


def is_checkable(target: Claim) -> bool:
    """Whether a figure of a plan sets something that a later report can be held against.

    Args:
        target: the figure.
    """
    figure = target.figure
    if target.wording.noun.endswith(_SIZES) and target.wording.family not in ("sign", "attract"):
        return False  # 实施重点项目44个，总投资971.7亿元
    if figure.kind in _RATINGS or figure.unit in _STOREYS or target.wording.text.startswith("级"):
        return False  # 110千伏变电站, 50万平方米级产业用地
    day = target.document.context.day
    if day is not None and target.period.end <= day:
        return False  # 今年一季度增长9.6%, in a plan that was read in April
    if target.period.start.year == target.period.end.year and not target.whole_year and _is_told(target):
        return False
    if _is_size(target) or _had_happened(target) or _is_effort(target):
        return False
    return not _is_name(target) and not _describes(target) and not _strays(target)


def _is_size(target: Claim) -> bool:
    """Whether a number tells how large the works behind it are, or what is spent on them.

    推进90万千瓦云岭电站项目, 加快建设8平方公里先行启动区, 投资3亿元实施云岭调水工程.
    """
    figure = target.figure
    extent = figure.kind in _EXTENTS and target.wording.family in _EFFORTS
    if extent or figure.kind in _CAPACITIES:
        behind = next((part for part in _BETWEEN.split(target.behind_number) if part), "").split("的")[-1]
        return _DEED_ENDS.sub("", behind).endswith(word_list("assessments", "sized", "areas" if extent else "works"))
    spent = figure.kind is UnitKind.MONEY and _SPENT.search(bare(target.before_number)) is not None
    return spent and target.behind_number.startswith(tuple(verb_words()))


def _had_happened(target: Claim) -> bool:
    """Whether a plan tells of what was reached before: 从30亿元增长到90亿元, ……这些成绩来之不易."""
    if any(word in target.sentence for word in word_list("assessments", "described", "achieved")):
        return True
    if is_base(target.document, target.figure):
        return True
    if target.figure.comparator is not Comparator.EQUAL:
        return False
    aimed = word_list("assessments", "aimed", "words")
    front, _, rest = target.sentence.partition(target.words)
    if _FROM_NOW.search(rest) and not any(word in front + target.words for word in (*aimed, "将", "今年")):
        return True
    return base_of(target.document, target.figure) is not None and not any(word in target.sentence for word in aimed)


def _is_effort(target: Claim) -> bool:
    """Whether something is done for things that are there, without an end: 加大12处茶园培育力度, 落实40项举措."""
    if target.figure.measure is not Measure.LEVEL or target.figure.kind is not UnitKind.COUNT:
        return False
    front, behind = bare(target.before_number), target.behind_number
    if front.endswith(word_list("assessments", "described", "spans")) and _ATTRIBUTE.match(behind):
        return True
    if behind.endswith(word_list("assessments", "described", "improved")) and front.startswith(
        word_list("assessments", "described", "improves")
    ):
        return True
    ordered = target.wording.noun.endswith(word_list("assessments", "described", "ordered"))
    return ordered and (target.wording.family in _EFFORTS or front.startswith(("落实", "实施", "贯彻", "执行")))


def _is_told(target: Claim) -> bool:
    """Whether a growth rate of a part of the year is told, not aimed at: 今年一季度……实现“开门红”，工业增加值增长22%."""
    aimed = any(word in target.sentence for word in word_list("assessments", "aimed", "words"))
    return target.figure.measure in (Measure.GROWTH, Measure.RANK) and target.figure.deadline is None and not aimed


def _describes(target: Claim) -> bool:
    """Whether the words before a figure tell that it is of what there is: 围绕两个园区."""
    words = bare(target.before_number)
    if words.startswith(word_list("assessments", "described", "fronts")):
        return True
    return words.endswith(word_list("assessments", "described", "before"))


def _is_name(target: Claim) -> bool:
    """Whether a count is part of what things are called: 两个市场, 守住三条底线, 云岭、鹿坊两个公园.

    Plans write what is to be reached in digits. A count in letters belongs to a name, or sums up what was just named: it
    is a target where something is done to the things, and they are not all named.
    """
    figure, text = target.figure, target.document.text
    if figure.measure is not Measure.LEVEL or figure.kind is not UnitKind.COUNT:
        return False
    items = [item for item in _BETWEEN.split(target.before_number) if item.strip()]
    follows = target.wording.noun[-_HEAD:] in bare(target.behind_number)
    if follows and len(items) > 1 and figure.normal == len(items) and not _DIGIT.search("".join(items)):
        return True
    if _DIGIT.search(text[figure.number.start : figure.number.end]):
        return False
    front = bare(target.before_number)
    deed = next((verb for verb in sorted(verb_words(), key=len, reverse=True) if front.endswith(verb)), front)
    return target.wording.family in _EFFORTS or len(front) - len(deed) > _ADVERB or not deed


def _strays(target: Claim) -> bool:
    """Whether an indicator stands behind the number of another one: 高新技术企业300家和“小巨人”企业80家 is no 300 of the latter."""
    noun, front, behind = target.wording.noun, bare(target.before_number), target.behind_number
    at = behind.find(noun)
    if at <= 0 or noun in front or not _BETWEEN.search(behind[:at]) or not _DIGIT.match(behind[at + len(noun) :]):
        return False
    return len(wording(front).noun) >= _HEAD
