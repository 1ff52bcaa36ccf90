"""Which names are one thing, and that a key, once given, stays: across names, documents, builds and decisions."""

from __future__ import annotations

import hashlib
import itertools
import random
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from support.make import context_of

from kg.entities.assemble import assemble, registered
from kg.entities.decisions import decisions_of, read_decisions
from kg.entities.keys import Registry, read_registry, write_registry
from kg.errors import InputError
from kg.facts.aliases import spelling
from kg.model.fact import DocumentFacts, Thing
from kg.model.mention import NameClass
from kg.model.span import Span
from kg.review.proposals import pairs, proposals
from kg.review.queue import ItemKind, queue

GROUPS = tomllib.loads((Path(__file__).parent / "aliases.toml").read_text("utf-8"))["group"]
PAIRS = [
    pytest.param(NameClass(g["class"]), *pair, g["name"] == "one", id=f"{g['class']} {g['name']} {'/'.join(pair)}")
    for g in GROUPS
    for pair in g["pairs"]
]
PARK = NameClass.PARK


def facts(name: str, *things: tuple[NameClass, str], place: str = "鄞州区") -> DocumentFacts:
    """A document that names some things, one after the other."""
    context = context_of(place)
    assert context.division is not None
    text, made = "", [Thing(NameClass.DISTRICT, place, (), (), context.division.code)]
    for kind, words in things:
        made.append(Thing(kind, words, (), (Span(len(text), len(text) + len(words)),)))
        text += words + "。"
    digest = hashlib.sha256((place + text).encode()).hexdigest()
    return DocumentFacts(name, digest, len(text), context, tuple(made), (), (), (), (), (), text)


def named(base, name):
    return [e for e in base.entities if spelling(name) in {spelling(n) for n in (e.name, *e.aliases)}]


def test_there_are_pairs_of_both_kinds():
    assert len(PAIRS) >= 25


@pytest.mark.parametrize(("kind", "a", "b", "one"), PAIRS)
def test_pair(kind, a, b, one):
    base = assemble([facts("a.txt", (kind, a)), facts("b.txt", (kind, b))])
    found = {e.key for name in (a, b) for e in named(base, name)}
    assert len(found) == (1 if one else 2), [e.name for e in base.entities]
    if one and spelling(a) != spelling(b):
        (thing,) = named(base, a)
        (merge,) = thing.merges
        assert merge.rule and merge.here and merge.there, "a merge gives its rule and the words of both"
        texts = {base.documents[x.document].text[x.start : x.end] for x in (merge.here, merge.there)}
        assert texts == {a, b}


def test_the_dangerous_pair_is_a_proposal():
    base = assemble([facts("a.txt", (PARK, "万科医疗养老产业园"), (PARK, "万科健康养老产业园"))])
    assert [set(p) for p in pairs(proposals(base))] == [{"万科医疗养老产业园", "万科健康养老产业园"}]


def test_a_short_name_between_two_long_ones_joins_neither():
    names = ["云台文创园", "云台文化创意园", "云台文学创作园"]
    base = assemble([facts("a.txt", *((PARK, n) for n in names))])
    assert len({e.key for n in names for e in named(base, n)}) == 3


def test_one_name_in_two_districts_is_two_things_and_an_enterprise_is_one():
    things = ((PARK, "云台产业园"), (NameClass.ENTERPRISE, "海川重工"))
    base = assemble([facts("a.txt", *things), facts("b.txt", *things, place="长沙县")])
    assert (len(named(base, "云台产业园")), len(named(base, "海川重工"))) == (2, 1)


TWO_DISTRICTS = [
    ("“智慧环保”工程", "智慧环保", False),
    ("鄞州区中心城区控制性详细规划", "中心城区控制性详细规划", False),
    ("科技创新跃升年计划", "科技创新跃升计划", False),
    ("都市农业“百千万”工程", "“百千万”工程", False),
    ("“1842”工程", "“1842”", True),
]


@pytest.mark.parametrize(("long", "short", "one"), TWO_DISTRICTS)
def test_what_is_named_in_two_districts_is_one_policy_only_where_it_is_coined_with_numbers(long, short, one):
    here, there = facts("a.txt", (NameClass.POLICY, long)), facts("b.txt", (NameClass.POLICY, short), place="余姚市")
    assert len({e.key for name in (long, short) for e in named(assemble([here, there]), name)}) == (1 if one else 2)
    own = facts("c.txt", (NameClass.POLICY, short))
    if not long.startswith("都市"):
        assert len({e.key for name in (long, short) for e in named(assemble([here, own]), name)}) == 1


def dated(document: DocumentFacts, year: int) -> DocumentFacts:
    return replace(document, context=replace(document.context, year=year))


