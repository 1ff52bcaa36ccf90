"""Documents that are no reports are recognised, kept and yield nothing; doubtful ones are read."""

from __future__ import annotations

import pytest
from support.agreement import facts_of_bytes
from support.formats import html_of
from support.make import document_of_text

from kg.facts.ledger import ledger_of
from kg.model.document import Genre

LAW = "中华人民共和国某某法\n（2020年6月28日通过）\n第一章 总则\n" + "\n".join(
    f"第{n}条 各级人民政府应当加强管理，对违反规定的处5000元以上2万元以下的罚款，并责令其在30日内改正。"
    for n in ("一", "二", "三", "四", "五", "六", "七", "八")
)
ENGLISH = (
    "Report on the Work of the Government. " + "GDP grew by 5.9 percent to 70.9 billion yuan in the district. " * 9
)
JAPANESE = (
    "中原区の域内総生産は709億元に達し、前年比で5.9パーセントの増加となりました。さらに学校を5校つくりました。" * 4
)
CHROME = "\n".join(
    ["首页", "政务公开", "办事服务", "互动交流", "领导之窗", "2020年统计公报", "2021年预算", "联系我们"] * 8
)
SHELL = "2021年鄞州区政府工作报告\n发布时间：2021-02-05\n阅读：303\n"
NO_REPORTS = {
    "law": (LAW, "a law"),
    "english": (ENGLISH, "not in Chinese"),
    "japanese": (JAPANESE, "not in Chinese"),
    "chrome": (CHROME, "frame of a site"),
    "shell": (SHELL, "empty shell"),
}


@pytest.mark.parametrize("name", NO_REPORTS)
def test_nothing_is_read_from_what_is_no_report(name):
    text, reason = NO_REPORTS[name]
    facts = facts_of_bytes(text.encode(), f"2021年鄞州区{name}.txt")
    assert reason in facts.context.refusal
    assert facts.context.genre is Genre.OTHER
    assert (facts.figures, facts.relations, facts.objectives) == ((), (), ())
    assert facts.context.division is None
    ledger = ledger_of(facts)
    assert (ledger.figures, ledger.unaccounted) == (0, ())


@pytest.mark.parametrize(
    "text",
    [
        "- 地区生产总值完成**709.3亿元**\n- 增长1.2%\n- 新建学校5所\n",
        "| 指标 | 2020年 |\n| 地区生产总值（亿元） | 709.3 |\n| 学校（所） | 5 |\n| 绿地（公顷） | 27 |\n",
        "鄞州区第五条产业带开工，总投资3亿元，年内完成投资1.2亿元，带动就业2000人，惠及周边5个村的群众。",
        "鄞州区：规定\n"
        + "\n".join(f"第{n}条措施，今年以来全区新建学校{i}所。" for i, n in enumerate("一二三四五六七八", 1)),
        html_of(
            "2021年鄞州区政府工作报告\n全年完成地区生产总值2100.1亿元，增长3.9%，新建学校5所，群众的获得感持续增强，社会大局和谐稳定，各项事业全面进步，圆满完成了年度任务。"
        ).decode(),
    ],
    ids=["bullets", "table", "story", "measures", "page"],
)
def test_what_may_be_a_report_is_read(text):
    assert document_of_text(text).context.refusal == ""


def test_a_sidecar_that_names_the_kind_is_believed(tmp_path):
    from kg.documents.context import make_document
    from kg.documents.reading import read_source
    from kg.mentions.words import crosses_seam

    (tmp_path / "a.txt").write_text(LAW, "utf-8")
    (tmp_path / "a.toml").write_text('kind = "news"', "utf-8")
    context = make_document(read_source(tmp_path / "a.txt"), crosses_seam).context
    assert (context.genre, context.refusal) == (Genre.NEWS, "")
