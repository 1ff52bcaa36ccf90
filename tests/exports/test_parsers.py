"""Other people's parsers read what a build writes, and count the same triples."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter

import pyoxigraph as ox
import pytest
from rdflib import Dataset, Graph


@pytest.fixture(scope="module")
def triples(seed_output):
    """The triples of ``graph.ttl``, as Oxigraph reads them."""
    return {q.triple for q in ox.parse(path=str(seed_output / "graph.ttl"), format=ox.RdfFormat.TURTLE)}


def tool(name, package):
    if shutil.which(name) is None:
        pytest.skip(f"no {name} on this machine (Debian: apt install {package})")
    return name


def test_no_triple_is_written_twice(seed_output, triples):
    listed = Counter(q.triple for q in ox.parse(path=str(seed_output / "graph.ttl"), format=ox.RdfFormat.TURTLE))
    assert len(listed) == sum(listed.values()) == len(triples) > 1000


def test_rdflib_reads_the_same_triples(seed_output, triples):
    graph = Graph().parse(seed_output / "graph.ttl", format="turtle")
    assert len(graph) == len(triples)
    back = {q.triple for q in ox.parse(graph.serialize(format="nt"), format=ox.RdfFormat.N_TRIPLES)}
    # rdflib writes the lexical forms that it read, so that the triples themselves must be the same
    assert back == triples


@pytest.mark.tools
def test_rapper_reads_as_many_triples(seed_output, triples):
    command = [tool("rapper", "raptor2-utils"), "-q", "-i", "turtle", "-o", "ntriples", str(seed_output / "graph.ttl")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert len(set(done.stdout.splitlines())) == len(triples)


@pytest.mark.tools
def test_serdi_reads_the_same_triples(seed_output, triples):
    command = [tool("serdi", "serdi"), "-i", "turtle", "-o", "ntriples", str(seed_output / "graph.ttl")]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr == b""
    assert {q.triple for q in ox.parse(done.stdout, format=ox.RdfFormat.N_TRIPLES)} == triples


def test_rdflib_and_oxigraph_read_the_same_quads(seed_output):
    quads = set(ox.parse(path=str(seed_output / "graph.nq"), format=ox.RdfFormat.N_QUADS))
    dataset = Dataset()
    dataset.parse(seed_output / "graph.nq", format="nquads")
    graphs = {str(g.identifier): len(g) for g in dataset.graphs() if len(g)}
    assert graphs == Counter(q.graph_name.value for q in quads)
    assert sum(graphs.values()) == len(quads)


def test_the_quads_are_the_triples(seed_output, triples):
    quads = set(ox.parse(path=str(seed_output / "graph.nq"), format=ox.RdfFormat.N_QUADS))
    assert {q.triple for q in quads} == triples


def test_each_document_has_a_graph_of_its_own(seed_output, seeds):
    quads = list(ox.parse(path=str(seed_output / "graph.nq"), format=ox.RdfFormat.N_QUADS))
    named = {q.graph_name.value for q in quads}
    assert len([name for name in named if "/doc-" in name]) == len(seeds)
    assert ox.DefaultGraph() not in {q.graph_name for q in quads}
