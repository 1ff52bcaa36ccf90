"""The graphs that are loaded into real stores, and what rdflib answers on them."""

import gc
import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from support.once import once, shared

from kg.graph.shacl import to_rdflib
from kg.queries.catalogue import question
from kg.queries.graph import KnowledgeGraph
from kg.queries.runner import answer
from kg.queries.tables import as_json

from . import big
from .asked import QUESTIONS


@dataclass(frozen=True)
class Million:
    """A graph of a million triples.

    Attributes:
        path: its file, in a folder of its own.
        triples: how many it has.
        answers: what rdflib answers to the ten questions, by their names, in JSON.
    """

    path: Path
    triples: int
    answers: dict[str, str]


@pytest.fixture(scope="session")
def seeds(seed_output, tmp_path_factory):
    """The seeds' graph in a folder of its own, since loads keep their journal beside it."""
    folder = tmp_path_factory.mktemp("output")
    for name in ("graph.ttl", "graph.nq"):
        (folder / name).write_bytes((seed_output / name).read_bytes())
    return KnowledgeGraph(folder)


@pytest.fixture(scope="session")
def million(seed_output, tmp_path_factory):
    """The million triples, made once for all workers."""

    def make(folder):
        folder.mkdir()
        count = big.write(seed_output / "graph.ttl", folder / "graph.nt")
        graph = KnowledgeGraph(folder / "graph.nt")
        gc.disable()  # it would look at millions of objects again and again, none of which goes
        try:
            rdf = to_rdflib(graph.triples())
        finally:
            gc.enable()
        assert len(rdf) == count
        answers = {
            name: as_json(answer(question(name), graph.store, values, rdf)) for name, values in QUESTIONS.items()
        }
        (folder / "answers.json").write_text(json.dumps({"triples": count, "answers": answers}), "utf-8")

    folder = once(shared(tmp_path_factory) / "million", make)
    return Million(folder / "graph.nt", **json.loads((folder / "answers.json").read_text("utf-8")))
