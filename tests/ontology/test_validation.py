"""Validation: what conforms has no findings, and every shape and every check finds what it is for."""

import random
import re
import tomllib
from pathlib import Path

import pytest
from rdflib import RDF, Graph, Namespace

from kg.graph.checks import check_findings, checks
from kg.graph.ontology import read_ontology
from kg.graph.shacl import shape_findings
from kg.graph.validate import Finding, conforms, validate
from kg.graph.vocabulary import GWRS

SH = Namespace("http://www.w3.org/ns/shacl#")
CASES = tomllib.loads((Path(__file__).parent / "bad.toml").read_text("utf-8"))["case"]
#: Rules whose finding may be about a concept.
CONCEPTS = {"figure-indicator", "indicator-theme", "indicator-label", "status-object", "dangling_reference"}
CHECKS = {check.name: check for check in checks()}


def shapes():
    graph = Graph().parse(data=read_ontology("shapes.ttl"), format="turtle")
    return graph, {str(s).rsplit("#", 1)[-1] for s, _ in graph.subject_objects(SH.message)}


def broken(good, case):
    if "add" in case:
        return good + case["add"]
    assert case["old"] in good, "the case no longer fits good.ttl"
    return good.replace(case["old"], case["new"])


def test_what_conforms_has_no_findings(good, triples_of):
    assert validate(triples_of(good)) == ()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['rule']}-{case.get('note', '')}")
def test_what_is_wrong_is_found(good, triples_of, case):
    triples = triples_of(broken(good, case))
    find = check_findings if case["rule"] in CHECKS else shape_findings
    found = [finding for finding in find(triples) if finding.rule == case["rule"]]
    assert found
    assert all(re.search("[一-鿿]", finding.message) for finding in found)
    assert not any(finding.focus.startswith(GWRS) for finding in found if case["rule"] not in CONCEPTS)


def test_every_rule_is_tried():
    _, names = shapes()
    assert {case["rule"] for case in CASES} == names | set(CHECKS)
    assert len(CASES) > 150


def test_every_shape_says_what_to_do_in_both_languages():
    graph, names = shapes()
    for kind in (SH.NodeShape, SH.PropertyShape):
        for shape in graph.subjects(RDF.type, kind):
            assert sorted(m.language for m in graph.objects(shape, SH.message)) == ["en", "zh"], shape
    assert not list(graph.subjects(SH.sparql)), "SHACL Core only"
    assert len(names) > 80


def test_findings_are_sorted_and_do_not_depend_on_the_order_of_triples(good, triples_of):
    text = good
    for case in CASES[:60:7]:
        if "add" in case:
            text += case["add"] + "\n"
    triples = triples_of(text)
    first = validate(triples)
    random.Random(7).shuffle(triples)
    assert validate(triples) == first
    severities = [finding.severity for finding in first]
    assert severities == sorted(severities, key=["violation", "warning", "info"].index)


def test_a_contradiction_between_documents_is_no_error():
    warning = Finding("warning", "conflicting_observations", "urn:x", "")
    assert conforms([warning])
    assert not conforms([warning, Finding("violation", "label", "urn:x", "")])


def test_values_are_told(good, triples_of):
    triples = triples_of(good.replace('gwr:value "8"^^xsd:decimal', 'gwr:value "8.0"^^xsd:decimal'))
    found = [f for f in validate(triples) if f.rule == "number-value"]
    assert [(f.severity, f.value) for f in found] == [("violation", "8.0")]
