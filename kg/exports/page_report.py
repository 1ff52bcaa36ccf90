"""The report for people, in Markdown, Chinese first."""

from __future__ import annotations

from typing import Any

_REJECTIONS = {
    "date": "日期", "ordinal": "序数", "part-of-name": "名称的一部分", "code": "代号", "plan-name": "规划名称",
    "slogan": "口号、提法", "numbering": "编号", "note-mark": "注释号", "threshold": "名词内的门槛值", "indefinite": "虚指",
    "deadline": "期限", "structure": "结构性数目", "glossary": "名词解释", "quoted": "引号内提法", "composition": "构成比",
    "unresolved": "未能解析（值得人工查看）",
}  # fmt: skip


def report_page(report: dict[str, Any]) -> str:
    """The report as a Markdown page.

    Args:
        report: the report as plain data.
    """
    numbers = report["numbers"]
    lines = [
        "# 构建报告 · Build report",
        "",
        f"- 文档 documents: {len(report['documents'])}",
        f"- 数字 numbers: 共 {numbers['total']}，成为统计数字 {numbers['figures']}，按类型剔除 "
        f"{sum(numbers['rejected'].values())}，未交代 {numbers['unaccounted']}",
        f"- 观测值 observations: {report['figures']['actual']}（另有预计 estimates {report['figures']['estimate']}），"
        f"目标 targets: {report['figures']['target']}",
        f"- 事物 things: {sum(report['things'].values())}，关系 relations: {sum(report['relations'].values())}",
        f"- 形状校验 shapes: {'通过 conform' if report['shapes']['conform'] else '有发现 findings'}",
        "",
        "## 剔除的数目 · Rejected numerals",
        "",
        "| 类型 | type | 数量 |",
        "| --- | --- | --- |",
    ]
    lines += [f"| {_REJECTIONS.get(kind, kind)} | {kind} | {count} |" for kind, count in numbers["rejected"].items()]
    lines += [
        "",
        "## 文档 · Documents",
        "",
        "| 文件 | 地区 | 年份 | 体裁 | 数目 | 统计数字 | 未能解析 | 合并断行 |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for d in report["documents"]:
        n = d["numbers"]
        lines.append(
            f"| {d['name']} | {''.join(d['above'])}{d['place']} | {d['year'] or ''} | {d['genre']} | {n['total']} | "
            f"{n['figures']} | {n['rejected'].get('unresolved', 0)} | {len(d['joined_lines'])} |"
        )
    if report["failures"]:
        lines += ["", "## 未能读取 · Not read", ""]
        lines += [f"- {f['file']}: {f['what']}; {f['remedy']}" for f in report["failures"]]
    if report["merges"]:
        lines += ["", "## 名称合并 · Merged names", ""]
        lines += [f"- {m['name']} → {m['into']} ({m['class']}, {m['rule']})" for m in report["merges"]]
    if report["shapes"]["findings"]:
        lines += ["", "## 校验发现 · Findings", ""]
        lines += [f"- {f['severity']}: {f['message']} ({f['focus']})" for f in report["shapes"]["findings"][:200]]
    return "\n".join(lines) + "\n"
