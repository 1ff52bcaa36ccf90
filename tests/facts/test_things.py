"""Which mentions of one document are one thing."""

from __future__ import annotations

import pytest
from support.make import context_of, facts_of_sentence


@pytest.mark.parametrize(
    ("text", "firms"),
    [
        (
            "鄞州海川燃气有限公司由海川燃气有限公司和云岭实业集团有限公司合资成立。",
            ["云岭实业集团有限公司", "海川燃气有限公司", "鄞州海川燃气有限公司"],
        ),
        ("鄞州海川重工集团扩产,海川重工集团新增产能。", ["鄞州海川重工集团"]),
    ],
)
def test_firms_with_their_legal_form_are_not_their_parents(text: str, firms: list[str]) -> None:
    found = facts_of_sentence(text, context_of())
    assert sorted(thing.name for thing in found.things if thing.kind == "Enterprise") == sorted(firms)


def test_the_plan_of_one_place_is_not_that_of_another() -> None:
    found = facts_of_sentence("落实宁波“十四五”规划。编制“十四五”规划。", context_of())
    plans = sorted(thing.name for thing in found.things if thing.kind == "Policy")
    assert plans == ["“十四五”规划", "宁波“十四五”规划"]
