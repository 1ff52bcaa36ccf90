"""The fuzz run guided by coverage, by hand: ``python tests/fuzz/coverage_guided.py -max_total_time=3600 [CORPUS]``.

The first byte of an input chooses the format, the rest is the file. Atheris instruments the readers and the extraction.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parent)]

with atheris.instrument_imports(include=["kg.documents", "kg.mentions", "kg.facts"]):
    from target import run

NAMES = ("a.txt", "a.html", "a.docx", "a.zip", "a.jsonl", "a.csv", "a.md", "a.txt")


def one(data: bytes) -> None:
    """One input; anything but a documented error ends the run and is kept by Atheris."""
    if data:
        run(NAMES[data[0] % len(NAMES)], data[1:])


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
