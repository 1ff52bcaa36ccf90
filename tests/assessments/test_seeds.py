"""中原区's plan for 2020 against its report for 2020: what a reader found is found, and the rest is as it was looked at."""

import json
import runpy
from pathlib import Path

import pytest

from kg.assessments.assess import assess
from kg.entities.assemble import assemble

UPDATE = runpy.run_path(str(Path(__file__).with_name("update.py")))
EXPECTED = json.loads(Path(__file__).with_name("expected.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def rows(seed_facts):
    base = assess(assemble(seed_facts))
    return [UPDATE["row"](base, one) for one in base.assessments]


def test_the_assessments_are_the_expected_ones(rows):
    assert rows == EXPECTED, "if the change is right: python tests/assessments/update.py"


def test_the_pairs_that_a_reader_found_are_found():
    assert UPDATE["lost"](EXPECTED) == []
    assert len(UPDATE["PAIRS"]) == 14


@pytest.mark.parametrize("field", ["plan", "verdict", "zh", "en"])
def test_every_assessment_says_what_a_journalist_needs(field):
    assert all(row[field] for row in EXPECTED)
    assert all(row["report"] for row in EXPECTED if row["verdict"] != "notReported")
