"""Counts of a digest: small ones hidden, and none to be worked out from the total."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waypost.casework.feedback.safe_counts import is_enough, safe

TABLE = [
    ({"a": 10, "b": 20}, (10, 20), 30),
    ({"a": 0, "b": 20}, (0, 20), 20),
    ({"a": 3, "b": 20, "c": 30}, (None, None, 30), 53),
    ({"a": 3, "b": 4}, (None, None), 7),
]


@pytest.mark.parametrize(("counts", "parts", "total"), TABLE, ids=["large", "nought", "one_small", "two_small"])
def test_what_is_hidden(counts, parts, total):
    told = safe(counts)
    assert told.total == total
    assert tuple(one.count for one in told.parts) == parts


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 40), min_size=1, max_size=5))
def test_no_small_count_is_shown_or_left_by_taking_away(numbers):
    told = safe({str(place): number for place, number in enumerate(numbers)})
    shown = [one.count for one in told.parts]
    assert not [one for one in (*shown, told.total) if one is not None and 0 < one < 6]
    if told.total is not None and None in shown:
        left = told.total - sum(one for one in shown if one is not None)
        assert not (shown.count(None) == 1 and 0 < left < 6)


def test_an_average_of_few_is_not_shown():
    assert not is_enough(9)
    assert is_enough(10)
