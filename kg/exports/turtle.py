"""Turtle and N-Quads of graphs in canonical order: the same triples give the same bytes.

Both are written as text, term by term, and are what pyoxigraph would write, byte for byte: a term of an unusual kind is
left to it, and the tests hold the rest against it.
"""

from __future__ import annotations

import re
import string
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from operator import itemgetter
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

from kg.graph.order import Graph, Said
from kg.graph.sections import sections
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
_AT_ONCE, _QUADS_AT_ONCE = 2_000, 200
#: So many subjects of the same predicates are worth being written together.
_ALIKE = 4
#: Stands behind the text of a subject until they are taken apart: no term has such a letter but with a backslash.
_SEAM = "\0"

_encoded = str.encode


class Short(dict[Term, str]):
    """The Turtle forms of IRIs and typed literals, each found once.

    Args:
        prefixes: the namespaces by their prefixes.
        fixed: the forms of terms that are known.
        above: has the forms that many sections use, where these are those of one.
    """

    def __init__(
        self, prefixes: dict[str, str], fixed: dict[Term, str] | None = None, above: Short | None = None
    ) -> None:
        super().__init__(fixed or {})
        self._fixed, self._above = fixed or {}, above
        self._forms: dict[tuple[Term, ...], list[str]] = {}
        self._prefixes = dict(sorted(prefixes.items()))
        self._spaces = sorted(((iri, name) for name, iri in prefixes.items()), key=lambda row: -len(row[0]))
        self._names = {f"<{iri[:-1]}": name for iri, name in reversed(self._spaces) if iri.endswith("/")}

    def learn(self, terms: Sequence[Term]) -> None:
        """Find the forms of IRIs of one namespace at once, where their local names are usual ones."""
        space = terms[0].rpartition("/")[0] if terms else ""
        if (name := self._names.get(space)) is not None:
            text = "".join(terms).replace(f"{space}/", f"{name}:")
            usual = text.isascii() and not text.encode().translate(None, _LETTERS) and text.count(":") == len(terms)
            if usual and not any(odd in text for odd in (":.", ":-", ":>", ".>")):
                self.update(zip(terms, text.split(">"), strict=False))

    def below(self) -> Short:
        """The forms of a section, which few others need, on top of these."""
        return Short(self._prefixes, self._fixed, self)

    def head(self) -> str:
        """The lines that declare the prefixes."""
        node = ox.NamedNode("urn:s")  # without any triple none are written
        return _turtle([ox.Triple(node, node, node)], self._prefixes).partition("<urn:s>")[0]

    def form(self, predicates: tuple[Term, ...]) -> list[str]:
        r"""A subject with such predicates, to be filled with its terms; most subjects share a few such forms.

        >>> Short({}).form((A, A, "<urn:p>"))
        ['', ' a ', '', ' , ', '', ' ;\n\t<urn:p> ', '', ' .\n']
        """
        if self._above is not None:
            return self._above.form(predicates)
        if (known := self._forms.get(predicates)) is not None:
            return known
        form, before = [""], ""
        for predicate in predicates:
            verb = "a" if predicate == A else self[predicate]
            form += (" , " if predicate == before else f" ;\n\t{verb} " if before else f" {verb} ", "")
            before = predicate
        form = self._forms[predicates] = [*form, " .\n"]
        return form

    def __missing__(self, term: Term) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
            self.update(self._fixed)
            if term in self:
                return self[term]
        found = self[term] = self._short(term) if self._above is None else self._above[term]
        return found

    def _short(self, term: Term) -> str:
        if term[-1] != ">":
            return term
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
    """Write all triples of graphs to a Turtle file, section by section.

    Returns:
        The number of distinct triples.
    """
    return write_sections(sections(graphs), prefixes, path)


def write_sections(
    made: Sequence[Sequence[tuple[Term, Said]]], prefixes: dict[str, str], path: Path, *, head: bool = True
) -> int:
    """Write subjects section by section to a file of Turtle.

    Args:
        made: the sections.
        prefixes: the namespaces by their prefixes.
        path: the file.
        head: declare the prefixes.

    Returns:
        The number of triples.
    """
    short = Short(prefixes)
    with path.open("wb") as file:
        if head:
            file.write(short.head().encode())
        return sum([write_blocks(rows, short, file, first=head and rows is made[0]) for rows in made])


