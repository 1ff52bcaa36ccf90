"""Turns verdicts on figures into lines of `verdicts.csv`: their signs, without a word of the text.

``python tests/calibration/collect.py VERDICTS TEXTS...`` reads a table with the columns document, start (where the number's
evidence begins), reported_indicator, measure, status and verdict, reads the documents with the present rules, and prints the
lines of those figures that still stand as they were judged.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

from kg.documents.context import make_document
from kg.documents.reading import read_source
from kg.facts import doubt
from kg.facts.binding import Draft
from kg.facts.clauses import Clause, find_clauses
from kg.facts.doubt.signs import CATEGORIES, SIGNS, Signs
from kg.facts.extract import extract
from kg.facts.things import ThingTable
from kg.mentions.reading import Reading
from kg.mentions.words import crosses_seam

Key = tuple[str, str, str, str, str]
Line = tuple[object, ...]


def signs_of(path: Path) -> Iterator[tuple[Key, Line]]:
    """For each figure of a document what identifies it in a table of verdicts, and its signs."""
    document = make_document(read_source(path, path.name), crosses_seam)
    seen: dict[tuple[int, str, str], Line] = {}

    def recording(drafts: list[Draft], reading: Reading, clause: Clause, table: ThingTable) -> None:
        block = reading.block
        signs = Signs(reading, clause, find_clauses(reading.words.text, block.start, block.end), table)
        for draft in drafts:
            categories, values = signs.of(draft)
            start = document.view.source_span(*draft.quantity.core).start
            seen[start, draft.indicator, draft.measure.value] = (*categories, *(f"{float(v):g}" for v in values))
        doubt.weigh(drafts, reading, clause, table)

    with patch("kg.facts.figures.weigh", recording):
        facts = extract(document, least=0)
    for figure in facts.figures:
        line = seen.get((figure.number.start, figure.indicator, figure.measure.value))
        if line is not None:
            yield (
                (path.name, str(figure.evidence.start), figure.indicator, figure.measure.value, figure.status.value),
                line,
            )


def main(table: Path, texts: list[Path]) -> None:
    """Print the lines."""
    with table.open(encoding="utf-8-sig", newline="") as rows:
        verdicts = {
            (row["document"], row["start"], row["reported_indicator"], row["measure"], row["status"]): row["verdict"]
            for row in csv.DictReader(rows)
        }
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(("document", "verdict", *CATEGORIES, *SIGNS))
    for number, path in enumerate(sorted(texts), 1):
        for key, line in signs_of(path):
            if (verdict := verdicts.pop(key, None)) is not None:
                out.writerow((number, verdict, *line))


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(argument) for argument in sys.argv[2:]])
