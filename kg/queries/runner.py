"""Runs SPARQL on a pyoxigraph store or an rdflib graph, with equal answers; parameters are bound, never pasted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pyoxigraph as ox
import rdflib
from pyparsing.exceptions import ParseBaseException

from kg.errors import QueryError
from kg.queries.catalogue import Question
from kg.queries.parameters import Bindings, Term, bind
from kg.queries.rows import Rows, Value, order_keys, plain_value

_OPENING = re.compile(r"\bWHERE\s*\{")
#: How questions ask for a year that may be left open.
_YEARS = re.compile(r"COALESCE\((COALESCE\()?(YEAR\(\?\w+\)(?:, YEAR\(\?\w+\))*)(?(1), 0\)) = \?year, true\)")
_DATE = re.compile(r"\?\w+")
_TRIPLE = ("subject", "predicate", "object")


def answer(question: Question, store: ox.Store, values: Mapping[str, Any], graph: rdflib.Graph | None = None) -> Rows:
    """The answer to a question of the catalogue.

    Args:
        question: the question.
        store: the graph in Oxigraph; names are looked up in it.
        values: the parameters, by name.
        graph: run on this rdflib graph instead of on the store.

    Raises:
        QueryError: a parameter is wrong.
    """
    bindings, limit = bind(question, values, store)
    rows = (
        run_rdflib(graph, question.sparql, bindings)
        if graph is not None
        else run_store(store, question.sparql, bindings)
    )
    return finish(question, rows, limit)


def finish(question: Question, rows: Rows, limit: int | None = None) -> Rows:
    """The rows of an engine as the catalogue gives them: without echoed parameters, in total order, cut to the limit."""
    echoes = {p.variable for p in question.parameters if p.variable == p.name}
    return rows.ordered(order_keys(question.sparql)).without(echoes).first(limit)


def run_store(store: ox.Store, sparql: str, bindings: Bindings | None = None) -> Rows:
    """Run a query on a pyoxigraph store.

    Args:
        store: the store; its default graph is asked.
        sparql: the query.
        bindings: values for variables of the query, which must stand in its SELECT clause.

    Raises:
        QueryError: the query is malformed, or a bound variable does not stand in its SELECT clause.
    """
    substitutions: dict[ox.Variable, Any] = {ox.Variable(name): term for name, term in (bindings or {}).items()}
    try:
        found = store.query(sparql, substitutions=substitutions)
    except SyntaxError as error:
        raise _malformed(str(error)) from error
    except (RuntimeError, ValueError) as error:
        raise QueryError(
            f"the query cannot be run: {error}", remedy="name every parameter in the SELECT clause"
        ) from error
    if isinstance(found, ox.QuerySolutions):
        columns = tuple(v.value for v in found.variables)
        cells = tuple(tuple(_of_oxigraph(value) for value in row) for row in found)
        return Rows(columns, cells, len(cells))
    if isinstance(found, ox.QueryBoolean):
        return Rows(("answer",), ((bool(found),),), 1)
    triples = ((t.subject, t.predicate, t.object) for t in found)
    cells = tuple(tuple(_of_oxigraph(value) for value in triple) for triple in triples)
    return Rows(_TRIPLE, cells, len(cells)).ordered([])


def read_results(data: bytes) -> Rows:
    """The rows of an endpoint's answer to a SELECT or ASK query.

    Args:
        data: SPARQL results in JSON.

    Raises:
        QueryError: they are none.

    >>> read_results(b'{"head": {}, "boolean": true}')[0]["answer"]
    True
    """
    try:
        found = ox.parse_query_results(data, format=ox.QueryResultsFormat.JSON)
        if isinstance(found, ox.QueryBoolean):
            return Rows(("answer",), ((bool(found),),), 1)
        columns = tuple(v.value for v in found.variables)
        cells = tuple(tuple(_of_oxigraph(value) for value in row) for row in found)
    except (SyntaxError, ValueError) as error:
        raise QueryError(f"the endpoint's answer cannot be read: {error}", remedy="check its address") from error
    return Rows(columns, cells, len(cells))


def run_rdflib(graph: rdflib.Graph, sparql: str, bindings: Bindings | None = None) -> Rows:
    """Run a query on an rdflib graph.

    Args:
        graph: the graph.
        sparql: the query.
        bindings: values for variables of the query.

    Raises:
        QueryError: the query is malformed.
    """
    initial = {name: to_rdflib(term) for name, term in (bindings or {}).items()}
    try:
        found = graph.query(sparql, initBindings=initial)
    except ParseBaseException as error:
        raise _malformed(str(error)) from error
    if found.type == "ASK":
        return Rows(("answer",), ((bool(found.askAnswer),),), 1)
    if found.type == "SELECT":
        columns = tuple(str(v) for v in found.vars or ())
        cells = tuple(tuple(_of_rdflib(value) for value in row) for row in found)  # type: ignore[union-attr]
        return Rows(columns, cells, len(cells))
    cells = tuple(tuple(_of_rdflib(value) for value in triple) for triple in found)  # type: ignore[union-attr]
    return Rows(_TRIPLE, cells, len(cells)).ordered([])


def inlined(sparql: str, bindings: Bindings) -> str:
    """A query for a remote endpoint, which knows no bindings: the terms, serialised as RDF, in a VALUES clause.

    Conditions on the year, which the catalogue writes so that the year may be left open, are written out.

    Args:
        sparql: a query with ``WHERE {``.
        bindings: values for its variables.

    Raises:
        QueryError: the query has no ``WHERE {``.

    >>> inlined("SELECT ?s WHERE { ?s ?p ?o }", {"s": ox.NamedNode("urn:a")})
    'SELECT ?s WHERE { VALUES (?s) { (<urn:a>) } ?s ?p ?o }'
    """
    sparql = _YEARS.sub(lambda match: _in_year(match[2], bindings.get("year")), sparql)
    if not bindings:
        return sparql
    start = next(_select(sparql), None)
    if start is None:
        raise QueryError("the query has no WHERE {", remedy="write WHERE in front of the pattern")
    variables = " ".join(f"?{name}" for name in bindings)
    terms = " ".join(str(term) for term in bindings.values())
    return f"{sparql[:start]} VALUES ({variables}) {{ ({terms}) }}{sparql[start:]}"


def _in_year(dates: str, year: Term | None) -> str:
    """The condition that the first of some dates lies in a year; some stores cannot take the year of no date."""
    if year is None:
        return "true"
    names = ", ".join(_DATE.findall(dates))
    date = f"COALESCE({names})" if "," in names else names
    return f'STRSTARTS(STR({date}), "{int(year.value):04d}")'


def to_rdflib(term: Term) -> rdflib.URIRef | rdflib.Literal:
    """A term of pyoxigraph as one of rdflib."""
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    datatype = term.datatype.value
    if datatype == str(rdflib.XSD.string):
        return rdflib.Literal(term.value)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(datatype))


def _select(sparql: str) -> Iterator[int]:
    """Where the outermost pattern begins, comments left out."""
    at = 0
    for line in sparql.splitlines(keepends=True):
        if not line.lstrip().startswith("#"):
            for match in _OPENING.finditer(line):
                yield at + match.end()
        at += len(line)


def _malformed(what: str) -> QueryError:
    return QueryError(f"the SPARQL is malformed: {what}", remedy="correct the query, or name one of: kg query --list")


def _of_oxigraph(term: Any) -> Value:
    if term is None:
        return None
    if isinstance(term, ox.Literal):
        return plain_value(term.value, term.datatype.value)
    return str(term.value) if isinstance(term, ox.NamedNode | ox.BlankNode) else str(term)


def _of_rdflib(term: Any) -> Value:
    if term is None:
        return None
    if isinstance(term, rdflib.Literal):
        return plain_value(str(term), str(term.datatype or ""))
    return str(term)
