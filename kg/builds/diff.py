"""What differs between two graphs: facts added, removed, and changed (the same key, another value), with their words.

The key of a figure is what it is of: subject, indicator, measure, period, qualifier and whether it is a target; its value
is value, unit, comparator and status. The key of a relation is its two ends and the predicate; its value is the role. The
key of a thing is its IRI; its value is its name, its classes and its other names. The key of an event is its kind, what it
is called and when it was. An aim without a number has no value but itself; the value of a verdict is the verdict.
"""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from kg.builds.diff_queries import KINDS, Kind
from kg.errors import QueryError
from kg.queries import names
from kg.queries.graph import KnowledgeGraph
from kg.queries.rows import Row
from kg.queries.tables import as_string, cell

#: Values with the names of their columns, so that codes can be put into words of a language.
Cells = tuple[tuple[str, str], ...]


class Way(StrEnum):
    """How a fact differs."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """The words of a fact.

    Attributes:
        document: the file they stand in.
        quote: the words.
    """

    document: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact that differs.

    Attributes:
        kind: ``figure``, ``objective``, ``verdict``, ``relation``, ``thing`` or ``event``.
        way: how it differs.
        district: the district of its document or of the thing; empty where there is none.
        what: what the fact is of.
        before: its values in the old graph.
        after: its values in the new graph.
        old_source: its words in the old graph.
        new_source: its words in the new graph.
    """

    kind: str
    way: Way
    district: str
    what: Cells
    before: tuple[Cells, ...] = ()
    after: tuple[Cells, ...] = ()
    old_source: Source = Source()
    new_source: Source = Source()

    @property
    def key(self) -> str:
        """What the fact is of, codes as they are."""
        return _joined(self.what)

    @property
    def old(self) -> str:
        """Its values in the old graph, codes as they are."""
        return "; ".join(map(_joined, self.before))

    @property
    def new(self) -> str:
        """Its values in the new graph, codes as they are."""
        return "; ".join(map(_joined, self.after))

    def as_dict(self) -> dict[str, Any]:
        """The difference as plain data."""
        data: dict[str, Any] = {"kind": self.kind, "way": self.way.value, "district": self.district, "key": self.key}
        for side, value, source in (("old", self.old, self.old_source), ("new", self.new, self.new_source)):
            if value or source.quote or source.document:
                data[side] = {"value": value, "quote": source.quote, "document": source.document}
        return data


@dataclass(frozen=True, slots=True)
class _Fact:
    district: str
    words: Cells
    values: tuple[Cells, ...]
    source: Source


def diff(old: KnowledgeGraph, new: KnowledgeGraph) -> tuple[Difference, ...]:
    """What differs between two graphs, by kind, district and key; nothing where they say the same.

    Args:
        old: the graph of before.
        new: the graph of now.

    Raises:
        QueryError: a file is malformed.
    """
    found: list[Difference] = []
    for kind in KINDS:
        before, after = _facts(old, kind), _facts(new, kind)
        for key in sorted({*before, *after}):
            found += _compare(kind.name, before.get(key), after.get(key))
    order = [kind.name for kind in KINDS]
    return tuple(sorted(found, key=lambda d: (order.index(d.kind), d.district, d.key, d.way)))


def _facts(graph: KnowledgeGraph, kind: Kind) -> dict[tuple[str, ...], _Fact]:
    """The facts of a kind by their keys; several values of one key are one fact with several values."""
    rows: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in graph.query(kind.sparql):
        rows[tuple(as_string(row[name]) for name in kind.key)].append(row)
    return {key: _fact(kind, found) for key, found in rows.items()}


def _fact(kind: Kind, rows: Iterable[Row]) -> _Fact:
    rows = sorted(rows, key=lambda row: tuple(as_string(value) for value in row.values()))
    values = sorted({_cells(row, kind.value) for row in rows} - {()})
    words = _cells(rows[0], kind.words)
    sources = sorted({Source(as_string(row["document"]), as_string(row["quote"])) for row in rows})
    return _Fact(as_string(rows[0]["district"]), words, tuple(values), sources[0])


def _cells(row: Row, columns: Iterable[str]) -> Cells:
    return tuple((name, value) for name in columns if (value := as_string(row[name])))


def _joined(cells: Cells) -> str:
    return " ".join(value for _, value in cells)


