"""Rewrites the expected assessments of the seeds: ``python tests/assessments/update.py``, after a change was looked at.

It refuses to write where one of the pairs that a reader found in 中原区's plan and report for 2020 has been lost.
"""

import json
import sys
from pathlib import Path
from typing import Any

from kg.assessments.assess import assess
from kg.documents.context import make_document
from kg.documents.reading import read_source
from kg.entities.assemble import assemble
from kg.facts.extract import extract
from kg.mentions.words import crosses_seam
from kg.model.entity import Assessment, KnowledgeBase

HERE = Path(__file__).resolve().parent
SEEDS = HERE.parent.parent / "seeds"
EXPECTED = HERE / "expected.json"
#: A reader's pairs of 中原区's plan for 2020 and its report for 2020: words of the plan, of the report, and the verdict.
PAIRS = (
    ("公园游园项目30个", "公园游园31个", "met"),
    ("486个老旧小区", "488个老旧小区", "met"),
    ("公厕20座", "公厕15座", "notMet"),
    ("绿化提升项目18个", "绿化提升项目11个", "notMet"),
    ("高新技术企业30家", "高新技术企业28家", "notMet"),
    ("新增绿地175.5万平方米", "新增绿化面积185万平方米", "met"),
    ("公共财政75%以上", "民生支出占一般公共预算支出比例达到77%", "met"),
    ("生活垃圾覆盖率达100%", "生活垃圾分类覆盖率、无害化处理率达到100%", "met"),
    ("37条道路建成通车", "16条道路竣工通车", "notMet"),
    ("超大班额彻底消除", "超大班额彻底化解", "met"),
    ("省级食品安全示范区", "创建省级食品安全示范区", "met"),
    ("科技型中小企业150家", "科技型企业61家", "notComparable"),
    ("3406套", "安置房网签11147套", "notComparable"),
    ("2792人", "回迁7303人", "notComparable"),
)


def read() -> KnowledgeBase:
    """The seeds, read and assessed."""
    files = sorted(SEEDS.glob("*.txt"))
    facts = [extract(make_document(read_source(path, path.name), crosses_seam)) for path in files]
    return assess(assemble(facts))


def row(base: KnowledgeBase, one: Assessment) -> dict[str, Any]:
    """An assessment as it is kept: both quotes, the verdict, the ratio, the reasons."""
    document = base.documents[one.target.document]
    side = document.objectives if one.objective else document.figures
    plan, outcome = side[one.target.number].evidence, ""
    if one.outcome is not None:
        there = base.documents[one.outcome.document]
        outcome = quote(there.text[slice(*there.figures[one.outcome.number].evidence)])
    elif one.outcome_relation is not None:
        there = base.documents[one.outcome_relation.document]
        outcome = quote(there.text[slice(*there.relations[one.outcome_relation.number].evidence)])
    elif one.outcome_passage is not None:
        locus = one.outcome_passage.locus
        outcome = quote(base.documents[locus.document].text[locus.start : locus.end])
    return {
        "plan": quote(document.text[slice(*plan)]),
        "report": outcome,
        "verdict": one.verdict.value,
        "ratio": str(one.achievement) if one.achievement is not None else "",
        "zh": one.reason_zh,
        "en": one.reason_en,
    }


def quote(text: str) -> str:
    """Words on one line, without the breaks of a newspaper's columns."""
    return "".join(text.split())


def lost(rows: list[dict[str, Any]]) -> list[str]:
    """The reader's pairs that the rows do not hold with the right verdict."""
    held = [(r["plan"], r["report"], r["verdict"]) for r in rows]
    return [
        f"{plan} -> {report}: {verdict}"
        for plan, report, verdict in PAIRS
        if not any(plan in p and report in r and verdict == v for p, r, v in held)
    ]


def main() -> int:
    base = read()
    rows = [row(base, one) for one in base.assessments]
    if missing := lost(rows):
        sys.stderr.write("lost pairs, nothing was written:\n" + "\n".join(missing) + "\n")
        return 1
    EXPECTED.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
