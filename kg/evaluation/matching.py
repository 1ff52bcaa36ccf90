"""Which fact of a graph is which annotated fact: one for one, the best pairs first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.evaluation.found import FoundFigure, FoundRelation, FoundThing
from kg.evaluation.gold import Record
from kg.evaluation.terms import STATUS, same_comparator, same_measure, same_period, same_predicate, same_quantity
from kg.evaluation.text import name_key, overlap, similarity

#: What must be right of a figure.
ATTRIBUTES = ("subject", "indicator", "measure", "comparator", "period", "status")
#: From this likeness on, two wordings of an indicator mean the same.
_ALIKE = 0.6


class Names:
    """The names that annotators give one thing of a document.

    Args:
        entities: the annotated things.
    """

    def __init__(self, entities: Iterable[Record]) -> None:
        self.known: dict[str, set[str]] = defaultdict(set)
        for record in entities:
            names = {name_key(name) for name in (record.fields["name"], *record.fields.get("aliases", ()))}
            for name in names:
                self.known[name] |= names

    def of(self, name: str) -> set[str]:
        """All names of the thing of a name, in the form in which they are compared."""
        key = name_key(name)
        return self.known.get(key, set()) | {key}


def match_figures(
    gold: Sequence[Record], figures: Sequence[FoundFigure], names: Names
) -> dict[int, tuple[int, dict[str, bool]]]:
    """Pairs of figures that have the same quantity in the same place: those with the most right first, then the nearest.

    Args:
        gold: the annotated figures.
        figures: those of the graph.
        names: the names of things.

    Returns:
        For the number of an annotated figure that of the graph's, and which attributes are right.
    """
    pairs = []
    for i, record in enumerate(gold):
        for j, figure in enumerate(figures):
            at = record.at
            if at is not None and any(overlap(at, span) for span in figure.spans) and _same_quantity(record, figure):
                right = _right(record, figure, names)
                distance = abs(min(span[0] for span in figure.spans) - at[0])
                pairs.append(((-sum(right.values()), distance), i, j, right))
    found: dict[int, tuple[int, dict[str, bool]]] = {}
    taken: set[int] = set()
    for _, i, j, right in sorted(pairs, key=lambda pair: pair[0]):
        if i not in found and j not in taken:
            found[i] = j, right
            taken.add(j)
    return found


def _same_quantity(record: Record, figure: FoundFigure) -> bool:
    fields = record.fields
    ranks = fields["measure"] == figure.measure == "rank"
    return same_quantity(fields["value"], fields["unit"], figure.value, figure.unit, ranks=ranks)


def _right(record: Record, figure: FoundFigure, names: Names) -> dict[str, bool]:
    subjects = {name_key(name) for name in figure.subjects}
    return {
        "subject": any(names.of(option) & subjects for option in record.options("subject")),
        "indicator": any(
            similarity(option, name) >= _ALIKE for option in record.options("indicator") for name in figure.indicators
        ),
        "measure": same_measure(figure.measure, record.options("measure")),
        "comparator": any(same_comparator(figure.comparator, option) for option in record.options("comparator")),
        "period": any(same_period(option, figure.period) for option in record.options("period")),
        "status": figure.status in record.options("status"),
    }


def match_things(gold: Sequence[Record], things: Sequence[FoundThing], names: Names) -> dict[int, tuple[int, bool]]:
    """Pairs of things that share a name: those of the same class first.

    Args:
        gold: the annotated things.
        things: those of the graph.
        names: the names of things.

    Returns:
        For the number of an annotated thing that of the graph's, and whether the class is right.
    """
    found: dict[int, tuple[int, bool]] = {}
    taken: set[int] = set()
    for typed in (True, False):
        for i, record in enumerate(gold):
            if i in found:
                continue
            known, classes = names.of(record.fields["name"]), record.options("class")
            for j, thing in enumerate(things):
                if j not in taken and known & thing.names and (thing.kind in classes) == typed:
                    found[i] = j, typed
                    taken.add(j)
                    break
    return found


def match_relations(gold: Sequence[Record], relations: Sequence[FoundRelation], names: Names) -> dict[int, int]:
    """Pairs of relations with the same ends and predicates that answer for each other.

    Args:
        gold: the annotated relations.
        relations: those of the graph.
        names: the names of things.

    Returns:
        For the number of an annotated relation that of the graph's.
    """
    found: dict[int, int] = {}
    taken: set[int] = set()
    for i, record in enumerate(gold):
        subject, predicate = names.of(record.fields["s"]), record.fields["p"]
        value = {record.fields["o"]} if predicate == STATUS else names.of(record.fields["o"])
        for j, relation in enumerate(relations):
            same = j not in taken and same_predicate(predicate, relation.predicate)
            if same and subject & relation.subjects and value & relation.objects:
                found[i] = j
                taken.add(j)
                break
    return found
