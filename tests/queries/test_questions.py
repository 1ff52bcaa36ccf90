"""Every question, in rdflib and in Oxigraph, on the seeds and on a small graph: equal answers, and the expected ones."""

import json
import runpy
from decimal import Decimal
from pathlib import Path

import pytest

from kg.errors import QueryError
from kg.queries.catalogue import catalogue
from kg.queries.defaults import CHOICES
from kg.queries.parameters import bind
from kg.queries.runner import finish, inlined, run_store

UPDATE = runpy.run_path(str(Path(__file__).with_name("update.py")))
EXPECTED = Path(__file__).with_name("expected")
NAMES = tuple(catalogue())
#: Questions that neither graph answers with a row, because nothing is amiss or nothing of the kind is told.
SILENT: set[str] = set()


def small_parameters(question):
    small = UPDATE["SMALL"]
    return {p.name: small[p.name] for p in question.parameters if p.name in small and p.default not in (None, "any")}


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


@pytest.mark.parametrize("name", NAMES)
def test_the_example_in_the_header_is_a_row_of_the_answer(seeds, name):
    """On the seeds, or where they have nothing of the kind, on the small graph."""
    question = catalogue()[name]
    rows = UPDATE["whole_answer"](seeds, question) or UPDATE["small_answer"](question)
    assert question.example and UPDATE["has_example"](question, rows), (
        "if the change is right: python tests/queries/update.py"
    )


@pytest.mark.parametrize("name", NAMES)
def test_some_graph_answers_every_question_with_a_row(seeds, small, name):
    given = small_parameters(catalogue()[name])
    rows = len(seeds.query(name)) + len(small.query(name, **given))
    assert (rows == 0) == (name in SILENT)


def test_expected_answers_are_kept_for_every_question_and_for_nothing_else():
    assert {path.stem for path in EXPECTED.glob("*.json")} == set(NAMES)


def test_the_page_of_the_documentation_lists_them_all():
    assert UPDATE["PAGE"].read_text("utf-8") == UPDATE["page"](), "write it anew: python tests/queries/update.py"


def row(rows, **wanted):
    found = [r for r in rows if all(r[k] == v for k, v in wanted.items())]
    assert len(found) == 1, f"{len(found)} rows with {wanted}"
    return found[0]


def test_gdp_of_zhongyuan_in_2020(seeds):
    got = row(seeds.query("gdp-and-growth", district="中原区", year=2020))
    assert (got["value"], got["unit"]) == (Decimal("709.3"), "亿元")
    assert (got["growth"], got["growthUnit"], got["status"]) == (Decimal("1.2"), "%", "actual")
    rest = {r["district"]: (r["comparator"], r["status"]) for r in seeds.query("gdp-and-growth", year=2020)}
    assert rest["金水区"] == ("moreThan", "actual") and rest["二七区"] == ("equal", "estimate")


def test_an_aim_without_a_number_has_none(seeds):
    numbers = {r["quote"] for r in seeds.query("targets-of-plan")}
    aims = [r for r in seeds.query("objectives") if r["kind"] == "objective"]
    assert aims and not [r for r in aims if r["quote"] in numbers]


def test_a_target_is_one_fact_of_its_document(seeds):
    rows = seeds.query("facts-of-document", document="001_e4afcd0e96c35912.txt")
    facts = [r["factIri"] for r in rows if r["kind"] != "relation"]
    assert len(facts) == len(set(facts)) > 30


def test_questions_about_nothing_in_particular_are_asked_about_what_the_graph_has(small, seeds):
    assert seeds.query("parks-and-areas") == seeds.query("parks-and-areas", district="中原区")
    assert small.query("facts-of-document") == small.query("facts-of-document", document="乙区2023.txt")
    assert {p.default for q in catalogue().values() for p in q.parameters if str(p.default).startswith("@")} <= set(
        CHOICES
    )


def test_how_many_targets_were_kept(seeds):
    got = row(seeds.query("verdicts-by-district"), district="中原区", planYear=2020)
    named = {
        v: seeds.query("targets-and-outcomes", verdict=v, year=2020).total for v in ("met", "notMet", "notReported")
    }
    assert named == {v: got[v] for v in named} and got["targets"] == sum(
        got[v] for v in ("met", "notMet", "onTrack", "notComparable", "notReported")
    )
    assert seeds.query("verdicts-by-district", year=1999).total == 0


def test_two_years_are_compared_only_where_the_periods_are_alike(small, seeds):
    got = row(small.query("indicator-changes"), indicator="口袋公园")
    assert (got["period"], got["value"], got["laterPeriod"], got["laterValue"]) == ("2022", 12, "2023", 18)
    assert got["ratio"] == Decimal("1.5")
    assert all(r["period"][4:] == r["laterPeriod"][4:] for r in seeds.query("indicator-changes"))


def test_things_of_a_class_by_its_name_in_both_languages(seeds):
    parks = seeds.query("things-of-class", **{"class": "产业园区"})
    assert parks == seeds.query("things-of-class", **{"class": "industrialpark"}) and "二砂文化创意园" in parks.column(
        "name"
    )
    with pytest.raises(QueryError, match=r"use one of: .*Project 项目"):
        seeds.query("things-of-class", **{"class": "龙"})


def test_facts_with_words_hold_the_words(seeds):
    rows = seeds.query("facts-with-words", words="文创")
    assert len(rows) > 5 and all("文创" in quote for quote in rows.column("quote"))


def test_events_of_one_kind(seeds):
    assert set(seeds.query("events", type="签约").column("type")) == {"signed"}
    assert set(seeds.query("openings-and-starts").column("type")) <= {
        "started",
        "completed",
        "openedToTraffic",
        "opened",
    }


def test_budget_revenue_by_district_in_2020(seeds):
    rows = seeds.query("indicator-by-district", year=2020)
    assert rows.column("district") == ("金水区", "二七区", "中原区")
    assert rows.column("value") == (Decimal(122), Decimal("55.2"), Decimal("54.4"))


def test_the_completion_rate_implies_the_target_that_nobody_stated(seeds):
    got = row(seeds.query("completion-rates", district="中原区", year=2020), rate=Decimal("101.25"))
    assert (got["impliedTarget"], got["unit"]) == (Decimal("53.73"), "亿元")


def test_li_xiaolei_led_the_government_and_then_the_party(seeds):
    rows = seeds.query("offices-held", person="李晓雷")
    assert row(rows, role="区长")["date"] == "2021-02-02"
    for body in ("区委", "中原区"):  # the committee, and the place that its secretary leads
        assert row(rows, role="区委书记", body=body)["date"] == "2024-12-30"


def test_retail_sales_of_two_districts_side_by_side(seeds):
    got = row(
        seeds.query("compare-districts", other="金水区", year=2020), indicator="社会消费品零售总额", measure="level"
    )
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
    assert (rows.column("value"), rows.column("unit")) == ((Decimal(300),), ("亿元",))
    assert rows.column("otherValue") == (Decimal(310),)


def test_what_the_other_district_reports(small):
    rows = small.query("missing-indicators", district="乙区")
    assert rows.column("indicator") == ()
    assert small.query("minted-indicators").column("indicator") == ("口袋公园",)
