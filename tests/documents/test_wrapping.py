"""Lines broken at one width are put together again; lists and short paragraphs stay as they are."""

from __future__ import annotations

import itertools

import pytest
from support.agreement import facts_of_bytes, figures

from kg.documents.view import read_lines
from kg.documents.wrapping import find_wrap

REPORT = """2021年鄞州区政府工作报告
各位代表：
现在，我代表区人民政府，向大会报告工作，请予审议，并请各位政协委员和列席会议的同志提出宝贵的意见。
一、2020年工作回顾
过去的一年，全区完成地区生产总值2100.1亿元，增长3.9%；一般公共预算收入301亿元，增长2.1%，群众生活持续改善。
（一）经济运行总体平稳。新建学校5所、幼儿园7所，新增绿地27公顷，改造老旧小区13个，惠及居民5200户，社会大局和谐稳定。
（二）产业发展提质增效。签约项目24个，总投资120亿元，其中亿元以上项目9个；规模以上工业增加值增长4.8%，万元能耗下降4.3%。
二、2021年工作安排
今年，力争地区生产总值增长6%以上，固定资产投资增长7%左右，年底前新增绿地30公顷，新建停车场12个，改造道路6条，让群众更加满意。
"""


def letters(text: str, width: int) -> str:
    """The text as an editor wraps it, at so many letters."""
    lines = (line[i : i + width] for line in text.split("\n") for i in range(0, max(1, len(line)), width))
    return "\n".join(lines)


def columns(text: str, width: int) -> str:
    """The text as a screen wraps it, with an empty line between paragraphs: a Chinese letter takes two columns."""
    out: list[str] = []
    for line in text.split("\n"):
        current, size = "", 0
        for letter in line:
            wide = 1 if letter.isascii() else 2
            if size + wide > width:
                out.append(current)
                current, size = "", 0
            current += letter
            size += wide
        out += [current, ""]
    return "\n".join(out)


@pytest.mark.parametrize(("wrap", "width"), [(letters, 20), (letters, 30), (letters, 38), (columns, 40), (columns, 60)])
def test_a_wrapped_report_has_the_figures_of_the_whole_one(wrap, width):
    whole, wrapped = facts_of_bytes(REPORT.encode(), "a.txt"), facts_of_bytes(wrap(REPORT, width).encode(), "a.txt")
    assert figures(wrapped) == figures(whole)
    assert len(whole.figures) >= 15


@pytest.mark.parametrize(
    "text",
    [
        REPORT,
        "\n".join(f"新建公园{n}个，新增绿地{n}公顷。" for n in range(10, 40)),
        "\n".join(f"云湖产业园{n}号厂房项目开工" for n in range(10, 40)),
        "\n".join("增长" * n for n in range(1, 30)),
        "短\n" * 40,
        "",
    ],
    ids=["whole", "sentences", "list", "growing", "single", "empty"],
)
def test_other_lines_stay_apart(text):
    wrap = find_wrap(read_lines(text))
    lines = read_lines(text)
    assert wrap is None or not any(wrap.goes_on(a, b) for a, b in itertools.pairwise(lines) if "号" not in a.text)
    if text.startswith("云湖"):
        assert wrap is None, "lines of one length that end nowhere are a list"
