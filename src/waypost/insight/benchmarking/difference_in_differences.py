"""Areas where something began beside areas where it did not: how much more their weeks changed (pilots, changeovers).

Each area's mean of weeks over what its cases lead to expect, after less before; the areas where it began less the areas
matched to them. What is the same in every area, or steady in one, cancels out; what else began in the same areas at the
same time does not. Areas are the draws: inference is by placebo areas (placebo.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import comb

import numpy as np
import polars as pl

from waypost.insight.benchmarking.began import Began, with_expected
from waypost.insight.benchmarking.evaluation_terms import Terms
from waypost.insight.benchmarking.matching import contrast_of, likeness
from waypost.insight.benchmarking.placebo import Contrasts, Found, draw_sets, told_by_placebos
from waypost.insight.benchmarking.scales import Real

MONTHS_A_YEAR, MONTHS_A_HALF = 12, 6


@dataclass(frozen=True, slots=True)
class Beside:
    """An area that is compared: its share of the comparison in percent, and its cases before."""

    area: str
    percent: float
    cases: int


@dataclass(frozen=True, slots=True)
class HalfYear:
    """Six months before the start, the last of them 0, earlier ones negative: areas where it began less the matched."""

    number: int
    difference: float


@dataclass(frozen=True, slots=True)
class Side:
    """Areas that began, or those matched to them: weeks before and after, as counted and weighted, and cases."""

    before: float
    after: float
    cases_before: int
    cases_after: int


@dataclass(frozen=True, slots=True)
class Evaluated:
    """What came of it. `effect` in weeks, negative: shorter; `trend_before` in weeks a year, nought where alike.

    `areas` began, and those `too_small` did too and are left out; `beside` were matched; the interval rests on so many
    `placebos`, drawn by lot.
    """

    areas: tuple[str, ...]
    too_small: tuple[str, ...]
    effect: Found
    trend_before: Found
    halves: tuple[HalfYear, ...]
    own: Side
    others: Side
    beside: tuple[Beside, ...]
    placebos: int

    @property
    def is_clear(self) -> bool:
        """Whether the interval of the effect lies to one side of nought."""
        lower, upper = self.effect.lower, self.effect.upper
        return lower is not None and upper is not None and (lower > 0 or upper < 0)

    @property
    def was_alike_before(self) -> bool:
        """Whether nothing says that the areas were going different ways before."""
        return self.trend_before.by_chance > 0.05


@dataclass(frozen=True, slots=True)
class TooFew:
    """Too little to say anything honest, and why: few_months_before, few_months_after, few_cases, few_areas."""

    areas: tuple[str, ...]
    why: str


def difference_in_differences(
    told: Began, areas: Iterable[str], starts: int, terms: Terms, *, without: Iterable[str] = (), seed: int
) -> Evaluated | TooFew:
    """Return how much more weeks changed in `areas`, where something began in month `starts`, than in areas like them.

    `without` are areas that can be nobody's comparison: it began there too, sooner or later. `seed` draws placebos.
    """
    own = tuple(sorted(set(areas)))
    if starts < terms.fewest_months_before:
        return TooFew(own, "few_months_before")
    if len(told.months) - starts < terms.fewest_months_after:
        return TooFew(own, "few_months_after")
    cases = told.cases.filter(~pl.col("area").is_in(list(set(without) - set(own))))
    if cases.filter(pl.col("month") < starts).is_empty():
        return TooFew(own, "few_cases")
    rows = with_expected(cases, starts)
    by_area = _by_area(rows, starts).filter(pl.min_horizontal("before", "after") >= terms.fewest_cases)
    names = by_area["area"].to_list()
    enough = tuple(area for area in own if area in names)
    if not enough:
        return TooFew(own, "few_cases")
    if len(names) < len(enough) + terms.areas_compared or comb(len(names), len(enough)) < terms.fewest_areas:
        return TooFew(own, "few_areas")
    # An area of its own that is too small is no more than left out: it can be nobody's comparison either.
    rows = rows.filter(pl.col("area").is_in(names))
    return _evaluated(rows, by_area, enough, tuple(area for area in own if area not in names), starts, terms, seed)


def _by_area(rows: pl.DataFrame, starts: int) -> pl.DataFrame:
    """Return a row an area: cases, weeks and weeks over the expected, before and after; the trend of the latter."""
    left, is_before = pl.col("weeks") - pl.col("expected"), pl.col("month") < starts
    month = pl.col("month").filter(is_before)
    own = left.filter(is_before)
    return (
        rows.group_by("area", maintain_order=True)
        .agg(
            before=is_before.sum(),
            after=(~is_before).sum(),
            weeks_before=pl.col("weeks").filter(is_before).mean(),
            weeks_after=pl.col("weeks").filter(~is_before).mean(),
            expected=pl.col("expected").filter(is_before).mean(),
            change=left.filter(~is_before).mean() - own.mean(),
            moved=((month - month.mean()) * own).sum(),
            swing=((month - month.mean()) ** 2).sum(),
        )
        .with_columns(trend=MONTHS_A_YEAR * pl.col("moved") / pl.col("swing"))
        .sort("area")
    )


def _evaluated(
    rows: pl.DataFrame,
    by_area: pl.DataFrame,
    own: tuple[str, ...],
    too_small: tuple[str, ...],
    starts: int,
    terms: Terms,
    seed: int,
) -> Evaluated:
    chosen = by_area["area"].is_in(list(own)).to_numpy()
    sizes = by_area["before"].cast(pl.Float64).to_numpy()
    features = np.column_stack([by_area["expected"].to_numpy(), np.log(sizes), by_area["trend"].to_numpy()])
    order = likeness(features)
    sets = draw_sets(len(sizes), chosen, terms.draws, np.random.default_rng(seed))
    contrasts = Contrasts(np.array([contrast_of(one, order, sizes, terms.areas_compared) for one in sets]))
    spread = _spread(rows, starts)
    after = by_area["after"].cast(pl.Float64).to_numpy()
    effect = told_by_placebos(contrasts, by_area["change"].to_numpy(), spread * (1 / sizes + 1 / after), chosen)
    of_trend = _spread(rows.filter(pl.col("month") < starts), starts) * MONTHS_A_YEAR**2 / by_area["swing"].to_numpy()
    trend = told_by_placebos(contrasts, by_area["trend"].to_numpy(), of_trend, chosen)
    weights = contrasts.weights[0]
    return Evaluated(
        areas=own,
        too_small=too_small,
        effect=effect,
        trend_before=trend,
        halves=_halves(rows, by_area["area"].to_list(), weights, starts),
        own=_side(by_area, np.where(chosen, weights, 0.0)),
        others=_side(by_area, np.where(chosen, 0.0, -weights)),
        beside=tuple(
            Beside(by_area["area"][int(at)], float(-100 * weights[at]), int(sizes[at]))
            for at in np.argsort(weights)
            if weights[at] < 0
        ),
        placebos=len(sets) - 1,
    )


def _spread(rows: pl.DataFrame, starts: int) -> float:
    """Return the variance of a case about its area's mean, before and after apart."""
    left = rows.select("area", late=pl.col("month") >= starts, left=pl.col("weeks") - pl.col("expected"))
    own = left.select((pl.col("left") - pl.col("left").mean().over("area", "late")) ** 2).to_series()
    groups = left.select("area", "late").n_unique()
    return float(own.sum() / max(len(own) - groups, 1))


