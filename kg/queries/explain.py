"""All that a graph knows of one thing: names, place, figures over time, relations, events, each with its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

import pyoxigraph as ox

from kg.errors import QueryError
from kg.graph.vocabulary import ALT_LABEL, gwr
from kg.queries.explain_queries import EVENTS, FIGURES, MENTIONS, RELATIONS
from kg.queries.names import Candidate, candidates, entity, indicator, kinds_of, label_of
from kg.queries.rows import Row, Value
from kg.queries.runner import run_store
from kg.queries.tables import json_value

#: Columns that are no part of what a fact says.
_HIDDEN = ("quote", "document", "start", "end", "minted", "normal")


class AmbiguousName(QueryError):  # noqa: N818 - it is a question to the user more than a failure
    """A name means several things; ``candidates`` holds them."""

    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words behind a fact.

    Attributes:
        quote: the words.
        document: the file that they stand in.
        start: where they begin, in code points.
        end: where they end, exclusive.
    """

    quote: str
    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Known:
    """One fact about a thing.

    Attributes:
        kind: ``figure``, ``relation`` or ``event``.
        fields: what it says, by the names of columns.
        evidence: its words.
    """

    kind: str
    fields: dict[str, Value]
    evidence: Evidence


@dataclass(frozen=True, slots=True, repr=False)
class Explanation:
    """All that is known of a thing.

    Attributes:
        iri: its IRI.
        name: its name.
        kinds: its classes, by local name.
        aliases: its other names.
        code: its statistical code, where it has one.
        where: the places it lies in, the nearest first.
        mentions: where the documents name it.
        figures: the figures of it, by indicator and period.
        relations: what is stated of it.
        events: what happened to it or through it.
    """

    iri: str
    name: str
    kinds: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    code: str = ""
    where: tuple[str, ...] = ()
    mentions: tuple[Evidence, ...] = ()
    figures: tuple[Known, ...] = field(default=())
    relations: tuple[Known, ...] = field(default=())
    events: tuple[Known, ...] = field(default=())

    def __str__(self) -> str:
        from kg.queries.explain_text import as_text

        return as_text(self)

    # what a notebook shows is for reading: the fields of all facts would fill pages
    __repr__ = __str__

    def as_dict(self) -> dict[str, Any]:
        """The explanation as data that JSON can hold."""
        data = asdict(self)
        for section in ("figures", "relations", "events"):
            for fact in data[section]:
                fact["fields"] = {name: json_value(value) for name, value in fact["fields"].items()}
        return data


def explain(store: ox.Store, text: str) -> Explanation:
    """All that a graph knows of the thing of a name, another name, a code or an IRI, or the figures of an indicator.

    Args:
        store: the graph.
        text: what the user calls it.

    Raises:
        QueryError: nothing is called so; the error names near names.
        AmbiguousName: several things are; the error holds them.
    """
    found = candidates(store, text)
    if len(found) > 1:
        listed = "; ".join(map(str, found))
        error = AmbiguousName(f"{text!r} may mean {len(found)} things", remedy=f"give the IRI of one: {listed}")
        error.candidates = found
        raise error
    if not found and (known := _indicator(store, text)) is not None:
        return explain_thing(store, known)
    term = ox.NamedNode(found[0].iri) if found else entity(store, text)
    return explain_thing(store, term)


def _indicator(store: ox.Store, text: str) -> ox.NamedNode | None:
    """The indicator of a name or key, where the graph has figures of it."""
    try:
        term = indicator(store, text)
    except QueryError:
        return None
    return term if any(True for _ in store.quads_for_pattern(None, gwr("indicator"), term)) else None


def explain_thing(store: ox.Store, term: ox.NamedNode) -> Explanation:
    """All that a graph knows of the thing of an IRI."""
    return Explanation(
        term.value,
        label_of(store, term),
        kinds_of(store, term),
        tuple(sorted(set(_texts(store, term, (ALT_LABEL, gwr("mergedName")))) - {label_of(store, term)})),
        next(iter(_texts(store, term, (gwr("gb2260Code"), gwr("gbt10114Code")))), ""),
        tuple(_where(store, term)),
        tuple(_evidence(row) for row in _ask(store, MENTIONS, term)),
        tuple(_known("figure", row) for row in _ask(store, FIGURES, term)),
        tuple(_known("relation", row) for row in _ask(store, RELATIONS, term)),
        tuple(_known("event", row) for row in _ask(store, EVENTS, term)),
    )


def _ask(store: ox.Store, sparql: str, term: ox.NamedNode) -> Iterable[Row]:
    names = ("minted", "normal", "about", "indicator", "predicate", "period", "document", "start")
    keys = [(name, False) for name in names]
    return run_store(store, sparql, {"thing": term}).without(["thing"]).ordered(keys)


def _known(kind: str, row: Row) -> Known:
    fields = {name: value for name, value in row.items() if name not in _HIDDEN}
    return Known(kind, fields, _evidence(row))


def _evidence(row: Row) -> Evidence:
    start, end = row["start"], row["end"]
    assert isinstance(start, int) and isinstance(end, int)
    return Evidence(str(row["quote"]), str(row["document"]), start, end)


def _texts(store: ox.Store, term: ox.NamedNode, predicates: Iterable[ox.NamedNode]) -> Iterator[str]:
    for predicate in predicates:
        for quad in store.quads_for_pattern(term, predicate, None):
            if isinstance(quad.object, ox.Literal):
                yield quad.object.value


def _where(store: ox.Store, term: ox.NamedNode) -> Iterator[str]:
    """The names of the places above a thing, the nearest first; what contains itself does not loop."""
    seen, level = {term}, [term]
    while level:
        above = {place for lower in level for place in _places(store, lower)} - seen
        # a text may say at once that a district lies in its city and in its province: the one within the other is nearer
        level = sorted(above, key=lambda place: (-len(_above(store, place)), label_of(store, place), place.value))
        seen.update(level)
        yield from (label_of(store, place) for place in level)


def _places(store: ox.Store, term: ox.NamedNode) -> Iterator[ox.NamedNode]:
    """The places that a thing is said to lie in."""
    for predicate in (gwr("within"), gwr("locatedIn")):
        for quad in store.quads_for_pattern(term, predicate, None):
            if isinstance(quad.object, ox.NamedNode):
                yield quad.object


def _above(store: ox.Store, term: ox.NamedNode) -> set[ox.NamedNode]:
    """All places above a thing."""
    found: set[ox.NamedNode] = set()
    rest = [term]
    while rest:
        new = set(_places(store, rest.pop())) - found
        found |= new
        rest += new
    return found
