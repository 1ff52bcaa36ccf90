"""What the commands share: the application, the consoles, options of one meaning, and how answers are printed."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from kg.config import DEFAULT_OUTPUT
from kg.queries.tables import json_value

#: Exit codes.
FINE, FINDINGS, BAD = 0, 1, 2
CODES = "退出码 exit codes: 0 正常 fine, 1 有发现 findings, 2 用法或输入有误 bad use or input"

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    help="区县政府工作报告知识图谱 · Knowledge graphs from the work reports of Chinese district governments.",
    epilog=CODES,
)
out = Console()
err = Console(stderr=True)

Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="只输出结果 nothing but the result")]
AsJson = Annotated[bool, typer.Option("--json", help="以 JSON 输出 print JSON")]
Graph = Annotated[
    Path, typer.Option("-g", "--graph", help="图谱：输出文件夹或 RDF 文件 the graph: an output folder or an RDF file")
]
English = Annotated[bool, typer.Option("--en", help="表头和代码用英文 headings and codes in English")]
DEFAULT_GRAPH = DEFAULT_OUTPUT


def examples(*commands: str) -> str:
    """The closing lines of a command's help: examples and exit codes."""
    return "\b\n示例 examples:\n" + "\n".join(f"  {command}" for command in commands) + f"\n\n{CODES}"


def say(text: str) -> None:
    """Print an answer as it is, without markup and without breaking lines."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def say_json(data: Any) -> None:
    """Print an answer as JSON."""
    say(json.dumps(data, ensure_ascii=False, indent=1, default=json_value))


def note(text: str, style: str = "") -> None:
    """Tell something beside the answer, on standard error."""
    err.print(text, style=style, highlight=False, soft_wrap=True, markup=False)
