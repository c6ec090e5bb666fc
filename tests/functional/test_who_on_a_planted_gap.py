"""Who it happens to, on a planted gap: children who are not white take fourteen weeks longer in care cases, or do not.

The named contrast: white children beside all others, weeks to the first final order of care proceedings, all else
alike, over the four years to March 2027.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from waypost.insight.benchmarking.case_mix import GROUPS, allowed_for
from waypost.insight.benchmarking.cohort import cohort
from waypost.insight.benchmarking.contrast import Estimate, adjusted_difference
from waypost.insight.benchmarking.outcome import CARE_WEEKS
from waypost.insight.benchmarking.regression import fit
from waypost.insight.measures.periods import Period
from waypost.journeys.store.duckdb import DuckDBStore
from waypost.pipeline.invented_record import invented_record
from waypost.synthetic.invent import invent
from waypost.synthetic.scenario import NOTHING_PLANTED, Scenario, read_scenario

CHILDREN, GAP_WEEKS = 5_000, 14
FEW_CHILDREN, WIDE_GAP_WEEKS = 3_000, 20
YEARS = Period(date(2023, 4, 1), date(2027, 3, 31))
OTHERS = ("mixed", "asian", "black", "other")
PLANTED = """
name: a gap in care proceedings
group_gap: {measure: duration_of_closed_cases, group_kind: ethnic_group, group: [mixed, asian, black, other],
            size: %d, unit: weeks, law: public}
"""


def told(scenario: Scenario, seed: int, children: int = CHILDREN) -> Estimate:
    """Return what the contrast says of a world: white children less all others."""
    store = DuckDBStore()
    store.load(invented_record(invent(children=children, seed=seed, scenario=scenario), YEARS.end))
    own = cohort(store, CARE_WEEKS, YEARS)
    store.close()
    fitted = fit(own, allowed_for(GROUPS))
    assert fitted is not None
    found = adjusted_difference(own, fitted, "ethnic_group", "white", OTHERS)
    assert found is not None
    return found


def half_width(found: Estimate) -> float:
    """Return half the width of an interval."""
    return (found.upper - found.lower) / 2


def planted(weeks: int, folder: Path) -> Scenario:
    """Return the scenario of a gap of so many weeks."""
    path = folder / "gap.yaml"
    path.write_text(PLANTED % weeks, encoding="utf-8")
    return read_scenario(path)


def test_a_planted_gap_is_found_and_one_that_is_not_there_is_not(tmp_path: Path):
    found = told(planted(WIDE_GAP_WEEKS, tmp_path), 1, FEW_CHILDREN)
    nothing = told(NOTHING_PLANTED, 1, FEW_CHILDREN)
    assert found.lower < -WIDE_GAP_WEEKS < found.upper
    assert found.is_clear
    assert half_width(found) < WIDE_GAP_WEEKS / 2
    assert not nothing.is_clear


@pytest.mark.slow
def test_over_a_hundred_seeds_the_interval_holds_the_gap_and_seldom_claims_one(tmp_path: Path):
    scenario = planted(GAP_WEEKS, tmp_path)
    with_gap = [told(scenario, seed) for seed in range(1, 101)]
    without = [told(NOTHING_PLANTED, seed) for seed in range(101, 201)]
    held = sum(one.lower < -GAP_WEEKS < one.upper for one in with_gap)
    claimed = sum(one.is_clear for one in without)
    halves = [half_width(one) for one in with_gap]
    print(  # noqa: T201  the figures are what the run is for
        f"\ngap of {GAP_WEEKS} weeks: inside the 95 % interval in {held} of 100 seeds, half-width "
        f"{np.mean(halves):.1f} (largest {max(halves):.1f}); found in {sum(one.is_clear for one in with_gap)}; mean "
        f"estimate {np.mean([one.value for one in with_gap]):.2f}; without a gap, claimed in {claimed} of 100"
    )
    assert held >= 88
    assert np.mean(halves) < GAP_WEEKS / 2
    assert claimed <= 10
