"""One thing, one node: the things of all documents resolved by code, by rule, and by what a person has decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from kg.entities.brief import Brief
from kg.entities.decisions import Decision, DecisionKind
from kg.entities.grouping import group, misleads, reason
from kg.entities.keys import PREFIXES, Registry, mint, scope_of
from kg.entities.recurring import Said, is_common
from kg.entities.spoken import Heard, Member, Spoken, hear
from kg.facts.aliases import spelling
from kg.lexicon.divisions import divisions, short_name
from kg.model.document import Context, Level
from kg.model.entity import Entity, Merge
from kg.model.mention import NameClass

__all__ = ["PREFIXES", "Resolved", "mint", "resolve", "scope_of"]


@dataclass(slots=True)
class Resolved:
    """The entities of some documents.

    Attributes:
        entities: all of them, ordered by key.
        links: for each document, the number of the entity of each of its things (-1 for none).
        scopes: for the key of each entity without a code, the place within which its names mean it.
        applied: how often each decision on names was applied.
    """

    entities: tuple[Entity, ...]
    links: tuple[tuple[int, ...], ...]
    scopes: dict[str, str]
    applied: dict[Decision, int]


@dataclass(slots=True)
class Named:
    """A thing while it is being resolved: its class, scope, fullest name, what is said by each name, and the rules."""

    kind: NameClass
    scope: str
    lead: str
    names: dict[str, Spoken]
    rules: dict[str, str] = field(default_factory=dict)

    @property
    def members(self) -> list[Member]:
        """The things of documents that it is."""
        return [member for spoken in self.names.values() for member in spoken.members]


def resolve(
    documents: Sequence[Brief],
    registry: Registry | None = None,
    decisions: Sequence[Decision] = (),
    dropped: frozenset[Member] = frozenset(),
) -> Resolved:
    """The entities that the things of all documents are, and for each document the entity of each of its things.

    The order of the documents changes neither keys nor names.

    Args:
        documents: each document in brief.
        registry: the keys that earlier builds gave.
        decisions: what a person has decided.
        dropped: the things that a person has found to be no names.
    """
    registry = registry or Registry()
    applied: dict[Decision, int] = {d: 0 for d in decisions if d.kind in (DecisionKind.MERGE, DecisionKind.APART)}
    heard = hear(documents, dropped)
    contexts = [document.context for document in documents]
    named = decided(grouped(heard, contexts, applied), contexts, applied)
    made = [(division(code, spoken), spoken.members) for code, spoken in heard.coded.items()]
    scopes: dict[str, str] = {}
    for one in named:
        entity = entity_of(one, contexts, registry)
        scopes[entity.key] = one.scope
        made.append((entity, one.members))
    made.extend((entity, []) for entity in ancestors(set(heard.coded)))
    made.sort(key=lambda row: (row[0].key, row[0].name))
    links = [[-1] * len(document.things) for document in documents]
    for position, (_, members) in enumerate(made):
        for number, index in members:
            links[number][index] = position
    return Resolved(tuple(e for e, _ in made), tuple(tuple(row) for row in links), scopes, applied)


def grouped(heard: Heard, contexts: Sequence[Context], applied: dict[Decision, int]) -> list[Named]:
    """The things that the names of documents mean by rule, class by class and place by place.

    Args:
        heard: what is said by each name.
        contexts: what holds for each document.
        applied: how often each decision on names was applied.
    """
    return [
        one for (kind, scope), found in heard.names.items() for one in _grouped(kind, scope, found, contexts, applied)
    ]


def _grouped(
    kind: NameClass,
    scope: str,
    found: Mapping[str, Spoken],
    contexts: Sequence[Context],
    applied: dict[Decision, int],
) -> list[Named]:
    apart: set[frozenset[str]] = set()
    for decision in applied:
        if decision.kind is DecisionKind.APART and decision.of in (None, kind):
            pair = {spelling(n) for n in decision.names}
            first = (contexts[spoken.members[0][0]] for spoken in found.values())
            if len(pair) > 1 and pair <= {spelling(name) for name in found} and any(map(decision.covers, first)):
                apart.update(frozenset((a, b)) for a in pair for b in pair if a < b)
                applied[decision] += 1
    forms = {name: spoken.aliases for name, spoken in found.items()}
    places = _places(found.values(), contexts) if scope else ()
    said: dict[str, frozenset[Said]] = {}
    if scope:
        for name, spoken in found.items():
            said[name] = frozenset(_said(contexts[number], number) for number, _ in spoken.members)
    return [
        Named(kind, scope, cluster.lead, {name: found[name] for name in cluster.names}, cluster.rules)
        for cluster in group(kind, forms, places, frozenset(apart), said)
    ]


def _said(context: Context, number: int) -> Said:
    """Where and when a document says what it says; one without a year has a time of its own, far from any other."""
    return context.place, context.year or -1000 * (number + 1)


def _places(found: Iterable[Spoken], contexts: Sequence[Context]) -> tuple[str, ...]:
    """The names of the places that the documents of these names are about, and of those above them."""
    numbers = {number for spoken in found for number, _ in spoken.members}
    places = {place for number in numbers for place in _names_of(contexts[number])}
    return tuple(sorted(places))


@lru_cache(1 << 12)
def _names_of(context: Context) -> tuple[str, ...]:
    """The names of the place that a document is about, and of those above it."""
    found = (*context.ancestors, *([context.division] if context.division else []))
    return tuple(name for one in found for name in (one.name, short_name(one.name)) if len(name) > 1)


def decided(named: list[Named], contexts: Sequence[Context], applied: dict[Decision, int]) -> list[Named]:
    """Join what a person has merged, whatever the rules say; the first name decides class and scope."""
    for decision in applied:
        if decision.kind is not DecisionKind.MERGE:
            continue
        hits = [one for one in named if _meant(one, decision, contexts)]
        hits.sort(key=lambda one: min(_rank(decision, one, name) for name in one.names))
        said = {spelling(n) for one in hits for n in _all_names(one)}
        if len(hits) < 2 or not {spelling(n) for n in decision.names} <= said:
            applied[decision] += len(hits) == 1 and {spelling(n) for n in decision.names} <= said
            continue
        first = hits[0]
        for other in hits[1:]:
            for name, spoken in other.names.items():
                first.names.setdefault(name, Spoken(spoken.kind, name)).add(spoken)
                first.rules[name] = "decision"
            named.remove(other)
        applied[decision] += 1
    return named


def _all_names(one: Named) -> set[str]:
    return {name for lead, spoken in one.names.items() for name in (lead, *spoken.aliases)}


def _rank(decision: Decision, one: Named, name: str) -> tuple[int, str, str]:
    order = [spelling(n) for n in decision.names]
    place = order.index(spelling(name)) if spelling(name) in order else len(order)
    return place, one.scope, name


def _meant(one: Named, decision: Decision, contexts: Sequence[Context]) -> bool:
    return any(
        decision.says(one.kind, name) and any(decision.covers(contexts[n]) for n, _ in spoken.members)
        for name, spoken in one.names.items()
    )


def division(code: str, spoken: Spoken) -> Entity:
    """The division of a code, with all names that documents use for it."""
    key, name = division_named(code, spoken)
    aliases = {*spoken.spoken, *spoken.aliases}
    if divisions().get(code) is not None:
        aliases.add(short_name(name))
    return Entity(
        key,
        spoken.kind,
        name,
        tuple(sorted(aliases - {name, ""})),
        code,
        spoken.places(),
        spoken.confidence,
    )


def division_named(code: str, spoken: Spoken) -> tuple[str, str]:
    """The key and the name of the division of a code."""
    known = divisions().get(code)
    return f"{'town' if len(code) > 6 else 'area'}-{code}", known.name if known else spoken.name


def ancestors(codes: set[str]) -> list[Entity]:
    """The cities and provinces above the divisions of the documents, where no document names them."""
    kinds = {Level.PROVINCE: NameClass.PROVINCE, Level.CITY: NameClass.CITY, Level.COUNTY: NameClass.DISTRICT}
    above = {}
    for code in codes:
        division = divisions().get(code[:6])
        if division is None:
            continue
        for one in divisions().ancestors(division) + ((division,) if len(code) > 6 else ()):
            if one.code not in codes:
                above[one.code] = one
    return [
        Entity(
            f"area-{code}",
            kinds[d.level],
            d.name,
            (short_name(d.name),) if short_name(d.name) != d.name else (),
            code,
            confidence=0.99,
        )
        for code, d in above.items()
    ]


def entity_of(one: Named, contexts: Sequence[Context], registry: Registry) -> Entity:
    """The thing that some names mean: its key, its names, where it is named, and why each name was merged."""
    if len(one.names) == 1:
        (whole,) = one.names.values()
    else:
        whole = Spoken(one.kind, one.lead)
        for spoken in one.names.values():
            whole.add(spoken)
    aliases = {*one.names, *whole.aliases} - {one.lead, ""}
    aliases = {a for a in aliases if a in one.names or not (misleads(a, one.lead) or is_common(a, one.lead))}
    loci = whole.places()
    key, others = keys_of(one, registry)
    here = whole.words.get(spelling(one.lead))
    if here is None and loci:
        here = loci[0]
    places: tuple[str, ...] | None = None
    merges = []
    for name in sorted(aliases):
        there = whole.words.get(spelling(name))
        if name not in one.rules and (there is None or there == here):
            continue  # one name, whose head stands at the end of its list: 天泽林刨花板、禾丰饲料等项目
        if spelling(name) == spelling(one.lead):
            continue
        if places is None:
            places = _places(one.names.values(), contexts) if one.scope else ()
        if rule := one.rules.get(name) or reason(one.kind, name, one.lead, places):
            merges.append(Merge(name, rule, here, there))
    return Entity(
        key,
        one.kind,
        one.lead,
        tuple(sorted(aliases)),
        "",
        loci,
        whole.confidence,
        tuple(merges),
        tuple(sorted(others - {key})),
    )


def keys_of(one: Named, registry: Registry) -> tuple[str, set[str]]:
    """The key of the thing that some names mean, and all keys that it might have by them."""
    minted = {name: mint(one.kind, one.scope, name) for name in sorted(one.names)}
    known = [k for key in minted.values() if (k := registry.keys.get(key))]
    key = min(known, key=lambda k: registry.order[k]) if known else minted[one.lead]
    return key, {*minted.values(), *known}
