"""Areas where something began beside areas like them: what is found, what is too little to say, what is never used."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import polars as pl
import pytest

from waypost.insight.benchmarking.began import MIX, Began
from waypost.insight.benchmarking.difference_in_differences import Evaluated, TooFew, difference_in_differences
from waypost.insight.benchmarking.evaluation_terms import terms
from waypost.insight.benchmarking.months import months_to

AREAS = tuple(f"area_{number:02d}" for number in range(24))
OWN, MONTHS, STARTS = AREAS[:6], 36, 18
TERMS = replace(terms(), draws=199)


def cases(effect: float = 0.0, *, each: int = 120, seed: int = 1, trend: float = 0.0) -> Began:
    """Return cases of every area, months in turn; `effect` weeks from the start and `trend` a month, in OWN alone."""
    chance = np.random.default_rng(seed)
    area, month = np.repeat(AREAS, each), np.tile(np.arange(each) % MONTHS, len(AREAS))
    is_own = np.isin(area, OWN)
    weeks = 30 + 5 * chance.standard_normal(len(area)) + is_own * ((month >= STARTS) * effect + trend * month)
    rows = pl.DataFrame({"area": area, "month": month, "weeks": weeks} | dict.fromkeys(MIX, 0.0))
    return Began("section_31", tuple(months_to(date(2026, 3, 31), MONTHS)), rows)


def found(told: Began, **more) -> Evaluated:
    one = difference_in_differences(told, OWN, STARTS, TERMS, seed=1, **more)
    assert isinstance(one, Evaluated)
    return one


def test_an_effect_is_found_with_its_interval():
    one = found(cases(-6))
    assert one.effect.lower < -6 < one.effect.upper < 0
    assert one.is_clear
    assert one.was_alike_before
    assert one.own.after - one.own.before < one.others.after - one.others.before


def test_where_there_is_none_nought_lies_inside():
    assert not found(cases()).is_clear


def test_areas_that_went_another_way_before_are_told():
    one = found(cases(trend=0.5))
    assert not one.was_alike_before
    assert one.halves[0].difference < one.halves[-1].difference


def test_nothing_after_the_start_chooses_who_is_compared():
    plain, changed = cases(), cases()
    rows = changed.cases.with_columns(
        weeks=pl.when(pl.col("month") >= STARTS).then(pl.col("weeks") * 3).otherwise("weeks")
    )
    assert found(plain).beside == found(replace(changed, cases=rows)).beside


def test_an_area_where_it_began_as_well_is_beside_nobody():
    without = [one.area for one in found(cases()).beside][:3]
    assert not {one.area for one in found(cases(), without=without).beside} & set(without)


def test_shares_of_the_comparison_add_up_and_own_areas_are_not_in_it():
    one = found(cases())
    assert sum(each.percent for each in one.beside) == pytest.approx(100)
    assert not {each.area for each in one.beside} & set(OWN)


@pytest.mark.parametrize(
    ("starts", "areas", "told", "why"),
    [
        (6, OWN, cases(), "few_months_before"),
        (MONTHS - 3, OWN, cases(), "few_months_after"),
        (STARTS, OWN, cases(each=24), "few_cases"),
        (STARTS, ("nowhere",), cases(), "few_cases"),
        (STARTS, AREAS[:22], cases(), "few_areas"),
    ],
)
def test_too_little_is_said_plainly(starts: int, areas: tuple[str, ...], told: Began, why: str):
    one = difference_in_differences(told, areas, starts, TERMS, seed=1)
    assert one == TooFew(tuple(sorted(areas)), why)


def test_an_area_of_too_few_cases_is_left_out_and_named():
    one = difference_in_differences(cases(-6), (*OWN, "small"), STARTS, TERMS, seed=1)
    assert isinstance(one, Evaluated)
    assert (one.areas, one.too_small) == (OWN, ("small",))
    assert one.effect == found(cases(-6)).effect


def test_the_same_seed_tells_the_same():
    assert found(cases(-2)) == found(cases(-2))
