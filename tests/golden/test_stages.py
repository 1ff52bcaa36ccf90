"""Each station gives what its golden file holds; a difference is either a mistake or belongs into ``make goldens``."""

from __future__ import annotations

import difflib

import pytest
from golden.stages import HERE, STAGES, output_of

SHOWN = 40


@pytest.mark.parametrize("name", STAGES)
def test_a_station_gives_what_its_file_holds(name):
    expected, found = (HERE / "expected" / name).read_text("utf-8"), output_of(name)
    changed = list(
        difflib.unified_diff(expected.splitlines(), found.splitlines(), "expected", "found", lineterm="", n=1)
    )
    shown = "\n".join(changed[:SHOWN])
    assert not changed, f"{name} changed ({len(changed)} lines); if it was meant to: make goldens\n{shown}"


@pytest.mark.parametrize("name", STAGES)
def test_no_station_gives_nothing(name):
    text = (HERE / "expected" / name).read_text("utf-8")
    assert len(text.splitlines()) > 10
    sections = text.split("\n# ")
    if name == "3-facts.txt":
        empty = [s.split("\n")[0] for s in sections if "\n  " not in f"{s}\n"]
        assert not set(empty) - {"aims"}, f"nothing under {empty}"


def test_no_file_is_left_over():
    assert {p.name for p in (HERE / "expected").iterdir()} == set(STAGES)
