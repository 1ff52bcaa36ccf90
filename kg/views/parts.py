"""Parts of a knowledge base that get a page of their own: around a thing, some years, some things, or what fits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from kg.errors import InputError
from kg.model.entity import Entity, KnowledgeBase
from kg.model.fact import DocumentFacts
from kg.views.cutting import cut_out

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
    part = cut_out(base, wanted, years)
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
        return replace(base, documents=tuple(document.held() for document in base.documents)), 0
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
    return cut_out(base, seen, None, sorted(kept)), len(base.documents) - len(kept)


def _year(document: DocumentFacts) -> int:
    return max(document.context.year or 0, document.context.plan_year or 0)


def some_documents(base: KnowledgeBase, documents: list[int]) -> KnowledgeBase:
    """A knowledge base of some documents, with everything numbered anew.

    Args:
        base: the knowledge base.
        documents: the numbers of the documents, ascending.
    """
    return cut_out(base, None, None, documents)
