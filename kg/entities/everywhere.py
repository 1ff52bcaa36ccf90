"""The things that are known everywhere, of what all regions say of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from kg.entities.brief import Loci
from kg.entities.identity import Named, ancestors, division, division_named, entity_of, grouped, keys_of
from kg.entities.keys import Registry
from kg.entities.regions import Region, Wide
from kg.entities.spoken import Heard, Spoken
from kg.model.entity import Entity
from kg.model.mention import NameClass

#: A thing of a region: the number of the region, and its own in it.
Ref = tuple[int, int]


class Placed(NamedTuple):
    """A region with the numbers that its documents have among all, ascending."""

    numbers: Sequence[int]
    region: Region


class Everywhere:
    """The divisions with a code and the things that are known everywhere.

    Which they are is told by the heads of all regions; where each stands and how it is spelled is read when it is asked for.

    Args:
        placed: the regions.
        registry: the keys that earlier builds gave.

    Attributes:
        outlines: the entities, of each no more than its key, class, name and code.
        refs: the things of regions that each is.
    """

    def __init__(self, placed: Sequence[Placed], registry: Registry) -> None:
        self._placed, self._registry = placed, registry
        self._coded: dict[str, Spoken] = {}
        names: dict[tuple[NameClass, str], dict[str, Spoken]] = defaultdict(dict)
        for (kind, name), found in self._gathered().items():
            found.sort(key=lambda row: row[:2])
            first = found[0][2]
            spoken = Spoken(first.kind, first.name)
            for _, ref, one in found:
                spoken.aliases.update(one.aliases)
                spoken.members.append(ref)
            if kind is None:
                self._coded[name] = spoken
            else:
                names[kind, ""][name] = spoken
        self._named = grouped(Heard(names, {}), (), {})
        self._above = ancestors(set(self._coded))
        self.outlines = [_division(code, spoken) for code, spoken in self._coded.items()]
        self.outlines += [Entity(keys_of(one, registry)[0], one.kind, one.lead) for one in self._named]
        self.outlines += self._above
        self.refs: list[list[Ref]] = [spoken.members for spoken in self._coded.values()]
        self.refs += [one.members for one in self._named]
        self.refs += [[] for _ in self._above]

    def _gathered(self) -> dict[tuple[NameClass | None, str], list[tuple[int, Ref, Wide]]]:
        wide: dict[tuple[NameClass | None, str], list[tuple[int, Ref, Wide]]] = defaultdict(list)
        for number, (numbers, region) in enumerate(self._placed):
            for index, one in enumerate(region.head.wide, len(region.head.keys)):
                name = (None, one.code) if one.code else (one.kind, one.name)
                wide[name].append((numbers[one.document], (number, index), one))
        return wide

    def whole(self) -> list[Entity]:
        """The entities with all that is said of them, in the order of their outlines."""
        found = [division(code, self._heard(spoken)) for code, spoken in self._coded.items()]
        for one in self._named:
            names = {name: self._heard(spoken) for name, spoken in one.names.items()}
            found.append(entity_of(Named(one.kind, one.scope, one.lead, names, one.rules), (), self._registry))
        return [*found, *self._above]

    def _heard(self, outline: Spoken) -> Spoken:
        """What is said by a name, with where it stands and how it is spelled."""
        whole = Spoken(outline.kind, outline.name, aliases=outline.aliases, members=outline.members)
        for number, index in outline.members:
            numbers, region = self._placed[number]
            one = region.body.wide[index - len(region.head.keys)]
            whole.spoken.update(one.spoken)
            whole.parts.append(Loci(region.body.loci, numbers, one.first, one.end))
            words = {word: at._replace(document=numbers[at.document]) for word, at in one.words}
            whole.hear_words(words, one.confidence)
        return whole


def _division(code: str, spoken: Spoken) -> Entity:
    key, name = division_named(code, spoken)
    return Entity(key, spoken.kind, name, code=code)
