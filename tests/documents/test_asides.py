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


@pytest.mark.parametrize(
    "words",
    [
        "（本文来自某某网）", "【广告】", "(责任编辑：张三 2023)", "更多内容请访问某某网www.example360.com", "https://example.org/a/2023/5.html",
        "本文由某某范文网整理", "转载请注明出处", "扫描下方二维码加入微信群", "关注公众号“某某100”获取更多内容", "——广告——", "中国县域网example12.com.cn",
    ],
)  # fmt: skip
def test_what_a_site_puts_into_a_sentence_goes_and_the_sentence_is_whole(words):
    text = BODY.replace("地区生产总值2100.1亿元", f"地区生产总值{words}2100.1亿元")
    assert [text[a.start : a.end] for a in find_asides(text)] == [words]
    facts = extract(read(text))
    plain = extract(read(BODY))
    assert [(f.indicator, f.value) for f in facts.figures] == [(f.indicator, f.value) for f in plain.figures]
    assert not ledger_of(facts).unaccounted
    for figure in facts.figures:
        assert text[figure.number.start : figure.number.end][0].isdigit()


@pytest.mark.parametrize(
    "text",
    [
        "拆除违法广告牌匾262块，规范户外广告1800余块，建成数字广告产业园。",
        "开通“入企扫码”系统，微信公众号关注群众20万人，推行电子证照。",
        "智能网联汽车产业产值增长20%，互联网、物联网企业达到300家。",
        "（一）经济平稳运行。版权登记大厅落地，转载量超过100万次。",
    ],
)
def test_what_a_report_says_of_advertisements_and_nets_stays(text):
    assert parts(text) == []


@given(st.text(alphabet=" \n\r。，；！：年月日0123上一篇评论：分享到报告政府工作……\u2028\x85", max_size=400))
def test_asides_are_in_order_and_inside_the_text(text):
    end = 0
    for aside in find_asides(text):
        assert end <= aside.start < aside.end <= len(text)
        end = aside.end
    document_of_text(text or "空", "a.txt")


def test_titles_of_other_stories_and_the_name_of_the_site_are_left_out():
    story = "鄞州区公园建设提速- 某某商圈新闻\n记者获悉,全区新建公园3个,总投资2亿元。\n相关报道\n·慈溪市新建学校9所\n·余姚大桥通车\n"
    assert parts(story) == [
        (AsideKind.SIDE_BAR, "- 某某商圈新闻"),
        (AsideKind.SIDE_BAR, "相关报道\n·慈溪市新建学校9所\n·余姚大桥通车"),
    ]
