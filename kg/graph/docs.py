"""The documentation of the ontology in HTML, by pyLODE: ``python -m kg.graph.docs output/ontology.html``.

pyLODE is an extra (``pip install 'kg[docs]'``) and pinned: 3.4.1 does not run as installed. It shows classes and
properties; the tables of the controlled vocabularies are added here.
"""

from __future__ import annotations

import importlib
import logging
import sys
from html import escape
from pathlib import Path

from rdflib import DCTERMS, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from kg.errors import KgError, OutputError
from kg.graph.ontology import OntologyError, read_ontology

_CORE = URIRef("https://w3id.org/gwr/core")
_GWR = f"{_CORE}#"
#: Where pyLODE's page goes on behind the properties: the vocabularies are put before it.
_SEAM = '<div id="namespaces">'


def make_docs() -> str:
    """The page, the same for the same ontology.

    Raises:
        OntologyError: pyLODE is not installed, or is not the one this is written for.
    """
    try:
        pylode = importlib.import_module("pylode")
    except ImportError as error:
        raise OntologyError(
            f"pyLODE cannot be used ({error})", where="docs", remedy="pip install 'kg[docs]' (pylode 3.3.4)"
        ) from error
    graph = _documented()
    page: str = pylode.OntPub(graph, sort_subjects=True).make_html()
    if _SEAM not in page:
        raise OntologyError("this pyLODE writes another page", where="docs", remedy="pip install pylode==3.3.4")
    return page.replace(_SEAM, _vocabularies() + _SEAM, 1)


def write_docs(path: Path) -> Path:
    """Write the page to a file and return its path.

    Raises:
        OntologyError: pyLODE is not installed, or is not the one this is written for.
        OutputError: the file cannot be written.
    """
    page = make_docs()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, "utf-8", newline="\n")
    except OSError as error:
        raise OutputError(
            f"cannot be written ({error.strerror})", where=str(path), remedy="name another file"
        ) from error
    return path


def _documented() -> Graph:
    """The terms of the core, each with one title in both languages, which is all that pyLODE's headings can hold."""
    core = Graph().parse(data=read_ontology("core.ttl"), format="turtle")
    shown = Graph(bind_namespaces="core")
    for prefix, namespace in core.namespaces():
        shown.bind(prefix, namespace, override=True)
    for subject, predicate, value in core:
        if subject == _CORE or str(subject).startswith(_GWR):
            if predicate not in (RDFS.label, DCTERMS.title):
                shown.add((subject, predicate, value))
    for subject in set(shown.subjects()):
        title = f"{_label(core, subject, RDFS.label, 'en')} {_label(core, subject, RDFS.label, 'zh')}"
        shown.add((subject, DCTERMS.title, Literal(title)))
    return shown


def _vocabularies() -> str:
    """A table for each scheme of schemes.ttl; the indicators are too many for a page."""
    graph = Graph().parse(data=read_ontology("schemes.ttl"), format="turtle")
    parts = ['<div class="section" id="schemes"><h2>Controlled vocabularies 受控词表</h2>']
    for scheme in sorted(graph.subjects(RDF.type, SKOS.ConceptScheme), key=str):
        titles = [_label(graph, scheme, SKOS.prefLabel, language) for language in ("en", "zh")]
        meant = [_label(graph, scheme, SKOS.definition, language) for language in ("en", "zh")]
        name = str(scheme).rsplit("/", 1)[-1]
        parts.append(f'<div class="property entity" id="scheme-{name}"><h3>{escape(" ".join(titles))}</h3>')
        parts.append(f"<p>{escape(meant[0])}<br>{escape(meant[1])}</p><table>")
        for concept in sorted(graph.subjects(SKOS.inScheme, scheme), key=str):
            parts.append(_row(graph, concept))
        parts.append("</table></div>")
    return "".join([*parts, "</div>\n"])


def _row(graph: Graph, concept: Node) -> str:
    cells = (
        f"<code>{escape(str(concept).rsplit('/', 1)[-1])}</code>",
        *(escape(_label(graph, concept, SKOS.prefLabel, language)) for language in ("en", "zh")),
        *(escape(_label(graph, concept, SKOS.definition, language)) for language in ("en", "zh")),
        escape(_label(graph, concept, SKOS.example, "zh")),
    )
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _label(graph: Graph, subject: Node, predicate: URIRef, language: str) -> str:
    values = (o for o in graph.objects(subject, predicate) if isinstance(o, Literal) and o.language == language)
    return str(next(values, ""))


def main(arguments: list[str]) -> int:
    """Write the page to the file named, or say in one line why it cannot be made."""
    # pyLODE sets the root logger to DEBUG on import unless somebody has set it up before
    logging.basicConfig(level=logging.WARNING)
    try:
        path = write_docs(Path(arguments[0] if arguments else "output/ontology.html"))
    except KgError as error:
        sys.stderr.write(f"错误 error: {error}\n")
        return 2
    sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
