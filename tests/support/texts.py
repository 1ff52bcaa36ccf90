"""Texts for property tests: pieces of reports in any order, with everything that real files have between them."""

from __future__ import annotations

from hypothesis import strategies as st

PIECES = [
    "地区生产总值完成320亿元", "同比（下同）增长６．２％", "新建公园6个、游园15个", "高于全市（5.1%）1.3个百分点", "占全市的1/6",
    "一、2021年工作回顾", "（二）2022年工作安排", "# 标题", "- 条目", "**加粗**", "记者 李四", "/摄", "各位代表：", "近60余项", "两万多名群众",
    "云台产业园入驻企业17家", "松柏路、梅园路等12条道路", "“三联三促”活动", "PM2.5", "12345热线", "第3位", "前十", "5—8亿元", "3.5.7", "1,200人",
    "到2025年", "截至11月底", "10月底前", "十三五", "五年来", "预计", "力争", "其中", "分别为8%、9%", "三分之二", "百分之八十", "翻两番", "2.3倍",
    "海川重工落户博泰科技园", "荣获全国文明城区称号", "《稳企惠企十条》", "万亩", "千", "半数", "零", "○", "〇", "①", "㎡", "‰", "－5%", "２０２１",
]  # fmt: skip
JOINTS = [
    "",
    ",",
    "，",
    "。",
    "；",
    "、",
    " ",
    "　",
    "\n",
    "\n\n",
    "\r\n",
    "\\n",
    "*",
    "[1]",
    "(",
    "）",
    "“",
    "”",
    "\u200b",
    "\ufeff",
    "\t",
]

#: Anything: letters of all kinds, signs, and what nobody sees.
ANY = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\0"), max_size=60)
#: What looks like a report.
REPORTS = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(JOINTS)), max_size=25).map(
    lambda parts: "".join(piece + joint for piece, joint in parts)
)
MIXED = st.lists(st.one_of(REPORTS, ANY), max_size=4).map("".join)
