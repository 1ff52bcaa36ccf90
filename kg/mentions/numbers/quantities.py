"""The closed grammar of quantities: comparator, number, scale, unit, 以上 and 左右, ranges, fractions, ranks.

Works on raw characters of the view, without segmentation; every numeral ends as a `Quantity` or as a `Rejection`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from kg.lexicon import word_list
from kg.mentions.numbers.comparators import comparator_after, comparator_before, line_set
from kg.mentions.numbers.fractions import DOUBLING, DOUBLING_NOUN, DOUBLINGS, Fraction, fraction_at
from kg.mentions.numbers.lasting import is_span_of_time, time_rejection
from kg.mentions.numbers.masks import fixed_phrase, in_programme, in_short_quote, mask_of
from kg.mentions.numbers.numerals import HAN, read_arabic, read_han, scale_of
from kg.mentions.numbers.pairs import share_bounds, unit_of_list
from kg.mentions.numbers.ranks import FIRST, first_place, rank_at
from kg.mentions.numbers.scales import OVER, is_bounded_scale, scale_counts, sum_without_unit
from kg.mentions.numbers.sectors import share_at
from kg.mentions.numbers.unitless import great_ones, to_one, unit_of_bare, unit_of_lines
from kg.mentions.numbers.units import Unit, han_countable, unit_at
from kg.model.quantity import Comparator, Quantity, Rejection, RejectionKind, UnitKind
from kg.model.span import Span
from kg.model.timing import TimeExpression

_ARABIC = r"\d+(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
_NUMBER = re.compile(_ARABIC)
_ONE = Decimal(1)
_DASH = r"\s?(?:[-~至到]|—{1,2})\s?"
#: 增长-2.1%: the sign of a rate, and no dash.
_MINUS = re.compile(r"[长速幅为至到]-$")
_RANGE = re.compile(rf"(?P<scale>[万亿千百]*)(?P<unit>%|个|家|元|人|年|天)?{_DASH}(?P<upper>\d+(?:\.\d+)?)(?![\d年月])")
#: One pass over the text: digits, or Chinese numerals; what follows decides.
_TRIGGER = re.compile(
    rf"(?=[\d{HAN}几数半翻首])(?:{FIRST}|\d+|(?<=[至到为归])零(?=[,。、;])|(?<=[第前])[{HAN}]+|[{HAN}几数半]+(?=[余多来]?[^\s,。、;:]|分之)|翻了?[一二两三四五六]?番)"
)


def find_quantities(
    text: str, start: int, end: int, times: Sequence[TimeExpression] = ()
) -> tuple[list[Quantity], list[Rejection]]:
    """The quantities of ``text[start:end]``, and the numerals that are none.

    Args:
        text: the view.
        start: where the block begins.
        end: where it ends.
        times: the expressions of time in it, whose numerals are dates.

    >>> found, odd = find_quantities("新增停车位1.6万个,募集资金520万余元", 0, 21)
    >>> [(str(q.value), q.unit, q.comparator.value) for q in found]
    [('1.6', '万个', 'equal'), ('520', '万元', 'slightlyMoreThan')]
    """
    quantities: list[Quantity] = []
    rejections: list[Rejection] = []
    clock = iter(times)
    time = next(clock, None)
    at = start
    while (trigger := _TRIGGER.search(text, at, end)) is not None:
        while time is not None and time.span.end <= trigger.start():
            time = next(clock, None)
        if time is not None and time.span.start <= trigger.start() < time.span.end:
            if text[trigger.start()].isdigit() or time.span.length > 0:
                rejections.append(Rejection(time.span, RejectionKind.DATE))
            at = time.span.end
            continue
        result = _read(text, trigger.start(), trigger.end(), start, end)
        if result is None:
            at = trigger.end()
            continue
        if isinstance(result, Quantity):
            quantities.append(result)
            at = max(result.core.end, trigger.start() + 1)
        else:
            rejections.append(result)
            at = max(result.span.end, trigger.start() + 1)
    return share_bounds(text, quantities, start), rejections


def _read(text: str, at: int, trigger_end: int, start: int, end: int) -> Quantity | Rejection | None:
    """What stands at one numeral; None where a Chinese numeral counts nothing and need not be accounted for."""
    arabic = text[at].isdigit()
    if text[at] == "首":
        return first_place(text, at, start, end)
    if (rank := rank_at(text, at, start, end)) is not None:
        return rank
    if arabic:
        return _read_arabic(text, at, start, end)
    return _read_han(text, at, trigger_end, start, end)


#: 达到 4 3 %, 8 9 8 人: digits that the layout set apart.
_SPACED = re.compile(r"(?<!\d)(?<!\d[ .])\d(?: \d)+(?![\d.])")


def _read_spaced(text: str, at: int, start: int, end: int) -> Quantity | Rejection | None:
    """A number whose digits stand apart, where a unit follows; else None."""
    match = _SPACED.match(text, at, end)
    if match is None:
        return None
    tail = match.end() + (text[match.end() : match.end() + 1] == " ")
    if not _unit_follows(text, tail, end):
        return None
    return _make(text, at, tail, Decimal(match[0].replace(" ", "")), start, end)


def _read_arabic(text: str, at: int, start: int, end: int) -> Quantity | Rejection:
    if text[at + 1 : at + 2] == " " and (spaced := _read_spaced(text, at, start, end)) is not None:
        return spaced
    match = _NUMBER.match(text, at, end)
    if match is None:
        return Rejection(Span(at, at + 1), RejectionKind.UNRESOLVED)
    number_end = match.end()
    if great_ones(text, number_end, end) and not in_short_quote(text, at, start, end):
        ones = Unit("个", UnitKind.COUNT, "one")
        return _finish(text, at, number_end + 1, read_arabic(match[0]), ones, "", _ONE, start, end, None, False)
    kind = mask_of(text, at, number_end, end)
    if kind is RejectionKind.COMPOSITION and share_at(text, at, start):
        core = Span(at, number_end)
        value = read_arabic(match[0])
        return Quantity(core, core, value, "%", UnitKind.PERCENT, Comparator.EQUAL, None, value, "%", number_end)
    if kind is RejectionKind.COMPOSITION and (ratio_end := to_one(text, at, number_end, start)):
        bare = Unit("", UnitKind.BARE, "one")
        return _finish(text, at, ratio_end, read_arabic(match[0]), bare, "", _ONE, start, end, None, False)
    if kind is not None and not (kind is RejectionKind.DATE and _is_bounded_count(text, at, number_end, start, end)):
        return Rejection(Span(at, number_end), kind)
    if (part := fraction_at(text, at, end)) is not None:
        return _part(text, at, part, start, end)
    value = read_arabic(match[0])
    if _MINUS.search(text, max(start, at - 4), at):
        return _make(text, at - 1, number_end, -value, start, end)
    upper: Decimal | None = None
    if (rng := _RANGE.match(text, number_end, end)) is not None and (
        rng["unit"] is None or text.startswith((rng["unit"], rng["scale"] + rng["unit"]), rng.end())
    ):
        candidate = Decimal(rng["upper"])
        tail_scale = scale_of(text, rng.end())[0]
        if (
            candidate > value
            and (not rng["scale"] or rng["scale"] == tail_scale)
            and _unit_follows(text, rng.end(), end)
        ):
            upper, number_end = candidate, rng.end()
    return _make(text, at, number_end, value, start, end, upper=upper)


def _is_bounded_count(text: str, at: int, number_end: int, start: int, end: int) -> bool:
    """超2000列, 2000户以上, 2000口: a number like a year that a bound or a measure word tells from one."""
    unit = unit_at(text, number_end, end)
    if unit is None:
        return False
    before, _ = comparator_before(text, at, start)
    if unit.kind is UnitKind.COUNT and unit.word in word_list("units", "classifiers", "never_after_years"):
        return True
    return before is not None or comparator_after(text, number_end + len(unit.word), end)[0] is not None


def _unit_follows(text: str, at: int, end: int) -> bool:
    word, _ = scale_of(text, at)
    return unit_at(text, at + len(word), end) is not None


def _read_han(text: str, at: int, trigger_end: int, start: int, end: int) -> Quantity | Rejection | None:
    if (part := fraction_at(text, at, end)) is not None:
        return _part(text, at, part, start, end)
    if (match := DOUBLING.match(text, at, end)) is not None:
        if DOUBLING_NOUN.match(text, match.end(), end) or DOUBLINGS.search(text, max(start, at - 2), at):
            return Rejection(Span(at, match.end()), RejectionKind.NAME)  # 两个翻番|目标
        count = Decimal(read_han(match["n"] or "一") or 1)
        core = Span(at, match.end())
        return Quantity(
            core, core, count, "番", UnitKind.DOUBLING, Comparator.EQUAL, None, count, "番", match.end() - 1
        )
    if (money := sum_without_unit(text, at, start, end)) is not None:
        scale, factor = scale_of(text, at)
        return _finish(text, at, at + len(scale), _ONE, money, scale, factor, start, end, None, False)
    if text[at - 1 : at] == "唯" and trigger_end - at > 1:
        at += 1  # 唯一一家
    word = text[at:trigger_end]
    if not word.strip("零〇"):
        return _zero(text, at, trigger_end, start, end)
    scaled = "" if not word.strip("百千万亿") else word.rstrip("万亿")
    if scaled == word and _OVER_SCALE.match(text, trigger_end, end) and (number := read_han(word)) is not None:
        return _make(text, at, trigger_end, Decimal(number), start, end)
    if not _counts(text, trigger_end, end) and not is_bounded_scale(text, at, trigger_end, start, end):
        return None
    if (countable := _han_unit(text, trigger_end, end)) is None:
        return Rejection(Span(at, trigger_end), RejectionKind.INDEFINITE)  # 两位数
    if in_short_quote(text, at, start, end) or in_programme(text, at, start, end):
        return Rejection(Span(at, trigger_end), RejectionKind.SLOGAN)
    if word in ("几", "数", "数十", "数百", "数千", "数万", "几十", "几百"):
        return Rejection(Span(at, trigger_end), RejectionKind.INDEFINITE)
    kind = mask_of(text, at, trigger_end, end) or fixed_phrase(text, at, end)
    if kind is not None:
        return Rejection(Span(at, trigger_end), kind)
    if word == "一" and countable.kind not in (UnitKind.MULTIPLE, UnitKind.POINTS):
        return Rejection(Span(at, trigger_end), RejectionKind.INDEFINITE)
    number = read_han(scaled or "一")
    if number is None:
        return Rejection(Span(at, trigger_end), RejectionKind.UNRESOLVED)
    if not scaled and not scale_counts(text, at, trigger_end, countable, start, end):
        if countable.kind is UnitKind.COUNT:
            return Rejection(Span(at, trigger_end), RejectionKind.INDEFINITE)
        return Rejection(Span(at, trigger_end + len(countable.word)), RejectionKind.THRESHOLD)  # 亿元以上项目
    made = _make(text, at, at + len(scaled), Decimal(number), start, end)
    if not scaled and isinstance(made, Quantity) and made.comparator is Comparator.EQUAL:
        return replace(made, comparator=OVER.get(text[at - 1 : at], made.comparator))
    return made


#: 一千|多万人次, 三百|余亿元.
_OVER_SCALE = re.compile("[余多][万亿](?:人|户|元|吨|亩|平|斤|公|株|棵|头|只|羽|件|次)")
#: 贫困发生率由3%|降至零: what fell to nothing, and the rate from which it fell.
_FALLEN = re.compile(r"\d%[^,。;\d]{0,4}(?:下降|降低|减少|压减|降|减|归)(?:至|到|为)?$")


def _zero(text: str, at: int, tail: int, start: int, end: int) -> Quantity | None:
    """A zero that a rate fell to; other zeros are parts of words (零部件)."""
    closes = tail >= end or text[tail] in ",。、;)"
    if not closes or _FALLEN.search(text, max(start, at - 12), at) is None:
        return None
    core = Span(at, tail)
    return Quantity(core, core, Decimal(0), "%", UnitKind.PERCENT, Comparator.EQUAL, None, Decimal(0), "%", tail)


def _counts(text: str, at: int, end: int) -> bool:
    """Whether a measure word that Chinese numerals count with stands at a place, with or without 余 before it."""
    tail = at + 1 if text[at : at + 1] in ("余", "多") else at
    return text.startswith(han_countable(), tail, end)


def _han_unit(text: str, at: int, end: int) -> Unit | None:
    tail = at + 1 if text[at : at + 1] in ("余", "多") else at
    return unit_at(text, tail, end)


def _part(text: str, at: int, part: Fraction, start: int, end: int) -> Quantity:
    """2/3, 百分之五, 近六成: a part of a whole."""
    kind = UnitKind.PERCENT if part.unit == "%" else UnitKind.FRACTION
    more = text[part.end - 1] == "成" and text.startswith("多", part.end)  # 九成|多
    tail = part.end + more
    return _finish(text, at, tail, part.value, Unit(part.unit, kind, part.unit), "", _ONE, start, end, None, more)


def _make(
    text: str,
    at: int,
    number_end: int,
    value: Decimal,
    start: int,
    end: int,
    *,
    upper: Decimal | None = None,
) -> Quantity | Rejection:
    tail, inside = _skip_inside(text, number_end)
    scale, factor = scale_of(text, tail)
    if scale and (direct := unit_at(text, tail, end)) is not None and len(direct.word) > len(scale):
        scale, factor = "", _ONE  # 110千伏: 千 belongs to the unit
    tail += len(scale)
    if not inside:
        tail, inside = _skip_inside(text, tail)
    if not scale and inside:
        scale, factor = scale_of(text, tail)
        tail += len(scale)
    unit = unit_at(text, tail, end) or unit_of_lines(text, at, tail, start, end)
    if unit is not None and unit.word == "项" and scale.endswith("亿") and text.startswith("目", tail + 1):
        unit = None  # 投资超过20亿|项目
    if unit is None:
        return _without_unit(text, at, number_end, tail, value, scale, factor, start, end, inside)
    if unit.kind is UnitKind.TIME and is_span_of_time(text, at, tail + len(unit.word), unit, start):
        return Rejection(Span(at, tail + len(unit.word)), time_rejection(text, tail + len(unit.word)))
    return _finish(text, at, tail + len(unit.word), value, unit, scale, factor, start, end, upper, inside)


def _skip_inside(text: str, at: int) -> tuple[int, bool]:
    if text[at : at + 1] and text[at] in word_list("comparators", "after", "inside"):
        if text[at] != "来" or unit_at(text, at + 1 + len(scale_of(text, at + 1)[0]), len(text)) is not None:
            return at + 1, True  # 20来家; not 27来源地
    return at, False


def _without_unit(
    text: str,
    at: int,
    number_end: int,
    tail: int,
    value: Decimal,
    scale: str,
    factor: Decimal,
    start: int,
    end: int,
    inside: bool,
) -> Quantity | Rejection:
    if in_short_quote(text, at, start, end):
        return Rejection(Span(at, number_end), RejectionKind.QUOTED)
    if (shared := unit_of_list(text, at, tail, start, end)) is not None:
        scale, factor = (scale, factor) if scale else shared[1:]
        return _finish(text, at, tail, value, shared[0], scale, factor, start, end, None, inside)
    if number_end < end and text[number_end] == " " and text[number_end + 1 : number_end + 2].isdigit():
        return Rejection(Span(at, number_end), RejectionKind.UNRESOLVED)  # 74 76元: a sign was lost
    unit = unit_of_bare(text, at, tail, start, end, scaled=bool(scale or inside))
    if unit is not None:
        return _finish(text, at, tail, value, unit, scale, factor, start, end, None, inside)
    return Rejection(Span(at, number_end), RejectionKind.UNRESOLVED)


def _finish(
    text: str,
    at: int,
    tail: int,
    value: Decimal,
    unit: Unit,
    scale: str,
    factor: Decimal,
    start: int,
    end: int,
    upper: Decimal | None,
    inside: bool,
) -> Quantity:
    before, left = comparator_before(text, at, start)
    after, right = comparator_after(text, tail, end)
    if (line := line_set(text, at, tail, start, end)) is not None:
        before, left, right = line
    comparator = after or (Comparator.SLIGHTLY_MORE_THAN if inside else None) or before or Comparator.EQUAL
    if after is Comparator.AT_LEAST and before is Comparator.AT_MOST:
        comparator = before
    word = unit.word.removeprefix("个") if unit.kind is UnitKind.MONEY else unit.word  # 投资50个|亿元
    word = word if unit.kind is not UnitKind.FRACTION else "1"
    word = unit.normal if unit.kind is UnitKind.POINTS and word == "个" else word
    core = Span(at, tail)
    normal = value * factor * unit.factor
    return Quantity(
        Span(left, right),
        core,
        value,
        scale + word,
        unit.kind,
        comparator,
        upper,
        normal,
        unit.normal,
        tail - len(unit.word),
    )
