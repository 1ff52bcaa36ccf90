"""One thing, one node: the things of all documents resolved by code, by rule, and by what a person has decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.entities.brief import Brief, Loci
from kg.entities.decisions import Decision, DecisionKind
from kg.entities.grouping import group, misleads, reason
from kg.entities.keys import PREFIXES, Registry, mint, scope_of
from kg.entities.recurring import Said, is_common
from kg.facts.aliases import spelling
from kg.lexicon.divisions import divisions, short_name
from kg.model.document import Context, Level
from kg.model.entity import Entity, Locus, Merge
from kg.model.mention import NameClass

__all__ = ["PREFIXES", "Resolved", "mint", "resolve", "scope_of"]

Member = tuple[int, int]


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
class _Named:
    """A thing while it is being resolved: its class, scope, fullest name, and the members of each name."""

    kind: NameClass
    scope: str
    lead: str
    members: dict[str, list[Member]]
    rules: dict[str, str] = field(default_factory=dict)


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
    names: dict[tuple[NameClass, str], dict[str, list[Member]]] = defaultdict(lambda: defaultdict(list))
    coded: dict[str, list[Member]] = defaultdict(list)
    for number, document in enumerate(documents):
        for index, thing in enumerate(document.things):
            if (number, index) in dropped:
                continue
            if thing.code:
                coded[thing.code].append((number, index))
            elif thing.name:
                names[thing.kind, scope_of(thing, document.context)][thing.name].append((number, index))
    named: list[_Named] = []
    for (kind, scope), found in names.items():
        named.extend(_grouped(kind, scope, found, documents, applied))
    named = _decided(named, documents, applied)
    made = [(_division(code, members, documents), members) for code, members in coded.items()]
    scopes: dict[str, str] = {}
    for one in named:
        entity = _entity(one, documents, registry)
        scopes[entity.key] = one.scope
        made.append((entity, [m for members in one.members.values() for m in members]))
    made.extend((entity, []) for entity in _ancestors(set(coded)))
    made.sort(key=lambda row: row[0].key)
    links = [[-1] * len(document.things) for document in documents]
    for position, (_, members) in enumerate(made):
        for number, index in members:
            links[number][index] = position
    return Resolved(tuple(e for e, _ in made), tuple(tuple(row) for row in links), scopes, applied)


def _grouped(
    kind: NameClass,
    scope: str,
    found: Mapping[str, list[Member]],
    documents: Sequence[Brief],
    applied: dict[Decision, int],
) -> list[_Named]:
    """The things that the names of one class and scope mean by rule."""
    contexts = [documents[n].context for members in found.values() for n, _ in members[:1]]
    apart: set[frozenset[str]] = set()
    spelled = {spelling(name) for name in found}
    for decision in applied:
        if decision.kind is DecisionKind.APART and decision.of in (None, kind):
            pair = {spelling(n) for n in decision.names}
            if len(pair) > 1 and pair <= spelled and any(decision.covers(c) for c in contexts):
                apart.update(frozenset((a, b)) for a in pair for b in pair if a < b)
                applied[decision] += 1
    forms = {name: {a for n, i in members for a in documents[n].things[i].aliases} for name, members in found.items()}
    places = _places(found, documents) if scope else ()
    said_in = found.items() if scope else ()
    said = {name: frozenset(_said(documents[n].context, n) for n, _ in members) for name, members in said_in}
    return [
        _Named(kind, scope, cluster.lead, {name: found[name] for name in cluster.names}, cluster.rules)
        for cluster in group(kind, forms, places, frozenset(apart), said)
    ]


def _said(context: Context, number: int) -> Said:
    """Where and when a document says what it says; one without a year has a time of its own."""
    return context.place, context.year or -number


def _places(found: Mapping[str, list[Member]], documents: Sequence[Brief]) -> tuple[str, ...]:
    """The names of the places that the documents of these names are about, and of those above them."""
    places: set[str] = set()
    for number in {n for members in found.values() for n, _ in members}:
        context = documents[number].context
        for division in (*context.ancestors, *([context.division] if context.division else [])):
            places |= {division.name, short_name(division.name)}
    return tuple(sorted(p for p in places if len(p) > 1))


def _decided(named: list[_Named], documents: Sequence[Brief], applied: dict[Decision, int]) -> list[_Named]:
    """Join what a person has merged, whatever the rules say; the first name decides class and scope."""
    for decision in applied:
        if decision.kind is not DecisionKind.MERGE:
            continue
        hits = [one for one in named if _meant(one, decision, documents)]
        hits.sort(key=lambda one: min(_rank(decision, one, name) for name in one.members))
        said = {spelling(n) for one in hits for n in _all_names(one, documents)}
        if len(hits) < 2 or not {spelling(n) for n in decision.names} <= said:
            applied[decision] += len(hits) == 1 and {spelling(n) for n in decision.names} <= said
            continue
        first = hits[0]
        for other in hits[1:]:
            for name, members in other.members.items():
                first.members.setdefault(name, []).extend(members)
                first.rules[name] = "decision"
            named.remove(other)
        applied[decision] += 1
    return named


def _all_names(one: _Named, documents: Sequence[Brief]) -> set[str]:
    aliases = {a for members in one.members.values() for n, i in members for a in documents[n].things[i].aliases}
    return set(one.members) | aliases


def _rank(decision: Decision, one: _Named, name: str) -> tuple[int, str, str]:
    order = [spelling(n) for n in decision.names]
    place = order.index(spelling(name)) if spelling(name) in order else len(order)
    return place, one.scope, name


def _meant(one: _Named, decision: Decision, documents: Sequence[Brief]) -> bool:
    return any(
        decision.says(one.kind, name) and any(decision.covers(documents[n].context) for n, _ in members)
        for name, members in one.members.items()
    )


def _division(code: str, members: list[Member], documents: Sequence[Brief]) -> Entity:
    thing = documents[members[0][0]].things[members[0][1]]
    division = divisions().get(code)
    name = division.name if division else thing.name
    aliases = {a for n, i in members for a in (documents[n].things[i].name, *documents[n].things[i].aliases)}
    if division is not None:
        aliases.add(short_name(name))
    prefix = "town" if len(code) > 6 else "area"
    return Entity(
        f"{prefix}-{code}",
        thing.kind,
        name,
        tuple(sorted(aliases - {name, ""})),
        code,
        _loci(members, documents),
        max(documents[n].things[i].confidence for n, i in members),
    )


def _ancestors(codes: set[str]) -> list[Entity]:
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


def _entity(one: _Named, documents: Sequence[Brief], registry: Registry) -> Entity:
    members = [member for found in one.members.values() for member in found]
    aliases = {a for n, i in members for a in (documents[n].things[i].name, *documents[n].things[i].aliases)}
    aliases = {
        a for a in aliases - {one.lead, ""} if a in one.members or not (misleads(a, one.lead) or is_common(a, one.lead))
    }
    loci = _loci(members, documents)
    known = [k for name in sorted(one.members) if (k := registry.key_of(one.kind, one.scope, name))]
    key = min(known, key=lambda k: registry.order[k]) if known else mint(one.kind, one.scope, one.lead)
    before = {mint(one.kind, one.scope, name) for name in one.members} | set(known)
    said: dict[str, Locus] = {}
    for locus, words in _words(members, documents):
        if locus < said.setdefault(word := spelling(words), locus):
            said[word] = locus
    here = said.get(spelling(one.lead), loci[0] if loci else None)
    places = _places(one.members, documents) if one.scope else ()
    merges = []
    for name in sorted(aliases):
        rule = one.rules.get(name) or reason(one.kind, name, one.lead, places)
        there = said.get(spelling(name))
        if there == here and name not in one.rules:
            continue  # one name, whose head stands at the end of its list: 天泽林刨花板、禾丰饲料等项目
        if rule and spelling(name) != spelling(one.lead) and (name in one.rules or there is not None):
            merges.append(Merge(name, rule, here, there))
    return Entity(
        key,
        one.kind,
        one.lead,
        tuple(sorted(aliases)),
        "",
        loci,
        max(documents[n].things[i].confidence for n, i in members),
        tuple(merges),
        tuple(sorted(before - {key})),
    )


def _loci(members: list[Member], documents: Sequence[Brief]) -> Loci:
    return Loci.of(Locus(n, *span) for n, i in members for span in documents[n].mentions(i))


def _words(members: list[Member], documents: Sequence[Brief]) -> Iterator[tuple[Locus, str]]:
    """Where a thing is named, and by which words."""
    for number, index in members:
        for span in documents[number].mentions(index):
            yield Locus(number, *span), documents[number].words(index, span)
