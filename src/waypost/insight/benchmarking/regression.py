"""One regression of an outcome on facts of the case: logistic for a share, linear for a mean, errors by case.

Brothers and sisters end together, so that children are no separate draws: standard errors are clustered by case (Liang
and Zeger, Biometrika 1986;73:13-22). The answers are those of statsmodels on one row a child (`GLM` or `OLS`,
`cov_type="cluster"`), which a test holds them to; ours holds one row a pattern, where statsmodels holds every child
beside every column, many times over: more than a country's children leave room for.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import polars as pl
from numpy.typing import NDArray

from waypost.insight.benchmarking.cohort import Cohort
from waypost.insight.benchmarking.design import INTERCEPT, Design, Sparse, beside_patterns, patterns_of
from waypost.insight.benchmarking.scales import Real

Whole: TypeAlias = NDArray[np.int64]

FEWEST_CHILDREN_OF_A_LEVEL = 10
"""A level of a factor with fewer children stands with the commonest one: it would have a coefficient of its own and
nothing to rest it on. Assumption, the same number as the fewest cases for an average (disclosure)."""
FEWEST_OF_EACH_ANSWER = 5
"""Of a share, a level with fewer children who hold it, or who do not, stands there too: a logistic regression has no
answer where all or none do. Assumption."""
MOST_STEPS, NEAR = 100, 1e-8
"""A logistic regression has settled when its deviance moves by no more; as statsmodels has it."""
LEAST = 1e-11
"""Directions in which the columns vary by less than this share of the most are none: levels that say the same."""
CASES_TOGETHER = 20_000
"""How many cases' scores are held at once."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A fitted regression: its design, coefficients, and their covariance clustered by case."""

    design: Design
    is_share: bool
    coefficients: Real
    covariance: Real

    def mean_of(self, matrix: Sparse) -> Real:
        """Return what the model expects of rows: a share from 0 to 1, or a mean in the outcome's unit."""
        return self.mean_at(matrix @ self.coefficients)

    def mean_at(self, linear: Real) -> Real:
        """Return the mean at some values of the linear predictor."""
        return _share(linear) if self.is_share else linear

    def slope_at(self, linear: Real) -> Real:
        """Return how the mean rises with the linear predictor."""
        share = self.mean_at(linear)
        return share * (1 - share) if self.is_share else np.ones_like(linear)


def levels_of(cohort: Cohort, factor: str) -> list[str]:
    """Return the levels of a factor that a regression tells apart, the commonest first."""
    enough = pl.col("children") >= FEWEST_CHILDREN_OF_A_LEVEL
    if cohort.outcome.is_share:
        hold = pl.col("total") / cohort.outcome.per
        enough &= pl.min_horizontal(hold, pl.col("children") - hold) >= FEWEST_OF_EACH_ANSWER - 0.5
    sums = cohort.rows.group_by(factor).agg(pl.col("children", "total").sum())
    told = sums.filter(enough).with_columns(pl.col(factor).cast(pl.String))
    return told.sort(["children", factor], descending=[True, False])[factor].to_list()


def design_of(cohort: Cohort, factors: tuple[str, ...]) -> Design:
    """Return the design of some factors: a column for each level that is told apart, but the commonest."""
    columns = [INTERCEPT]
    for factor in factors:
        columns += [(factor, level) for level in sorted(levels_of(cohort, factor)[1:])]
    return Design(tuple(columns))


def fit(cohort: Cohort, factors: tuple[str, ...], *, is_clustered: bool = True) -> Fit | None:
    """Return the regression of a cohort's outcome on some factors; nothing where it does not settle.

    Without `is_clustered` the covariance is left at nought: for expected values alone.
    """
    rows, outcome = cohort.rows, cohort.outcome
    design = design_of(cohort, factors)
    cases = rows["case"].n_unique() if is_clustered else 2
    if (rows if is_clustered else patterns_of(rows, factors)).height <= len(design.columns) or cases < 2:
        return None
    patterns = patterns_of(rows, design.factors)
    matrix = design.matrix(patterns)
    children, total = (patterns[name].to_numpy().astype(np.float64) for name in ("children", "total"))
    told = _logistic(matrix, children, total / outcome.per) if outcome.is_share else _linear(matrix, children, total)
    if told is None:
        return None
    coefficients, inverse = told
    fitted = Fit(design, outcome.is_share, coefficients, np.zeros_like(inverse))
    if not is_clustered:
        return fitted
    mean = fitted.mean_of(matrix) * (outcome.per if outcome.is_share else 1.0)
    patterns = patterns.with_columns(mean=pl.Series(mean))
    own = beside_patterns(rows, patterns, design.factors, "pattern", "mean")
    per = outcome.per if outcome.is_share else 1.0
    scores = own.select("case", "pattern", left=(pl.col("total") - pl.col("children") * pl.col("mean")) / per)
    meat = _squares_by_case(matrix, scores)
    covariance = inverse @ meat @ inverse * _correction(cases, children.sum(), len(coefficients))
    return Fit(design, outcome.is_share, coefficients, covariance)


