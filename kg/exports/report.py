"""What was read, found and rejected, and why: ``report.json`` and a page for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from kg.exports.texts import text_names
from kg.facts.ledger import ledger_of
from kg.model.entity import KnowledgeBase, Locus, Verdict
from kg.model.fact import DocumentFacts, Status

#: What each count of the report means and what to do about it, in Chinese and English.
MEANINGS: dict[str, tuple[str, str]] = {
    "figures": ("带有指标、数值、单位、时期、状态的数字", "numbers with indicator, value, unit, period and status"),
    "rejected": (
        "不是统计数字的数目，按类型列出；unresolved 值得人工查看",
        "numerals that are no figures, by type; unresolved is worth a look",
    ),
    "unaccounted": ("既未成为数字也未被归类；应当为 0", "neither a figure nor a typed rejection; must be 0"),
    "suspects": (
        "看似断行但未合并之处；若有误请检查原文",
        "line breaks that look broken but were left; check the text if in doubt",
    ),
}


@dataclass(slots=True)
class Rows:
    """What a report says of documents one by one; those of parts are put together.

    Attributes:
        documents: what it says of each document.
        predicates: the relations of all of them by their predicates.
        around: gives the words around a place in a document.
    """

    documents: list[dict[str, Any]]
    predicates: Counter[str]
    around: Callable[[Locus], dict[str, Any]]


def rows_of(base: KnowledgeBase) -> Rows:
    """What a report says of the documents of a knowledge base in memory."""
    documents = [document_row(base, number, text) for number, text in enumerate(text_names(base.documents))]
    return Rows(
        documents, Counter(r.predicate.value for d in base.documents for r in d.relations), partial(around, base)
    )


def report_of(base: KnowledgeBase, failures: list[dict[str, str]], rows: Rows | None = None) -> dict[str, Any]:
    """The report as plain data.

    Args:
        base: the knowledge base.
        failures: the files that could not be read, each with ``file``, ``what`` and ``remedy``.
        rows: what it says of the documents one by one, where that is known.
    """
    rows = rows or rows_of(base)
    documents, predicates = rows.documents, rows.predicates
    kinds = Counter(e.kind.value for e in base.entities)
    verdicts = base.verdicts()
    return {
        "numbers": _sum([d["numbers"] for d in documents]),
        "figures": {s.value: sum(d["figures"][s.value] for d in documents) for s in Status},
        "things": {k: kinds[k] for k in sorted(kinds)},
        "relations": {k: predicates[k] for k in sorted(predicates)},
        "indicators": {
            "scheme": sum(not i.minted for i in base.indicators),
            "minted": sum(i.minted for i in base.indicators),
        },
        "merges": [
            {
                "name": m.name,
                "into": e.name,
                "class": e.kind.value,
                "rule": m.rule,
                "quotes": [rows.around(locus) for locus in (m.here, m.there) if locus is not None],
            }
            for e in base.entities
            for m in e.merges
        ],
        "assessments": {v.value: verdicts[v] for v in Verdict},
        "contradictions": [
            {
                "rule": c.kind,
                "zh": c.reason_zh,
                "en": c.reason_en,
                "quotes": [rows.around(place) for place in c.places],
            }
            for c in base.contradictions
        ],
        "decisions": [{"decision": words, "applied": count} for words, count in base.decisions],
        "circles": len(base.circles),
        "failures": failures,
        "documents": documents,
        "meanings": {key: {"zh": zh, "en": en} for key, (zh, en) in MEANINGS.items()},
    }


def around(base: KnowledgeBase, locus: Locus) -> dict[str, Any]:
    """The words of a place in a document with a little of what stands around them."""
    document = base.documents[locus.document]
    words = document.text[max(0, locus.start - 20) : locus.end + 20]
    return {"document": document.name, "start": locus.start, "text": " ".join(words.split())}


def document_row(base: KnowledgeBase, number: int, text: str) -> dict[str, Any]:
    """What a report says of one document; its text is kept under the name given."""
    facts = base.documents[number]
    context = facts.context
    return {
        "name": facts.name,
        "sha256": facts.sha256,
        "characters": facts.length,
        "title": context.title,
        "genre": context.genre.value,
        "issuer": context.issuer.value,
        "place": context.place,
        "code": context.division.code if context.division else "",
        "above": [a.name for a in context.ancestors],
        "year": context.year,
        "plan_year": context.plan_year,
        "day": context.day.isoformat() if context.day else None,
        "inferred": sorted(context.inferred),
        "refusal": context.refusal,
        "address": context.address,
        "text": text,
        "numbers": numbers_of(facts),
        "figures": {s.value: sum(f.status is s for f in facts.figures) for s in Status},
        "things": len(facts.things),
        "relations": len(facts.relations),
        "joined_lines": [s.at for s in facts.seams if s.joined],
        "suspect_lines": [s.at for s in facts.seams if not s.joined],
    }


def numbers_of(facts: DocumentFacts) -> dict[str, Any]:
    """The ledger of numbers of one document: every numeral is part of a figure or of a typed rejection."""
    ledger = ledger_of(facts)
    return {
        "total": ledger.total,
        "figures": ledger.figures,
        "rejected": ledger.rejected,
        "unaccounted": len(ledger.unaccounted),
    }


def _sum(ledgers: list[dict[str, Any]]) -> dict[str, Any]:
    rejected: Counter[str] = Counter()
    for ledger in ledgers:
        rejected.update(ledger["rejected"])
    return {
        "total": sum(x["total"] for x in ledgers),
        "figures": sum(x["figures"] for x in ledgers),
        "rejected": {k: rejected[k] for k in sorted(rejected)},
        "unaccounted": sum(x["unaccounted"] for x in ledgers),
    }
