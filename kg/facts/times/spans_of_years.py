"""Spans of years: which one 年均增长 averages over, and where a review of several years turns to a single one."""

from __future__ import annotations

import re

from kg.facts.clauses import Clause
from kg.facts.times.other_times import SINCE_PLAN
from kg.lexicon import alternatives
from kg.mentions.numbers.numerals import read_han
from kg.mentions.reading import Reading
from kg.model.document import Block, Context, Genre, Part
from kg.model.period import Period
from kg.model.quantity import Quantity
from kg.model.timing import TimeExpression, TimeKind

#: A plan of the nation runs for so many years.
_PLAN = 5
#: 年均增长6%, 年均分别增长6%和7%, but no 年均浓度.
_AVERAGED = re.compile(
    r"年(?:平)?均(?:分别|可比|复合|递)?(?:"
    + alternatives("cues", "growth", "up")
    + "|"
    + alternatives("cues", "growth", "down")
    + ")"
)
_FEW = re.compile("(?P<count>[两三四])年(?:年均|平均)(?:分别|实现)?(?:增长|增速|下降)[\\d.%、和与约左右以上达到为]*$")
#: 是2011年的1.6倍,: from which year on the next clause averages.
_BASE_YEAR = re.compile(r"(?:是|为|相当于|比|较)(?P<year>(?:19|20)\d\d)年[^,。;]{0,14},$")
_NEAR = 30
_LONGEST_SPAN = 10
#: What may stand between the verb and a number of its row: 年均分别增长6%、7%和8%.
_ROW = re.compile(r"[\d.%、和与约左右以上达到为]*$")
#: 特别是刚刚过去的2012年,全年…: the review of a term turns to its last year.
_TURN = re.compile(r"^(?:特别是|尤其是)?(?:在|是)?(?:刚刚|刚)?过去的(?:一年)?,?$")
#: 2020年|是极不平凡的一年, 2020年|,注定是不同寻常之年: what follows in the paragraph is of that year.
_A_YEAR_APART = re.compile(",?(?:注定)?(?:是|极不平凡)[^。;]{0,40}?(?:一年|之年|年份)")
#: 由2015年的30亿元增长到|2020年|的50亿元: the year in which a movement has come to its end.
_MOVED_FROM = re.compile("(?:由|从)(?P<from>(?:19|20)\\d\\d)年[^,。;]{0,36}[到至为达]$")
#: 累计增长|44%, 累计分别下降|6%和7%.
_CUMULATED = re.compile(
    r"累计(?:共|分别|实现)?(?:"
    + alternatives("cues", "growth", "up")
    + "|"
    + alternatives("cues", "growth", "down")
    + r")[\d.%、和与约左右以上达到了近为超过]*$"
)
#: 投资累计完成|208亿元.
_ADDED_UP = re.compile("累计[^\\d,、]{0,10}$")
#: “十三五”|时期,…, 五年|来,….
_OVER_THEM = re.compile("”?(?:时期|期间|以来|来|间)?[,,]")
#: 疫情期间|减免租金…, 疫情发生以来,…: the first year of the epidemic, in a review that ends with it.
_EPIDEMIC = re.compile(
    "(?:在|面对|自)?(?:新冠)?(?:肺炎)?(?:疫情(?:防控)?期间|(?:疫情(?:发生|暴发|爆发)?|抗疫)以来|抗疫期间)"
)
_EPIDEMIC_YEAR = 2020
#: 经过两年努力,…: what the last years of a longer term have brought.
_WORKED_FOR = re.compile(
    "(?:经过|历经|历时)(?P<count>[一两二三四五六七八九])年(?:来|多)?的?[^,。;\\d]{0,6}(?:努力|奋战|奋斗|攻坚)$"
)


