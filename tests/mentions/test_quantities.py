"""The grammar of quantities, row by row; and what its rows do not show."""

from __future__ import annotations

from decimal import Decimal

import pytest
from support.make import readings_of_sentence
from support.specs import Row, check_file, differences, parameters

from kg.documents.blocks import lay_out
from kg.mentions.numbers.numerals import read_han
from kg.mentions.numbers.quantities import find_quantities
from kg.mentions.numbers.times import find_times
from kg.mentions.words import crosses_seam
from kg.model.quantity import Quantity, Rejection


def read(text: str) -> tuple[str, list[Quantity], list[Rejection]]:
    """The view of a sentence, its quantities and its rejections."""
    layout = lay_out(text, crosses_seam)
    view, quantities, rejections = layout.view.text, [], []
    for block in layout.blocks:
        times = find_times(view, block.start, block.end)
        found, odd = find_quantities(view, block.start, block.end, times)
        quantities += found
        rejections += odd
    return view, quantities, rejections


def decimal(value: Decimal) -> str:
    """A decimal as printed; a fraction that does not end is cut to four places."""
    return str(round(value, 4)) if len(str(value)) > 12 else format(value, "f")


def shown(view: str, q: Quantity, *, normal: bool) -> str:
    """A quantity in the notation of the specification."""
    value = decimal(q.value) + (f"..{decimal(q.upper)}" if q.upper is not None else "")
    text = f"{view[slice(*q.core)]} = {value} {q.unit}"
    text += "" if q.comparator == "equal" else f" [{q.comparator}]"
    return text + (f" -> {decimal(q.normal.normalize())} {q.normal_unit}" if normal else "")


def test_the_file_keeps_its_promises() -> None:
    check_file("quantities", 120, {"found", "rejected"})


@pytest.mark.parametrize("row", parameters("quantities"))
def test_row(row: Row) -> None:
    view, quantities, rejections = read(row.text)
    wanted, odd = row.get("found", []), row.get("rejected", [])
    normals = [" -> " in line for line in wanted] + [False] * len(quantities)
    found = [shown(view, q, normal=n) for q, n in zip(quantities, normals, strict=False)]
    rejected = [f"{view[slice(*r.span)]} : {r.kind}" for r in rejections]
    assert not (message := differences(row, [*wanted, *odd], [*found, *rejected])), message


def test_the_comparator_lies_in_the_span_and_the_number_in_the_core() -> None:
    view, (quantity,), _ = read("增速不低于7%以上。")
    assert view[slice(*quantity.span)] == "不低于7%以上"
    assert view[slice(*quantity.core)] == "7%"
    assert view[quantity.unit_at : quantity.core.end] == "%"


def test_a_number_without_any_unit_is_handed_to_a_person() -> None:
    _, quantities, rejections = read("编号为37的地块。")
    assert not quantities
    assert [r.kind for r in rejections] == ["unresolved"]


def test_a_quantity_in_a_name_counts_nothing() -> None:
    """芝麻街1958 and the like: the name is found later, and takes its number with it."""
    (reading,) = readings_of_sentence("老港1958文创园开园运营。")
    assert not reading.quantities
    assert {r.kind for r in reading.rejections} <= {"part-of-name", "date", "unresolved"}
    assert len(reading.rejections) == 1


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("零", 0),
        ("十", 10),
        ("二十", 20),
        ("一百一十", 110),
        ("三千零六", 3006),
        ("两亿三千万", 230000000),
        ("万", 10000),
    ],
)
def test_chinese_numerals(words: str, value: int) -> None:
    assert read_han(words) == value


@pytest.mark.parametrize("words", ["", "一二零三百", "十百", "五六七十", "甲"])
def test_what_is_no_chinese_numeral(words: str) -> None:
    assert read_han(words) is None
