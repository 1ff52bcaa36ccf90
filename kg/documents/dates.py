"""The day of a document: of its meeting, or of its publication."""

from __future__ import annotations

import re
from datetime import date

_DAY = re.compile(r"(?<!\d)(?:(?P<y>(?:19|20)\d\d)年)?(?P<m>1[0-2]|0?[1-9])月(?P<d>3[01]|[12]\d|0?[1-9])日")
_LABELLED = re.compile(
    r"(?:发布时间|发布日期|时间|日期)[:：]?\s*(?P<y>20\d\d)[-/.年](?P<m>\d{1,2})[-/.月](?P<d>\d{1,2})"
)
#: A day as sites print it, on a line of its own or behind the name of the newspaper.
_PRINTED = re.compile(r"(?<![\d.])(?P<y>20\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?![\d.])")
_WIRE = re.compile(r"(?<!\d)(?P<m>1[0-2]|0?[1-9])月(?P<d>3[01]|[12]\d|0?[1-9])日[电讯]")
_MEETING = re.compile(r"大会|会议|全会|两会")
_HAN_DAY = re.compile(
    r"([〇零○Ο一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
_HAN_YEAR = re.compile(r"[一二][〇零○Ο九][〇零○Ο一二三四五六七八九]{2}年")
_HAN = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | dict.fromkeys("零○Ο", "0")
_MONTH = re.compile(r"(?<!\d)(?P<y>20\d\d)年(?P<m>1[0-2]|0?[1-9])月(?![\d份底初末中上下以至起—-])")
_YEAR_ALONE = re.compile(r"[((]?(?P<y>20\d\d)年?度?[))]?")
_SALUTATION = re.compile(r"各位(?:代表|委员|同志)|同志们")
#: Before a line that is longer it is no line of a head.
_SHORT = 80


def find_day(head: str, *, press: bool) -> date | None:
    r"""The day of the meeting; the day of publication is only asked where no meeting is named.

    Args:
        head: the first paragraphs of the view's text.
        press: whether the document is one that has a day of publication rather than of a meeting.

    >>> find_day("政府工作报告\\n(二〇二四年一月九日在区第十七届人民代表大会第四次会议上)", press=False)
    datetime.date(2024, 1, 9)
    """
    head = _arabic_days(head)
    days = [found for found in _DAY.finditer(head) if found["y"]]
    meeting = next((found for found in days if _near_meeting(head, found)), None)
    found = meeting or _LABELLED.search(head) or (days[0] if days and press else None)
    if found is None:
        lines = (line for line in head.split("\n") if len(line) <= _SHORT)
        found = next(filter(None, map(_PRINTED.search, lines)), None) if press else None
    return _safe(int(found["y"]), found) if found else None


def guessed_day(head: str, review: int) -> date | None:
    """A day without a year: a congress in the first months reports on the year before, a plenum in autumn on its own.

    Args:
        head: the first paragraphs of the view's text.
        review: the year that the document looks back on.
    """
    for found in _DAY.finditer(_arabic_days(head)):
        if _near_meeting(head, found):
            return _safe(review + 1 if int(found["m"]) <= 4 else review, found)
    return None


def wire_day(head: str, year: int) -> date | None:
    """The day of an agency's dispatch, which has no year: 新华社杭州6月11日电.

    >>> wire_day("新华社杭州6月11日电(记者 张三)", 2023)
    datetime.date(2023, 6, 11)
    """
    found = _WIRE.search(head)
    return _safe(year, found) if found else None


def han_years(text: str) -> str:
    """Write years given in Chinese digits as Arabic ones, for reading headings only.

    >>> han_years("二〇二四年工作回顾"), han_years("一九九八年工作")
    ('2024年工作回顾', '1998年工作')
    """
    return _HAN_YEAR.sub(lambda m: "".join(_HAN.get(c, c) for c in m[0]), text)


def year_met(head: str, late: int) -> int | None:
    r"""The year that a congress plans for, by the month that a head gives without a day, or by a year on a line alone.

    Args:
        head: the first paragraphs of the view's text.
        late: from this month on a congress plans the next year.

    >>> year_met("政府工作报告\n(2018年2月)\n各位代表:", 11), year_met("某县政府工作报告\n2009年\n各位代表:", 11)
    (2018, 2009)
    """
    for line in head.split("\n"):
        if _SALUTATION.match(line):
            return None
        if len(line) > _SHORT:
            continue
        if found := _MONTH.search(line):
            return int(found["y"]) + (int(found["m"]) >= late)
        if found := _YEAR_ALONE.fullmatch(line.strip()):
            return int(found["y"])
    return None


def year_alone(head: str) -> int | None:
    r"""The year on a line alone in the head of a text.

    >>> year_alone("某县概况\n2011年\n某县位于省境北部。")
    2011
    """
    lines = (line.strip() for line in head.split("\n"))
    found = next(filter(None, map(_YEAR_ALONE.fullmatch, lines)), None)
    return int(found["y"]) if found else None


def _near_meeting(head: str, found: re.Match[str]) -> bool:
    return bool(_MEETING.search(head, max(0, found.start() - 60), found.end() + 40))


def _arabic_days(head: str) -> str:
    """The days in Chinese numerals in Arabic ones: 二〇二四年一月九日."""
    return _HAN_DAY.sub(lambda m: f"{''.join(_HAN[c] for c in m[1])}年{_small(m[2])}月{_small(m[3])}日", head)


def _small(words: str) -> int:
    """A numeral below a hundred.

    >>> _small("十二"), _small("二十"), _small("三十一"), _small("九")
    (12, 20, 31, 9)
    """
    tens, ten, ones = words.rpartition("十")
    return (int(_HAN.get(tens, "1")) * 10 if ten else 0) + int(_HAN.get(ones, "0"))


def _safe(year: int, found: re.Match[str]) -> date | None:
    try:
        return date(year, int(found["m"]), int(found["d"]))
    except ValueError:
        return None