def since(text: str, time: TimeExpression, clause: Clause, period: Period, context: Context) -> Period:
    """自1993年…以来, “十四五”以来, 去年6月以来: from then to the year that the document looks back on; else the period itself.

    Args:
        text: the view's text.
        time: the expression.
        clause: the clause it stands in.
        period: what it means by itself.
        context: the document's context.
    """
    year = context.year
    if year is None or time.kind not in (TimeKind.YEARS, TimeKind.MONTHS, TimeKind.DAY):
        return period
    if time.plan:
        goes_on = period.start.year < year < period.year and SINCE_PLAN.match(text, time.span.start) is not None
        return Period.of_years(period.start.year, year) if goes_on else period
    opened = text.startswith(("自", "从"), time.span.start - 1)
    dated = time.kind is not TimeKind.YEARS or time.shift
    looks_back = opened or (dated and context.genre is Genre.NEWS)
    told = looks_back and text.find("以来", time.span.end, clause.end) >= 0
    if not told and not (time.since and time.shift != 0):
        return period
    return Period.of_years(period.start.year, year) if period.start.year < year else period


def implied_years(text: str, clause: Clause, block: Block) -> Period | None:
    """The years that an opening without any year means in a review of several, or None.

    Args:
        text: the view's text.
        clause: the clause that may open with one.
        block: the block it stands in.
    """
    period = block.period
    if block.part is not Part.REVIEW or period is None or period.start.year == period.year:
        return None
    if period.year == _EPIDEMIC_YEAR and _EPIDEMIC.match(text, clause.start, clause.end) is not None:
        return Period.of_year(_EPIDEMIC_YEAR)
    if text.startswith(("经过", "历"), clause.start):
        worked = _WORKED_FOR.match(text[clause.start : clause.end].rstrip(","))
        count = (read_han(worked["count"]) or 0) if worked is not None else 0
        if 0 < count <= period.year - period.start.year:
            return Period.of_years(period.year - count + 1, period.year)
    return None


#: 党的十九大以来,|…: the year in which it was that a passage looks back to.
_SINCE = re.compile(
    "(?:自|从)?(?:党的(?P<congress>十八|十九|二十)大|(?P<opening>改革开放))(?:胜利)?(?:召开)?以来(?=[,,]|我[们省市县区]|全[省市县区])"
)
_CONGRESSES = {"十八": 2012, "十九": 2017, "二十": 2022}
_OPENED_UP = 1978


def since_when(text: str, clause: Clause, block: Block) -> Period | None:
    """The years since a congress of the party, or since the opening of the country, with which a clause of a review opens.

    Args:
        text: the view's text.
        clause: the clause that may open so.
        block: the block it stands in.
    """
    period = block.period
    if block.part is not Part.REVIEW or period is None or text.find("以来", clause.start, clause.end) < 0:
        return None
    found = _SINCE.match(text, clause.start, clause.end + 1)
    if found is None:
        return None
    begun = _CONGRESSES[found["congress"]] if found["congress"] else _OPENED_UP
    return Period.of_years(begun, period.year) if begun < period.year else None


def is_long(block: Block) -> bool:
    """Whether a block is of several years."""
    return block.period is not None and block.period.start.year < block.period.year


def span_of_years(time: TimeExpression, period: Period) -> Period | None:
    """The span of years that an expression names; of 十三五末 that of its plan; None of any other.

    Args:
        time: the expression.
        period: what it means in its place.
    """
    if time.plan:
        return Period.of_years(period.year - _PLAN + 1, period.year) if period.start.year == period.year else period
    return period if period.start.year < period.year else None


def averaged_over(
    text: str, reading: Reading, clause: Clause, quantity: Quantity, years: Period | None, now: Period | None
) -> Period | None:
    """The years that a yearly average is taken over: those that the paragraph named last, else those of its part.

    They end with the year that the sentence speaks of: 2019年接待游客80万人次,年均增长9% in a review of 十三五.

    Args:
        text: the view's text.
        reading: the block's reading.
        clause: the clause.
        quantity: the number.
        years: the span of years that the block has named last.
        now: the period that the sentence has named last.
    """
    if text.find("均", clause.start, quantity.span.start) < 0:
        return None
    own = reading.block.period
    if own is not None and (few := _FEW.search(text, clause.start, quantity.span.start)) is not None:
        end = (now or own).year  # 两年平均增长|6%: over the two that end with this
        return Period.of_years(end - (read_han(few["count"]) or 2) + 1, end)
    whole = years or own
    last = now or (own if reading.block.part is Part.REVIEW else None)
    if years is not None and last is not None and (years.start.year >= last.year or years.year > last.year):
        whole = own  # 实现十三五良好开局。2016年,…,年均增长8%: over years that have passed
    base = _BASE_YEAR.search(text, max(clause.start - _NEAR, reading.block.start), clause.start)
    if base is not None and last is not None and 1 < last.year - int(base["year"]) <= _LONGEST_SPAN:
        whole = Period.of_years(int(base["year"]) + 1, last.year)  # 是2011年的1.6倍,|年均增长8.2%
    if whole is None or whole.start.year == whole.year:
        return None
    found: re.Match[str] | None = None
    for found in _AVERAGED.finditer(text, clause.start, quantity.span.start):  # noqa: B007
        pass
    if found is None or _ROW.match(text[found.end() : quantity.span.start]) is None:
        return None
    within = now is not None and now.start.year == now.year and whole.start.year < now.year <= whole.year
    return Period.of_years(whole.start.year, now.year) if now is not None and within else whole


