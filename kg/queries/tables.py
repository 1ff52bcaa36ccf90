"""Answers as text for people (aligned, Chinese characters two cells wide), and as CSV, JSON and Markdown."""

from __future__ import annotations

import csv
import io
import json
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any

from kg.queries.concepts import Label, relation_names, scheme_labels, term_label
from kg.queries.rows import Rows, Value


class Format(StrEnum):
    """The forms in which an answer can be written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    MARKDOWN = "markdown"


def render(rows: Rows, form: Format | str, language: str = "zh", width: int | None = None) -> str:
    """An answer as text in one of the forms.

    Args:
        rows: the answer.
        form: table, csv, json or markdown; in the first and the last, headings and codes are put into words.
        language: ``zh`` or ``en``, for those words.
        width: the widest that a cell of a table may be; None for no bound.
    """
    match Format(form):
        case Format.CSV:
            return as_csv(rows)
        case Format.JSON:
            return as_json(rows)
        case Format.MARKDOWN:
            return as_markdown(rows, language)
        case Format.TABLE:
            return as_text(rows, language, width)


def as_text(rows: Rows, language: str = "zh", width: int | None = 40) -> str:
    """An aligned table; columns of IRIs are left out, numbers stand to the right.

    >>> print(as_text(Rows(("district", "value"), (("中原区", 7), ("二七区", 12)), 2), "en"))
    district  value
    --------  -----
    中原区        7
    二七区       12
    """
    shown = people_columns(rows, language)
    heads = [heading(name, language) for name in shown]
    body = [[_clip(cell(rows.columns[i], row[i], language), width) for i in _places(rows, shown)] for row in rows.cells]
    right = [_numeric(rows, name) for name in shown]
    wide = [max([_width(head), *(_width(line[i]) for line in body)]) for i, head in enumerate(heads)]
    lines = [_line(heads, wide, right), "  ".join("-" * w for w in wide), *(_line(line, wide, right) for line in body)]
    return "\n".join([*lines, *_note(rows, language)])


def as_markdown(rows: Rows, language: str = "zh") -> str:
    r"""A table in Markdown, without columns of IRIs.

    >>> print(as_markdown(Rows(("district",), (("a|b",),), 1), "en"))
    | district |
    | --- |
    | a\|b |
    """
    shown = people_columns(rows, language)
    places = _places(rows, shown)

    def line(values: list[str]) -> str:
        return "| " + " | ".join(v.replace("\\", "\\\\").replace("|", "\\|") for v in values) + " |"

    rule = "| " + " | ".join("---:" if _numeric(rows, name) else "---" for name in shown) + " |"
    body = [line([cell(rows.columns[i], row[i], language) for i in places]) for row in rows.cells]
    return "\n".join([line([heading(name, language) for name in shown]), rule, *body])


def as_html(rows: Rows, language: str = "zh") -> str:
    """A table in HTML for a notebook, without columns of IRIs.

    >>> as_html(Rows(("district",), (("<甲>",),), 1), "en")
    '<table><thead><tr><th>district</th></tr></thead><tbody><tr><td>&lt;甲&gt;</td></tr></tbody></table>'
    """
    shown = people_columns(rows, language)

    def line(values: Iterable[str], tag: str) -> str:
        return "<tr>" + "".join(f"<{tag}>{escape(value)}</{tag}>" for value in values) + "</tr>"

    head = line((heading(name, language) for name in shown), "th")
    places = _places(rows, shown)
    body = "".join(line((cell(rows.columns[i], row[i], language) for i in places), "td") for row in rows.cells)
    note = "".join(f"<p>{escape(text)}</p>" for text in _note(rows, language))
    return f"<table><thead>{head}</thead><tbody>{body}</tbody></table>{note}"


def as_csv(rows: Rows) -> str:
    """Comma-separated values with a byte order mark, so that Excel shows Chinese; all columns, codes as they are."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(rows.columns)
    writer.writerows([as_string(value) for value in row] for row in rows.cells)
    return "\ufeff" + out.getvalue()


