"""The keys of things: minted once from class, scope and normalised name, and kept in a registry."""

from __future__ import annotations

import csv
import hashlib
import io
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from kg.entities.recurring import is_drive
from kg.errors import InputError
from kg.facts.aliases import normal_name
from kg.model.document import Context, Level
from kg.model.fact import Thing
from kg.model.mention import PLACES, NameClass

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
    if thing.kind in _GLOBAL:
        return ""
    if thing.kind not in PLACES and thing.kind is not NameClass.PROJECT and thing.name.startswith(_NATIONAL):
        return ""  # a body or a policy of the state; 中央文化区 is a place of its own district
    own = context.division.code if context.division else context.place
    if thing.kind in _CITYWIDE and not is_drive(thing.kind, thing.name) and context.division is not None:
        return own[:4] if context.division.level in (Level.COUNTY, Level.TOWNSHIP) else own
    return own


def mint(kind: NameClass, scope: str, name: str) -> str:
    """The key of a thing: its class's word and 16 hexadecimal digits of SHA-256 over class, scope and normalised name.

    >>> mint(NameClass.PARK, "410102", "二砂文创园") == mint(NameClass.PARK, "410102", "“二砂文创园”")
    True
    """
    normal = normal_name(unicodedata.normalize("NFKC", name))
    digest = hashlib.sha256(f"{PREFIXES[kind]}|{scope}|{normal}".encode()).hexdigest()
    return f"{PREFIXES[kind]}-{digest[:16]}"


HEADER = ("key", "class", "scope", "name")


@dataclass(frozen=True, slots=True)
class Registry:
    """The keys that earlier builds gave to names: a name keeps its key, whatever longer form turns up later.

    Attributes:
        keys: for the key that a name would be minted, the key that it has.
        order: the place of each key in the file: of two keys that turn out to be one thing, the earlier stays.
    """

    keys: dict[str, str] = field(default_factory=dict)
    order: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of_rows(cls, rows: Iterable[tuple[str, str, str, str]]) -> Registry:
        """A registry of rows: key, class, scope, name.

        >>> Registry.of_rows([("park-1", "IndustrialPark", "410102", "二砂文创园")]).key_of(NameClass.PARK, "410102", "二砂文创园")
        'park-1'
        """
        registry = cls()
        for key, kind, scope, name in rows:
            registry.keys.setdefault(mint(NameClass(kind), scope, name), key)
            registry.order.setdefault(key, len(registry.order))
        return registry

    def digest(self) -> str:
        """A digest of all that it says."""
        rows = sorted(f"{minted} {key} {self.order[key]}" for minted, key in self.keys.items())
        return hashlib.sha256("\n".join(rows).encode("utf-8", "surrogatepass")).hexdigest()

    def key_of(self, kind: NameClass, scope: str, name: str) -> str | None:
        """The key that a name has, or None for a new one."""
        return self.keys.get(mint(kind, scope, name))


def read_registry(path: Path) -> Registry:
    """Read a registry, as a build writes it.

    Raises:
        InputError: the file is missing or no registry.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("the registry of names cannot be read", where=str(path), remedy="check the path") from error
    rows = list(csv.reader(io.StringIO(text)))
    if not rows or tuple(rows[0]) != HEADER:
        raise InputError("no registry of names", where=str(path), remedy=f"its first line must be {','.join(HEADER)}")
    known = {kind.value for kind in NameClass}
    for line, row in enumerate(rows[1:], 2):
        if len(row) != len(HEADER) or row[1] not in known:
            raise InputError(
                f"line {line} is no name with key, class and scope", where=str(path), remedy="mend or remove the line"
            )
    return Registry.of_rows((row[0], row[1], row[2], row[3]) for row in rows[1:])


def write_registry(rows: Iterable[tuple[str, str, str, str]]) -> str:
    """A registry as text: one line for each name.

    >>> write_registry([("park-1", "IndustrialPark", "410102", "二砂文创园")]).splitlines()[1]
    'park-1,IndustrialPark,410102,二砂文创园'
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(rows)
    return out.getvalue()