def moved_from(text: str, time: TimeExpression, clause: Clause) -> int | None:
    """The year in which a movement began that a year ends: 由2015年的30亿元增长到|2020年|的50亿元; else None.

    Args:
        text: the view's text.
        time: the expression that may end one.
        clause: the clause.
    """
    if time.kind is not TimeKind.YEARS or time.first != time.last or not time.year:
        return None
    if not text.startswith("的", time.span.end):
        return None
    found = _MOVED_FROM.search(text, clause.start, time.span.start)
    return int(found["from"]) if found is not None and int(found["from"]) < time.year else None


def cumulated_over(
    text: str, block: Block, clause: Clause, quantity: Quantity, years: Period | None, state: tuple[Period | None, bool]
) -> Period | None:
    """The years over which a number behind 累计 adds up, where its clause names no time itself; else None.

    A growth is of the years named last (由2015年的30亿元增长到2020年的50亿元,|累计增长67%), else of those of the review; what was
    done, of those of the review, whatever year another part of the sentence has named in passing.

    Args:
        text: the view's text.
        block: the block.
        clause: the clause.
        quantity: the number.
        years: the span of years that the block has named last.
        state: the period that the sentence has named last, and whether its opening named it.
    """
    now, opened = state
    start = quantity.span.start
    if now is None or now.start.year != now.year or now != Period.of_year(now.year):
        return None
    if block.part is not Part.REVIEW or text.find("累计", clause.start, start) < 0:
        return None
    own = block.period if block.period is not None and block.period.start.year < block.period.year else None
    if _CUMULATED.search(text, clause.start, start) is not None:
        whole = years or own
        return whole if whole is not None and whole.year == now.year else None
    added = not opened and _ADDED_UP.search(text, clause.start, start) is not None
    return own if added and own is not None and own.year == now.year else None


def turns_to_year(text: str, reading: Reading, time: TimeExpression) -> bool:
    """Whether a review of several years turns to its last one here, for the rest of the paragraph.

    Args:
        text: the view's text.
        reading: the block's reading.
        time: the expression.
    """
    block = reading.block
    period = block.period
    if block.part is not Part.REVIEW or period is None or period.start.year == period.year:
        return False
    start = max(block.start, text.rfind("。", block.start, time.span.start) + 1)
    before = text[start : time.span.start].strip()
    single = time.kind is TimeKind.YEARS and time.first == time.last
    if single and before in ("", "特别是", "尤其是") and time.year == period.year:
        return _A_YEAR_APART.match(text, time.span.end) is not None
    return single and _TURN.match(before) is not None


def turns_to_years(text: str, reading: Reading, time: TimeExpression, period: Period) -> bool:
    """Whether a review of one year turns to the five that end with it, for the rest of the paragraph: 。“十三五”时期,….

    Args:
        text: the view's text.
        reading: the block's reading.
        time: the expression.
        period: what it means in its place.
    """
    own = reading.block.period
    if reading.block.part is not Part.REVIEW or own is None or own.start.year < own.year:
        return False
    if (
        period.year != own.year
        or period.year - period.start.year != _PLAN - 1
        or text[time.span.start - 1] not in "。“"
    ):
        return False
    opened = text[time.span.start - 1] == "。" or text[time.span.start - 2] == "。"
    return opened and _OVER_THEM.match(text, time.span.end) is not None
