"""A digest of several places: what stands under the heading of a place is of that place."""

from __future__ import annotations

from support.make import document_of_lines

from kg.facts.extract import extract

_DIGEST = """平阴县2022年、历城区2023年政府工作报告(摘编)
【平阴县】2022年,地区生产总值增长6%,社会消费品零售总额120亿元。
园区建设提速,新建标准厂房30万平方米。
【历城区】2022年,全区固定资产投资增长9%。
"""


def test_each_section_speaks_of_its_own_place() -> None:
    facts = extract(document_of_lines(_DIGEST), least=0)
    subjects = {figure.indicator: facts.things[figure.about].name for figure in facts.figures}
    first = subjects["地区生产总值"]
    assert subjects["社会消费品零售总额"] == first
    assert subjects["新建标准厂房"] == first
    assert subjects["固定资产投资"] != first
    assert {first, subjects["固定资产投资"]} == {"平阴县", "历城区"}


_ANNEX = """附件
十件实事
1
云岭供水改造工程
占地25亩,铺设管网60公里。
2
启动
占地18亩。
一、茂岭水质净化厂项目
1.项目内容:占地32亩。
二、改造农房
1.项目内容:改造农房500户。"""


def test_paragraphs_under_the_name_of_a_project_are_about_it() -> None:
    facts = extract(document_of_lines(f"鄞州区2022年政府工作报告\n各位代表:\n{_ANNEX}"), least=0)
    told = {(facts.things[f.about].name, str(f.value)) for f in facts.figures}
    assert {
        ("云岭供水改造工程", "25"),
        ("云岭供水改造工程", "60"),
        ("茂岭水质净化厂项目", "32"),
        ("鄞州区", "500"),
    } <= told
    assert ("云岭供水改造工程", "18") not in told
