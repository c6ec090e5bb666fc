"""The regression of grouped rows, held to what statsmodels says of one row a child, in the eighth decimal."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import polars as pl
import pytest
import statsmodels.api as sm

from support.invented_cohorts import invented_cohort
from waypost.insight.benchmarking import regression
from waypost.insight.benchmarking.cohort import Cohort
from waypost.insight.benchmarking.outcome import CARE_IN_TIME, CARE_WEEKS, Outcome
from waypost.insight.benchmarking.regression import design_of, fit

FACTORS = ("area", "representation", "age_band", "ethnic_group", "sex", "children_in_case")


def together(cohort: Cohort) -> Cohort:
    """Return the same children, those of one case who are alike in every fact as one row."""
    by = [name for name in cohort.rows.columns if name not in ("children", "total")]
    return replace(cohort, rows=cohort.rows.group_by(by, maintain_order=True).agg(pl.col("children", "total").sum()))


def oracle_of(cohort: Cohort, factors: tuple[str, ...]) -> tuple[np.ndarray, np.ndarray]:
    """Return the coefficients and the covariance that statsmodels finds with one row a child."""
    columns = [
        np.ones(cohort.rows.height) if not factor else (cohort.rows[factor] == level).to_numpy().astype(float)
        for factor, level in design_of(cohort, factors).columns
    ]
    answers = cohort.rows["total"].to_numpy() / (cohort.outcome.per if cohort.outcome.is_share else 1)
    matrix, case = np.column_stack(columns), cohort.rows["case"].rank("dense").to_numpy().astype(int)
    kinds = {"cov_type": "cluster", "cov_kwds": {"groups": case}}
    if cohort.outcome.is_share:
        told = sm.GLM(answers, matrix, family=sm.families.Binomial()).fit(tol=1e-13, **kinds)
    else:
        told = sm.OLS(answers, matrix).fit(**kinds)
    return told.params, told.cov_params()


@pytest.mark.parametrize("outcome", [CARE_WEEKS, CARE_IN_TIME], ids=lambda outcome: outcome.id)
@pytest.mark.parametrize("most", [37, regression.CASES_TOGETHER])
def test_grouped_rows_have_the_coefficients_and_errors_of_one_row_a_child(outcome: Outcome, most: int, monkeypatch):
    monkeypatch.setattr(regression, "CASES_TOGETHER", most)
    alone = invented_cohort(outcome, gap=5.0)
    grouped = together(alone)
    assert grouped.rows.height < alone.rows.height
    coefficients, covariance = oracle_of(alone, FACTORS)
    for cohort in (alone, grouped):
        told = fit(cohort, FACTORS)
        assert told is not None
        assert len(told.coefficients) > 25
        assert told.coefficients == pytest.approx(coefficients, rel=1e-8, abs=1e-8)
        assert np.sqrt(np.diag(told.covariance)) == pytest.approx(np.sqrt(np.diag(covariance)), rel=1e-8, abs=1e-8)
        assert told.covariance.ravel() == pytest.approx(covariance.ravel(), rel=1e-7, abs=1e-8)


@pytest.mark.parametrize("outcome", [CARE_WEEKS, CARE_IN_TIME], ids=lambda outcome: outcome.id)
def test_factors_that_say_the_same_share_what_they_say(outcome: Outcome):
    cohort = invented_cohort(outcome)
    twice = replace(cohort, rows=cohort.rows.with_columns(again="sex"))
    once, told = fit(twice, ("sex", "age_band")), fit(twice, ("sex", "again", "age_band"))
    assert once is not None
    assert told is not None
    assert told.coefficients[1] == pytest.approx(told.coefficients[2], rel=1e-8)
    expected = [one.mean_of(one.design.matrix(twice.rows)) for one in (once, told)]
    assert expected[1] == pytest.approx(expected[0], rel=1e-8)


def test_what_is_expected_needs_no_cases():
    cohort = invented_cohort(CARE_IN_TIME)
    clustered, plain = fit(cohort, FACTORS), fit(cohort, FACTORS, is_clustered=False)
    assert clustered is not None
    assert plain is not None
    assert (plain.coefficients == clustered.coefficients).all()
    assert not plain.covariance.any()


@pytest.mark.parametrize("answer", [0.0, 100.0])
def test_a_share_that_nobody_or_everybody_holds_has_no_regression(answer: float):
    cohort = invented_cohort(CARE_IN_TIME)
    assert fit(replace(cohort, rows=cohort.rows.with_columns(total=pl.lit(answer))), ("sex",)) is None


def test_fewer_rows_than_columns_have_no_regression():
    cohort = invented_cohort(CARE_WEEKS)
    few = replace(cohort, rows=cohort.rows.head(1))
    assert fit(few, FACTORS) is None


def test_one_case_has_no_errors_by_case():
    cohort = invented_cohort(CARE_WEEKS)
    one = replace(cohort, rows=cohort.rows.with_columns(case=pl.lit(1)))
    assert fit(one, ("sex",)) is None
