"""What the whole of a build decides of one document, in brief: where it is the same, the same facts are written the same.

What the things of a document are is told by the entities of those that its region alone decides, as a digest that is kept with
the region, and by those of the others; which these are its facts tell.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from kg.entities.brief import Brief
from kg.entities.indicators import indicator_for
from kg.entities.keys import scope_of
from kg.model.entity import KnowledgeBase

#: Stands for a thing that others decide too.
OTHERS = "*"


def tie_of(own: Iterable[str]) -> str:
    """A digest of what the things of a document are, in their order, as far as its region decides it.

    Args:
        own: the entity of each in words; empty for none, and `OTHERS` where others decide it too.
    """
    return hashlib.sha256("\n".join(own).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def ties_of(base: KnowledgeBase, briefs: Sequence[Brief]) -> list[str]:
    """For each document what the whole decides of it, where a person may have decided some of it.

    Args:
        base: the knowledge base.
        briefs: its documents in brief.
    """
    things = [f"{entity.key}\t{entity.kind.value}\t{entity.name}" for entity in base.entities]
    things.append("")  # where nothing is linked: -1
    found = []
    for brief, links, measured in zip(briefs, base.links, base.measured, strict=True):
        own: list[str] = []
        others: dict[object, str] = {}
        for thing, link in zip(brief.things, links, strict=True):
            wide = link >= 0 and bool(thing.code or not scope_of(thing, brief.context))
            if wide:
                others.setdefault(thing.code or (thing.kind, thing.name), things[link])
            own.append(OTHERS if wide else things[link])
        keys = (base.indicators[number].key for number in measured)
        rows = enumerate(zip(brief.indicators, keys, strict=True))
        decided = [f"{index} {key}" for index, (wording, key) in rows if indicator_for(wording).key != key]
        found.append("\n".join((tie_of(own), *others.values(), *decided)))
    return found
