"""Lines become blocks, row by row: what is joined, what is not, and what each block is for."""

from __future__ import annotations

import pytest
from support.make import document_of_lines
from support.specs import Row, check_file, differences, parameters

from kg.documents.blocks import lay_out
from kg.mentions.words import crosses_seam
from kg.model.document import BlockKind


def test_the_file_keeps_its_promises() -> None:
    check_file("layout", 40, {"blocks", "kinds", "parts"})


@pytest.mark.parametrize("row", parameters("layout"))
def test_row(row: Row) -> None:
    layout = lay_out(row.text, crosses_seam)
    view = layout.view.text
    if (parts := row.get("parts")) is not None:
        document = document_of_lines(row.text)
        wanted, found = parts, [f"{b.part.value}: {document.text_of(b)}" for b in document.blocks[:-1]]
    elif (kinds := row.get("kinds")) is not None:
        depth = [f" {b.level}" if b.kind is BlockKind.HEADING else "" for b in layout.blocks]
        wanted = kinds
        found = [f"{b.kind.value}{n}: {view[b.start : b.end]}" for b, n in zip(layout.blocks, depth, strict=True)]
    else:
        wanted, found = row.get("blocks"), [view[block.start : block.end] for block in layout.blocks]
    assert not (message := differences(row, wanted, found)), message
