"""A built graph in Python: ask named questions or SPARQL, look at figures, explain things.

>>> from tempfile import mkdtemp
>>> from kg.builds.run import build
>>> output = mkdtemp()
>>> _ = build(["seeds"], output, check=False)
>>> g = load(output)
>>> g.figures(indicator="地区生产总值", district="中原区", year=2020, measure="level")[0]["value"]
Decimal('709.3')
>>> g.query("documents").column("district")[0]
'中原区'
>>> g.explain("410105").name
'金水区'
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import rdflib
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from kg.errors import QueryError
from kg.landing import settle
from kg.queries.catalogue import Question, catalogue, question
from kg.queries.explain import Explanation, explain
from kg.queries.names import Candidate, candidates
from kg.queries.parameters import free_terms
from kg.queries.rows import Rows
from kg.queries.runner import answer, run_rdflib, run_store

#: The files of an output folder that hold the graph, the first one found is read.
_FILES = ("graph.ttl", "graph.nq")
_NAME = re.compile(r"[\w-]+")
#: From so many triples on, rdflib works on Oxigraph where oxrdflib is installed.
_LARGE = 300_000


class KnowledgeGraph:
    """A graph that ``kg build`` wrote.

    The graph is read when it is first needed, once for Oxigraph and once for rdflib.

    Args:
        path: the output folder, or a file in Turtle, N-Triples, N-Quads, TriG or RDF/XML.

    Raises:
        QueryError: there is no graph at the path.
    """

    def __init__(self, path: Path | str = "output") -> None:
        self.path = graph_file(Path(path))

    def __repr__(self) -> str:
        return f"KnowledgeGraph({str(self.path)!r})"

    def __len__(self) -> int:
        """The number of triples."""
        return len(self.store)

    @cached_property
    def store(self) -> ox.Store:
        """The graph in a pyoxigraph store, as the default graph.

        Raises:
            QueryError: the file is malformed.
        """
        store = ox.Store()
        try:
            if self._form.supports_datasets:
                store.bulk_extend(ox.Quad(q.subject, q.predicate, q.object) for q in self._parsed())
            else:
                store.bulk_load(path=str(self.path), format=self._form)
        except (SyntaxError, ValueError, OSError) as error:
            raise self._unreadable(error) from error
        return store

    def triples(self) -> list[ox.Triple]:
        """The triples as they stand in the file: a store rewrites numbers, and so hides what a check should find.

        Raises:
            QueryError: the file is malformed.
        """
        try:
            return list(dict.fromkeys(quad.triple for quad in self._parsed()))
        except (SyntaxError, ValueError, OSError) as error:
            raise self._unreadable(error) from error

    @property
    def _form(self) -> ox.RdfFormat:
        form = ox.RdfFormat.from_extension(self.path.suffix.removeprefix("."))
        if form is None:
            raise QueryError(
                "the file's ending names no RDF format", where=str(self.path), remedy="use .ttl, .nq or .nt"
            )
        return form

    def _parsed(self) -> Iterator[ox.Quad]:
        return ox.parse(path=str(self.path), format=self._form)

    def _unreadable(self, error: Exception) -> QueryError:
        return QueryError(f"the graph cannot be read: {error}", where=str(self.path), remedy="build it again")

    @cached_property
    def rdflib(self) -> rdflib.Graph:
        """The graph in rdflib; on Oxigraph (by oxrdflib, where it is installed) if it is large."""
        if len(self.store) >= _LARGE:
            try:
                oxrdflib = import_module("oxrdflib")
            except ImportError:
                pass
            else:
                return rdflib.Graph(oxrdflib.OxigraphStore(store=self.store), DATASET_DEFAULT_GRAPH_ID)
        graph = rdflib.Graph()
        if self.path.suffix in (".nq", ".trig"):
            dumped = ox.serialize((q.triple for q in self.store), format=ox.RdfFormat.N_TRIPLES)
            return graph.parse(data=dumped or b"", format="nt")
        return graph.parse(str(self.path))

    def query(self, query: str, /, *, engine: str = "oxigraph", **parameters: Any) -> Rows:
        """Ask a question of the catalogue by its name, or any SPARQL.

        Args:
            query: the name of a question, or SPARQL.
            engine: ``oxigraph`` (fast) or ``rdflib``; the answers are equal.
            parameters: those of the question, as a user writes them (``district="中原区"``, ``year=2020``); for SPARQL
                the values of variables of its SELECT clause: numbers, strings, and IRIs.

        Returns:
            The rows.

        Raises:
            QueryError: there is no such question, a parameter is wrong, or the SPARQL is malformed.
        """
        if engine not in ("oxigraph", "rdflib"):
            raise QueryError(f"there is no engine {engine!r}", remedy="use oxigraph or rdflib")
        graph = self.rdflib if engine == "rdflib" else None
        if _NAME.fullmatch(query.strip()):
            return answer(question(query.strip()), self.store, parameters, graph)
        bindings = free_terms(parameters)
        return run_store(self.store, query, bindings) if graph is None else run_rdflib(graph, query, bindings)

    def figures(
        self,
        *,
        indicator: str | None = None,
        district: str | None = None,
        year: int | None = None,
        measure: str | None = None,
    ) -> Rows:
        """The figures, narrowed by any of the arguments.

        Args:
            indicator: its name or key (地区生产总值, gdp).
            district: the district or smaller thing that they are of: name, code or IRI.
            year: the year in which their period ends.
            measure: level, growthRate, share, ...

        Raises:
            QueryError: a name means nothing or several things.
        """
        return self.query("figures", indicator=indicator, district=district, year=year, measure=measure)

    def explain(self, name: str) -> Explanation:
        """All that is known of a thing, by its name, another name, its code or its IRI.

        Raises:
            QueryError: nothing has that name.
            AmbiguousName: several things have; the error holds them.
        """
        return explain(self.store, name)

    def find(self, name: str) -> tuple[Candidate, ...]:
        """The things that a name, another name, a code or an IRI may mean."""
        return candidates(self.store, name)

    @staticmethod
    def questions() -> Mapping[str, Question]:
        """The questions of the catalogue, by name."""
        return catalogue()


def load(path: Path | str = "output") -> KnowledgeGraph:
    """The graph of an output folder.

    Args:
        path: the folder that ``kg build`` wrote, or a file with RDF.

    Raises:
        QueryError: there is no graph at the path.
    """
    return KnowledgeGraph(path)


def graph_file(path: Path) -> Path:
    """The file that holds the graph of an output folder; a file is itself.

    Raises:
        QueryError: there is none.
    """
    if path.is_file():
        return path
    settle(path)
    for name in _FILES:
        if (path / name).is_file():
            return path / name
    raise QueryError("there is no graph here", where=str(path), remedy="build one: kg build -o " + str(path))
