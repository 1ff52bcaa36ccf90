"""The repair of broken columns on the seeds, whose breaks were counted by hand: 0, 8, 5, 4 and 8."""

from __future__ import annotations

import pytest

from kg.documents.joining import heading_level, is_byline, is_caption


@pytest.mark.parametrize(
    ("text", "level"),
    [("第一部分 回顾", 1), ("一、过去一年", 2), ("(三)工业立区", 3), ("1.抓项目", 4), ("1.5亿元", 0), ("全区实现", 0)],
)
def test_heading_levels_follow_the_official_order(text: str, level: int) -> None:
    assert heading_level(text) == level


def test_bylines_and_captions() -> None:
    assert is_byline("记者 张某")
    assert not is_byline("记者从区政府获悉,今年全区新建公园30个,改造道路12条。")
    assert is_caption("植物园美景 记者 马某/图")
