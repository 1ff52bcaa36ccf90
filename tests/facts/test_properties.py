"""Whatever a text holds: no exception, every numeral accounted for, every quote a slice, the same facts each time."""

from __future__ import annotations

import dataclasses

from hypothesis import given, settings
from support.make import FILLER, context_of, document_of_sentence, document_of_text
from support.texts import MIXED, REPORTS

from kg.facts.extract import extract
from kg.facts.ledger import find_numerals, ledger_of


def spans_of(facts):
    """All spans of the facts of a document."""
    yield from (s for thing in facts.things for s in thing.mentions)
    yield from (s for figure in facts.figures for s in (figure.evidence, figure.number))
    yield from (relation.evidence for relation in facts.relations)
    yield from (objective.evidence for objective in facts.objectives)
    yield from (rejection.span for rejection in facts.rejections)


def check(facts) -> None:
    ledger = ledger_of(facts)
    assert not ledger.unaccounted, [facts.text[slice(*span)] for span in ledger.unaccounted]
    assert ledger.total == ledger.figures + sum(ledger.rejected.values()) == len(find_numerals(facts.text))
    for start, end in spans_of(facts):
        assert 0 <= start < end <= len(facts.text)
    for figure in facts.figures:
        assert figure.evidence.start <= figure.number.start and figure.number.end <= figure.evidence.end
        assert 0 <= figure.about < len(facts.things)
        assert figure.value.is_finite() and figure.normal.is_finite()
        assert figure.upper is None or figure.upper >= figure.value
        assert figure.indicator
    for relation in facts.relations:
        assert 0 <= relation.subject < len(facts.things)
        assert (relation.object is None) != (relation.stage is None)


@given(MIXED)
def test_any_text_gives_facts_that_hold_together(text):
    check(extract(document_of_text(text + "\n" + FILLER)))


@given(REPORTS)
def test_a_review_and_a_plan_hold_together(text):
    for part in ("review", "plan"):
        check(extract(document_of_sentence(text or "无", context_of(), part)))


@settings(max_examples=40)
@given(REPORTS)
def test_the_same_text_gives_the_same_facts(text):
    document = document_of_text(text + "\n" + FILLER)
    assert extract(document) == extract(document)


@settings(max_examples=40)
@given(REPORTS)
def test_text_behind_a_paragraph_leaves_its_figures_alone(text):
    """Mentions see one block: what comes later in the document takes no figure of an earlier paragraph away."""
    first = "地区生产总值完成320亿元,增长6.2%。新建公园6个。"
    alone = extract(document_of_sentence(first, context_of()), least=0)
    both = extract(document_of_sentence(f"{first}\n\n# 附\n\n{text}", context_of()), least=0)
    kept = [dataclasses.replace(figure, about=0) for figure in both.figures[: len(alone.figures)]]
    assert kept == list(alone.figures)
