"""Differences of groups: beside statsmodels on one row a child, and beside what was planted."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
import statsmodels.api as sm

from support.invented_cohorts import invented_cohort
from waypost.insight.benchmarking.contrast import adjusted_difference, difference, mean_of
from waypost.insight.benchmarking.outcome import CARE_IN_TIME, CARE_WEEKS
from waypost.insight.benchmarking.regression import fit

FACTORS = ("ethnic_group", "sex", "children_in_case")
OTHERS = ("white", "mixed", "asian", "other", "refused")
BLACK = pl.col("ethnic_group") == "black"


def test_the_difference_as_counted_has_the_error_of_a_regression_clustered_by_case():
    cohort = invented_cohort(CARE_WEEKS)
    told = difference(cohort, BLACK, ~BLACK)
    matrix = sm.add_constant(cohort.rows.select(BLACK.cast(pl.Float64)).to_numpy()[:, 0])
    groups = cohort.rows["case"].rank("dense").to_numpy()
    model = sm.OLS(cohort.rows["total"].to_numpy(), matrix)
    oracle = model.fit(cov_type="cluster", cov_kwds={"groups": groups, "use_correction": False})
    assert told is not None
    assert told.value == pytest.approx(oracle.params[1])
    ratio = (told.upper - told.lower) / 2 / oracle.bse[1]
    assert 1.96 < ratio < 2.1  # Student's t of the cases of the smaller side


def test_grouped_rows_give_the_same_regression_as_one_row_a_child():
    cohort = invented_cohort(CARE_IN_TIME)
    by = [name for name in cohort.rows.columns if name not in ("children", "total")]
    together = cohort.rows.group_by(by, maintain_order=True).agg(pl.col("children", "total").sum())
    assert together.height < cohort.rows.height
    alone = fit(cohort, FACTORS)
    grouped = fit(type(cohort)(cohort.outcome, cohort.period, together), FACTORS)
    assert alone is not None
    assert grouped is not None
    assert grouped.coefficients == pytest.approx(alone.coefficients, abs=1e-6)
    assert np.diag(grouped.covariance) == pytest.approx(np.diag(alone.covariance), rel=0.02)


def test_standardisation_is_the_mean_of_what_is_expected_with_and_without():
    cohort = invented_cohort(CARE_IN_TIME, gap=20)
    fitted = fit(cohort, FACTORS)
    assert fitted is not None
    told = adjusted_difference(cohort, fitted, "ethnic_group", "black", ("white",))
    rows = cohort.rows.filter(pl.col("ethnic_group").is_in(["black", "white"]))
    ends = [
        fitted.mean_of(fitted.design.matrix(rows.with_columns(ethnic_group=pl.lit(group)))).mean()
        for group in ("black", "white")
    ]
    assert told is not None
    assert told.value == pytest.approx(100 * (ends[0] - ends[1]))


@pytest.mark.parametrize(("outcome", "gap"), [(CARE_WEEKS, 15.0), (CARE_IN_TIME, -25.0)])
def test_a_planted_gap_is_in_the_interval_and_clear(outcome, gap):
    cohort = invented_cohort(outcome, gap=gap, cases=3000)
    fitted = fit(cohort, FACTORS)
    assert fitted is not None
    told = adjusted_difference(cohort, fitted, "ethnic_group", "black", OTHERS)
    assert told is not None
    assert told.is_clear
    assert told.lower < gap < told.upper


def test_a_group_of_few_cases_has_no_difference():
    cohort = invented_cohort(CARE_WEEKS, cases=120)
    assert difference(cohort, pl.col("ethnicity") == "asian_chinese", pl.col("ethnicity") == "white_british") is None


def test_a_share_keeps_between_nought_and_a_hundred():
    cohort = invented_cohort(CARE_IN_TIME, cases=40)
    told = mean_of(cohort, pl.col("sex") == "male")
    assert told is not None
    assert 0 <= told.lower <= told.value <= told.upper <= 100
