"""The graph of one document while it is made: what is said so far, and the names of what it is said of."""

from __future__ import annotations

from kg.graph.iris import Iris, document_key
from kg.graph.order import Graph, Sayings
from kg.graph.statements import evidence_of, period_said
from kg.graph.terms import Term
from kg.model.entity import Entity, KnowledgeBase
from kg.model.period import Period
from kg.model.span import Span


class Draft(Sayings):
    """What is said of one document.

    Args:
        base: the knowledge base.
        iris: the maker of IRIs.
        number: the number of the document.

    Attributes:
        number: the number of the document.
        facts: what it says.
        key: its key.
        entities: what each of its things is, None for nothing.
        nodes: the IRI of what each of its things is.
    """

    __slots__ = ("_evidence", "_iris", "_periods", "_space", "entities", "facts", "key", "nodes", "number")

    def __init__(self, base: KnowledgeBase, iris: Iris, number: int) -> None:
        super().__init__()
        self._iris = iris
        self.number = number
        self.facts = base.documents[number]
        self.key = document_key(self.facts)
        self.entities: list[Entity | None] = [base.entities[n] if n >= 0 else None for n in base.links[number]]
        self.nodes = [iris.of(entity.key) if entity is not None else "" for entity in self.entities]
        self._space = iris.of(f"span-{self.key}-").removesuffix(">")
        self._evidence: dict[Span, Term] = {}
        self._periods: dict[Period, Term] = {}

    def evidence(self, span: Span) -> Term:
        """The IRI of a span of the document, which is told of in the end."""
        found = self._evidence.get(span)
        if found is None:
            found = self._evidence[span] = f"{self._space}{span[0]}-{span[1]}>"
        return found

    def period(self, period: Period) -> Term:
        """The IRI of a period, whose days are told."""
        found = self._periods.get(period)
        if found is None:
            found = self._periods[period] = self._iris.period(period)
            self.tell(found, period_said(period))
        return found

    def done(self) -> Graph:
        """The graph, with the words of all evidence."""
        for iri, said in evidence_of(self._iris, self.facts, self._evidence).items():
            self.tell(iri, said)
        return self.graph(self._iris.document(self.facts))
