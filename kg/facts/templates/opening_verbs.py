"""The verb that opens a clause or touches its number, over what is counted: 完善|甲镇、乙镇|3所卫生院, 斩获|2枚金牌."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.facts.binding import Bound, Spot
from kg.facts.templates.spots import Scene
from kg.facts.wording.phrases import flow_verbs, is_light, is_own
from kg.lexicon import words
from kg.mentions.walking.walk import Words
from kg.mentions.words import Word

_LONGEST = 6
_SHORT = 2
#: What makes words more than a list of names between a verb and its object.
_APART = re.compile("[,;:]|[为对在向把将使让从由于被是有]|(?<!\\d[万亿]元)(?<!\\d元)(?<!公里)(?<!平米)的")
#: A size of what is counted: 总长12公里的.
_SIZED = re.compile(
    "(?:总?投资|占地|总长|总?面积|总规模)?(?:约|近|超)?[\\d.]+[万亿]*(?:元|公里|平方米|平米|亩)(?:以上)?的"
)
#: What opens a phrase of its own: 以|大学园5所研究院为突破口.
_CASES = frozenset("以为对向把将在由从与和使让")
#: What is striven for and won, where 争取 is no adverb.
_STRIVEN_FOR = ("试点", "平台", "项目", "指标", "政策", "基地", "中心", "称号", "荣誉", "品牌", "名额", "奖项")


def led(scene: Scene, spot: Spot, bound: Bound | None) -> Bound | None:
    """The indicator of a count with the verb that governs it, where no other verb was found.

    Args:
        scene: the clause.
        spot: the number and what stands around it.
        bound: what the templates made of it.
    """
    if bound is None or bound.method != "counted" or bound.verb or bound.indicator != bound.noun:
        return bound
    if spot.right.predicate or bound.noun[:2] in flow_verbs():
        return bound
    verb = _touching(scene.reading.words, scene.clause.start, spot.quantity.span.start)
    if not verb and _begins(scene, spot):
        verb = _opening(scene.reading.words, scene.clause.start, spot.quantity.span.start)
    if verb.endswith("争取") and not bound.noun.endswith(_STRIVEN_FOR):
        return bound  # 争取|3家企业: to do something with them
    return replace(bound, verb=verb, indicator=f"{verb}{bound.noun}") if verb else bound


def _begins(scene: Scene, spot: Spot) -> bool:
    """Whether a number is the first of its clause, but for the size of what it counts."""
    last = scene.state.last()
    return spot.first or (last is not None and last.method in ("size-of", "ahead"))


def _touching(source: Words, start: int, end: int) -> str:
    """The verb right before a number; behind 、 it only ends a name: 机械带、生态涂装|两个集群."""
    inside = source.between(start, end)
    while inside and source.text[inside[-1].start : inside[-1].end] in ("了", "近", "约", "超", "超过"):
        inside = inside[:-1]
    if not inside or not _governs(source, inside[-1]):
        return ""
    listed = 0 <= inside[-1].start - source.text.rfind("、", start, inside[-1].start) - 1 <= _SHORT
    return "" if listed and len(inside) > 1 else _string(source, inside[-1])


def _opening(source: Words, start: int, end: int) -> str:
    """The verb with which the words of a clause open, where nothing but names follows it up to the number."""
    inside = source.between(start, end)
    at = 0
    while at < len(inside) and not _governs(source, inside[at]) and _leads(source, inside[at]):
        at += 1
    if at < len(inside) and not _governs(source, inside[at]):
        at = _behind_subject(source, inside, at)
    verb = ""
    while at < len(inside) and _governs(source, inside[at]) and len(verb) < _LONGEST:
        verb += _string(source, inside[at])
        at += 1
    if not verb or at == len(inside):
        return verb
    between = source.text[inside[at].start : end]
    if _APART.search(_SIZED.sub("", between)) is not None or any(_acts(source, word) for word in inside[at:]):
        return ""
    return verb


def _leads(source: Words, word: Word) -> bool:
    """Whether a word before the verb only says how, when or where something is done."""
    string = _string(source, word)
    return word.tag in ("d", "ad", "t") or is_own(string) or (is_light(string) and string not in _CASES)


def _behind_subject(source: Words, inside: list[Word], at: int) -> int:
    """Where the verb stands behind who does something or how: 某展会首次|启用全馆, 系统|梳理6大类, 对口|帮扶某县.

    Where no such verb stands there, the position it was given.
    """
    begin = at
    while at < len(inside) and at - begin < _LONGEST and _is_name(source, inside[at]):
        at += 1
    if at == begin or at == len(inside):
        return begin
    word, string = inside[at], _string(source, inside[at])
    if word.tag != "v" or string not in flow_verbs() or not _governs(source, word) or at + 1 == len(inside):
        return begin
    once = inside[at - 1].tag in ("d", "ad") or _string(source, inside[at - 1]) in ("首次", "首批", "成功")
    reach = source.text[inside[at + 1].start : inside[at + 1].start + 1]
    goes_on = inside[at + 1].tag in ("place", "ns", "m", "x") or is_own(source.text[word.end : word.end + _SHORT])
    manner = at - begin == 1 and word.start - inside[begin].start == _SHORT
    return at if once or (goes_on and (manner or reach == "全")) or (manner and reach == "全") else begin


def _is_name(source: Words, word: Word) -> bool:
    """Whether a word may belong to who does something or say how."""
    if word.end - word.start == 1:
        return (
            word.tag not in ("p", "c", "u", "uj", "ul") and source.text[word.start] not in "、,;:的在对为向将由从与和"
        )
    nominal = word.tag.startswith(("n", "a", "m", "d", "j", "f", "eng")) or word.tag in ("place", "vn", "x", "l")
    return nominal and not _governs(source, word)


def _governs(source: Words, word: Word) -> bool:
    """Whether a word is a verb of doing that takes an object."""
    string = _string(source, word)
    if string in words("cues", "binding", "no_deeds") or string in words("cues", "causes", "words"):
        return False
    return len(string) > 1 and (word.tag == "v" or (string in flow_verbs() and word.tag != "vn"))


def _acts(source: Words, word: Word) -> bool:
    """Whether a word behind the verb opens a deed of its own."""
    return _string(source, word) in flow_verbs() and word.tag == "v"


def _string(source: Words, word: Word) -> str:
    return source.text[word.start : word.end]
