"""Validation: the shapes (SHACL Core, by pySHACL) and the must-be-empty checks (SPARQL, by Oxigraph)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.graph.checks import check_findings
from kg.graph.findings import Finding

__all__ = ["Finding", "conforms", "validate", "validate_file"]

_ORDER = ("violation", "warning", "info")


def validate(triples: Iterable[ox.Triple]) -> tuple[Finding, ...]:
    """Validate a graph.

    Args:
        triples: the graph, without the ontology.

    Returns:
        The findings, violations first, then by rule and node; none where the graph conforms. The same graph gives the
        same findings, whatever the order of its triples.
    """
    from kg.graph.shacl import shape_findings  # its library takes a tenth of a second to load

    graph = tuple(triples)
    found = {*shape_findings(graph), *check_findings(graph)}
    return tuple(sorted(found, key=lambda finding: (_ORDER.index(finding.severity), finding)))


def validate_file(path: Path) -> tuple[Finding, ...]:
    """Validate the graph of a Turtle file, as it was written."""
    return validate(quad.triple for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))


def conforms(findings: Iterable[Finding]) -> bool:
    """Whether a graph with these findings conforms: a warning asks for a look, only a violation is an error."""
    return all(finding.severity != "violation" for finding in findings)
