"""Names by class, row by row: what a sentence names, and what it does not."""

from __future__ import annotations

import pytest
from support.make import context_of, readings_of_sentence
from support.specs import Row, check_file, differences, parameters, rows_of, settle

from kg.model.mention import Mention, NameClass


def names_of(text: str) -> list[Mention]:
    """The names of a sentence in a report of 鄞州区."""
    return [mention for reading in readings_of_sentence(text, context_of()) for mention in reading.names]


def shown(mention: Mention) -> str:
    """A name in the notation of the specification."""
    return f"{mention.name} : {mention.kind}"


def test_the_file_keeps_its_promises() -> None:
    check_file("names", 90, {"names", "maybe"})


def test_the_file_speaks_of_most_classes() -> None:
    """Honours and people have files of their own; products are shown by relations."""
    classes = {line.rsplit(" : ", 1)[1] for row in rows_of("names") for line in row.get("names")}
    assert not classes - set(NameClass), "a class that there is not"
    elsewhere = {NameClass.HONOUR, NameClass.PERSON, NameClass.PRODUCT, NameClass.ORGANIZATION}
    assert set(NameClass) - classes - elsewhere == {NameClass.ADMINISTRATIVE_AREA}


@pytest.mark.parametrize("row", parameters("names"))
def test_row(row: Row) -> None:
    found = [shown(mention) for mention in names_of(row.text)]
    wanted, maybe = settle(row.get("names"), found), row.get("maybe", [])
    found = [line for line in found if line in wanted or line not in maybe]
    assert not (message := differences(row, wanted, found)), message


def test_nested_names_lie_inside_and_none_is_found_twice() -> None:
    mentions = names_of("云岭镇金山村、松柏路改造工程和鄞州区人民政府。")
    spans = [mention.span for mention in mentions]
    assert len(set(zip(spans, (m.kind for m in mentions), strict=True))) == len(mentions) >= 5
    for a in spans:
        for b in spans:
            assert not a.overlaps(b) or a.contains(b) or b.contains(a)


def test_nothing_between_two_joints_is_no_item() -> None:
    """The word 与 right before a name that begins with 和 once was taken for a list of which an item is empty."""
    assert any(
        mention.kind is NameClass.PUBLIC_INSTITUTION for mention in names_of("学校启用,与和远第二小学结成集团。")
    )


def test_every_name_says_by_which_rule_and_how_surely_it_was_found() -> None:
    for mention in names_of("云台产业园、清溪公园和恒远科技有限公司。"):
        assert mention.method
        assert 0 < mention.confidence <= 1
