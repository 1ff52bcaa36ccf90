"""What goes on is told with the time of each part of a report; what happens once has one time."""

from __future__ import annotations

from support.make import document_of_text

from kg.facts.extract import extract
from kg.model.fact import Stage

_REPORT = """2021年云岭县人民政府工作报告
一、2020年工作回顾
云岭产业园项目加快建设，石坡大桥建成通车。
二、2021年工作安排
云岭产业园项目加快建设，石坡大桥建成通车后带动沿线发展。
"""


def test_works_under_way_have_the_time_of_each_part() -> None:
    facts = extract(document_of_text(_REPORT), least=0)
    times = {
        stage: {r.period.key for r in facts.relations if r.stage is stage and r.period is not None}
        for stage in (Stage.UNDERWAY, Stage.OPENED)
    }
    assert times == {Stage.UNDERWAY: {"2020", "2021"}, Stage.OPENED: {"2020"}}