def as_json(rows: Rows) -> str:
    """A JSON array of objects; all columns, codes as they are."""
    return json.dumps(plain(rows), ensure_ascii=False, indent=1)


def plain(rows: Rows) -> list[dict[str, Any]]:
    """The rows as data that JSON can hold: decimals become numbers where none of their digits is lost."""
    return [{name: json_value(value) for name, value in row.items()} for row in rows]


def json_value(value: Value) -> Any:
    """A value for JSON.

    >>> json_value(Decimal("709.3")), json_value(Decimal("26")), json_value(Decimal("0.12345678901234567890"))
    (709.3, 26, '0.12345678901234567890')
    """
    if not isinstance(value, Decimal):
        return value
    if value == value.to_integral_value():
        return int(value)
    return float(value) if Decimal(repr(float(value))) == value else as_string(value)


def as_string(value: Value) -> str:
    """A value as a string: nothing is empty, decimals without exponent."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Decimal():
            return format(value, "f")
        case _:
            return str(value)


def people_columns(rows: Rows, language: str = "zh") -> list[str]:
    """The columns that a table for people shows: none of IRIs, and of a text in two languages the one that is read.

    >>> people_columns(Rows(("reason", "reasonEn", "xIri"), (), 0), "en")
    ['reasonEn']
    """
    other = {name if language == "en" else f"{name}En" for name in rows.columns if f"{name}En" in rows.columns}
    shown = [name for name in rows.columns if not name.endswith("Iri") and name not in other]
    return shown or list(rows.columns)


def heading(name: str, language: str) -> str:
    """What a column is called in a language; its own name where it has no other.

    >>> heading("district", "zh"), heading("x", "zh")
    ('地区', 'x')
    """
    known = _words().get(name)
    return known[language] if known else name


def cell(column: str, value: Value, language: str) -> str:
    """A value in words: codes of schemes by their labels, line breaks as blanks."""
    text = " ".join(as_string(value).split())
    label = _label(column, text)
    return label.of(language) if label else text


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(files("kg.queries").joinpath("columns.toml").read_text("utf-8"))


_LABELS: dict[str, Callable[[str], Label | None]] = {
    "class": term_label,
    "relation": lambda text: relation_names().get(text),
}


@cache
def _label(column: str, text: str) -> Label | None:
    words = _words()
    source = words.get(column, {}).get("labels")
    found: Label | None = None
    if source is not None:
        found = _LABELS[source](text) if source in _LABELS else scheme_labels(source).get(text)
    if found is None and column == "object":  # a concept by the name of its scheme, such as status-opened
        scheme, _, concept = text.partition("-")
        found = scheme_labels(scheme).get(concept)
    if found is None and text in words["vocabulary"] and column in ("status", "kind", "direction", "type", "attribute"):
        word: Any = words["vocabulary"][text]
        found = Label(word["zh"], word["en"])
    return found


def _places(rows: Rows, shown: list[str]) -> list[int]:
    return [rows.columns.index(name) for name in shown]


def _numeric(rows: Rows, name: str) -> bool:
    values = [value for value in rows.column(name) if value is not None]
    return bool(values) and all(isinstance(v, int | Decimal) and not isinstance(v, bool) for v in values)


def _width(text: str) -> int:
    """The cells that a text takes in a terminal: Chinese characters take two."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _clip(text: str, width: int | None) -> str:
    if width is None or _width(text) <= width:
        return text
    while _width(text) > width - 1:
        text = text[:-1]
    return text + "…"


def _line(values: list[str], wide: list[int], right: list[bool]) -> str:
    cells = []
    for text, width, to_right in zip(values, wide, right, strict=True):
        blank = " " * (width - _width(text))
        cells.append(blank + text if to_right else text + blank)
    return "  ".join(cells).rstrip()


def _note(rows: Rows, language: str) -> list[str]:
    if rows.total <= len(rows):
        return [] if rows.cells else ["(没有结果)" if language == "zh" else "(no rows)"]
    return [f"(共 {rows.total} 行，显示 {len(rows)} 行)" if language == "zh" else f"({len(rows)} of {rows.total} rows)"]
