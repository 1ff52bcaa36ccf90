"""The questions that are put to real stores, and how a store is asked one of the catalogue."""

from __future__ import annotations

import pyoxigraph as ox

from kg.queries.catalogue import question
from kg.queries.parameters import bind
from kg.queries.rows import Rows
from kg.queries.runner import finish, inlined, read_results

from .parts import Running

GRAPH = "https://example.org/graph"
DISTRICT, DOCUMENT = "中原区", "000_df621a3435b03e6e.txt"
#: Questions with their parameters: lookups, joins, optional parts, unions, counts and sums.
QUESTIONS = {
    "gdp-and-growth": {"district": DISTRICT},
    "figures": {"district": DISTRICT, "year": 2020},
    "indicator-by-district": {"year": 2020},
    "honours": {"district": DISTRICT},
    "parks-and-areas": {"district": DISTRICT},
    "projects-by-status": {"district": DISTRICT},
    "who-settled-where": {},
    "offices-held": {"person": "李晓雷"},
    "facts-of-document": {"document": DOCUMENT},
    "documents": {},
}


def ask(running: Running, name: str, names: ox.Store) -> Rows:
    """The answer of a running store to a question; the names of parameters are looked up in a graph at hand."""
    asked = question(name)
    bindings, limit = bind(asked, QUESTIONS[name], names)
    graph = GRAPH if running.name == "virtuoso" else None  # it has no default graph of its own
    return finish(asked, read_results(running.remote().select(inlined(asked.sparql, bindings), graph)), limit)
