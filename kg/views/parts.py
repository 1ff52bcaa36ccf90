"""Parts of a knowledge base that get a page of their own: around a thing, some years, some things, or what fits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from kg.errors import InputError
from kg.model.entity import Assessment, Entity, FactRef, KnowledgeBase, Locus
from kg.model.fact import DocumentFacts, Figure, Objective, Relation
from kg.model.period import Period

#: The number of things beyond which a page leaves whole documents out.
MAX_THINGS = 16_000


def find_things(base: KnowledgeBase, name: str) -> list[int]:
    """The entities that a user may mean: by key, code, name or alias, in this order of preference.

    Args:
        base: the knowledge base.
        name: what the user wrote.

    Raises:
        InputError: nothing has that name.
    """
    tests: tuple[Callable[[Entity], bool], ...] = (
        lambda e: name in (e.key, e.code),
        lambda e: e.name == name,
        lambda e: name in e.aliases,
    )
    for test in tests:
        if found := [number for number, entity in enumerate(base.entities) if test(entity)]:
            return found
    near = [e.name for e in base.entities if name and name in e.name][:5]
    hint = f"similar names: {', '.join(near)}" if near else "kg explain lists the names"
    raise InputError("nothing in the graph has that name", where=name, remedy=hint)


def around(base: KnowledgeBase, start: Iterable[int], depth: int) -> set[int]:
    """The entities within so many relations of some entities.

    Args:
        base: the knowledge base.
        start: the numbers of the entities to begin with.
        depth: how many relations may lie between.
    """
    beside: dict[int, set[int]] = defaultdict(set)
    for number, document in enumerate(base.documents):
        links = base.links[number]
        for relation in document.relations:
            if relation.object is not None:
                a, b = links[relation.subject], links[relation.object]
                beside[a].add(b)
                beside[b].add(a)
    found = edge = set(start)
    for _ in range(depth):
        edge = {other for number in edge for other in beside[number] if other >= 0} - found
        found = found | edge
    return found


def part_of(
    base: KnowledgeBase,
    *,
    focus: Iterable[str] = (),
    depth: int = 2,
    years: tuple[int, int] | None = None,
    keys: Collection[str] | None = None,
) -> KnowledgeBase:
    """The part of a knowledge base that a user asks for; without wishes, all of it.

    A fact stays where everything that it speaks of stays and its period meets the years; a fact without a period stays
    with its document, whose years count for it. A document stays where a fact of it does.

    Args:
        base: the knowledge base.
        focus: names, keys or codes of things to begin with.
        depth: how many relations around them are shown.
        years: the first and last year.
        keys: the keys of the only things to show, for example what a query found.

    Raises:
        InputError: a name is unknown, or nothing is left.
    """
    wanted: set[int] | None = None
    if names := list(focus):
        wanted = around(base, (number for name in names for number in find_things(base, name)), depth)
    if keys is not None:
        named = {number for number, entity in enumerate(base.entities) if entity.key in keys}
        wanted = named if wanted is None else wanted & named
    part = _cut(base, wanted, years)
    if not part.documents:
        raise InputError("nothing of the graph is left", remedy="ask for more depth, other years or other things")
    return part


def within(base: KnowledgeBase, things: int) -> tuple[KnowledgeBase, int]:
    """As many whole documents as fit into a page, the newest of every place first.

    Args:
        base: the knowledge base.
        things: the number of things that fit.

    Returns:
        The part that fits, and how many documents are left out.
    """
    if len(base.entities) <= things:
        return base, 0
    turn: dict[int, int] = defaultdict(int)
    order = []
    for number in sorted(range(len(base.documents)), key=lambda n: (-_year(base.documents[n]), n)):
        place = base.links[number][0] if base.links[number] else -1
        order.append((turn[place], number))
        turn[place] += 1
    kept: list[int] = []
    seen: set[int] = set()
    for _, number in sorted(order):
        more = seen | {link for link in base.links[number] if link >= 0}
        if len(more) > things and kept:
            break
        seen = more
        kept.append(number)
    return _cut(base, seen, None, sorted(kept)), len(base.documents) - len(kept)


def _year(document: DocumentFacts) -> int:
    return max(document.context.year or 0, document.context.plan_year or 0)


def _cut(
    base: KnowledgeBase, wanted: set[int] | None, years: tuple[int, int] | None, documents: list[int] | None = None
) -> KnowledgeBase:
    """A knowledge base of some documents, things and years, with everything numbered anew."""
    rows = [
        row
        for number in (range(len(base.documents)) if documents is None else documents)
        if (row := _Document(base, number, wanted, years)).has_facts
    ]
    used = sorted(set().union(*(row.used for row in rows)) if rows else set())
    used_indicators = sorted({base.measured[row.number][i] for row in rows for i in row.figures})
    entity_at = {old: new for new, old in enumerate(used)}
    indicator_at = {old: new for new, old in enumerate(used_indicators)}
    document_at = {row.number: new for new, row in enumerate(rows)}
    entities = tuple(_with_mentions(base.entities[old], document_at) for old in used)
    assessments = tuple(
        a for one in base.assessments if (a := _renumbered(one, {r.number: r for r in rows}, document_at))
    )
    return KnowledgeBase(
        tuple(row.facts() for row in rows),
        entities,
        tuple(tuple(entity_at.get(link, -1) for link in base.links[row.number]) for row in rows),
        tuple(base.indicators[old] for old in used_indicators),
        tuple(tuple(indicator_at[base.measured[row.number][i]] for i in row.figures) for row in rows),
        assessments,
    )


class _Document:
    """What stays of one document: the old numbers of its facts, in order."""

    def __init__(
        self, base: KnowledgeBase, number: int, wanted: set[int] | None, years: tuple[int, int] | None
    ) -> None:
        self.number, self.document, self.links = number, base.documents[number], base.links[number]
        self.wanted, self.years = wanted, years
        self.figures = [i for i, f in enumerate(self.document.figures) if self._stays(f.period, f.about, *f.exemplars)]
        self.relations = [
            i for i, r in enumerate(self.document.relations) if self._stays(r.period, r.subject, r.object)
        ]
        self.aims = [i for i, o in enumerate(self.document.objectives) if self._stays(o.period, o.about)]
        self.has_facts = bool(self.figures or self.relations or self.aims) or (wanted is None and years is None)
        self.used = self._used()

    def _stays(self, period: Period | None, *things: int | None) -> bool:
        if self.wanted is not None and any(t is not None and self.links[t] not in self.wanted for t in things[:2]):
            return False
        if self.years is None:
            return True
        first, last = self.years
        if period is not None:
            return period.start.year <= last and period.end.year >= first
        context = self.document.context
        return any(y is not None and first <= y <= last for y in (context.year, context.plan_year))

    def _used(self) -> set[int]:
        """The entities that the page needs: those of the facts, and where only documents were chosen all of them."""
        if self.years is None:
            every = {link for link in self.links if link >= 0}
            return (
                every
                if self.wanted is None
                else (every & self.wanted) | ({self.links[0]} - {-1} if self.links else set())
            )
        things: set[int | None] = {0} if self.links else set()
        for figure in self.kept_figures():
            things |= {figure.about, *figure.exemplars}
        for relation in self.kept_relations():
            things |= {relation.subject, relation.object}
        things |= {t for aim in self.kept_aims() for t in (aim.about, aim.concerns)}
        found = {self.links[t] for t in things if t is not None} - {-1}
        return found if self.wanted is None else found & (self.wanted | {self.links[0]})

    def kept_figures(self) -> tuple[Figure, ...]:
        return tuple(self.document.figures[i] for i in self.figures)

    def kept_relations(self) -> tuple[Relation, ...]:
        return tuple(self.document.relations[i] for i in self.relations)

    def kept_aims(self) -> tuple[Objective, ...]:
        return tuple(self.document.objectives[i] for i in self.aims)

    def facts(self) -> DocumentFacts:
        return replace(
            self.document, figures=self.kept_figures(), relations=self.kept_relations(), objectives=self.kept_aims()
        )


def _with_mentions(entity: Entity, document_at: dict[int, int]) -> Entity:
    kept = tuple(Locus(document_at[m.document], m.start, m.end) for m in entity.mentions if m.document in document_at)
    return replace(entity, mentions=kept)


def _renumbered(one: Assessment, rows: dict[int, _Document], document_at: dict[int, int]) -> Assessment | None:
    """An assessment with the new numbers of its facts, or None where its target is gone."""

    def place(ref: FactRef | None, which: Callable[[_Document], list[int]]) -> FactRef | None:
        if ref is None or ref.document not in rows or ref.number not in which(rows[ref.document]):
            return None
        return FactRef(document_at[ref.document], which(rows[ref.document]).index(ref.number))

    target = place(one.target, lambda row: row.aims if one.objective else row.figures)
    if target is None:
        return None
    outcome = place(one.outcome, lambda row: row.figures)
    reported = place(one.outcome_relation, lambda row: row.relations)
    return replace(one, target=target, outcome=outcome, outcome_relation=reported)
