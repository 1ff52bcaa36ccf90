"""JSON Lines and CSV: one document for each row with a text, its columns its metadata."""

from __future__ import annotations

import json

import pytest
from support.agreement import facts_of_bytes, sources

from kg.documents.context import make_document
from kg.errors import InputError
from kg.mentions.words import crosses_seam

TEXT = (
    "各位代表：现在，我代表区人民政府，向大会报告工作，请予审议。\n过去一年，完成地区生产总值2100.1亿元，增长3.9%。\n"
)


def test_each_line_is_a_document():
    rows = [
        {
            "id": 1,
            "content": TEXT,
            "place": "浙江省宁波市鄞州区",
            "year": 2021,
            "title": "报告",
            "url": "https://example.org/1",
        },
        {"id": 2, "content": TEXT + "又完成投资3亿元。"},
    ]
    data = "\n\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()
    first, second = sources(data, "a.jsonl")
    assert (first.name, second.name) == ("a.jsonl#1", "a.jsonl#3")
    assert first.text == TEXT
    assert first.sha256 != second.sha256
    context = make_document(first, crosses_seam).context
    assert (context.title, context.place, context.division.code) == ("报告", "鄞州区", "330212")
    assert (context.year, context.plan_year, context.address) == (2020, 2021, "https://example.org/1")
    assert "place" not in context.inferred


def test_a_bad_line_does_not_stop_the_others():
    data = "\n".join([json.dumps({"text": TEXT}), "{no json", "[1]", '{"title": "x"}', '{"text": " "}', '{"text": 5}'])
    good, *bad = sources(data.encode(), "a.jsonl")
    assert good.text == TEXT
    assert [e.where for e in bad] == [f"a.jsonl, line {n}" for n in range(2, 7)]
    assert all(isinstance(e, InputError) and e.remedy for e in bad)


def test_half_a_surrogate_pair_does_not_break_what_is_written():
    (source,) = sources(b'{"text": "\\ud800' + "完成投资3亿元。".encode() + b'\\u0000"}', "a.jsonl")
    assert source.text == "\ufffd完成投资3亿元。\ufffd"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_a_table_is_read_whatever_its_encoding_and_delimiter(encoding, delimiter):
    rows = [["编号", "地区", "正文"], ["1", "鄞州区", f'"{TEXT}"'], ["", "", ""], ["2", "海曙区", "完成投资3亿元。"]]
    data = "\r\n".join(delimiter.join(row) for row in rows).encode(encoding)
    first, second = sources(data, "a.csv")
    assert (first.text, first.given.place) == (TEXT, "鄞州区")
    assert (second.name, second.text) == ("a.csv#4", "完成投资3亿元。")


def test_a_table_without_a_column_of_texts_is_refused():
    with pytest.raises(InputError, match="no column holds the text"):
        sources("编号,地区\n1,鄞州区\n".encode(), "a.csv")


def test_evidence_counts_in_the_text_of_the_row():
    data = json.dumps({"text": TEXT, "place": "鄞州区"}).encode()
    facts = facts_of_bytes(data, "a.jsonl")
    assert {facts.text[f.number.start : f.number.end] for f in facts.figures} >= {"2100.1亿元", "3.9%"}


def test_deep_json_is_refused():
    (error,) = sources(b"[" * 200_000 + b"]" * 200_000, "a.jsonl")
    assert isinstance(error, InputError)
