"""The Python interface and explanations."""

import json
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest
from support.command import run

import kg.queries.graph as module
from kg.errors import QueryError
from kg.queries.explain import AmbiguousName
from kg.queries.explain_text import as_text
from kg.queries.graph import load

GDP = "SELECT ?s WHERE { ?s <https://w3id.org/gwr/core#indicator> <https://w3id.org/gwr/scheme/indicator-gdp> } ORDER BY ?s"


def test_a_folder_or_a_file_holds_a_graph(output, seeds):
    assert len(load(output / "graph.ttl")) == len(seeds) == len(load(output / "graph.nq"))
    assert repr(seeds).startswith("KnowledgeGraph(")


def test_quads_read_as_one_graph_give_the_same_answers_in_both_engines(output, seeds):
    quads = load(output / "graph.nq")
    assert quads.query("things-by-class") == seeds.query("things-by-class")
    assert quads.query("documents", engine="rdflib") == seeds.query("documents")


def test_what_is_no_graph(tmp_path):
    with pytest.raises(QueryError, match="kg build"):
        load(tmp_path)
    (tmp_path / "graph.ttl").write_text("this is no turtle", "utf-8")
    with pytest.raises(QueryError, match="cannot be read"):
        len(load(tmp_path))
    (tmp_path / "graph.xyz").write_text("", "utf-8")
    with pytest.raises(QueryError, match="ending"):
        len(load(tmp_path / "graph.xyz"))


def test_any_sparql_in_both_engines(seeds):
    assert seeds.query(GDP) == seeds.query(GDP, engine="rdflib")
    for engine in ("oxigraph", "rdflib"):
        assert seeds.query("ASK { ?s a <https://w3id.org/gwr/core#District> }", engine=engine)[0]["answer"] is True
        found = seeds.query("CONSTRUCT WHERE { ?s a <https://w3id.org/gwr/core#SourceDocument> }", engine=engine)
        assert found.columns == ("subject", "predicate", "object") and len(found) == 5


@pytest.mark.parametrize("engine", ["oxigraph", "rdflib"])
def test_malformed_sparql(seeds, engine):
    with pytest.raises(QueryError, match="malformed"):
        seeds.query("SELECT nonsense {", engine=engine)


def test_misuse(seeds):
    with pytest.raises(QueryError, match="no engine"):
        seeds.query("documents", engine="virtuoso")
    with pytest.raises(QueryError, match="SELECT clause"):
        seeds.query("SELECT ?o WHERE { ?s ?p ?o }", s="urn:x")


def test_figures(seeds):
    rows = seeds.figures(indicator="固定资产投资", district="中原区", year=2020, measure="level")
    assert rows.column("value") == (Decimal("369.9"),)
    assert len(seeds.figures()) > len(seeds.figures(district="中原区")) > len(rows)


def test_a_large_graph_is_asked_on_oxigraph_through_rdflib(output, monkeypatch):
    pytest.importorskip("oxrdflib")
    monkeypatch.setattr(module, "_LARGE", 10)
    graph = load(output)
    assert type(graph.rdflib.store).__name__ == "OxigraphStore"
    assert graph.query("gdp-and-growth", engine="rdflib") == graph.query("gdp-and-growth")


def test_a_large_graph_without_oxrdflib_is_read_by_rdflib(output, monkeypatch):
    def missing(name):
        raise ImportError(name)

    monkeypatch.setattr(module, "_LARGE", 10)
    monkeypatch.setattr(module, "import_module", missing)
    assert type(load(output).rdflib.store).__name__ == "Memory"


def test_a_person_is_explained(seeds):
    found = seeds.explain("李晓雷")
    assert found.kinds == ("Person",)
    assert {fact.fields["role"] for fact in found.relations} == {"区长", "区委书记"}
    assert {fact.fields["date"] for fact in found.events} == {"2021-02-02", "2024-12-30"}
    assert all(fact.evidence.quote and fact.evidence.end > fact.evidence.start for fact in found.relations)


def test_a_district_is_explained_by_its_code(seeds):
    found = seeds.explain("410102")
    assert (found.name, found.code) == ("中原区", "410102")
    assert found.where == ("郑州市", "河南省")
    values = {f.fields["value"] for f in found.figures if f.fields["indicator"] == "固定资产投资"}
    assert Decimal("369.9") in values


