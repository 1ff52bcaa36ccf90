"""The seeds as other formats give the same figures as their texts."""

from __future__ import annotations

import pytest
from support.agreement import facts_of_bytes, figures, unlike
from support.formats import docx_of, html_of, pdf_of, zip_of

#: What a scraped page names beside its own report.
SIDE = (
    "焦作市解放区2025年政府工作报告",
    "焦作市中站区2025年政府工作报告",
    "登封市2025年生产总值增长9%",
    "温县2025年完成投资30亿元",
)
#: How each rendering is made, the ending of its file, and the share of figures that must agree.
RENDERINGS = {
    "docx": (docx_of, ".docx", 0.99),
    "html": (lambda text: html_of(text, side=SIDE), ".html", 0.99),
    "html-gb2312": (lambda text: html_of(text, "gb18030", "gb2312", SIDE), ".htm", 0.99),
    "html-no-label": (lambda text: html_of(text, "gb18030", "", SIDE), ".htm", 0.99),
    "pdf-one-column": (pdf_of, ".pdf", 0.98),
    "pdf-two-columns": (lambda text: pdf_of(text, 2), ".pdf", 0.93),
    "pdf-three-columns": (lambda text: pdf_of(text, 3), ".pdf", 0.93),
    "utf-16": (lambda text: text.encode("utf-16"), ".txt", 1),
    "utf-16-be-unmarked": (lambda text: text.encode("utf-16-be"), ".txt", 1),
    "gb18030": (lambda text: text.encode("gb18030"), ".txt", 1),
    "zipped-docx": (lambda text: zip_of({"报告.docx": docx_of(text)}), ".zip", 0.99),
}


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_a_rendering_gives_the_figures_of_the_text(seed_texts, seed_figures, rendering):
    make, ending, least = RENDERINGS[rendering]
    same = wanted = found = 0
    differences = []
    for name, text in seed_texts.items():
        facts = facts_of_bytes(make(text), name.removesuffix(".txt") + ending)
        plain = seed_figures[name]
        same += (figures(plain) & figures(facts)).total()
        wanted += len(plain.figures)
        found += len(facts.figures)
        differences.append(unlike(plain, facts))
        assert facts.context.division == plain.context.division
        assert (facts.context.year, facts.context.plan_year) == (plain.context.year, plain.context.plan_year)
    assert wanted > 200, "the seeds lost their figures"
    assert same >= least * max(wanted, found), "\n".join(differences)


def test_evidence_counts_in_the_extracted_text(seed_texts):
    for name, text in seed_texts.items():
        for make, ending in ((docx_of, ".docx"), (html_of, ".html"), (pdf_of, ".pdf")):
            facts = facts_of_bytes(make(text), name + ending)
            for figure in facts.figures:
                number = facts.text[figure.number.start : figure.number.end]
                assert any(c.isdigit() or c in "一二三四五六七八九十百千万亿两半倍" for c in number), number
                assert figure.evidence.contains(figure.number)
