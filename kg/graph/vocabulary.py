"""The names of the ontology and of the vocabularies it builds on, as terms."""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox

GWR = "https://w3id.org/gwr/core#"
GWRS = "https://w3id.org/gwr/scheme/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
ORG = "http://www.w3.org/ns/org#"
DCTERMS = "http://purl.org/dc/terms/"
DCAT = "http://www.w3.org/ns/dcat#"
VOID = "http://rdfs.org/ns/void#"
QB = "http://purl.org/linked-data/cube#"
QUDT = "http://qudt.org/schema/qudt/"
UNIT = "http://qudt.org/vocab/unit/"
CUR = "http://qudt.org/vocab/currency/"
SDMX_ATTRIBUTE = "http://purl.org/linked-data/sdmx/2009/attribute#"
SDMX_CODE = "http://purl.org/linked-data/sdmx/2009/code#"

#: The prefixes that Turtle files are written with.
PREFIXES: dict[str, str] = {
    "dcat": DCAT,
    "dcterms": DCTERMS,
    "gwr": GWR,
    "gwrs": GWRS,
    "oa": OA,
    "org": ORG,
    "prov": PROV,
    "qb": QB,
    "qudt": QUDT,
    "rdf": RDF,
    "rdfs": RDFS,
    "sdmx-attribute": SDMX_ATTRIBUTE,
    "sdmx-code": SDMX_CODE,
    "skos": SKOS,
    "unit": UNIT,
    "void": VOID,
    "xsd": XSD,
}


@cache
def node(iri: str) -> ox.NamedNode:
    """A term by its IRI; terms of the vocabulary are made once."""
    return ox.NamedNode(iri)


def gwr(local: str) -> ox.NamedNode:
    """A term of the core vocabulary."""
    return node(GWR + local)


def gwrs(local: str) -> ox.NamedNode:
    """A concept of the schemes."""
    return node(GWRS + local)


A = node(RDF + "type")
LABEL = node(RDFS + "label")
PREF_LABEL = node(SKOS + "prefLabel")
ALT_LABEL = node(SKOS + "altLabel")
DERIVED = node(PROV + "wasDerivedFrom")
_DECIMAL = node(XSD + "decimal")
_INTEGER = node(XSD + "integer")
_DATE = node(XSD + "date")
_BOOLEAN = node(XSD + "boolean")


def zh(text: str) -> ox.Literal:
    """A text in Chinese."""
    return ox.Literal(text, language="zh")


def en(text: str) -> ox.Literal:
    """A text in English."""
    return ox.Literal(text, language="en")


def plain(text: str) -> ox.Literal:
    """A string without language."""
    return ox.Literal(text)


def integer(value: int) -> ox.Literal:
    """An ``xsd:integer``."""
    return ox.Literal(str(value), datatype=_INTEGER)


def day(iso: str) -> ox.Literal:
    """An ``xsd:date``."""
    return ox.Literal(iso, datatype=_DATE)


def boolean(value: bool) -> ox.Literal:
    """An ``xsd:boolean``."""
    return ox.Literal("true" if value else "false", datatype=_BOOLEAN)


def decimal(text: str) -> ox.Literal:
    """An ``xsd:decimal`` from its canonical lexical form."""
    return ox.Literal(text, datatype=_DECIMAL)
