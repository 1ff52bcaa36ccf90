"""The catalogue: every file has all that it needs, and malformed headers are told apart."""

import re

import pyoxigraph as ox
import pytest

from kg.errors import QueryError
from kg.graph.terms import value_of
from kg.graph.units import unit_node
from kg.graph.vocabulary import PREFIXES
from kg.queries.catalogue import GROUPS, Group, Kind, catalogue, parse_question, question
from kg.queries.concepts import scheme_labels
from kg.queries.rows import order_keys
from kg.queries.runner import run_store
from kg.queries.tables import heading, people_columns

QUESTIONS = tuple(catalogue().values())
HEAD = """# name: x
# title-zh: 甲
# title-en: a
# description-zh: 乙
# description-en: b
# group: analyst
"""


def test_there_are_questions_for_everyone():
    assert len(QUESTIONS) >= 30
    for group in Group:
        assert sum(q.group is group for q in QUESTIONS) >= 5
    assert list(GROUPS) == list(Group)


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda q: q.name)
class TestEveryQuestion:
    def test_its_texts_are_in_both_languages(self, asked):
        assert re.search(r"[\u4e00-\u9fff]", asked.title_zh) and re.search(r"[\u4e00-\u9fff]", asked.description_zh)
        assert not re.search(r"[\u4e00-\u9fff]", asked.title_en)
        for parameter in asked.parameters:
            assert re.search(r"[\u4e00-\u9fff]", parameter.zh) and parameter.en.isascii()

    def test_every_parameter_stands_in_the_select_clause(self, asked):
        rows = run_store(ox.Store(), asked.sparql)
        bound = {p.variable for p in asked.parameters if p.kind is not Kind.LIMIT}
        assert bound <= set(rows.columns)

    def test_every_column_for_people_has_a_name_in_both_languages(self, asked):
        rows = run_store(ox.Store(), asked.sparql)
        echoes = {p.variable for p in asked.parameters if p.variable == p.name}
        for name in people_columns(rows.without(echoes)):
            assert re.search(r"[\u4e00-\u9fff]", heading(name, "zh")), name
            assert heading(name, "en").isascii(), name

    def test_it_says_its_order_and_leaves_the_limit_to_the_runner(self, asked):
        assert order_keys(asked.sparql)
        assert "LIMIT" not in asked.sparql

    def test_it_uses_no_undeclared_and_no_needless_prefix(self, asked):
        declared = dict(re.findall(r"^PREFIX ([\w-]+): <(.*)>$", asked.sparql, re.M))
        body = re.sub(r"^(#|PREFIX).*$", "", asked.sparql, flags=re.M)
        used = set(re.findall(r"(?<![\w-])([a-z][a-z-]*):(?=[A-Za-z-]|[)])", re.sub(r"<https?://[^>]*>", "", body)))
        assert used == set(declared)
        for name, iri in declared.items():
            assert PREFIXES.get(name, "https://w3id.org/gwr/scheme/") == iri

    def test_a_concept_parameter_names_a_scheme_of_the_ontology(self, asked):
        for parameter in asked.parameters:
            if parameter.kind is Kind.CONCEPT:
                assert scheme_labels(parameter.scheme)

    def test_it_is_plain_data_for_listings(self, asked):
        data = asked.as_dict()
        assert data["name"] == asked.name and len(data["parameters"]) == len(asked.parameters)


def test_an_unknown_question_proposes_near_names():
    with pytest.raises(QueryError, match="gdp-and-growth"):
        question("gdp-and-grow")
    with pytest.raises(QueryError, match="--list"):
        question("qqq")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (HEAD.replace("name: x", "name: y"), "the name is 'y'"),
        (HEAD.replace("# title-zh: 甲\n", ""), "no title-zh"),
        (HEAD.replace("analyst", "nobody"), "no such group"),
        (HEAD + "# parameter: p type=colour\n", "no such type"),
        (HEAD + "# example: [1]\n", "no JSON object"),
        (HEAD + "# example: {\n", "no JSON"),
        (HEAD + "#nonsense\n", "malformed"),
    ],
)
def test_malformed_headers(text, what):
    with pytest.raises(QueryError, match=re.escape(what)):
        parse_question(text, "x")


def test_a_parameter_with_blanks_in_its_name_is_quoted():
    parsed = parse_question(HEAD + "# parameter: p type=entity default=甲区 zh=地 en='the other'\nSELECT", "x")
    assert (parsed.parameters[0].en, parsed.parameters[0].default) == ("the other", "甲区")
    with pytest.raises(QueryError, match="it takes p"):
        parsed.parameter("q")


def test_units_that_questions_name_are_units_that_the_graph_writes():
    named = {unit for asked in QUESTIONS for unit in re.findall(r"http://qudt\.org/[\w/-]+", asked.sparql)}
    assert named == {value_of(unit_node("元"))}
