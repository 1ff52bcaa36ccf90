"""Tables of figures: each cell that is understood is a figure of its row, with the unit and year of its column."""

from __future__ import annotations

import pytest
from support.agreement import facts_of_bytes
from support.formats import docx_of

from kg.facts.ledger import ledger_of

REPORT = """2021年鄞州区政府工作报告
各位代表：现在，我代表区人民政府，向大会报告工作，请予审议。
一、2020年工作回顾
全年完成地区生产总值2100.1亿元，增长3.9%。
附件：主要指标完成情况表
"""
TABLE = [
    ["序号", "指标", "单位", "2020年目标", "2020年完成", "比上年增长（%）", "备注"],
    ["1", "地区生产总值", "亿元", "2090", "2,100.1", "3.9", "初步核算"],
    ["2", "新建学校", "所", "5", "6", "-1.5", ""],
]
WANTED = {
    ("地区生产总值", "level", "2090", "亿元", "2020", "target", "2090"),
    ("地区生产总值", "level", "2100.1", "亿元", "2020", "actual", "2,100.1"),
    ("地区生产总值", "growthRate", "3.9", "%", "2020", "actual", "3.9"),
    ("新建学校", "level", "5", "所", "2020", "target", "5"),
    ("新建学校", "level", "6", "所", "2020", "actual", "6"),
    ("新建学校", "growthRate", "-1.5", "%", "2020", "actual", "-1.5"),
}
MARKDOWN = "\n".join("| " + " | ".join(row) + " |" for row in [TABLE[0], ["---"] * 7, *TABLE[1:]])


def rows(facts):
    return {
        (f.indicator, f.measure.value, str(f.value), f.unit, f.period.key, f.status.value, facts.text[f.number.start : f.number.end])
        for f in facts.figures
        if f.method == "table"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("data", "name"),
    [((REPORT + MARKDOWN).encode(), "a.md"), (docx_of(REPORT, TABLE), "a.docx")],
    ids=["markdown", "docx"],
)
def test_each_cell_is_a_figure_with_evidence(data, name):
    facts = facts_of_bytes(data, name)
    assert rows(facts) == WANTED
    assert not ledger_of(facts).unaccounted
    for figure in facts.figures:
        if figure.method == "table":
            assert figure.indicator in facts.text[figure.evidence.start : figure.evidence.end]


def test_units_come_from_brackets_and_captions():
    table = "单位：万人\n| 指标 | 2020年 |\n| 常住人口 | 160.9 |\n| 绿地（公顷） | 27 |\n"
    found = {(row[0], row[3]) for row in rows(facts_of_bytes((REPORT + table).encode(), "a.txt"))}
    assert found == {("常住人口", "万人"), ("绿地", "公顷")}


@pytest.mark.parametrize(
    "table",
    [
        "| 地区 | 2020年（亿元） |\n| 慈溪市 | 2008.3 |\n| 余姚市 | 1220.7 |\n",
        "| 指标 | 2020年 |\n| 常住人口 | 160.9 |\n",
    ],
    ids=["other-places", "no-unit"],
)
def test_what_is_not_understood_yields_nothing_but_is_accounted_for(table):
    facts = facts_of_bytes((REPORT + table).encode(), "a.txt")
    assert not rows(facts)
    assert not ledger_of(facts).unaccounted