def _linear(matrix: Sparse, children: Real, total: Real) -> tuple[Real, Real]:
    """Return the coefficients of a mean, and the inverse of the weighted squares of the columns."""
    inverse = _inverse(matrix, children)
    return inverse @ (matrix.T @ total), inverse


def _logistic(matrix: Sparse, children: Real, held: Real) -> tuple[Real, Real] | None:
    """Return the coefficients of a share by iterated weighted least squares, and the inverse of the information."""
    if not 0 < held.sum() < children.sum():
        return None
    # As statsmodels begins: half way between what was seen and a half.
    share = (held / children + 0.5) / 2
    linear = np.log(share / (1 - share))
    before = np.inf
    for _ in range(MOST_STEPS):
        weights = children * share * (1 - share)
        inverse = _inverse(matrix, weights)
        coefficients = inverse @ (matrix.T @ (weights * linear + held - children * share))
        linear = matrix @ coefficients
        share = _share(linear)
        deviance = _deviance(linear, children, held)
        if abs(before - deviance) <= NEAR:
            return coefficients, _inverse(matrix, children * share * (1 - share))
        before = deviance
    return None


def _share(linear: Real) -> Real:
    return 1 / (1 + np.exp(-np.clip(linear, -36, 36)))  # beyond that a share is 0 or 1 to the last digit


def _deviance(linear: Real, children: Real, held: Real) -> float:
    """Return twice what the log likelihood lacks, but for what no coefficient changes."""
    return float(2 * (children * np.logaddexp(0, linear) - held * linear).sum())


def _inverse(matrix: Sparse, weights: Real) -> Real:
    """Return the inverse of the weighted squares of the columns; where columns say the same, the least one."""
    squares = (matrix.T @ matrix.multiply(weights[:, None])).toarray()
    return np.linalg.pinv(squares, rcond=LEAST, hermitian=True)


def _squares_by_case(matrix: Sparse, scores: pl.DataFrame) -> Real:
    """Return the squares of the scores added up by case; `scores` has case, pattern and what is `left` of each row."""
    told = np.zeros((matrix.shape[1],) * 2)
    for of_case, pattern, left in _in_parts(scores):
        of_each = _by_case(of_case, left) @ matrix[pattern]
        told += (of_each.T @ of_each).toarray()
    return told


def _in_parts(scores: pl.DataFrame) -> Iterator[tuple[Whole, Whole, Real]]:
    """Yield the case, numbered from nought, the pattern and what is left of the rows of so many cases at a time."""
    numbered = scores.with_columns(pl.col("case").rank("dense") - 1).sort("case", maintain_order=True)
    case, pattern, left = (numbered[name].to_numpy() for name in ("case", "pattern", "left"))
    last = int(case[-1]) + 1
    starts = np.searchsorted(case, np.arange(0, last + CASES_TOGETHER, CASES_TOGETHER))
    for start, end in itertools.pairwise(starts.tolist()):
        if end > start:
            part = slice(start, end)
            yield case[part].astype(np.int64) - int(case[start]), pattern[part], left[part]


def _by_case(case: Whole, left: Real) -> Sparse:
    from scipy.sparse import csr_array  # noqa: PLC0415  as in the design

    return csr_array((left, (case, np.arange(len(case)))), shape=(int(case[-1]) + 1, len(case)))


def _correction(cases: int, children: float, columns: int) -> float:
    """Return what statsmodels makes of few cases and few children, counted one by one."""
    return cases / (cases - 1) * (children - 1) / (children - columns)
