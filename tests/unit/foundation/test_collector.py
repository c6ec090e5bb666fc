"""The collector is paused inside and as it was after."""

from __future__ import annotations

import gc

import pytest

from waypost.foundation.collector import collector_paused


def test_paused_inside_and_running_after():
    with collector_paused():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_running_again_after_a_failure():
    with pytest.raises(RuntimeError), collector_paused():
        raise RuntimeError
    assert gc.isenabled()


def test_one_that_was_paused_stays_so():
    with collector_paused():
        with collector_paused():
            pass
        assert not gc.isenabled()
