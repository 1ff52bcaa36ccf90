"""One document's facts: the whole station in one call."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from kg.facts.cells import table_figures
from kg.facts.doubt import LEAST
from kg.facts.figures import FigureBinder
from kg.facts.headlines import repeat_headlines
from kg.facts.ledger import find_numerals
from kg.facts.objectives import find_objectives
from kg.facts.relations import find_relations
from kg.facts.subjects.story_subject import subject_of_story
from kg.facts.things import ThingTable
from kg.mentions.reading import read_blocks
from kg.model.document import Document
from kg.model.fact import DocumentFacts, Figure, SourceRejection, Stretch
from kg.model.quantity import RejectionKind


def extract(document: Document, *, least: float = LEAST) -> DocumentFacts:
    """Everything that a document asserts.

    Args:
        document: the document, as the documents station made it.
        least: the confidence that a figure must have to be told; the number of any other is a rejection that waits for a person.
    """
    if document.context.refusal:
        return _nothing(document)
    readings = read_blocks(document)
    table = ThingTable(document)
    for reading in readings:
        for mention in reading.names:
            table.add(mention)
    binder = FigureBinder(document, table)
    binder.story = subject_of_story(document, readings, table)
    for reading in readings:
        binder.bind(reading)
    source, view = document.source, document.view
    rejected = {SourceRejection(view.source_span(*r.span), r.kind) for r in binder.rejections}
    rejected |= set(_left_out(document))
    cells = list(table_figures(source.text, document.context))
    held = {cell.number for cell in cells}
    rejected = {r for r in rejected if not any(r.span.overlaps(number) for number in held)} if held else rejected
    told = repeat_headlines(document, binder.figures)
    figures = [f for f in told if not any(f.number.overlaps(number) for number in held)]
    figures = sorted([*figures, *cells], key=lambda f: f.number) if cells else figures
    figures, doubtful = _sift(figures, least)
    rejections = sorted(rejected | doubtful, key=lambda r: (r.span, r.kind))
    relations = tuple(find_relations(document, readings, table))  # may add the city or province above to the things
    return DocumentFacts(
        source.name,
        source.sha256,
        len(source.text),
        document.context,
        table.finish(),
        tuple(figures),
        relations,
        tuple(find_objectives(document, readings, table, figures)),
        tuple(rejections),
        document.seams,
        source.text,
        tuple(Stretch(view.source_span(b.start, b.end), b.part, b.period) for b in document.blocks if b.start < b.end),
        source.pages,
    )


def _sift(figures: list[Figure], least: float) -> tuple[list[Figure], set[SourceRejection]]:
    """The figures that are sure enough to be told, and the numbers of the others."""
    told = [figure for figure in figures if figure.confidence >= least]
    doubtful = {f.number for f in figures if f.confidence < least}.difference(f.number for f in told)
    return told, {SourceRejection(number, RejectionKind.UNRESOLVED) for number in doubtful}


def _nothing(document: Document) -> DocumentFacts:
    """A document that is no report: it is kept, and nothing is read from it."""
    source = document.source
    bare = replace(document.context, division=None, place="", ancestors=())
    table = ThingTable(replace(document, context=bare))
    numbers = tuple(SourceRejection(n, RejectionKind.NO_REPORT) for n in find_numerals(source.text))
    return DocumentFacts(
        source.name, source.sha256, len(source.text), bare, table.finish(), (), (), (), numbers, (), source.text
    )


def _left_out(document: Document) -> Iterator[SourceRejection]:
    """The numerals that the view leaves out: those of side bars, and the marks of notes."""
    seen = document.view.offsets  # never falls
    asides = iter(document.source.asides)
    aside = next(asides, None)
    for numeral in find_numerals(document.source.text):
        while aside is not None and aside.end <= numeral.start:
            aside = next(asides, None)
        at = bisect_left(seen, numeral.start)
        if at == len(seen) or seen[at] != numeral.start:
            beside = aside is not None and aside.start <= numeral.start
            yield SourceRejection(numeral, RejectionKind.ASIDE if beside else RejectionKind.NOTE)
