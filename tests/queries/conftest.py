"""The seeds' graph, and a small made-up graph that holds what the seeds lack, in both engines."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.queries.graph import KnowledgeGraph

HERE = Path(__file__).resolve().parent


@pytest.fixture(scope="session")
def output(seed_output):
    return seed_output


@pytest.fixture(scope="session")
def seeds(output):
    return KnowledgeGraph(output)


@pytest.fixture(scope="session")
def small():
    return KnowledgeGraph(HERE / "data" / "small.ttl")


@pytest.fixture(scope="session")
def by_document(output):
    """The seeds in one named graph for each document, as a triplestore holds them."""
    store = ox.Store()
    store.bulk_load(path=str(output / "graph.nq"), format=ox.RdfFormat.N_QUADS)
    return store
