"""How fast the grammar, the extraction and a build are beside jieba, in one run, on one core and one text.

Only ratios are asserted, with room for a busy machine: it slows all of them alike. Each way runs in a process of its own,
by turns, and the best processor time of each counts. ``make bench`` prints the table for more text: reports made up by
the generator, or the texts of the folder that ``KG_BENCH`` names.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest
from support.corpus import write_reports

from kg.builds.run import read_base
from kg.builds.stretches import write_graphs
from kg.config import Settings
from kg.exports.turtle import write_turtle
from kg.graph.build import GraphPlan, graphs, prefixes

#: "graph" is a build of all but the page.
WAYS = ("grammar", "extraction", "graph", "build", "jieba.posseg", "jieba.lcut", "rjieba")
#: A folder of texts, or how many reports to make up, or (from a hundred thousand on) of how many characters together; the
#: seeds otherwise.
SOURCE = os.environ.get("KG_BENCH", "")
#: The Python with the compiled package, where `make compiled` made one; its build is measured beside the plain one.
COMPILED = Path(os.environ.get("KG_COMPILED", Path(__file__).parents[2] / ".venv-compiled")) / "bin" / "python"
COMPILED_BUILD = "build, compiled"
_CHARACTERS, _OF_REPORT = 100_000, 18_500
#: Minutes of work even out by themselves what a busy machine does to seconds; the fraction of one that the seeds take does not.
TURNS = (1 if SOURCE.isdigit() and int(SOURCE) > 10_000_000 else 2) if SOURCE else 5
PLAN = GraphPlan("https://w3id.org/gwr/id/", "0", None)


@pytest.fixture(scope="module")
def folder(seeds, tmp_path_factory) -> Path:
    place = tmp_path_factory.mktemp("texts")
    if SOURCE.isdigit():
        size = int(SOURCE)
        write_reports(place, size if size < _CHARACTERS else -(-size // _OF_REPORT))
        return place
    found = sorted(Path(SOURCE).rglob("*.txt")) if SOURCE else seeds
    for number, path in enumerate(found):
        shutil.copyfile(path, place / f"{number:04}.txt")
    return place


@pytest.fixture(scope="module")
def seconds(folder) -> dict[str, float]:
    """The best processor time of each way to read the texts."""
    best: dict[str, dict[str, float]] = {}
    script = Path(__file__).with_name("ways.py")
    for _ in range(TURNS):
        for name in (*WAYS, COMPILED_BUILD) if COMPILED.exists() else WAYS:
            python, way = (str(COMPILED), "build") if name == COMPILED_BUILD else (sys.executable, name)
            command = [python, "-P", str(script), way, str(folder)]
            said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            row = json.loads(said.splitlines()[-1])
            if name not in best or row["seconds"] < best[name]["seconds"]:
                best[name] = row
    show(best, sum(len(path.read_text("utf-8")) for path in folder.rglob("*.txt")))
    return {name: row["seconds"] for name, row in best.items()}


def show(rows: dict[str, dict[str, float]], characters: int) -> None:
    """The table, for whoever reads the output of ``make bench``."""
    tagging = rows["jieba.posseg"]["seconds"]
    lines = [
        f"| one core, {characters:,} characters | seconds | characters/s | × jieba.posseg | peak MB |",
        "|---|--:|--:|--:|--:|",
    ]
    for name, row in rows.items():
        speed, ratio = characters / row["seconds"], row["seconds"] / tagging
        lines.append(f"| {name} | {row['seconds']:.2f} | {speed:,.0f} | {ratio:.2f} | {row['memory']:.0f} |")
    sys.stdout.write("\n" + "\n".join(lines) + "\n")


def test_a_build_takes_at_most_twice_as_long_as_tagging(seconds):
    """On more text it takes about as long; of so few documents the page is a good part."""
    assert seconds["build"] < (2 if SOURCE else 4) * seconds["jieba.posseg"]


def test_the_extraction_takes_at_most_about_half_as_long_again_as_tagging(seconds):
    """The seeds are dense in names and numbers; of ordinary reports it takes less."""
    assert seconds["extraction"] < 1.6 * seconds["jieba.posseg"]


def test_the_grammar_alone_is_faster_than_segmentation(seconds):
    assert seconds["grammar"] < 0.8 * seconds["jieba.lcut"]


def test_turtle_is_written_about_as_fast_as_pyoxigraph_writes_it(folder, tmp_path):
    """The whole of it, put in order and without a triple twice, beside the bare writing of triples in order.

    The processor time of one core is asserted; what two cores need by the clock means something on a quiet machine only.
    """
    base, _ = read_base([folder], Settings(workers=1, cache=False))
    made = list(graphs(base, PLAN))
    place, shared = tmp_path / "graph.ttl", tmp_path / "shared.ttl"
    own = bare = both = wall = float("inf")
    for _ in range(3):
        began = time.process_time()
        count = write_turtle(made, prefixes(PLAN), place)
        own = min(own, time.process_time() - began)
        began = time.perf_counter()
        write_graphs(made, prefixes(PLAN), shared, None, 2)
        both = min(both, time.perf_counter() - began)
        triples = [quad.triple for quad in ox.parse(path=str(place), format=ox.RdfFormat.TURTLE)]
        assert len(triples) == count
        began, clock = time.process_time(), time.perf_counter()
        ox.serialize(triples, str(tmp_path / "bare.ttl"), format=ox.RdfFormat.TURTLE, prefixes=prefixes(PLAN))
        bare = min(bare, time.process_time() - began)
        wall = min(wall, time.perf_counter() - clock)
    assert place.read_bytes() == shared.read_bytes()
    sys.stdout.write(
        f"\nTurtle of {count:,} triples, pyoxigraph.serialize alone {bare:.2f} s: one core {own:.2f} s ({own / bare:.1f} times), "
        f"two cores by the clock {both:.2f} s ({both / wall:.1f} times)\n"
    )
    assert own < 4 * bare
