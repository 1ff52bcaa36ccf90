"""Parts of a knowledge base that get a page of their own: around a thing, some years, some things, or what fits.

What ``kg view`` makes of its options::

    wishes = Wishes.of(focus=["二七区"], depth=2, years="2020-2024", found=iris_of_the_query, base=settings.base)
    write_page(wishes.part(base), path, iris=settings.base, title="--focus 二七区 --depth 2 --years 2020-2024")

``found`` are the IRIs of the terms that a SELECT or CONSTRUCT brought, in any order and with any others among them; None
without a query. The title is shown at the head of the page, so that a reader knows what was asked for.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace

from kg.config import DEFAULT_BASE
from kg.errors import InputError
from kg.model.entity import Assessment, Contradiction, Entity, FactRef, KnowledgeBase, Locus
from kg.model.fact import DocumentFacts, Figure, Objective, Relation
from kg.model.period import Period

#: The number of things beyond which a page leaves whole documents out.
MAX_THINGS = 16_000


_YEARS = re.compile(r"(\d{4})(?:\s*[-–—~至]\s*(\d{4}))?")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a page shall show of a knowledge base.

    Attributes:
        focus: names, keys or codes of things to begin with.
        depth: how many relations around them are shown.
        years: the first and last year, or None for all.
        keys: the keys of the only things to show, or None for all.
    """

    focus: tuple[str, ...] = ()
    depth: int = 2
    years: tuple[int, int] | None = None
    keys: frozenset[str] | None = None

    @classmethod
    def of(
        cls,
        focus: Iterable[str] = (),
        depth: int = 2,
        years: str = "",
        found: Iterable[str] | None = None,
        base: str = DEFAULT_BASE,
    ) -> Wishes:
        """The wishes as a command line has them.

        Args:
            focus: names, keys, codes or IRIs of things.
            depth: how many relations around them are shown, 0 or more.
            years: ``2020`` or ``2020-2024``; empty for all.
            found: the IRIs that a query brought, or None without a query.
            base: the base of the IRIs of things.

        Raises:
            InputError: the years or the depth are none, or a query found no thing.
        """
        if depth < 0:
            raise InputError("the depth is below 0", where=str(depth), remedy="0, 1, 2, ...")
        keys = None if found is None else keys_among(found, base)
        if keys is not None and not keys:
            raise InputError(
                "the query found no things",
                remedy=f"it must bring IRIs of things, which begin with {base}",
            )
        names = tuple(name.removeprefix(base) for name in focus)
        return cls(names, depth, year_range(years) if years else None, keys)

    def part(self, base: KnowledgeBase) -> KnowledgeBase:
        """The part of a knowledge base that is wished; see `part_of`."""
        return part_of(base, focus=self.focus, depth=self.depth, years=self.years, keys=self.keys)


def year_range(text: str) -> tuple[int, int]:
    """A year, or a first and a last year.

    >>> year_range("2020"), year_range("2020-2024"), year_range("2016–2020")
    ((2020, 2020), (2020, 2024), (2016, 2020))

    Raises:
        InputError: it is neither, or the last year is before the first.
    """
    found = _YEARS.fullmatch(text.strip())
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, -1)
    if first > last:
        raise InputError("these are no years", where=text, remedy="for example 2020 or 2020-2024")
    return first, last


def keys_among(iris: Iterable[str], base: str = DEFAULT_BASE) -> frozenset[str]:
    """The keys of the IRIs that begin with the base; brackets around an IRI and other terms do no harm.

    >>> sorted(keys_among(["https://w3id.org/gwr/id/area-410103", "<https://w3id.org/gwr/id/park-1>", "709.3"]))
    ['area-410103', 'park-1']
    """
    bare = (iri.strip("<>") for iri in iris)
    return frozenset(iri.removeprefix(base) for iri in bare if iri.startswith(base))


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
        keys: the keys of the only things to show, for example what a query found; what they have to do with the place of
            a document is shown too.

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


def some_documents(base: KnowledgeBase, documents: list[int]) -> KnowledgeBase:
    """A knowledge base of some documents, with everything numbered anew.

    Args:
        base: the knowledge base.
        documents: the numbers of the documents, ascending.
    """
    return _cut(base, None, None, documents)


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
        contradictions=_kept(base.contradictions, {row.number: row for row in rows}, document_at),
    )


class _Document:
    """What stays of one document: the old numbers of its facts, in order."""

    def __init__(
        self, base: KnowledgeBase, number: int, wanted: set[int] | None, years: tuple[int, int] | None
    ) -> None:
        self.number, self.document, self.links = number, base.documents[number].held(), base.links[number]
        self.wanted, self.years = wanted, years
        self.figures = [i for i, f in enumerate(self.document.figures) if self._stays(f.period, f.about, *f.exemplars)]
        self.relations = [
            i for i, r in enumerate(self.document.relations) if self._stays(r.period, r.subject, r.object)
        ]
        self.aims = [i for i, o in enumerate(self.document.objectives) if self._stays(o.period, o.about)]
        self.has_facts = bool(self.figures or self.relations or self.aims) or (wanted is None and years is None)
        self.used = self._used()

    def _stays(self, period: Period | None, *things: int | None) -> bool:
        if self.wanted is not None:
            named = {self.links[t] for t in things[:2] if t is not None}
            if not named & self.wanted or named - self.wanted - {self.links[0]}:
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


def _kept(
    found: Iterable[Contradiction], rows: dict[int, _Document], document_at: dict[int, int]
) -> tuple[Contradiction, ...]:
    """The contradictions of which every figure is left, with their new numbers."""
    return tuple(
        replace(one, figures=tuple(FactRef(document_at[d], rows[d].figures.index(n)) for d, n in one.figures))
        for one in found
        if all(d in rows and n in rows[d].figures for d, n in one.figures)
    )


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
    passage = one.outcome_passage
    if passage is not None:
        moved = document_at.get(passage.locus.document)
        passage = None if moved is None else passage._replace(locus=passage.locus._replace(document=moved))
    return replace(one, target=target, outcome=outcome, outcome_relation=reported, outcome_passage=passage)