def test_evidence_is_where_it_is_said_to_be(seeds):
    folder = Path(__file__).resolve().parents[2] / "seeds"
    texts = {p.name: p.read_text("utf-8") for p in folder.glob("*.txt")}
    found = seeds.explain("中原区")
    facts = [*found.mentions, *(f.evidence for f in (*found.figures, *found.relations, *found.events))]
    assert len(facts) > 100
    assert all(texts[e.document][e.start : e.end] == e.quote for e in facts)


def test_a_name_of_two_things_asks(small):
    with pytest.raises(AmbiguousName) as caught:
        small.explain("光明")
    assert [c.kinds[0] for c in caught.value.candidates] == ["Enterprise", "Project"]
    assert small.explain(caught.value.candidates[1].iri).kinds == ("Project",)
    assert len(small.find("光明")) == 2


def test_an_indicator_is_explained_by_its_name_a_synonym_or_its_key(seeds):
    found = seeds.explain("地区生产总值")
    assert found.kinds == ("Indicator",) and found.name == "地区生产总值"
    assert seeds.explain("gdp") == found == seeds.explain(found.iri)
    districts = [f.fields["about"] for f in found.figures]
    assert set(districts) == {"中原区", "二七区", "金水区"} and districts == sorted(districts)
    assert "2020 金水区 地区生产总值 超过 1800亿元 [实际]" in as_text(found)


def test_the_figures_of_a_district_begin_with_those_of_the_scheme(seeds):
    facts = seeds.explain("中原区").figures
    known = [f.fields["indicator"] for f in facts]
    assert known.index("一般公共预算收入") < known.index("企业“上云接链”")
    gdp = [at for at, f in enumerate(facts) if f.fields["indicator"] in ("生产总值", "地区生产总值")]
    assert len(gdp) == 3 and gdp == list(range(gdp[0], gdp[0] + 3)), (
        "one indicator stands together, however it is worded"
    )


def test_things_of_one_name_are_told_apart_by_their_place(small, tmp_path, monkeypatch, capsys):
    two = "".join(
        f'id:green-{code} a gwr:GreenSpace , gwr:Place ; rdfs:label "明湖公园"@zh ; gwr:confidence 0.9 ; '
        f"gwr:locatedIn id:area-{code} .\n"
        for code in ("110101", "110102")
    )
    graph = tmp_path / "graph.ttl"
    graph.write_text(Path(small.path).read_text("utf-8") + two, "utf-8")
    done = run(monkeypatch, capsys, "explain", "明湖公园", "-g", graph)
    assert done.code == 2 and all(f"green space, {place})" in done.err for place in ("甲区", "乙区"))


def test_a_name_that_is_nearly_right_finds_the_right_one(seeds):
    with pytest.raises(QueryError, match="near names: 中原区人民政府"):
        seeds.explain("中原区政府")


def test_what_is_unknown_is_not_explained(seeds):
    with pytest.raises(QueryError, match="near names"):
        seeds.explain("中原区区")


def test_what_came_of_targets_is_told(small):
    verdicts = {
        f.fields["indicator"]: f.fields["verdict"]
        for f in small.explain("甲区").figures
        if f.fields["status"] == "target"
    }
    assert verdicts["新建口袋公园"] == "met"


def test_places_in_a_circle_do_not_loop(small):
    assert small.explain("东园").where == ("西园", "甲区")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_text_of_an_explanation(small, language):
    text = as_text(small.explain("甲区"), language)
    assert "新建口袋公园 12个" in text and "「新建口袋公园12个」 甲区2023.txt [70, 80)" in text
    assert ("已完成" in text or "完成" in text) if language == "zh" else "→ met" in text
    assert ("… 另有" if language == "zh" else "more") in as_text(small.explain("甲区"), language, limit=1)
    assert ("除名称外" if language == "zh" else "nothing is known") in as_text(small.explain("西园"), language)


def test_the_data_of_an_explanation(small):
    data = json.loads(json.dumps(small.explain("光明公司").as_dict(), ensure_ascii=False))
    assert data["name"] == "光明" and data["aliases"] == ["光明公司"]
    assert {fact["fields"]["predicate"] for fact in data["relations"]} == {
        "owns",
        "listedOn",
        "produces",
        "signed",
        "settledIn",
    }
    assert repr(small.explain("光明公司")) == str(small.explain("光明公司")) and str(
        small.explain("光明公司")
    ).startswith("光明")


def test_the_catalogue_is_at_hand(seeds):
    assert "gdp-and-growth" in seeds.questions()
    assert isinstance(seeds.store, ox.Store)
