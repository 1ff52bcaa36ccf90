"""Turtle and N-Quads of graphs in canonical order: the same triples give the same bytes.

Both are written as text, term by term, and are what pyoxigraph would write, byte for byte: a term of an unusual kind is
left to it, and the tests hold the rest against it.
"""

from __future__ import annotations

import re
import string
from bisect import bisect_left
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
#: Their letters, with those around them while many are looked at.
_LETTERS = f"{string.ascii_letters}{string.digits}_.-:>".encode()
#: Numbers that Turtle writes bare.
_BARE = re.compile(rf'"(?:([+-]?[0-9]+)"\^\^<{XSD}integer>|([+-]?[0-9]*\.[0-9]+)"\^\^<{XSD}decimal>)')
#: How an integer ends.
_INTEGER = f'"^^<{XSD}integer>'
#: The kinds of literals that Turtle writes in quotes, where they are no such numbers.
_QUOTED = frozenset(f"<{XSD}{kind}>" for kind in ("integer", "decimal", "date", "dateTime", "anyURI"))
#: So many short forms are remembered.
_REMEMBERED = 200_000
#: So many subjects are written at once, little enough to stay near the processor.
_AT_ONCE, _QUADS_AT_ONCE = 1_000, 200


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

    def learn(self, subjects: Sequence[Term]) -> None:
        """Find the forms of IRIs, which are in order, at once for each namespace whose local names are usual ones."""
        for space, name in self._names.items():
            first, end = bisect_left(subjects, f"{space}/"), bisect_left(subjects, f"{space}0")  # 0 is behind the slash
            some = subjects[first:end]
            text = "".join(some).replace(f"{space}/", f"{name}:")
            usual = text.isascii() and not text.encode().translate(None, _LETTERS) and text.count(":") == len(some)
            if usual and not any(odd in text for odd in (":.", ":-", ":>", ".>")):
                self.update(zip(some, text.split(">"), strict=False))

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
        else:
            text, _, kind = term.rpartition("^^")
            if kind in _QUOTED:
                return f"{text}^^{self[kind]}"
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
    rows = list(merged(graphs))
    short = Short(prefixes)
    short.learn([subject for subject, _ in rows])  # many are objects of subjects before them
    with path.open("wb") as file:
        file.write(short.head().encode())
        return write_blocks(rows, short, file)


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
        triples += sum([len(said[0]) for _, said in some])
        if some[0][0] not in short:
            short.learn([subject for subject, _ in some])
        file.write("".join(_blocks(some, short, forms)).encode())
    return triples


def block_of(subject: Term, said: Said, short: Short, forms: dict[tuple[Term, ...], list[str]]) -> str:
    """The Turtle of one subject; the forms are found once and kept."""
    return "".join(_blocks([(subject, said)], short, forms))


def _blocks(rows: list[tuple[Term, Said]], short: Short, forms: dict[tuple[Term, ...], list[str]]) -> list[str]:
    """The parts of the text of some subjects, of which those of evidence stand together."""
    told = [said[0] for _, said in rows]
    count = told.count(TOLD)
    first = told.index(TOLD) if count else 0
    some = rows[first : first + count]
    if not count or told[first : first + count].count(TOLD) < count or not (words := _evidence(some, short)):
        return _any(rows, short, forms)
    return [*_any(rows[:first], short, forms), *words, *_any(rows[first + count :], short, forms)]


def _any(rows: list[tuple[Term, Said]], short: Short, forms: dict[tuple[Term, ...], list[str]]) -> list[str]:
    texts: list[str] = []
    for subject, (predicates, values) in rows:
        form = forms.get(predicates)
        if form is None:
            form = forms[predicates] = _form(predicates, short)
        line = form.copy()
        line[0] = short[subject]
        line[2::2] = [short[value] if value[-1] == ">" else value for value in values]
        texts += line
    return texts


def _evidence(rows: list[tuple[Term, Said]], short: Short) -> list[str]:
    """The parts of the text of evidence, column by column: nearly half of all triples, whose objects are of known kinds.

    Nothing, where they are of others.
    """
    columns = list(zip(*[said[1] for _, said in rows], strict=True))
    kinds, ends, exact, sources, before, starts, behind = columns
    for place, numbers in ((1, ends), (5, starts)):
        bare = "".join(numbers).split(_INTEGER)
        digits = [number[1:] for number in bare[:-1]]
        if len(digits) != len(rows) or bare[-1] or not all(digits):
            return []
        columns[place] = tuple(digits)
    every = "".join([*columns[1], *columns[5]])
    quoted = {value[-1] for column in (exact, before, behind) for value in column}
    if not every.isdecimal() or not every.isascii() or quoted != {'"'}:
        return []
    columns[0], columns[3] = tuple(map(short.__getitem__, kinds)), tuple(map(short.__getitem__, sources))
    form = _form(TOLD, short)
    parts = form * len(rows)
    parts[:: len(form)] = map(short.__getitem__, [subject for subject, _ in rows])
    for place, column in enumerate(columns, 1):
        parts[2 * place :: len(form)] = column
    return parts


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
    """Write the subjects of one graph, which are in order, to a file of N-Quads.

    Terms become bytes one by one: a long text with a Chinese letter in it takes two bytes for each of its letters.
    """
    forms: dict[tuple[Term, ...], list[bytes]] = {}
    end = f" {name} .\n".encode()
    while some := list(islice(subjects, _QUADS_AT_ONCE)):
        texts: list[bytes] = []
        for subject, (predicates, values) in some:
            form = forms.get(predicates)
            if form is None:
                form = forms[predicates] = [
                    part for verb in predicates for part in (b"", f" {verb} ".encode(), b"", end)
                ]
            line = form.copy()
            line[::4] = [subject.encode()] * len(values)
            line[2::4] = [value.encode() for value in values]
            texts += line
        file.write(b"".join(texts))
