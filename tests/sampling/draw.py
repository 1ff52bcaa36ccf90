"""Draws assessments, merges or main targets of a build at random, with both sides, for a person to read; see README.md."""

from __future__ import annotations

import argparse
import random
import re
import sys
from pathlib import Path

from kg.assessments.assess import assess
from kg.assessments.ledger import Ledger
from kg.assessments.progress import object_of
from kg.assessments.reviews import Reviews
from kg.assessments.wording import wording
from kg.documents.context import make_document
from kg.documents.reading import find_files, read_source
from kg.entities.assemble import assemble
from kg.facts.extract import extract
from kg.mentions.words import crosses_seam
from kg.model.document import Part
from kg.model.entity import Assessment, FactRef, KnowledgeBase, Verdict
from kg.model.fact import Stage, Status

_MAIN = re.compile("主要预期目标|预期目标|主要目标|发展目标")
_REACH = 700


def read(paths: list[Path]) -> KnowledgeBase:
    """The documents of some folders, read and assessed."""
    facts = [extract(make_document(read_source(path, name), crosses_seam)) for name, path in find_files(paths)]
    return assess(assemble(facts))


def words(base: KnowledgeBase, document: int, start: int, end: int, around: int = 14) -> str:
    """Words of a document with a little of what stands around them."""
    text = base.documents[document].text
    before, behind = text[max(0, start - around) : start], text[end : end + around // 2]
    return " ".join(f"{before}「{text[start:end]}」{behind}".split())


def show(base: KnowledgeBase, reviews: Reviews, ledger: Ledger, one: Assessment) -> str:
    """An assessment with both sides."""
    number, index = one.target
    document = base.documents[number]
    fact = document.objectives[index] if one.objective else document.figures[index]
    lines = [f"[{one.verdict.value}] {document.name}: {words(base, number, *fact.evidence)}"]
    if one.outcome is not None:
        figure = base.documents[one.outcome.document].figures[one.outcome.number]
        lines.append(
            f"{base.documents[one.outcome.document].name}: {words(base, one.outcome.document, *figure.evidence)}"
        )
    elif one.outcome_relation is not None:
        relation = base.documents[one.outcome_relation.document].relations[one.outcome_relation.number]
        lines.append(words(base, one.outcome_relation.document, *relation.evidence))
    elif one.outcome_passage is not None:
        lines.append(words(base, *one.outcome_passage.locus))
    else:
        thing = object_of(fact.wording) if one.objective else wording(fact.indicator).noun
        year = fact.period.end.year if fact.period else 0
        place = base.entity_of(number, 0)
        for report in ledger.reports(place.key if place else "", year, number):
            for share, clause in reviews.nearest(report, thing, Stage.COMPLETED, 2):
                lines.append(f"? {base.documents[report].name} {share:.2f} {clause.words[:60]}")
    lines.append(one.reason_zh)
    return "\n     ".join(lines)


def main_targets(base: KnowledgeBase, ledger: Ledger) -> list[FactRef]:
    """The targets with a number in the paragraphs of main targets, where another document reports on their year."""
    found = []
    for number, document in enumerate(base.documents):
        place = base.entity_of(number, 0)
        for stretch in document.stretches:
            hit = _MAIN.search(document.text, *stretch.span) if stretch.part is Part.PLAN else None
            if hit is None or place is None:
                continue
            for index, figure in enumerate(document.figures):
                inside = hit.start() <= figure.number.start < min(stretch.span.end, hit.start() + _REACH)
                if inside and figure.status is Status.TARGET and figure.period is not None:
                    if ledger.reports(place.key, figure.period.end.year, number):
                        found.append(FactRef(number, index))
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["assessments", "merges", "targets"])
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", default="1")
    given = parser.parse_args()
    base = read(given.paths)
    ledger = Ledger(base)
    reviews = Reviews(ledger)
    chance = random.Random(given.seed)
    out = []
    if given.what == "merges":
        pool = [(entity, merge) for entity in base.entities for merge in entity.merges]
        for entity, merge in chance.sample(pool, min(given.count, len(pool))):
            there = words(base, *merge.there) if merge.there else ""
            out.append(f"{entity.kind.value}: {entity.name} <- {merge.name} ({merge.rule})  {there}")
    elif given.what == "assessments":
        pool = list(base.assessments)
        out = [show(base, reviews, ledger, one) for one in chance.sample(pool, min(given.count, len(pool)))]
    else:
        held = {one.target: one for one in base.assessments if not one.objective}
        pool = main_targets(base, ledger)
        for ref in chance.sample(pool, min(given.count, len(pool))):
            figure = base.documents[ref.document].figures[ref.number]
            none = f"[not assessed] {base.documents[ref.document].name}: {words(base, ref.document, *figure.evidence)}"
            out.append(show(base, reviews, ledger, held[ref]) if ref in held else none)
    counts = {v.value: sum(a.verdict is v for a in base.assessments) for v in Verdict}
    sys.stdout.write(
        f"{counts}, drawn from {len(pool)}\n" + "".join(f"{n:3}  {text}\n" for n, text in enumerate(out, 1))
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
