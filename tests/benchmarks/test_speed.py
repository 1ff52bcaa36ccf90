"""How fast the grammar and a build are beside jieba, in one run on one text.

Only ratios are asserted: a slow or busy machine slows all of them alike. Processor time is measured, the best of a few
turns taken by turns. ``make bench`` prints the table and takes a longer text.
"""

from __future__ import annotations

import logging
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import jieba
import jieba.posseg
import pytest
from support.make import document_of_text

from kg.builds.run import build
from kg.facts.extract import extract
from kg.mentions.quantities import find_quantities
from kg.mentions.times import find_times

TURNS = 2
#: How many times as long the text is as the seeds.
TIMES = int(os.environ.get("KG_BENCH_TIMES", "1"))


@pytest.fixture(scope="module")
def texts(seeds) -> list[str]:
    """The seeds, as often as asked for; a line at the end keeps the copies from being the same bytes."""
    return [f"{path.read_text('utf-8')}\n第{n}份。\n" for n in range(TIMES) for path in seeds]


@pytest.fixture(scope="module")
def seconds(texts, tmp_path_factory) -> dict[str, float]:
    """The best processor time of each way to read the texts."""
    jieba.setLogLevel(logging.ERROR)
    folder = tmp_path_factory.mktemp("texts")
    for number, text in enumerate(texts):
        (folder / f"{number:04}.txt").write_text(text, "utf-8")
    output = tmp_path_factory.mktemp("output")
    documents = [document_of_text(text) for text in texts]

    def grammar() -> None:
        for document in documents:
            view = document.view.text
            for block in document.blocks:
                find_quantities(view, block.start, block.end, find_times(view, block.start, block.end))

    ways: dict[str, Callable[[], object]] = {
        "grammar": grammar,
        "jieba.lcut": lambda: [jieba.lcut(text) for text in texts],
        "jieba.posseg": lambda: [jieba.posseg.lcut(text) for text in texts],
        "extraction": lambda: [extract(document_of_text(text)) for text in texts],
        "build": lambda: build([folder], output, check=False),
        "build and check": lambda: build([folder], output),
    }
    best = dict.fromkeys(ways, float("inf"))
    jieba.posseg.lcut(Path(__file__).read_text("utf-8"))
    for _ in range(TURNS):
        for name, way in ways.items():
            began = time.process_time()
            way()
            best[name] = min(best[name], time.process_time() - began)
    show(best, sum(map(len, texts)))
    return best


def show(seconds: dict[str, float], characters: int) -> None:
    """The table, for whoever reads the output of ``make bench``."""
    lines = [f"{'':16} {'seconds':>9} {'characters/s':>14} {'× posseg':>9}   ({characters} characters)"]
    lines += [
        f"{name:16} {value:9.3f} {characters / value:14,.0f} {value / seconds['jieba.posseg']:9.2f}"
        for name, value in seconds.items()
    ]
    sys.stdout.write("\n" + "\n".join(lines) + "\n")


def test_a_build_takes_less_than_ten_times_as_long_as_tagging(seconds):
    assert seconds["build"] < 10 * seconds["jieba.posseg"]


def test_the_extraction_takes_less_than_four_times_as_long_as_tagging(seconds):
    assert seconds["extraction"] < 4 * seconds["jieba.posseg"]


def test_the_grammar_alone_is_faster_than_segmentation(seconds):
    assert seconds["grammar"] < seconds["jieba.lcut"]
