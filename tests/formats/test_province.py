"""A provincial report: its figures are the province's, those of a city or county are their own."""

from __future__ import annotations

import pytest
from support.agreement import facts_of_bytes
from support.formats import docx_of

REPORT = """2025年河南省政府工作报告
2025年1月18日在河南省第十四届人民代表大会第三次会议上
各位代表：
现在，我代表省人民政府，向大会报告工作，请予审议。
一、2024年工作回顾
全省生产总值6.36万亿元、增长5.1%。郑州市生产总值1.45万亿元，增长5.7%，占全省的22.9%。粮食总产量1344亿斤。
中牟县一般公共预算收入突破60亿元。巩义市规模以上工业企业达到610家，居全省县域第一位。支持许昌市建设智造之都，新增高新技术企业100家。
洛阳、南阳地区生产总值分别达到5800亿元、4900亿元。全省新增科技型企业5120家，其中新乡市810家、焦作市620家。禹州工业投资增长21%。
二、2025年工作安排
今年，生产总值增长5.5%左右。郑州市要确保生产总值增长6%以上。新建改造高标准农田550万亩。
"""


@pytest.fixture(scope="module")
def facts():
    """What is extracted from the report as a Word file."""
    return facts_of_bytes(docx_of(REPORT), "报告.docx")


def test_the_report_is_the_provinces(facts):
    assert (facts.context.place, facts.context.year, facts.context.plan_year) == ("河南省", 2024, 2025)
    assert facts.things[0].code == "410000"


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ("6.36", "河南省"),
        ("5.1", "河南省"),
        ("1.45", "郑州市"),
        ("5.7", "郑州市"),
        ("1344", "河南省"),
        ("60", "中牟县"),
        ("610", "巩义市"),
        ("100", "河南省"),
        ("5800", "洛阳市"),
        ("4900", "南阳市"),
        ("5120", "河南省"),
        ("810", "新乡市"),
        ("620", "焦作市"),
        ("21", "禹州市"),
        ("5.5", "河南省"),
        ("6", "郑州市"),
        ("550", "河南省"),
    ],
)
def test_each_figure_has_its_place(facts, value, place):
    (about,) = [facts.things[f.about].name for f in facts.figures if str(f.value) == value]
    assert about == place
