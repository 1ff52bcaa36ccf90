"""The report for people, in Markdown, Chinese first: what was read, what came of it, what to look at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

#: Why a numeral is no figure, in Chinese and English.
REJECTIONS = {
    "date": ("日期", "a date"),
    "ordinal": ("序数", "an ordinal"),
    "part-of-name": ("名称的一部分", "part of a name"),
    "code": ("代号", "a code"),
    "plan-name": ("规划名称", "the name of a plan"),
    "slogan": ("口号、提法", "a slogan"),
    "numbering": ("编号", "numbering"),
    "note-mark": ("注释号", "a note mark"),
    "threshold": ("名词内的门槛值", "a threshold inside a noun"),
    "indefinite": ("虚指", "indefinite"),
    "deadline": ("期限", "a deadline"),
    "structure": ("结构性数目", "structure"),
    "glossary": ("名词解释", "glossary"),
    "quoted": ("引号内提法", "a quotation"),
    "composition": ("构成比", "composition"),
    "aside": ("正文以外", "outside the text"),
    "no-report": ("所在文件不是报告", "the document is no report"),
    "unresolved": ("未能解析，值得人工查看", "unresolved; worth a look"),
}
_GENRES = {
    "government-report": "政府工作报告",
    "party-report": "党委工作报告",
    "congress-report": "人大常委会报告",
    "conference-report": "政协报告",
    "plan-report": "计划报告",
    "budget-report": "预算报告",
    "statistical-communique": "统计公报",
    "digest": "报告摘要",
    "news": "新闻",
    "other": "其他",
}
#: So many nodes are named for one finding, and so many merges are listed.
_NODES, _MERGES = 5, 500
_MARKS = re.compile(r"([\\`*_\[\]<>|#])")


def report_page(report: Mapping[str, Any]) -> str:
    """The report as a Markdown page; names from documents are escaped, so that none of them is taken for markup.

    Args:
        report: the report as plain data.
    """
    parts = [
        ["# 构建报告 · Build report"],
        _summary(report),
        _refused(report),
        _findings(report["shapes"]["findings"]),
        _at_odds(report.get("contradictions", ()), report.get("decisions", ())),
        _documents(report["documents"]),
        _rejections(report["numbers"]),
        _merges(report["merges"]),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _summary(report: Mapping[str, Any]) -> list[str]:
    numbers, figures, shapes = report["numbers"], report["figures"], report["shapes"]
    rejected = sum(numbers["rejected"].values())
    findings = len(shapes["findings"])
    conform = "通过 conform" if shapes["conform"] else "未通过 violated"
    sample = f"；抽查文档 a sample of documents: {shapes['sample']}" if "sample" in shapes else ""
    rows = [
        ("文档", "documents", str(len(report["documents"]))),
        ("数目", "numerals", f"{numbers['total']} = {numbers['figures']} + {rejected} + {numbers['unaccounted']}"),
        ("", "", "统计数字 in figures + 归类剔除 rejected + 未交代 unaccounted"),
        ("观测值", "observations", f"{figures['actual']}，另有预计 estimates {figures['estimate']}"),
        ("目标", "targets", str(figures["target"])),
        ("目标与结果", "outcomes", ", ".join(f"{k} {n}" for k, n in report.get("assessments", {}).items())),
        ("事物", "things", str(sum(report["things"].values()))),
        ("关系", "relations", str(sum(report["relations"].values()))),
        ("形状校验", "shapes", conform + (f"；提示 findings {findings}" if findings else "") + sample),
    ]
    return _table(("", "", ""), rows)


def _refused(report: Mapping[str, Any]) -> list[str]:
    """The files that could not be read, and the documents that are no reports."""
    rows = [(_plain(f["file"]), _plain(f["what"]), _plain(f["remedy"])) for f in report["failures"]]
    rows += [(_plain(d["name"]), _plain(d["refusal"]), "") for d in report["documents"] if d.get("refusal")]
    if not rows:
        return []
    return ["## 没有读的文件 · Not read", "", *_table(("文件 file", "原因 reason", "怎么办 remedy"), rows)]


def _findings(findings: Sequence[Mapping[str, str]]) -> list[str]:
    """The findings by their message, each with the first nodes that it is about."""
    if not findings:
        return []
    nodes: dict[tuple[str, str], list[str]] = {}
    for one in findings:
        nodes.setdefault((one["severity"], one["message"]), []).append(one["focus"])
    lines = ["## 值得查看 · Worth a look", ""]
    for (severity, message), about in sorted(nodes.items(), key=lambda item: (-len(item[1]), item[0])):
        lines.append(f"- **{len(about)} ×** {_plain(severity)}: {_plain(message)}")
        lines += [f"  - <{focus}>" if _is_iri(focus) else f"  - {_plain(focus)}" for focus in about[:_NODES]]
        if len(about) > _NODES:
            lines.append(f"  - … {len(about) - _NODES}")
    return lines


def _at_odds(contradictions: Sequence[Mapping[str, Any]], decisions: Sequence[Mapping[str, Any]]) -> list[str]:
    """Figures that cannot all be true, with their words, and decisions of a person that no longer apply."""
    lines = []
    for one in contradictions:
        lines.append(f"- {_plain(one['zh'])} · {_plain(one['en'])}")
        lines += [f"  - 「{_plain(q['text'])}」 {_plain(q['document'])} {q['start']}" for q in one["quotes"]]
    for decision in decisions:
        if not decision["applied"]:
            lines.append(f"- 决定不再适用 · a decision no longer applies: {_plain(decision['decision'])}")
    return ["## 矛盾与失效的决定 · At odds, and stale decisions", "", *lines] if lines else []


def _documents(documents: Iterable[Mapping[str, Any]]) -> list[str]:
    rows = []
    for d in documents:
        n = d["numbers"]
        rows.append(
            (
                _plain(d["name"]),
                _plain("".join(d["above"]) + d["place"]),
                str(d["year"] or ""),
                _GENRES.get(d["genre"], d["genre"]),
                str(n["total"]),
                str(n["figures"]),
                str(n["rejected"].get("unresolved", 0)),
                str(len(d["joined_lines"])),
            )
        )
    heads = (
        "文件 file",
        "地区 district",
        "年份 year",
        "体裁 genre",
        "数目 numerals",
        "统计数字 in figures",
        "未能解析 unresolved",
        "接好的断行 joined lines",
    )
    return ["## 文档 · Documents", "", *_table(heads, rows)]


def _rejections(numbers: Mapping[str, Any]) -> list[str]:
    rows = [
        (*REJECTIONS.get(kind, (kind, kind)), str(count))
        for kind, count in sorted(numbers["rejected"].items(), key=lambda item: (-item[1], item[0]))
    ]
    return ["## 剔除的数目 · Rejected numerals", "", *_table(("类型", "type", "数量 count"), rows)] if rows else []


def _merges(merges: Sequence[Mapping[str, Any]]) -> list[str]:
    if not merges:
        return []
    rows = [(_plain(m["name"]), _plain(m["into"]), _plain(m["class"]), _plain(m["rule"])) for m in merges[:_MERGES]]
    heads = ("名称 name", "并入 into", "类别 class", "规则 rule")
    rest = [f"… {len(merges) - _MERGES}"] if len(merges) > _MERGES else []
    return ["## 名称合并 · Merged names", "", *_table(heads, rows), *rest]


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    return [f"| {' | '.join(heads)} |", f"|{' --- |' * len(heads)}", *(f"| {' | '.join(row)} |" for row in rows)]


def _plain(text: str) -> str:
    r"""Text of a document in one line, its marks disarmed.

    >>> _plain("a|b\n<script>")
    'a\\|b \\<script\\>'
    """
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def _is_iri(text: str) -> bool:
    return re.fullmatch(r"https?://[^\s<>]+", text) is not None