RECURRING = [
    (NameClass.INITIATIVE, "消防安全大排查大整治", "消防安全大排查大整治行动", "鄞州区", 2020, True),
    (NameClass.INITIATIVE, "消防安全大排查大整治", "消防安全大排查大整治行动", "鄞州区", 2021, False),
    (NameClass.INITIATIVE, "消防安全大排查大整治", "消防安全大排查大整治", "余姚市", 2020, False),
    (NameClass.INITIATIVE, "“一村一品”", "“一村一品”行动", "余姚市", 2023, True),
    (NameClass.PROJECT, "云岭广场改造", "云岭广场改造工程", "鄞州区", 2022, True),
    (NameClass.PROJECT, "云岭广场改造", "云岭广场改造工程", "鄞州区", 2025, False),
    (NameClass.PROJECT, "云岭路东延", "云岭路东延工程", "鄞州区", 2025, True),
]


@pytest.mark.parametrize(("kind", "a", "b", "place", "year", "one"), RECURRING)
def test_what_is_done_again_and_again_is_of_its_time(kind, a, b, place, year, one):
    here, there = dated(facts("a.txt", (kind, a)), 2020), dated(facts("b.txt", (kind, b), place=place), year)
    base = assemble([here, there])
    found = {e.key for name in (a, b) for e in named(base, name)}
    assert len(found) == (1 if one else 2)
    if not one and kind is NameClass.PROJECT:
        assert [set(p) for p in pairs(proposals(base))] == [{a, b}]


COMMON = [
    (NameClass.PROJECT, "云岭医院改扩建工程", "医院改扩建工程", False),
    (NameClass.PROJECT, "云岭医院改扩建工程", "云岭医院改扩建", True),
    (NameClass.POLICY, "暖企“十条”措施", "“十条”措施", False),
    (NameClass.PROJECT, "轨道14号线", "轨道14", False),
    (NameClass.PROJECT, "轨道14号线", "14号线", True),
]


@pytest.mark.parametrize(("kind", "name", "alias", "kept"), COMMON)
def test_an_alias_that_means_many_things_is_not_kept(kind, name, alias, kept):
    document = facts("a.txt", (kind, name))
    thing = replace(document.things[1], aliases=(alias,))
    (entity,) = named(assemble([replace(document, things=(document.things[0], thing))]), name)
    assert (alias in entity.aliases) is kept


def aliased(name: str, kind: NameClass, long: str, short: str, place: str = "鄞州区") -> DocumentFacts:
    """A document that uses a short name beside a long one, and elsewhere alone."""
    document = facts(name, (kind, long), (kind, short), place=place)
    first = replace(document.things[1], aliases=(short,))
    return replace(document, things=(document.things[0], first, *document.things[2:]))


ALIASES = [
    (NameClass.POLICY, "金融业“一带五区”", "一带五区", True),
    (NameClass.POLICY, "不断创新“十万义警”", "十万义警", False),
    (NameClass.POLICY, "长春“一带五区”", "一带五区", False),
    (NameClass.POLICY, "云岭街道“城市管家”", "城市管家", False),
    (NameClass.ENTERPRISE, "云岭海川重工集团", "海川重工集团", True),
    (NameClass.ENTERPRISE, "抚顺海川燃气有限公司", "海川燃气有限公司", False),
]


@pytest.mark.parametrize(("kind", "long", "short", "one"), ALIASES)
def test_words_in_front_of_a_name(kind, long, short, one):
    base = assemble([aliased("a.txt", kind, long, short)])
    assert len({e.key for name in (long, short) for e in named(base, name)}) == (1 if one else 2)


def test_a_name_that_other_districts_say_alone_is_not_that_of_one_with_words_in_front():
    here = aliased("a.txt", NameClass.POLICY, "金融业“一带五区”", "一带五区")
    there = facts("b.txt", (NameClass.POLICY, "一带五区"), place="余姚市")
    assert len({e.key for name in ("金融业“一带五区”", "一带五区") for e in named(assemble([here, there]), name)}) == 2


@pytest.mark.parametrize(
    ("long", "short"), [("“十百千万”机制", "十百千万"), ("“一张床、一间房”政策", "“一张床、一间房”")]
)
def test_what_a_place_words_for_itself_is_not_the_scheme_of_another(long, short):
    here = aliased("a.txt", NameClass.POLICY, long, short)
    assert len({e.key for name in (long, short) for e in named(assemble([here]), name)}) == 1
    there = facts("b.txt", (NameClass.POLICY, short), place="余姚市")
    assert len({e.key for name in (long, short) for e in named(assemble([here, there]), name)}) == 2


def test_an_area_and_the_park_that_it_is_named_after_are_two_and_a_proposal():
    kinds = ((PARK, "云岭文创园"), (NameClass.FUNCTIONAL_AREA, "云岭文创园板块"))
    base = assemble([facts("a.txt", *kinds)])
    assert len(named(base, "云岭文创园")) == len(named(base, "云岭文创园板块")) == 1
    assert [set(p) for p in pairs(proposals(base))] == [{"云岭文创园", "云岭文创园板块"}]
    (item,) = [i for i in queue(base) if i.kind is ItemKind.PROPOSAL]
    assert "class" not in item.decision, "a decision on things of two classes names none"


