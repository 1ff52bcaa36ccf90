"""An amount before a list of works is of all of them together: 总投资5亿元的|甲园、乙中心建设; 投资2亿元的|甲路、乙路|两条干道."""

from __future__ import annotations

import re

from kg.facts.wording.phrases import clean

#: So long may a list be that stands in an indicator.
_LONGEST = 30
#: Where a list ends and what became of it begins.
_GOES_ON = re.compile(
    "(?<=[\u4e00-\u9fff”)]{2})(?:正在|正(?=[加抓])|已|均|全部|即将|基本(?=[完建通])|加快|加速|相继|陆续|先后|全面|顺利|有序|稳步|成功|投入|开工|建成|竣工|完工|投产|通车|签约|落户|落地|推进|启动|进展|进场|获批|列入|纳入)"
)
#: Between two works; no part of 和平路, 共和 or 普及.
_JOINT = re.compile(
    "、|(?<=[\u4e00-\u9fff”)]{2})(?<![共饱祥永中泰义])和(?![平谐睦美顺兴])(?=[\u4e00-\u9fff“]{2})|以及|(?<![普涉遍以])及(?![时格])"
)
#: An item that opens with an amount of its own.
_OWN = re.compile(
    r"(?:计划|预计|概算|总|完成|占地|建筑)*(?:投资额?|面积|占地|长)?(?:约|近|超过?|达)?\d[\d.]*[万亿]*(?:元|平|亩|公[里顷]|米)"
)
#: The number of the works, right before what they are.
_IN_ALL = re.compile(
    "(?<![、\\d第“])(?:共|等)?(?:\\d{1,3}|[两三四五六七八九十]{1,2})(?:个|条|座|所|家|处|项|栋|段|大)(?=[\u4e00-\u9fff“])"
)
#: What a line or a station is called by.
_RATED = re.compile(r"\d+千伏|\d+[万千]?伏")
#: How it is done is no part of what works are.
_DOING = re.compile("(?<=..)的(?=建设|改造|开发|新建|扩建)")


def whole_of_list(behind: str) -> str:
    """What an amount is of, as a noun, where a list stands behind 的; empty where none does.

    Args:
        behind: the words behind the amount, to the end of the clause.

    >>> whole_of_list("的甲路、乙路两条干道改造"), whole_of_list("的县城甲园和乙场即将完工")
    ('干道改造', '县城甲园和乙场')
    >>> whole_of_list("的甲加工厂、投资3亿元的乙厂"), whole_of_list("的甲园建设")
    ('甲加工厂', '')
    """
    if not behind.startswith("的"):
        return ""
    words = behind[1:]
    joint = _JOINT.search(words)
    if joint is None or joint.start() < 2:
        return ""
    if _OWN.match(words, joint.end()) is not None:
        first = words[: joint.start()]
        return "" if any(letter.isdigit() for letter in first) else clean(first)
    counted = _IN_ALL.search(words, joint.end())
    listed = words[: counted.start()] if counted is not None else words
    if any(letter.isdigit() for letter in _RATED.sub("", listed)) or "等" in listed:
        return ""
    if counted is not None:
        return _DOING.sub("", _until_deed(words[counted.end() :]))
    whole = _until_deed(listed)
    if _JOINT.search(whole) is None:
        return ""
    return whole if len(whole) <= _LONGEST else f"{words[: joint.start()]}等"


def _until_deed(words: str) -> str:
    """The words up to what became of the works."""
    found = _GOES_ON.search(words)
    return clean(words[: found.start()] if found is not None else words)
