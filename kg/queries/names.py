"""From what people call a thing to its IRI: by label, by another name, by statistical code, or by the IRI itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.errors import QueryError
from kg.graph.vocabulary import ALT_LABEL, DCTERMS, GWR, GWRS, LABEL, OA, PREF_LABEL, A, gwr, node
from kg.model.mention import NameClass
from kg.queries.concepts import term_label

_NAMED = {kind.value for kind in NameClass}
#: Classes that a thing has besides a narrower one; an organisation of no narrower kind has only these.
_GENERAL = {"Place", "Event", "Organization"}
_CODES = ("gb2260Code", "gbt10114Code")
_QUOTES = "“”\"'‘’"
_FIRST_MENTION = f"""SELECT ?thing ?document WHERE {{
  ?thing <{GWR}mentionedIn>/<{OA}hasSource>/<{DCTERMS}source> ?document }} ORDER BY ?document LIMIT 1"""
_SOURCE, _TITLE = node(DCTERMS + "source"), node(DCTERMS + "title")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that a name may mean.

    Attributes:
        iri: its IRI.
        label: its name.
        kinds: its classes, by local name, sorted.
        how: what matched: ``iri``, ``code``, ``label`` or ``alias``.
        place: what it lies in, or the file that names it first; it tells things of one name apart.
    """

    iri: str
    label: str
    kinds: tuple[str, ...]
    how: str
    place: str = ""

    def __str__(self) -> str:
        kinds = ", ".join(f"{label.zh} {label.en}" if (label := term_label(kind)) else kind for kind in self.kinds)
        return f"{self.label} ({kinds}{', ' if self.place else ''}{self.place}) {self.iri}"


def candidates(store: ox.Store, text: str) -> tuple[Candidate, ...]:
    """The things that a name, another name, a code or an IRI may mean; the nearest kind of match only.

    Args:
        store: the graph.
        text: what the user wrote.
    """
    if (term := _as_iri(store, text)) is not None:
        return (_candidate(store, term, "iri"),) if _known(store, term) else ()
    for how, found in (
        ("code", _with_code(store, text)),
        ("label", _named(store, LABEL, text)),
        ("alias", _named(store, ALT_LABEL, text)),
        ("alias", _named(store, gwr("mergedName"), text)),
    ):
        things = sorted({thing.value for thing in found if _is_thing(store, thing)})
        if things:
            return tuple(_candidate(store, node(thing), how) for thing in things)
    return ()


def entity(store: ox.Store, text: str, *, where: str = "") -> ox.NamedNode:
    """The one thing that a text means.

    Raises:
        QueryError: nothing has that name, or several things do; the error names near ones.
    """
    found = candidates(store, text)
    if len(found) == 1:
        return ox.NamedNode(found[0].iri)
    if not found:
        near = suggestions(store, text)
        hint = f"near names: {', '.join(near)}" if near else "look for names with: kg query things-by-class"
        raise QueryError(f"nothing in the graph is called {text!r}", where=where, remedy=hint)
    listed = "; ".join(map(str, found))
    raise QueryError(f"{text!r} may mean {len(found)} things", where=where, remedy=f"give the IRI of one: {listed}")


def suggestions(store: ox.Store, text: str, limit: int = 5) -> list[str]:
    """Names in the graph that hold the text, its characters in their order, or are held by it; the nearest first."""
    if not text:
        return []
    parts = re.compile(".{0,4}".join(map(re.escape, text[:30])))
    found: set[str] = set()
    for predicate in (LABEL, ALT_LABEL):
        for quad in store.quads_for_pattern(None, predicate, None):
            name = quad.object.value if isinstance(quad.object, ox.Literal) else ""
            if (parts.search(name) or (len(name) > 1 and name in text)) and _is_thing(store, quad.subject):
                found.add(name)
    return sorted(found, key=lambda name: (not parts.search(name), abs(len(name) - len(text)), name))[:limit]


def document(store: ox.Store, text: str, *, where: str = "") -> ox.NamedNode:
    """The document of a file name (with or without folder and ending), a title or an IRI.

    Raises:
        QueryError: no document or several documents are called so.
    """
    if (term := _as_iri(store, text)) is not None and _known(store, term):
        return term
    known: dict[str, list[str]] = {}
    for quad in store.quads_for_pattern(None, A, gwr("SourceDocument")):
        names = [*_texts(store, quad.subject, _SOURCE), *_texts(store, quad.subject, _TITLE)]
        if isinstance(quad.subject, ox.NamedNode):
            known[quad.subject.value] = names
    for match in (_same, _stem, _holds):
        found = sorted(iri for iri, names in known.items() if any(match(name, text) for name in names))
        if len(found) == 1:
            return ox.NamedNode(found[0])
        if found:
            listed = ", ".join(known[iri][0] for iri in found[:5])
            raise QueryError(f"{text!r} may mean {len(found)} documents", where=where, remedy=f"name one: {listed}")
    listed = ", ".join(sorted(names[0] for names in known.values() if names)[:5])
    raise QueryError(f"no document is called {text!r}", where=where, remedy=f"there are for example {listed or 'none'}")