def test_a_longer_name_leaves_a_trace_and_a_registry_keeps_the_key():
    first = facts("a.txt", (PARK, "二砂文创园"))
    both = [first, facts("b.txt", (PARK, "二砂文化创意园"))]
    (before,) = named(assemble([first]), "二砂文创园")
    (after,) = named(assemble(both), "二砂文创园")
    assert after.name == "二砂文化创意园"
    assert before.key in after.replaces, "the key of an earlier build leads to the new one"
    registry = Registry.of_rows(registered(assemble([first])))
    (kept,) = named(assemble(both, registry), "二砂文创园")
    assert (kept.key, kept.name) == (before.key, "二砂文化创意园")
    assert after.key in kept.replaces


def test_a_registry_survives_its_file(tmp_path):
    base = assemble([facts("a.txt", (PARK, "二砂文创园"), (PARK, "环保产业园"))])
    path = tmp_path / "registry.csv"
    path.write_text(write_registry(registered(base)), "utf-8")
    assert assemble(base.documents, read_registry(path)) == base


@pytest.mark.parametrize("text", ["", "key,class\n", "key,class,scope,name\npark-1,Park,1,甲\n"])
def test_a_broken_registry_is_told(tmp_path, text):
    path = tmp_path / "registry.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError, match=r"registry\.csv"):
        read_registry(path)


def test_the_order_of_documents_changes_nothing():
    names = [
        "二砂文创园",
        "二砂文化创意园",
        "云台文创园",
        "云台文化创意园",
        "云台文学创作园",
        "鄞州云岭创意园",
        "云岭创意园",
    ]
    documents = [facts(f"{n}.txt", (PARK, name)) for n, name in enumerate(names)]
    base = assemble(documents)
    for order in itertools.islice(itertools.permutations(documents), 0, 5040, 251):
        assert assemble(order) == base
    random.Random(3).shuffle(documents)
    assert registered(assemble(documents)) == registered(base)


DECISIONS = {
    "merge": [{"place": "鄞州区", "class": "IndustrialPark", "names": ["万科医疗养老产业园", "万科健康养老产业园"]}],
    "apart": [{"place": "鄞州区", "names": ["二砂文化创意园", "二砂文创园"]}],
    "not-a-name": [{"place": "鄞州区", "names": ["新建公园"]}],
}
NAMES = ["万科医疗养老产业园", "万科健康养老产业园", "二砂文化创意园", "二砂文创园"]


def decided(*documents):
    return assemble(documents, None, decisions_of(DECISIONS))


def holds(base):
    """Whether the three decisions hold in a base."""
    one = {e.key for n in NAMES[:2] for e in named(base, n)}
    two = {e.key for n in NAMES[2:] for e in named(base, n)}
    return (len(one), len(two), named(base, "新建公园")) == (1, 2, [])


def document(name="a.txt"):
    return facts(name, *((PARK, n) for n in NAMES), (NameClass.GREEN_SPACE, "新建公园"))


def test_decisions_outrank_rules_and_survive_a_rebuild_an_added_document_and_a_renamed_file():
    assert not holds(assemble([document()]))
    base = decided(document())
    assert holds(base) and dict(base.decisions) == dict.fromkeys(dict(base.decisions), 1)
    assert decided(document()) == base, "a rebuild"
    other = facts("b.txt", (PARK, "二砂文创园"), (PARK, "万科健康养老产业园"))
    assert holds(decided(document(), other)), "an added document"
    renamed = decided(replace(document(), name="z.txt"))
    assert holds(renamed) and [e.key for e in renamed.entities] == [e.key for e in base.entities], "a renamed file"


def test_what_is_decided_is_not_proposed_again():
    base = decided(document())
    assert [p for p in pairs(proposals(base)) if set(p) & set(NAMES)] == []
    (merged,) = named(base, NAMES[0])
    assert {m.rule for m in merged.merges} == {"decision"}


def test_a_decision_that_no_longer_applies_is_told():
    base = decided(facts("a.txt", (PARK, "环保产业园")))
    assert all(count == 0 for _, count in base.decisions)
    stale = [item for item in queue(base) if item.kind is ItemKind.STALE]
    assert len(stale) == 3 and "万科医疗养老产业园" in stale[0].zh


def test_a_decision_of_another_district_does_nothing():
    far = facts("b.txt", *((PARK, n) for n in NAMES), (NameClass.GREEN_SPACE, "新建公园"), place="长沙县")
    assert not holds(decided(far))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[merge]\n", "TOML"),
        ("[[join]]\n", "join"),
        ('[[merge]]\nnames = ["甲园"]\n', "names"),
        ('[[apart]]\nnames = ["甲园", "乙园"]\nclass = "Garden"\n', "Garden"),
        ('[[indicator]]\nquote = "甲12个"\n', "indicator"),
        ('[[merge]]\nname = "甲园"\n', "name"),
        ('merge = "甲园"\n', "list"),
    ],
)
def test_a_broken_file_of_decisions_is_told(tmp_path, text, says):
    path = tmp_path / "review.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError, match=says) as told:
        read_decisions(path)
    assert "review.toml" in str(told.value)
