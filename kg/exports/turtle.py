"""Turtle and N-Quads of graphs in canonical order: the same triples give the same bytes.

Both are written as text, term by term, and are what pyoxigraph would write, byte for byte: a term of an unusual kind is
left to it, and the tests hold the rest against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

from kg.graph.order import Graph, Said, between, merged
from kg.graph.statements import TOLD
from kg.graph.terms import A, Term
from kg.graph.vocabulary import XSD

#: Local names that Turtle writes without a backslash.
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_LOCAL_END = re.compile(rf"(?:{_LOCAL.pattern})>")
#: Numbers that Turtle writes bare.
_BARE = re.compile(rf'"(?:([+-]?[0-9]+)"\^\^<{XSD}integer>|([+-]?[0-9]*\.[0-9]+)"\^\^<{XSD}decimal>)')
#: How an integer ends, and what of it is left out.
_INTEGER = f'"^^<{XSD}integer>'
_CUT = -len(_INTEGER)
#: So many short forms are remembered.
_REMEMBERED = 200_000
#: So many subjects are written at once.
_AT_ONCE = 2_000


class Short(dict[Term, str]):
    """The Turtle forms of IRIs and typed literals, each found once.

    Args:
        prefixes: the namespaces by their prefixes.
        fixed: the forms of terms that are known.
    """

    def __init__(self, prefixes: dict[str, str], fixed: dict[Term, str] | None = None) -> None:
        super().__init__(fixed or {})
        self._fixed = fixed or {}
        self._prefixes = dict(sorted(prefixes.items()))
        self._spaces = sorted(((iri, name) for name, iri in prefixes.items()), key=lambda row: -len(row[0]))
        self._names = {f"<{iri[:-1]}": name for iri, name in reversed(self._spaces) if iri.endswith("/")}

    def subjects(self, rows: Sequence[tuple[Term, Said]]) -> list[str]:
        """The forms of subjects that are in order and mostly of one namespace; they are not remembered."""
        first, last = rows[0][0], rows[-1][0]
        space = first[: first.rfind("/") + 1]
        name = self._names.get(space[:-1])
        if name is not None and last.startswith(space):  # then all between them are in it
            cut = len(space)
            locals_ = [subject[cut:-1] for subject, _ in rows]
            every = "." + ".".join(locals_)
            plain = every.replace("-", "0").replace(".", "0")
            one_each = every.count(".") == len(rows) and ".." not in every and every[-1] != "."
            if plain.isalnum() and plain.isascii() and one_each and ".-" not in every:
                return [f"{name}:{local}" for local in locals_]
        return [self[subject] for subject, _ in rows]

    def head(self) -> str:
        """The lines that declare the prefixes."""
        node = ox.NamedNode("urn:s")  # without any triple none are written
        return _turtle([ox.Triple(node, node, node)], self._prefixes).partition("<urn:s>")[0]

    def __missing__(self, term: Term) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
            self.update(self._fixed)
            if term in self:
                return self[term]
        found = self[term] = self._short(term)
        return found

    def _short(self, term: Term) -> str:
        if term[0] == "<":
            space, _, local = term.rpartition("/")
            if (known := self._names.get(space)) is not None and _LOCAL_END.fullmatch(local):
                return f"{known}:{local[:-1]}"
            iri = term[1:-1]
            for space, name in self._spaces:
                if iri.startswith(space):
                    local = iri[len(space) :]
                    if _LOCAL.fullmatch(local):
                        return f"{name}:{local}"
                    break
        elif bare := _BARE.fullmatch(term):
            return bare[1] or bare[2]
        return self._unusual(term)

    def _unusual(self, term: Term) -> str:
        """What pyoxigraph writes."""
        (quad,) = ox.parse(f"<urn:s> <urn:p> {term} .", format=ox.RdfFormat.N_TRIPLES)
        return _turtle([quad.triple], self._prefixes).rpartition("<urn:s> <urn:p> ")[2].removesuffix(" .\n")


def _turtle(triples: list[ox.Triple], prefixes: dict[str, str]) -> str:
    text = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=prefixes)
    assert text is not None
    return text.decode()


def write_turtle(graphs: Iterable[Graph], prefixes: dict[str, str], path: Path) -> int:
    """Write all triples of graphs to a Turtle file.

    Returns:
        The number of distinct triples.
    """
    return write_subjects(merged(graphs), prefixes, path)


def write_range(
    graphs: Sequence[Graph], prefixes: dict[str, str], path: Path, low: Term | None, high: Term | None
) -> int:
    """Write a stretch of the Turtle of graphs: the subjects from one on, before another; the first has the prefixes.

    The stretches of all subjects, one behind the other, are what `write_turtle` writes.

    Returns:
        The number of its triples.
    """
    short = Short(prefixes)
    with path.open("wb") as file:
        if low is None:
            file.write(short.head().encode())
        return write_blocks(merged(between(graph, low, high) for graph in graphs), short, file)


def write_subjects(subjects: Iterable[tuple[Term, Said]], prefixes: dict[str, str], path: Path) -> int:
    """Write subjects, which are in order, to a Turtle file.

    Returns:
        The number of their triples.
    """
    short = Short(prefixes)
    with path.open("wb") as file:
        file.write(short.head().encode())
        return write_blocks(subjects, short, file)


def write_blocks(subjects: Iterable[tuple[Term, Said]], short: Short, file: BinaryIO) -> int:
    """Write subjects, which are in order, to a file of Turtle whose prefixes are declared.

    Returns:
        The number of their triples.
    """
    forms: dict[tuple[Term, ...], list[str]] = {}
    rows = iter(subjects)
    triples = 0
    while some := list(islice(rows, _AT_ONCE)):
        triples += sum(len(said[1]) for _, said in some)
        file.write("".join(_blocks(some, short, forms)).encode())
    return triples


def block_of(subject: Term, said: Said, short: Short, forms: dict[tuple[Term, ...], list[str]]) -> str:
    """The Turtle of one subject; the forms are found once and kept."""
    return "".join(_blocks([(subject, said)], short, forms))


def _blocks(rows: list[tuple[Term, Said]], short: Short, forms: dict[tuple[Term, ...], list[str]]) -> list[str]:
    """The parts of the text of some subjects."""
    texts: list[str] = []
    for subject, (_, (predicates, values)) in zip(short.subjects(rows), rows, strict=True):
        form = forms.get(predicates)
        if form is None:
            form = forms[predicates] = _form(predicates, short)
        if predicates == TOLD:  # nearly half of all triples, whose objects are of known kinds
            kind, end, exact, source, before, start, behind = values
            to, at = end[1:_CUT], start[1:_CUT]
            counted = end.endswith(_INTEGER) and start.endswith(_INTEGER) and to.isdecimal() and at.isdecimal()
            if counted and to.isascii() and at.isascii() and exact[-1] == before[-1] == behind[-1] == '"':
                texts.append(
                    f"{subject}{form[1]}{short[kind]}{form[3]}{to}{form[5]}{exact}{form[7]}{short[source]}"
                    f"{form[9]}{before}{form[11]}{at}{form[13]}{behind}{form[15]}"
                )
                continue
        line = form.copy()
        line[0] = subject
        line[2::2] = [short[value] if value[-1] == ">" else value for value in values]
        texts += line
    return texts


def _form(predicates: tuple[Term, ...], short: Short) -> list[str]:
    r"""A subject with such predicates, to be filled with its terms; most subjects share a few such forms.

    >>> _form((A, A, "<urn:p>"), Short({}))
    ['', ' a ', '', ' , ', '', ' ;\n\t<urn:p> ', '', ' .\n']
    """
    form, before = [""], ""
    for predicate in predicates:
        verb = "a" if predicate == A else short[predicate]
        form += (" , " if predicate == before else f" ;\n\t{verb} " if before else f" {verb} ", "")
        before = predicate
    return [*form, " .\n"]


def write_nquads(graphs: Iterable[Graph], path: Path) -> None:
    """Write graphs, in the order given, to an N-Quads file."""
    with path.open("wb") as file:
        for graph in graphs:
            write_graph(graph.name, iter(graph.subjects.items()), file)


def write_graph(name: Term, subjects: Iterator[tuple[Term, Said]], file: BinaryIO) -> None:
    """Write the subjects of one graph, which are in order, to a file of N-Quads."""
    forms: dict[tuple[Term, ...], list[str]] = {}
    end = f" {name} .\n"
    while some := list(islice(subjects, _AT_ONCE)):
        texts: list[str] = []
        for subject, (predicates, values) in some:
            form = forms.get(predicates)
            if form is None:
                form = forms[predicates] = [part for verb in predicates for part in ("", f" {verb} ", "", end)]
            line = form.copy()
            line[::4] = [subject] * len(values)
            line[2::4] = values
            texts += line
        file.write("".join(texts).encode())
