"""Of placements that close a circle the least certain goes, and nothing else does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.entities.places import _leads_to, circular, in_circles

PAIRS = st.tuples(st.integers(0, 7), st.integers(0, 7))


def one_by_one(surest):
    """The pairs that are dropped where every pair is tried in turn."""
    above, dropped = {}, set()
    for _, inner, outer in sorted((-confidence, *pair) for pair, confidence in surest.items()):
        if _leads_to(above, outer, inner):
            dropped.add((inner, outer))
        else:
            above.setdefault(inner, set()).add(outer)
    return dropped


@given(st.dictionaries(PAIRS, st.sampled_from([0.5, 0.7, 0.9]), max_size=25))
def test_pairs_that_are_in_no_circle_need_not_be_tried(surest):
    assert circular(surest) == one_by_one(surest)


def test_a_long_chain_with_a_circle_at_its_end_loses_one_pair():
    chain = {(number, number + 1): 0.9 for number in range(60)}
    assert circular(chain) == set()
    assert circular({**chain, (60, 30): 0.8}) == {(60, 30)}


@given(
    st.dictionaries(st.tuples(st.integers(0, 14), st.integers(0, 14)), st.sampled_from((0.5, 0.7, 0.9)), max_size=40)
)
def test_the_circles_of_all_regions_are_those_of_what_each_keeps(surest):
    """The things up to 4 are known everywhere, the others of a remainder by three in one region alone."""
    regions: dict[int, list[tuple[int, int]]] = {0: [], 1: [], 2: []}
    for pair in surest:
        homes = {place % 3 for place in pair if place > 4} or {0}
        if len(homes) == 1:
            regions[homes.pop()].append(pair)
    every = {pair: surest[pair] for pairs in regions.values() for pair in pairs}
    kept = {pair for pairs in regions.values() for pair in in_circles(pairs, range(5).__contains__)}
    assert circular({pair: surest[pair] for pair in sorted(kept)}) == circular(every)
