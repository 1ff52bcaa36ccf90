"""Precision, recall and F1 of a graph against annotated documents, with every error."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.evaluation.found import Found
from kg.evaluation.gold import Annotated, Record
from kg.evaluation.matching import ATTRIBUTES, Names, match_figures, match_relations, match_things


@dataclass(frozen=True, slots=True)
class Score:
    """How many of the annotated facts a graph has, and how many of its facts are annotated.

    Attributes:
        right: facts that are right.
        gold: facts that were annotated.
        system: facts of the graph.

    >>> score = Score(3, 4, 6)
    >>> score.precision, score.recall, round(score.f1, 2)
    (0.5, 0.75, 0.6)
    """

    right: int
    gold: int
    system: int

    @property
    def precision(self) -> float:
        """The share of the graph's facts that are right."""
        return self.right / self.system if self.system else 0.0

    @property
    def recall(self) -> float:
        """The share of the annotated facts that the graph has."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.right else 0.0

    def as_dict(self) -> dict[str, float | int]:
        """The score as plain data."""
        return {
            "precision": self.precision,
            "recall": self.recall,
            "f1": self.f1,
            "gold": self.gold,
            "system": self.system,
        }


@dataclass(frozen=True, slots=True)
class Error:
    """Something that the graph has wrong.

    Attributes:
        kind: ``figure missed``, ``figure spurious``, ``figure period``, ``entity class`` and so on.
        wanted: what was annotated; empty for what is spurious.
        got: what the graph says; empty for what is missed.
        quote: the words.
        document: the stem of the document's file.
    """

    kind: str
    wanted: str
    got: str
    quote: str
    document: str

    def as_dict(self) -> dict[str, str]:
        """The error as plain data."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(slots=True)
class Evaluation:
    """The counts of facts, by what they are, and the errors.

    Attributes:
        counts: how many, by kind and what of it: ``("figure", "right")``, ``("entity", "gold", "Park")``.
        errors: every error, document by document.
        documents: the evaluations of the single documents, by stem.
    """

    counts: Counter[tuple[str, ...]] = field(default_factory=Counter)
    errors: list[Error] = field(default_factory=list)
    documents: dict[str, Evaluation] = field(default_factory=dict)

    def score(self, kind: str, what: str = "right", *group: str) -> Score:
        """The score of a kind of fact: of all, of those of a group, or of what is right in one respect."""
        gold = self.counts[kind, "gold", *group]
        return Score(self.counts[kind, what, *group], gold, self.counts[kind, "system", *group])

    def groups(self, kind: str) -> list[str]:
        """The classes of things, or the predicates of relations, that were annotated."""
        return sorted({key[2] for key in self.counts if key[:2] == (kind, "gold") and len(key) == 3})

    def accuracy(self, attribute: str) -> float:
        """The share of the figures found that have an attribute right."""
        return self.counts["figure", attribute] / (self.counts["figure", "found"] or 1)

    def as_dict(self) -> dict[str, Any]:
        """The scores as plain data, without the errors."""
        return {
            "figures": self.score("figure").as_dict(),
            "figures found": self.score("figure", "found").as_dict(),
            "figure attributes": {name: self.accuracy(name) for name in ATTRIBUTES},
            "figures by attribute": {name: self.score("figure", name).as_dict() for name in ATTRIBUTES},
            "entities": self.score("entity").as_dict(),
            "entities untyped": self.score("entity", "found").as_dict(),
            "entities by class": {n: self.score("entity", "right", n).as_dict() for n in self.groups("entity")},
            "relations": self.score("relation").as_dict(),
            "relations by predicate": {
                n: self.score("relation", "right", n).as_dict() for n in self.groups("relation")
            },
            "documents": {
                stem: {
                    "figures": one.score("figure").f1,
                    "entities": one.score("entity").f1,
                    "relations": one.score("relation").f1,
                }
                for stem, one in self.documents.items()
            },
        }


def evaluate(documents: Iterable[Annotated], found: dict[str, Found]) -> Evaluation:
    """Hold what a graph says against what was annotated.

    Args:
        documents: the annotated documents.
        found: what the graph says of each, by stem.
    """
    total = Evaluation()
    for document in documents:
        one = _Document(document, found.get(document.stem, Found())).evaluation()
        total.documents[document.stem] = one
        total.counts += one.counts
        total.errors += one.errors
    return total


