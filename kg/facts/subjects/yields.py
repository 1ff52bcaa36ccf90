"""What a thing brings once it is there: 建成某公寓,|提供住房300套; 完成某整备项目,|释放土地50公顷."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import table, word_list
from kg.model.mention import DIVISIONS, NameClass
from kg.model.quantity import Quantity, UnitKind

#: What works make free and hand out, whatever they are.
_FREED = re.compile("(?:可|将|共|累计|首批|全年|预计|陆续)*(?:释放|腾出|腾退出|提供|供应)(?!了?(?:保障|支撑|服务))")
#: What is there by them only where it is of their own kind.
_ADDED = re.compile("(?:可|将|共|累计|首批|预计|陆续)*(?:新增|增加|新建|扩建|完成|建成|打造)了?")
_PLANNED = re.compile("(?:可|将|预计)*(?:规划|设计|设置)(?=[一-鿿])")
#: What says that a thing is there by now, or that all that is told of is the building of it.
_THERE = re.compile(
    "建成|完成|完工|竣工|落成|投用|投入使用|投入运[营行]|运营|启用|开业|开园|开馆|开放|投产|交付|通车|封顶|实施|盘活|拆除"
)
#: And what says that it is only begun.
_BEGUN = re.compile("启动|开工|动工|开建|奠基|谋划|筹建|立项|前期|签约|争取")
_BUILT = re.compile("(?<!加快)(?<!推进)(?<!推动)(?<!加速)(?:建设|新建|打造|兴建|扩建)了?[“]?$")
#: Another thing before it, and another deed behind it.
_OTHERS = re.compile("[、和与及]")
_DEED = re.compile("[,;:](?:年内|力争|确保|同步)*(?:完成|推进|加快|实施|新建|建设|建成|启动|推动|开展|打造|改造)")
#: Sizes are of the thing; what is counted one by one stands beside it: 建成某图书馆,|新建社区图书馆5个.
_SIZES = frozenset({UnitKind.LENGTH, UnitKind.AREA})
_PLACES = frozenset({"张", "间", "头", "套"})
_NO_OWNERS = DIVISIONS | {NameClass.SUBDISTRICT, NameClass.NEIGHBOURHOOD, NameClass.ROAD}
#: A sort of works, of which there are many: “退二进三”项目.
_SORT = re.compile("“[^”]+”(?:项目|工程|园区|平台)")
_LONGEST_NOUN = 14


@cache
def _owned() -> dict[str, tuple[str, ...]]:
    """What things have by a word of their names: a hospital beds, a school places."""
    owned: dict[str, tuple[str, ...]] = {}
    for kind in table("cues")["yields"]:
        for head in word_list("cues", "yields", kind, "names"):
            owned[head] = (*owned.get(head, ()), *word_list("cues", "yields", kind, "nouns"))
    return owned


@cache
def _longest_head() -> int:
    """How many letters the longest of those words has."""
    return max(map(len, _owned()))


def _has(name: str, noun: str) -> bool:
    """Whether things with such a name have what a noun says.

    >>> _has("云岭医院", "新增床位"), _has("云岭医院", "新增学位")
    (True, False)
    """
    for at in range(len(name) - 1):
        for end in range(at + 2, min(at + _longest_head(), len(name)) + 1):
            if any(own in noun for own in _owned().get(name[at:end], ())):
                return True
    return False


def yields(text: str, before: str, place: int, number: Quantity, name: str, kind: NameClass) -> bool:
    """Whether a clause tells what a thing brings, of which the one before says that it is there.

    Args:
        text: the view.
        before: the clause before.
        place: where the first word of the clause stands that says something.
        number: the first number of the clause.
        name: the thing's name.
        kind: its class.
    """
    if (
        kind in _NO_OWNERS
        or _SORT.fullmatch(name)
        or number.kind in (UnitKind.MONEY, UnitKind.PERCENT, UnitKind.RANK, UnitKind.TIME)
    ):
        return False
    freed, added, planned = (p.match(text, place, number.span.start) for p in (_FREED, _ADDED, _PLANNED))
    verb = freed or added or planned
    if verb is None or number.span.start - verb.end() > _LONGEST_NOUN:
        return False
    noun = text[verb.end() : number.span.start]
    if any(mark in noun for mark in ",;、:。"):
        return False
    noun = noun or text[number.span.end : number.span.end + _LONGEST_NOUN]
    front, _, behind = before.rpartition(name)
    if _OTHERS.search(front) or _DEED.search(behind):
        return False  # 建成某小学、|某中学,新增学位900个; 某工程完工,|完成某区调整,释放土地5公顷
    there = _THERE.search(front + behind) is not None or _BUILT.search(front) is not None
    if _BEGUN.search(front + behind) and planned is None:
        return False
    if freed is not None:
        return there or kind is NameClass.PROJECT
    if _has(name, noun):
        return there or planned is not None
    return there and added is not None and (number.kind in _SIZES or number.unit in _PLACES) and _shares(noun, name)


def _shares(noun: str, name: str) -> bool:
    """Whether what is measured is called by a word of the thing's name: 某碧道二期,|新增碧道."""
    head = re.split("[,;、。:]", noun)[0]
    return any(head[at : at + 2] in name for at in range(len(head) - 1) if head[at : at + 2].isalpha())
