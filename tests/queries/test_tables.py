"""Rows and their forms: text, CSV, JSON, Markdown, pandas."""

import csv
import io
import json
from decimal import Decimal

import pytest

from kg.errors import QueryError
from kg.queries.rows import Rows, exact, order_keys, plain_value, sort_key
from kg.queries.tables import Format, as_text, json_value, render

ROWS = Rows(
    ("district", "value", "status", "thingIri"),
    (("中原区", Decimal("709.3"), "estimate", "urn:a"), ("二七区|x", None, "opened", "urn:b")),
    2,
)
XSD = "http://www.w3.org/2001/XMLSchema#"


def test_a_table_is_aligned_by_the_width_of_characters_and_leaves_iris_out():
    assert as_text(ROWS, "zh").splitlines() == [
        "地区       数值  状态",
        "--------  -----  ------",
        "中原区    709.3  预计",
        "二七区|x         已投用",
    ]


def test_a_table_in_english_and_a_cut_one():
    assert as_text(ROWS, "en").splitlines()[0].split() == ["district", "value", "status"]
    assert "in use" in as_text(ROWS, "en")
    assert as_text(ROWS.first(1), "en").endswith("(1 of 2 rows)")
    assert as_text(Rows(("x",), (), 0), "zh").endswith("(没有结果)")
    assert "中原…" in as_text(Rows(("quote",), (("中原区中原区",),), 1), width=6)


def test_markdown_escapes_bars():
    assert render(ROWS, "markdown", "en").splitlines()[1:] == [
        "| --- | ---: | --- |",
        "| 中原区 | 709.3 | estimate |",
        "| 二七区\\|x |  | in use |",
    ]


def test_csv_opens_in_excel_and_reads_back():
    text = render(ROWS, Format.CSV)
    assert text.startswith("\ufeffdistrict,value,status,thingIri\r\n")
    assert next(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))["value"] == "709.3"


def test_json_has_numbers_and_codes():
    assert json.loads(render(ROWS, Format.JSON)) == [
        {"district": "中原区", "value": 709.3, "status": "estimate", "thingIri": "urn:a"},
        {"district": "二七区|x", "value": None, "status": "opened", "thingIri": "urn:b"},
    ]
    assert json_value(Decimal("0.1234567890123456789")) == "0.1234567890123456789"


def test_a_table_of_iris_alone_shows_them():
    assert "urn:a" in as_text(Rows(("xIri",), (("urn:a",),), 1))


def test_rows_are_a_sequence():
    assert len(ROWS) == 2 and ROWS[1]["district"] == "二七区|x" and len(ROWS[:1]) == 1
    assert [row["thingIri"] for row in ROWS] == ["urn:a", "urn:b"] == list(ROWS.column("thingIri"))
    assert ROWS.to_dicts()[0]["status"] == "estimate"
    assert "中原区" in str(ROWS)
    with pytest.raises(QueryError, match="there are district"):
        ROWS.column("x")


def test_pandas():
    pandas = pytest.importorskip("pandas")
    frame = ROWS.to_pandas()
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame.columns) == list(ROWS.columns) and frame["value"][0] == 709.3


def test_a_notebook_shows_a_table():
    html = ROWS._repr_html_()
    assert "<th>地区</th><th>数值</th><th>状态</th>" in html and "urn:a" not in html
    assert "<td>中原区</td><td>709.3</td><td>预计</td>" in html and "<p>" not in html
    many = Rows(("x",), tuple((i,) for i in range(150)), 150)._repr_html_()
    assert many.count("<td>") == 100 and "共 150 行" in many


def test_without_pandas_the_remedy_is_named(monkeypatch):
    import kg.queries.rows as module

    def missing(name):
        raise ImportError(name)

    monkeypatch.setattr(module, "import_module", missing)
    with pytest.raises(QueryError, match="pip install"):
        ROWS.to_pandas()


def test_values_of_all_types_have_an_order():
    values = ["b", None, Decimal("1.5"), True, 1, "a", False]
    assert sorted(values, key=sort_key) == [None, False, True, 1, Decimal("1.5"), "a", "b"]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("12", "integer", 12),
        ("x", "integer", "x"),
        ("54.40", "decimal", Decimal("54.4")),
        ("1E3", "double", Decimal(1000)),
        ("INF", "double", "INF"),
        ("x", "decimal", "x"),
        ("true", "boolean", True),
        ("2020-01-01", "date", "2020-01-01"),
    ],
)
def test_literals_become_plain_values(text, kind, value):
    assert plain_value(text, XSD + kind) == value


def test_numbers_keep_nine_digits_behind_the_point():
    assert str(exact(Decimal(2) / Decimal(3))) == "0.666666667"
    assert str(exact(Decimal("1E+3"))) == "1000"


def test_the_closing_order_is_read():
    assert order_keys("SELECT ... } ORDER BY ?a DESC(?b)\n") == [("a", False), ("b", True)]
    assert order_keys("SELECT ... } ORDER BY (STRLEN(?a))") == []
    assert order_keys("SELECT ... }") == []
