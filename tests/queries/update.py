"""Rewrites the expected answers: ``python tests/queries/update.py``, after a change of the extraction was looked at.

Each file holds the parameters, the number of rows and the first rows of one question on the seeds. The example in the
header of a question stays while it is a row of the answer; else the first row takes its place.
"""

import json
import re
import sys
import tempfile
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from kg.builds.run import build
from kg.queries.catalogue import GROUPS, Question, catalogue
from kg.queries.graph import KnowledgeGraph
from kg.queries.rows import Rows, Value
from kg.queries.tables import cell, heading, json_value, plain

HERE = Path(__file__).resolve().parent
EXPECTED = HERE / "expected"
ROWS = 12
#: Defaults of the seeds that the small graph has other names for.
SMALL = {"subject": "光明公司", "thing": "甲区", "words": "光明"}


def expected_answer(graph: KnowledgeGraph, question: Question) -> dict[str, object]:
    """What a question answers on a graph, as it is kept: IRIs are left out, long answers are cut."""
    rows = graph.query(question.name)
    seen = rows.without(name for name in rows.columns if name.endswith("Iri"))
    return {"columns": list(seen.columns), "rows": rows.total, "first": plain(seen[:ROWS])}


def whole_answer(graph: KnowledgeGraph, question: Question) -> Rows:
    """The answer with the default parameters, not cut."""
    limit = {"limit": "any"} if any(p.name == "limit" for p in question.parameters) else {}
    return graph.query(question.name, **limit)


def small_answer(question: Question) -> Rows:
    """The whole answer on the small graph, which has what the seeds lack."""
    given = {p.name: SMALL[p.name] for p in question.parameters if p.name in SMALL and p.default not in (None, "any")}
    return KnowledgeGraph(HERE / "data" / "small.ttl").query(question.name, **given)


def has_example(question: Question, rows: Rows) -> bool:
    """Whether the example in the header is a part of some row."""
    return any(question.example.items() <= dict(row).items() for row in rows)


def told(row: Mapping[str, Value]) -> list[str]:
    """The columns of a first example: what a row says, without places in documents and long texts."""
    dull = ("document", "start", "end", "confidence", "before", "after", "reason", "title")
    names = [n for n in row if not n.endswith(("Iri", "En", "Quote", "Document")) and n not in dull]
    return [name for name in names if row[name] is not None and len(str(row[name])) <= 40][:6]


def rewrite_example(graph: KnowledgeGraph, question: Question) -> None:
    """Put a row of today's answer in the place of an example that no longer is one, or is missing."""
    rows = whole_answer(graph, question) or small_answer(question)
    if not rows or (question.example and has_example(question, rows)):
        return
    row = {name: json_value(rows[0][name]) for name in question.example or told(rows[0])}
    path = Path(str(files("kg.queries").joinpath("catalogue", f"{question.name}.rq")))
    line = "# example: " + json.dumps(row, ensure_ascii=False)
    text = re.sub(r"^# example: .*\n", "", path.read_text("utf-8"), flags=re.M)
    path.write_text(re.sub(r"^PREFIX", lambda _: f"{line}\nPREFIX", text, count=1, flags=re.M), "utf-8")


PAGE = HERE.parent.parent / "docs" / "questions.md"
_HEAD = """# 问题目录 · The questions

`kg query 名称 --参数 值` 提问，`kg query 名称 --help-question` 说明一个问题，`-f csv`、`-f json`、`-f markdown` 换格式。参数都可省略。

`kg query NAME --parameter VALUE` asks; `--help-question` says what a question is and takes, `--en` puts headings and codes into
English, `-f csv`, `-f json` and `-f markdown` change the form. Every parameter may be left out. The examples are rows of the
answers on the five seeds, or where these have nothing of the kind, on a small made-up graph.
"""


def page() -> str:
    """The page of the documentation that lists the questions."""

    def row(question: Question) -> str:
        takes = " ".join(f"`--{p.name}`" for p in question.parameters)
        shown = " · ".join(f"{heading(n, 'zh')} {cell(n, v, 'zh')}" for n, v in question.example.items()).replace(
            "*", "\\*"
        )
        asks = (
            f"**{question.title_zh}**：{question.description_zh}<br>**{question.title_en}**: {question.description_en}"
        )
        cells = (f"`{question.name}`", asks, takes, shown)
        return "| " + " | ".join(text.replace("|", "\\|") for text in cells) + " |"

    parts = [_HEAD]
    for group, (zh, en) in GROUPS.items():
        rows = [row(question) for question in catalogue().values() if question.group is group]
        parts.append(
            f"## {zh} · {en}\n\n| 名称 name | 问什么 asks | 参数 takes | 举例 example |\n| --- | --- | --- | --- |"
        )
        parts[-1] += "\n" + "\n".join(rows) + "\n"
    return "\n".join(parts)


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        build([HERE.parent.parent / "seeds"], folder, check=False)
        graph = KnowledgeGraph(folder)
        EXPECTED.mkdir(exist_ok=True)
        for old in EXPECTED.glob("*.json"):
            old.unlink()
        for question in catalogue().values():
            text = json.dumps(expected_answer(graph, question), ensure_ascii=False, indent=1)
            (EXPECTED / f"{question.name}.json").write_text(text + "\n", "utf-8")
            rewrite_example(graph, question)
        catalogue.cache_clear()
        PAGE.write_text(page(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
