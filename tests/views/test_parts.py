"""Pages of a part: around a thing, some years, some things, and what fits."""

from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.model.entity import Contradiction, FactRef, KnowledgeBase
from kg.model.period import Period
from kg.views.page import page_of
from kg.views.parts import around, find_things, part_of, within
from kg.views.wishes import Wishes


def consistent(base: KnowledgeBase) -> None:
    """Every number of a base points at something."""
    assert len(base.links) == len(base.measured) == len(base.documents)
    for number, document in enumerate(base.documents):
        assert len(base.links[number]) == len(document.things)
        assert all(-1 <= link < len(base.entities) for link in base.links[number])
        assert len(base.measured[number]) == len(document.figures)
        assert all(0 <= m < len(base.indicators) for m in base.measured[number])
    for entity in base.entities:
        assert all(m.document < len(base.documents) for m in entity.mentions)
    for one in base.assessments:
        facts = base.documents[one.target.document]
        assert one.target.number < len(facts.objectives if one.objective else facts.figures)


def test_without_wishes_everything_stays(made) -> None:
    base = made(300)
    part = part_of(base)
    consistent(part)
    assert part.entities == base.entities
    assert [d.figures for d in part.documents] == [d.figures for d in base.documents]
    assert part.assessments == base.assessments


def test_focus_keeps_what_is_near(made) -> None:
    base = made(300)
    hub = base.entities[base.links[0][0]]
    one, two = (part_of(base, focus=[hub.name], depth=n) for n in (1, 2))
    for part in (one, two):
        consistent(part)
        assert hub.key in {e.key for e in part.entities}
    assert len(one.entities) < len(two.entities) <= len(base.entities)
    assert len(around(base, [base.links[0][0]], 0)) == 1


def test_years_keep_what_meets_them(made) -> None:
    base = made(300)
    part = part_of(base, years=(2024, 2024))
    consistent(part)
    assert part.documents
    for document in part.documents:
        for figure in document.figures:
            assert figure.period is None or figure.period.start.year <= 2024 <= figure.period.end.year
    kept = sum(f.period == Period.of_year(2024) for d in part.documents for f in d.figures)
    assert kept == sum(f.period == Period.of_year(2024) for d in base.documents for f in d.figures)


def test_keys_keep_only_those_things_and_their_places(made) -> None:
    base = made(300)
    relation = next(r for r in base.documents[0].relations if r.object == 0)
    wanted = {base.entities[base.links[0][thing]].key for thing in (relation.subject, 0)}
    part = part_of(base, keys=wanted)
    consistent(part)
    hubs = {base.entities[row[0]].key for row in base.links}
    assert {e.key for e in part.entities} <= wanted | hubs
    assert wanted <= {e.key for e in part.entities}


def test_what_a_query_found_keeps_its_relations_to_the_place(made) -> None:
    base = made(300)
    number, relation = next(
        (n, r) for n, d in enumerate(base.documents) for r in d.relations if r.object == 0 and r.subject
    )
    thing = base.entities[base.links[number][relation.subject]]
    found = ["https://w3id.org/gwr/id/" + thing.key, "https://w3id.org/gwr/core#Park", "709.3"]
    part = Wishes.of(found=found).part(base)
    consistent(part)
    hubs = {base.entities[row[0]].key for row in base.links}
    assert {e.key for e in part.entities} <= {thing.key} | hubs
    assert thing.key in {e.key for e in part.entities}
    assert sum(len(d.relations) for d in part.documents) > 0
    for n, document in enumerate(part.documents):
        assert all(
            thing.key in {part.entities[part.links[n][t]].key for t in (r.subject, r.object) if t is not None}
            for r in document.relations
        )


def test_wishes_as_a_command_line_has_them(made) -> None:
    wishes = Wishes.of(["https://w3id.org/gwr/id/area-410001"], 1, "2020-2024")
    assert wishes == Wishes(("area-410001",), 1, (2020, 2024), None)
    for bad in ("20", "2024-2020", "last year"):
        with pytest.raises(InputError) as caught:
            Wishes.of(years=bad)
        assert bad in str(caught.value)
    with pytest.raises(InputError):
        Wishes.of(depth=-1)
    with pytest.raises(InputError):
        Wishes.of(found=["709.3"])
    page = page_of(Wishes.of(years="2024").part(made(300)), title="--years 2024")
    assert '"title":"--years 2024"' in page


def test_assessments_follow_their_facts(made) -> None:
    base = made(300)
    part = part_of(base, years=(2023, 2023))
    for one in part.assessments:
        figure = part.documents[one.target.document].figures[one.target.number]
        assert figure.period is not None and figure.period.year == 2023
        assert one.outcome is None or isinstance(one.outcome, FactRef)


def test_contradictions_follow_their_figures(made) -> None:
    from dataclasses import replace

    base = made(300)
    in_2024 = [
        FactRef(d, n)
        for d, document in enumerate(base.documents)
        for n, figure in enumerate(document.figures)
        if figure.period == Period.of_year(2024)
    ]
    other = next(
        FactRef(d, n)
        for d, document in enumerate(base.documents)
        for n, figure in enumerate(document.figures)
        if figure.period == Period.of_year(2023)
    )
    kept = Contradiction("k", (in_2024[-1], in_2024[0]), "甲", "a")
    gone = Contradiction("k", (in_2024[0], other), "乙", "b")
    part = part_of(replace(base, contradictions=(kept, gone)), years=(2024, 2024))
    assert [one.reason_zh for one in part.contradictions] == ["甲"]
    old = [base.documents[d].figures[n] for d, n in kept.figures]
    assert [part.documents[d].figures[n] for d, n in part.contradictions[0].figures] == old


def test_what_does_not_fit_is_left_out_by_whole_documents(made) -> None:
    base = made(3000)
    part, left = within(base, 1000)
    consistent(part)
    assert 0 < left < len(base.documents)
    assert len(part.documents) == len(base.documents) - left
    assert len(part.entities) <= 1000
    assert within(base, 10_000) == (base, 0)
    assert f'"left":{left}' in page_of(base, max_things=1000)


def test_names_that_are_meant(made) -> None:
    base = made(300)
    hub = base.entities[base.links[0][0]]
    assert (
        find_things(base, hub.name) == find_things(base, hub.key) == find_things(base, hub.code) == [base.links[0][0]]
    )
    with pytest.raises(InputError) as caught:
        find_things(base, "没有这个")
    assert "没有这个" in str(caught.value)
    with pytest.raises(InputError):
        part_of(base, years=(1900, 1901))


def test_a_page_beyond_its_size_says_so(made) -> None:
    page = page_of(made(300), max_bytes=1)
    assert '"excerpts":5' in page
    assert page_of(made(300)).count('"excerpts":0') == 1