def _side(by_area: pl.DataFrame, weights: Real) -> Side:
    is_in = by_area.filter(pl.Series(weights > 0))
    return Side(
        float(weights @ by_area["weeks_before"].to_numpy()),
        float(weights @ by_area["weeks_after"].to_numpy()),
        int(is_in["before"].sum()),
        int(is_in["after"].sum()),
    )


def _halves(rows: pl.DataFrame, areas: list[str], weights: Real, starts: int) -> tuple[HalfYear, ...]:
    """Return the difference of each half-year before; one in which a compared area had no case is left out."""
    used = pl.DataFrame({"area": areas, "weight": weights}).filter(pl.col("weight") != 0)
    ago = (starts - 1 - pl.col("month").cast(pl.Int64)) // MONTHS_A_HALF
    before = rows.filter(pl.col("month") < starts).with_columns(number=-ago)
    told = (
        before.join(used, on="area", maintain_order="left")
        .group_by("number", "area", maintain_order=True)
        .agg(left=(pl.col("weeks") - pl.col("expected")).mean(), weight=pl.col("weight").first())
        .group_by("number", maintain_order=True)
        .agg(difference=(pl.col("left") * pl.col("weight")).sum(), areas=pl.len())
        .filter(pl.col("areas") == used.height)
        .sort("number")
    )
    return tuple(HalfYear(number, difference) for number, difference, _ in told.iter_rows())
