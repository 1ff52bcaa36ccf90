"""What a quotation is of where it says too little itself: 促商贸“12条”, 行政服务“四项制度”, 巩固帮扶成果“2+6”方案."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import alternatives
from kg.lexicon.edges import behind_last

_NUMERAL = r"(?:[一二两三四五六七八九十百双新]{1,3}|\d{1,3})"
#: Quotations that only count: “12条”, “十大行动”, “三年行动计划”.
_COUNTED = re.compile(
    rf"[双新]?{_NUMERAL}条(?:[\u4e00-\u9fff]?(?:措施|政策|意见|举措|新政))?"
    rf"|{_NUMERAL}[大项个套](?:[\u4e00-\u9fff]{{0,2}}(?:行动|计划|工程|体系|制度|措施|举措|清单|战略|机制))"
    r"|[一两三四五六十]年(?:行动|攻坚)?(?:计划|方案|行动)"
)
_MARKS = ",。;:!?、“”‘’\n()"
_FLOOR, _SHORTEST, _LONGEST = 24, 2, 14
#: Whose it is and how many there are, which the name leaves out: 市|促商贸“12条”, 城北片区更新|两个|“三年行动计划”.
_SCOPE = re.compile(r"(?:[好了]|国家|全[国省市县区]|[省市县区]委?(?=[\u4e00-\u9fff]{2})|新一轮|一批|系列|相关|有关)+")
_HOW_MANY = re.compile(r"(?:[两三四五六七八九十]|\d)个$")
#: What no noun phrase before a quotation holds.
_CLAUSAL = re.compile("[的了在和与及等以把被将是为]|[^\u4e00-\u9fff]")


def is_counted(inner: str) -> bool:
    """Whether a quotation tells only how many articles or steps there are.

    >>> is_counted("12条"), is_counted("十大行动"), is_counted("三年行动计划"), is_counted("云岭12条")
    (True, True, True, False)
    """
    return _COUNTED.fullmatch(inner) is not None


def owner(text: str, opening: int, start: int, doing: str = "carried_out") -> tuple[int, str]:
    """Where the phrase begins that says what a quotation is of, and its words; an empty one where none does.

    Args:
        text: the view.
        opening: where the quotation begins.
        start: where the block begins.
        doing: which verbs may govern it, by their key.
    """
    floor = max(opening - _FLOOR, behind_last(text, _MARKS, start, opening))
    begin = None
    for verb in _verbs(doing).finditer(text, floor, opening):
        begin = verb.end()
    if begin is None:
        return opening, ""
    if (scope := _SCOPE.match(text, begin, opening)) is not None:
        begin = scope.end()
    phrase = _HOW_MANY.sub("", text[begin:opening])
    if not _SHORTEST <= len(phrase) <= _LONGEST or _CLAUSAL.search(phrase):
        return opening, ""
    return begin, phrase


@cache
def _verbs(doing: str) -> re.Pattern[str]:
    """What is done with measures and plans, right before what they are of."""
    verbs = alternatives("quotes", doing)
    return re.compile(f"(?:{verbs})")
