"""Aims without a number: which clauses of a plan promise something that one can look for, and how they are worded."""

from __future__ import annotations

import pytest
from support.make import context_of, facts_of_sentence

from kg.facts.objectives import is_aim


@pytest.mark.parametrize(
    "words",
    [
        "启动云河、松河综合治理",
        "实现“五园连通”",
        "实现上市企业“零的突破”",
        "推动海川药谷项目尽快落地",
        "打通云岭至海川断头路",
        "实现行政村公厕全覆盖",
        "创建“国家园林县城”",
    ],
)
def test_what_can_be_looked_for_is_an_aim(words):
    assert is_aim(words, dated=False)


@pytest.mark.parametrize(
    "words",
    [
        "实现“换道超车”",
        "实现以茶促旅、以茶促学",
        "实现茶园扩容、书香增色",
        "力促项目尽快落地",
        "促进签约项目早落地、早投产",
        "打通送书上门的“最后一公里”",
        "实现城乡规划有效衔接",
        "坚持学用贯通",
        "实现老有所养",
    ],
)
def test_a_saying_or_a_state_is_no_aim(words):
    assert not is_aim(words, dated=False)


@pytest.mark.parametrize(
    ("text", "worded"),
    [
        ("举办“海川杯”。", "举办“海川杯”"),
        ("创建“云岭示范”工程。", "创建“云岭示范”工程"),
    ],
)
def test_the_wording_keeps_its_quotation_marks_in_pairs(text, worded):
    found = facts_of_sentence(text, context_of(genre="government-report"), "plan").objectives
    assert [objective.wording for objective in found] == [worded]
