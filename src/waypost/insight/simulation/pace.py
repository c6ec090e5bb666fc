"""What the past says of the pace of things: how many come, how fast each age leaves, and how both drift and scatter.

Counts scatter by more than chance, because brothers and sisters come and go together: `scatter` is the variance of a
monthly count over its mean. Levels drift from year to year: `drift` is the variance a month of a random walk of the
logarithm, of the whole country and, beside it, of one area. What chance alone could make of it is no drift: each is
drawn towards none by its own error (James and Stein 1961, the positive part). An area's pace of leaving is drawn
towards the country's, the more the fewer of its children have left (a gamma of as much weight as the areas' own
differences allow: empirical Bayes, Efron and Morris 1975).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from waypost.insight.simulation.history import History, Real, Whole
from waypost.insight.simulation.rules import rules

MONTHS_IN_A_YEAR = 12
_WALK_BETWEEN_YEARS = MONTHS_IN_A_YEAR * 2 / 3
"""The variance, in those of one step, between two successive yearly means of a random walk of monthly steps."""
WALK_SINCE_THE_MEAN = MONTHS_IN_A_YEAR / 3
"""The same between the mean of the last year and its end."""


@dataclass(frozen=True, slots=True)
class Drift:
    """The variance a month of the walk of a level's logarithm: the country's, and an area's own beside it."""

    country: float
    area: float


@dataclass(frozen=True, slots=True)
class Pace:
    """What moves the forecast. `monthly` arrivals by area without season, and the variance of what is known of their
    logarithm (`monthly_doubt`); `season` by calendar month (January first).

    `leaving` is the country's rate of leaving a month by age; `age_band` the band of each age, and `leaving_weight` how
    many separate leavers stand behind the rate of each band. `own` is each area's pace over the country's, and `weight`
    how many leavers stand behind that. Both are gammas of these means and shapes. `usually_open` is how many children
    of each area and age there are on an average day of the last two years.
    """

    monthly: Real
    monthly_doubt: Real
    season: Real
    arrival_scatter: float
    arrival_drift: Drift
    leaving: Real
    age_band: Whole
    leaving_weight: Real
    usually_open: Real
    own: Real
    weight: Real
    departure_scatter: float
    departure_drift: Drift


def pace(told: History) -> Pace:
    """Return the pace of things as the past of every area tells it."""
    season = _season(told)
    of_month = season[[(told.origin.month - 1 - back) % 12 for back in range(told.arrivals.shape[1])][::-1]]
    arrivals = _scatter(told.arrivals, of_month)
    arrival_drift = _arrival_drift(told, arrivals)
    monthly, doubt = _level(told, of_month, arrivals, arrival_drift)
    leaving, age_band, leavers = _leaving(told)
    expected = told.exposure @ leaving  # by year and area
    seen = told.leavers.sum(axis=2)
    departures = _scatter(told.departures[:, -2 * MONTHS_IN_A_YEAR :], np.ones(2 * MONTHS_IN_A_YEAR))
    own, weight = _own(seen[-1], expected[-1], departures)
    return Pace(
        monthly=monthly,
        monthly_doubt=doubt,
        season=season,
        arrival_scatter=arrivals,
        arrival_drift=arrival_drift,
        leaving=leaving,
        age_band=age_band,
        leaving_weight=leavers / departures,
        usually_open=_usually_open(told),
        own=own,
        weight=weight,
        departure_scatter=departures,
        departure_drift=_drift(seen, expected, departures),
    )


def _season(told: History) -> Real:
    """Return how much busier each calendar month is, drawn towards no season at all."""
    months = told.arrivals.shape[1]
    calendar = np.array([(told.origin.month - 1 - back) % 12 for back in range(months)][::-1])
    whole = told.arrivals.sum(axis=0).astype(np.float64)
    level = np.repeat(whole.reshape(-1, MONTHS_IN_A_YEAR).mean(axis=1), MONTHS_IN_A_YEAR)
    seen = np.bincount(calendar, weights=whole, minlength=12)
    usual = np.bincount(calendar, weights=level, minlength=12)
    still = rules().weight_of_no_season
    season = (seen + still) / (usual + still)
    return np.asarray(season / season.mean())


def _level(told: History, of_month: Real, scatter: float, drift: Drift) -> tuple[Real, Real]:
    """Return each area's monthly arrivals without season, and the variance of their logarithm.

    Each year of the past has its say, the less the fewer came and the longer ago it was: its variance is that of chance
    and of the walk since. A country's mean, of as little weight as one arrival, keeps an area without any from nought.
    """
    years = told.arrivals.reshape(len(told.areas), -1, MONTHS_IN_A_YEAR).sum(axis=2).astype(np.float64)
    season = of_month.reshape(-1, MONTHS_IN_A_YEAR).sum(axis=1)
    usual = (years.sum() + 1) / (season.sum() * len(told.areas) + 1)
    level = (years + usual) / (season + 1)
    back = np.arange(years.shape[1])[::-1]
    steps = WALK_SINCE_THE_MEAN + MONTHS_IN_A_YEAR * back
    expected = np.maximum(years.sum(axis=1, keepdims=True) / season.sum(), usual) * season
    doubt = scatter / expected + (drift.country + drift.area) * steps
    weights = 1 / doubt
    return (weights * level).sum(axis=1) / weights.sum(axis=1), 1 / weights.sum(axis=1)