def indicator(store: ox.Store, text: str, *, where: str = "") -> ox.NamedNode:
    """The indicator of a Chinese or English label, of a key of the scheme (``gdp``) or of an IRI.

    Raises:
        QueryError: no indicator of the graph or the scheme is called so.
    """
    from kg.entities.indicators import indicator_for, scheme

    if (term := _as_iri(store, text)) is not None:
        return term
    if text in scheme():
        return node(f"{GWRS}indicator-{text}")
    by_label = {q.subject for q in _labelled(store, PREF_LABEL, text) if _has_type(store, q.subject, "Indicator")}
    if len(by_label) == 1 and isinstance(found := by_label.pop(), ox.NamedNode):
        return found
    known = indicator_for(text)
    if not known.minted:
        return node(f"{GWRS}indicator-{known.key}")
    near = sorted({n for n in _indicator_names(store) if text in n or n in text}, key=lambda n: (len(n), n))[:5]
    hint = f"near ones: {', '.join(near)}" if near else "list them with: kg query indicator-coverage"
    raise QueryError(f"no indicator is called {text!r}", where=where, remedy=hint)


def label_of(store: ox.Store, term: ox.NamedNode) -> str:
    """The name of a thing or an indicator: its Chinese label, any label, or the end of its IRI."""
    names = [q.object for name in (LABEL, PREF_LABEL) for q in store.quads_for_pattern(term, name, None)]
    literals = sorted((n.language != "zh", n.value) for n in names if isinstance(n, ox.Literal))
    return literals[0][1] if literals else term.value.rsplit("/", 1)[-1]


def source_of(store: ox.Store, document: ox.NamedNode) -> str:
    """The name of a document's file, or the end of its IRI."""
    return next(iter(sorted(_texts(store, document, _SOURCE))), document.value.rsplit("/", 1)[-1])


def kinds_of(store: ox.Store, term: ox.NamedNode) -> tuple[str, ...]:
    """The classes of a thing in the vocabulary, by local name, sorted; general ones only where there is none narrower."""
    types = (q.object for q in store.quads_for_pattern(term, A, None))
    kinds = sorted(t.value.removeprefix(GWR) for t in types if isinstance(t, ox.NamedNode) and GWR in t.value)
    return tuple(k for k in kinds if k not in _GENERAL) or tuple(kinds)


def _as_iri(store: ox.Store, text: str) -> ox.NamedNode | None:
    text = text.strip().removeprefix("<").removesuffix(">")
    for prefix, base in (("gwr:", GWR), ("gwrs:", GWRS), ("id:", "")):
        if text.startswith(prefix):
            text = (base or base_of(store)) + text.removeprefix(prefix)
            break
    if "://" not in text and not text.startswith("urn:"):
        return None
    try:
        return ox.NamedNode(text)
    except ValueError:
        return None


def base_of(store: ox.Store) -> str:
    """The base of the IRIs of things in a graph, read off a document."""
    for quad in store.quads_for_pattern(None, A, gwr("SourceDocument")):
        if isinstance(quad.subject, ox.NamedNode):
            return quad.subject.value.rsplit("doc-", 1)[0]
    return "https://w3id.org/gwr/id/"


def _candidate(store: ox.Store, term: ox.NamedNode, how: str) -> Candidate:
    return Candidate(term.value, label_of(store, term), kinds_of(store, term), how, _place(store, term))


def _place(store: ox.Store, term: ox.NamedNode) -> str:
    for name in ("within", "locatedIn"):
        places = _nodes(q.object for q in store.quads_for_pattern(term, gwr(name), None))
        if labels := sorted(label_of(store, place) for place in places):
            return labels[0]
    found = store.query(_FIRST_MENTION, substitutions={ox.Variable("thing"): term})
    assert isinstance(found, ox.QuerySolutions)
    return next((str(getattr(row["document"], "value", "")) for row in found), "")


def _with_code(store: ox.Store, text: str) -> Iterator[ox.NamedNode]:
    if text.isdigit():
        for name in _CODES:
            yield from _nodes(q.subject for q in store.quads_for_pattern(None, gwr(name), ox.Literal(text)))


def _named(store: ox.Store, predicate: ox.NamedNode, text: str) -> Iterator[ox.NamedNode]:
    for form in dict.fromkeys((text, text.strip(), text.strip().strip(_QUOTES), f"“{text}”")):
        yield from _nodes(q.subject for q in _labelled(store, predicate, form))


def _labelled(store: ox.Store, predicate: ox.NamedNode, text: str) -> Iterator[ox.Quad]:
    for literal in (ox.Literal(text, language="zh"), ox.Literal(text, language="en"), ox.Literal(text)):
        yield from store.quads_for_pattern(None, predicate, literal)


def _nodes(terms: Iterable[object]) -> Iterator[ox.NamedNode]:
    return (term for term in terms if isinstance(term, ox.NamedNode))


def _is_thing(store: ox.Store, term: object) -> bool:
    return isinstance(term, ox.NamedNode) and not _NAMED.isdisjoint(kinds_of(store, term))


def _has_type(store: ox.Store, term: object, local: str) -> bool:
    return isinstance(term, ox.NamedNode) and local in kinds_of(store, term)


def _known(store: ox.Store, term: ox.NamedNode) -> bool:
    return next(iter(store.quads_for_pattern(term, None, None)), None) is not None


def _texts(store: ox.Store, subject: object, predicate: ox.NamedNode) -> list[str]:
    if not isinstance(subject, ox.NamedNode):
        return []
    return [
        q.object.value for q in store.quads_for_pattern(subject, predicate, None) if isinstance(q.object, ox.Literal)
    ]


def _indicator_names(store: ox.Store) -> Iterator[str]:
    for quad in store.quads_for_pattern(None, PREF_LABEL, None):
        if isinstance(quad.object, ox.Literal) and _has_type(store, quad.subject, "Indicator"):
            yield quad.object.value


def _same(name: str, text: str) -> bool:
    return name == text


def _stem(name: str, text: str) -> bool:
    return name.rsplit("/", 1)[-1].rsplit(".", 1)[0] == text.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def _holds(name: str, text: str) -> bool:
    return bool(text) and text in name
