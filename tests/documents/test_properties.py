"""Whatever a file holds, the view leads back to it: every character to its place, every block to its stretch."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import example, given
from support.make import FILLER, document_of_text
from support.texts import MIXED, REPORTS

from kg.documents.blocks import lay_out
from kg.documents.reading import decode
from kg.documents.view import read_lines
from kg.mentions.words import crosses_seam


def kinship(kept: str, source: str) -> bool:
    """Whether a character of the view can stand for one of the source: the same, its narrow form, or a sign like it."""
    if kept == source or kept == unicodedata.normalize("NFKC", source):
        return True
    return (not kept.isalnum() and not source.isalnum()) or (kept, source) == ("〇", "○")


@given(MIXED)
@example("２０２１年　增长６．２％\r\n\r\n**320亿元**[1]")
def test_every_character_of_the_view_is_one_of_the_source(text):
    for line in read_lines(text):
        assert len(line.text) == len(line.offsets)
        assert all(a < b for a, b in itertools.pairwise(line.offsets)), "two characters of the view from one place"
        assert all(kinship(kept, text[at]) for kept, at in zip(line.text, line.offsets, strict=True))


@given(MIXED)
def test_no_letter_and_no_digit_is_lost(text):
    kept = {at for line in read_lines(text) for at in line.offsets}
    # the number of a note goes with its brackets; the n and r of a line end that was written out go too
    bare = text.replace("[1]", "   ").replace("\\r\\n", "    ").replace("\\n", "  ")
    lost = [text[at] for at, letter in enumerate(bare) if letter.isalnum() and at not in kept]
    assert not lost


@given(MIXED)
def test_blocks_stand_in_order_and_map_back(text):
    layout = lay_out(text, crosses_seam)
    view = layout.view
    assert len(view.text) == len(view.offsets)
    assert all(a <= b for a, b in itertools.pairwise(view.offsets))
    assert all(0 <= at < len(text) for at in view.offsets)
    assert all(a.end <= b.start for a, b in itertools.pairwise(layout.blocks))
    for number, block in enumerate(layout.blocks):
        assert block.start < block.end
        start, end = view.source_span(block.start, block.end)
        assert 0 <= start < end <= len(text)
        assert all(above < number for above in block.headings)
    covered = "".join(view.text[b.start : b.end] for b in layout.blocks)
    assert covered == view.text.replace("\n", ""), "text outside all blocks"


@given(MIXED)
def test_a_document_is_the_same_each_time(text):
    assert document_of_text(text) == document_of_text(text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@given(text=REPORTS.filter(lambda t: "\ufeff" not in t))
def test_a_report_in_any_usual_encoding_comes_back(encoding, text):
    """GB18030 is told apart by its letters, so that only what looks like a report can be asked for."""
    whole = f"{FILLER}\n{text}"
    found, _ = decode(whole.encode(encoding), "x.txt")
    assert found == whole
