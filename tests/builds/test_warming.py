"""What reading needs is made before it begins, so that processes that are forked share it."""

from kg.builds import warming
from kg.builds.warming import _tables_of, warm
from kg.mentions import words
from kg.mentions.numbers import masks
from kg.mentions.places import never


def test_every_table_of_the_stations_is_made():
    warm()
    assert masks._followed.cache_info().currsize == 1
    assert never._described.cache_info().currsize == 1


def test_tables_are_the_cached_functions_that_ask_for_nothing():
    made = {make.__name__ for make in _tables_of(never.__name__)}
    assert {"_described", "_rhetoric"} <= made
    assert "_going_on" not in made  # asks for an ending
    assert "endings" not in made  # is another module's


def test_the_dictionary_is_left_to_what_loads_it(monkeypatch):
    asked = []
    monkeypatch.setattr(warming, "_tables_of", lambda name: asked.append(name) or [])
    warm()
    assert never.__name__ in asked
    assert words.__name__ not in asked  # its tokenizer takes a second, and is of use without rjieba only
