"""Facts survive being kept: every field of every value, and damage is noticed."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from support.corpus import reports
from support.make import document_of_text

from kg.builds.codec import CodecError, pack, pack_brief, unpack, unpack_brief
from kg.entities.brief import brief_of
from kg.facts.extract import extract


@pytest.fixture(scope="module")
def made():
    return [extract(document_of_text(text, name)) for name, text in reports(2, 4000, years=1)]


def test_the_facts_of_the_seeds_come_back_as_they_were(seed_facts):
    for facts in seed_facts:
        again = unpack(pack(facts))
        assert again == facts
        assert pack(again) == pack(facts)


def test_made_reports_come_back_as_they_were(made):
    assert all(unpack(pack(facts)) == facts for facts in made)
    assert sum(len(f.figures) for f in made) > 100


def test_documents_in_brief_come_back_as_they_were(seed_facts, made):
    for facts in (*seed_facts, *made):
        brief = brief_of(facts)
        again = unpack_brief(pack_brief(brief))
        assert again == brief
        for index, thing in enumerate(facts.things):
            assert tuple(again.mentions(index)) == thing.mentions
            assert [again.words(index, s) for s in thing.mentions] == [
                facts.text[s.start : s.end] for s in thing.mentions
            ]
    assert unpack_brief(pack_brief(brief)).things[1].name is again.things[1].name, "a name is in memory once"


def test_half_a_character_survives(made):
    odd = replace(made[0], name="\udce4.txt", text="\ud800甲")
    assert unpack(pack(odd)) == odd


def test_damaged_bytes_are_refused(made):
    data, draw = pack(made[0]), random.Random(0)
    for _ in range(60):
        place = draw.randrange(len(data))
        damaged = data[:place] + bytes([data[place] ^ (1 << draw.randrange(8))]) + data[place + 1 :]
        try:
            assert unpack(damaged) == made[0]  # a bit that says nothing
        except CodecError:
            continue
    for length in (0, 1, len(data) // 2, len(data) - 1):
        with pytest.raises(CodecError):
            unpack(data[:length])


def test_rows_of_other_fields_are_refused(made):
    import json
    import zlib

    row = json.loads(zlib.decompress(pack(made[0])))
    with pytest.raises(CodecError):
        unpack(zlib.compress(json.dumps(row[:-1]).encode()))
    with pytest.raises(CodecError):
        unpack(zlib.compress(json.dumps({"name": 1}).encode()))