def _scatter(counts: Real | Whole, season: Real) -> float:
    """Return the variance of monthly counts over their mean, within each area's own year; never under 1."""
    years = counts.reshape(len(counts), -1, MONTHS_IN_A_YEAR).astype(np.float64)
    shape = season.reshape(-1, MONTHS_IN_A_YEAR)
    mean = years.sum(axis=2, keepdims=True) * shape / shape.sum(axis=1, keepdims=True)
    known = mean > 0
    squares = np.where(known, (years - mean) ** 2 / np.where(known, mean, 1), 0).sum()
    freedom = known.sum() * (MONTHS_IN_A_YEAR - 1) / MONTHS_IN_A_YEAR
    return float(max(1.0, squares / freedom)) if freedom else 1.0


def _leaving(told: History) -> tuple[Real, Whole, Real]:
    """Return the country's rate of leaving by age in months, the band of each age, and the leavers of each band.

    One rate a band, over both years; a leaver at the usual rate stands beside those that were seen.
    """
    bands = rules().age_bands_months
    ages = np.arange(told.exposure.shape[2])
    band = np.searchsorted(bands, ages, side="right") - 1
    exposure = np.bincount(band, weights=told.exposure.sum(axis=(0, 1)), minlength=len(bands))
    leavers = np.bincount(band, weights=told.leavers.sum(axis=(0, 1)), minlength=len(bands))
    usual = (leavers.sum() + 1) / (exposure.sum() + 1)
    with_one = np.asarray(leavers + 1, dtype=np.float64)
    return (with_one / (exposure + 1 / usual))[band], np.asarray(band, dtype=np.int64), with_one


def _usually_open(told: History) -> Real:
    """Return each area's children open on an average day, parted by age as the country's are."""
    by_area, by_age = told.exposure.sum(axis=(0, 2)), told.exposure.sum(axis=(0, 1))
    whole = max(float(by_age.sum()), 1.0)
    return np.asarray(by_area[:, None] * by_age / whole / (len(told.exposure) * MONTHS_IN_A_YEAR))


def _own(seen: Real, expected: Real, scatter: float) -> tuple[Real, Real]:
    """Return each area's pace of leaving over the country's, drawn towards it, and the weight behind it."""
    known = expected > 0
    ratio = np.where(known, seen / np.where(known, expected, 1), 1.0)
    chance = scatter / np.where(known, expected, np.inf)
    weights = np.where(known, expected, 0)
    spread = float((weights * ((ratio - 1) ** 2 - chance)).sum() / max(weights.sum(), 1e-9))
    of_country = 1 / max(spread, 1e-4)
    return (of_country + seen / scatter) / (of_country + expected / scatter), of_country + expected / scatter


def _arrival_drift(told: History, scatter: float) -> Drift:
    years = told.arrivals.reshape(len(told.areas), -1, MONTHS_IN_A_YEAR).sum(axis=2).T.astype(np.float64)
    return _drift(years, np.ones_like(years), scatter)


def _drift(seen: Real, expected: Real, scatter: float) -> Drift:
    """Return the drift of a level from one year to the next; `seen` over `expected` is the level, by year and area."""
    least = rules().least_drift_a_year ** 2 / MONTHS_IN_A_YEAR
    whole = _change(seen.sum(axis=1, keepdims=True), expected.sum(axis=1, keepdims=True), scatter)
    each = _change(seen, expected, scatter)
    country = max(whole, least)
    return Drift(country, max(each - country, 0.0))


def _change(seen: Real, expected: Real, scatter: float) -> float:
    """Return the mean square of changes of the logarithm from year to year, less chance, a month of a random walk.

    With few changes it is mostly noise, and noise that is cut off at nought is a drift on average. So it is drawn
    towards nought by what its error would be were there no drift at all.
    """
    is_known = (seen > 0).all(axis=0) & (expected > 0).all(axis=0)
    if not is_known.any():
        return 0.0
    level = np.log(seen[:, is_known] / expected[:, is_known])
    chance = scatter / seen[:, is_known]
    weights = np.minimum(seen[1:, is_known], seen[:-1, is_known])
    both = chance[1:] + chance[:-1]
    found = float((weights * (np.diff(level, axis=0) ** 2 - both)).sum() / weights.sum())
    variance = float(2 * ((weights * both) ** 2).sum() / weights.sum() ** 2)
    return max(0.0, found - variance / found) / _WALK_BETWEEN_YEARS if found > 0 else 0.0
