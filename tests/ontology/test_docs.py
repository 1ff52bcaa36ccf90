"""The documentation in HTML: every term and concept is on the page, and without pyLODE there is a clear word."""

import importlib.util
import re
import sys

import pytest
from rdflib import RDF, SKOS, URIRef

from kg.errors import OutputError
from kg.graph import docs
from kg.graph.ontology import OntologyError
from kg.graph.vocabulary import GWRS

needs_pylode = pytest.mark.skipif(importlib.util.find_spec("pylode") is None, reason="the extra docs is not installed")


@needs_pylode
def test_the_page_has_every_term_and_concept(vocabulary):
    page = docs.make_docs()
    for kind in ("Class", "ObjectProperty", "DatatypeProperty"):
        for term in vocabulary.subjects(RDF.type, URIRef(f"http://www.w3.org/2002/07/owl#{kind}")):
            if "/gwr/core#" in term:
                assert f"<code>{term}</code>" in page
    for name in ("measure", "comparator", "status", "verdict", "rejection"):
        for concept in vocabulary.subjects(SKOS.inScheme, URIRef(GWRS + name)):
            assert f"<code>{concept.rsplit('/', 1)[-1]}</code>" in page
    assert page.count('id="schemes"') == 1
    loads = re.findall(r'<(?:link|script|img)[^>]*(?:src|href)="https?:', page)
    assert not loads, "the page loads nothing from the network"


@needs_pylode
def test_the_page_is_the_same_each_time(tmp_path):
    one, two = docs.write_docs(tmp_path / "a" / "one.html"), docs.write_docs(tmp_path / "two.html")
    assert one.read_bytes() == two.read_bytes()


def test_without_pylode_it_says_what_to_do(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "pylode", None)
    with pytest.raises(OntologyError, match=r"pip install 'kg\[docs\]'"):
        docs.make_docs()
    assert docs.main([]) == 2
    assert "pip install" in capsys.readouterr().err


def test_a_page_that_cannot_be_written(tmp_path, monkeypatch):
    monkeypatch.setattr(docs, "make_docs", lambda: "page")
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError):
        docs.write_docs(tmp_path / "file" / "ontology.html")
