"""Neighbours are told from released values alone: what is hidden has no part in them."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from waypost.disclosure.neighbours import neighbours_told, weighted_mean
from waypost.disclosure.release import release
from waypost.disclosure.released import Release
from waypost.insight.measures.figure import Figure

COMPARED, METHOD = "compared_care_weeks", "standardised"


def figure(area: str, value: float, children: int) -> Figure:
    return Figure(
        measure_id=COMPARED,
        method=METHOD,
        area_kind="dfj_area",
        area=area,
        period_start=date(2026, 4, 1),
        period_end=date(2027, 3, 31),
        group_kind="all",
        group="all",
        numerator=None,
        denominator=children,
        value=value,
        unit="weeks",
        is_modelled=True,
    )


def released() -> Release:
    """Areas of a hundred children and more, and one of three, whose value is hidden."""
    areas = [("devon", 40.0, 100), ("truro", 60.0, 300), ("swindon", 50.0, 100), ("bristol", 10.0, 3)]
    return release([figure(*area) for area in areas], None, is_invented=True)


def test_the_mean_is_by_children_and_what_is_hidden_is_counted() -> None:
    told = neighbours_told(released(), {"york": ("bristol", "devon", "swindon", "truro")}, COMPARED, METHOD)["york"]
    assert (told.value, told.lowest, told.highest) == (54.0, 40.0, 60.0)
    assert told.told == ("devon", "swindon", "truro")
    # By hand: squares of shares of children times distances, 0.2*14, 0.2*4 and 0.6*6; times 3/2; t of two is 4.3027.
    half = 4.3027 * (1.5 * (2.8**2 + 0.8**2 + 3.6**2)) ** 0.5
    assert (told.lower, told.upper) == pytest.approx((54.0 - half, 54.0 + half), abs=0.01)
    assert told.hidden == 1


def test_fewer_than_three_told_are_no_yardstick() -> None:
    near = {"york": ("devon", "truro", "bristol"), "leeds": ("devon", "truro", "nowhere")}
    assert neighbours_told(released(), near, COMPARED, METHOD) == {}
    assert neighbours_told(released(), {"york": ("devon", "truro", "swindon")}, "another", METHOD) == {}


@pytest.mark.parametrize("neighbours", [3, 5, 10])
def test_the_interval_holds_the_mean_of_areas_like_these_nineteen_times_in_twenty(neighbours: int) -> None:
    chance, held, draws = np.random.default_rng(neighbours), 0, 2_000
    for _ in range(draws):
        children = chance.integers(150, 600, neighbours)
        values = (
            40 + 5 * chance.standard_normal(neighbours) + 16 / np.sqrt(children) * chance.standard_normal(neighbours)
        )
        mean, half = weighted_mean(values.tolist(), children.tolist())
        held += abs(mean - 40) <= half
    assert 0.91 <= held / draws <= 0.97
