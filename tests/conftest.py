"""What all tests share: one deterministic profile for property tests, and the seeds read and built once."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

sys.path.insert(0, str(Path(__file__).parent))

settings.register_profile(
    "kg", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("kg")

SEEDS = Path(__file__).parents[1] / "seeds"


def _once(place: Path, make: Callable[[Path], None]) -> Path:
    """Make a folder once for all workers: the first takes the lock and makes it, the others wait."""
    done = place.with_suffix(".done")
    try:
        os.close(os.open(place.with_suffix(".lock"), os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        for _ in range(1200):
            if done.exists():
                break
            time.sleep(0.2)
        assert done.exists(), "the worker that builds the seeds did not finish; see its own failure"
        assert done.read_text() == "made", "the worker that builds the seeds failed; see its own failure"
        return place
    try:
        make(place)
    except BaseException:
        done.write_text("failed")
        raise
    partial = done.with_suffix(".partial")
    partial.write_text("made")
    partial.replace(done)
    return place


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
    shared = tmp_path_factory.getbasetemp()
    shared = shared.parent if "PYTEST_XDIST_WORKER" in os.environ else shared

    def make(place: Path) -> None:
        from kg.builds.run import build

        result = build([SEEDS], place)
        found = [finding.as_dict() for finding in result.findings]
        (place / "findings.json").write_text(json.dumps(found, ensure_ascii=False), "utf-8")

    return _once(shared / "seed-build", make)


@pytest.fixture(scope="session")
def seed_report(seed_output) -> dict:
    """The report of the seeds' build."""
    return json.loads((seed_output / "report.json").read_text("utf-8"))
