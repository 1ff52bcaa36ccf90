"""A build of many formats: the texts are kept, the evidence can be checked in them, pages are numbered."""

from __future__ import annotations

import json

import pyoxigraph as ox
import pytest
from support.formats import docx_of, pdf_of, zip_of

from kg.builds.run import build

REPORT = """2021年鄞州区政府工作报告
各位代表：现在，我代表区人民政府，向大会报告工作，请予审议。
一、2020年工作回顾
过去的一年，全区完成地区生产总值{gdp}亿元，增长3.9%。一般公共预算收入{income}亿元，增长2.1%。
二、2021年工作安排
今年，力争地区生产总值增长6%以上，新建学校5所。
"""
OA = "http://www.w3.org/ns/oa#"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """One build of a folder of formats, with its output folder."""
    folder = tmp_path_factory.mktemp("formats")
    files = folder / "in"
    (files / "deep").mkdir(parents=True)
    (files / "a.txt").write_text(REPORT.format(gdp=2100.1, income=301), "utf-8")
    (files / "deep" / "b.docx").write_bytes(docx_of(REPORT.format(gdp=2100.2, income=302)))
    long = REPORT.format(gdp=2100.3, income=303) + "\n".join(
        ["全区上下团结一心，奋力拼搏，推动各项事业迈上新台阶。" * 8] * 12
    )
    (files / "c.pdf").write_bytes(pdf_of(long + "\n新建公园13个，新增绿地27公顷。"))
    packed = {"d.txt": REPORT.format(gdp=2100.4, income=304).encode("gb18030"), "broken.docx": b"PK\x03\x04nothing"}
    (files / "e.zip").write_bytes(zip_of(packed))
    rows = [
        {"text": REPORT.format(gdp=2100.5, income=305), "title": "鄞州区报告", "url": "https://example.org/5"},
        {"id": 2},
    ]
    (files / "f.jsonl").write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    (files / "g.csv").write_text(f'标题,正文\n报告,"{REPORT.format(gdp=2100.6, income=306)}"\n', "utf-8")
    return folder / "out", build([files], folder / "out")


def test_every_format_gives_its_figures(built):
    _, result = built
    names = {d.name: {str(f.value) for f in d.figures} for d in result.base.documents}
    assert {name: [v for v in values if v.startswith("2100")] for name, values in names.items()} == {
        "a.txt": ["2100.1"],
        "deep/b.docx": ["2100.2"],
        "c.pdf": ["2100.3"],
        "e.zip/d.txt": ["2100.4"],
        "f.jsonl#1": ["2100.5"],
        "g.csv#2": ["2100.6"],
    }
    assert not [f for f in result.findings if f.severity == "violation"]


def test_what_cannot_be_read_is_named_and_the_others_go_on(built):
    _, result = built
    places = [failure.file for failure in result.failures]
    assert len(places) == 2
    assert places[0].endswith("e.zip/broken.docx")
    assert places[1].endswith("f.jsonl, line 2")
    assert all(failure.remedy for failure in result.failures)


def test_the_texts_are_kept_and_evidence_is_found_in_them(built):
    out, result = built
    texts = {d["name"]: (out / d["text"]).read_bytes().decode("utf-8") for d in result.report["documents"]}
    store = ox.Store()
    store.bulk_load(path=str(out / "graph.ttl"))
    rows = store.query(
        f"""SELECT ?file ?start ?end ?exact WHERE {{
          ?e <{OA}hasSource>/<http://purl.org/dc/terms/source> ?file ;
             <{OA}start> ?start ; <{OA}end> ?end ; <{OA}exact> ?exact }}"""
    )
    seen = set()
    for row in rows:
        text = texts[row["file"].value]
        assert text[int(row["start"].value) : int(row["end"].value)] == row["exact"].value
        seen.add(row["file"].value)
    assert seen == set(texts)


def test_pages_and_paragraphs_are_numbered(built):
    out, result = built
    (pdf,) = [d for d in result.base.documents if d.name == "c.pdf"]
    assert len(pdf.pages) >= 2
    store = ox.Store()
    store.bulk_load(path=str(out / "graph.ttl"))
    rows = store.query(
        f"""PREFIX gwr: <https://w3id.org/gwr/core#> SELECT ?file ?exact ?page WHERE {{
          ?e <{OA}hasSource>/<http://purl.org/dc/terms/source> ?file ; <{OA}exact> ?exact ; gwr:page ?page }}"""
    )
    pages = {(r["file"].value, r["exact"].value): int(r["page"].value) for r in rows}
    assert {file for file, _ in pages} == {"c.pdf", "deep/b.docx"}
    assert [page for (file, words), page in pages.items() if file == "c.pdf" and "13个" in words] == [len(pdf.pages)]
    assert {page for (file, words), page in pages.items() if file == "c.pdf" and "2100.3" in words} == {1}
    assert {page for (file, words), page in pages.items() if file == "deep/b.docx" and "2100.2" in words} == {4}


def test_the_address_of_a_row_is_reported(built):
    _, result = built
    (row,) = [d for d in result.report["documents"] if d["name"] == "f.jsonl#1"]
    assert (row["address"], row["title"]) == ("https://example.org/5", "鄞州区报告")


def test_a_town_and_a_zone_have_graphs_of_their_own(tmp_path):
    """The town has its code of GB/T 10114 and lies in its county; a zone has no code."""
    town = (
        "溪龙乡政府工作报告\n——2023年12月28日在安吉县溪龙乡第十六届人民代表大会第四次会议上\n各位代表：\n现在，我代表乡人民政府，向大会报告工作，请予审议。\n"
        "一、2023年工作回顾\n全乡完成农业总产值5.2亿元，增长6.3%。新建公园2个。\n二、2024年工作安排\n力争农业总产值增长7%。\n"
    )
    zone = "苏州工业园区管理委员会2023年工作总结\n2023年，园区实现地区生产总值3686亿元，增长5.9%。新签约项目24个，总投资120亿元，群众生活持续改善。各位来宾深受鼓舞。\n"
    (tmp_path / "a.txt").write_text(town, "utf-8")
    (tmp_path / "b.txt").write_text(zone, "utf-8")
    result = build([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "out")
    assert not [f for f in result.findings if f.severity == "violation"]
    owners = {
        (d.things[f.about].name, d.things[f.about].code, str(f.value)) for d in result.base.documents for f in d.figures
    }
    assert {("溪龙乡", "330523201", "5.2"), ("溪龙乡", "330523201", "7"), ("苏州工业园区", "", "3686")} <= owners
    graph = (tmp_path / "out" / "graph.ttl").read_text("utf-8")
    assert 'gwr:gbt10114Code "330523201"' in graph
    assert "来宾市" not in graph
