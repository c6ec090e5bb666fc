"""One regression of an outcome on facts of the case: logistic for a share, linear for a mean, errors by case.

Brothers and sisters end together, so that children are no separate draws: standard errors are clustered by case (Liang
and Zeger, Biometrika 1986;73:13-22; statsmodels, `cov_type="cluster"`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from waypost.insight.benchmarking.cohort import Cohort
from waypost.insight.benchmarking.scales import Real

FEWEST_CHILDREN_OF_A_LEVEL = 10
"""A level of a factor with fewer children stands with the commonest one: it would have a coefficient of its own and
nothing to rest it on. Assumption, the same number as the fewest cases for an average (disclosure)."""
FEWEST_OF_EACH_ANSWER = 5
"""Of a share, a level with fewer children who hold it, or who do not, stands there too: a logistic regression has no
answer where all or none do. Assumption."""
INTERCEPT = ("", "")


@dataclass(frozen=True, slots=True)
class Design:
    """The columns of a regression: each a factor and one of its levels, the commonest left out; the first is 1."""

    columns: tuple[tuple[str, str], ...]

    def matrix(self, rows: pl.DataFrame, **given: str) -> Real:
        """Return the columns of some rows; `given` sets a factor to one level for all of them."""
        ones = np.ones(rows.height)
        told = [
            ones
            if (factor, level) == INTERCEPT
            else ones * (given[factor] == level)
            if factor in given
            else (rows[factor] == level).to_numpy().astype(np.float64)
            for factor, level in self.columns
        ]
        return np.column_stack(told) if told else ones[:, None]


@dataclass(frozen=True, slots=True)
class Fit:
    """A fitted regression: its design, coefficients, and their covariance clustered by case."""

    design: Design
    is_share: bool
    coefficients: Real
    covariance: Real

    def mean_of(self, matrix: Real) -> Real:
        """Return what the model expects of rows: a share from 0 to 1, or a mean in the outcome's unit."""
        linear = matrix @ self.coefficients
        return 1 / (1 + np.exp(-linear)) if self.is_share else linear

    def slope_of(self, matrix: Real) -> Real:
        """Return how the expected mean of rows rises with each coefficient."""
        if not self.is_share:
            return matrix
        share = self.mean_of(matrix)
        return matrix * (share * (1 - share))[:, None]


def levels_of(cohort: Cohort, factor: str) -> list[str]:
    """Return the levels of a factor that a regression tells apart, the commonest first."""
    enough = pl.col("children") >= FEWEST_CHILDREN_OF_A_LEVEL
    if cohort.outcome.is_share:
        hold = pl.col("total") / cohort.outcome.per
        enough &= pl.min_horizontal(hold, pl.col("children") - hold) >= FEWEST_OF_EACH_ANSWER - 0.5
    sums = cohort.rows.group_by(factor).agg(pl.col("children", "total").sum())
    return sums.filter(enough).sort(["children", factor], descending=[True, False])[factor].to_list()


def design_of(cohort: Cohort, factors: tuple[str, ...]) -> Design:
    """Return the design of some factors: a column for each level that is told apart, but the commonest."""
    columns = [INTERCEPT]
    for factor in factors:
        columns += [(factor, level) for level in sorted(levels_of(cohort, factor)[1:])]
    return Design(tuple(columns))


def fit(cohort: Cohort, factors: tuple[str, ...], *, is_clustered: bool = True) -> Fit | None:
    """Return the regression of a cohort's outcome on some factors; nothing where it does not settle.

    Without `is_clustered` the covariance is left at nought and cases are added up first: for expected values alone.
    """
    rows, outcome = cohort.rows, cohort.outcome
    design = design_of(cohort, factors)
    if not is_clustered:
        rows = rows.group_by(factors, maintain_order=True).agg(pl.col("children", "total").sum())
    if rows.height <= len(design.columns):
        return None
    matrix = design.matrix(rows)
    children, total = (rows[name].to_numpy().astype(np.float64) for name in ("children", "total"))
    kinds = {"cov_type": "cluster", "cov_kwds": {"groups": _numbered(rows["case"])}} if is_clustered else {}
    told = _fitted(matrix, children, total / outcome.per if outcome.is_share else total, kinds, outcome.is_share)
    if told is None:
        return None
    covariance = np.asarray(told.cov_params()) if is_clustered else np.zeros((matrix.shape[1],) * 2)
    return Fit(design, outcome.is_share, np.asarray(told.params), covariance)


def _fitted(matrix: Real, children: Real, total: Real, kinds: dict[str, Any], is_share: bool) -> Any:
    # statsmodels takes a second to load, and a record without figures needs none of it.
    import statsmodels.genmod.families as families  # noqa: PLC0415
    from statsmodels.genmod.generalized_linear_model import GLM  # noqa: PLC0415
    from statsmodels.regression.linear_model import WLS  # noqa: PLC0415
    from statsmodels.tools.sm_exceptions import (  # noqa: PLC0415
        PerfectSeparationError,
    )

    if not is_share:
        return WLS(total / children, matrix, weights=children).fit(**kinds)
    if not 0 < total.sum() < children.sum():
        return None
    try:
        told = GLM(np.column_stack([total, children - total]), matrix, family=families.Binomial()).fit(**kinds)
    except (PerfectSeparationError, np.linalg.LinAlgError):
        return None
    return told if told.converged else None


def _numbered(names: pl.Series) -> NDArray[np.int64]:
    return names.rank("dense").to_numpy().astype(np.int64)
