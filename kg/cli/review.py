"""``kg review``: what a person should look at, with the words it rests on; decisions go into a file of their own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from kg.cli.app import AsJson, English, app, examples, note, say, say_json
from kg.config import DEFAULT_OUTPUT, DEFAULT_REVIEW
from kg.entities.decisions import read_decisions
from kg.errors import InputError, OutputError
from kg.landing import settle
from kg.review.queue import ItemKind

_SKIP, _QUIT = "s", "q"
#: What a person can answer to each kind of item, and the table of the decision that it makes.
_ANSWERS = {
    ItemKind.PROPOSAL.value: {"m": "merge", "a": "apart"},
    ItemKind.NAME.value: {"n": "not-a-name"},
    ItemKind.FIGURE.value: {"i": "indicator"},
}
_KEYS = (
    "[m] 合并 merge  [a] 分开 apart  [n] 不是名称 not a name  [i] 改指标 set indicator  [s] 跳过 skip  [q] 结束 quit"
)


@app.command(
    "review",
    epilog=examples(
        "kg review", "kg review --kind same-thing --limit 5", "kg review --ask", "kg build --review review.toml"
    ),
)
def review_command(
    output: Annotated[Path, typer.Argument(help="构建的输出文件夹 the output folder of a build")] = DEFAULT_OUTPUT,
    decisions: Annotated[Path, typer.Option(help="决定文件 the file of decisions")] = DEFAULT_REVIEW,
    kind: Annotated[ItemKind | None, typer.Option(help="只看一类 one kind only")] = None,
    limit: Annotated[int, typer.Option(min=1, help="最多几项 the most items")] = 20,
    ask: Annotated[
        bool, typer.Option("--ask", help="逐项询问并写入决定 ask item by item, write the decisions")
    ] = False,
    english: English = False,
    as_json: AsJson = False,
) -> None:
    """待审事项 · What to look at, most useful first; every decision is replayed on the next build."""
    settle(output)
    items = [item for item in _read(output / "review.json") if kind is None or item["kind"] == kind.value][:limit]
    if as_json:
        say_json(items)
        return
    for number, item in enumerate(items, 1):
        _show(number, item, "en" if english else "zh")
        if ask and not _asked(item, decisions):
            break
        if not ask and item["decision"]:
            say("".join(f"    {line}\n" for line in item["decision"].splitlines()))
    if not items:
        note("没有待审事项 nothing to look at")


def _read(path: Path) -> list[dict[str, Any]]:
    try:
        data = json.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise InputError("there is no queue", where=str(path), remedy="make it with: kg build") from error
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise InputError("the queue cannot be read", where=str(path), remedy="make it anew with: kg build") from error
    return list(data)


def _show(number: int, item: dict[str, Any], language: str) -> None:
    say(f"{number}. [{item['kind']}] {item[language]}")
    for quote in item["quotes"]:
        say(f"    「{quote['around']}」 {quote['document']} {quote['start']}")


def _asked(item: dict[str, Any], path: Path) -> bool:
    """Ask about one item and write what is decided; False where the person has had enough."""
    answers = _ANSWERS.get(item["kind"], {})
    choices = [*answers, _SKIP, _QUIT]
    note(_KEYS)
    answer = typer.prompt("/".join(choices), default=_SKIP, show_choices=False, err=True)
    while answer not in choices:
        answer = typer.prompt("/".join(choices), default=_SKIP, show_choices=False, err=True)
    if answer == _QUIT:
        return False
    if answer == _SKIP:
        return True
    lines = [line for line in item["decision"].splitlines() if line and not line.startswith("#")]
    lines[0] = f"[[{answers[answer]}]]"
    if answer == "i":
        wording = typer.prompt("指标 indicator", err=True)
        lines = [x for x in lines if not x.startswith("indicator")] + [
            f"indicator = {json.dumps(wording, ensure_ascii=False)}"
        ]
    _append(path, "\n".join(lines) + "\n")
    return True


def _append(path: Path, text: str) -> None:
    """Add a decision to the file; a file that was broken before is told, not made worse."""
    if path.exists():
        read_decisions(path)
    try:
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write("\n" + text)
    except OSError as error:
        raise OutputError(
            f"cannot be written ({error.strerror})", where=str(path), remedy="choose another file with --decisions"
        ) from error
    note(f"+ {path}: {text.splitlines()[0]}")
