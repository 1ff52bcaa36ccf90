"""Side bars, abstracts and repeated paragraphs are left out; everything else stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.make import document_of_text

from kg.documents.asides import find_asides
from kg.facts.extract import extract
from kg.facts.ledger import ledger_of
from kg.model.quantity import RejectionKind
from kg.model.source import AsideKind

HEAD = "工作报告\n2021年鄞州区政府工作报告\n时间：2023-01-24????作者：某网????阅读：\n303\n评论：\n0\n内容摘要：\n"
OPENING = "各位代表：现在，我代表区人民政府，向大会报告工作，请予审议，并请各位政协委员和列席人员提出意见。"
BODY = f"{OPENING}\n一、2020年工作回顾\n全年完成地区生产总值2100.1亿元，增长3.9%，新建学校5所，群众的获得感、幸福感持续增强。\n"
SIDE = "分享到：\nQQ空间\n上一篇：\n2022年慈溪市政府工作报告\n相关文章\n01-24\n余姚市新建学校9所\n01-25\n2025年宁海县政府工作报告\n标签云\n2022年\n"


def parts(text: str) -> list[tuple[AsideKind, str]]:
    return [(a.kind, text[a.start : a.end]) for a in find_asides(text)]


def test_a_scrape_loses_what_stands_around_the_report():
    text = f"{HEAD}{OPENING[:40]}......\n{BODY}{SIDE}"
    assert parts(text) == [
        (AsideKind.SIDE_BAR, "303"),
        (AsideKind.SIDE_BAR, "评论："),
        (AsideKind.SIDE_BAR, "0"),
        (AsideKind.ABSTRACT, OPENING[:40] + "......"),
        (AsideKind.SIDE_BAR, SIDE.rstrip("\n")),
    ]


def test_no_figure_and_no_name_comes_from_a_side_bar_and_its_numbers_are_accounted_for():
    plain, scraped = extract(read(BODY)), extract(read(f"{HEAD}{BODY}{SIDE}"))
    assert [f.indicator for f in scraped.figures] == [f.indicator for f in plain.figures]
    assert not {"慈溪市", "余姚市", "宁海县"} & {thing.name for thing in scraped.things}
    assert not ledger_of(scraped).unaccounted
    assert sum(r.kind is RejectionKind.ASIDE for r in scraped.rejections) >= 10


def read(text: str):
    from support.agreement import only_source

    from kg.documents.context import make_document
    from kg.mentions.words import crosses_seam

    return make_document(only_source(text.encode(), "a.txt"), crosses_seam)


def test_a_side_bar_before_the_report_goes_but_the_title_stays():
    titles = "\n".join(f"{year}年慈溪市政府工作报告" for year in range(2010, 2020))
    text = f"{titles}\n2021年鄞州区政府工作报告\n{BODY}"
    assert parts(text) == [(AsideKind.SIDE_BAR, titles)]


def test_a_paragraph_said_twice_is_read_once():
    paragraph = BODY.split("\n")[2]
    assert parts(f"{BODY}{paragraph}\n") == [(AsideKind.REPEATED, paragraph)]
    short = "全力以赴，再创佳绩！"
    assert parts(f"{BODY}{short}\n{short}\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "亮点\n地区生产总值2100.1亿元\n财政收入301亿元\n新建学校5所\n新增绿地27公顷\n改造小区13个\n" + BODY,
        BODY + "2月5日\n鄞州区人民政府\n",
        "".join(f"{n}. 新建学校{n}所\n" for n in range(1, 30)),
        BODY + "附件\n主要指标完成情况\n指标\n2020年\n地区生产总值\n2100.1\n财政收入\n301\n",
    ],
    ids=["highlights", "signature", "list", "table"],
)
def test_short_lines_of_the_report_itself_stay(text):
    assert parts(text) == []


@given(st.text(alphabet=" \n\r。，；！：年月日0123上一篇评论：分享到报告政府工作……\u2028\x85", max_size=400))
def test_asides_are_in_order_and_inside_the_text(text):
    end = 0
    for aside in find_asides(text):
        assert end <= aside.start < aside.end <= len(text)
        end = aside.end
    document_of_text(text or "空", "a.txt")
