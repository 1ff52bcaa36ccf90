"""Figures that cannot all be true are told, with what is at odds; what only looks so is not."""

from __future__ import annotations

from assessments.made import assessed, report

RETAIL = "社会消费品零售总额"


def kinds(*figures, **more):
    return [c.kind for c in assessed(report(*figures, **more)).contradictions]


def test_two_values_of_one_thing_are_told_with_both():
    base = assessed(
        report(
            {"i": RETAIL, "v": "488", "u": "亿元"},
            {"i": RETAIL, "v": "386", "u": "亿元", "s": f"另据统计，{RETAIL}386亿元"},
        )
    )
    (one,) = base.contradictions
    assert one.kind == "two-values" and len(one.figures) == 2
    assert "488亿元" in one.reason_zh and "386亿元" in one.reason_zh and "488" in one.reason_en


def test_a_rounded_value_another_period_an_estimate_and_a_bound_are_no_contradictions():
    first = {"i": RETAIL, "v": "488", "u": "亿元"}
    others = (
        {"v": "488.4"}, {"v": "300", "y": "2021-01--2021-06"}, {"v": "480", "status": "estimate"}, {"v": "450", "c": "moreThan"},
    )  # fmt: skip
    for other in others:
        second = {**first, **other}
        second["s"] = f"另据统计，{RETAIL}{second['v']}亿元"
        assert kinds(first, second) == []


def test_a_share_above_a_hundred_is_told_and_a_rate_of_completion_is_not():
    assert kinds({"i": "污水处理率", "m": "share", "v": "120", "u": "%"}) == ["share-above-100"]
    assert kinds({"i": "任务完成率", "m": "share", "v": "120", "u": "%"}) == []


def test_a_part_above_its_total_is_told():
    words = "新建茶厂12座，其中新建绿茶厂15座"
    total = {"i": "新建茶厂", "v": "12", "u": "座", "s": words}
    part = {"i": "新建绿茶厂", "v": "15", "u": "座", "q": "其中", "s": words}
    assert kinds(total, part) == ["part-above-total"]
    small = {**part, "v": "5", "s": "新建茶厂12座，其中新建绿茶厂5座"}
    assert kinds({**total, "s": small["s"]}, small) == []
