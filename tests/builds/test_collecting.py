"""The collector of cycles runs seldom during a build, and as before after it."""

from __future__ import annotations

import gc

import pytest

from kg.builds.collecting import seldom_collected
from kg.builds.run import read_base
from kg.config import Settings
from kg.errors import InputError


@pytest.fixture
def thresholds():
    before = gc.get_threshold()
    yield before
    gc.set_threshold(*before)


def test_the_thresholds_are_raised_and_come_back(thresholds):
    gc.set_threshold(700, 10, 10)
    with seldom_collected():
        assert gc.get_threshold()[0] > 10_000
    assert gc.get_threshold() == (700, 10, 10)


@pytest.mark.parametrize("chosen", [(0, 0, 0), (1_000_000, 5, 5)])
def test_what_somebody_chose_stays(thresholds, chosen):
    gc.set_threshold(*chosen)
    with seldom_collected():
        assert gc.get_threshold()[0] == chosen[0]


def test_they_come_back_after_an_error(thresholds, tmp_path):
    gc.set_threshold(701, 10, 10)
    with pytest.raises(InputError):
        read_base([tmp_path / "nothing"], Settings(cache=False))
    assert gc.get_threshold() == (701, 10, 10)
