"""With which year a growth is compared, where the words before the number name one: 比2013年增长17%, 较“十二五”末翻一番."""

from __future__ import annotations

import re

from kg.documents.years import five_year_plan
from kg.model.period import Period

_NUMERALS = "一二三四五六七八九"
#: So far before a number its base is looked for; the numbers of a list share the one that stands before the first.
_BEFORE = 60
_BASE = re.compile(
    r"(?:比|较|与|同|对比|相比于?|相较于?)"
    r"(?:(?P<year>(?:19|20)\d\d)年|[“\"]?(?P<tens>十)?(?P<n>[一二三四五六七八九])五[”\"]?(?:规划)?(?:时期|期)?末)"
    r"(?:[^,。;:!?]{0,8}相比,)?[^,。;:!?]{0,50}$"
)


def base_of(text: str, start: int) -> Period | None:
    """The year with which a number compares what it counts, or None where its words name none.

    Args:
        text: the view's text.
        start: where the number begins.

    >>> text = "茶叶产量、陶器产值比2013年分别增长17%、37%"
    >>> base_of(text, text.index("37")).key, base_of("税收比上年增长5%", 6)
    ('2013', None)
    """
    if text.find("年", max(0, start - _BEFORE), start) < 0 and text.find("末", max(0, start - _BEFORE), start) < 0:
        return None
    found = None
    for at in ("比", "较", "与", "同"):
        place = text.rfind(at, max(0, start - _BEFORE), start)
        if place >= 0 and (found := _BASE.match(text, place, start)) is not None:
            break
    if found is None:
        return None
    if found["year"]:
        return Period.of_year(int(found["year"]))
    return Period.of_year(five_year_plan(bool(found["tens"]), _NUMERALS.index(found["n"]) + 1)[1])
