"""Blocks and clauses without a number are passed over where nothing in them can matter; that changes no figure."""

from __future__ import annotations

from support.make import document_of_file

from kg.facts.figures import FigureBinder
from kg.facts.things import ThingTable
from kg.mentions.reading import read_blocks


def figures_of(document, *, whole: bool):
    readings = read_blocks(document)
    table = ThingTable(document)
    for reading in readings:
        for mention in reading.names:
            table.add(mention)
    binder = FigureBinder(document, table)
    assert binder.tells_on < 0, "a report of the seeds should not speak of 该县"
    if whole:
        binder.tells_on = len(binder.text)
    for reading in readings:
        binder.bind(reading)
    return binder.figures


def test_what_has_no_number_changes_no_figure(seeds):
    for path in seeds:
        document = document_of_file(path)
        figures = figures_of(document, whole=True)
        assert figures
        assert figures_of(document, whole=False) == figures
