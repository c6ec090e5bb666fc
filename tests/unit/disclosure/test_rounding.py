"""Rounding is for output, and a half goes the way a reader expects."""

from __future__ import annotations

import pytest

from waypost.disclosure.profile import read_profile
from waypost.disclosure.rounding import round_count, round_share, round_value

PLAIN, FIVES = read_profile(), read_profile("round_to_5")


@pytest.mark.parametrize(("count", "rounded"), [(0, 0), (6, 5), (7, 5), (8, 10), (12, 10), (13, 15), (42, 40)])
def test_counts_round_to_the_nearest_step(count: int, rounded: int) -> None:
    assert round_count(count, FIVES) == rounded
    assert round_count(count, PLAIN) == count


@pytest.mark.parametrize(
    ("value", "unit", "rounded"),
    [
        (35.05, "percent", 35.1),
        (38.25, "weeks", 38.3),
        (7.0, "children", 7.0),
        (-0.01, "percent", 0.0),
        (1 / 3, "other", 0),
    ],
)
def test_values_round_by_their_unit(value: float, unit: str, rounded: float) -> None:
    assert repr(round_value(value, unit, PLAIN)) == repr(float(rounded))


def test_a_share_of_rounded_counts_is_worked_from_them() -> None:
    assert round_share(10, 30, "percent", FIVES) == 33
    assert round_share(40, 25, "children_per_case", FIVES) == 1.6
    assert round_share(0, 0, "percent", FIVES) is None
