"""Quantities planted in made sentences are found again, with their value, unit and bound; and nothing else is."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st
from support.make import readings_of_sentence

from kg.mentions.numbers.numerals import read_han

NOUNS = [
    "新建公园",
    "改造老旧小区",
    "引进项目",
    "安排资金",
    "新增面积",
    "粮食总产量",
    "培训农民",
    "接待游客",
    "铺设管网",
    "发放补助",
]
TAILS = ["", ",成效明显", ",群众满意", "、稳步推进", "。民生持续改善"]
SCALES = {"": 1, "万": 10**4, "亿": 10**8}
UNITS = {
    "元": "元",
    "个": "one",
    "家": "one",
    "平方米": "平方米",
    "吨": "吨",
    "公里": "公里",
    "亩": "亩",
    "人次": "one",
    "户": "one",
    "%": "%",
}
BEFORE = {"": "equal", "超过": "moreThan", "不少于": "atLeast", "不超过": "atMost", "近": "nearly", "约": "about"}
BEHIND = {"": "equal", "以上": "atLeast", "以内": "atMost", "左右": "about"}
DIGITS = "零一二三四五六七八九"


def han(number: int) -> str:
    """A whole number below a hundred million in Chinese numerals, as it is written; 十五 opens without 一."""
    words = _han(number)
    return words.removeprefix("一") if words.startswith("一十") else words


def _han(number: int) -> str:
    if number >= 10**4:
        high, low = divmod(number, 10**4)
        gap = "零" if 0 < low < 1000 else ""
        return _han(high) + "万" + (gap + _han(low) if low else "")
    words, gap = "", False
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            words += ("零" if gap and words else "") + DIGITS[digit] + unit
            gap = False
        else:
            gap = True
    return words


numbers = st.one_of(
    st.integers(1, 99999).map(Decimal),
    st.decimals(min_value=Decimal("0.1"), max_value=9999, places=2).map(lambda d: d.normalize()),
)


@given(
    st.sampled_from(NOUNS), numbers, st.sampled_from(list(SCALES)), st.sampled_from(list(UNITS)),
    st.sampled_from(list(BEFORE)), st.sampled_from(list(BEHIND)), st.sampled_from(TAILS),
)  # fmt: skip
def test_an_arabic_quantity_is_found_again(noun, value, scale, unit, before, behind, tail):
    assume(not (before and behind))
    assume(not (unit == "%" and scale))
    assume(unit in ("元", "平方米", "吨", "人次", "公里", "亩", "%") or value == value.to_integral_value() or scale)
    assume(not (value == value.to_integral_value() and 1900 <= value < 2100 and not scale))
    printed = f"{value:f}"
    (reading,) = readings_of_sentence(f"{noun}{before}{printed}{scale}{unit}{behind}{tail}。")
    (quantity,) = reading.quantities
    assert quantity.value == value
    assert quantity.unit == scale + unit
    assert quantity.normal == value * SCALES[scale]
    assert quantity.normal_unit == UNITS[unit]
    assert quantity.comparator.value == (BEFORE[before] if before else BEHIND[behind])
    assert reading.words.text[slice(*quantity.core)] == printed + scale + unit
    assert not reading.rejections


@given(st.sampled_from(NOUNS), st.integers(2, 9999), st.sampled_from(["个", "家", "条", "户"]), st.sampled_from(TAILS))
def test_a_chinese_quantity_is_found_again(noun, value, unit, tail):
    (reading,) = readings_of_sentence(f"{noun}{han(value)}{unit}{tail}。")
    (quantity,) = reading.quantities
    assert (quantity.value, quantity.unit) == (value, unit)
    assert reading.words.text[slice(*quantity.core)] == han(value) + unit


@given(st.integers(1, 99_999_999))
def test_chinese_numerals_are_read_as_they_are_written(number):
    assert read_han(han(number)) == number


@given(
    st.integers(1, 99),
    st.integers(1, 99),
    st.sampled_from(["—", "-", "~", "至"]),
    st.sampled_from(["个", "家", "公里"]),
)
def test_a_range_is_found_again(low, wide, joint, unit):
    (reading,) = readings_of_sentence(f"每个镇建设{low}{joint}{low + wide}{unit}。")
    assert [(q.value, q.upper, q.unit) for q in reading.quantities] == [(low, low + wide, unit)]


@given(
    st.lists(
        st.tuples(st.sampled_from(NOUNS), st.integers(2, 900), st.sampled_from(["个", "家", "户"])),
        min_size=1,
        max_size=6,
    )
)
def test_every_quantity_of_a_list_is_found_in_order(items):
    text = "、".join(f"{noun}{value}{unit}" for noun, value, unit in items)
    (reading,) = readings_of_sentence(f"全区{text}。")
    assert [(int(q.value), q.unit) for q in reading.quantities] == [(value, unit) for _, value, unit in items]


@given(st.integers(1, 20), st.integers(2, 30))
def test_a_fraction_is_found_again(top, more):
    bottom = top + more
    (reading,) = readings_of_sentence(f"产值占全市的{top}/{bottom}。")
    (quantity,) = reading.quantities
    assert abs(quantity.value - Decimal(top) / Decimal(bottom)) < Decimal("1e-9")
