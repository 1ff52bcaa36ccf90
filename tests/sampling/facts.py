"""Draws figures, things and relations of a finished build at random, each with its sentence, for a person to judge.

``python tests/sampling/facts.py OUTPUT --kinds figures,relations --count 20 --seed 1`` prints one draw a paragraph; the
output folder is one that ``kg build`` wrote.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
from pathlib import Path

_FIGURE = (
    "subject", "reported_indicator", "measure", "comparator", "value", "upper", "unit", "period", "base_period", "status", "qualifier",
)  # fmt: skip
_SHOWN = {
    "figures": _FIGURE,
    "targets": _FIGURE,
    "entities": ("class", "name", "aliases"),
    "relations": ("subject", "subject_class", "predicate", "object", "object_class", "period", "role"),
}
_MARKS = "。;；!?！？\n"


def rows(output: Path, kind: str) -> list[dict[str, str]]:
    """The rows of one table of a build."""
    with (output / "tables" / f"{kind}.csv").open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def sentence(text: str, start: int, end: int) -> str:
    """The sentence around some words of a source, with the words between corner brackets."""
    left = max(text.rfind(mark, 0, start) for mark in _MARKS) + 1
    right = min((at for mark in _MARKS if (at := text.find(mark, end)) >= 0), default=len(text))
    left, right = max(left, start - 220), min(right, end + 120)
    return f"{text[left:start]}「{text[start:end]}」{text[end:right]}".replace("\n", " ")


def main() -> int:
    """Print the draws."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path)
    parser.add_argument("--kinds", default="figures,entities,relations")
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--document", default="", help="only facts of documents whose name holds this")
    wanted = parser.parse_args()
    chance = random.Random(wanted.seed)
    for kind in wanted.kinds.split(","):
        listed = [r for r in rows(wanted.output, kind) if wanted.document in r["document"] and r["document"]]
        for number, row in enumerate(chance.sample(listed, min(wanted.count, len(listed))), 1):
            name = Path(row["document"]).name
            source = next((wanted.output / "texts").rglob(f"{name}*"))
            words = sentence(source.read_bytes().decode("utf-8"), int(row["start"]), int(row["end"]))
            told = " | ".join(f"{key}={row[key]}" for key in _SHOWN[kind] if row.get(key))
            sys.stdout.write(f"[{kind} {number}] {told}\n    {name}: {words}\n\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
