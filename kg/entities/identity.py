"""One thing, one key: keys minted from class, scope and normalised name; aliases merged by rule, each with its reason."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Sequence

from kg.facts.things import is_alias, normal_name
from kg.lexicon.divisions import divisions, short_name
from kg.model.document import Context, Level
from kg.model.entity import Entity, Locus, Merge
from kg.model.fact import DocumentFacts, Thing
from kg.model.mention import DIVISIONS, NameClass

#: The first word of the keys of each class.
PREFIXES: dict[NameClass, str] = {
    NameClass.PROVINCE: "area",
    NameClass.CITY: "area",
    NameClass.DISTRICT: "area",
    NameClass.ADMINISTRATIVE_AREA: "zone",
    NameClass.SUBDISTRICT: "town",
    NameClass.NEIGHBOURHOOD: "village",
    NameClass.FUNCTIONAL_AREA: "funcarea",
    NameClass.PARK: "park",
    NameClass.GREEN_SPACE: "green",
    NameClass.PROJECT: "project",
    NameClass.ENTERPRISE: "enterprise",
    NameClass.ORGANIZATION: "org",
    NameClass.GOVERNMENT_BODY: "gov",
    NameClass.PARTY_ORGANIZATION: "party",
    NameClass.PUBLIC_INSTITUTION: "institution",
    NameClass.PERSON: "person",
    NameClass.ROAD: "road",
    NameClass.WATER_BODY: "water",
    NameClass.INDUSTRY: "industry",
    NameClass.POLICY: "policy",
    NameClass.INITIATIVE: "initiative",
    NameClass.HONOUR: "honour",
    NameClass.MEETING: "meeting",
    NameClass.NAMED_EVENT: "occasion",
    NameClass.FACILITY: "facility",
    NameClass.COMPOUND: "compound",
    NameClass.PRODUCT: "product",
}
#: Classes whose names mean the same thing wherever they stand.
_GLOBAL = frozenset(
    {
        NameClass.ENTERPRISE,
        NameClass.INDUSTRY,
        NameClass.HONOUR,
        NameClass.PRODUCT,
        NameClass.NAMED_EVENT,
        NameClass.MEETING,
    }
)
#: Classes whose names are known all over a city.
_CITYWIDE = frozenset({NameClass.POLICY, NameClass.INITIATIVE, NameClass.WATER_BODY})
_NATIONAL = ("国务院", "国家", "中国", "中央", "中共中央", "全国", "农业农村部", "水利部", "教育部", "科技部", "财政部")


def scope_of(thing: Thing, context: Context) -> str:
    """The place within which a name means one thing: "" for everywhere, else a code or a zone's name."""
    if thing.kind in _GLOBAL or thing.name.startswith(_NATIONAL):
        return ""
    own = context.division.code if context.division else context.place
    if thing.kind in _CITYWIDE and context.division is not None:
        return own[:4] if context.division.level is Level.COUNTY else own
    return own


def mint(kind: NameClass, scope: str, name: str) -> str:
    """The key of a thing: its class's word and 16 hexadecimal digits of SHA-256 over class, scope and normalised name.

    >>> mint(NameClass.PARK, "410102", "二砂文创园") == mint(NameClass.PARK, "410102", "“二砂文创园”")
    True
    """
    normal = normal_name(unicodedata.normalize("NFKC", name))
    digest = hashlib.sha256(f"{PREFIXES[kind]}|{scope}|{normal}".encode()).hexdigest()
    return f"{PREFIXES[kind]}-{digest[:16]}"


class _Group:
    """The names of one class and scope, gathered over all documents."""

    def __init__(self) -> None:
        self.names: dict[str, list[tuple[int, int]]] = defaultdict(list)


