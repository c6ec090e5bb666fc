"""Time, told three ways, on a planted backlog: the clearance makes closed cases look slower and nobody wait longer.

The scenario concludes eight in ten cases of more than a year in one quarter, October to December 2026.
"""

from __future__ import annotations

from datetime import date

import pytest

from waypost.insight.measures.computing import compute
from waypost.insight.measures.library import time_told_three_ways
from waypost.journeys.store.duckdb import DuckDBStore
from waypost.pipeline.invented_record import invented_record
from waypost.synthetic.invent import invent
from waypost.synthetic.scenario import NOTHING_PLANTED, Scenario, read_scenario

CLEARED = date(2026, 12, 31)


def told(scenario: Scenario, children: int) -> dict[tuple[str, date], float]:
    """Return every figure of England by method and quarter: of the same families, with what is planted."""
    world = invent(children=children, seed=4, scenario=scenario)
    store = DuckDBStore()
    store.load(invented_record(world, date(2027, 3, 31)))
    figures = compute(time_told_three_ways.MEASURE, store, date(2027, 3, 31))
    return {(one.method, one.period_end): one.value for one in figures}


def by_clearance_of(children: int) -> dict[tuple[str, date], float]:
    """Return by how much each figure differs from the same families without the clearance."""
    planted, plain = told(read_scenario("backlog_cleared"), children), told(NOTHING_PLANTED, children)
    return {key: planted[key] - plain[key] for key in planted.keys() & plain.keys()}


@pytest.fixture(scope="module")
def by_clearance() -> dict[tuple[str, date], float]:
    """By how much each figure of a small world differs. Its section 8 cases that ended are too few to be sure of."""
    return by_clearance_of(1_200)


def test_the_average_of_closed_cases_rises_in_the_quarter_of_the_clearance(by_clearance):
    assert by_clearance["care_closed", CLEARED] > 4


@pytest.mark.parametrize("law", ["care", "private"])
def test_the_share_of_old_open_cases_falls(by_clearance, law):
    assert by_clearance[f"{law}_open_over_52", CLEARED] < -5


@pytest.mark.parametrize("law", ["care", "private"])
def test_with_open_cases_counted_time_falls(by_clearance, law):
    assert by_clearance[f"{law}_both", CLEARED] < 0


def test_eight_quarters_are_told_and_stock_before_the_clearance_is_as_it_was(by_clearance):
    quarters = sorted(quarter for method, quarter in by_clearance if method == "care_open_over_52")
    assert len(quarters) == 8
    assert all(by_clearance["care_open_over_52", quarter] == 0 for quarter in quarters if quarter < CLEARED)


@pytest.mark.slow
def test_in_a_large_world_both_laws_show_it():
    larger = by_clearance_of(6_000)
    for law in ("care", "private"):
        # The direction alone: by how much is not known beforehand, for a mean of closed cases leans on few old ones.
        assert larger[f"{law}_closed", CLEARED] > 0
        assert larger[f"{law}_open_over_52", CLEARED] < -5
        assert larger[f"{law}_both", CLEARED] < 0
