"""One document's facts: the whole station in one call."""

from __future__ import annotations

from kg.facts.figures import FigureBinder
from kg.facts.objectives import find_objectives
from kg.facts.relations import find_relations
from kg.facts.things import ThingTable
from kg.mentions.reading import read_blocks
from kg.model.document import Document
from kg.model.fact import DocumentFacts, SourceRejection, Stretch


def extract(document: Document) -> DocumentFacts:
    """Everything that a document asserts.

    Args:
        document: the document, as the documents station made it.
    """
    readings = read_blocks(document)
    table = ThingTable(document)
    for reading in readings:
        for mention in reading.names:
            table.add(mention)
    binder = FigureBinder(document, table)
    for reading in readings:
        binder.bind(reading)
    source, view = document.source, document.view
    rejected = {SourceRejection(view.source_span(*r.span), r.kind) for r in binder.rejections}
    rejections = sorted(rejected, key=lambda r: (r.span, r.kind))
    return DocumentFacts(
        source.name,
        source.sha256,
        len(source.text),
        document.context,
        table.finish(),
        tuple(binder.figures),
        tuple(find_relations(document, readings, table)),
        tuple(find_objectives(document, readings, table, binder.figures)),
        tuple(rejections),
        document.seams,
        source.text,
        tuple(Stretch(view.source_span(b.start, b.end), b.part, b.period) for b in document.blocks if b.start < b.end),
    )
