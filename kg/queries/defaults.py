"""What a question is asked about where the user names nothing: chosen from the graph at hand, never by name."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from kg.graph.vocabulary import PREFIXES

#: What can be chosen, in the words of the two languages.
CHOICES: Mapping[str, tuple[str, str]] = {
    "@district": ("文档最多的地区", "the district with most documents"),
    "@other": ("文档次多的地区", "the district with most documents but one"),
    "@thing": ("提到最多的园区、项目或企业", "the park, area, project or enterprise that is named most"),
    "@person": ("任职最多的人", "the person with most offices"),
    "@document": ("第一份文档", "the first document"),
}
_DISTRICTS = """SELECT ?found (COUNT(DISTINCT ?source) AS ?number) (STR(?found) AS ?name) WHERE {
  ?source a gwr:SourceDocument ; dcterms:spatial ?found } GROUP BY ?found ORDER BY DESC(?number) ?name LIMIT 1"""
_QUERIES = {
    "@district": _DISTRICTS,
    "@other": f"{_DISTRICTS} OFFSET 1",
    "@thing": """SELECT ?found (COUNT(DISTINCT ?mention) AS ?number) (STR(?found) AS ?name) WHERE {
  VALUES ?class { gwr:IndustrialPark gwr:FunctionalArea gwr:Project gwr:Enterprise }
  ?found a ?class ; gwr:mentionedIn ?mention } GROUP BY ?found ORDER BY DESC(?number) ?name LIMIT 1""",
    "@person": """SELECT ?found (COUNT(DISTINCT ?statement) AS ?number) (STR(?found) AS ?name) WHERE {
  ?found a gwr:Person . ?statement rdf:subject ?found } GROUP BY ?found ORDER BY DESC(?number) ?name LIMIT 1""",
    "@document": """SELECT ?found ?name WHERE {
  ?found a gwr:SourceDocument ; dcterms:source ?name } ORDER BY ?name LIMIT 1""",
}
_HEAD = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())


def chosen(store: ox.Store, choice: str) -> ox.NamedNode | None:
    """What the graph offers for a choice; None where it has nothing of the kind.

    Args:
        store: the graph.
        choice: a name of `CHOICES`.
    """
    solutions = store.query(_HEAD + _QUERIES[choice])
    assert isinstance(solutions, ox.QuerySolutions)
    for row in solutions:
        found = row["found"]
        if isinstance(found, ox.NamedNode):
            return found
    return None
