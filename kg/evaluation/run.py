"""An evaluation from files."""

from __future__ import annotations

from pathlib import Path

from kg.evaluation.found import read_found
from kg.evaluation.gold import read_gold
from kg.evaluation.score import Evaluation, evaluate
from kg.queries.graph import load


def evaluate_files(graph: Path, gold: Path, texts: Path) -> Evaluation:
    """Hold a graph against a folder of annotated documents.

    Args:
        graph: an output folder, or a file with RDF.
        gold: the folder with the annotations.
        texts: the folder with the documents.

    Raises:
        InputError: annotations or texts are missing or malformed.
        QueryError: there is no graph.
    """
    documents = read_gold(gold, texts)
    return evaluate(documents, read_found(load(graph), {d.stem: d.text for d in documents}))
