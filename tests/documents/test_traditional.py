"""Traditional characters: the same figures and names as in simplified ones, evidence in the text as it is."""

from __future__ import annotations

import builtins

import pytest
from support.agreement import facts_of_bytes, figures
from support.formats import html_of

import kg.documents.traditional as traditional
from kg.errors import InputError

opencc = pytest.importorskip("opencc")

TEXT = """2021年鄞州區政府工作報告
各位代表：現在，我代表區人民政府，向大會報告工作，請予審議。
一、2020年工作回顧
全區完成地區生產總值２１００．１億元，增長3.9%。濱江產業園等3個園區簽約項目24個，總投資120億元。後台服務裏面有乾隆年間的書5萬冊。
二、2021年工作安排
力爭地區生產總值增長6%以上，新增綠地27公頃。
"""


def simple(text: str) -> str:
    return opencc.OpenCC("t2s").convert(text)


@pytest.mark.parametrize(
    "data",
    [TEXT.encode(), TEXT.encode("gb18030"), TEXT.replace("裏", "裡").encode("big5"), TEXT.encode("utf-16")],
    ids=["utf-8", "gb18030", "big5", "utf-16"],
)
def test_figures_and_place_are_those_of_the_simplified_text(data):
    facts, plain = facts_of_bytes(data, "a.txt"), facts_of_bytes(simple(TEXT).encode(), "a.txt")
    assert figures(facts) == figures(plain)
    assert len(facts.figures) >= 6
    assert facts.context.division == plain.context.division
    assert facts.context.division is not None
    assert (facts.context.year, facts.context.plan_year) == (2020, 2021)


def test_evidence_quotes_the_text_as_it_is():
    facts = facts_of_bytes(TEXT.encode(), "a.txt")
    assert facts.text == TEXT
    (gdp,) = [f for f in facts.figures if str(f.value) == "2100.1"]
    assert TEXT[slice(*gdp.number)] == "２１００．１億元"
    assert "生產總值" in TEXT[slice(*gdp.evidence)]


def test_a_page_in_traditional_characters_loses_its_frame():
    facts = facts_of_bytes(html_of(TEXT), "a.html")
    assert "區" in facts.text
    assert len(facts.figures) >= 6


@pytest.mark.parametrize(
    "text", ["", "\n\r\n", TEXT, TEXT * 3, "國\u2028會\x0b區\x85縣\x1c經𠮷濟\n", "臺灣髮型裡面乾坤" * 99]
)
def test_no_place_in_the_text_moves(text):
    assert len(traditional.simplified(text)) == len(text)
    assert traditional.simplified(simple(text)) == simple(text)


def test_a_simplified_report_that_names_somebody_in_traditional_characters_stays():
    text = simple(TEXT) + "與臺灣裕隆集團簽約。"
    assert traditional.simplified(text) is text


def test_without_opencc_the_reader_says_what_to_install(monkeypatch):
    real = builtins.__import__

    def importing(name, *rest):
        if name == "opencc":
            raise ImportError(name)
        return real(name, *rest)

    traditional._converter.cache_clear()
    monkeypatch.setattr(builtins, "__import__", importing)
    with pytest.raises(InputError, match=r"kg\[traditional\]"):
        facts_of_bytes(TEXT.encode(), "a.txt")
    traditional._converter.cache_clear()
    assert facts_of_bytes(simple(TEXT).encode(), "a.txt").figures
