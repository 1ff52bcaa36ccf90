"""What the notes behind a report explain: coined words are policies, whatever they are made of."""

from __future__ import annotations

import pytest
from support.make import FILLER, document_of_lines

from kg.mentions.reading import read_blocks
from kg.mentions.titles.notes import find_notes, note_marks
from kg.model.document import BlockKind

#: A note and the policies it explains.
NOTES = {
    "[3]“3210”工程:3年建成2个园、10个站。": ["“3210”工程"],
    "4.两区三带:指城北、城南两区。": [],  # a layout
    "[5]四不两直:即不发通知、不打招呼。": ["四不两直"],
    "6.“六稳”“六保”:六稳指稳就业。": ["六稳", "六保"],
    "7.河道“四清”:清垃圾、清杂物。": ["河道“四清”"],
    "8.“独角兽”企业:指成立不到十年的企业。": [],
    "9.七种能力:即政治能力、调查能力。": [],
    "10.15件民生实事:整治乱收费。": [],
    "11.低空经济:以低空飞行为牵引的经济形态。": [],
    "[12]安康助老保险:为老人设立的保险。(见第3页)[13]村账镇管:账由镇管。": ["安康助老保险"],
    "增长8.5%,1.5万户受益,即将建成": [],
}


@pytest.mark.parametrize("note", NOTES)
def test_what_notes_explain(note: str) -> None:
    assert [mention.name for mention in find_notes(note, 0, len(note))] == NOTES[note]


def test_the_numbers_of_notes_are_no_part_of_names() -> None:
    text = "[12]云溪产业园:位于云岭镇。(见第3页)[13]三同时:同时设计。"
    assert [text[mark.start : mark.end] for mark in note_marks(text, 0, len(text))] == ["[12]", "[13]"]


def test_the_papers_that_notes_quote_are_named_whole() -> None:
    lines = ["云岭县政府工作报告", FILLER, "名词解释:", "[1]“云六条”:指《推进云茶产业提升的六条意见》。"]
    document = document_of_lines("\n".join(lines))
    notes = [reading for reading in read_blocks(document) if reading.block.kind is BlockKind.NOTE]
    assert "推进云茶产业提升的六条意见" in [mention.name for reading in notes for mention in reading.names]
