"""What the page shows, as plain data: things, documents, indicators, and the tables of facts beside them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from kg.model.entity import Entity, Indicator, KnowledgeBase, Verdict
from kg.model.fact import Commitment, DocumentFacts, Measure, Predicate, Stage, Status
from kg.model.quantity import Comparator, RejectionKind
from kg.views.columns import encode
from kg.views.facts import FactTables
from kg.views.glyphs import families, kinds, shapes
from kg.views.pinyin import character_readings, exceptional_reading, readings_by_syllable

#: The enumerations whose members travel as their position.
ENUMERATIONS = {
    "measure": Measure,
    "status": Status,
    "commitment": Commitment,
    "stage": Stage,
    "predicate": Predicate,
    "comparator": Comparator,
    "verdict": Verdict,
    "rejection": RejectionKind,
}


def page_data(base: KnowledgeBase, iris: str) -> dict[str, Any]:
    """Everything but the texts and the positions.

    Args:
        base: the knowledge base.
        iris: the base of the IRIs of things.

    Returns:
        Data that only needs to be written as JSON; rows count as in the base, those of facts over all its documents.
    """
    facts = FactTables(base)
    return {
        "iris": iris,
        "kinds": [kind.value for kind in kinds()],
        "families": {name: [kind.value for kind in members] for name, members in families().items()},
        "shapes": [shapes()[kind] for kind in kinds()],
        "enums": {name: [member.value for member in members] for name, members in ENUMERATIONS.items()},
        "themes": _themes(base),
        "entities": _entities(base.entities),
        "documents": [_document(base, number, facts) for number, facts in enumerate(base.documents)],
        "indicators": _indicators(base.indicators),
        **facts.tables(),
    }


def _themes(base: KnowledgeBase) -> dict[str, list[str]]:
    if all(indicator.minted for indicator in base.indicators):
        return {}
    from kg.entities.indicators import themes  # the lexicon is only read where a scheme's indicator occurs

    return {key: list(labels) for key, labels in themes().items()}


def _entities(entities: Sequence[Entity]) -> dict[str, Any]:
    order = {kind: number for number, kind in enumerate(kinds())}
    prefixes = list(dict.fromkeys(e.key.partition("-")[0] for e in entities))
    names = [e.name for e in entities]
    readings = character_readings([*names, *(a for e in entities for a in e.aliases)])
    return {
        "n": len(entities),
        "prefixes": prefixes,
        "prefix": encode([prefixes.index(e.key.partition("-")[0]) for e in entities]),
        "tail": encode([e.key.partition("-")[2] for e in entities]),
        "kind": encode([order[e.kind] for e in entities]),
        "name": encode(names),
        "aliases": encode(["\t".join(e.aliases) for e in entities]),
        "code": encode([e.code for e in entities]),
        "confidence": encode([round(e.confidence, 2) for e in entities]),
        "merges": encode(["\t".join(f"{m.name}\n{m.rule}" for m in e.merges) for e in entities]),
        "spelt": encode([exceptional_reading(name, readings) for name in names]),
        "pinyin": readings_by_syllable(readings),
    }


def _document(base: KnowledgeBase, number: int, facts: DocumentFacts) -> dict[str, Any]:
    context = facts.context
    row: dict[str, Any] = {
        "key": facts.sha256[:16],
        "name": facts.name,
        "title": context.title or facts.name,
        "genre": context.genre.value,
        "issuer": context.issuer.value,
        "place": base.links[number][0] if facts.things else -1,
        "length": facts.length,
    }
    optional = {
        "year": context.year,
        "plan": context.plan_year,
        "day": context.day.isoformat() if context.day else None,
        "above": " ".join(d.name for d in context.ancestors),
        "inferred": sorted(context.inferred),
        "refusal": context.refusal,
        "seams": [seam.at for seam in facts.seams if seam.joined],
    }
    return row | {name: value for name, value in optional.items() if value}


def _indicators(indicators: Iterable[Indicator]) -> dict[str, Any]:
    rows = list(indicators)
    return {
        "n": len(rows),
        "key": encode(["" if i.key == _minted_key(i.zh) else i.key for i in rows]),
        "zh": encode([i.zh for i in rows]),
        "en": encode([i.en for i in rows]),
        "theme": encode([i.theme for i in rows]),
        "minted": encode([int(i.minted) for i in rows]),
        "define_zh": encode([i.definition_zh for i in rows]),
        "define_en": encode([i.definition_en for i in rows]),
    }


def _minted_key(label: str) -> str:
    """The key that a label gives by itself, and that the page can compute where it is needed."""
    return hashlib.sha256(f"indicator|{label}".encode()).hexdigest()[:16]
