"""What missing answers may hide: every way of giving the unknown to the two groups, tried one by one."""

from __future__ import annotations

from itertools import product

import polars as pl
import pytest

from support.invented_cohorts import PERIOD
from waypost.insight.benchmarking.bounds import bounds
from waypost.insight.benchmarking.cohort import Cohort
from waypost.insight.benchmarking.outcome import CARE_WEEKS

OWN, OTHER, MISSING = (pl.col("sex") == group for group in ("female", "male", "not_known"))


def cohort(own: list[float], others: list[float], missing: list[float]) -> Cohort:
    told = [("female", own), ("male", others), ("not_known", missing)]
    rows = [(f"P{n}{sex}", sex, 1, value) for sex, values in told for n, value in enumerate(values)]
    return Cohort(CARE_WEEKS, PERIOD, pl.DataFrame(rows, schema=["case", "sex", "children", "total"], orient="row"))


@pytest.mark.parametrize("missing", [[5.0], [1.0, 30.0], [2.0, 9.0, 14.0, 40.0], [10.0, 10.0, 10.0]])
def test_no_way_of_giving_them_goes_further(missing):
    own, others = [10.0, 20.0, 12.0], [8.0, 16.0]
    found = []
    for given in product((True, False), repeat=len(missing)):
        left = own + [value for value, is_in in zip(missing, given, strict=True) if is_in]
        right = others + [value for value, is_in in zip(missing, given, strict=True) if not is_in]
        found.append(sum(left) / len(left) - sum(right) / len(right))
    told = bounds(cohort(own, others, missing), OWN, OTHER, MISSING)
    assert told == pytest.approx((min(found), max(found)))


def test_nobody_missing_leaves_no_room():
    assert bounds(cohort([4.0], [1.0], []), OWN, OTHER, MISSING) == pytest.approx((3, 3))


def test_an_empty_group_has_none():
    assert bounds(cohort([], [1.0], [2.0]), OWN, OTHER, MISSING) is None
