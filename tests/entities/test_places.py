"""Of placements that close a circle the least certain goes, and nothing else does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.entities.places import _leads_to, circular

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
