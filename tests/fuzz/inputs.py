"""Inputs for the fuzz run: real documents of every format, damaged in ways that files are damaged, and texts made of
the pieces that the program looks for. All from a seed, so that a run can be repeated."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from support.formats import docx_of, html_of, pdf_of, zip_of

REPORT = """# 2021年鄞州区政府工作报告
2021年2月5日在鄞州区第十八届人民代表大会第五次会议上
各位代表：
一、2020年工作回顾
全年完成地区生产总值**2100.1亿元**，增长3.9%，占全市的1/5，总量居全市第一。新建学校、幼儿园分别为5所、7所。
滨江产业园等3个园区新签约项目24个，总投资120亿元，其中亿元以上项目9个；万元GDP能耗下降4.3%。
## 二、2021年工作安排
力争地区生产总值增长6%以上，年底前新增绿地27公顷，PM2.5控制在30微克/立方米以内。
附件：主要指标完成情况表
| 指标 | 单位 | 2020年 | 增长（%） |
| --- | --- | --- | --- |
| 地区生产总值 | 亿元 | 2100.1 | 3.9 |
| 一般公共预算收入 | 亿元 | 301.0 | 2.1 |
"""
_OPENING = "各位代表：\n现在，我代表区人民政府，向大会报告工作，请予审议。\n"
#: Two reports in one file, with an advertisement in a sentence.
TWO_REPORTS = "\n".join(
    f"{year}年鄞州区政府工作报告\n{_OPENING}一、{year - 1}年工作回顾\n全年完成投资（本文来自www.example.com）{year - 1900}亿元。\n"
    + "全区上下团结一心、真抓实干，推动各项事业迈上新台阶。" * 60
    for year in (2021, 2022)
)
TRADITIONAL = (
    "鄞州區國民經濟和社會發展統計公報\n全區生產總值達到2100.1億元，比上年增長3.9%，新建學校5所，綠地27公頃，萬元產值能耗下降4%。\n"
    * 3
)
#: What the grammar of the program reacts to, and what breaks parsers.
PIECES = (
    *"0123456789０９.,，。；：、（）()[]【】“”‘’《》%％—~～-+×/\\|#*<>&\"'\n\r\t 　\u2028\u200b\u202e\ufeff\ue000\x00\x85",
    *"一二三四五六七八九十百千万亿两半多余几年月日元个家项",
    "全区", "鄞州区", "慈溪市", "滨江产业园", "生产总值", "增长", "下降", "同比", "分别", "达到", "超过", "以上", "左右", "其中", "占", "等",
    "2020年", "1-11月份", "十三五", "今年", "年底前", "亿元", "万人", "平方公里", "个百分点", "第一", "1/3", "三分之二", "倍", "翻一番",
    "各位代表", "政府工作报告", "二、", "（一）", "\\r\\n", "??", "[1]", "(下同)", "| 1 | 2 |\n", "---", "记者", "上一篇", "𠮷", "\U0010ffff", "é", "ﷺ",
    "各位代表：\n现在，我代表区人民政府，向大会报告工作。\n", "2022年鄞州区政府工作报告\n", "一、2021年工作回顾\n", "二〇二二年", "\n——2022年2月5日在会议上\n",
    "更多内容请访问www.example.com/a.html", "（责任编辑：张三）", "國民經濟實現增長", "全區", "溪龙乡人民政府", "经济技术开发区", "统计公报", "预算草案的报告",
)  # fmt: skip


@dataclass(frozen=True)
class Input:
    """One input: the name of a file and its bytes."""

    name: str
    data: bytes


def samples() -> dict[str, bytes]:
    """A whole file of every format but PDF."""
    row = '{"text": "完成投资3亿元。", "year": 2020, "place": "鄞州区"}\n'
    return {
        "a.txt": REPORT.encode(),
        "b.txt": REPORT.encode("gb18030"),
        "c.txt": REPORT.encode("utf-16"),
        "d.md": REPORT.encode(),
        "e.html": html_of(
            REPORT, table="<table><tr><td>指标</td><td>2020年</td></tr><tr><td>学校</td><td>5</td></tr></table>"
        ),
        "f.docx": docx_of(REPORT, [["指标", "2020年"], ["学校（所）", "5"]]),
        "g.zip": zip_of(
            {"x.txt": REPORT.encode(), "y.html": html_of(REPORT), "manifest.csv": b"file,year\nx.txt,2021\n"}
        ),
        "h.jsonl": (row * 3).encode(),
        "l.txt": TWO_REPORTS.encode(),
        "m.txt": TRADITIONAL.encode("big5", "replace"),
        "i.csv": f'地区,年份,正文\n鄞州区,2021,"{REPORT}"\n'.encode(),
    }


def pdf_samples() -> dict[str, bytes]:
    """PDFs in one and two columns."""
    return {"j.pdf": pdf_of(REPORT), "k.pdf": pdf_of(REPORT * 3, 2)}


def inputs(seed: int, count: int) -> Iterator[Input]:
    """So many inputs for every format but PDF.

    Args:
        seed: the same seed gives the same inputs.
        count: how many.
    """
    chance = random.Random(seed)
    whole = list(samples().items())
    for _ in range(count):
        if chance.random() < 0.4:
            yield Input("text.txt", soup(chance).encode("utf-8", "replace"))
        else:
            name, data = chance.choice(whole)
            yield Input(name, damaged(data, chance))


def soup(chance: random.Random, longest: int = 60) -> str:
    """A text made of the pieces that the program looks for."""
    return "".join(chance.choice(PIECES) for _ in range(chance.randrange(1, longest)))


def damaged(data: bytes, chance: random.Random) -> bytes:
    """A file as transfers, editors and attackers damage it: some bytes changed, cut, doubled, moved or mixed with others."""
    for _ in range(chance.randrange(1, 6)):
        if not data:
            return data
        at, to = sorted((chance.randrange(len(data)), min(len(data), chance.randrange(len(data)) + 1)))
        match chance.randrange(8):
            case 0:
                data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
            case 1:
                data = data[:at] + data[at + chance.randrange(1, 40) :]
            case 2:
                data = data[:to]
            case 3:
                data = data[:at] + data[at : at + 200] * chance.randrange(2, 5) + data[at:]
            case 4:
                data = data[:at] + soup(chance, 12).encode("utf-8", "replace") + data[at:]
            case 5:
                data = data[to:] + data[:at]
            case 6:
                data = data[:at] + chance.randbytes(chance.randrange(1, 16)) + data[at:]
            case _:
                data = data.replace(data[at : at + 2], chance.randbytes(2), 3)
        data = data[:400_000]
    return data
