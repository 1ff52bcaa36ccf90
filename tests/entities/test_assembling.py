"""One node for one thing: across documents, whatever their order."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.make import context_of, document_of_lines, facts_of_sentence

from kg.entities.assemble import assemble
from kg.entities.identity import PREFIXES, mint
from kg.facts.extract import extract
from kg.model.mention import NameClass


def facts_of(name: str, place: str, text: str):
    return extract(document_of_lines(f"2022年{place}政府工作报告\n各位代表:\n请予审议。\n{text}", name))


@pytest.fixture(scope="module")
def documents():
    return (
        facts_of("a.txt", "鄞州区", "云台产业园开园。“云台产业园”入驻企业17家。宁波市支持海川重工有限公司扩产。"),
        facts_of("b.txt", "鄞州区", "云台产业园建成投用。松柏路建成通车。海川重工有限公司入驻云台产业园。"),
        facts_of("c.txt", "长沙县", "云台产业园开工建设。海川重工有限公司增资扩产。"),
    )


def named(base, name):
    return [e for e in base.entities if e.name == name]


def test_the_seeds_in_any_order_are_the_same_base(seed_facts):
    base = assemble(seed_facts)
    mixed = list(seed_facts)
    for seed in range(4):
        random.Random(seed).shuffle(mixed)
        assert assemble(mixed) == base


def test_one_park_in_two_reports_of_one_district_is_one_thing(documents):
    base = assemble(documents)
    parks = named(base, "云台产业园")
    assert len(parks) == 2, "one in 鄞州区 and another in 长沙县"
    assert sorted(len({m.document for m in park.mentions}) for park in parks) == [1, 2]


def test_an_enterprise_is_the_same_everywhere(documents):
    assert len(named(assemble(documents), "海川重工有限公司")) == 1


def test_districts_are_known_by_their_codes_and_stand_under_their_city_and_province(documents):
    base = assemble(documents)
    codes = {e.code: e for e in base.entities if e.code}
    assert {"330212", "330200", "330000", "430121", "430100", "430000"} <= set(codes)
    assert all(entity.key == f"area-{code}" for code, entity in codes.items() if len(code) == 6)


def test_every_link_leads_to_a_thing_of_the_same_class(seed_facts):
    base = assemble(seed_facts)
    for number, document in enumerate(base.documents):
        for index, thing in enumerate(document.things):
            entity = base.entity_of(number, index)
            if entity is None:
                assert not thing.name
            else:
                assert entity.kind is thing.kind or entity.code
                assert thing.name in (entity.name, *entity.aliases)


def test_keys_are_distinct_and_ordered(seed_facts):
    base = assemble(seed_facts)
    keys = [e.key for e in base.entities]
    assert keys == sorted(set(keys))
    assert [i.key for i in base.indicators] == sorted({i.key for i in base.indicators})


def test_every_figure_has_an_indicator(seed_facts):
    base = assemble(seed_facts)
    for number, document in enumerate(base.documents):
        assert len(base.measured[number]) == len(document.figures)


names = st.text("云台产业园科技城一二三ABC12", min_size=1, max_size=12)


@given(st.sampled_from(list(PREFIXES)), names, names)
def test_a_key_depends_on_the_name_and_not_on_its_marks(kind, a, b):
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in a)
    assert mint(kind, "x", a) == mint(kind, "x", f"“{a}”") == mint(kind, "x", wide) == mint(kind, "x", f" {a} ")
    same = a.lower() == b.lower()
    assert (mint(kind, "x", a) == mint(kind, "x", b)) == same
    assert mint(kind, "x", a) != mint(kind, "y", a)


def test_every_class_has_a_word_for_its_keys():
    assert set(PREFIXES) == set(NameClass)


def test_two_wordings_of_one_indicator_are_one():
    facts = facts_of_sentence("GDP完成320亿元。地区生产总值增长6%。全区生产总值突破300亿元。", context_of())
    base = assemble([facts])
    assert {base.indicator_of(0, n).key for n in range(len(facts.figures))} == {"gdp"}
