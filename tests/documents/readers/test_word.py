"""Word files: paragraphs and tables in order, headings, numbers that Word prints, insertions and deletions."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from support.agreement import only_source
from support.formats import docx_of, zip_of

from kg.documents.readers.word import read_docx
from kg.errors import InputError
from kg.model.source import Format

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def lines_of(data: bytes) -> list[str]:
    return [line for line in read_docx(data, "a.docx").text.split("\n") if line]


def test_headings_paragraphs_and_tables_stand_in_order():
    table = [["指标", "2020年"], ["地区生产总值（亿元）", "2100.1"]]
    document = docx.Document(io.BytesIO(docx_of("# 报告\n第一段。\n## 回顾\n第二段。", table)))
    document.add_paragraph("最后一段。")
    assert lines_of(saved(document)) == [
        "# 报告", "第一段。", "## 回顾", "第二段。", "| 指标 | 2020年 |", "| 地区生产总值（亿元） | 2100.1 |", "最后一段。",
    ]  # fmt: skip


def test_paragraphs_are_counted_without_empty_ones():
    source = only_source(docx_of("甲段。\n\n乙段。\n丙段。"), "a.docx")
    assert source.format is Format.DOCX
    assert [source.page_at(source.text.index(word)) for word in ("甲段", "乙段", "丙段")] == [1, 2, 3]


def test_insertions_are_read_and_deletions_are_not():
    document = docx.Document()
    paragraph = document.add_paragraph("完成")
    paragraph._p.append(parse_xml(f'<w:ins {W} w:id="1"><w:r><w:t>709.3</w:t></w:r></w:ins>'))
    paragraph._p.append(parse_xml(f'<w:del {W} w:id="2"><w:r><w:delText>700</w:delText></w:r></w:del>'))
    paragraph.add_run("亿元。")
    assert lines_of(saved(document)) == ["完成709.3亿元。"]


def test_content_controls_and_merged_cells_are_read_once():
    document = docx.Document()
    grid = document.add_table(2, 3)
    for row, words in zip(grid.rows, (("指标", "2020年", "增长"), ("合计", "", "3.9%")), strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    grid.cell(1, 0).merge(grid.cell(1, 1))
    control = f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>控件里的一段。</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    document.element.body.insert(0, parse_xml(control))
    assert lines_of(saved(document)) == ["控件里的一段。", "| 指标 | 2020年 | 增长 |", "| 合计 |  | 3.9% |"]


def test_the_numbers_that_word_prints_are_restored():
    document = docx.Document()
    numbering = document.part.numbering_part.element
    abstract = f"""<w:abstractNum {W} w:abstractNumId="77"><w:lvl w:ilvl="0"><w:start w:val="1"/>
      <w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/>
      <w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum>"""
    numbering.insert(0, parse_xml(abstract))
    numbering.append(parse_xml(f'<w:num {W} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for words, level in (("工作回顾", 0), ("经济", 1), ("民生", 1), ("工作安排", 0), ("经济", 1)):
        properties = document.add_paragraph(words)._p.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>'))
    assert lines_of(saved(document)) == ["一、工作回顾", "（一）经济", "（二）民生", "二、工作安排", "（一）经济"]


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 and then nothing",
        zip_of({"[Content_Types].xml": b"<Types/>"}),
        zip_of({"[Content_Types].xml": b"no xml at all", "word/document.xml": b"<w:document/>"}),
        docx_of("正文。")[:-300],
    ],
    ids=["cut", "no-parts", "no-xml", "no-directory"],
)
def test_a_damaged_file_is_refused(data):
    with pytest.raises(InputError) as caught:
        read_docx(data, "a.docx")
    assert caught.value.where.startswith("a.docx")
    assert caught.value.remedy


def test_a_file_without_text_is_refused():
    with pytest.raises(InputError, match="no text"):
        read_docx(saved(docx.Document()), "a.docx")


def test_entities_are_not_expanded():
    laughs = b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    files = {}
    with zipfile.ZipFile(io.BytesIO(docx_of("正文。"))) as archive:
        for name in archive.namelist():
            files[name] = archive.read(name)
    body = files["word/document.xml"].replace("正文。".encode(), b"&b;")
    files["word/document.xml"] = body.replace(b"?>", b"?>" + laughs, 1)
    with pytest.raises(InputError):
        read_docx(zip_of(files), "a.docx")