def _compare(kind: str, old: _Fact | None, new: _Fact | None) -> Iterable[Difference]:
    if old is None or new is None:
        fact = old or new
        assert fact is not None
        if new is None:
            yield Difference(kind, Way.REMOVED, fact.district, fact.words, before=fact.values, old_source=fact.source)
        else:
            yield Difference(kind, Way.ADDED, fact.district, fact.words, after=fact.values, new_source=fact.source)
    elif old.values != new.values:
        gone = tuple(v for v in old.values if v not in new.values)
        come = tuple(v for v in new.values if v not in old.values)
        yield Difference(kind, Way.CHANGED, new.district, new.words, gone, come, old.source, new.source)


def district_of(text: str, *graphs: KnowledgeGraph) -> str:
    """The district that a user names: by its name, another name, its code or its IRI, in any of the graphs.

    Raises:
        QueryError: no graph has a thing of that name.
    """
    for graph in graphs:
        if len(found := graph.find(text)) == 1:
            return found[0].label
    near = list(dict.fromkeys(name for graph in graphs for name in names.suggestions(graph.store, text)))
    hint = f"near names: {', '.join(near)}" if near else "name a district of the graphs"
    raise QueryError(f"no district is called {text!r}", where="--district", remedy=hint)


def counts(found: Iterable[Difference]) -> dict[tuple[str, str], Counter[Way]]:
    """How many facts differ in which way, by district and kind."""
    result: dict[tuple[str, str], Counter[Way]] = defaultdict(Counter)
    for difference in found:
        result[difference.district, difference.kind][difference.way] += 1
    order = [kind.name for kind in KINDS]
    return dict(sorted(result.items(), key=lambda item: (item[0][0], order.index(item[0][1]))))


def as_csv(found: Iterable[Difference]) -> str:
    """The differences as CSV with a byte order mark, so that Excel shows Chinese."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(
        ["kind", "way", "district", "key", "old", "new", "old_quote", "old_document", "new_quote", "new_document"]
    )
    for d in found:
        sides = (d.old_source.quote, d.old_source.document, d.new_source.quote, d.new_source.document)
        writer.writerow([d.kind, d.way.value, d.district, d.key, d.old, d.new, *sides])
    return "\ufeff" + out.getvalue()


_SIGNS: Mapping[Way, str] = {Way.ADDED: "+", Way.REMOVED: "-", Way.CHANGED: "~"}
_TITLES = {
    "zh": {
        "figure": "数字",
        "relation": "关系",
        "thing": "事物",
        "event": "事件",
        "objective": "无数字目标",
        "verdict": "目标结论",
        "none": "没有差异",
        "all": "不分地区",
        "more": "…… 另有 {0} 条 (--all)",
    },
    "en": {
        "figure": "figures",
        "relation": "relations",
        "thing": "things",
        "event": "events",
        "objective": "aims without a number",
        "verdict": "verdicts on targets",
        "none": "no differences",
        "all": "no district",
        "more": "... and {0} more (--all)",
    },
}


def as_text(found: tuple[Difference, ...], language: str = "zh", limit: int | None = 20) -> str:
    """The differences as text, by district and kind.

    Args:
        found: the differences.
        language: ``zh`` or ``en``.
        limit: how many of each group are shown; None for all.
    """
    titles = _TITLES[language]
    if not found:
        return titles["none"]
    groups: dict[tuple[str, str], list[Difference]] = defaultdict(list)
    for difference in found:
        groups[difference.district, difference.kind].append(difference)
    lines: list[str] = []
    for (district, kind), tally in counts(found).items():
        number = "  ".join(f"{_SIGNS[way]}{tally[way]}" for way in Way if tally[way])
        lines.append(f"{district or titles['all']} · {titles[kind]}  {number}")
        group = groups[district, kind]
        lines += [line for d in group[:limit] for line in _lines(d, language)]
        if limit is not None and len(group) > limit:
            lines.append("  " + titles["more"].format(len(group) - limit))
    return "\n".join(lines)


#: Columns whose codes have the words of another column.
_WORDED = {"what": "class", "promise": "status"}


def _lines(d: Difference, language: str) -> Iterable[str]:
    def words(cells: Cells) -> str:
        return " ".join(cell(_WORDED.get(name, name), value, language) for name, value in cells)

    old, new = ("; ".join(map(words, values)) for values in (d.before, d.after))
    value = {Way.ADDED: new, Way.REMOVED: old, Way.CHANGED: f"{old or '∅'} → {new or '∅'}"}[d.way]
    yield f"  {_SIGNS[d.way]} {words(d.what)}  {value}".rstrip()
    for source in dict.fromkeys((d.old_source, d.new_source)):
        if source.quote:
            yield f"      「{' '.join(source.quote.split())}」 {source.document}"
