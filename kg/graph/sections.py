"""What stands together in the Turtle of a graph: first what many documents speak of, then document by document what it alone says.

A reader finds all that one document says in one place, opened by the document itself and closed by its evidence, and where one
document changes, one stretch of the file does.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import islice

from kg.graph.order import Graph, Said, merged, ordered, pairs_of
from kg.graph.terms import Term

#: A subject with what is said of it.
Row = tuple[Term, Said]
#: The first words of the names of what a document alone speaks of, as they stand in its section.
OWN = ("doc", "obs", "target", "objective", "assessment", "stmt", "event", "tenure", "rejection", "span")
_DOCUMENT = "doc-"


def sections(graphs: Iterable[Graph]) -> list[list[Row]]:
    """The subjects of graphs: of what is shared in canonical order, then of each document, in the order of the graphs.

    Each subject stands there once, with what all graphs say of it.
    """
    documents: list[Graph] = []
    others: list[Graph] = []
    for graph in graphs:
        (documents if _space(graph.name) else others).append(graph)
    names = {graph.name for graph in documents}
    also: dict[Term, dict[Term, Said]] = defaultdict(dict)
    for place, graph in enumerate(others):
        if graph.owners:
            given, others[place] = given_out(graph, names)
            for name, subjects in given.items():
                also[name].update(subjects)
    made = []
    for graph in documents:
        own, rest = apart(graph, also[graph.name])
        made.append(own)
        others.append(rest)
    return [list(merged(others)), *made]


def given_out(graph: Graph, names: Collection[Term]) -> tuple[dict[Term, dict[Term, Said]], Graph]:
    """What a graph says of that which single documents speak of, by the names of their graphs, and the rest of it.

    Args:
        graph: a graph that is of no document.
        names: the names of the graphs of documents.
    """
    given: dict[Term, dict[Term, Said]] = defaultdict(dict)
    rest: dict[Term, Said] = {}
    for subject, said in graph.subjects.items():
        owner = graph.owners.get(subject, "")
        (given[owner] if owner in names else rest)[subject] = said
    return given, Graph(graph.name, rest)


def apart(graph: Graph, also: Mapping[Term, Said]) -> tuple[list[Row], Graph]:
    """What a document alone speaks of, as it stands in its section, and the rest of its graph.

    Args:
        graph: the graph of the document.
        also: what is said elsewhere of what it alone speaks of.
    """
    keys, space = list(graph.subjects), _space(graph.name)
    more = sorted(also)
    own: list[Row] = []
    taken: list[tuple[int, int]] = []
    for word in OWN:
        first, end = _between(keys, f"{space}{word}")
        taken.append((first, end))
        rows = list(islice(graph.subjects.items(), first, end))
        low, high = _between(more, f"{space}{word}")
        own += _with(rows, {subject: also[subject] for subject in more[low:high]}) if low < high else rows
    rest: dict[Term, Said] = {}
    behind = 0
    for first, end in sorted(taken):
        rest.update(islice(graph.subjects.items(), behind, first))
        behind = end
    rest.update(islice(graph.subjects.items(), behind, None))
    return own, Graph(graph.name, rest)


def _with(rows: list[Row], more: Mapping[Term, Said]) -> list[Row]:
    found = dict(rows)
    for subject, said in more.items():
        found[subject] = ordered(pairs_of(found[subject]) + pairs_of(said)) if subject in found else said
    return sorted(found.items())


def _between(subjects: list[Term], word: str) -> tuple[int, int]:
    """From where to where the subjects stand whose names begin with a word."""
    return bisect_left(subjects, f"{word}-"), bisect_left(subjects, f"{word}.")  # the point is behind the dash


def _space(name: Term) -> str:
    """What the names of all things of a document begin with, by the name of its graph; nothing, where it is of no document.

    >>> _space("<https://example.org/doc-0a>"), _space("<https://example.org/doc-/graph-shared>")
    ('<https://example.org/', '')
    """
    local = max(name.rfind("/"), name.rfind("#")) + 1
    return name[:local] if name.startswith(_DOCUMENT, local) else ""
