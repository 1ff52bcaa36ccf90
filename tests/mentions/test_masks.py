"""Masks of what only looks like a number: what their rows tell to be faster holds of their patterns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.mentions.numbers.masks import Mask, mask_of, masks
from kg.model.quantity import RejectionKind

_TOLD = [mask for mask in masks() if mask.ends]


@pytest.mark.parametrize("mask", _TOLD, ids=lambda mask: mask.before.pattern)
@given(data=st.data())
def test_what_stands_before_ends_with_a_letter_that_is_told(mask: Mask, data: st.DataObject) -> None:
    assert mask.before is not None
    before = data.draw(st.from_regex(mask.before))
    assert before[-1] in mask.ends or before[-1].isspace()


@pytest.mark.parametrize(
    ("text", "at", "end", "kind"),
    [
        ("沿国道107改建", 3, 6, RejectionKind.NAME),
        ("PM2.5浓度", 2, 5, RejectionKind.CODE),
        ("第 3届大会", 2, 3, RejectionKind.ORDINAL),
        ("新建107座", 2, 5, None),
    ],
)
def test_what_stands_before_a_number_tells_its_kind(text: str, at: int, end: int, kind: RejectionKind | None) -> None:
    assert mask_of(text, at, end, len(text)) is kind
