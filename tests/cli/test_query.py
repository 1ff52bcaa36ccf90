"""``kg query`` and ``kg explain`` as a user runs them."""

import csv
import io
import json
import sys
from pathlib import Path

import pytest
from support.command import run

from kg.queries.catalogue import catalogue

SMALL = Path(__file__).parents[1] / "queries" / "data" / "small.ttl"
GDP = "SELECT ?district WHERE { ?district a <https://w3id.org/gwr/core#District> } ORDER BY ?district"


@pytest.fixture
def kg(monkeypatch, capsys):
    return lambda *arguments, given="": run(monkeypatch, capsys, *arguments, given=given)


def test_the_list_has_every_question_in_both_languages(kg):
    chinese, english = kg("query", "--list"), kg("query", "--list", "--en")
    assert chinese.code == english.code == 0
    for asked in catalogue().values():
        assert asked.name in chinese.out and asked.title_zh in chinese.out and asked.title_en in english.out
    listed = json.loads(kg("query", "--list", "--json").out)
    assert [entry["name"] for entry in listed] == list(catalogue())


def test_a_question_tells_what_it_takes(kg):
    done = kg("query", "indicator-by-district", "--help-question", "--en")
    assert "--year" in done.out and "indicator (indicator = " in done.out
    assert json.loads(kg("query", "documents", "--help-question", "--json").out)["name"] == "documents"


def test_a_question_with_parameters_in_every_format(kg):
    ask = ("query", "things-by-class", "-g", SMALL)
    rows = json.loads(kg(*ask, "--json").out)
    assert {row["class"] for row in rows} >= {"District", "Enterprise"}
    read = list(csv.DictReader(io.StringIO(kg(*ask, "--format", "csv").out.removeprefix("\ufeff"))))
    assert [row["class"] for row in read] == [row["class"] for row in rows]
    assert kg(*ask, "-f", "markdown").out.startswith("| ")
    assert "企业" in kg(*ask).out and "enterprise" in kg(*ask, "--en").out


def test_parameters_narrow_the_answer_and_never_become_text_of_the_query(kg):
    narrow = json.loads(kg("query", "figures", "-g", SMALL, "--district", "甲区", "--year=2022", "--json").out)
    assert narrow and {row["district"] for row in narrow} == {"甲区"}
    hostile = '甲区" } INSERT DATA { <urn:a> <urn:b> <urn:c> } #'
    done = kg("query", "figures", "-g", SMALL, "--district", hostile)
    assert done.code == 2 and "nothing in the graph is called" in done.err


def test_sparql_from_a_file_and_from_standard_input(kg, tmp_path):
    path = tmp_path / "mine.rq"
    path.write_text(GDP, "utf-8")
    rows = json.loads(kg("query", path, "-g", SMALL, "--json").out)
    assert len(rows) == 2
    assert json.loads(kg("query", "-", "-g", SMALL, "--json", given=GDP).out) == rows
    one = kg("query", path, "-g", SMALL, "--json", "--district", rows[1]["district"])
    assert json.loads(one.out) == rows[1:]


def test_numbers_are_bound_as_numbers(kg):
    sparql = "SELECT ?n (?n + 1 AS ?more) WHERE { ?s a <https://w3id.org/gwr/core#District> }"
    rows = json.loads(kg("query", "-", "-g", SMALL, "--json", "--n", "41", given=sparql).out)
    assert rows[0]["more"] == 42


def test_both_engines(kg):
    ask = ("query", "documents", "-g", SMALL, "--json")
    assert kg(*ask, "--engine", "rdflib").out == kg(*ask).out


def test_an_answer_goes_into_a_file_in_the_format_of_its_ending(kg, tmp_path):
    done = kg("query", "documents", "-g", SMALL, "-o", tmp_path / "a.csv")
    assert done.out == "" and "a.csv" in done.err
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert kg("query", "documents", "-g", SMALL, "-o", tmp_path / "a.json", "-q").err == ""
    assert json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert kg("query", "documents", "-g", SMALL, "-o", tmp_path / "none" / "a.csv").code == 2


@pytest.mark.parametrize(
    ("arguments", "given", "what"),
    [
        (("query",), "", "no question was named"),
        (("query", "gdp-and-grow"), "", "did you mean"),
        (("query", "documents", "--colour", "red"), "", "no parameter 'colour'"),
        (("query", "figures", "--year", "二〇"), "", "is no year"),
        (("query", "figures", "--year"), "", "has no value"),
        (("query", "documents", "--engine", "virtuoso"), "", "no engine"),
        (("query", "missing.rq"), "", "missing.rq: cannot be read"),
        (("query", "-"), " \n", "holds no query"),
        (("query", "-"), "SELECT {", "malformed"),
        (("explain", "不存在"), "", "nothing in the graph"),
    ],
)
def test_bad_use_is_told_and_exits_with_2(kg, arguments, given, what):
    done = kg(*arguments, *(() if len(arguments) == 1 else ("-g", SMALL)), given=given)
    assert (done.code, done.out) == (2, "")
    assert what in done.err


def test_a_query_that_is_no_text(kg, tmp_path):
    (tmp_path / "x.rq").write_bytes(b"\xff\xfe\x00")
    assert "is not UTF-8" in kg("query", tmp_path / "x.rq", "-g", SMALL).err


def test_no_graph_and_no_such_option(kg, tmp_path):
    assert "kg build" in kg("query", "documents", "-g", tmp_path).err
    assert kg("explain", "甲区", "--colour").code == 2


def test_no_parameter_of_a_question_is_hidden_by_an_option_of_the_command(kg):
    shown = kg("query", "--help").out
    for asked in catalogue().values():
        for parameter in asked.parameters:
            assert f"--{parameter.name} <" not in shown and f"--{parameter.name}  " not in shown


def test_a_thing_is_explained(kg):
    text = kg("explain", "甲区", "-g", SMALL)
    assert text.code == 0 and "「新建口袋公园12个」" in text.out
    assert "Figures" in kg("explain", "甲区", "-g", SMALL, "--en").out
    assert json.loads(kg("explain", "甲区", "-g", SMALL, "--json").out)["name"] == "甲区"
    assert len(kg("explain", "甲区", "-g", SMALL, "--all").out) >= len(text.out)


def test_an_ambiguous_name_lists_what_it_may_mean(kg):
    done = kg("explain", "光明", "-g", SMALL)
    assert (
        done.code == 2
        and "give the IRI of one" in done.err
        and "光明 (企业 enterprise, 甲区2023.txt) https:" in done.err
    )


def test_an_ambiguous_name_asks_a_person(kg, monkeypatch):
    import kg.cli.explain as module

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    monkeypatch.setattr(module, "err", type("Terminal", (), {"is_terminal": True})())
    monkeypatch.setattr("support.command.io.StringIO", Terminal)
    done = kg("explain", "光明", "-g", SMALL, given="2\n")
    assert done.code == 0 and "(项目 project, 甲区)" in done.err and "光明" in done.out
    assert sys.stdin.isatty()


@pytest.mark.parametrize("command", ["build", "query", "explain", "view", "check", "evaluate", "diff", "serve", "load"])
def test_help_has_examples_and_exit_codes(kg, command):
    done = kg(command, "--help")
    assert done.code == 0
    assert f"    kg {command} " in done.out and "退出码 exit codes: 0" in done.out
