"""Entities that are made when they are asked for stand in the order of all."""

from __future__ import annotations

from kg.entities.late import Late, Things
from kg.model.entity import Entity
from kg.model.mention import NameClass


def _entity(key: str, name: str, *aliases: str) -> Entity:
    return Entity(key, NameClass.PARK, name, aliases)


def test_things_of_all_parts_are_in_order_and_made_when_they_are_asked_for():
    parts = [[_entity("park-5", "e"), _entity("park-1", "a")], [_entity("park-3", "z"), _entity("park-3", "c")]]
    everywhere = [_entity("park-3", "d", "other"), _entity("park-0", "0", "another")]
    made: list[int] = []

    def maker(number: int) -> Late[Entity]:
        def make() -> list[Entity]:
            made.append(number)
            return [*parts, everywhere][number]

        return Late(make)

    outlines = [_entity(one.key, one.name) for one in everywhere]
    keys = [[one.key for one in some] for some in (*parts, everywhere)]
    things = Things(keys, [maker(0), maker(1)], outlines, maker(2))
    made.clear()  # of those with one key the names decide
    assert [list(some) for some in things.positions()] == [[5, 1], [4, 2], [3, 0]]
    assert [one.name for one in things.outlines()] == ["0", "a", "c", "d", "z", "e"]
    assert things.outlines()[3].aliases == ()
    assert made == [0], "what is known everywhere is not made for its outline"
    assert things[3].aliases == ("other",)
    assert sorted(made) == [0, 2]
    assert [one.name for one in things] == [one.name for one in things[:]] == ["0", "a", "c", "d", "z", "e"]
    assert things[0].aliases == ("another",) != things.outlines()[0].aliases
    assert len(things) == len(things.outlines()) == 6
