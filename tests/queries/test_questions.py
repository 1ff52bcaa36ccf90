"""Every question, in rdflib and in Oxigraph, on the seeds and on a small graph: equal answers, and the expected ones."""

import json
import runpy
from decimal import Decimal
from pathlib import Path

import pytest

from kg.queries.catalogue import catalogue
from kg.queries.parameters import bind
from kg.queries.runner import finish, inlined, run_store

UPDATE = runpy.run_path(str(Path(__file__).with_name("update.py")))
EXPECTED = Path(__file__).with_name("expected")
NAMES = tuple(catalogue())
#: Defaults of the seeds that the small graph has other names for.
SMALL = {"district": "甲区", "other": "乙区", "subject": "光明公司", "thing": "甲区", "document": "甲区2023.txt"}
#: Questions that neither graph answers with a row, because nothing is amiss or nothing of the kind is told.
SILENT: set[str] = set()


def small_parameters(question):
    return {p.name: SMALL[p.name] for p in question.parameters if p.name in SMALL and p.default not in (None, "any")}


@pytest.mark.parametrize("name", NAMES)
def test_both_engines_agree_on_the_seeds(seeds, name):
    assert seeds.query(name) == seeds.query(name, engine="rdflib")


@pytest.mark.parametrize("name", NAMES)
def test_both_engines_agree_on_the_small_graph(small, name):
    given = small_parameters(catalogue()[name])
    assert small.query(name, **given) == small.query(name, engine="rdflib", **given)


@pytest.mark.parametrize("name", NAMES)
def test_narrowed_by_parameters_the_engines_agree_and_so_does_a_query_with_inlined_values(seeds, name):
    question = catalogue()[name]
    wide = {"district": "中原区", "year": 2020, "indicator": "gdp", "status": "opened", "verdict": "met"}
    given = {p.name: wide[p.name] for p in question.parameters if p.name in wide and p.default is None}
    answer = seeds.query(name, **given)
    assert answer == seeds.query(name, engine="rdflib", **given)
    bindings, limit = bind(question, given, seeds.store)
    assert answer == finish(question, run_store(seeds.store, inlined(question.sparql, bindings)), limit)


@pytest.mark.parametrize("name", NAMES)
def test_one_graph_for_each_document_gives_the_same_answers(seeds, by_document, name):
    """In a triplestore the default graph is often the union of all, where a triple may come more than once."""
    question = catalogue()[name]
    bindings, limit = bind(question, {}, seeds.store)
    union = "\n".join(line for line in question.sparql.splitlines() if not line.startswith("#"))
    found = by_document.query(inlined(union, bindings), use_default_graph_as_union=True)
    count = len({tuple(map(str, row)) for row in found})
    assert count == seeds.query(name, **({"limit": "any"} if limit is not None else {})).total


@pytest.mark.parametrize("name", NAMES)
def test_the_answer_on_the_seeds_is_the_expected_one(seeds, name):
    expected = json.loads((EXPECTED / f"{name}.json").read_text("utf-8"))
    got = json.loads(json.dumps(UPDATE["expected_answer"](seeds, catalogue()[name])))
    assert got == expected, "if the change is right: python tests/queries/update.py"


@pytest.mark.parametrize("name", [name for name in NAMES if catalogue()[name].example])
def test_the_example_in_the_header_is_a_row_of_the_answer(seeds, name):
    question = catalogue()[name]
    rows = UPDATE["whole_answer"](seeds, question)
    assert UPDATE["has_example"](question, rows), "if the change is right: python tests/queries/update.py"


@pytest.mark.parametrize("name", NAMES)
def test_some_graph_answers_every_question_with_a_row(seeds, small, name):
    given = small_parameters(catalogue()[name])
    rows = len(seeds.query(name)) + len(small.query(name, **given))
    assert (rows == 0) == (name in SILENT)


def test_expected_answers_are_kept_for_every_question_and_for_nothing_else():
    assert {path.stem for path in EXPECTED.glob("*.json")} == set(NAMES)


def row(rows, **wanted):
    found = [r for r in rows if all(r[k] == v for k, v in wanted.items())]
    assert len(found) == 1, f"{len(found)} rows with {wanted}"
    return found[0]


def test_gdp_of_zhongyuan_in_2020(seeds):
    got = row(seeds.query("gdp-and-growth", district="中原区", year=2020))
    assert (got["value"], got["unit"]) == (Decimal("709.3"), "亿元")
    assert (got["growth"], got["growthUnit"]) == (Decimal("1.2"), "%")


def test_budget_revenue_by_district_in_2020(seeds):
    rows = seeds.query("indicator-by-district", year=2020)
    assert rows.column("district") == ("金水区", "二七区", "中原区")
    assert rows.column("value") == (Decimal(122), Decimal("55.2"), Decimal("54.4"))


def test_the_completion_rate_implies_the_target_that_nobody_stated(seeds):
    got = row(seeds.query("completion-rates", district="中原区", year=2020), rate=Decimal("101.25"))
    assert got["impliedTarget"] == Decimal(round(5440000000 / 1.0125))


def test_li_xiaolei_led_the_government_and_then_the_party(seeds):
    rows = seeds.query("offices-held", person="李晓雷")
    assert row(rows, role="区长")["date"] == "2021-02-02"
    assert row(rows, role="区委书记")["date"] == "2024-12-30"


def test_retail_sales_of_two_districts_side_by_side(seeds):
    got = row(seeds.query("compare-districts", year=2020), indicator="社会消费品零售总额", measure="level")
    assert (got["value"], got["otherValue"]) == (Decimal("257.2"), Decimal("979.4"))
    assert got["ratio"] == Decimal("0.263")


def test_verdicts_of_the_small_graph(small):
    met = small.query("targets-and-outcomes", verdict="met")
    assert met.column("target") == ("甲区 口袋公园 10个 (2022)",)
    assert small.query("targets-missed").column("achievement") == (Decimal("0.6667"),)
    assert small.query("targets-dropped").column("quote") == ("零售总额增长8%",)
    assert small.query("targets-changed").column("direction") == ("lowered",)


def test_contradictions_of_the_small_graph(small):
    rows = small.query("contradictions")
    assert rows.column("value") == (Decimal(30000000000),)
    assert rows.column("otherValue") == (Decimal(31000000000),)


def test_what_the_other_district_reports(small):
    rows = small.query("missing-indicators", district="乙区")
    assert rows.column("indicator") == ()
    assert small.query("minted-indicators").column("indicator") == ("口袋公园",)