def write_subjects(subjects: Iterable[tuple[Term, Said]], prefixes: dict[str, str], path: Path) -> int:
    """Write subjects to a Turtle file.

    Returns:
        The number of their triples.
    """
    short = Short(prefixes)
    with path.open("wb") as file:
        file.write(short.head().encode())
        return write_blocks(subjects, short, file)


def write_blocks(subjects: Iterable[tuple[Term, Said]], short: Short, file: BinaryIO, *, first: bool = False) -> int:
    """Write subjects to a file of Turtle whose prefixes are declared.

    Returns:
        The number of their triples.
    """
    rows = iter(subjects)
    triples = 0
    while some := list(islice(rows, _AT_ONCE)):
        triples += sum([len(said[0]) for _, said in some])
        here = short.below()
        names = [subject for subject, _ in some]
        if not first:
            here.learn(names)
        else:  # of what is shared, many objects are subjects of the sections behind it
            spaces: dict[str, list[Term]] = defaultdict(list)
            for name in {*names, *chain.from_iterable([values for _, (_, values) in some])}:
                spaces[name.rpartition("/")[0]].append(name)
            for one in spaces.values():
                here.learn(one)
        file.write(b"".join(_blocks(some, here)))
    return triples


def _blocks(rows: list[tuple[Term, Said]], short: Short) -> list[bytes]:
    """The texts of some subjects. Those of the same predicates are written together, column by column.

    They become bytes soon: a long text with a Chinese letter in it takes two bytes for each of its letters.
    """
    told: dict[int, list[int]] = {}
    for place, (_, (predicates, _)) in enumerate(rows):
        places = told.get(id(predicates))  # most have the very same predicates; what is equal is found below
        if places is None:
            told[id(predicates)] = [place]
        else:
            places.append(place)
    alike: dict[tuple[Term, ...], list[int]] = {}
    for places in told.values():
        alike.setdefault(rows[places[0]][1][0], []).extend(places)
    texts = [b""] * len(rows)
    for predicates, places in alike.items():
        form = short.form(predicates)
        if len(places) < _ALIKE:
            for place in places:
                subject, (_, values) = rows[place]
                line = form.copy()
                line[0] = short[subject]
                line[2::2] = [short[value] if value[-1] == ">" else value for value in values]
                texts[place] = "".join(line).encode()
        else:
            places.sort()  # those of equal predicates that are not the very same come behind each other
            first, end = places[0], places[-1] + 1
            if end - first == len(places):
                texts[first] = _together(rows[first:end], form, short).encode()
                continue
            found = _together([rows[place] for place in places], form, short, _SEAM).encode().split(_SEAM.encode())
            for place, text in zip(places, found[:-1], strict=True):
                texts[place] = text
    return texts


def _together(rows: list[tuple[Term, Said]], form: list[str], short: Short, seam: str = "") -> str:
    """The text of subjects with the same predicates. What all of them say alike is part of the text between the columns.

    Args:
        rows: the subjects.
        form: a subject with such predicates.
        short: the forms of terms.
        seam: what stands behind each of them.
    """
    count = len(rows)
    columns: list[Sequence[str]] = [_looked_up([subject for subject, _ in rows], short)]
    told: Iterable[Sequence[Term]] = zip(*[said[1] for _, said in rows], strict=True)
    between: list[str] = []
    text = form[1]
    for column, behind in zip(told, form[3::2], strict=True):
        if column[0] == column[-1] and column.count(column[0]) == count:
            text += _shortened(column[:1], short)[0] + behind
        else:
            between.append(text)
            columns.append(_shortened(column, short))
            text = behind
    between.append(text + seam)
    line = [part for behind in between for part in ("", behind)]
    parts = line * count
    for number, column in enumerate(columns):
        parts[2 * number :: len(line)] = column
    return "".join(parts)


def _shortened(column: Sequence[Term], short: Short) -> Sequence[str]:
    """The Turtle of the objects of one predicate."""
    if column[0][0] == "<":
        return _looked_up(column, short)
    if column[0][-1] != ">":
        return column if ">" not in "".join(column) else [short[value] for value in column]
    digits = "".join(column)[1:].removesuffix(_INTEGER).split(f'{_INTEGER}"')
    every = "".join(digits)
    if len(digits) == len(column) and all(digits) and every.isdecimal() and every.isascii():
        return digits
    return _looked_up(column, short)


def _looked_up(terms: Sequence[Term], short: Short) -> Sequence[str]:
    return itemgetter(*terms)(short) if len(terms) > 1 else [short[term] for term in terms]


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
            line[2::4] = map(_encoded, values)
            texts += line
        file.write(b"".join(texts))
