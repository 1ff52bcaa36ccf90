"""The answer to a question: rows of plain values under named columns, the same whichever engine gave them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from importlib import import_module
from typing import Any, overload

from kg.errors import QueryError

#: What a cell holds; numbers are exact, dates are ISO strings, IRIs are strings.
Value = str | int | Decimal | bool | None
Row = Mapping[str, Value]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_WHOLE = {_XSD + name for name in ("integer", "int", "long", "short", "nonNegativeInteger", "positiveInteger")}
_BROKEN = {_XSD + name for name in ("decimal", "double", "float")}
#: Digits after the point that are kept; engines differ in those behind.
_DIGITS = Decimal("1e-9")
_ORDER = re.compile(r"ORDER\s+BY\s+((?:(?:ASC|DESC)?\s*\(?\?\w+\)?\s*)+)\s*$", re.IGNORECASE)
_KEY = re.compile(r"(ASC|DESC)?\s*\(?\?(\w+)\)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rows(Sequence[Row]):
    """The rows of an answer.

    Attributes:
        columns: the names of the columns, in order.
        cells: the values, row by row.
        total: how many rows there were before a limit cut them.

    >>> rows = Rows(("district", "value"), (("中原区", Decimal("709.3")),), 1)
    >>> rows[0]["value"], len(rows), rows.column("district")
    (Decimal('709.3'), 1, ('中原区',))
    """

    columns: tuple[str, ...]
    cells: tuple[tuple[Value, ...], ...]
    total: int

    def __len__(self) -> int:
        return len(self.cells)

    @overload
    def __getitem__(self, index: int) -> Row: ...

    @overload
    def __getitem__(self, index: slice) -> Rows: ...

    def __getitem__(self, index: int | slice) -> Row | Rows:
        if isinstance(index, slice):
            return replace(self, cells=self.cells[index])
        return dict(zip(self.columns, self.cells[index], strict=True))

    def __iter__(self) -> Iterator[Row]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.cells)

    def __str__(self) -> str:
        from kg.queries.tables import as_text

        return as_text(self)

    def _repr_html_(self) -> str:
        """What a notebook shows: the first hundred rows as a table."""
        from kg.queries.tables import as_html

        return as_html(self.first(100))

    def column(self, name: str) -> tuple[Value, ...]:
        """The values of one column.

        Raises:
            QueryError: there is no such column.
        """
        if name not in self.columns:
            raise QueryError(f"there is no column {name!r}", remedy="there are " + ", ".join(self.columns))
        at = self.columns.index(name)
        return tuple(row[at] for row in self.cells)

    def without(self, names: Iterable[str]) -> Rows:
        """The same rows without some columns."""
        gone = set(names)
        kept = [i for i, name in enumerate(self.columns) if name not in gone]
        return Rows(
            tuple(self.columns[i] for i in kept), tuple(tuple(row[i] for i in kept) for row in self.cells), self.total
        )

    def first(self, limit: int | None) -> Rows:
        """The first rows; ``total`` still counts all."""
        return self if limit is None else replace(self, cells=self.cells[:limit])

    def ordered(self, keys: Iterable[tuple[str, bool]]) -> Rows:
        """The rows in a total order: by the keys (name, whether descending), then by all columns.

        >>> Rows(("a", "b"), ((1, "y"), (2, "x"), (1, "x")), 3).ordered([("a", True)]).cells
        ((2, 'x'), (1, 'x'), (1, 'y'))
        """
        cells = sorted(self.cells, key=lambda row: tuple(map(sort_key, row)))
        for name, descending in reversed(list(keys)):
            if name in self.columns:
                at = self.columns.index(name)
                cells.sort(key=lambda row: sort_key(row[at]), reverse=descending)
        return replace(self, cells=tuple(cells))

    def to_dicts(self) -> list[dict[str, Value]]:
        """The rows as a list of dictionaries."""
        return [dict(row) for row in self]

    def to_pandas(self) -> Any:
        """The rows as a pandas DataFrame; columns of numbers become floats.

        Raises:
            QueryError: pandas is not installed.
        """
        try:
            pandas = import_module("pandas")
        except ImportError as error:
            raise QueryError("pandas is not installed", remedy="pip install 'kg[pandas]'") from error
        data: dict[str, list[Any]] = {}
        for name in self.columns:
            values = self.column(name)
            numeric = all(v is None or isinstance(v, Decimal) for v in values) and any(v is not None for v in values)
            data[name] = [None if v is None else float(v) for v in values] if numeric else list(values)
        return pandas.DataFrame(data, columns=list(self.columns))


def order_keys(sparql: str) -> list[tuple[str, bool]]:
    """The keys of a query's closing ORDER BY, where they are plain variables: names and whether descending.

    >>> order_keys("SELECT * WHERE { ?s ?p ?o } ORDER BY DESC(?o) ?s")
    [('o', True), ('s', False)]
    """
    match = _ORDER.search(sparql)
    if match is None:
        return []
    return [(name, way.upper() == "DESC") for way, name in _KEY.findall(match[1])]


def sort_key(value: Value) -> tuple[int, Any]:
    """A key that orders values of all types: nothing, truth values, numbers, texts."""
    match value:
        case None:
            return (0, 0)
        case bool():
            return (1, value)
        case int() | Decimal():
            return (2, Decimal(value))
        case _:
            return (3, value)


def plain_value(text: str, datatype: str) -> Value:
    """A literal as a plain value: numbers exact, dates and all else as text.

    >>> plain_value("709.30", "http://www.w3.org/2001/XMLSchema#decimal")
    Decimal('709.3')
    """
    if datatype in _WHOLE:
        try:
            return int(text)
        except ValueError:
            return text
    if datatype in _BROKEN:
        try:
            number = Decimal(text)
        except InvalidOperation:
            return text
        return exact(number) if number.is_finite() else text
    if datatype == _XSD + "boolean":
        return text in ("true", "1")
    return text


def exact(number: Decimal) -> Decimal:
    """A number with at most nine digits behind the point and no needless zeros."""
    if number == number.to_integral_value():
        return Decimal(int(number))
    return number.quantize(_DIGITS).normalize()
