"""A running triplestore: graphs put, added to, moved, dropped and counted; queries."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import pyoxigraph as ox

from kg.stores.dialects import Endpoint
from kg.stores.http import Client, StoreError, bare

_TURTLE = {"Content-Type": "text/turtle; charset=utf-8"}
_UPDATE = {"Content-Type": "application/sparql-update; charset=utf-8"}
_FORM = {"Content-Type": "application/x-www-form-urlencoded"}
_JSON = "application/sparql-results+json"


@dataclass(frozen=True, slots=True)
class Remote:
    """A store that can be reached.

    Attributes:
        endpoint: where it is, and how it is spoken to.
        client: sends the requests.
    """

    endpoint: Endpoint
    client: Client = field(default_factory=Client)

    @property
    def atomic(self) -> bool:
        """Whether replacing a graph happens wholly or not at all."""
        return self.endpoint.dialect.atomic

    @property
    def moves(self) -> bool:
        """Whether a graph made ready beside another can take its place at once."""
        return self.atomic and self.endpoint.dialect.moves and self.endpoint.update is not None

    def put(self, graph: str | None, triples: bytes | Path) -> None:
        """Replace a graph (None is the default graph) by triples in N-Triples, or by a file of them."""
        address = self.endpoint.data(graph)
        if address is not None and self.endpoint.dialect.puts:
            self.client.send("PUT", address, triples, _TURTLE)
        else:
            triples = triples.read_bytes() if isinstance(triples, Path) else triples
            self._update(f"DROP SILENT {_reference(graph)} ;\n{_insert(graph, triples)}")

    def post(self, graph: str | None, triples: bytes) -> None:
        """Add triples in N-Triples to a graph."""
        address = self.endpoint.data(graph)
        if address is not None:
            self.client.send("POST", address, triples, _TURTLE)
        else:
            self._update(_insert(graph, triples))

    def move(self, source: str, graph: str | None) -> None:
        """Let a graph take the place of another."""
        self._update(f"MOVE {_reference(source)} TO {_reference(graph)}")

    def drop(self, graph: str) -> None:
        """Remove a graph; nothing happens where there is none."""
        if self.endpoint.update is not None:
            self._update(f"DROP SILENT {_reference(graph)}")
            return
        address = self.endpoint.data(graph)
        assert address is not None, "a dialect has a graph store or updates"
        if self.count(graph):
            self.client.send("DELETE", address)

    def count(self, graph: str | None) -> int:
        """The number of triples in a graph; where a store shows all graphs as its default graph, of all."""
        pattern = "?s ?p ?o" if graph is None else f"GRAPH {ox.NamedNode(graph)} {{ ?s ?p ?o }}"
        for row in self.solutions(f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}"):
            value = row["n"]
            if isinstance(value, ox.Literal):
                return int(value.value)
        raise StoreError("does not count its triples", where=bare(self.endpoint.query), remedy="check --query")

    def select(self, sparql: str, graph: str | None = None) -> bytes:
        """The answer to a SELECT or ASK query, as SPARQL results in JSON.

        Args:
            sparql: the query.
            graph: the named graph that is asked in place of the default graph.

        Raises:
            StoreError: the store cannot be reached or refuses the query.
        """
        asked = {"query": sparql} if graph is None else {"query": sparql, "default-graph-uri": graph}
        body = urlencode(asked).encode()
        return self.client.send("POST", self.endpoint.query, body, {**_FORM, "Accept": _JSON}).body

    def solutions(self, sparql: str) -> ox.QuerySolutions:
        """The solutions of a SELECT query.

        Raises:
            StoreError: the store answers with something else than SPARQL results.
        """
        try:
            found = ox.parse_query_results(self.select(sparql), format=ox.QueryResultsFormat.JSON)
        except (SyntaxError, ValueError) as error:
            raise StoreError(
                "answers with no SPARQL results",
                where=bare(self.endpoint.query),
                remedy="check the address and --store",
            ) from error
        assert isinstance(found, ox.QuerySolutions), "a SELECT query has solutions"
        return found

    def _update(self, sparql: str) -> None:
        address = self.endpoint.update
        if address is None:
            raise StoreError("takes no SPARQL Update", where=self.endpoint.base, remedy="check --store")
        self.client.send("POST", address, sparql.encode(), _UPDATE)


def _reference(graph: str | None) -> str:
    return "DEFAULT" if graph is None else f"GRAPH {ox.NamedNode(graph)}"


def _insert(graph: str | None, triples: bytes) -> str:
    text = triples.decode()
    return (
        f"INSERT DATA {{\n{text}}}" if graph is None else f"INSERT DATA {{ GRAPH {ox.NamedNode(graph)} {{\n{text}}} }}"
    )
