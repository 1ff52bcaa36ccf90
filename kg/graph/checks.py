"""The must-be-empty checks: SPARQL queries that see more than one node, run by Oxigraph.

A check is a file of ``ontology/checks``. Its head says in comments what it finds and what to do; its query returns the
node as ``?focus`` and, where there is one, what is wrong with it as ``?value``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from kg.graph.findings import Finding, bilingual
from kg.graph.ontology import VOCABULARY, OntologyError, check_files, read_ontology

_HEAD = re.compile(r"^# (?P<key>[a-z-]+): (?P<text>.+)$", re.MULTILINE)
_KEYS = ("title-zh", "title-en", "severity", "remedy-zh", "remedy-en")


@dataclass(frozen=True, slots=True)
class Check:
    """A must-be-empty query.

    Attributes:
        name: the name of its file, without ending.
        severity: ``violation`` or ``warning``.
        message: what it finds and what to do, in Chinese and English.
        query: the query.
    """

    name: str
    severity: str
    message: str
    query: str


def parse_check(name: str, text: str) -> Check:
    r"""A check from the text of its file.

    Raises:
        OntologyError: a line of its head is missing.

    >>> lines = ["title-zh: 甲", "title-en: A", "severity: warning", "remedy-zh: 乙", "remedy-en: B"]
    >>> parse_check("x", "".join(f"# {line}\n" for line in lines) + "SELECT ?focus {}").message
    '甲；乙 · A; B'
    """
    head = {m["key"]: m["text"].strip() for m in _HEAD.finditer(text)}
    if missing := [key for key in _KEYS if key not in head]:
        raise OntologyError(f"no line '# {missing[0]}: ...'", where=f"checks/{name}.rq", remedy="add the line")
    zh, en = f"{head['title-zh']}；{head['remedy-zh']}", f"{head['title-en']}; {head['remedy-en']}"
    return Check(name, head["severity"], bilingual(zh, en), text)


@cache
def checks() -> tuple[Check, ...]:
    """All checks, by name."""
    return tuple(parse_check(path.stem, path.read_text("utf-8")) for path in check_files())


def check_findings(triples: Iterable[ox.Triple]) -> Iterator[Finding]:
    """What the checks find in a graph, in no particular order.

    Args:
        triples: the graph, without the ontology.
    """
    store = ox.Store()
    store.bulk_extend(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
    store.bulk_extend(_vocabulary())
    for check in checks():
        solutions = store.query(check.query)
        assert isinstance(solutions, ox.QuerySolutions), f"{check.name} must be a SELECT query"
        valued = any(v.value == "value" for v in solutions.variables)
        for solution in solutions:
            value = solution["value"] if valued else None
            yield Finding(check.severity, check.name, _text(solution["focus"]), check.message, _text(value))


@cache
def _vocabulary() -> tuple[ox.Quad, ...]:
    return tuple(q for name in VOCABULARY for q in ox.parse(read_ontology(name), format=ox.RdfFormat.TURTLE))


def _text(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> str:
    """The text of a term without brackets and quotes."""
    return "" if term is None else str(getattr(term, "value", term))
