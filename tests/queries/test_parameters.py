"""Parameters: from words to terms, with errors that say what to do; hostile values stay values."""

from decimal import Decimal

import pyoxigraph as ox
import pytest

from kg.errors import QueryError
from kg.queries.catalogue import catalogue, question
from kg.queries.names import candidates, document, entity, indicator, suggestions
from kg.queries.parameters import bind, free_terms, options
from kg.queries.runner import inlined, run_rdflib, run_store

GWRS = "https://w3id.org/gwr/scheme/"
AREA = "https://w3id.org/gwr/id/area-410102"


@pytest.mark.parametrize("text", ["中原区", "中原", "410102", AREA, f"<{AREA}>", "id:area-410102", " 中原区 "])
def test_a_district_by_name_alias_code_and_iri(seeds, text):
    assert entity(seeds.store, text) == ox.NamedNode(AREA)


def test_names_in_quotation_marks(seeds):
    plain, quoted = entity(seeds.store, "中原区十条"), entity(seeds.store, "“中原区十条”")
    assert plain == quoted


def test_what_is_not_there_proposes_what_is(seeds):
    with pytest.raises(QueryError, match="中原区"):
        entity(seeds.store, "中原区区")
    with pytest.raises(QueryError, match="nothing in the graph"):
        entity(seeds.store, "不存在的名字")
    assert candidates(seeds.store, "https://example.org/nothing") == ()
    assert suggestions(seeds.store, "") == []


def test_one_name_of_two_things_is_a_question(small):
    assert [c.kinds for c in candidates(small.store, "光明")] == [("Enterprise",), ("Project",)]
    with pytest.raises(QueryError, match="give the IRI of one"):
        entity(small.store, "光明")
    assert [c.how for c in candidates(small.store, "光明公司")] == ["alias"]


@pytest.mark.parametrize("text", ["地区生产总值", "gdp", "GDP", "生产总值", "Gross regional product (GDP)"])
def test_an_indicator_by_label_key_and_alias(seeds, text):
    assert indicator(seeds.store, text) == ox.NamedNode(GWRS + "indicator-gdp")


def test_an_indicator_that_a_document_worded(small):
    assert indicator(small.store, "口袋公园").value == "https://example.org/id/indicator-m"
    assert indicator(small.store, "id:indicator-m").value == "https://example.org/id/indicator-m"
    with pytest.raises(QueryError, match="near ones: 口袋公园"):
        indicator(small.store, "口袋")
    with pytest.raises(QueryError, match="indicator-coverage"):
        indicator(small.store, "没有这样的指标")


@pytest.mark.parametrize(
    "text", ["甲区2023.txt", "甲区2023", "some/folder/甲区2023.txt", "https://example.org/id/doc-b"]
)
def test_a_document(small, text):
    assert document(small.store, text).value == "https://example.org/id/doc-b"


def test_documents_that_are_not_one(small):
    with pytest.raises(QueryError, match="may mean 2 documents"):
        document(small.store, "甲区政府工作报告")
    with pytest.raises(QueryError, match=r"甲区2022\.txt"):
        document(small.store, "丙区")


def bound(graph, name, **values):
    return bind(question(name), values, graph.store)


def test_typed_parameters(seeds):
    assert bound(seeds, "gdp-and-growth", year="2020年")[0]["year"] == ox.Literal(2020)
    assert bound(seeds, "low-confidence-facts", below="0.5")[0]["below"].value == "0.5"
    assert bound(seeds, "low-confidence-facts", limit=7)[1] == 7
    assert bound(seeds, "low-confidence-facts", limit="any")[1] is None
    assert bound(seeds, "compare-districts", district="any", other="*")[0] == {}
    status = bound(seeds, "projects-by-status", status="已投用")[0]["statusIri"]
    assert status == bound(seeds, "projects-by-status", status="opened")[0]["statusIri"]
    assert status == bound(seeds, "projects-by-status", status="gwrs:status-opened")[0]["statusIri"]
    predicate = bound(seeds, "evidence-of-statement", subject="any", predicate="gwr:leads")[0]["predicateIri"]
    assert predicate.value == "https://w3id.org/gwr/core#leads"


@pytest.mark.parametrize(
    ("name", "values", "what"),
    [
        ("gdp-and-growth", {"year": "last"}, "'last' is no year"),
        ("gdp-and-growth", {"yeer": 1}, "it takes district, year"),
        ("documents", {"year": 1}, "no parameters"),
        ("largest-sums", {"limit": "-1"}, "no number of rows"),
        ("low-confidence-facts", {"below": "NaN"}, "is no number"),
        ("low-confidence-facts", {"below": "x"}, "is no number"),
        ("projects-by-status", {"status": "x"}, "planned"),
        ("evidence-of-statement", {"predicate": "x"}, "settledIn"),
    ],
)
def test_wrong_parameters_name_the_remedy(seeds, name, values, what):
    with pytest.raises(QueryError, match=what):
        seeds.query(name, **values)


HOSTILE = [
    '中原区" . } DROP ALL #',
    "x> ?p ?o . <y",
    "') UNION { ?s ?p ?o } #",
    "\\u0022}",
    "中原区\n}",
    "${jndi}",
    "'; --",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_values_find_nothing_and_change_nothing(seeds, text):
    with pytest.raises(QueryError):
        seeds.query("gdp-and-growth", district=text)
    query = "SELECT ?name WHERE { ?thing <http://www.w3.org/2000/01/rdf-schema#label> ?name }"
    assert seeds.query(query, name=text).cells == ()
    assert seeds.query(query, name=text, engine="rdflib").cells == ()
    assert run_store(seeds.store, inlined(query, {"name": ox.Literal(text)})).cells == ()


def test_options_of_a_command_line():
    assert options([]) == {}
    assert options(["--district", "中原区", "--year=2020", "--x", "--y"]) == {
        "district": "中原区",
        "year": "2020",
        "x": "--y",
    }
    with pytest.raises(QueryError, match="no value"):
        options(["--district"])
    with pytest.raises(QueryError, match="no option"):
        options(["中原区"])


def test_terms_for_a_query_of_the_users_own(seeds):
    terms = free_terms({"a": 1, "b": "urn:x", "c": "x", "d": Decimal("1.50"), "e": None, "f": ox.NamedNode("urn:y")})
    assert {name: str(term) for name, term in terms.items()} == {
        "a": '"1"^^<http://www.w3.org/2001/XMLSchema#integer>',
        "b": "<urn:x>",
        "c": '"x"',
        "d": '"1.50"^^<http://www.w3.org/2001/XMLSchema#decimal>',
        "f": "<urn:y>",
    }
    query = "SELECT ?s ?o WHERE { ?s a ?o }"
    assert len(run_rdflib(seeds.rdflib, query, free_terms({"s": AREA}))) == len(
        run_store(seeds.store, query, free_terms({"s": AREA}))
    )


YEARLY = [q for q in catalogue().values() if any(p.name == "year" for p in q.parameters)]


@pytest.mark.parametrize("asked", YEARLY, ids=lambda q: q.name)
def test_conditions_on_the_year_are_written_out_for_stores_that_know_no_bindings(asked):
    year = {"year": ox.Literal("2020", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer"))}
    assert "= ?year" in asked.sparql
    assert "= ?year" not in inlined(asked.sparql, {}) and "= ?year" not in inlined(asked.sparql, year)
    assert '"2020")' in inlined(asked.sparql, year)
