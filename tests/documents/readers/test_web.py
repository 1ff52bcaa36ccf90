"""Web pages: the article without what stands around it, its tables as rows."""

from __future__ import annotations

import pytest
from support.agreement import facts_of_bytes, only_source
from support.formats import html_of

from kg.errors import InputError

ARTICLE = """2021年鄞州区政府工作报告
各位代表：现在，我代表区人民政府，向大会报告工作，请予审议，并请各位政协委员和列席人员提出意见。
一、2020年工作回顾
过去的一年，全区上下齐心协力，完成地区生产总值2100.1亿元，增长3.9%，一般公共预算收入301亿元，增长2.1%。
全年新建学校5所，新增绿地27公顷，改造老旧小区13个，惠及居民2.1万户，群众的获得感持续增强。
"""
SIDE = ("慈溪市2021年完成地区生产总值2008.3亿元", "余姚市2021年政府工作报告", "宁海县新建学校9所")
TABLE = """<table border="1"><tr><th>指标</th><th>单位</th><th>2020年</th></tr>
<tr><td>地区生产总值</td><td>亿元</td><td>2100.1</td></tr><tr><td>财政收入</td><td>亿元</td><td>301</td></tr></table>"""


def text_of(page: bytes) -> str:
    return only_source(page, "a.html").text


def test_the_article_is_kept_whole_and_nothing_else():
    text = text_of(html_of(ARTICLE, side=SIDE))
    assert [line for line in text.split("\n") if line] == ARTICLE.strip().split("\n")


def test_no_other_district_of_a_side_bar_gets_a_figure():
    facts = facts_of_bytes(html_of(ARTICLE, side=SIDE), "a.html")
    assert facts.context.place == "鄞州区"
    assert {facts.things[f.about].name for f in facts.figures} == {"鄞州区"}
    assert not {"慈溪市", "余姚市", "宁海县"} & {thing.name for thing in facts.things}


def test_a_table_of_data_becomes_rows():
    assert "| 指标 | 单位 | 2020年 |\n| 地区生产总值 | 亿元 | 2100.1 |\n" in text_of(html_of(ARTICLE, table=TABLE))


def test_a_table_that_only_lays_out_becomes_paragraphs():
    rows = "".join(f"<tr><td>　　{line}</td></tr>" for line in ARTICLE.strip().split("\n"))
    page = f"<html><head><title>报告</title></head><body><table>{rows}</table></body></html>"
    text = text_of(page.encode())
    assert "|" not in text
    assert all(line in text for line in ARTICLE.strip().split("\n"))


def test_line_breaks_part_paragraphs():
    page = f"<html><body><div class='content'>{ARTICLE.strip().replace(chr(10), '<br/><br/>&nbsp;&nbsp;')}</div></body></html>"
    lines = [line.strip() for line in text_of(page.encode()).split("\n") if line.strip()]
    assert lines[-3:] == ARTICLE.strip().split("\n")[-3:]


def test_the_title_of_the_page_stands_first_without_the_site():
    body = ARTICLE.split("\n", 1)[1]
    page = f"<html><head><title>2021年鄞州区政府工作报告_鄞州区人民政府</title></head><body><div>{body}</div></body></html>"
    assert text_of(page.encode()).split("\n")[0] == "2021年鄞州区政府工作报告"


def test_the_address_of_the_page_is_kept():
    page = html_of(ARTICLE).replace(b"<head>", b'<head><link rel="canonical" href="https://example.org/gzbg/1.html">')
    assert only_source(page, "a.html").given.address == "https://example.org/gzbg/1.html"


def test_server_pages_that_were_not_run_lose_their_directives():
    page = b'<%@ page pageEncoding="UTF-8"%>' + html_of(ARTICLE).replace(
        b"<body>", b'<body><%@ include file="/a/9.jsp" %>'
    )
    assert "<%" not in text_of(page)


def test_a_page_is_known_by_its_tags_whatever_its_name():
    assert "首页" not in only_source(html_of(ARTICLE), "a.txt").text


def test_deep_nesting_is_refused():
    page = b"<html><body>" + b"<div>" * 5000 + ARTICLE.encode() + b"</div>" * 5000 + b"</body></html>"
    with pytest.raises(InputError, match="nested"):
        only_source(page, "a.html")


def test_an_empty_shell_is_refused():
    with pytest.raises(InputError):
        only_source(b"<html><head></head><body><div id='app'></div><script>load()</script></body></html>", "a.html")
