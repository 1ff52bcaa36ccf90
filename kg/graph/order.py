"""The canonical order: by graph, subject, predicate and object in their N-Triples forms; the class of a thing comes first.

The same triples give the same order, whatever order they were made in and however often.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, pairwise
from operator import itemgetter

from kg.graph.terms import A, Term, Triple

#: What is said of a subject: a predicate and an object.
Pair = tuple[Term, Term]
#: All that is said of a subject, in order: the predicates, and as many objects.
Said = tuple[tuple[Term, ...], tuple[Term, ...]]


@dataclass(frozen=True, slots=True)
class Graph:
    """A named graph in canonical order.

    Attributes:
        name: its IRI.
        subjects: its subjects in order, with what is said of each in order.
        owners: of subjects that one document alone speaks of, the graph of that document, where this is another one.
    """

    name: Term
    subjects: dict[Term, Said]
    owners: Mapping[Term, Term] = field(default_factory=dict)


class Sayings:
    """What a graph says while it is made, in any order: single triples, and subjects with all that a fact says of them.

    >>> made = Sayings()
    >>> made.say("<urn:b>", "<urn:p>", "<urn:o>")
    >>> made.tell("<urn:a>", (("<urn:p>", "<urn:q>"), ("<urn:o>", "<urn:o>")))
    >>> list(made.graph("<urn:g>").subjects)
    ['<urn:a>', '<urn:b>']
    """

    __slots__ = ("pairs", "whole")

    def __init__(self) -> None:
        self.pairs: dict[Term, list[Pair]] = defaultdict(list)
        self.whole: dict[Term, Said] = {}

    def say(self, subject: Term, predicate: Term, value: Term) -> None:
        """Add a triple."""
        self.pairs[subject].append((predicate, value))

    def add(self, triples: Iterable[Triple]) -> None:
        """Add triples."""
        pairs = self.pairs
        for subject, predicate, value in triples:
            pairs[subject].append((predicate, value))

    def tell(self, subject: Term, said: Said) -> None:
        """Add what is said of a subject, in canonical order; it may be told of more than once."""
        known = self.whole.setdefault(subject, said)
        if known is not said:
            self.pairs[subject] += pairs_of(said)

    def graph(self, name: Term) -> Graph:
        """All of it as a graph of that name."""
        pairs, whole = self.pairs, self.whole
        for subject in pairs.keys() & whole.keys():
            pairs[subject] += pairs_of(whole[subject])
        subjects = sorted({**pairs, **whole})
        return Graph(name, {one: ordered(pairs[one]) if one in pairs else whole[one] for one in subjects})


def graph_of(name: Term, triples: Iterable[Triple]) -> Graph:
    """The graph of triples in any order.

    >>> graph_of("<urn:g>", [("<urn:b>", "<urn:p>", "<urn:o>"), ("<urn:a>", "<urn:p>", "<urn:o>")] * 2).subjects
    {'<urn:a>': (('<urn:p>',), ('<urn:o>',)), '<urn:b>': (('<urn:p>',), ('<urn:o>',))}
    """
    made = Sayings()
    made.add(triples)
    return made.graph(name)


def said_of(predicates: tuple[Term, ...], values: Sequence[Term]) -> Said:
    """What is said of a subject, at least two things, in canonical order.

    Many subjects are told of by the same predicates; where each of them goes is found once.

    Args:
        predicates: the predicates in any order.
        values: as many objects.

    >>> said_of(("<urn:p>", "<urn:a>"), ("<urn:o>", "<urn:n>"))
    (('<urn:a>', '<urn:p>'), ('<urn:n>', '<urn:o>'))
    """
    inline, pick, repeated = _places(predicates)
    found = pick(values)
    for place in repeated:
        if found[place] >= found[place + 1]:
            return ordered(list(zip(predicates, values, strict=True)))
    return inline, found


@cache
def _places(
    predicates: tuple[Term, ...],
) -> tuple[tuple[Term, ...], Callable[[Sequence[Term]], tuple[Term, ...]], tuple[int, ...]]:
    """Predicates in canonical order, what brings their objects there, and the places behind which one is repeated."""
    order = sorted(range(len(predicates)), key=lambda n: (predicates[n] != A, predicates[n]))
    inline = tuple(predicates[n] for n in order)
    return inline, itemgetter(*order), tuple(n for n, pair in enumerate(pairwise(inline)) if pair[0] == pair[1])


def ordered(pairs: list[Pair]) -> Said:
    """The distinct pairs in canonical order."""
    if len(pairs) == 1:
        ((predicate, value),) = pairs
        return (predicate,), (value,)
    distinct = sorted(set(pairs))
    first = last = bisect_left(distinct, (A, ""))
    while last < len(distinct) and distinct[last][0] == A:
        last += 1
    if first not in (0, last):
        distinct = distinct[first:last] + distinct[:first] + distinct[last:]
    predicates, values = zip(*distinct, strict=True)
    return predicates, values


def pairs_of(said: Said) -> list[Pair]:
    """What is said of a subject, pair by pair."""
    return list(zip(*said, strict=True))


def merged(graphs: Iterable[Graph]) -> Iterator[tuple[Term, Said]]:
    """The subjects of several graphs in order, each once, with what all of them say of it in order."""
    found: dict[Term, Said] = {}
    several: dict[Term, list[Said]] = {}
    for graph in graphs:
        for subject in found.keys() & graph.subjects.keys():
            several.setdefault(subject, [found[subject]]).append(graph.subjects[subject])
        found |= graph.subjects
    for subject, every in several.items():
        predicates, values = zip(*every, strict=True)
        found[subject] = ordered(list(zip(chain.from_iterable(predicates), chain.from_iterable(values), strict=True)))
    return ((subject, found[subject]) for subject in sorted(found))
