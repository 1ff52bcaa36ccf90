"""JSON Lines and CSV: each row with a text is a document, its other columns say what it is."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator, Mapping

from kg.documents.metadata import given_of, known_key
from kg.documents.readers.encodings import decode
from kg.documents.readers.extract import MAX_CHARACTERS, Extract, check_text
from kg.errors import InputError
from kg.model.source import Format

#: The names of the column that holds the text, in the order of preference.
TEXT_COLUMNS = ("text", "content", "body", "正文", "内容", "全文", "文本", "报告")
_DELIMITERS = ",\t;|"


def read_jsonl(data: bytes, where: str) -> Iterator[tuple[str, Extract | InputError]]:
    """The documents of a JSON Lines file, each with the number of its line.

    Args:
        data: the bytes of the file.
        where: the file, for errors.

    Raises:
        InputError: the file is no text.
    """
    text, encoding = decode(data, where)
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        place = f"{where}, line {number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield (
                str(number),
                InputError(f"no JSON ({error})", where=place, remedy="write one JSON object on each line"),
            )
            continue
        if not isinstance(row, dict):
            yield str(number), InputError("no JSON object", where=place, remedy="write one JSON object on each line")
            continue
        yield str(number), _document(row, Format.JSONL, encoding, place)


def read_csv(data: bytes, where: str) -> Iterator[tuple[str, Extract | InputError]]:
    """The documents of a CSV file with a header, each with the number of its row.

    Args:
        data: the bytes of the file.
        where: the file, for errors.

    Raises:
        InputError: the file is no text, or has no column of texts.
    """
    text, encoding = decode(data, where)
    rows = table_rows(text, where)
    header = next(rows, [])
    if not _text_column(dict.fromkeys(header, "")):
        raise InputError(
            f"no column holds the text; the columns are {', '.join(header)[:200]}",
            where=where,
            remedy=f"name the column of the text one of: {', '.join(TEXT_COLUMNS)}",
        )
    for number, row in enumerate(rows, 2):
        if any(row):
            named = dict(zip(header, row, strict=False))
            yield str(number), _document(named, Format.CSV, encoding, f"{where}, row {number}")


def table_rows(text: str, where: str) -> Iterator[list[str]]:
    """The rows of a CSV or tab-separated table; the delimiter is the commonest one of the header.

    Raises:
        InputError: the table is damaged.
    """
    head = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=head.count)
    csv.field_size_limit(min(sys.maxsize, 4 * MAX_CHARACTERS))
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            yield [cell.strip("\ufeff") for cell in row]
    except csv.Error as error:
        if "field limit" in str(error):
            raise InputError(
                f"a cell has more characters than a document can have ({MAX_CHARACTERS})",
                where=where,
                remedy="split it into its documents",
            ) from error
        raise InputError(f"no readable table ({error})", where=where, remedy="save it as CSV in UTF-8") from error


def _text_column(row: Mapping[str, object]) -> str:
    names = {name.strip().lower(): name for name in row}
    return next((names[wanted] for wanted in TEXT_COLUMNS if wanted in names), "")


def _document(row: Mapping[str, object], kind: Format, encoding: str, where: str) -> Extract | InputError:
    text = row.get(_text_column(row) or "text")
    if not isinstance(text, str):
        return InputError(
            "no text in the row", where=where, remedy=f"put the text into one of: {', '.join(TEXT_COLUMNS)}"
        )
    said = {key: str(value) for key, value in row.items() if known_key(key) and value not in (None, "")}
    try:
        check_text(text, where)
        return Extract(text, kind, encoding, given=given_of(said, where))
    except InputError as error:
        return error