def resolve(documents: Sequence[DocumentFacts]) -> tuple[tuple[Entity, ...], tuple[tuple[int, ...], ...]]:
    """The entities that the things of all documents are, and for each document the entity of each of its things.

    The order of the documents changes neither keys nor names.

    Args:
        documents: the facts of each document.

    Returns:
        The entities ordered by key, and the links (-1 for a document's place where none is known).
    """
    groups: dict[tuple[NameClass, str], _Group] = defaultdict(_Group)
    coded: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, document in enumerate(documents):
        for index, thing in enumerate(document.things):
            if thing.code:
                coded[thing.code].append((number, index))
            elif thing.name:
                groups[thing.kind, scope_of(thing, document.context)].names[thing.name].append((number, index))
    made: list[tuple[Entity, list[tuple[int, int]]]] = []
    for code, members in coded.items():
        made.append((_division(code, members, documents), members))
    for (kind, scope), group in groups.items():
        made.extend(_resolve_group(kind, scope, group, documents))
    made.extend(_ancestors(set(coded)))
    made.sort(key=lambda row: row[0].key)
    links = [[-1] * len(document.things) for document in documents]
    for position, (_, members) in enumerate(made):
        for number, index in members:
            links[number][index] = position
    return tuple(entity for entity, _ in made), tuple(tuple(row) for row in links)


def _division(code: str, members: list[tuple[int, int]], documents: Sequence[DocumentFacts]) -> Entity:
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


def _ancestors(codes: set[str]) -> list[tuple[Entity, list[tuple[int, int]]]]:
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
        (
            Entity(
                f"area-{code}",
                kinds[d.level],
                d.name,
                (short_name(d.name),) if short_name(d.name) != d.name else (),
                code,
                confidence=0.99,
            ),
            [],
        )
        for code, d in above.items()
    ]


def _resolve_group(
    kind: NameClass, scope: str, group: _Group, documents: Sequence[DocumentFacts]
) -> list[tuple[Entity, list[tuple[int, int]]]]:
    """Merge the names of one class and scope by the rule of aliases; buckets keep this linear."""
    names = sorted(group.names)
    leader: dict[str, str] = {name: name for name in names}

    minted: dict[str, str] = {}
    for name in names:  # forms that differ only in marks or in the width of letters are one name
        first = minted.setdefault(mint(kind, scope, name), name)
        leader[name] = first

    def find(name: str) -> str:
        while leader[name] != name:
            name = leader[name]
        return name

    merged: dict[str, str] = {}
    if kind not in (NameClass.PERSON, NameClass.INDUSTRY, NameClass.HONOUR) and kind not in DIVISIONS:
        buckets: dict[str, list[str]] = defaultdict(list)
        for name in names:
            normal = normal_name(name)
            buckets[normal[:2] + normal[-1:]].append(name)
        for bucket in buckets.values():
            for a_index, a in enumerate(bucket):
                for b in bucket[a_index + 1 :]:
                    if is_alias(normal_name(a), normal_name(b)):
                        long, short = sorted((find(a), find(b)), key=lambda n: (len(n), n), reverse=True)
                        if long != short:
                            leader[short] = long
                            merged[short] = "subsequence"
    clusters: dict[str, list[str]] = defaultdict(list)
    for name in names:
        clusters[find(name)].append(name)
    return [_entity(kind, scope, lead, members, group, merged, documents) for lead, members in clusters.items()]


def _entity(
    kind: NameClass,
    scope: str,
    lead: str,
    names: list[str],
    group: _Group,
    merged: dict[str, str],
    documents: Sequence[DocumentFacts],
) -> tuple[Entity, list[tuple[int, int]]]:
    members = [member for name in names for member in group.names[name]]
    aliases = {a for n, i in members for a in (documents[n].things[i].name, *documents[n].things[i].aliases)}
    merges = tuple(
        Merge(name, merged[name], _first(group.names[lead], documents), _first(group.names[name], documents))
        for name in names
        if name in merged
    )
    entity = Entity(
        mint(kind, scope, lead),
        kind,
        lead,
        tuple(sorted(aliases - {lead, ""})),
        "",
        _loci(members, documents),
        max(documents[n].things[i].confidence for n, i in members),
        merges,
    )
    return entity, members


def _first(members: list[tuple[int, int]], documents: Sequence[DocumentFacts]) -> Locus | None:
    loci = _loci(members, documents)
    return loci[0] if loci else None


def _loci(members: list[tuple[int, int]], documents: Sequence[DocumentFacts]) -> tuple[Locus, ...]:
    return tuple(sorted({Locus(n, *span) for n, i in members for span in documents[n].things[i].mentions}))
