"""The report for people: everything has words, names are no markup, findings of one kind stand together."""

from __future__ import annotations

import copy
import re

from kg.exports.page_report import REJECTIONS, report_page
from kg.model.quantity import RejectionKind


def rows_of(page: str, heading: str) -> list[list[str]]:
    """The cells of the table below a heading, without its head."""
    part = page.split(heading, 1)[1].split("\n## ", 1)[0]
    lines = [line for line in part.split("\n") if line.startswith("|")][2:]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


def test_every_reason_for_a_rejection_has_words() -> None:
    assert set(REJECTIONS) == {kind.value for kind in RejectionKind}
    assert all(zh and en for zh, en in REJECTIONS.values())


def test_the_page_of_the_seeds_tells_what_the_data_tells(seed_report) -> None:
    page = report_page(seed_report)
    documents = rows_of(page, "## 文档")
    assert len(documents) == len(seed_report["documents"])
    for row, document in zip(documents, seed_report["documents"], strict=True):
        assert row[4:6] == [str(document["numbers"]["total"]), str(document["numbers"]["figures"])]
    counts = [int(row[-1]) for row in rows_of(page, "## 剔除的数目")]
    assert sum(counts) == sum(seed_report["numbers"]["rejected"].values())
    assert counts == sorted(counts, reverse=True)
    assert len(rows_of(page, "## 名称合并")) == len(seed_report["merges"])


def test_names_of_documents_are_no_markup(seed_report) -> None:
    report = copy.deepcopy(seed_report)
    report["documents"][0]["name"] = "a|b\n# <script>[x](y)`.txt"
    report["documents"][0]["refusal"] = "it is a list"
    report["failures"] = [{"file": "c|d.pdf", "what": "no text", "remedy": "OCR"}]
    page = report_page(report)
    row = rows_of(page, "## 文档")[0]
    assert len(row) == 8
    assert row[0] == r"a\|b \# \<script\>\[x\](y)\`.txt"
    assert [len(cells) for cells in rows_of(page, "## 没有读的文件")] == [3, 3]


def test_findings_of_one_kind_stand_together(seed_report) -> None:
    report = copy.deepcopy(seed_report)
    iri = "https://w3id.org/gwr/id/obs-{}"
    report["shapes"] = {
        "conform": False,
        "findings": [
            {"severity": "warning", "rule": "r", "focus": iri.format(n), "message": "m", "value": ""} for n in range(9)
        ],
    }
    page = report_page(report)
    assert page.count("**9 ×** warning: m") == 1
    assert page.count("  - <https://w3id.org/gwr/id/obs-") == 5
    assert "  - … 4" in page
    assert "未通过 violated" in page
