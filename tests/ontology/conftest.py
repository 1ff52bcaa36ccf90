"""What the tests of the ontology share: its files as graphs, and the small graph that conforms."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph

from kg.graph.ontology import VOCABULARY, ontology_path

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def vocabulary():
    """All terms and concepts in one graph, without the shapes."""
    graph = Graph()
    for name in VOCABULARY:
        graph.parse(ontology_path() / name)
    return graph


@pytest.fixture(scope="session")
def good():
    """The text of the graph that conforms."""
    return (HERE / "good.ttl").read_text("utf-8")


@pytest.fixture(scope="session")
def triples_of():
    """Makes triples of a Turtle text, lexical forms kept."""

    def parse(text):
        return [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)]

    return parse
