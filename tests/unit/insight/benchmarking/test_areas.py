"""Areas compared: what is planted is found, what is not is not, and no order but the alphabet's is ever made."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest

from support.invented_cohorts import ENGLISH, invented_cohort
from waypost.insight.benchmarking.areas import compare_areas
from waypost.insight.benchmarking.outcome import CARE_IN_TIME, CARE_WEEKS


@pytest.mark.parametrize(("outcome", "odd"), [(CARE_IN_TIME, 45.0), (CARE_WEEKS, 30.0)])
def test_an_odd_area_is_beyond_the_outer_limits_and_no_other_is(outcome, odd):
    told = compare_areas(invented_cohort(outcome, odd_area=odd))
    assert told is not None
    beyond = [one.area for one in told.areas if not one.limits_998[0] <= one.standardised <= one.limits_998[1]]
    assert beyond == [ENGLISH[0]]


def test_areas_alike_stay_inside_the_outer_limits():
    told = compare_areas(invented_cohort(CARE_WEEKS, seed=3))
    assert told is not None
    assert all(one.limits_998[0] <= one.standardised <= one.limits_998[1] for one in told.areas)
    assert told.variation is not None
    assert told.variation.spread_lower == 0


def test_brothers_and_sisters_are_worth_less_than_separate_draws():
    told = compare_areas(invented_cohort(CARE_WEEKS))
    assert told is not None
    assert told.children_a_draw > 1.2


def test_an_area_with_larger_families_is_not_slower_for_it():
    cohort = invented_cohort(CARE_WEEKS, cases=2500, seed=5)
    many = (pl.col("area") == ENGLISH[1]) & (pl.col("children_in_case") == "1")
    told = compare_areas(replace(cohort, rows=cohort.rows.filter(~many)))
    assert told is not None
    area = next(one for one in told.areas if one.area == ENGLISH[1])
    assert area.value - told.whole > area.standardised - told.whole
    assert area.expected > told.whole


def test_expected_children_add_up_to_those_that_were_seen():
    told = compare_areas(invented_cohort(CARE_IN_TIME))
    assert told is not None
    seen = sum(one.children * one.value for one in told.areas)
    assert sum(one.children * one.expected for one in told.areas) == pytest.approx(seen, rel=1e-6)


def test_areas_come_in_the_order_of_their_names_whatever_their_values():
    told = compare_areas(invented_cohort(CARE_IN_TIME, odd_area=30))
    assert told is not None
    names = [one.area for one in told.areas]
    assert names == sorted(names)


def test_two_areas_cannot_be_compared():
    assert compare_areas(invented_cohort(areas=2, cases=50)) is None


def test_where_all_had_the_same_answer_nothing_is_compared():
    cohort = invented_cohort(cases=60, areas=4)
    assert compare_areas(replace(cohort, rows=cohort.rows.with_columns(total=pl.lit(0.0)))) is None
