"""The named things of one document: mentions of one name become one thing, with its other names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.facts.aliases import contraction, normal_name
from kg.facts.routes import route_of
from kg.lexicon import word_list
from kg.lexicon.divisions import divisions, short_name
from kg.mentions.lists.lists import SEAT
from kg.mentions.works.phases import METHOD as PHASE
from kg.model.document import Context, Document, Level
from kg.model.fact import Thing
from kg.model.mention import DIVISIONS, Mention, NameClass
from kg.model.span import Span

_CLASSES = {
    Level.PROVINCE: NameClass.PROVINCE,
    Level.CITY: NameClass.CITY,
    Level.COUNTY: NameClass.DISTRICT,
    Level.TOWNSHIP: NameClass.SUBDISTRICT,
}

#: What one kind of zone is called, in full and in short.
_ZONE_KINDS = (
    ("经济技术开发区", "经济开发区", "经开区"),
    ("高新技术产业开发区", "高新技术开发区", "高新技术产业园区", "高新区"),
)
#: Without the places in front at least so many letters are a name.
_LEAST = 4
#: Names that stand on the letters of something else, which are no other name of theirs: 一期, 桐柏路 for the works on it.
_BORROWED = frozenset({PHASE, SEAT})


class ThingTable:
    """Collects the mentions of a document and numbers the things.

    The thing with number 0 is the place that the document is about.

    Args:
        document: the document.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self._kinds: list[NameClass] = []
        self._names: list[dict[str, int]] = []  # how often each name was used
        self._spans: list[set[Span]] = []
        self._codes: list[str] = []
        self._divisions: list[int] = []
        self._confidence: list[float] = []
        self._methods: list[str] = []
        self._by_key: dict[tuple[str, str], int] = {}
        self._by_mention: dict[tuple[Span, NameClass], int] = {}
        #: For each class and normal name the first thing that has it.
        self._called: dict[tuple[NameClass, str], int] = {}
        #: For each class, first two letters and last letter the things with such a name, and the normal name.
        self._alike: dict[tuple[NameClass, str, str], list[tuple[int, str]]] = {}
        place = document.context.division
        fronts = (short_name(place.name) if place else "", *(short_name(d.name) for d in document.context.ancestors))
        self._fronts = tuple(front for front in fronts if front)
        self._add_place(document.context)

    def _add_place(self, context: Context) -> None:
        if context.division is not None:
            division = context.division
            self._new(_CLASSES[division.level], division.name, division.code, 0.95, "context")
            self._by_key["code", division.code] = 0
        else:
            self._new(NameClass.ADMINISTRATIVE_AREA, context.place or "", "", 0.6, "context")
            if context.place:
                for name in _called_too(context.place):
                    self._by_key["name", normal_name(name)] = 0

    def _new(self, kind: NameClass, name: str, code: str, confidence: float, method: str) -> int:
        self._kinds.append(kind)
        self._names.append({name: 0} if name else {})
        self._spans.append(set())
        self._codes.append(code)
        if code and kind in DIVISIONS:
            self._divisions.append(len(self._kinds) - 1)
        self._confidence.append(confidence)
        self._methods.append(method)
        if name:
            self._note(len(self._kinds) - 1, name)
        return len(self._kinds) - 1

    def _note(self, number: int, name: str) -> None:
        """Keep a name of a thing where the rules of aliases look for it."""
        kind, normal = self._kinds[number], normal_name(name)
        bare = normal if kind is NameClass.ENTERPRISE or kind in DIVISIONS else self._without_fronts(normal)
        for called in (normal, bare) if len(bare) >= _LEAST and bare != normal else (normal,):
            first = self._called.setdefault((kind, called), number)
            if number < first:
                self._called[kind, called] = number
        self._alike.setdefault((kind, normal[:2], normal[-1:]), []).append((number, normal))

    def add(self, mention: Mention) -> int:
        """Count a mention in, and give the number of its thing."""
        key = self._key(mention)
        number = self._by_key.get(key)
        if number is None:
            number = self._alias_of(mention)
        if number is None:
            number = self._new(mention.kind, mention.name, mention.code, mention.confidence, mention.method)
        self._by_key[key] = number
        names = self._names[number]
        text = self.document.view.text[mention.span.start : mention.span.end]
        texts = () if mention.method in _BORROWED else (text,)
        for other in (mention.name, *texts, *mention.aliases):
            if other not in names:
                names[other] = 0
                self._note(number, other)
        names[mention.name] += 1
        self._spans[number].add(self.document.view.source_span(*mention.span))
        self._by_mention[mention.span, mention.kind] = number
        return number

    def _key(self, mention: Mention) -> tuple[str, str]:
        if mention.code:
            return "code", mention.code
        name = normal_name(mention.name)
        if self._kinds[0] is NameClass.ADMINISTRATIVE_AREA:
            for own in (name, self._without_fronts(name)):
                if ("name", own) in self._by_key:
                    return "name", own  # 宁波市|云湖新区, in a story on 云湖新区
        if mention.kind in (NameClass.ROAD, NameClass.PROJECT) and (route := route_of(name)):
            return "route", route
        return mention.kind.value, name

    def _alias_of(self, mention: Mention) -> int | None:
        """The thing of the same class that this is a short or long form of, where the rule of aliases is sure."""
        if mention.kind in DIVISIONS or mention.kind in (NameClass.PERSON, NameClass.INDUSTRY, NameClass.HONOUR):
            return None
        if mention.kind is NameClass.POLICY and _PLAN_OF_ALL.search(mention.name):
            return None
        if mention.method == "zone":
            return self._zone(mention.name)
        kind, name = mention.kind, normal_name(mention.name)
        found: list[int | None] = []
        # A firm with its legal form is another one than that of the same name with a place in front: its parent.
        by_itself = kind is NameClass.ENTERPRISE and name.endswith(word_list("aliases", "forms", "legal"))
        for front in () if by_itself else self._fronts:
            if len(name) >= 2:
                found.append(self._called.get((kind, front + name)))
            if name.startswith(front) and len(name) - len(front) >= 2:
                found.append(self._called.get((kind, name[len(front) :])))
        if not by_itself and len(bare := self._without_fronts(name)) >= _LEAST:
            found.append(self._called.get((kind, bare)))
        for number, other in self._alike.get((kind, name[:2], name[-1:]), ()):
            if is_alias(name, other, kind):
                found.append(number)
        return min((number for number in found if number is not None), default=None)

    def _without_fronts(self, name: str) -> str:
        """A name without those of the places that it lies in: 浙江|宁波市|云湖新区."""
        at, fronts = 0, self._fronts
        while name.startswith(fronts, at) and (front := next((f for f in fronts if name.startswith(f, at)), "")):
            at += len(front)
            at += name.startswith(("省", "市", "县"), at)
        return name[at:]

    def _zone(self, bare: str) -> int | None:
        """The only zone of the document so far that a bare 开发区 can mean; the document's own place before others."""
        if self._kinds[0] is NameClass.ADMINISTRATIVE_AREA and any(name.endswith(bare) for name in self._names[0]):
            return 0
        return self.only_one((NameClass.PARK,), bare)

    def number_of(self, mention: Mention) -> int:
        """The number of the thing that a mention was counted in for."""
        return self._by_mention[mention.span, mention.kind]

    def kind_of(self, number: int) -> NameClass:
        """The class of a thing."""
        return self._kinds[number]

    def code_of(self, number: int) -> str:
        """The code of a thing that is a division; else empty."""
        return self._codes[number]

    def sureness_of(self, number: int) -> float:
        """The estimated probability that a thing's name is right."""
        return self._confidence[number]

    def first_name(self, number: int) -> str:
        """The name by which the document first speaks of a thing; empty where it never does."""
        return next(iter(self._names[number]), "")

    def called(self, name: str, kinds: Iterable[NameClass]) -> int | None:
        """The first thing of some classes that has a name, or None."""
        normal = normal_name(name)
        found = [n for kind in kinds if (n := self._called.get((kind, normal))) is not None]
        return min(found, default=None)

    def only_one(self, kinds: Iterable[NameClass], ending: str) -> int | None:
        """The thing of some classes with a name of this ending, where the document names no other."""
        found = [
            number
            for number, kind in enumerate(self._kinds)
            if kind in kinds and any(name.endswith(ending) and name != ending for name in self._names[number])
        ]
        return found[0] if len(found) == 1 else None

    def by_code(self, code: str) -> int | None:
        """The number of a division that the document names, by its code."""
        number = self._by_key.get(("code", code))
        return number if number is not None and (self._spans[number] or number == 0) else None

    def division_opening(self, name: str) -> int | None:
        """The division named in the document with whose name, or short name, a longer name opens: 某县|海川化工."""
        opening = [
            (len(other), -number)
            for number in self._divisions
            if self._spans[number] or number == 0
            for other in {*self._names[number], *map(short_name, self._names[number])}
            if 1 < len(other) < len(name) - 1 and name.startswith(other)
        ]
        return -max(opening)[1] if opening else None

    def is_bare(self, number: int) -> bool:
        """Whether a thing is only known by a common noun: 开发区."""
        return self._methods[number] == "zone" and self._kinds[number] is NameClass.PARK

    def place_above(self, level: Level) -> int | None:
        """The number of the city or province above the place; added where the text does not name it."""
        for division in self.document.context.ancestors:
            if division.level is level:
                key = ("code", division.code)
                if key not in self._by_key:
                    self._by_key[key] = self._new(_CLASSES[level], division.name, division.code, 0.95, "context")
                return self._by_key[key]
        return None

    def finish(self) -> tuple[Thing, ...]:
        """All things in the order of their numbers."""
        return tuple(self._thing(number) for number in range(len(self._kinds)))

    def _thing(self, number: int) -> Thing:
        names = self._names[number]
        code = self._codes[number]
        division = divisions().get(code) if code else None
        named = [n for n in names if names[n]] or list(names)
        name = division.name if division else max(named, key=lambda n: (len(n), names[n], n), default="")
        aliases = tuple(sorted(n for n in names if n != name))
        return Thing(
            self._kinds[number],
            name,
            aliases,
            tuple(sorted(self._spans[number])),
            code,
            self._confidence[number],
            self._methods[number],
        )


