"""Rewrites the expected answers: ``python tests/queries/update.py``, after a change of the extraction was looked at.

Each file holds the parameters, the number of rows and the first rows of one question on the seeds.
"""

import json
import sys
import tempfile
from pathlib import Path

from kg.builds.run import build
from kg.queries.catalogue import Question, catalogue
from kg.queries.graph import KnowledgeGraph
from kg.queries.tables import plain

HERE = Path(__file__).resolve().parent
EXPECTED = HERE / "expected"
ROWS = 12


def expected_answer(graph: KnowledgeGraph, question: Question) -> dict[str, object]:
    """What a question answers on a graph, as it is kept: IRIs are left out, long answers are cut."""
    rows = graph.query(question.name)
    seen = rows.without(name for name in rows.columns if name.endswith("Iri"))
    return {"columns": list(seen.columns), "rows": rows.total, "first": plain(seen[:ROWS])}


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        build([HERE.parent.parent / "seeds"], folder, check=False)
        graph = KnowledgeGraph(folder)
        EXPECTED.mkdir(exist_ok=True)
        for old in EXPECTED.glob("*.json"):
            old.unlink()
        for question in catalogue().values():
            text = json.dumps(expected_answer(graph, question), ensure_ascii=False, indent=1)
            (EXPECTED / f"{question.name}.json").write_text(text + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
