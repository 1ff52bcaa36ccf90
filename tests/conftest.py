"""What all tests share: one deterministic profile for property tests, and the seeds read and built once."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

sys.path.insert(0, str(Path(__file__).parent))

settings.register_profile(
    "kg", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("kg")

SEEDS = Path(__file__).parents[1] / "seeds"


def pytest_terminal_summary(terminalreporter):
    """Leave the tests by outcome, with reasons, in the file that ``tests/run.py`` asks for."""
    place = os.environ.get("KG_TEST_SUMMARY")
    if not place:
        return

    def reason(report) -> str:
        text = report.longrepr[2] if isinstance(report.longrepr, tuple) else ""
        return text.removeprefix("Skipped: ") or getattr(report, "wasxfail", "")

    outcomes = ("passed", "failed", "error", "skipped", "xfailed", "xpassed")
    found = {
        outcome: [[r.nodeid, reason(r)] for r in terminalreporter.stats.get(outcome, []) if hasattr(r, "nodeid")]
        for outcome in outcomes
    }
    Path(place).write_text(json.dumps(found, ensure_ascii=False), "utf-8")


@pytest.fixture(scope="session")
def seeds() -> tuple[Path, ...]:
    """The five seeds, in the order of their names."""
    return tuple(sorted(SEEDS.glob("*.txt")))


@pytest.fixture(scope="session")
def seed_documents(seeds):
    """The seeds as documents: view, blocks, context."""
    from support.make import document_of_file

    return tuple(document_of_file(path) for path in seeds)


@pytest.fixture(scope="session")
def seed_facts(seed_documents):
    """The facts of each seed."""
    from kg.facts.extract import extract

    return tuple(extract(document) for document in seed_documents)


@pytest.fixture(scope="session")
def seed_output(tmp_path_factory) -> Path:
    """The folder that one build of the seeds wrote, the same one for all workers; ``findings.json`` is added."""
    from support.once import once, shared

    def make(place: Path) -> None:
        from kg.builds.run import build

        result = build([SEEDS], place)
        found = [finding.as_dict() for finding in result.findings]
        (place / "findings.json").write_text(json.dumps(found, ensure_ascii=False), "utf-8")

    return once(shared(tmp_path_factory) / "seed-build", make)


@pytest.fixture(scope="session")
def seed_report(seed_output) -> dict:
    """The report of the seeds' build."""
    return json.loads((seed_output / "report.json").read_text("utf-8"))
