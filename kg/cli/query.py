"""``kg query``: a question of the catalogue by its name, or any SPARQL from a file or standard input."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.app import DEFAULT_GRAPH, AsJson, English, Graph, Quiet, app, examples, note, out, say, say_json
from kg.errors import OutputError, QueryError
from kg.queries.catalogue import GROUPS, Question, catalogue, question
from kg.queries.defaults import CHOICES
from kg.queries.parameters import assumed, options
from kg.queries.tables import Format, cell, heading, render

if TYPE_CHECKING:
    from kg.queries.rows import Rows

#: The widest that a cell is printed in a terminal; elsewhere nothing is cut.
_WIDTH = 40
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_SPARQL_FILES = (".rq", ".sparql", ".sparql11")


@app.command(
    "query",
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
    epilog=examples(
        "kg query --list",
        "kg query gdp-and-growth --help-question",
        "kg query gdp-and-growth --district 中原区 --year 2020",
        "kg query figures --format csv -o figures.csv",
        "kg query mine.rq --thing https://w3id.org/gwr/id/area-410102",
        "echo 'SELECT * { ?s a ?c } LIMIT 3' | kg query -",
    ),
)
def query_command(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(help="问题名、.rq 文件或 - (标准输入) a question, an .rq file, or - for standard input"),
    ] = None,
    graph: Graph = DEFAULT_GRAPH,
    listed: Annotated[bool, typer.Option("--list", help="列出全部问题 list the questions")] = False,
    about: Annotated[
        bool, typer.Option("--help-question", help="说明该问题及其参数 what the question is and takes")
    ] = False,
    form: Annotated[
        Format | None, typer.Option("-f", "--format", help="table, csv, json, markdown (default: table)")
    ] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="写入文件 write to a file")] = None,
    engine: Annotated[str, typer.Option(help="oxigraph 或 or rdflib")] = "oxigraph",
    english: English = False,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """向图谱提问 · Ask the graph a named question, or any SPARQL; parameters are given as --name value and bound."""
    chosen = Format.JSON if as_json else form or _form_of(output)
    language = "en" if english else "zh"
    if listed:
        _list(chosen, language)
        return
    if name is None:
        raise QueryError("no question was named", remedy="list them with: kg query --list")
    if about:
        _describe(question(name), chosen, language)
        return
    rows, taken = _ask(name, graph, options(context.args), engine)
    if taken and not quiet and chosen is Format.TABLE:
        note(
            ("未指定，取 " if language == "zh" else "not given, taken: ")
            + ", ".join(f"{k}={v}" for k, v in taken.items())
        )
    if output is not None:
        text = render(rows, chosen, language)
        _write(output, text if text.endswith("\n") else text + "\n")
        if not quiet:
            note(f"{len(rows)} 行 rows -> {output}")
        return
    say(render(rows, chosen, language, _WIDTH if out.is_terminal else None))


def _ask(name: str, graph: Path, values: Mapping[str, str], engine: str) -> tuple[Rows, Mapping[str, str]]:
    """The answer, and what the question assumed where the user said nothing."""
    from kg.queries.graph import load

    sparql = read_sparql(name)
    if sparql is None:
        asked = question(name)  # an unknown name is told before the graph is looked for
        known = load(graph)
        return known.query(name, engine=engine, **values), assumed(asked, values, known.store)
    return load(graph).query(sparql, engine=engine, **{key: _typed(value) for key, value in values.items()}), {}


def read_sparql(name: str) -> str | None:
    """The SPARQL that a file or standard input holds; None where the name is that of a question."""
    if name == "-":
        return _checked(sys.stdin.read(), "standard input")
    path = Path(name)
    if path.suffix not in _SPARQL_FILES and (name in catalogue() or not path.is_file()):
        return None
    try:
        return _checked(path.read_text("utf-8-sig"), name)
    except OSError as error:
        raise QueryError(f"cannot be read ({error.strerror})", where=name, remedy="name a file with SPARQL") from error
    except UnicodeDecodeError as error:
        raise QueryError("is not UTF-8", where=name, remedy="save the query in UTF-8") from error


def _checked(text: str, where: str) -> str:
    if not text.strip():
        raise QueryError("holds no query", where=where, remedy="write SPARQL: SELECT, ASK or CONSTRUCT")
    return text


def _typed(value: str) -> Any:
    """A parameter of the user's own query: numbers are numbers, the rest is text or an IRI."""
    if not _NUMBER.fullmatch(value):
        return value
    return Decimal(value) if "." in value else int(value)


def _form_of(output: Path | None) -> Format:
    """The format that a file's ending asks for."""
    endings = {".csv": Format.CSV, ".json": Format.JSON, ".md": Format.MARKDOWN}
    return endings.get(output.suffix, Format.TABLE) if output else Format.TABLE


def _write(path: Path, text: str) -> None:
    try:
        path.write_bytes(text.encode())
    except OSError as error:
        raise OutputError(
            f"cannot be written ({error.strerror})", where=str(path), remedy="choose another file with -o"
        ) from error


def _list(form: Format, language: str) -> None:
    questions = catalogue().values()
    if form is Format.JSON:
        say_json([asked.as_dict() for asked in questions])
        return
    at = 0 if language == "zh" else 1
    wide = max(len(asked.name) for asked in questions)
    for group, titles in GROUPS.items():
        say(f"\n{titles[at]}")
        for asked in questions:
            if asked.group is group:
                takes = " ".join(f"--{p.name}" for p in asked.parameters)
                say(f"  {asked.name:{wide}}  {asked.title_zh if at == 0 else asked.title_en}  {takes}".rstrip())


def _describe(asked: Question, form: Format, language: str) -> None:
    data = asked.as_dict()
    if form is Format.JSON:
        say_json(data)
        return
    say(f"{asked.name}: {data['title'][language]}\n{data['description'][language]}")
    for parameter in asked.parameters:
        taken = parameter.default or ""
        taken = CHOICES[taken][0 if language == "zh" else 1] if taken in CHOICES else taken
        default = f" = {taken}" if taken else ""
        called = parameter.zh if language == "zh" else parameter.en
        say(f"  --{parameter.name}  {called} ({parameter.kind}{default})")
    if asked.example:
        shown = [f"{heading(name, language)} {cell(name, value, language)}" for name, value in asked.example.items()]
        say(("答案举例: " if language == "zh" else "an answer: ") + " · ".join(shown))