def _called_too(zone: str) -> Iterator[str]:
    """The names of a zone that differ by its kind in short and in full only.

    >>> sorted(_called_too("云岭经济技术开发区"))
    ['云岭经开区', '云岭经济开发区', '云岭经济技术开发区']
    """
    yield zone
    for forms in _ZONE_KINDS:
        kind = next((form for form in forms if zone.endswith(form)), "")
        if kind:
            yield from (zone.removesuffix(kind) + form for form in forms if form != kind)


#: “十四五”规划: every place and the country has one.
_PLAN_OF_ALL = re.compile("“?十[一二三四五六]五”?(?:规划|规划纲要|纲要)?$")


def is_alias(a: str, b: str, kind: NameClass, place: str = "", above: tuple[str, ...] = ()) -> bool:
    """Whether two names of one class in one document are forms of one name, by rule only.

    One is the other contracted, or without the name of the place in front. A similarity ratio cannot tell these from
    strangers.

    >>> is_alias("二砂文创园", "二砂文化创意园", NameClass.PARK), is_alias("甲小区", "乙小区", NameClass.COMPOUND)
    (True, False)
    >>> is_alias("中央文化区", "郑州中央文化区", NameClass.FUNCTIONAL_AREA, "", ("郑州",))
    True
    """
    short, long = sorted((a, b), key=len)
    if len(short) == len(long) or len(short) < 2:
        return False
    return any(prefix and long == prefix + short for prefix in (place, *above)) or contraction(short, long, kind)
