"""A group of children beside all others: how much more or less of an outcome it has, as counted and adjusted.

The adjusted difference is standardised over the children who are compared: what the regression expects were they all of
the group, less what it expects were they all of the others, in the shares in which the others are there (regression
standardisation, or average marginal effect: Lane and Nelder, Biometrics 1982;38:613-621; Muller and MacLehose,
International Journal of Epidemiology 2014;43:962-970). Both differences have errors clustered by case, and Student's t
with as many degrees of freedom as the smaller side has cases, less one: a small group is not made surer by a large one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import polars as pl

from waypost.insight.benchmarking.cohort import Cohort, children_of, mean_over
from waypost.insight.benchmarking.design import Sparse, patterns_of
from waypost.insight.benchmarking.regression import Fit, levels_of
from waypost.insight.benchmarking.scales import Real

Expected: TypeAlias = Mapping[str, tuple[float, Real]]
"""By group: a mean, and its slope in each coefficient of a regression."""
CONFIDENCE = 0.95
FEWEST_CASES = 20
"""A group of fewer cases, or whose others are fewer, has no difference of its own: errors clustered by a handful of
cases are too small (Cameron and Miller, Journal of Human Resources 2015;50:317-372). Assumption of the number."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with its 95 % interval, in the outcome's unit."""

    value: float
    lower: float
    upper: float

    @property
    def is_clear(self) -> bool:
        """Whether the interval lies to one side of nought."""
        return self.lower > 0 or self.upper < 0


def mean_of(cohort: Cohort, is_in: pl.Expr) -> Estimate | None:
    """Return the mean or share of the children in a group, with its interval; nothing of fewer than two cases."""
    own = cohort.rows.filter(is_in).select("case", "children", "total")
    cases = own["case"].n_unique()
    if cases < 2:
        return None
    mean = mean_over(own)
    half = _student(cases - 1) * float(np.sqrt((_influence(own) ** 2).sum()))
    most = cohort.outcome.per if cohort.outcome.is_share else np.inf
    return Estimate(mean, max(0.0, mean - half), min(most, mean + half))


def difference(cohort: Cohort, is_in: pl.Expr, is_other: pl.Expr) -> Estimate | None:
    """Return a group's mean or share less that of the others, as counted; nothing of too few cases."""
    sides = [cohort.rows.filter(side).select("case", "children", "total") for side in (is_in, is_other)]
    cases = min(side["case"].n_unique() for side in sides)
    if cases < FEWEST_CASES:
        return None
    means = [mean_over(side) for side in sides]
    errors = pl.concat(
        [
            pl.DataFrame({"case": side["case"], "own": sign * _of_rows(side)})
            for side, sign in zip(sides, (1, -1), strict=True)
        ]
    )
    by_case = errors.group_by("case").agg(pl.col("own").sum())["own"].to_numpy()
    return _around(means[0] - means[1], float(np.sqrt((by_case**2).sum())), cases)


def adjusted_difference(
    cohort: Cohort, fit: Fit, factor: str, group: str, others: tuple[str, ...], expected: Expected | None = None
) -> Estimate | None:
    """Return a group's difference from the others of a factor, all else that the regression holds being alike.

    `expected` is what `expected_of_each` says of the group and the others; where it is not given it is worked out.
    """
    rows = cohort.rows.select("case", "children", factor).filter(pl.col(factor).is_in([group, *others]))
    is_in = rows[factor] == group
    cases = min(rows.filter(side)["case"].n_unique() for side in (is_in, ~is_in))
    if cases < FEWEST_CASES or group not in levels_of(cohort, factor):
        return None
    of_each = expected_of_each(cohort, fit, factor, (group, *others)) if expected is None else expected
    shares = rows.filter(~is_in).group_by(factor).agg(pl.col("children").sum()).sort(factor)
    value, slope = of_each[group]
    for other, share in zip(shares[factor], shares["children"] / shares["children"].sum(), strict=True):
        theirs, their_slope = of_each[other]
        value, slope = value - share * theirs, slope - share * their_slope
    times = cohort.outcome.per if fit.is_share else 1.0
    error = float(np.sqrt(np.maximum(slope @ fit.covariance @ slope, 0.0)))
    return _around(times * value, times * error, cases)


def expected_of_each(cohort: Cohort, fit: Fit, factor: str, groups: tuple[str, ...]) -> Expected:
    """Return what the regression expects were the children of all these groups of each one, and how that rises.

    Each group is worked out once, however many it is compared with: of a country that is most of the work.
    """
    rows = cohort.rows.filter(pl.col(factor).is_in(list(groups)))
    # Whoever is alike in all else is one row: the factor itself is set to each group in turn.
    alike = patterns_of(rows, tuple(name for name in fit.design.factors if name != factor))
    weights = alike["children"].to_numpy() / children_of(rows)
    matrix = fit.design.matrix(alike, without=factor)
    return {group: _standardised(fit, matrix, weights, fit.design.place_of(factor, group)) for group in groups}


def _standardised(fit: Fit, matrix: Sparse, weights: Real, place: int | None) -> tuple[float, Real]:
    """Return the mean of rows were the column at `place` 1 for all of them, and its slope in each coefficient."""
    linear = matrix @ fit.coefficients + (0.0 if place is None else fit.coefficients[place])
    steep = weights * fit.slope_at(linear)
    slope = matrix.T @ steep
    if place is not None:
        slope[place] = steep.sum()
    return float(weights @ fit.mean_at(linear)), slope


def _around(value: float, error: float, cases: int) -> Estimate:
    half = _student(cases - 1) * error
    return Estimate(value, value - half, value + half)


def _of_rows(rows: pl.DataFrame) -> pl.Series:
    return (rows["total"] - mean_over(rows) * rows["children"]) / children_of(rows)


def _influence(rows: pl.DataFrame) -> Real:
    """Return what each case adds to the error of the mean."""
    told = pl.DataFrame({"case": rows["case"], "own": _of_rows(rows)})
    return told.group_by("case").agg(pl.col("own").sum())["own"].to_numpy()


def _student(freedom: int) -> float:
    # scipy.special is the light part of scipy; Student's quantile is all that is needed.
    from scipy.special import stdtrit  # noqa: PLC0415

    return float(stdtrit(freedom, (1 + CONFIDENCE) / 2))
