"""The canonical order: by graph, subject, predicate and object in their N-Triples forms; the class of a thing comes first.

The same triples give the same order, whatever order they were made in and however often.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

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
    """

    name: Term
    subjects: dict[Term, Said]


def graph_of(name: Term, triples: Iterable[Triple], ready: Mapping[Term, Said] | None = None) -> Graph:
    """The graph of triples in any order.

    Args:
        name: its IRI.
        triples: the triples.
        ready: subjects of which what is said is in order already.

    >>> graph_of("<urn:g>", [("<urn:b>", "<urn:p>", "<urn:o>"), ("<urn:a>", "<urn:p>", "<urn:o>")] * 2).subjects
    {'<urn:a>': (('<urn:p>',), ('<urn:o>',)), '<urn:b>': (('<urn:p>',), ('<urn:o>',))}
    """
    found: dict[Term, list[Pair]] = defaultdict(list)
    for subject, predicate, value in triples:
        found[subject].append((predicate, value))
    if ready is None:
        return Graph(name, {subject: ordered(found[subject]) for subject in sorted(found)})
    for subject in ready.keys() & found.keys():
        found[subject] += pairs_of(ready[subject])
    subjects = sorted({*found, *ready})
    return Graph(name, {one: ordered(found[one]) if one in found else ready[one] for one in subjects})


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


def between(graph: Graph, low: Term | None, high: Term | None) -> Graph:
    """The subjects of a graph from one on, before another; None for the first and for the end.

    >>> said = (("<urn:p>",), ("<urn:o>",))
    >>> list(between(Graph("<urn:g>", {"<urn:a>": said, "<urn:b>": said, "<urn:c>": said}), "<urn:b>", "<urn:c>").subjects)
    ['<urn:b>']
    """
    keys = list(graph.subjects)
    first = bisect_left(keys, low) if low is not None else 0
    end = bisect_left(keys, high) if high is not None else len(keys)
    return Graph(graph.name, dict(islice(graph.subjects.items(), first, end)))


def seams(graphs: Sequence[Graph], count: int) -> list[Term | None]:
    """The subjects at which all subjects of graphs are cut into so many stretches of about one size, None at both ends.

    >>> said = (("<urn:p>",), ("<urn:o>",))
    >>> seams([Graph("<urn:g>", {f"<urn:{n}>": said for n in range(10)})], 2)
    [None, '<urn:5>', None]
    """
    every = sum(len(graph.subjects) for graph in graphs)
    step = max(1, every // 10_000)
    some = sorted(subject for graph in graphs for subject in islice(graph.subjects, 0, None, step))
    return [None, *(some[len(some) * number // count] for number in range(1, count)), None]


def merged(graphs: Iterable[Graph]) -> Iterator[tuple[Term, Said]]:
    """The subjects of several graphs in order, each once, with what all of them say of it in order."""
    found: dict[Term, Said] = {}
    several: dict[Term, list[Pair]] = {}
    for graph in graphs:
        for subject, said in graph.subjects.items():
            known = found.setdefault(subject, said)
            if known is not said:
                if subject not in several:
                    several[subject] = pairs_of(known)
                several[subject] += pairs_of(said)
    for subject in sorted(found):
        yield subject, ordered(several[subject]) if subject in several else found[subject]