class _Document:
    """The evaluation of one document."""

    def __init__(self, document: Annotated, found: Found) -> None:
        self.document, self.found = document, found
        self.names = Names(document.of("entity"))
        self.result = Evaluation()

    def evaluation(self) -> Evaluation:
        self._figures()
        self._things()
        self._relations()
        return self.result

    def _count(self, *key: str, by: int = 1) -> None:
        self.result.counts[key] += by

    def _error(self, kind: str, wanted: str, got: str, window: tuple[int, int] | None) -> None:
        self.result.errors.append(Error(kind, wanted, got, self.document.text.words(window), self.document.stem))

    def _figures(self) -> None:
        gold = self.document.of("figure")
        figures = [f for f in self.found.figures if self.document.covers(f.spans)]
        pairs = match_figures(gold, figures, self.names)
        for number, record in enumerate(gold):
            if record.doubtful:
                continue
            self._count("figure", "gold")
            if number not in pairs:
                self._error("figure missed", _figure(record), "", record.at)
                continue
            other, right = pairs[number]
            self._count("figure", "found")
            self._count("figure", "right", by=all(right.values()))
            for name, good in right.items():
                self._count("figure", name, by=good)
                if not good:
                    self._error(f"figure {name}", str(record.fields[name]), figures[other].shown(name), record.at)
        doubtful = {other for number, (other, _) in pairs.items() if gold[number].doubtful}
        self._count("figure", "system", by=len(figures) - len(doubtful))
        matched = {other for other, _ in pairs.values()}
        for number, figure in enumerate(figures):
            if number not in matched:
                got = f"{figure.shown('indicator')} {figure.value:g}{figure.unit}"
                self._error("figure spurious", "", got, figure.spans[0])

    def _things(self) -> None:
        gold = self.document.of("entity")
        things = [t for t in self.found.things if self.document.covers(t.spans)]
        pairs = match_things(gold, things, self.names)
        for number, record in enumerate(gold):
            kind, name = str(record.fields["class"]), str(record.fields["name"])
            other, typed = pairs.get(number, (None, False))
            if record.doubtful:
                continue
            self._both(("entity", "gold"), kind)
            if other is None:
                self._error("entity missed", f"{kind} {name}", "", record.at)
                continue
            self._count("entity", "found")
            if typed:
                self._both(("entity", "right"), kind)
            else:
                self._error("entity class", f"{kind} {name}", things[other].kind, record.at)
        ignored = {other for number, (other, _) in pairs.items() if gold[number].doubtful}
        matched = {other for other, _ in pairs.values()}
        for number, thing in enumerate(things):
            if number not in ignored:
                self._both(("entity", "system"), thing.kind)
            if number not in matched:
                self._error("entity spurious", "", f"{thing.kind} {thing.label}", thing.spans[0])

    def _relations(self) -> None:
        gold = self.document.of("relation")
        relations = [r for r in self.found.relations if self.document.covers(r.spans)]
        pairs = match_relations(gold, relations, self.names)
        for number, record in enumerate(gold):
            if record.doubtful:
                continue
            predicate = str(record.fields["p"])
            self._both(("relation", "gold"), predicate)
            if number in pairs:
                self._both(("relation", "right"), predicate)
            else:
                wanted = f"{record.fields['s']} {predicate} {record.fields['o']}"
                self._error("relation missed", wanted, "", record.at)
        ignored = {other for number, other in pairs.items() if gold[number].doubtful}
        matched = set(pairs.values())
        for number, relation in enumerate(relations):
            if number not in ignored:
                self._both(("relation", "system"), relation.predicate)
            if number not in matched:
                ends = _any(relation.subjects), relation.predicate, _any(relation.objects)
                self._error("relation spurious", "", " ".join(ends), relation.spans[0])

    def _both(self, key: tuple[str, str], group: str) -> None:
        """Count in all and in a group."""
        self._count(*key)
        self._count(*key, group)


def _figure(record: Record) -> str:
    fields = record.fields
    return f"{fields['subject']} {fields['indicator']} {fields['value']}{fields['unit']}"


def _any(names: Sequence[str] | set[str]) -> str:
    return min(names, default="?")
