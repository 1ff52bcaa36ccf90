"""PDF files: reading order, paragraphs, running lines, tables, and files that are hostile or hold no text."""

from __future__ import annotations

import zlib

import pytest
from support.agreement import only_source
from support.formats import pdf_of

from kg.documents.readers.pdf import read_pdf
from kg.documents.readers.pdf_columns import Glyph, read_strips
from kg.errors import InputError

PARAGRAPHS = [
    "2021年鄞州区政府工作报告",
    "各位代表：",
    "一、2020年工作回顾",
    *(
        f"第{n}段，全区上下齐心协力，完成投资{n}.{n}亿元，新建学校{n}所，推动各项事业迈上新的台阶，群众的获得感持续增强。"
        * 3
        for n in range(1, 19)
    ),
]
TABLE = """<table><tr><td>指标</td><td>单位</td><td>2020年</td></tr><tr><td>地区生产总值</td><td>亿元</td><td>2100.1</td></tr>
<tr><td>财政收入</td><td>亿元</td><td>301</td></tr></table>"""


def lines_of(data: bytes) -> list[str]:
    return [line for line in read_pdf(data, "a.pdf").text.split("\n") if line]


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_paragraphs_are_whole_and_in_order(columns):
    assert lines_of(pdf_of("\n".join(PARAGRAPHS), columns)) == PARAGRAPHS


def test_headers_footers_and_page_numbers_are_cut_but_pages_are_counted():
    data = pdf_of("\n".join(PARAGRAPHS), header="鄞州日报 2021年2月5日 第3版")
    source = only_source(data, "a.pdf")
    assert "鄞州日报" not in source.text
    assert "— 1 —" not in source.text
    assert len(source.pages) == 2
    assert source.page_at(source.text.index("2021年鄞州区")) == 1
    assert source.page_at(source.text.index("第18段")) == 2


def test_a_ruled_table_becomes_rows_in_its_place():
    lines = lines_of(pdf_of("\n".join(PARAGRAPHS[:5]), extra=TABLE + "<p>表后的一段话，说明各项指标的完成情况。</p>"))
    assert lines[-4:] == [
        "| 指标 | 单位 | 2020年 |",
        "| 地区生产总值 | 亿元 | 2100.1 |",
        "| 财政收入 | 亿元 | 301 |",
        "表后的一段话，说明各项指标的完成情况。",
    ]


def glyphs_of(lines: list[tuple[str, float, float]]) -> list[Glyph]:
    """Characters of ten points from lines with their place."""
    return [Glyph(c, x + 10 * i, x + 10 * i + 10, y, y + 10, 10) for words, x, y in lines for i, c in enumerate(words)]


def test_columns_under_a_headline_and_above_a_line_across_both():
    left, right = [f"左栏第{n}行文字文字文字" for n in range(6)], [f"右栏第{n}行文字文字文字" for n in range(6)]
    lines = [("横跨两栏的标题横跨两栏的标题横跨两栏的标题", 20, 0)]
    lines += [(words, 0, 20 + 15 * n) for n, words in enumerate(left)]
    lines += [(words, 150, 20 + 15 * n) for n, words in enumerate(right)]
    lines += [("栏下横跨两栏的说明文字横跨两栏的说明文字", 20, 130)]
    found = [strip.text for strip in read_strips(glyphs_of(lines))]
    assert found == [lines[0][0], *left, *right, lines[-1][0]]


def test_the_cells_of_a_table_without_rules_are_no_columns():
    rows = [("地区生产总值", f"{n}.5", "亿元") for n in range(8)]
    lines = [(cell, x, 15 * y) for y, row in enumerate(rows) for cell, x in zip(row, (0, 150, 250), strict=True)]
    assert [strip.text for strip in read_strips(glyphs_of(lines))] == ["  ".join(row) for row in rows]


def test_bold_type_that_is_printed_twice_is_read_once():
    twice = [
        g
        for glyph in glyphs_of([("加粗标题", 0, 0)])
        for g in (glyph, glyph._replace(x0=glyph.x0 + 0.4, x1=glyph.x1 + 0.4))
    ]
    assert [strip.text for strip in read_strips(twice)] == ["加粗标题"]


def raw_pdf(objects: list[bytes], root: int = 1) -> bytes:
    """A PDF from the bodies of its objects, numbered from 1."""
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, len(out))
    return out + head + table + tail


def stream(data: bytes) -> bytes:
    packed = zlib.compress(data, 9)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)


HOSTILE = {
    "pages-in-a-circle": raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>",
        ]
    ),
    "a-page-that-is-its-own-parent": raw_pdf(
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R] /Parent 2 0 R /Count 9 >>"]
    ),
    "references-in-a-circle": raw_pdf([b"2 0 R", b"1 0 R"]),
    "a-form-that-draws-itself": raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >> >>",
            b"<< /Length 4 >>\nstream\n/F Do\nendstream",
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 5 0 R >> >> /Length 4 >>\n"
            b"stream\n/F Do\nendstream",
        ]
    ),
    "brackets-without-end": b"%PDF-1.4\n" + b"[" * 100_000,
    "no-objects": b"%PDF-1.7\n",
    "noise": b"%PDF-1.7\n" + bytes(range(256)) * 40,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_time(name):
    with pytest.raises(InputError) as caught:
        read_pdf(HOSTILE[name], "a.pdf")
    assert caught.value.where == "a.pdf"
    assert caught.value.remedy


def test_a_stream_that_unpacks_to_more_than_memory_is_refused():
    bomb = raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>",
            stream(b"0 0 m " * 20_000_000),
        ]
    )
    assert len(bomb) < 500_000
    with pytest.raises(InputError, match="time or memory"):
        read_pdf(bomb, "a.pdf")


def test_pages_that_are_pictures_need_reading_by_ocr():
    blank = raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>",
        ]
    )
    with pytest.raises(InputError, match="OCR"):
        read_pdf(blank, "a.pdf")
