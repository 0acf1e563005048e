"""Python's garbage collector is set as it was once a block ends, however it ends."""

import gc

import pytest

from kg.collector import no_collection, seldom_collection


def test_searches_of_everything_are_seldom_within_the_block() -> None:
    before = gc.get_threshold()
    with seldom_collection():
        assert gc.get_threshold()[2] > before[2]
    assert gc.get_threshold() == before


def test_a_halted_collector_stays_halted() -> None:
    before = gc.get_threshold()
    gc.set_threshold(0)
    try:
        with seldom_collection():
            assert gc.get_threshold()[0] == 0
    finally:
        gc.set_threshold(*before)


def test_an_error_leaves_the_collector_as_it_was() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="bad"), no_collection(), seldom_collection():
        raise ValueError("bad")
    assert gc.isenabled() and gc.get_threshold() == before
