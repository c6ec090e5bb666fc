"""Areas beside the whole: standardised by what they cannot change, with limits that know of their usual differences.

Indirect standardisation: a regression says what England would have seen among an area's own children; what the area saw
over that, times England's value (of a mean: more or less than that, beside England's), is its standardised value.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from waypost.insight.benchmarking.case_mix import AREAS, allowed_for
from waypost.insight.benchmarking.cohort import Cohort, mean_over
from waypost.insight.benchmarking.design import beside_patterns, patterns_of
from waypost.insight.benchmarking.exact import SMALL_COUNT, binomial_limits
from waypost.insight.benchmarking.funnel import Dispersion, dispersion, limits, z_scores
from waypost.insight.benchmarking.regression import fit
from waypost.insight.benchmarking.scales import PLAIN, SHARE, Real
from waypost.insight.benchmarking.variation import Variation, variation
from waypost.insight.measures.computing import NOT_KNOWN
from waypost.insight.measures.readings import Z_95, wilson_percent

Z_998, TAIL_95, TAIL_998 = 3.0902323061678132, 0.025, 0.001
FEWEST_AREAS = 3


@dataclass(frozen=True, slots=True)
class AreaCompared:
    """One area: its children, how many hold a share's answer, its value, its standardised value with its 95 % interval,
    and the limits within which 95 % and 99.8 % of areas of its size lie. Values are in the outcome's unit."""

    area: str
    children: int
    holding: int | None
    value: float
    expected: float
    standardised: float
    lower: float
    upper: float
    limits_95: tuple[float, float]
    limits_998: tuple[float, float]


@dataclass(frozen=True, slots=True)
class AreasCompared:
    """Areas in the order of their names, England's value, and how much they differ. `children_a_draw` says how many
    children are worth one separate draw, because brothers and sisters end together."""

    whole: float
    children: int
    areas: tuple[AreaCompared, ...]
    dispersion: Dispersion
    variation: Variation | None
    children_a_draw: float


def compare_areas(cohort: Cohort) -> AreasCompared | None:
    """Return the areas of a cohort, compared; nothing of fewer than three areas, or where all had the same answer."""
    outcome = cohort.outcome
    rows = _with_expected(cohort)
    whole = mean_over(rows) if rows.height else 0.0
    if rows["area"].n_unique() < FEWEST_AREAS or rows["variance"].sum() <= 0:
        return None
    by_case = rows.group_by("case").agg((pl.col("total") - pl.col("expected")).sum())["total"].to_numpy()
    a_draw = float((by_case**2).sum() / rows["variance"].sum())
    told = rows.group_by("area").agg(pl.col("children", "total", "expected", "variance").sum()).sort("area")
    children, total, expected, variance = (told[name].to_numpy() for name in told.columns[1:])
    if outcome.is_share:
        kept = expected > 0
        told, children, total = told.filter(pl.Series(kept)), children[kept], total[kept]
        expected, variance = expected[kept], variance[kept]
    values, means = total / children, expected / children
    error = np.sqrt(a_draw * variance) / children
    standardised = whole * values / means if outcome.is_share else whole + values - means
    if outcome.is_share:
        error = error * whole / means
    scale, per = (SHARE, outcome.per) if outcome.is_share else (PLAIN, 1.0)
    target = np.full(len(values), whole / per)
    on_scale = error / per * scale.slope(target)
    z = z_scores(np.clip(standardised / per, 0, 1 if outcome.is_share else None), target, on_scale, scale)
    spread = dispersion(z, on_scale)
    bands = [
        _band(target, on_scale, spread.tau, z_of, tail, children / a_draw, is_share=outcome.is_share)
        for z_of, tail in ((Z_95, TAIL_95), (Z_998, TAIL_998))
    ]
    intervals = _intervals(outcome.is_share, standardised, values, children / a_draw, whole / means, error)
    areas = tuple(
        AreaCompared(
            area=area,
            children=int(children[at]),
            holding=round(total[at] / outcome.per) if outcome.is_share else None,
            value=float(values[at]),
            expected=float(means[at]),
            standardised=float(min(standardised[at], per) if outcome.is_share else standardised[at]),
            lower=float(intervals[0][at]),
            upper=float(intervals[1][at]),
            limits_95=(float(bands[0][0][at] * per), float(bands[0][1][at] * per)),
            limits_998=(float(bands[1][0][at] * per), float(bands[1][1][at] * per)),
        )
        for at, area in enumerate(told["area"])
    )
    return AreasCompared(whole, int(children.sum()), areas, spread, variation(standardised, error), a_draw)


def _with_expected(cohort: Cohort) -> pl.DataFrame:
    """Return the children of known areas with what England would have seen among them, and its variance by chance."""
    rows, outcome = cohort.rows.filter(pl.col("area") != NOT_KNOWN), cohort.outcome
    known = Cohort(outcome, cohort.period, rows)
    fitted = fit(known, allowed_for(AREAS), is_clustered=False) if rows.height else None
    mean = mean_over(rows) if rows.height else 0.0
    if fitted is None:
        expected = np.full(rows.height, mean)
    else:
        patterns = patterns_of(rows, fitted.design.factors)
        patterns = patterns.with_columns(mean=pl.Series(fitted.mean_of(fitted.design.matrix(patterns))))
        of_each = beside_patterns(rows, patterns, fitted.design.factors, "mean")["mean"].to_numpy()
        expected = of_each * (outcome.per if outcome.is_share else 1)
    children = rows["children"].to_numpy()
    told = rows.with_columns(expected=pl.Series(expected * children))
    if outcome.is_share:
        share = expected / outcome.per
        variance = children * share * (1 - share) * outcome.per**2
    else:
        spread = (told["total"] - told["expected"]).to_numpy()
        variance = children * float((spread**2).sum() / max(children.sum(), 1))
    return told.with_columns(variance=pl.Series(variance))


def _band(
    target: Real, errors: Real, tau: float, z: float, tail: float, draws: Real, *, is_share: bool
) -> tuple[Real, Real]:
    """Return limits on the natural scale: of a share of few draws never narrower than the exact ones."""
    lower, upper = limits(target, errors, tau, z, SHARE if is_share else PLAIN)
    if not is_share:
        return lower, upper
    is_few = np.minimum(target, 1 - target) * draws < SMALL_COUNT
    if is_few.any():
        exact = binomial_limits(target[is_few], np.maximum(np.round(draws[is_few]), 1), tail)
        lower[is_few] = np.minimum(lower[is_few], exact[0])
        upper[is_few] = np.maximum(upper[is_few], exact[1])
    return lower, upper


def _intervals(
    is_share: bool, standardised: Real, values: Real, draws: Real, times: Real, error: Real
) -> tuple[Real, Real]:
    """Return 95 % intervals of standardised values: Wilson's of a share of so many draws, times its standardisation."""
    if not is_share:
        return standardised - Z_95 * error, standardised + Z_95 * error
    pairs = [wilson_percent(value / 100 * of, of) for value, of in zip(values, draws, strict=True)]
    lower, upper = (np.array([pair[side] for pair in pairs]) * times for side in (0, 1))
    return lower, np.minimum(upper, 100.0)
